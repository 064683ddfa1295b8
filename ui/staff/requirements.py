"""The tab Krav."""

import ui.offline  # isort: skip  # noqa: F401  # must come before gradio

import gradio as gr

from ui.staff.room import Room

TITLE = "Krav"


def build(room: Room) -> None:
    """Fill the tab."""
    gr.Markdown(TITLE)
