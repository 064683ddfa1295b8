"""Words of the list of changes → patterns that find the thing in a text, and nothing that looks like it."""

import re
from functools import cached_property

from corpus.swedish.fold import fold

_NUMBER = re.compile(r"^(?P<series>[A-ZÅÄÖ]+ )?(?P<number>\d{4}(?:/\d{2})?[:/]\d+)$", re.IGNORECASE)
_CAPITALS = re.compile(r"^[A-ZÅÄÖ]{2,}(?: ?\d+)?$")


class Reading:
    """A text in the forms that marks look at, each made once however many marks look."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def folded(self) -> str:
        """As words are compared."""
        return fold(self.text)

    @cached_property
    def plain(self) -> str:
        """As numbers and their series are: small letters, one space between."""
        return " ".join(self.text.split()).casefold()


class Mark:
    """One way to recognise a thing: parts that must all stand in a text.

    "skollag" finds "skollagens" but not "förskollag"; "LOV3" finds that word alone, in capitals; "2015:5" is
    neither 2015:53 nor SOU 2015:5; "ingen lag + brott" needs both.
    """

    def __init__(self, words: str) -> None:
        self._parts = tuple(_part(part.strip()) for part in words.split("+"))

    def stands_in(self, text: str | Reading) -> bool:
        """Whether all the parts stand in a text; whoever asks of many marks reads it once for them."""
        reading = Reading(text) if isinstance(text, str) else text
        return all(part(reading) for part in self._parts)


class _Stem:
    """A word or some words, from where a word begins."""

    def __init__(self, stem: str) -> None:
        self._pattern = re.compile(rf"(?<![\w/:]){re.escape(fold(stem))}")

    def __call__(self, reading: Reading) -> bool:
        return self._pattern.search(reading.folded) is not None


class _Capitals:
    """A short name in capitals, as a word of its own; "MSB:s" counts, "MSBFS" doesn't."""

    def __init__(self, name: str) -> None:
        self._pattern = re.compile(rf"(?<!\w){re.escape(name)}(?!\w)")

    def __call__(self, reading: Reading) -> bool:
        return self._pattern.search(reading.text) is not None


class _Designation:
    """A number of the statute book or a series: the same number in another series is another thing."""

    def __init__(self, series: str, number: str) -> None:
        self._series = series.strip().casefold() or "sfs"
        self._pattern = re.compile(rf"(?:\b(?P<series>\w+)\.? )?(?<![\w:/]){re.escape(number)}(?![\d:/])")

    def __call__(self, reading: Reading) -> bool:
        found = (match["series"] or "" for match in self._pattern.finditer(reading.plain))
        return any(self._fits(before) for before in found)

    def _fits(self, before: str) -> bool:
        other = before.endswith("fs") or before in {"sou", "ds", "prop", "skr", "dir"}
        return before == self._series or (self._series == "sfs" and not other)


def _part(words: str) -> _Stem | _Capitals | _Designation:
    if match := _NUMBER.match(words):
        return _Designation(match["series"] or "", match["number"])
    return _Capitals(words) if _CAPITALS.match(words) else _Stem(words)


def same_designation(one: str, other: str) -> bool:
    """Whether two spellings name the same law: "SFS 2018:1200" and "2018:1200"."""
    return _plain(one) == _plain(other)


def _plain(designation: str) -> str:
    folded = " ".join(re.sub(r"[()]", " ", designation).casefold().split())
    return re.sub(r"^(?:sfs|eu|eg) ", "", folded)
