"""Kolada's public API → the values of one of its key figures in one municipality; a door to httpx.

Nothing is asked unless somebody clicks. Why no ready client: docs/decisions/0018.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import httpx

from corpus.errors import KnowledgeError

ADDRESS = "https://api.kolada.se/v3"
_PATIENCE = httpx.Timeout(5.0, connect=3.0)
"""Seconds: somebody waits, and where the network is shut nothing will ever come."""
_MOST = 1_000_000
"""Bytes of a reply; forty years of one figure take a few thousand."""
_KPI, _MUNICIPALITY = re.compile(r"[A-Z]\d{5}"), re.compile(r"\d{4}")


class KoladaError(KnowledgeError):
    """Nothing could be fetched; the message says why and that values can be written in by hand."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Du kan alltid skriva in värdet själv eller läsa in det från en CSV-fil.")


@dataclass(frozen=True, slots=True)
class Figure:
    """A value of a year; `gender` is "T" for all, "K" for women and girls, "M" for men and boys."""

    year: int
    gender: str
    value: float


class Kolada:
    """Asks one address; a test gives another."""

    def __init__(self, address: str = ADDRESS) -> None:
        self._address = address

    def figures(self, kpi: str, municipality: str) -> tuple[Figure, ...]:
        """All years of a key figure ("N00945") in a municipality ("1860"), oldest first; raises KoladaError."""
        if not _KPI.fullmatch(kpi):
            raise KoladaError("Nyckeltalets id i Kolada är en bokstav och fem siffror.")
        if not _MUNICIPALITY.fullmatch(municipality):
            raise KoladaError("Kommunkoden är fyra siffror.")
        content = self._fetched({"kpi_id": kpi, "municipality_id": municipality})
        found = sorted(_figures(content, kpi), key=lambda figure: (figure.year, figure.gender))
        if not found:
            raise KoladaError(f"Kolada har inga värden för {kpi} i kommunen {municipality}.")
        return tuple(found)

    def _fetched(self, asked: dict[str, str]) -> object:
        try:
            with (
                httpx.Client(timeout=_PATIENCE, follow_redirects=True, max_redirects=3) as client,
                client.stream("GET", f"{self._address}/data/", params=asked) as reply,
            ):
                if reply.status_code != httpx.codes.OK:
                    raise KoladaError(f"Kolada svarade med felet {reply.status_code}.")
                body = b""
                for piece in reply.iter_bytes():
                    body += piece
                    if len(body) > _MOST:
                        raise KoladaError("Kolada svarade med för mycket.")
            return httpx.Response(200, content=body).json()
        except httpx.TimeoutException as error:
            raise KoladaError("Kolada svarade inte i tid.") from error
        except httpx.HTTPError as error:
            raise KoladaError("Kolada går inte att nå från den här servern.") from error
        except ValueError as error:
            raise KoladaError("Koladas svar gick inte att läsa.") from error


def _figures(content: object, kpi: str) -> Iterator[Figure]:
    """What of a reply can be read: rows of this figure, each with its values by gender."""
    rows = content.get("values") if isinstance(content, dict) else None
    if not isinstance(rows, list):
        raise KoladaError("Koladas svar gick inte att läsa.")
    for row in rows:
        if isinstance(row, dict) and row.get("kpi") == kpi:
            yield from _row(row)


def _row(row: dict[str, Any]) -> Iterator[Figure]:
    year, values = str(row.get("period")), row.get("values")
    if not (year.isdecimal() and len(year) == 4 and isinstance(values, list)):
        return
    for each in values:
        gender, value = (each.get("gender"), each.get("value")) if isinstance(each, dict) else (None, None)
        if gender in ("T", "K", "M") and isinstance(value, int | float) and not isinstance(value, bool):
            yield Figure(int(year), str(gender), float(value))
