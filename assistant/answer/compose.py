"""What was found → claims: the sentences that answer, each with its sources. No language model.

`Composer` is the protocol; `ExtractiveComposer` picks the statements, list items and sentences that answer
and nothing around them. Residents read the plain wording, staff the official where it can stand alone.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from assistant.answer.cite import Source, SourceFinder, of_sentence
from assistant.search.rank import Hit, is_enumeration
from assistant.search.retrieve import Retrieval
from assistant.tuning import AnswerSettings
from corpus.model import Audience, Kind, Passage, Sentence, Statement
from corpus.swedish.fold import share_held
from corpus.swedish.sentence_ends import sentences

_LEANING = re.compile(
    r"^(?:Detta|Denna|Dessa|Det (?:innebär|gäller|betyder|handlar)|Den |De |Då |Där|Därför|Dess|Här|Vidare|Samtidigt|"
    r"Även|Också|Hit |Ur dessa|Utifrån|Övriga|Samma|Genom detta|I detta|Som exempel|Arbetet |Enkäten |Metoden |"
    r"Syftet )"
)

_TELLING = re.compile(r"\d+(?:[,.:/]\d+)*|(?<=[\w,)] )[A-ZÅÄÖ][\wåäöé-]+|^[A-ZÅÄÖ][a-zåäö]+ [A-ZÅÄÖ]\w+")
"""Figures and names: what makes two sentences of the same shape say different things."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence of an answer with what it stands on; `sources` is never empty.

    `law` is the designation of the law that a row of the records tells of, "" where the sentence is no row's.
    """

    text: str
    sources: tuple[Source, ...]
    law: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """What a composer works from: the question alone, its parts' retrievals (the whole first), who asks.

    `plain` wants the plain wording whoever asks.
    """

    question: str
    retrievals: tuple[Retrieval, ...]
    audience: Audience
    several: bool
    plain: bool = False


class Composer(Protocol):
    """Makes claims; an empty result means that nothing could be said."""

    def compose(self, brief: Brief) -> tuple[Claim, ...]:
        """Claims in the order to be read."""
        ...


@dataclass(frozen=True, slots=True)
class _Pick:
    """Something worth saying, with the words it would take."""

    claims: tuple[Claim, ...]
    score: float

    @property
    def text(self) -> str:
        return " ".join(claim.text for claim in self.claims)


class ExtractiveComposer:
    """Answers with what stands written."""

    def __init__(self, finder: SourceFinder, settings: AnswerSettings) -> None:
        self._finder, self._settings = finder, settings

    def compose(self, brief: Brief) -> tuple[Claim, ...]:
        """The best statement first, then what adds to it, within the limits for the kind of question."""
        limit = self._settings.list_words if brief.several else self._settings.fact_words
        most = self._settings.list_statements if brief.several else self._settings.fact_statements
        if len(brief.retrievals) > 1:
            parts = len(brief.retrievals) - 1
            most = min(most, self._settings.part_statements * parts)
            limit = min(limit, self._settings.part_words * parts)
        chosen: list[_Pick] = []
        for pick in self._candidates(brief):
            words = sum(len(p.text.split()) for p in chosen) + len(pick.text.split())
            if chosen and (words > limit or len(chosen) >= most):
                continue
            if not any(self._adds_nothing(pick.text, other.text) for other in chosen):
                # A whole list says what one of its items has said already.
                chosen = [
                    other
                    for other in chosen
                    if share_held(other.text, pick.text) < WHOLLY or _tells_more(other.text, pick.text)
                ]
                chosen.append(pick)
        return tuple(claim for pick in chosen for claim in pick.claims)

    def _adds_nothing(self, text: str, said: str) -> bool:
        """Whether a text repeats what is said: much the same n-grams, and no figure or name of its own."""
        return not _tells_more(text, said) and share_held(text, said) >= self._settings.alike

    def _candidates(self, brief: Brief) -> Iterator[_Pick]:
        """What the parts of the question found, the best of each part first."""
        parts = brief.retrievals[1:] or brief.retrievals
        queues = [list(self._picks(retrieval, brief)) for retrieval in parts]
        if len(brief.retrievals) > 1:
            queues.append(list(self._picks(brief.retrievals[0], brief)))
        for rank in range(max(map(len, queues), default=0)):
            yield from (queue[rank] for queue in queues if rank < len(queue))

    def _picks(self, retrieval: Retrieval, brief: Brief) -> Iterator[_Pick]:
        """What is worth saying, best first; what stands beside the best on its page comes before the rest."""
        if not retrieval.hits:
            return
        first = retrieval.hits[0]
        least = first.score * self._settings.near
        near = sorted(
            ((hit.score + self._beside(hit, first), hit) for hit in retrieval.hits[:25]),
            key=lambda pair: (pair[1] is not first, -pair[0]),
        )
        for score, hit in near:
            claims = self._claims(hit, brief) if score >= least else ()
            if claims:
                yield _Pick(claims, score)

    def _beside(self, hit: Hit, first: Hit) -> float:
        same = (
            hit.target.document_id == first.target.document_id and hit.target.section == first.target.section
        )
        return self._settings.beside if same else 0.0

    def _claims(self, hit: Hit, brief: Brief) -> tuple[Claim, ...]:
        # What a passage says its statements say, in the digest's words or the document's own.
        return () if isinstance(hit.target, Passage) else self._from_statement(hit.target, brief)

    def _from_statement(self, statement: Statement, brief: Brief) -> tuple[Claim, ...]:
        sources = self._finder.sources(statement)
        verbatim = brief.audience is Audience.STAFF and not brief.plain
        official = self._official(statement) if verbatim else None
        if official is not None:
            return (Claim(official.text, (of_sentence(official, statement.pages),)),)
        return tuple(Claim(text, sources) for text in sentences(statement.text))

    def _official(self, statement: Statement) -> Sentence | None:
        """The official sentence where it says all that the statement says and reads well alone."""
        sentence = self._finder.sentence(statement.restates[0]) if statement.restates else None
        if sentence is None or sentence.kind is not Kind.PARAGRAPH or len(sentence.quotes) > 1:
            return None
        words = len(sentence.text.split())
        alone = not _LEANING.match(sentence.text) and sentence.text.endswith(".")
        covers = share_held(statement.text, sentence.text) >= OFFICIAL_COVERS
        told = set(_TELLING.findall(statement.text)) <= set(_TELLING.findall(sentence.text)) | {
            sentence.text.split()[0]
        }
        fits = alone and covers and told and not is_enumeration(statement.text)
        return sentence if fits and words <= self._settings.official_words else None


WHOLLY = 0.95
"""From this share of its n-grams on a text stands within another."""
OFFICIAL_COVERS = 0.6
"""Share of a statement's n-grams that the official sentence must hold to stand for it before staff."""


def _tells_more(text: str, said: str) -> bool:
    """Whether a text has a figure or name that another hasn't."""
    return bool(set(_TELLING.findall(_joined(text))) - set(_TELLING.findall(_joined(said))))


def _joined(text: str) -> str:
    """Thousands without a space between: "1 000" is "1000"."""
    return re.sub(r"(?<=\d) (?=\d{3}\b)", "", text)


def claims_text(claims: Sequence[Claim]) -> str:
    """The claims as running text."""
    return " ".join(claim.text for claim in claims)
