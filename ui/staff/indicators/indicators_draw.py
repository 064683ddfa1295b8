"""Lines → a picture: the way from baseline to target, and the newer values on it. The one door to altair.

Told apart by shape and label, not by colour alone: round is where it began, a square a newer value, a diamond the
target, dashes the straight way there. Colours after Okabe and Ito. No text is smaller than 13 px.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from textwrap import wrap
from typing import Any

import altair as alt
import vl_convert

from ui.staff.indicators.indicators_series import Line, written

WIDTH, HEIGHT = 330, 190
"""Pixels of a picture in the page: what a telephone has tab for, so that no text shrinks."""
_BIG, _SHARP = 720, 2.5
"""Width of a picture to save, and how many pixels of a PNG stand for one."""
_FONT = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Liberation Sans', Arial, sans-serif"
_SIZE = 13
_AIR = 1.22
"""How much higher than the highest value the picture is, for the labels."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What a picture shows; equal pictures are drawn once."""

    lines: tuple[Line, ...]
    unit: str
    dark: bool = False
    title: str = ""
    """Set for a picture that stands alone: its heading and, in `foot`, its source."""
    foot: str = ""


@dataclass(frozen=True, slots=True)
class _Look:
    """Colours: ink, muted, grid, ground, way, series and target."""

    ink: str
    soft: str
    grid: str
    paper: str
    line: tuple[str, str]
    goal: str


_LIGHT = _Look("#1d2a2e", "#4d5d63", "#d3dbdc", "#ffffff", ("#0072b2", "#d55e00"), "#00785a")
_DARK = _Look("#e8eeee", "#b1bfc2", "#3a484c", "#1b2427", ("#56b4e9", "#e69f00"), "#3fd0a4")


@lru_cache(maxsize=256)
def svg(picture: Picture) -> str:
    """The picture as SVG; its text is text."""
    drawn: str = vl_convert.vegalite_to_svg(_spec(picture), format_locale="sv-SE")
    return drawn


def png(picture: Picture) -> bytes:
    """The picture as PNG, sharp enough to print."""
    drawn: bytes = vl_convert.vegalite_to_png(_spec(picture), scale=_SHARP, format_locale="sv-SE")
    return drawn


def _spec(picture: Picture) -> dict[str, Any]:
    look = _DARK if picture.dark else _LIGHT
    whole = (_BIG if picture.title else WIDTH) - (48 if picture.unit != "%" else 52)
    gap = 18
    width = (whole - gap * (len(picture.lines) - 1)) // len(picture.lines)
    panels = [
        _panel(line, picture, look, number).properties(
            width=width, height=HEIGHT if not picture.title else 300
        )
        for number, line in enumerate(picture.lines)
    ]
    chart = alt.hconcat(*panels, spacing=gap).resolve_scale(y="shared") if len(panels) > 1 else panels[0]
    if picture.title:
        chart = chart.properties(title=_heading(picture, look))
    chart = chart.configure(background=look.paper, font=_FONT, padding=6).configure_view(stroke=None)
    made: dict[str, Any] = chart.configure_axis(
        labelFontSize=_SIZE,
        labelColor=look.soft,
        gridColor=look.grid,
        domainColor=look.soft,
        tickColor=look.soft,
    ).to_dict()
    return made


def _heading(picture: Picture, look: _Look) -> alt.TitleParams:
    foot = wrap(picture.foot, 95)
    return alt.TitleParams(
        text=wrap(picture.title, 70), subtitle=foot, anchor="start", frame="group", color=look.ink,
        subtitleColor=look.soft, fontSize=18, subtitleFontSize=_SIZE, offset=14, subtitlePadding=6,
    )  # fmt: skip


def _panel(line: Line, picture: Picture, look: _Look, number: int) -> alt.LayerChart:
    colour = look.line[number % len(look.line)]
    x = alt.X(
        "year:Q", title=None, scale=alt.Scale(domain=[line.start_year - 0.6, line.goal_year + 0.6], nice=False),
        axis=alt.Axis(values=_years(line), format="d", grid=False, labelOverlap=False),
    )  # fmt: skip
    axis = alt.Axis(**_steps(picture), title=None, labels=number == 0, ticks=number == 0, domain=False)
    y = alt.Y("value:Q", scale=alt.Scale(domain=[0, _top(picture)], nice=False), axis=axis)
    start, goal = (line.start_year, line.start), (line.goal_year, line.goal)
    newer = [(point.year, point.value) for point in line.points]
    way = _chart([start, goal], x, y).mark_line(strokeDash=[5, 4], strokeWidth=2, color=look.soft)
    layers = [way]
    if newer:
        layers.append(_chart([start, *newer], x, y).mark_line(strokeWidth=2.5, color=colour))
        layers.append(
            _chart(newer, x, y).mark_point(shape="square", size=80, filled=True, opacity=1, color=colour)
        )
    layers.append(
        _chart([start], x, y).mark_point(shape="circle", size=110, filled=True, opacity=1, color=colour)
    )
    layers.append(
        _chart([goal], x, y).mark_point(shape="diamond", size=170, filled=True, opacity=1, color=look.goal)
    )
    layers += _labels(line, picture.unit, look, colour, (x, y))
    title = (
        alt.TitleParams(text=line.group, anchor="start", fontSize=14, color=look.ink) if line.group else ""
    )
    return alt.layer(*layers).properties(title=title)


def _labels(line: Line, unit: str, look: _Look, colour: str, axes: tuple[alt.X, alt.Y]) -> list[alt.Chart]:
    """Where it began, where it is to be and where it is, each beside its mark."""
    falls = line.goal < line.start
    labels = [
        _label(
            (line.start_year, line.start),
            written(line.start, unit),
            axes,
            look.ink,
            "left",
            -13 if falls else 20,
        ),
        _label((line.goal_year, line.goal), written(line.goal, unit), axes, look.goal, "right", -14),
    ]
    latest = line.latest
    if latest is not None:
        above = latest.value >= line.due(latest.year)
        shift = -13 if above else 21
        align = "right" if latest.year > line.goal_year - 3 else "center"
        labels.append(
            _label((latest.year, latest.value), written(latest.value, unit), axes, colour, align, shift)
        )
    return labels


def _label(
    at: tuple[int, float], text: str, axes: tuple[alt.X, alt.Y], colour: str, align: str, shift: int
) -> alt.Chart:
    dx = {"left": -5, "right": 6}.get(align, 0)
    return _chart([at], *axes).mark_text(
        text=text,
        align=align,
        dy=shift,
        dx=dx,
        fontSize=14,
        fontWeight="bold",
        color=colour,
        baseline="middle",
    )


def _chart(points: Sequence[tuple[int, float]], x: alt.X, y: alt.Y) -> alt.Chart:
    rows = [{"year": year, "value": value} for year, value in points]
    return alt.Chart(alt.InlineData(values=rows)).encode(x=x, y=y)


def _steps(picture: Picture) -> dict[str, Any]:
    """The lines across; of ten there are never twelve."""
    if not picture.unit.startswith("av "):
        return {"tickCount": 4}
    whole = float(picture.unit.removeprefix("av "))
    return {"values": [0, whole / 2, whole], "format": "~r"}


def _years(line: Line) -> list[int]:
    """The first and last year, and those of newer values that have tab."""
    years = [line.start_year, line.goal_year]
    if line.latest is not None and line.start_year + 2 < line.latest.year < line.goal_year - 2:
        years.insert(1, line.latest.year)
    return years


def _top(picture: Picture) -> float:
    every = [v for line in picture.lines for v in (line.start, line.goal, *(p.value for p in line.points))]
    return max(every) * _AIR or 1.0
