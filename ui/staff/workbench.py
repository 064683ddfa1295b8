"""The workbench: one page of tabs, mounted at /staff for those who are signed in."""

import ui.serving.no_telemetry  # isort: skip  # noqa: F401  # must come before gradio

from html import escape
from pathlib import Path
from types import ModuleType

import gradio as gr
from fastapi import FastAPI, Request
from fastapi.responses import RedirectResponse
from starlette.routing import Mount

from ui.api.context import ServiceContext
from ui.signin.workbench_gate import WorkbenchAuthMiddleware
from ui.staff.ask import ask_tab
from ui.staff.checklists import checklists_tab
from ui.staff.documents import documents_tab
from ui.staff.feedback import feedback_tab
from ui.staff.index_page import IndexPage
from ui.staff.indicators import indicators_tab
from ui.staff.laws import laws_tab
from ui.staff.requirements import requirements_tab
from ui.staff.tab_context import NotAllowed, TabContext

HERE = Path(__file__).parent
PATH = "/staff"
NAME = "Trygghetsassistenten"
TABS: tuple[ModuleType, ...] = (
    ask_tab,
    requirements_tab,
    indicators_tab,
    laws_tab,
    checklists_tab,
    documents_tab,
    feedback_tab,
)
_FONT = ["system-ui", "sans-serif"]


def mount_staff(app: FastAPI, context: ServiceContext) -> FastAPI:
    """The app with the workbench at /staff."""

    def signed_in(request: Request) -> str | None:
        person = context.person(request)
        return person.id if person else None

    mounted: FastAPI = gr.mount_gradio_app(
        app,
        build_staff(TabContext(context)),
        path=PATH,
        auth_dependency=signed_in,
        footer_links=[],
        run_history=False,
        show_error=False,
        enable_monitoring=False,
        ssr_mode=False,
        pwa=False,
        mcp_server=False,
        theme=gr.themes.Base(font=_FONT, font_mono=["ui-monospace", "monospace"]),
        css_paths=[
            HERE / name for name in ("staff.css", "ask/ask.css", "documents/documents.css", "tabs.css")
        ],
    )
    _in_front(mounted, context)
    return mounted


def build_staff(tab: TabContext) -> gr.Blocks:
    """The page: heading, then tab by tab."""
    with gr.Blocks(title=f"{NAME} för medarbetare", analytics_enabled=False) as blocks:
        heading = gr.HTML(heading_of(""), elem_id="sidhuvud", apply_default_css=False)

        def who(request: gr.Request) -> str:
            try:
                return heading_of(tab.person(request).name)
            except NotAllowed:
                return heading_of("")

        blocks.load(who, outputs=heading, api_visibility="private", show_progress="hidden")
        with gr.Tabs(elem_id="flikar"):
            for module in TABS:
                name = module.__name__.rpartition(".")[2].removesuffix("_tab")
                with gr.Tab(module.TITLE, id=name, elem_id=f"flik-{name}", elem_classes="flik"):
                    module.build(tab)
    blocks.queue(default_concurrency_limit=4, api_open=False)
    return blocks


def heading_of(name: str) -> str:
    """The page's head as HTML: what it is, and who is signed in where that is known."""
    out = '<form method="post" action="/logga-ut"><button type="submit">Logga ut</button></form>'
    person = (
        f'<span class="vem"><span class="unseen">Inloggad: </span>{escape(name)}</span>{out}' if name else ""
    )
    return (
        f'<header class="huvud"><h1>{NAME} <span>för medarbetare</span></h1>'
        f'<div class="konto">{person}</div></header>'
    )


def _in_front(app: FastAPI, context: ServiceContext) -> None:
    """The sign-in check, then our page in place of gradio's; also without the last stroke."""
    for route in app.routes:
        if isinstance(route, Mount) and route.path == PATH:
            route.app = WorkbenchAuthMiddleware(IndexPage(route.app), context.person)

    @app.get(PATH, include_in_schema=False)
    def staff() -> RedirectResponse:
        return RedirectResponse(f"{PATH}/", 307)
