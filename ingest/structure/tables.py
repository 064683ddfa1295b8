"""Tables that printing flattened to lines: recognised by their header, read row by row.

Turns lines into rows for three kinds of table that governing documents have: indicators (baseline and target
value), laws (kind, name, designation) and a two-column glossary. Values on the line after their row, rows
over several lines and tables over several pages are put together again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.structure.lines import PrintedLine

INDICATOR_HEADER = re.compile(
    r"^(?:Nyckeltal|Indikator|Mått|Mätvärde)\S*\s+[A-ZÅÄÖ][^\d.]{1,25}\s(\d{4})\s+[A-ZÅÄÖ][^\d.]{1,25}\s(\d{4})$"
)
"""Two years in the head: where it stands, and where it should."""
LAW_HEADER = re.compile(
    r"^(?:(?:Typ|Slag|Benämning|Namn|Titel|Rubrik|Författning|Lag|Regelverk)\s+){1,2}"
    r"(?:Beteckning|Nummer|SFS|SFS-nummer|Författningsnummer)$"
)
"""A column for what it is called, and last one for its number."""
TERM_HEADER = re.compile(r"^(?:Begrepp|Ord|Term)\s+(?:Beskrivning|Förklaring|Definition|Betydelse)\b")

_VALUE = r"(?!0\d)\d+(?:/\d+|[,.]\d+)?(?: ?%)?"
_GROUP = rf"(?:Flickor|Pojkar|Kvinnor|Män|Tjejer|Killar|Totalt) {_VALUE}"
_SPOKEN = r"(?:Samtliga|Alla|Ingen|Inga|Hela) \S+"
_NUMBERS = re.compile(rf"^(.*[^\d\s].*?)\s({_VALUE})\s({_VALUE})$")
_GROUPS = re.compile(rf"^(.*?\S)\s+((?:{_GROUP} ?){{2,}})$")
_WORDS = re.compile(rf"^(.*?\S)\s+({_SPOKEN})\s+({_SPOKEN})$")
_LAW = re.compile(
    r"^(EU-\w+|Grundlag|Balk|Lag|Förordning|Föreskrift|Allmänt råd)(\d*)\s+(.+?)\s+"
    r"((?:[A-ZÅÄÖ]+FS )?\d{4}[:/]\d+)$"
)
_UNTYPED_LAW = re.compile(
    r"^(?=.*(?:lag(?:en)?|balk\w*|förordning\w*|föreskrift\w*)\b)([A-ZÅÄÖ].+?)\s+\(?((?:[A-ZÅÄÖ]+FS )?\d{4}:\d+)\)?$"
)
"""A row without a column for what sort of law it is; its name tells."""
_KINDS = (("förordning", "Förordning"), ("föreskrift", "Föreskrift"), ("balk", "Balk"))
_TERM = re.compile(r"^([A-ZÅÄÖ][\wåäö-]+(?: [a-zåäö-]+){0,3}) ([A-ZÅÄÖ]\S* .*)$")
_MOST_LINES = 8


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """`values` pairs a group ("Flickor", "") with baseline and target as printed."""

    lines: tuple[PrintedLine, ...]
    label: int
    """How many characters of the joined row its name takes."""
    values: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True, slots=True)
class LawRow:
    """A row of the legal table; `note` is the number of a footnote on its kind, "" without one."""

    lines: tuple[PrintedLine, ...]
    kind: str
    name: str
    designation: str


@dataclass(frozen=True, slots=True)
class TermRow:
    """A glossary entry: the lines of its name, and of its description."""

    name: str
    lines: tuple[PrintedLine, ...]


def joined(lines: Sequence[PrintedLine]) -> str:
    """Lines as one text, soft hyphens joined: ["nyckel-", "personer"] gives "nyckelpersoner"."""
    text = ""
    for line in lines:
        if text.endswith("-") and text[-2:-1].isalpha():
            text = text[:-1] + line.text
        else:
            text = f"{text} {line.text}" if text else line.text
    return text


def indicator_row(lines: Sequence[PrintedLine]) -> IndicatorRow | None:
    """The indicator row that begins with these lines, or None where the table has ended."""
    for count in range(1, min(_MOST_LINES, len(lines)) + 1):
        last = lines[count - 1].text
        if INDICATOR_HEADER.match(last) or last.endswith((".", ":")) or last.startswith("•"):
            return None
        text = joined(lines[:count])
        if last.endswith("-"):
            continue
        if match := _GROUPS.match(text):
            values = _paired(match[2])
            if values and not re.match(_GROUP, lines[count].text if count < len(lines) else ""):
                return IndicatorRow(tuple(lines[:count]), len(match[1]), values)
        elif match := _NUMBERS.match(text) or _WORDS.match(text):
            return IndicatorRow(tuple(lines[:count]), len(match[1]), (("", match[2], match[3]),))
    return None


def _paired(text: str) -> tuple[tuple[str, str, str], ...]:
    """First all baselines, then all targets: "Flickor 54 % Pojkar 61 % Flickor 80 % Pojkar 80 %"."""
    cells = [cell.split(" ", 1) for cell in re.findall(_GROUP, text)]
    half = len(cells) // 2
    if len(cells) % 2 or half < 1 or [c[0] for c in cells[:half]] != [c[0] for c in cells[half:]]:
        return ()
    return tuple(
        (group, now.strip(), target.strip())
        for (group, now), (_, target) in zip(cells[:half], cells[half:], strict=True)
    )


def law_row(lines: Sequence[PrintedLine]) -> LawRow | None:
    """The law row that begins with these lines, or None where the table has ended."""
    for count in range(1, min(4, len(lines)) + 1):
        if match := _LAW.match(joined(lines[:count])):
            name = re.sub(r"(?<=[a-zåäö])\d{1,2}$", "", match[3])
            return LawRow(tuple(lines[:count]), match[1], name, match[4])
        if match := _UNTYPED_LAW.match(joined(lines[:count])):
            kind = next((kind for word, kind in _KINDS if word in match[1].lower()), "Lag")
            return LawRow(tuple(lines[:count]), kind, match[1], match[2])
    return None


def term_rows(lines: Sequence[PrintedLine]) -> list[TermRow]:
    """The entries of a glossary, its lines given from below the header to its end.

    An entry begins after a full stop, with a name that doesn't break alphabetical order; a short line
    without a full stop is the name's beginning ("Brottsförebyggande" / "arbete").
    """
    rows: list[tuple[str, list[PrintedLine]]] = []
    index = 0
    while index < len(lines):
        ended = index == 0 or lines[index - 1].text.endswith((".", "!", "?"))
        name, used = _term_name(lines[index:]) if ended else ("", 0)
        if name and (not rows or name.casefold() >= rows[-1][0].casefold()):
            rows.append((name, list(lines[index : index + max(used, 1)])))
            index += max(used, 1)
        else:
            if rows:
                rows[-1][1].append(lines[index])
            index += 1
    return [TermRow(name, tuple(part)) for name, part in rows]


def _term_name(lines: Sequence[PrintedLine]) -> tuple[str, int]:
    """The name that these lines begin with and how many whole lines it takes, 0 when it shares one."""
    whole: list[str] = []
    for line in lines[:3]:
        if len(line.text) < 30 and line.text[-1].isalpha() and (not whole or line.text[0].islower()):
            whole.append(line.text)
        else:
            break
    if whole and len(lines) > len(whole) and lines[len(whole)].text[0].isupper():
        return " ".join(whole), len(whole)
    match = _TERM.match(lines[0].text)
    return (match[1], 0) if match else ("", 0)
