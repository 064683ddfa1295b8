"""The tab Dokument's parts and how they lie; what they do is wired in documents.py."""

import ui.serving.no_telemetry  # isort: skip  # noqa: F401  # must come before gradio

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from ingest.intake.receive_upload import Class
from ui.staff.documents.documents_form import KINDS, LONGEST, NEW, STATES

HERE = Path(__file__).parent
_BARE: dict[str, Any] = {"apply_default_css": False}
_CLASSES = [
    ("ÖPPEN – alla får läsa", Class.OPEN.value),
    ("INTERN – bara medarbetare", Class.INTERNAL.value),
    ("KÄNSLIG", Class.SENSITIVE.value),
    ("SÄKERHETSSKYDDSKLASSIFICERAD", Class.SECRET.value),
]
ABOUT = (
    '<h2>Dokument</h2><p class="dampad">Vad assistenten svarar ur, och om det gäller. '
    "Den som har rätt till det lägger in nya dokument och versioner här.</p>"
)


@dataclass(frozen=True, slots=True)
class Fields:
    """The form about a file."""

    version_of: gr.Dropdown
    title: gr.Textbox
    kind: gr.Dropdown
    status: gr.Radio
    date: gr.Textbox
    valid_to: gr.Textbox
    dnr: gr.Textbox
    decision: gr.Textbox
    replaces: gr.Dropdown

    @property
    def all(self) -> list[Any]:
        """In the order of `documents_form.Form`."""
        return [self.version_of, self.title, self.kind, self.status, self.date, self.valid_to, self.dnr,
                self.decision, self.replaces]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Parts:
    """The components.

    `generation` is that of the draft shown, `serving` what served then, `told` what the last click led to, `received`
    the token and name of the file sent.
    """

    register: gr.HTML
    generation: gr.State
    serving: gr.State
    told: gr.HTML
    timer: gr.Timer
    draft: gr.HTML
    deciding: gr.Row
    publish: gr.Button
    discard: gr.Button
    upload: gr.Column
    chosen: gr.Radio
    file: gr.HTML
    received: gr.State
    form: gr.Column
    fields: Fields
    make: gr.Button
    asking: gr.Accordion
    questions: gr.Textbox
    save: gr.Button
    back: gr.Column
    meaning: gr.HTML
    back_button: gr.Button
    sure: gr.Row
    yes: gr.Button
    no: gr.Button


def lay_out() -> Parts:
    """Make the parts, in their places; all but the register unseen until it is known who looks."""
    gr.HTML(ABOUT, **_BARE)
    register = gr.HTML("", elem_id="dokumentlista", **_BARE)
    generation, serving = gr.State(""), gr.State("")
    timer = gr.Timer(1.5, active=False)
    draft = gr.HTML("", elem_id="utkast", **_BARE)
    # Close to the buttons, so that what a click led to is seen.
    told = gr.HTML("", elem_id="dokument-sagt", **_BARE)
    with gr.Row(elem_classes="knappar", visible=False) as deciding:
        publish = gr.Button("Publicera", variant="primary", size="md", elem_id="publicera")
        discard = gr.Button("Kassera", size="md", elem_id="kassera")
    upload, chosen, file, received, form, fields, make = _upload()
    with gr.Accordion(
        "Frågor som ställs före och efter", open=False, visible=False, elem_classes="steg"
    ) as asking:
        questions = gr.Textbox(
            label="En fråga på varje rad", lines=6, max_lines=20, elem_id="sparade-fragor",
            info="De ställs till det som gäller och till utkastet. Svar som ändras visas innan du publicerar.",
        )  # fmt: skip
        save = gr.Button("Spara frågorna", size="sm")
    back, meaning, back_button, sure, yes, no = _back()
    return Parts(
        register, generation, serving, told, timer, draft, deciding, publish, discard,
        upload, chosen, file, received, form, fields, make,
        asking, questions, save, back, meaning, back_button, sure, yes, no,
    )  # fmt: skip


def _upload() -> tuple[gr.Column, gr.Radio, gr.HTML, gr.State, gr.Column, Fields, gr.Button]:
    with gr.Column(visible=False, elem_classes="steg") as upload:
        gr.HTML("<h3>Lägg in ett dokument eller en ny version</h3>", **_BARE)
        chosen = gr.Radio(_CLASSES, label="1. Informationsklass", value=None, elem_id="klass")
        file = gr.HTML(
            "", html_template=(HERE / "documents_upload.html").read_text("utf-8"),
            js_on_load=(HERE / "documents_upload.js").read_text("utf-8"), visible=False, elem_id="filval", **_BARE,
        )  # fmt: skip
        received = gr.State(("", ""))
        with gr.Column(visible=False) as form:
            fields = _fields()
            with gr.Row(elem_classes="knappar"):
                make = gr.Button("Gör ett utkast", variant="primary", size="md", elem_id="gor-utkast")
    return upload, chosen, file, received, form, fields, make


def _fields() -> Fields:
    day: dict[str, Any] = {"placeholder": "ÅÅÅÅ-MM-DD", "lines": 1, "max_lines": 1, "max_length": 10}
    line: dict[str, Any] = {"lines": 1, "max_lines": 1, "max_length": LONGEST}
    version_of = gr.Dropdown(
        [("Ett nytt dokument", NEW)], value=NEW, label="2. Vad är det?", elem_id="version-av"
    )
    with gr.Row(elem_classes="filter"):
        title = gr.Textbox(label="Titel", elem_id="doktitel", **line)
        kind = gr.Dropdown(list(KINDS), value=KINDS[-1], allow_custom_value=True, label="Typ")
        status = gr.Radio([state.value for state in STATES], value=STATES[0].value, label="Status")
    with gr.Row(elem_classes="filter"):
        begins = gr.Textbox(label="Gäller från (beslutsdag)", elem_id="fran", **day)
        ends = gr.Textbox(label="Gäller till", **day)
        dnr = gr.Textbox(label="Diarienummer", placeholder="KS 2026-123", **line)
        decision = gr.Textbox(label="Beslut", placeholder="Kommunfullmäktige § 12", **line)
    replaces = gr.Dropdown(
        [], multiselect=True, allow_custom_value=True, label="Ersätter (andra dokument som slutar gälla)"
    )
    return Fields(version_of, title, kind, status, begins, ends, dnr, decision, replaces)


def _back() -> tuple[gr.Column, gr.HTML, gr.Button, gr.Row, gr.Button, gr.Button]:
    with gr.Column(visible=False, elem_classes="steg") as back:
        gr.HTML("<h3>Gå tillbaka till det som gällde före</h3>", **_BARE)
        meaning = gr.HTML("", elem_classes="bakat", **_BARE)
        with gr.Row(elem_classes="knappar"):
            back_button = gr.Button("Gå tillbaka …", size="md", elem_id="ga-tillbaka")
        with gr.Row(visible=False, elem_classes="knappar") as sure:
            yes = gr.Button("Ja, gå tillbaka", variant="stop", size="md", elem_id="ja-tillbaka")
            no = gr.Button("Nej", size="md")
    return back, meaning, back_button, sure, yes, no
