"""Where a Swedish sentence ends: abbreviations don't end one, a capital or a figure begins the next."""

from collections.abc import Sequence

_ABBREVIATIONS = frozenset(
    """
    bl.a. t.ex. tex. m.m. m.fl. s.k. d.v.s. dvs. o.s.v. osv. etc. ca. kl. nr. st. f.d. t.o.m.
    fr.o.m. prop. kap. mom. jfr. resp. exkl. inkl. tel. dnr. s. p. ev. forts. f.n. i.e. p.g.a. u.a.
    å.k. åk. max. min. skr.
    """.split()
)
_QUOTES = "”\"’')»"


def ends_sentence(last: str, following: str, alone: bool) -> bool:
    """Whether a sentence ends between two words; `alone` tells that `last` is its sentence's only word so far.

    ("klart.", "Sedan") gives True, ("bl.a.", "Ekeby") and ("1.", "Kommunen") alone give False.
    """
    last = last.rstrip(_QUOTES).lstrip('(”"')
    if not last.endswith((".", "!", "?")) or not following:
        return False
    if last.lower() in _ABBREVIATIONS or (last[:-1].isdigit() and alone):
        return False
    first = following.lstrip("”\"'(#–-“")[:1]
    return first.isupper() or first.isdigit()


def sentences(text: str) -> tuple[str, ...]:
    """A text's sentences: "Ring 112. Gå ut, t.ex. på gården." gives two."""
    words = text.split()
    found: list[list[str]] = [[]]
    for index, word in enumerate(words):
        found[-1].append(word)
        following = words[index + 1] if index + 1 < len(words) else ""
        if ends_sentence(word, following, len(found[-1]) == 1):
            found.append([])
    return tuple(" ".join(part) for part in found if part)


def first_words(words: Sequence[str], most: int) -> str:
    """The first words of a text, an ellipsis where it was cut."""
    return " ".join(words[:most]) + ("…" if len(words) > most else "")
