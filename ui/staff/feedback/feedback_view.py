"""KeptQuestion questions, grouped, and what the digest's check says → HTML."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from html import escape

from assistant.answer.page_url import page_url
from ingest.digest.findings import Finding
from ingest.digest.read_digest import DigestFile
from ui.staff.markup import TABLE, cell, counted, head, region
from ui.store.kept_questions import KeptQuestion
from ui.store.unanswered import Group, Report, Share

OFF = (
    '<p class="notis">Frågor sparas inte, så här finns inget att visa. Den som driver tjänsten slår på det med '
    "<code>TRYGG_KEEP_QUESTIONS=ja</code>. Då sparas frågorna rensade från personuppgifter, utan vem som frågade, "
    "och raderas efter så många dagar som <code>TRYGG_KEEP_DAYS</code> säger (30 om inget anges). "
    "Påståenden kan läggas till ändå, här nedanför.</p>"
)
_COLUMNS = ("Fråga", "Antal", "Senast", "Närmaste sida")
_SHOWN = 5
"""Wordings and comments of a group that are shown."""


def overview(report: Report, kept: Sequence[KeptQuestion], titles: Mapping[str, str], period: str) -> str:
    """Counts first, then each owner's groups."""
    unanswered = sum(group.count for share in report.shares for group in share.unanswered)
    counts = (
        ("frågor", report.questions), ("utan svar", unanswered), ("till hjälp", report.helpful),
        ("inte till hjälp", report.unhelpful),
    )  # fmt: skip
    cells = "".join(
        f'<div class="kort antal"><strong>{count}</strong> {name}</div>' for name, count in counts
    )
    times = {each.answer_id: each.at for each in kept}
    shares = "".join(_share(share, times, titles) for share in report.shares)
    nothing = '<p class="notis bra">Alla frågor har fått svar, och inget svar har fått tummen ned.</p>'
    return f'<p class="dampad">{escape(period)}</p><div class="rutor">{cells}</div>{shares or nothing}'


def verdict(findings: Sequence[Finding]) -> str:
    """What the check says, word for word."""
    if not findings:
        return '<p class="notis bra" role="status">Prövningen hade inget att anmärka.</p>'
    items = "".join(
        f'<li><span class="marke {"fel" if each.is_error else ""}">{"Fel" if each.is_error else "Varning"}</span> '
        f"{escape(each.check.value)}: {escape(each.message)}</li>"
        for each in findings
    )
    return f'<div class="skillnad" role="status"><ul>{items}</ul></div>'


def drafts(files: Iterable[DigestFile]) -> str:
    """The draft files that wait for an editor."""
    rows = "".join(
        f'<li><code>{escape(file.name)}</code> <span class="dampad">{escape(file.part)}</span></li>'
        for file in files
    )
    about = "Ligger i datamappen under <code>digest-drafts</code>. En redaktör flyttar dem till digesten."
    return (
        f'<h3>Utkast som väntar</h3><p class="dampad">{about}</p><ul class="vantar">{rows}</ul>'
        if rows
        else ""
    )


def _share(share: Share, times: Mapping[str, datetime], titles: Mapping[str, str]) -> str:
    parts = (("Utan svar", share.unanswered), ("Hjälpte inte", share.unhelpful))
    tables = "".join(
        _table(name, f"{name}: {share.owner}", groups, times, titles) for name, groups in parts if groups
    )
    return f"<h3>{escape(share.owner)}</h3>{tables}"


def _table(
    name: str, label: str, groups: Sequence[Group], times: Mapping[str, datetime], titles: Mapping[str, str]
) -> str:
    rows = "".join(_row(group, times, titles) for group in groups)
    total = sum(group.count for group in groups)
    caption = f"{name}: {counted(total, 'fråga', 'frågor')} i {counted(len(groups), 'grupp', 'grupper')}"
    table = (
        f'{TABLE}<caption>{caption}</caption>{head(*_COLUMNS)}<tbody role="rowgroup">{rows}</tbody></table>'
    )
    return region(label, table, "hel")


def _row(group: Group, times: Mapping[str, datetime], titles: Mapping[str, str]) -> str:
    others = [each for each in group.wordings if each != group.question]
    more = "".join(f'<br><span class="dampad">{escape(each)}</span>' for each in others[:_SHOWN])
    comments = "".join(
        f'<br><span class="dampad">Kommentar: {escape(c)}</span>' for c in group.comments[:_SHOWN]
    )
    last = max((times[each] for each in group.ids if each in times), default=None)
    when = last.astimezone().strftime("%Y-%m-%d kl. %H") if last else ""
    return (
        f'<tr role="row"><th role="rowheader" scope="row">{escape(group.question)}{more}{comments}</th>'
        f"{cell(_COLUMNS[1], str(group.count))}{cell(_COLUMNS[2], when, 'dag')}"
        f"{cell(_COLUMNS[3], _page(group, titles))}</tr>"
    )


def _page(group: Group, titles: Mapping[str, str]) -> str:
    if not group.page:
        return "–"
    title = titles.get(group.document_id, group.document_id)
    url = escape(page_url(group.document_id, group.page, ""))
    return f'<a href="{url}" target="_blank" rel="noopener">{escape(title)}, s. {group.page}</a>'
