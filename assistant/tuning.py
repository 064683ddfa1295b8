"""The numbers that steer retrieval and answers; each says which evaluation chose it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RetrievalSettings:
    """How texts are scored and ranked."""

    dense_weight: float = 0.7
    """Share of the vectors' score in Swedish; the rest is n-grams'. Development and own cases, recall@5:
    0.6 gives .956/.925, 0.7 .956/.925, 0.75 .945/.925."""
    dense_weight_passage: float = 0.5
    """The same for a passage, which has no questions of its own: 0.5 is best over passages alone."""
    glossary_weight: float = 0.3
    """Most that the glossary's Swedish words weigh where the question isn't Swedish. Over 90 questions in five
    languages recall@1/5 is 50/75 without, 65/81 with 0.3; 0.25 to 0.4 give the same at 5."""
    kind_share: float = 0.5
    """How much of the vectors' score is scaled within each kind of entry; a question is always nearer to a
    question than to a passage. 0.3 gives recall@5 .945/.900, 0.5 .956/.925, 0.7 .956/.933."""
    passage_support: float = 0.2
    """How much the passage that a statement restates adds to its score. All facts within the best 1/2/3 statements,
    development cases: 0 gives .604/.736/.813, 0.2 .648/.791/.835, 0.5 .637/.791/.813; own cases likewise."""
    candidates: int = 80
    """Targets looked at, best first."""
    reranked: int = 25
    """Hits that a reranker is shown, where one is set: as many as an answer is composed of."""
    passages: int = 12
    """Passages returned; the contract asks for ten at least."""


@dataclass(frozen=True, slots=True)
class RankSettings:
    """How far a score is moved by what the question wants."""

    right_sort: float = 0.04
    """Given to a statement that holds a thing of the sort asked for (a number, a name), taken where it doesn't.
    All facts within the best three statements, development/own cases: 0 gives .813/.792, 0.04 .824/.792."""
    enumeration: float = 0.06
    """Given to a list where a list is asked for: .835/.783 without, .846/.783 with."""
    of_decision: float = 0.06
    """Taken from minutes where the decision isn't asked for: they don't tell what applies."""


@dataclass(frozen=True, slots=True)
class AnswerSettings:
    """How much is said."""

    fact_words: int = 75
    """Where an answer to a question of fact stops taking more statements; the contract allows 120."""
    list_words: int = 180
    """The same where a list or several things are asked for; the contract allows 250."""
    fact_statements: int = 4
    list_statements: int = 7
    part_statements: int = 2
    part_words: int = 48
    """Statements and words for each part of a question that asks several things."""
    near: float = 0.9
    """A further statement must score this share of the best one's. With `beside`, development/own right answers: 0.86
    gives .866/.712, 0.9 .876/.712 with fewer sentences, 0.95 .825/.696."""
    beside: float = 0.05
    """Given to a statement of the best one's section: an answer keeps to its subject."""
    alike: float = 0.7
    """A further statement that shares this share of its n-grams with what is said already adds nothing."""
    official_words: int = 48
    """A longer official sentence isn't shown in full to staff: the plain statement stands for it."""


@dataclass(frozen=True, slots=True)
class RewordSettings:
    """When a language model's wording is used; chosen by reasoning, no model has been measured yet."""

    alike: float = 0.5
    """Share of its n-grams that a sentence must have from the claims it names. Of the digest's own statements 89 %
    have as much from the official sentence they restate, whose words they avoid."""
    represented: float = 0.5
    """Share of the claims that must be left, the first among them."""
    longer: float = 1.25
    """How much longer than the claims it may be."""
    rest_seconds: float = 60
    """How long the model is left alone when it has failed."""
