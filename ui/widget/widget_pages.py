"""The settings → the pages as HTML: the chat, by itself and in a frame; the texts that the law asks for; the demo."""

import json
from collections.abc import Iterable
from html import escape
from pathlib import Path
from string import Template

from corpus.municipality import contact_of, contact_url_of
from corpus.settings import Settings
from ui import texts
from ui.viewer.viewer_pages import frame

PAGES = Path(__file__).parent / "pages"
CLOSE = (
    '<button type="button" id="close" class="close" aria-label="Stäng chatten" data-label="close">'
    '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="M5 5l14 14M19 5 5 19"/></svg></button>'
)
NEW_TAB = '<span class="unseen"> (<span data-word="newTab">öppnas i ny flik</span>)</span>'
KEPT = (
    "Frågor sparas i {days} dagar för att göra tjänsten bättre, rensade från personnummer, telefonnummer, "
    "e-postadresser och namn. Sedan raderas de."
)
UNKEPT = "Vi sparar inte dina frågor, och vi vet inte vem du är."
OWN_MACHINE = "Svaret görs på den servern, utan språkmodell."
MODEL = "En språkmodell som kommunen har valt kan formulera om det som hittats."
NOBODY = "Ingen. Sidan hämtar inget från andra webbplatser, och inget skickas till någon annan."
MODEL_OWNER = (
    "Sidan hämtar inget från andra webbplatser. Frågan och det som hittats skickas till den språkmodell "
    "som kommunen har kopplat in."
)


def chat_page(settings: Settings, modules: Iterable[str], *, framed: bool) -> str:
    """The chat; `modules` are the scripts that it is going to need."""
    preload = "\n".join(f'<link rel="modulepreload" href="/widget/{name}">' for name in modules)
    given = {
        "name": texts.NAME,
        "brand": texts.NAME.replace(
            "sassistenten", "s&shy;assistenten"
        ),  # where a narrow screen may break it
        "mode": "frame" if framed else "page",
        "contact": escape(contact_of(settings)),
        "phone": escape(settings.contact_phone),
        "email": escape(settings.contact_email),
        "url": escape(contact_url_of(settings)),
        "keep_days": str(settings.keep_days) if settings.keep_questions else "",
        "examples": escape(json.dumps(texts.EXAMPLES, ensure_ascii=False)),
        "preload": preload,
        "close": CLOSE if framed else "",
        "target": ' target="_blank" rel="noopener"' if framed else "",
        "new_tab": NEW_TAB if framed else "",
    }
    return _filled("chat", given)


def access_page(settings: Settings) -> str:
    """The statement that the law on digital public service asks for."""
    return frame("Tillgänglighet", _filled("tillganglighet", _contact(settings) | {"name": texts.NAME}))


def privacy_page(settings: Settings) -> str:
    """What becomes of what is written, with these settings."""
    kept, model = settings.keep_questions, bool(settings.llm_url)
    days = KEPT.format(days=settings.keep_days)
    given = {
        "kept": days if kept else UNKEPT,
        "stored": f"<li>{days if kept else 'Frågor och svar sparas inte på servern.'}</li>",
        "comment": "En kommentar sparas på samma sätt som frågorna." if kept else "Kommentaren sparas inte.",
        "machine": MODEL if model else OWN_MACHINE,
        "others": MODEL_OWNER if model else NOBODY,
    }
    return frame("Integritet", _filled("integritet", _contact(settings) | given))


def demo_page() -> str:
    """A page like a municipality's, with the chat on it."""
    return (PAGES / "demo.html").read_text(encoding="utf-8")


def _contact(settings: Settings) -> dict[str, str]:
    ways = []
    if settings.contact_phone:
        ways.append(f"Telefon: {escape(settings.contact_phone)}")
    if settings.contact_email:
        email = escape(settings.contact_email)
        ways.append(f'E-post: <a href="mailto:{email}">{email}</a>')
    if contact_url_of(settings).startswith(("https://", "http://")):
        ways.append(f'<a href="{escape(contact_url_of(settings))}">Kommunens kontaktsida</a>')
    items = "".join(f"<li>{way}</li>" for way in ways)
    return {"contact": escape(contact_of(settings)), "ways": f"<ul>{items}</ul>" if items else ""}


def _filled(name: str, given: dict[str, str]) -> str:
    return Template((PAGES / f"{name}.html").read_text(encoding="utf-8")).substitute(given)
