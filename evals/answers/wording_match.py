"""How wordings are compared: the rules of the evaluation set, to the letter and nothing beside them."""

import re

# Only a hyphen directly before the line break is joined: in the official text a true hyphen at a line's end
# ("trygghets- ⏎och") is followed by a space.
_BROKEN_WORD = re.compile(r"([^\W\d_])-\n")
_WHITE_SPACE = re.compile(r"\s+")


def comparable(text: str) -> str:
    r"""A page or quote for comparison: "sam-\nverkan  i\n kris" -> "samverkan i kris"."""
    return folded(_BROKEN_WORD.sub(r"\1", text.replace("\r\n", "\n"))).strip()


def folded(text: str) -> str:
    r"""Every run of white space as one space: "48\u00a0\n timmar" -> "48 timmar"."""
    return _WHITE_SPACE.sub(" ", text)


def mentions(text: str, wanted: str) -> bool:
    """Whether a fact or forbidden string is in a text, whatever its case: "INOM 48 h", "inom 48" -> True."""
    return folded(wanted).casefold() in folded(text).casefold()


def places(quote: str, page: str) -> tuple[tuple[int, int], ...]:
    """Where a quote stands, as (begin, end) in the comparable page: "bb", "abbb" -> ((1, 3), (2, 4))."""
    wanted, where = comparable(quote), comparable(page)
    found = []
    begin = where.find(wanted) if wanted else -1
    while begin >= 0:
        found.append((begin, begin + len(wanted)))
        begin = where.find(wanted, begin + 1)
    return tuple(found)


def overlap(one: tuple[tuple[int, int], ...], other: tuple[tuple[int, int], ...]) -> bool:
    """Whether two quotes share a character somewhere: ((0, 5),), ((4, 9),) -> True."""
    return any(begin < last and first < end for begin, end in one for first, last in other)


def words(text: str) -> int:
    """Words between white space, citation markers counted: "Inom 48 timmar. [1]" -> 4."""
    return len(text.split())
