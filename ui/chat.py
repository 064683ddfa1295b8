"""The chat page at /: gradio's Blocks around ui/talk.py.

The answer is shown as plain text, the cards under it are HTML that ui/cards.py escaped: nothing that a person
or a document wrote becomes markup.
"""

import ui.offline  # isort: skip  # noqa: F401  # must come before gradio

from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from pathlib import Path
from typing import Any

import gradio as gr
from fastapi import FastAPI

from assistant.model import Answer
from ui import texts
from ui.cards import cards
from ui.desk import Desk
from ui.talk import Talk, ask, messages, said

HERE = Path(__file__).parent
SUGGESTIONS = 4
QUEUE = 64
"""Visitors who may wait for an answer at a time."""
SILENT = 3_600
"""Seconds after which a conversation is forgotten."""
SWEDISH = "() => { document.documentElement.lang = 'sv'; }"
"""gradio takes the language from the browser; the words of this page are Swedish whoever reads them."""
TO_QUESTION = (
    "() => requestAnimationFrame(() => { const all = document.querySelectorAll('#samtal .user-row'); "
    "const last = all[all.length - 1]; if (last) last.scrollIntoView({block: 'start'}); })"
)


def mount_chat(app: FastAPI, desk: Desk) -> FastAPI:
    """The app with the chat page at /."""
    blocks = build_chat(desk)
    mounted: FastAPI = gr.mount_gradio_app(
        app,
        blocks,
        path="/",
        footer_links=[],
        run_history=False,
        show_error=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        max_file_size=1,
        theme=gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["monospace"]),
        css_paths=[HERE / "chat.css"],
        js=SWEDISH,
    )
    return mounted


def build_chat(desk: Desk) -> gr.Blocks:
    """The page: heading, emergency line, conversation, follow-ups, question field, examples."""
    with gr.Blocks(title=texts.NAME, analytics_enabled=False) as blocks:
        talk = gr.State((), time_to_live=SILENT)
        gr.HTML(_heading(), elem_id="rubrik")
        conversation = gr.Chatbot(
            label="Samtalet", show_label=False, elem_id="samtal", visible=False, render_markdown=False,
            buttons=["copy"], latex_delimiters=[], feedback_options=None, allow_file_downloads=False,
            group_consecutive_messages=False, autoscroll=False, height=None, layout="bubble",
        )  # fmt: skip
        with gr.Row(elem_id="folj", visible=False) as follow:
            more = [
                gr.Button("", visible=False, elem_classes="forslag", size="sm") for _ in range(SUGGESTIONS)
            ]
        with gr.Row(elem_id="tummar", visible=False) as thumbs:
            helped = gr.HTML(_paragraph(texts.HELPED), elem_id="tum-fraga")
            yes = gr.Button("Ja", size="sm", min_width=64, elem_classes="tum")
            no = gr.Button("Nej", size="sm", min_width=64, elem_classes="tum")
            clear = gr.Button("Rensa samtalet", size="sm", min_width=120, elem_id="rensa")
        with gr.Column(elem_id="exempel") as examples:
            gr.HTML("<h2>Du kan till exempel fråga</h2>")
            with gr.Row(elem_id="exempel-rad"):
                asks = [gr.Button(text, elem_classes="forslag", size="sm") for text in texts.EXAMPLES]
        with gr.Column(elem_id="fraga"):
            field = gr.Textbox(
                label="Din fråga", placeholder=texts.PLACEHOLDER, lines=1, max_lines=5,
                max_length=2_000, submit_btn="Fråga", elem_id="falt", info=texts.PERSONAL,
            )  # fmt: skip
        shown = [talk, conversation, field, examples, follow, thumbs, helped, yes, no, *more]
        _listen(desk, talk, field, (*asks, *more), shown)
        _thumbs(desk, helped, (yes, no))
        clear.click(lambda: _shown(()), outputs=shown, **_QUIET)
    blocks.queue(max_size=QUEUE, default_concurrency_limit=4, api_open=False)
    return blocks


_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
"""Not part of gradio's own API, and no moving bars."""


def _listen(
    desk: Desk, talk: gr.State, field: gr.Textbox, buttons: Sequence[gr.Button], shown: list[Any]
) -> None:
    """Ask when the field is sent or one of the buttons is pressed."""

    def answered(text: str, before: Talk, request: gr.Request) -> Iterator[list[Any]]:
        yield _waiting(text, before)
        yield _shown(ask(desk, before, text, request.request if request else None))

    for event, source in [(field.submit, field), *((button.click, button) for button in buttons)]:
        event(
            answered,
            inputs=[source, talk],
            outputs=shown,
            trigger_mode="once",
            concurrency_id="ask",
            **_QUIET,
        ).then(None, js=TO_QUESTION)


def _thumbs(desk: Desk, question: gr.HTML, buttons: Sequence[gr.Button]) -> None:
    """Count a thumb and say thanks; the buttons come back with the next answer."""

    def counted(helpful: bool) -> list[Any]:
        desk.metrics.feedback(helpful=helpful)
        return [gr.update(value=_paragraph(texts.THANKS)), *[gr.update(visible=False)] * len(buttons)]

    for button, helpful in zip(buttons, (True, False), strict=True):
        button.click(partial(counted, helpful), outputs=[question, *buttons], **_QUIET)


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>"


def _heading() -> str:
    return (
        f'<header><h1>{texts.NAME}</h1><p class="vad">{texts.WHAT}</p>'
        f'<p class="larm"><strong>{texts.EMERGENCY}</strong></p></header>'
    )


def _waiting(text: str, talk: Talk) -> list[Any]:
    """What is shown while the answer is made."""
    rows = messages(talk, _below)
    if text.strip():
        rows += [said("user", text.strip()), said("assistant", texts.LOOKING)]
    hidden, same = gr.update(visible=False), gr.update()
    top = [talk, gr.update(value=rows, visible=bool(rows)), "", gr.update(visible=not rows)]
    return [*top, hidden, hidden, *[same] * (3 + SUGGESTIONS)]


def _shown(talk: Talk) -> list[Any]:
    """What is shown when the answer is there."""
    suggestions = list(talk[-1].answer.suggestions[:SUGGESTIONS]) if talk else []
    more = [gr.update(value=text, visible=True) for text in suggestions]
    more += [gr.update(visible=False)] * (SUGGESTIONS - len(more))
    return [
        talk,
        gr.update(value=messages(talk, _below), visible=bool(talk)),
        "",
        gr.update(visible=not talk),
        gr.update(visible=bool(suggestions)),
        gr.update(visible=bool(talk)),
        gr.update(value=_paragraph(texts.HELPED)),
        gr.update(visible=True),
        gr.update(visible=True),
        *more,
    ]


def _below(answer: Answer) -> gr.HTML | None:
    html = cards(answer)
    return gr.HTML(html, elem_classes="under") if html else None
