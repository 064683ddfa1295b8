"""GET /dokument/…: a document's pages as accessible HTML without scripts, the words of a citation marked."""

from html import escape
from pathlib import Path

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.answer.page_url import original_url, page_url
from corpus.model import Document, Edition
from ui import texts
from ui.api.context import ServiceContext
from ui.api.visible_library import VisibleLibrary
from ui.viewer.original_file import original_of, original_reply
from ui.viewer.page_html import PageHtml, official_page, restated_page

HERE = Path(__file__).parent
QUOTE = 2_000
"""Characters of `citat` that are looked for; no page holds a longer sentence."""
MISSING = "Sidan finns inte"
IN_FRAME = "ram"
"""Value of `vy` that the workbench asks for a page with."""


def viewer_router(context: ServiceContext) -> APIRouter:
    """The pages, the list of documents, and the style sheet."""
    router = APIRouter(include_in_schema=False)

    @router.get("/dokument")
    def documents(request: Request) -> Response:
        return HTMLResponse(frame("Dokument", _contents(context.shelf(request))))

    @router.get("/dokument/{document_id}")
    def document(document_id: str, request: Request) -> Response:
        if context.shelf(request).document(document_id) is None:
            return missing()
        return RedirectResponse(page_url(document_id, 1))

    @router.get("/dokument/{document_id}/sida/{page}")
    def page(document_id: str, page: str, request: Request, citat: str = "", vy: str = "") -> Response:
        shelf = context.shelf(request)
        known = shelf.document(document_id)
        number = int(page) if page.isascii() and page.isdigit() and len(page) < 7 else 0
        if known is None or not 1 <= number <= shelf.pages(known):
            return missing(known, shelf.pages(known) if known else 0)
        pdf = original_of(context.settings, known) is not None
        make = _framed if vy == IN_FRAME else _page
        return HTMLResponse(make(shelf, known, number, citat[:QUOTE], pdf))

    @router.get("/dokument/{document_id}/original")
    def original(document_id: str, request: Request) -> Response:
        known = context.shelf(request).document(document_id)
        return (original_reply(context.settings, known) if known else None) or missing()

    @router.get("/dokument/{rest:path}")
    def other(rest: str) -> Response:
        return missing()

    _look(router)
    return router


def _look(router: APIRouter) -> None:
    @router.get("/static/trygg-viewer.css")
    def style() -> Response:
        return Response((HERE / "viewer.css").read_bytes(), media_type="text/css")

    @router.get("/static/trygg-ikon.svg")
    @router.get("/favicon.ico")
    def icon() -> Response:
        return Response((HERE / "icon.svg").read_bytes(), media_type="image/svg+xml")


def missing(document: Document | None = None, pages: int = 0) -> Response:
    """A friendly 404."""
    lines = ["<p>Adressen leder inte till någon sida i de dokument som finns här.</p>"]
    if document:
        title = escape(document.registration.title)
        link = f'<a href="{escape(page_url(document.id, 1))}">{title}</a>'
        lines = [f"<p>{link} har {pages} sidor. Den sida som du sökte finns inte.</p>"]
    lines.append('<p><a href="/dokument">Se alla dokument</a> eller <a href="/">ställ en fråga</a>.</p>')
    return HTMLResponse(frame(MISSING, f"<h1>{MISSING}</h1>{''.join(lines)}"), 404)


def frame(title: str, main: str, links: str = "", *, site: bool = True) -> str:
    """A whole page; `title` is plain text, `main` and `links` are HTML; without `site` nothing stands around it."""
    around = (
        '<a class="skip" href="#innehall">Till innehållet</a>'
        f'<header class="site"><div><a class="home" href="/">{texts.NAME}</a>'
        '<nav aria-label="Webbplatsen"><a href="/dokument">Alla dokument</a></nav></div></header>'
    )
    return (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8">'
        f"<title>{escape(title)} – {texts.NAME}</title>"
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        '<meta name="color-scheme" content="light dark">'
        '<link rel="icon" href="/static/trygg-ikon.svg" type="image/svg+xml">'
        f'<link rel="stylesheet" href="/static/trygg-viewer.css">{links}</head><body>{around if site else ""}'
        f'<main id="innehall" tabindex="-1">{main}</main></body></html>'
    )


def _contents(shelf: VisibleLibrary) -> str:
    rows = []
    for document in shelf.documents:
        known = document.registration
        facts = " · ".join(escape(fact) for fact in (known.dnr, known.date) if fact)
        rows.append(
            f'<li><a href="{escape(page_url(known.id, 1))}">{escape(known.title)}</a>'
            f'<span class="facts">{_badge(known.status)} {facts}</span></li>'
        )
    listed = f'<ul class="documents">{"".join(rows)}</ul>' if rows else "<p>Inga dokument är inlästa.</p>"
    return f"<h1>Dokument</h1>{listed}"


def _page(shelf: VisibleLibrary, document: Document, page: int, quote: str, pdf: bool) -> str:
    sheet = _page_html(shelf, document, page, quote)
    pages = shelf.pages(document)
    title = f"{document.registration.title}, sida {page}"
    before, after = _around(document, page, pages)
    turn = f'<nav class="turn" aria-label="{{}}">{before}<span>Sida {page} av {pages}</span>{after}</nav>'
    body = (
        _head(document, page, pages, pdf)
        + _found(sheet, quote)
        + turn.format("Bläddra")
        + _sheet(sheet, page)
        + turn.format("Bläddra, längst ned")
    )
    return frame(title, body)


def _framed(shelf: VisibleLibrary, document: Document, page: int, quote: str, pdf: bool) -> str:
    """The page for the workbench, which has its own heading and buttons around it and reads the attributes."""
    sheet = _page_html(shelf, document, page, quote)
    digest = document.edition is Edition.DIGEST
    notice = f'<p class="notice">{texts.RESTATED}</p>' if digest else ""
    lost = "" if sheet.found else _found(sheet, quote)
    facts = f'data-dokument="{escape(document.id)}" data-sida="{page}" data-sidor="{shelf.pages(document)}"'
    title = f"{document.registration.title}, sida {page}"
    body = f'<div class="framed" {facts} data-pdf="{int(pdf)}">{notice}{lost}{_sheet(sheet, page)}</div>'
    return frame(title, body, site=False)


def _page_html(shelf: VisibleLibrary, document: Document, page: int, quote: str) -> PageHtml:
    """The page's text in the edition there is, the quote marked."""
    if document.edition is Edition.OFFICIAL:
        return official_page(document, page, quote)
    return restated_page(shelf.statements(document, page), page, quote)


def _sheet(sheet: PageHtml, page: int) -> str:
    text = sheet.html or "<p>Här finns ingen text att visa från den här sidan.</p>"
    return f'<article class="sheet" aria-label="Sida {page}">{_path(sheet)}{text}</article>'


def _head(document: Document, page: int, pages: int, pdf: bool) -> str:
    known = document.registration
    facts = [("Diarienummer", known.dnr), ("Datum", known.date), ("Beslut", known.decision)]
    if known.valid_to:
        facts.append(("Gäller till", known.valid_to))
    rows = "".join(f"<div><dt>{name}</dt><dd>{escape(text)}</dd></div>" for name, text in facts if text)
    digest = document.edition is Edition.DIGEST
    notice = f'<p class="notice">{texts.RESTATED}</p>' if digest else ""
    link = f'<a href="{escape(original_url(document.id, page))}">PDF, sida {page}</a>'
    original = f"<div><dt>Originalet</dt><dd>{link}</dd></div>" if pdf else ""
    return (
        f'<div class="title"><h1>{escape(known.title)}</h1>'
        f"<dl><div><dt>Status</dt><dd>{_badge(known.status)}</dd></div>{rows}"
        f"<div><dt>Sida</dt><dd>{page} av {pages}</dd></div>{original}</dl></div>{notice}"
    )


def _badge(status: str) -> str:
    kind = {"gäller": "good", "ersatt": "bad", "upphävd": "bad"}.get(status, "plain")
    return f'<span class="badge {kind}">{escape(status)}</span>'


def _found(sheet: PageHtml, quote: str) -> str:
    if not quote.strip():
        return ""
    if sheet.found:
        return '<p class="told"><a href="#citat">Till de markerade orden</a></p>'
    return (
        '<p class="told notice">De citerade orden hittades inte på den här sidan. '
        "De kan ha ändrats i en nyare version; sidan visas i sin helhet.</p>"
    )


def _path(sheet: PageHtml) -> str:
    """The headings that the page goes on under, as headings, so that those on the page keep their rank."""
    if not sheet.path:
        return ""
    heads = "".join(
        f"<h{min(6, rank)}>{escape(text)}</h{min(6, rank)}>" for rank, text in enumerate(sheet.path, 2)
    )
    return f'<div class="path">{heads}</div>'


def _around(document: Document, page: int, pages: int) -> tuple[str, str]:
    """Links to the page before and the page after, kept in place where there is none."""
    to = [escape(page_url(document.id, number)) for number in (page - 1, page + 1)]
    before = f'<a rel="prev" href="{to[0]}">← Föregående<span> sida</span></a>'
    after = f'<a rel="next" href="{to[1]}">Nästa<span> sida</span> →</a>'
    gap = '<span class="gap"></span>'
    return (before if page > 1 else gap), (after if page < pages else gap)
