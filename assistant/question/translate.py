"""A question's key words in other languages → Swedish search words, by glossary.toml and a municipality's own.

The embedder bridges languages only half; these words carry the rest. This is a lookup, no translation: a word
that the glossary lacks is left out. It knows nothing of documents, vectors or ranking.
"""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from corpus.swedish.words import stop_words

_GENERAL = Path(__file__).with_name("glossary.toml")
_COMPOUNDING = frozenset({"de", "fi"})
_INNER = 5
"""Letters a form needs to be found inside a compound, or in a language that has no glossary of its own."""
_PARTS = 5
"""Parts of the longest expression."""
_SHORT = 2
"""A part of at most this many letters always stands for the whole word."""
_ARABIC_PREFIX = re.compile(r"(?:[وف]?(?:لل|[بلك]?ال)|[وف][بل]|[وبلفك])(?=\w{3})")
_ARTICLE = re.compile(r"\A[وف]?(?:لل|[بلك]?ال)(?=\w{3})")
_ARABIC_LETTERS = str.maketrans("أإآٱىة", "اااايه", "ـ")
_FUNCTION = 3
"""A word of at most this many letters is taken for a function word when coverage is counted."""
_APOSTROPHES = re.compile(r"['’ʼ`]")
_LATIN = re.compile(r"[a-z\u00c0-\u024f]")


@dataclass(frozen=True, slots=True)
class Form:
    """A word or expression as the glossary writes it: each part begins a word, or is one where `whole`."""

    parts: tuple[str, ...]
    whole: tuple[bool, ...]
    swedish: tuple[str, ...]

    def fits(self, words: list[str]) -> bool:
        """Whether the words open with this form: "domestic violen" fits "domestic", "violence", "now"."""
        return len(words) >= len(self.parts) and all(
            word == part if whole else word.startswith(part)
            for word, part, whole in zip(words, self.parts, self.whole, strict=False)
        )


Forms = Mapping[str, tuple[Form, ...]]
"""The forms of a language by their first part, those of most parts first."""


class Glossary:
    """Words of other languages with their Swedish ones; files named first win over later ones."""

    def __init__(self, forms: Mapping[str, Forms]) -> None:
        self.forms = forms

    def swedish_words(self, text: str, language: str) -> tuple[str, ...]:
        """The Swedish search words of a question in another language, in the order of their first appearance.

        None for Swedish. A language without a glossary of its own is read for the longer English forms where it
        is written in Latin letters (Spanish "terrorismo" is found), else it gives none.

        "Is graffiti removed?", "en" gives ("klotter", "klottersanering", "sanering", "sanera", "bort", "tas").
        """
        own = language in self.forms
        if language == "sv" or not (own or _LATIN.search(text.lower())):
            return ()
        found: dict[str, None] = {}
        for form in self._found(evened(text).split(), language if own else "en", own):
            found.update(dict.fromkeys(form.swedish))
        return tuple(found)

    def coverage(self, text: str, language: str) -> float:
        """The share of a question's longer words that the glossary knows, 0 to 1.

        It says how far the Swedish words can be trusted for ranking, where few and general ones mislead; so
        everyday words ("how many", "who") don't count as known.

        "Who removes graffiti?", "en" gives 1.0, "Who removes ash clouds?", "en" gives 0.5.
        """
        if language not in self.forms:
            return 0.0
        words = evened(text).split()
        known = sum(
            sum(len(part) > _SHORT for part in form.parts)
            for form in self._found(words, language, True)
            if any(word not in stop_words() for word in form.swedish)
        )
        return min(1.0, known / max(1, sum(len(word) > _FUNCTION for word in words)))

    def _found(self, words: list[str], language: str, own: bool) -> Iterator[Form]:
        """The forms of a question from left to right; what an expression covers isn't read again."""
        forms, at = self.forms[language], 0
        while at < len(words):
            form = _longest(words, at, forms)
            if form and (own or len(form.parts[0]) >= _INNER):
                yield form
            single = form is None or (len(form.parts) == 1 and not form.whole[0])
            if single and own and language in _COMPOUNDING:
                yield from _inside(words[at], len(form.parts[0]) if form else 1, forms)
            at += len(form.parts) if form else 1


def evened(text: str) -> str:
    """Lower case, words and figures only, Arabic letters evened out: "Де п'яні?" gives "де пяні"."""
    plain = unicodedata.normalize("NFC", text.lower())
    bare = "".join(character for character in plain if not unicodedata.combining(character))
    return " ".join(re.findall(r"[^\W_]+", _APOSTROPHES.sub("", bare).translate(_ARABIC_LETTERS)))


@lru_cache(maxsize=16)
def open_glossary(*own: Path) -> Glossary:
    """The glossary of a municipality's files and the general one, read once."""
    languages: dict[str, dict[str, list[Form]]] = {}
    for path in (*own, _GENERAL):
        for concepts in tomllib.loads(path.read_text(encoding="utf-8")).values():
            for swedish, entries in concepts.items():
                for language, forms in entries.items():
                    for form in forms.split(","):
                        made = _form(form, swedish)
                        languages.setdefault(language, {}).setdefault(made.parts[0], []).append(made)
    return Glossary(
        {
            language: {first: tuple(sorted(forms, key=_fewest_last)) for first, forms in firsts.items()}
            for language, firsts in languages.items()
        }
    )


def _fewest_last(form: Form) -> int:
    return -len(form.parts)


def _form(written: str, swedish: str) -> Form:
    words = written.replace("-", " ").split()
    parts = tuple(_bare(evened(word)) for word in words)
    whole = tuple(word.endswith(".") or len(part) <= _SHORT for word, part in zip(words, parts, strict=True))
    return Form(parts, whole, tuple(dict.fromkeys(evened(swedish).split())))


def _longest(words: list[str], at: int, forms: Forms) -> Form | None:
    """The form that begins at a word: of most parts, then of most letters."""
    best: tuple[int, int, Form] | None = None
    following = [_bare(word) for word in words[at + 1 : at + _PARTS]]
    for start in _starts(words[at]):
        there = [start, *following]
        for length in range(len(start), 0, -1):
            fitting = next((form for form in forms.get(start[:length], ()) if form.fits(there)), None)
            if fitting and (best is None or (len(fitting.parts), length) > best[:2]):
                best = (len(fitting.parts), length, fitting)
    return best[2] if best else None


def _inside(word: str, at: int, forms: Forms) -> Iterator[Form]:
    """The forms in the rest of a compound: "kriminal" in "jugendkriminalität" from letter 6 on."""
    while at < len(word) - _INNER + 1:
        starts = (word[at : at + length] for length in range(len(word) - at, _INNER - 1, -1))
        fitting = (form for start in starts for form in forms.get(start, ()))
        form = next((form for form in fitting if len(form.parts) == 1 and not form.whole[0]), None)
        if form:
            yield form
        at += len(form.parts[0]) if form else 1


def _starts(word: str) -> list[str]:
    """A word, and an Arabic one also without each of its prefixes: "والمدرسه" and "المدرسه" to "مدرسه"."""
    prefix = _ARABIC_PREFIX.match(word)
    return [word, *(word[end:] for end in range(1, prefix.end() + 1))] if prefix else [word]


def _bare(word: str) -> str:
    """A word without the Arabic article; any other word as it is."""
    return _ARTICLE.sub("", word, count=1) if word[:1] in "الوفبك" else word
