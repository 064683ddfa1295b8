"""The tab Återkoppling: what wasn't answered or didn't help, and a statement to be added to the digest as a draft."""

import ui.serving.no_telemetry  # isort: skip  # noqa: F401  # must come before gradio

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Any

import gradio as gr

from corpus.errors import KnowledgeError
from corpus.index.embedding import Embedder, make_embedder
from corpus.model import Audience, Document, Edition
from corpus.register import read_owners, register_files
from ingest.digest.statement_draft import LONGEST, Note, checked, save, saved
from ui.signin.person import Right
from ui.staff.documents.documents_tab import said
from ui.staff.feedback.feedback_view import OFF, drafts, overview, verdict
from ui.staff.tab_context import NotAllowed, TabContext
from ui.store.unanswered import report

TITLE = "Återkoppling"
PERIODS = {"Senaste veckan": 7, "Senaste 30 dagarna": 30, "Allt som är sparat": 36_500}
_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_BARE: dict[str, Any] = {"apply_default_css": False}
ABOUT = (
    '<h2>Återkoppling</h2><p class="dampad">Frågor som inte fick svar och svar som inte hjälpte. '
    "Det som saknas kan skrivas som ett påstående och prövas mot sidan.</p>"
)
HOW = (
    '<h3>Lägg till ett påstående som utkast</h3><p class="dampad">En sak, med egna ord, som står på sidan. '
    "Skriv inga personuppgifter. Utkastet visas inte för någon förrän en redaktör har flyttat det till digesten.</p>"
)
ONLY = "Frågorna visas för redaktör och förvaltare."


@dataclass(frozen=True, slots=True)
class Parts:
    """The components."""

    period: gr.Dropdown
    shown: gr.HTML
    writing: gr.Column
    document: gr.Dropdown
    pages: gr.Textbox
    text: gr.Textbox
    questions: gr.Textbox
    staff: gr.Checkbox
    check: gr.Button
    keep: gr.Button
    told: gr.HTML
    waiting: gr.HTML


def build(tab: TabContext) -> None:
    """Fill the tab."""
    parts = _lay_out()
    acts = Acts(tab, parts)
    scene = [parts.shown, parts.writing, parts.document, parts.waiting, parts.period]
    # Not when the page is loaded: most who work in it never open the tab, and grouping reads every kept question.
    parts.shown.parent.select(acts.shown, inputs=parts.period, outputs=scene, **_QUIET)
    parts.period.input(acts.shown, inputs=parts.period, outputs=scene, **_QUIET)
    fields = [parts.document, parts.pages, parts.text, parts.questions, parts.staff]
    clicks: dict[str, Any] = {"api_visibility": "private", "show_progress": "minimal", "trigger_mode": "once"}
    parts.check.click(acts.tried, inputs=fields, outputs=parts.told, **clicks)
    parts.keep.click(
        acts.kept, inputs=fields, outputs=[parts.told, parts.waiting, parts.text, parts.questions], **clicks
    )


def _lay_out() -> Parts:
    gr.HTML(ABOUT, **_BARE)
    names = list(PERIODS)
    with gr.Row(elem_classes="filter"):
        period = gr.Dropdown(names, value=names[1], label="Tid", elem_id="aterkoppling-tid")
    shown = gr.HTML("", elem_id="aterkoppling", **_BARE)
    with gr.Column(visible=False, elem_classes="steg") as writing:
        gr.HTML(HOW, **_BARE)
        with gr.Row(elem_classes="filter"):
            document = gr.Dropdown([], label="Dokument", elem_id="pastaende-dokument")
            pages = gr.Textbox(
                label="Sida", placeholder="28 eller 19–21", lines=1, max_lines=1, max_length=30
            )
            staff = gr.Checkbox(label="Bara för medarbetare")
        text = gr.Textbox(label="Påstående", lines=2, max_lines=4, max_length=LONGEST, elem_id="pastaende")
        questions = gr.Textbox(
            label="Frågor som det svarar på, två till sex, en på varje rad", lines=3, max_lines=8, max_length=1_000,
            elem_id="pastaende-fragor",
        )  # fmt: skip
        with gr.Row(elem_classes="knappar"):
            check = gr.Button("Pröva mot sidan", variant="primary", size="md", elem_id="prova")
            keep = gr.Button("Spara som utkast", size="md", elem_id="spara-utkast")
        told = gr.HTML("", elem_id="prov-svar", **_BARE)
        waiting = gr.HTML("", **_BARE)
    return Parts(period, shown, writing, document, pages, text, questions, staff, check, keep, told, waiting)


class Acts:
    """What the tab's buttons do; each asks anew who clicked and what they may."""

    def __init__(self, tab: TabContext, parts: Parts) -> None:
        self._tab, self._parts = tab, parts

    @cached_property
    def _embedder(self) -> Embedder:
        """Loaded when it is first needed."""
        settings = self._tab.context.settings
        return make_embedder(settings.embedder, settings.threads)

    def shown(self, period: str, request: gr.Request) -> dict[Any, Any]:
        """The tab as this person may see it."""
        p = self._parts
        try:
            person = self._tab.person(request)
        except NotAllowed:
            return {p.shown: ""}
        if not person.may(Right.PUBLISH):
            hidden = gr.update(visible=False)
            return {p.shown: f'<p class="notis">{ONLY}</p>', p.writing: hidden, p.period: hidden}
        on = self._tab.context.store.questions.on
        choices = [(d.registration.title, str(d.id)) for d in self._tab.shelf.documents if _official(d)]
        return {
            p.shown: self._overview(period) if on else OFF,
            p.period: gr.update(visible=on),
            p.writing: gr.update(visible=True),
            p.document: gr.update(choices=choices),
            p.waiting: drafts(saved(self._tab.context.settings.data)),
        }

    def tried(self, request: gr.Request, *fields: Any) -> str:  # noqa: ANN401
        """What the check says."""
        self._tab.require(request, Right.PUBLISH)
        try:
            note, document = self._note(*fields)
            return verdict(checked(note, document, self._tab.context.engine.library.statements, self._embed))
        except KnowledgeError as error:
            return said(str(error), bad=True)

    def kept(self, request: gr.Request, *fields: Any) -> list[Any]:  # noqa: ANN401
        """Save the draft, with what the check says; what was written stays where it can't be saved."""
        person = self._tab.require(request, Right.PUBLISH)
        context = self._tab.context
        try:
            note, document = self._note(*fields)
            findings = checked(note, document, context.engine.library.statements, self._embed)
            context.audit(
                person, "spara utkast till digesten", {"dokument": note.document, "sida": note.pages}
            )
            path = save(note, document, context.settings.data, findings)
        except KnowledgeError as error:
            return [said(str(error), bad=True), gr.skip(), gr.skip(), gr.skip()]
        told = said(f"Sparat som {path.name}. Det visas inte för någon förrän en redaktör har lagt in det.")
        return [told + verdict(findings), drafts(saved(context.settings.data)), "", ""]

    def _overview(self, period: str) -> str:
        context, days = self._tab.context, PERIODS.get(period, 30)
        today = date.today()
        kept = context.store.questions.rows(today - timedelta(days=min(days, today.toordinal() - 1)), today)
        titles = {str(d.id): d.registration.title for d in self._tab.shelf.documents}
        owners = titles | {str(k): v for k, v in read_owners(register_files(context.settings)).items()}
        return overview(report(kept, period, owners, self._embedder.queries), kept, titles, period)

    def _note(
        self, identity: str, pages: str, text: str, questions: str, staff: bool
    ) -> tuple[Note, Document]:
        document = self._tab.shelf.document(identity or "")
        if document is None or not _official(document):
            raise KnowledgeError("Välj vilket dokument påståendet återger.")
        asked = tuple(line.strip() for line in (questions or "").splitlines() if line.strip())
        audience = Audience.STAFF if staff else Audience.RESIDENT
        return Note(identity, pages or "", text or "", asked, audience), document

    def _embed(self, texts: Any) -> Any:  # noqa: ANN401 - passed on as it is
        return self._embedder.passages(list(texts))


def _official(document: Document) -> bool:
    return document.edition is Edition.OFFICIAL
