"""The library and the last ingest's report → the register as a table, and what rolling back would mean."""

from html import escape
from pathlib import Path

from corpus.index.generations import current, previous
from corpus.index.open_library import open_library
from corpus.model import Audience, Document, Edition, Status
from ingest.intake.ingest_report import Report, read_report
from ingest.intake.staging import shown_time
from ingest.intake.uploads import Upload, read_uploads
from ui.api.visible_library import VisibleLibrary
from ui.staff.markup import TABLE, cell, region

_HEADS = (
    "Dokument",
    "Status",
    "Från",
    "Läses av",
    "Text",
    "Sidor",
    "Stycken",
    "Påståenden",
    "Återgivet",
    "Varningar",
)
_FIGURES = 5
"""How many of the columns, from the right, hold figures."""
_GOOD = {Status.IN_FORCE: "bra", Status.REPEALED: "fel", Status.REPLACED: "fel"}
_EDITIONS = {Edition.OFFICIAL: "officiell", Edition.DIGEST: "återgiven"}


def register(shelf: VisibleLibrary, data: Path) -> str:
    """The register as a table, a row a document, and below it what the last ingest said."""
    folder = current(data)
    report = read_report(folder) if folder else None
    uploads = {str(each.registration.id): each for each in read_uploads(folder)}
    heads = "".join(
        f'<th role="columnheader" scope="col"{_tal(number)}>{head}</th>' for number, head in enumerate(_HEADS)
    )
    rows = "".join(_row(shelf, each, report, uploads.get(str(each.id))) for each in shelf.documents)
    table = (
        f"{TABLE}<caption>{len(shelf.documents)} dokument</caption>"
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead><tbody role="rowgroup">{rows}</tbody></table>'
    )
    return (
        f"{region('Dokumenten', table, 'hel')}"
        f'<p class="dampad under">{escape(_made(folder, report))}</p>{_said(report)}'
    )


def back_text(data: Path) -> str:
    """What rolling back would mean, "" where there is nothing to roll back to."""
    now, before = current(data), previous(data)
    if now is None or before is None:
        return ""
    old, new = ({str(u.registration.id): u for u in read_uploads(each)} for each in (before, now))
    texts = [f"Går tillbaka till: {_made(before, read_report(before))}"]
    texts += [f"«{new[key].registration.title}» (uppladdad {shown_time(new[key].at)}) slutar gälla."
              for key in new if key not in old or old[key] != new[key]]  # fmt: skip
    texts += [f"«{old[key].registration.title}» (uppladdad {shown_time(old[key].at)}) gäller igen."
              for key in old if key not in new or old[key] != new[key]]  # fmt: skip
    missing = _titles(now) - _titles(before)
    texts += [f"«{title}» finns inte i den tidigare." for title in sorted(missing)]
    if old == new:
        texts.append(
            "Uppladdningarna är desamma. Filer i mappar på servern läses in på nytt vid nästa inläsning, så ändra "
            "eller ta bort filen där också."
        )
    return "<ul>" + "".join(f"<li>{escape(text)}</li>" for text in texts) + "</ul>"


def _titles(folder: Path) -> set[str]:
    return {document.registration.title for document in open_library(folder).documents}


def _row(shelf: VisibleLibrary, document: Document, report: Report | None, upload: Upload | None) -> str:
    about = document.registration
    below = [part for part in (about.kind, about.dnr, about.decision) if part]
    if upload:
        below.append(f"uppladdad {shown_time(upload.at)} av {upload.by}")
    if not about.confirmed:
        below.append("uppgifterna är lästa ur filen och behöver bekräftas")
    name = (
        f'<a href="/dokument/{escape(document.id)}" target="_blank" rel="noopener">{escape(about.title)}</a>'
        f'<br><span class="dampad">{escape(" · ".join(below))}</span>'
    )
    until = f'<br><span class="dampad dag">till {escape(about.valid_to)}</span>' if about.valid_to else ""
    status = f'<span class="marke {_GOOD.get(about.status, "")}">{escape(about.status)}</span>{until}'
    editions = ", ".join(_EDITIONS[each] for each in shelf.editions(document))
    share = report.coverage.get(str(document.id)) if report else None
    cells = [
        status,
        f'<span class="dag">{escape(about.date or "–")}</span>',
        "medarbetare" if about.audience is Audience.STAFF else "alla",
        escape(editions),
        str(shelf.pages(document)),
        str(len(document.passages)),
        str(len(shelf.statements(document))),
        "–" if share is None else f"{share:.0%}".replace("%", " %"),
        str(len(_warnings(report, document))) if report else "–",
    ]
    tds = "".join(
        cell(_HEADS[number], content, "tal" if _is_figure(number) else "")
        for number, content in enumerate(cells, start=1)
    )
    return f'<tr role="row"><th role="rowheader" scope="row">{name}</th>{tds}</tr>'


def _tal(number: int) -> str:
    return ' class="tal"' if _is_figure(number) else ""


def _is_figure(number: int) -> bool:
    return number >= len(_HEADS) - _FIGURES


def _warnings(report: Report, document: Document) -> list[str]:
    """The warnings that name a file of the document."""
    return [
        w
        for w in report.warnings
        if w.partition(":")[0].rsplit(".", 1)[0] == document.id or w.startswith(f"{document.id}:")
    ]


def _made(folder: Path | None, report: Report | None) -> str:
    """When a generation was made: its name begins with that."""
    if folder is None:
        return "Inget är inläst ännu."
    stamp = folder.name[:15]
    at = f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}T{stamp[9:11]}:{stamp[11:13]}:{stamp[13:15]}+00:00"
    took = f", på {report.seconds:.0f} s" if report else ""
    return f"Inläst {shown_time(at)}{took} (generation {folder.name})."


def _said(report: Report | None) -> str:
    """The warnings and errors of the last ingest, folded away."""
    if report is None:
        return ""
    said = [*report.errors, *report.warnings]
    if not said:
        return '<p class="dampad">Senaste inläsningen gav inga varningar.</p>'
    withheld = "".join(
        f"<details><summary>{escape(key)}: {len(texts)} påståenden visas inte</summary>"
        f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul></details>"
        for key, texts in report.withheld.items()
        if texts
    )
    items = "".join(f"<li>{escape(text)}</li>" for text in said)
    return (
        f'<details class="vikt"><summary>Senaste inläsningen: {len(report.errors)} fel, {len(report.warnings)} '
        f"varning{'' if len(report.warnings) == 1 else 'ar'}</summary><ul>{items}</ul>{withheld}</details>"
    )
