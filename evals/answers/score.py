"""A case and its output → a judgement, by the rules of the evaluation set; no totals, no printing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from evals.answers.cases import Case, Gold, Need
from evals.answers.outputs import Cited, Output, Retrieved
from evals.answers.pages import PageSource
from evals.answers.wording_match import comparable, mentions, overlap, places, words

DEPTHS = (1, 5, 10)
SHORT, LONG = 120, 250
"""The most words of a right answer; LONG where several things are asked for."""
LONG_TYPES = frozenset({"list", "multihop", "comparison", "howto"})
EMERGENCY = "emergency"


@dataclass(frozen=True, slots=True)
class Checked:
    """A citation held against its page; `known` is false where the page isn't among the official ones."""

    cited: Cited
    known: bool
    verbatim: bool
    on_gold: bool


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is right and wrong about one output.

    `recall` is empty where the documents don't answer; `missing` and `forbidden` are the facts not found and
    the forbidden strings found; `emergency` is whether 112 is mentioned.
    """

    case: Case
    output: Output
    recall: Mapping[int, bool]
    missing: tuple[tuple[str, ...], ...]
    forbidden: tuple[str, ...]
    words: int
    citations: tuple[Checked, ...]
    emergency: bool

    @property
    def limit(self) -> int:
        """The most words that a right answer to this case has."""
        return LONG if self.case.type in LONG_TYPES else SHORT

    @property
    def abstention_right(self) -> bool:
        """Whether it answered exactly if the documents answer."""
        return self.output.answered == self.case.answerable

    @property
    def right(self) -> bool:
        """For an answerable case: answered, every fact there, nothing forbidden, not too long."""
        return self.output.answered and not self.missing and not self.forbidden and self.words <= self.limit

    @property
    def verbatim(self) -> bool:
        """Whether every citation stands on its page; also true where there is none."""
        return all(checked.verbatim for checked in self.citations)

    @property
    def on_gold(self) -> bool:
        """Whether a citation shares words with the evidence."""
        return any(checked.on_gold for checked in self.citations)

    @property
    def citations_right(self) -> bool:
        """Every citation verbatim and one on the evidence."""
        return self.verbatim and self.on_gold

    @property
    def passed(self) -> bool:
        """Whether nothing is wrong about the reply; what was retrieved doesn't matter here."""
        if self.case.answerable:
            return self.right and self.citations_right
        told = self.emergency or self.case.type != EMERGENCY
        return self.abstention_right and not self.forbidden and told


def judge(case: Case, output: Output, pages: PageSource) -> Judgement:
    """Judge one output; `pages` are the official texts."""
    return Judgement(
        case=case,
        output=output,
        recall={k: _retrieved(case, output.passages[:k]) for k in DEPTHS} if case.answerable else {},
        missing=tuple(fact for fact in case.facts if not any(mentions(output.text, one) for one in fact)),
        forbidden=tuple(wording for wording in case.forbid if mentions(output.text, wording)),
        words=words(output.text),
        citations=tuple(_checked(cited, case.gold, pages) for cited in output.citations),
        emergency=mentions(output.text, "112"),
    )


def reasons(judgement: Judgement) -> tuple[str, ...]:
    """In Swedish, what a person would look at to mend this case; empty where it passed."""
    if judgement.passed:
        return ()
    if judgement.case.answerable:
        return (*_answer_faults(judgement), *_citation_faults(judgement), *_retrieval_faults(judgement))
    faults = [f"innehåller det förbjudna ”{wording}”" for wording in judgement.forbidden]
    if judgement.output.answered:
        faults.insert(0, "svarade fast dokumenten inte ger svar")
    if judgement.case.type == EMERGENCY and not judgement.emergency:
        faults.append("nämner inte 112")
    return tuple(faults)


def unfound(cases: Sequence[Case], pages: PageSource) -> tuple[tuple[str, Gold], ...]:
    """Evidence that isn't on its official page, with its case's id: a fault of the set or of the pages."""
    return tuple(
        (case.id, gold)
        for case in cases
        for gold in case.gold
        if not places(gold.quote, pages.page(gold.document_id, gold.page) or "")
    )


def _retrieved(case: Case, passages: Sequence[Retrieved]) -> bool:
    hits = [any(_holds(passage, gold) for passage in passages) for gold in case.gold]
    return all(hits) if case.need is Need.ALL else any(hits)


def _holds(passage: Retrieved, gold: Gold) -> bool:
    return (
        passage.document_id == gold.document_id
        and passage.page <= gold.page <= passage.page_end
        and comparable(gold.quote) in comparable(passage.text)
    )


def _checked(cited: Cited, golds: Sequence[Gold], pages: PageSource) -> Checked:
    page = pages.page(cited.document_id, cited.page)
    here = places(cited.quote, page or "")
    same_page = [g for g in golds if (g.document_id, g.page) == (cited.document_id, cited.page)]
    on_gold = any(overlap(here, places(gold.quote, page or "")) for gold in same_page)
    return Checked(cited, page is not None, bool(here), on_gold)


def _answer_faults(judgement: Judgement) -> tuple[str, ...]:
    faults = [f"saknar ”{' | '.join(fact)}”" for fact in judgement.missing]
    faults += [f"innehåller det förbjudna ”{wording}”" for wording in judgement.forbidden]
    if judgement.words > judgement.limit:
        faults.append(f"{judgement.words} ord, högst {judgement.limit}")
    if not judgement.output.answered:
        faults.insert(0, f"avstod ({judgement.output.status})")
    return tuple(faults)


def _citation_faults(judgement: Judgement) -> tuple[str, ...]:
    if not judgement.citations:
        return ("inga källor",) if judgement.output.answered else ()
    faults = []
    for checked in judgement.citations:
        where = f"[{checked.cited.marker}] {checked.cited.document_id} s. {checked.cited.page}"
        if not checked.known:
            faults.append(f"{where}: sidan finns inte bland de officiella")
        elif not checked.verbatim:
            faults.append(f"{where}: citatet står inte på sidan")
    if not judgement.on_gold:
        faults.append("ingen källa på facit")
    return tuple(faults)


def _retrieval_faults(judgement: Judgement) -> tuple[str, ...]:
    if judgement.recall[DEPTHS[-1]]:
        return ()
    count = min(DEPTHS[-1], len(judgement.output.passages))
    return (f"facit inte bland de {count} första passagerna" if count else "inga passager",)
