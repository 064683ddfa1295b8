"""The settings → the pages as HTML: the chat, by itself and in a frame; the texts that the law asks for; the demo."""

import json
from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from corpus.municipality import contact_of, contact_url_of, municipality_of
from corpus.settings import Settings
from ui import texts
from ui.viewer.viewer_pages import frame

PAGES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "pages"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def chat_page(settings: Settings, modules: Iterable[str], *, framed: bool, kit: bool) -> str:
    """The chat; `modules` are the scripts that it is going to need, `kit` whether there is a crisis kit to make."""
    examples = {k: v for k, v in municipality_of(settings).examples.items() if k != "staff"}
    said = json.dumps(examples, ensure_ascii=False)
    return _filled("chat", settings, modules=modules, framed=framed, kit=kit, examples=said)


def access_page(settings: Settings) -> str:
    """The statement that the law on digital public service asks for."""
    return frame("Tillgänglighet", _filled("tillganglighet", settings))


def privacy_page(settings: Settings) -> str:
    """What becomes of what is written, with these settings."""
    return frame("Integritet", _filled("integritet", settings))


def demo_page() -> str:
    """A page like a municipality's, with the chat on it."""
    return PAGES.get_template("demo.html").render()


def _filled(name: str, settings: Settings, **more: object) -> str:
    contact = {"contact": contact_of(settings), "contact_url": contact_url_of(settings)}
    return PAGES.get_template(f"{name}.html").render(settings=settings, name=texts.NAME, **contact, **more)
