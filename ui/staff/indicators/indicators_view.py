"""Indicators as HTML: filters, and a card for each with its picture and its numbers beside it."""

import base64
from collections import Counter
from collections.abc import Sequence
from html import escape

from ui.staff.indicators.indicators_draw import WIDTH, Picture, svg
from ui.staff.indicators.indicators_form import Notes, tools_of
from ui.staff.indicators.indicators_series import Line, Measure, Standing, told, written
from ui.staff.markup import TABLE, badge, button, cell, counted, folded, head, notice, page_link, select

_KINDS = {Standing.REACHED: "bra", Standing.ON: "bra", Standing.OFF: "fel"}
_SIGNS = (("●", "utgångsläge"), ("■", "nyare värde"), ("◆", "mål"), ("╌╌", "rak väg till målet"))


def form(measures: Sequence[Measure], *, narrow: bool, may_save: bool) -> str:
    """The filters, the file to save and, for those who may, the file to load."""
    areas = Counter(measure.indicator.focus_area for measure in measures)
    states = Counter(standing for measure in measures for standing in _standings(measure))
    fields = (
        select("omrade", "Fokusområde", [("", "Alla"), *((a, f"{a} ({n})") for a, n in areas.items())]),
        select("lage", "Läge", [("", "Alla"), *((s.value, f"{s} ({n})") for s, n in states.items())]),
    )
    load = (
        '<form class="ladda" data-sand="las"><label class="knapp filknapp">Läs in CSV'
        '<input type="file" name="fil" accept=".csv,text/csv" class="unseen" data-genast></label></form>'
    )
    return (
        '<div class="filterform bredvid"><form id="nyckelfilter" data-direkt="filtrera" role="search" '
        f'aria-label="Avgränsa nyckeltal">{folded("".join(fields), closed=narrow)}</form>'
        f'<div class="knappar">{load if may_save else ""}{button("Spara som CSV", "exportera", form="csv")}</div></div>'
    )


def shown(measures: Sequence[Measure], every: Sequence[Measure], notes: Notes) -> str:
    """The cards by focus area."""
    said = notes.message if not notes.key else ""
    if not measures:
        empty = (
            "Dokumenten har inga nyckeltal." if not every else "Inget nyckeltal stämmer med det du har valt."
        )
        return said + notice(empty)
    counts = Counter(standing for measure in measures for standing in _standings(measure))
    marks = "".join(f"<li>{badge(f'{s} {n}', _KINDS.get(s, ''))}</li>" for s, n in counts.most_common())
    series = sum(len(measure.groups) for measure in measures)
    line = f"{counted(len(measures), 'nyckeltal', 'nyckeltal')}, {counted(series, 'serie', 'serier')}"
    signs = "".join(f'<li><span aria-hidden="true">{sign}</span> {words}</li>' for sign, words in _SIGNS)
    areas = dict.fromkeys(measure.indicator.focus_area for measure in measures)
    return (
        f'{said}<div class="summa"><p class="antal" role="status">{line}</p><ul class="marken">{marks}</ul>'
        f'<ul class="tecken" aria-label="Tecken i bilderna">{signs}</ul></div>'
        + "".join(
            _area(area, [m for m in measures if m.indicator.focus_area == area], every, notes)
            for area in areas
        )
    )


def _area(area: str, measures: Sequence[Measure], every: Sequence[Measure], notes: Notes) -> str:
    cards = "".join(_card(measure, every, notes) for measure in measures)
    return f'<section><h3>{escape(area)}</h3><div class="nyckelkort">{cards}</div></section>'


def _card(measure: Measure, every: Sequence[Measure], notes: Notes) -> str:
    indicator = measure.indicator
    picture = _picture(measure, dark=notes.dark) if measure.lines else _in_words(measure)
    unit = f'<p class="dampad">{escape(_measured(indicator.unit))}</p>' if measure.lines else ""
    return (
        f'<article class="kort"><h4>{escape(indicator.name)}</h4><p class="marken">{_states(measure)}</p>'
        f'<div class="bild-och-tal"><div class="bild">{unit}{picture}</div>{_numbers(measure)}</div>'
        f"{_cited(measure)}{tools_of(measure, every, notes)}</article>"
    )


def _measured(unit: str) -> str:
    return "procent" if unit == "%" else unit


def _standings(measure: Measure) -> tuple[Standing, ...]:
    return tuple(line.standing for line in measure.lines) or (Standing.IN_WORDS,)


def _states(measure: Measure) -> str:
    """How it stands, series by series, and which direction is better."""
    marks = [
        badge(
            f"{line.group}: {line.standing}" if line.group else line.standing, _KINDS.get(line.standing, "")
        )
        for line in measure.lines
    ] or [badge(Standing.IN_WORDS)]
    better = dict.fromkeys(line.better.value for line in measure.lines)
    arrows = {"Lägre är bättre": "↓ ", "Högre är bättre": "↑ "}
    marks += [f'<span class="riktning">{arrows.get(each, "")}{escape(each)}</span>' for each in better]
    return " ".join(marks)


def _picture(measure: Measure, *, dark: bool) -> str:
    drawn = svg(Picture(measure.lines, measure.indicator.unit, dark))
    inside = base64.b64encode(drawn.encode("utf-8")).decode("ascii")
    words = " ".join(told(line, measure.indicator.unit) for line in measure.lines)
    return f'<img src="data:image/svg+xml;base64,{inside}" width="{WIDTH}" alt="{escape(words)}">'


def _in_words(measure: Measure) -> str:
    return '<p class="dampad">Utgångsläge och mål är skrivna i ord och går inte att rita.</p>'


def _numbers(measure: Measure) -> str:
    """Baseline, newer values and target as a table, a column for each series."""
    indicator, groups = measure.indicator, measure.groups
    columns = [group or "Värde" for group in groups]
    first = [
        cell(group or "Värde", escape(s.baseline), "tal") for group in groups if (s := measure.series(group))
    ]
    last = [
        cell(group or "Värde", escape(s.target), "tal") for group in groups if (s := measure.series(group))
    ]
    rows = [_line(f"{indicator.baseline_year}", "utgångsläge", first)]
    years = sorted({point.year for line in measure.lines for point in line.points})
    for year in years:
        values = [
            cell(line.group or "Värde", _value(line, year, indicator.unit), "tal") for line in measure.lines
        ]
        rows.append(_line(str(year), "", values))
    rows.append(_line(f"{indicator.target_year}", "mål", last))
    body = f'<tbody role="rowgroup">{"".join(rows)}</tbody>'
    caption = f'<caption class="unseen">{escape(indicator.name)}</caption>'
    return f'<div class="tabell hel tal-tabell">{TABLE}{caption}{head("År", *columns)}{body}</table></div>'


def _line(year: str, what: str, values: Sequence[str]) -> str:
    said = f' <span class="dampad">{what}</span>' if what else ""
    return f'<tr role="row"><th role="rowheader" scope="row">{year}{said}</th>{"".join(values)}</tr>'


def _value(line: Line, year: int, unit: str) -> str:
    """A year's value, where the straight way is then, and where the value comes from."""
    point = next((point for point in line.points if point.year == year), None)
    if point is None:
        return ""
    due = f"rak väg {written(round(line.due(year), 2), unit)}"
    return f'{escape(written(point.value, unit))} <span class="dampad">({due}) {escape(point.source)}</span>'


def _cited(measure: Measure) -> str:
    links = ", ".join(
        page_link(measure.document, place.page, place.quote) for place in measure.indicator.places
    )
    source = f"{escape(measure.indicator.source)} " if measure.indicator.source else ""
    return f'<p class="dampad kallan">{source}{escape(measure.document.registration.title)}, {links}</p>'
