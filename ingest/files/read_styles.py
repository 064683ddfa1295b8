"""Word's styles → which paragraphs are headings and list items, by style, base style or directly."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from docx.oxml.ns import qn

HEADING = re.compile(r"(?:heading|rubrik) ?([1-9])")
"""Word keeps its own styles under English names in every language; LibreOffice and templates don't."""
TITLES = ("title", "rubrik")
LISTS = ("list bullet", "list number", "punktlista", "numrerad lista")
CONTENTS = ("toc ", "innehåll ")
BODY_LEVEL = 9
"""Outline level, counted from 0, that means running text."""
VALUE = qn("w:val")


@dataclass(frozen=True, slots=True)
class Style:
    """One paragraph style: `outline` from 0 or None, `numbered` None where the style doesn't say."""

    name: str
    base: str
    outline: int | None
    numbered: bool | None


class Styles:
    """The styles of one document, asked paragraph by paragraph; paragraphs are `w:p` elements."""

    def __init__(self, root: Any) -> None:  # noqa: ANN401 - lxml has no types
        self._styles = {
            style.get(qn("w:styleId")): Style(
                name=_value(style, "w:name").lower(),
                base=_value(style, "w:basedOn"),
                outline=_outline(style),
                numbered=_numbered(style),
            )
            for style in root.iterfind(qn("w:style"))
        }

    def heading(self, paragraph: Any) -> int:  # noqa: ANN401
        """The level from 1, or 0 where the paragraph is no heading; the title counts as level 1."""
        outline = _outline(paragraph)
        for style in self._chain(paragraph):
            if outline is not None:
                break
            match = HEADING.fullmatch(style.name)
            if style.outline is None and (match or style.name in TITLES):
                return int(match[1]) if match else 1
            outline = style.outline
        return 0 if outline is None or outline >= BODY_LEVEL else outline + 1

    def item(self, paragraph: Any) -> bool:  # noqa: ANN401
        """Whether the paragraph is a list item."""
        numbered = _numbered(paragraph)
        for style in self._chain(paragraph):
            if numbered is not None:
                break
            numbered = style.numbered or (True if style.name.startswith(LISTS) else style.numbered)
        return bool(numbered)

    def contents(self, paragraph: Any) -> bool:  # noqa: ANN401
        """Whether the paragraph is a line of a table of contents."""
        return any(style.name.startswith(CONTENTS) for style in self._chain(paragraph))

    def _chain(self, paragraph: Any) -> Iterator[Style]:  # noqa: ANN401
        """The paragraph's style and those that it builds on, each once."""
        seen: set[str] = set()
        key = _value(paragraph, "w:pPr/w:pStyle")
        while key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = self._styles[key].base


def _value(element: Any, path: str) -> str:  # noqa: ANN401
    found = element.find("/".join(qn(step) for step in path.split("/")))
    return "" if found is None else str(found.get(VALUE) or "")


def _outline(element: Any) -> int | None:  # noqa: ANN401
    value = _value(element, "w:pPr/w:outlineLvl")
    return int(value) if value.isdecimal() else None


def _numbered(element: Any) -> bool | None:  # noqa: ANN401
    """True for a number or bullet, False where one is taken away (numId 0), None where nothing is said."""
    value = _value(element, "w:pPr/w:numPr/w:numId")
    return value != "0" if value else None
