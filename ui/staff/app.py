"""The workbench: one page of tabs, mounted at /staff for those who are signed in."""

import ui.offline  # isort: skip  # noqa: F401  # must come before gradio

from types import ModuleType

import gradio as gr
from fastapi import FastAPI, Request

from ui.desk import Desk
from ui.staff import ask, checklists, documents, feedback, indicators, laws, requirements
from ui.staff.room import Room

PATH = "/staff"
TABS: tuple[ModuleType, ...] = (ask, requirements, indicators, laws, checklists, documents, feedback)


def mount_staff(app: FastAPI, desk: Desk) -> FastAPI:
    """The app with the workbench at /staff."""

    def signed_in(request: Request) -> str | None:
        person = desk.person(request)
        return person.id if person else None

    mounted: FastAPI = gr.mount_gradio_app(
        app,
        build_staff(Room(desk)),
        path=PATH,
        auth_dependency=signed_in,
        footer_links=[],
        run_history=False,
        show_error=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        theme=gr.themes.Base(font=["system-ui", "sans-serif"], font_mono=["monospace"]),
    )
    return mounted


def build_staff(room: Room) -> gr.Blocks:
    """The page, tab by tab."""
    with gr.Blocks(title="Trygghetsassistenten för medarbetare", analytics_enabled=False) as blocks:
        for tab in TABS:
            with gr.Tab(tab.TITLE, id=tab.__name__.rsplit(".", 1)[-1]):
                tab.build(room)
    blocks.queue(default_concurrency_limit=4, api_open=False)
    return blocks
