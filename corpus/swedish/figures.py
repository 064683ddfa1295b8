"""How Swedish writes figures and dates: one home for the months, the numerals and the shapes of a number."""

import re

MONTHS = (
    "januari", "februari", "mars", "april", "maj", "juni",
    "juli", "augusti", "september", "oktober", "november", "december",
)  # fmt: skip
NUMERALS = (
    "noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju",
    "åtta", "nio", "tio", "elva", "tolv", "tretton", "fjorton", "femton",
)  # fmt: skip
"""The numeral of each number from 0."""
ISO_DATE = re.compile(r"\b(\d{4})-([01]\d)-([0-3]\d)\b")
WRITTEN_DATE = re.compile(rf"\b(\d{{1,2}})(?::?e)? ({'|'.join(MONTHS)}) (\d{{4}})\b", re.IGNORECASE)
"""Day, month and year of "24 september 2021" and "1:e maj 2022"."""
FIGURE = re.compile(r"\d+(?:[,.:/]\d+)*")
DESIGNATION = re.compile(r"[^\W\d_]*\d\w*(?:[.,:/-]\w*\d\w*)*")
"""A figure with the letters that belong to it: "LOV3", "2025:1506", "3,5", "112"."""
_GROUPED = re.compile(r"(?<=\d)[ \u00a0\u202f\u2009](?=\d{3}(?!\d))")


def figures_in(text: str) -> frozenset[str]:
    """The figures of a text as they are written.

    Example: figures_in("48 timmar, 1,5 meter") -> {"48", "1,5"}
    """
    return frozenset(FIGURE.findall(text))


def ungrouped(text: str) -> str:
    """The text with its thousands written together: "1 450 kronor" -> "1450 kronor"."""
    return _GROUPED.sub("", text)


def iso_date(written: re.Match[str]) -> str:
    """A match of WRITTEN_DATE in ISO 8601: "24 september 2021" -> "2021-09-24"."""
    day, month, year = written.groups()
    return f"{year}-{MONTHS.index(month.lower()) + 1:02}-{int(day):02}"
