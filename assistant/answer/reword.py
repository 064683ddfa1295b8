"""Claims → the same claims in running Swedish, written by a language model and held to what they said.

The model sees the claims as [K1], [K2] … and nothing else: no question, no address, no document. Each of its sentences
must name the claims it stands on, and may hold no figure, name, limit or strength that they don't. Where too
much is lost, or the model fails, the claims stand as they were.
"""

import logging
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence

from assistant.answer.check import Checker
from assistant.answer.compose import Brief, Claim, Composer, claims_text
from assistant.tuning import RewordSettings
from corpus.errors import LanguageModelError
from corpus.llm.chat_model import MOST_CHARACTERS, LanguageModel
from corpus.llm.faithful import added, changed_strength, figures, is_plain
from corpus.llm.prompt_files import Prompt
from corpus.model import Audience
from corpus.swedish.fold import share_held
from corpus.swedish.sentence_ends import sentences

log = logging.getLogger("trygg.assistant")
_BRACKETS = re.compile(r"((?:\[[^\[\]]*\][ ,]*)+)")
_TOKEN = re.compile(r"\[K(\d{1,3})\]")
_STOP_AFTER = re.compile(r" ?((?:\[K\d{1,3}\] ?)+)([.!])")
"""A full stop that stands after the tokens: "… 48 timmar [K1]."."""


class RewordingComposer:
    """Rewords for residents; staff are to have the wording as it stands."""

    def __init__(
        self,
        inner: Composer,
        model: LanguageModel,
        *,
        checker: Checker,
        prompt: Prompt,
        settings: RewordSettings,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._inner, self._model, self._checker, self._prompt = inner, model, checker, prompt
        self._settings, self._clock = settings, clock
        self._rests_until = clock()

    def compose(self, brief: Brief) -> tuple[Claim, ...]:
        """The reworded claims where they say what the claims did, else the claims unchanged."""
        claims = self._inner.compose(brief)
        known = self._checker.kept(claims)
        if not known or brief.audience is Audience.STAFF or self._clock() < self._rests_until:
            return claims
        numbered = "\n".join(f"[K{number}] {claim.text}" for number, claim in enumerate(known, start=1))
        try:
            written = self._model.complete(self._prompt.instruction, self._prompt.filled(uppgifter=numbered))
        except LanguageModelError as error:
            # Every question would wait as long for a model that is down.
            self._rests_until = self._clock() + self._settings.rest_seconds
            log.warning("Svaret omformulerades inte: %s", error)
            return claims
        reworded = self._held(written, known)
        return reworded or claims

    def _held(self, written: str, known: Sequence[Claim]) -> tuple[Claim, ...]:
        """The sentences that hold, none where they lose too much of the claims or are longer than those."""
        kept: dict[str, tuple[Claim, frozenset[int]]] = {}
        for text, numbers in told(written, len(known)):
            cited = [known[number] for number in sorted(numbers)]
            claim = Claim(text, tuple(dict.fromkeys(source for one in cited for source in one.sources)))
            if self._says_no_more(text, cited) and self._checker.traces(claim):
                kept.setdefault(text, (claim, numbers))
        made = tuple(claim for claim, _ in kept.values())
        carried = [number for number in range(len(known)) if _carried(number, known, kept.values())]
        enough = 0 in carried and len(carried) >= self._settings.represented * len(known)
        words, before = (len(claims_text(claims).split()) for claims in (made, known))
        return made if enough and words <= self._settings.longer * before else ()

    def _says_no_more(self, text: str, cited: Sequence[Claim]) -> bool:
        given = claims_text(cited)
        same = not any(reason for one in cited for reason in changed_strength(text, one.text))
        alike = share_held(text, given) >= self._settings.alike
        return is_plain(text) and same and alike and not any(added(text, given))


def told(written: str, count: int) -> Iterator[tuple[str, frozenset[int]]]:
    """A model's finished sentences and the claims they name, from 0; none that names no claim there is.

    "Klotter tas bort. [K1] Ring. [K9]" gives ("Klotter tas bort.", {0}) where there is one claim.
    """
    if len(written) > MOST_CHARACTERS:
        return
    pieces = _BRACKETS.split(_STOP_AFTER.sub(r"\2 \1 ", " ".join(written.split())))
    for said, brackets in zip(pieces[::2], pieces[1::2], strict=False):
        numbers = frozenset(int(number) - 1 for number in _TOKEN.findall(brackets)) & set(range(count))
        parts = sentences(said)
        if numbers and parts and parts[-1].endswith((".", "!")):
            yield parts[-1], numbers


def _carried(number: int, known: Sequence[Claim], kept: Iterable[tuple[Claim, frozenset[int]]]) -> bool:
    """Whether the sentences that name a claim hold all its figures."""
    saying = [claim for claim, numbers in kept if number in numbers]
    return bool(saying) and figures(known[number].text) <= figures(claims_text(saying))
