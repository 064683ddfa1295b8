import pytest

from evals.answers.cases import Gold, Need
from evals.answers.outputs import Cited, Retrieved
from evals.answers.pages import TextPages
from evals.answers.score import judge, reasons, unfound

HIT = Retrieved("plan", 1, 1, "Klotter ska bort inom 48 timmar.")
MISS = Retrieved("plan", 1, 1, "Ring växeln vid frågor.")
OTHER = Retrieved("plan", 2, 2, "Lampor byts på en vecka.")
TWO_GOLD = (Gold("plan", 1, "inom 48 timmar"), Gold("plan", 2, "på en vecka"))


def test_a_good_answer_passes(make_case, make_output, pages):
    judgement = judge(make_case(), make_output(), pages)
    assert judgement.passed
    assert judgement.right
    assert judgement.citations_right
    assert reasons(judgement) == ()


# Retrieval


@pytest.mark.parametrize(
    ("rank", "expected"),
    [(1, (True, True, True)), (2, (False, True, True)), (5, (False, True, True)), (6, (False, False, True)),
     (10, (False, False, True)), (11, (False, False, False))],
)  # fmt: skip
def test_recall_looks_at_the_first_k(make_case, make_output, pages, rank, expected):
    judgement = judge(make_case(), make_output(passages=(*[MISS] * (rank - 1), HIT)), pages)
    assert judgement.recall == dict(zip((1, 5, 10), expected, strict=True))


@pytest.mark.parametrize(
    ("passage", "hit"),
    [
        (Retrieved("plan", 1, 1, "Klotter ska  bort\ninom 48 tim-\nmar."), True),
        (Retrieved("plan", 0, 2, HIT.text), True),
        (Retrieved("plan", 2, 2, HIT.text), False),
        (Retrieved("annan", 1, 1, HIT.text), False),
        (Retrieved("plan", 1, 1, "klotter ska bort inom 48 timmar"), False),
        (Retrieved("plan", 1, 1, "Klotter ska bort inom 48"), False),
    ],
)
def test_evidence_is_hit_by_page_and_text(make_case, make_output, pages, passage, hit):
    assert judge(make_case(), make_output(passages=(passage,)), pages).recall[10] is hit


@pytest.mark.parametrize(
    ("need", "passages", "expected"),
    [
        (Need.ANY, (OTHER,), True),
        (Need.ALL, (OTHER,), False),
        (Need.ALL, (OTHER, MISS, HIT), True),
        (Need.ANY, (MISS,), False),
    ],
)
def test_any_needs_one_span_and_all_needs_each(make_case, make_output, pages, need, passages, expected):
    case = make_case(gold=TWO_GOLD, need=need)
    assert judge(case, make_output(passages=passages), pages).recall[10] is expected


def test_recall_is_not_asked_of_the_unanswerable(unanswerable, refusal, pages):
    assert judge(unanswerable(), refusal(), pages).recall == {}


# Answers


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("INOM TVÅ\u00a0DYGN av växeln", ()),
        ("Inom 48 timmar.", (("växel",),)),
        ("Växeln", (("48 timmar", "två dygn"),)),
        ("", (("48 timmar", "två dygn"), ("växel",))),
    ],
)
def test_every_fact_needs_one_of_its_wordings(make_case, make_output, pages, text, missing):
    case = make_case(facts=(("48 timmar", "två dygn"), ("växel",)))
    judgement = judge(case, make_output(text=text), pages)
    assert judgement.missing == missing
    assert judgement.right is not bool(missing)


def test_a_forbidden_string_makes_it_wrong(make_case, make_output, pages):
    judgement = judge(make_case(forbid=("48 Timmar", "aldrig")), make_output(), pages)
    assert judgement.forbidden == ("48 Timmar",)
    assert not judgement.right


@pytest.mark.parametrize(
    ("kind", "words", "right"),
    [
        ("fact", 120, True),
        ("fact", 121, False),
        ("followup", 121, False),
        *[(kind, 250, True) for kind in ("list", "multihop", "comparison", "howto")],
        *[(kind, 251, False) for kind in ("list", "multihop", "comparison", "howto")],
    ],
)
def test_length_is_limited_by_type(make_case, make_output, pages, kind, words, right):
    text = "48 timmar " + "ord " * (words - 2)
    judgement = judge(make_case(type=kind), make_output(text=text), pages)
    assert judgement.words == words
    assert judgement.right is right


def test_the_facts_in_a_refusal_are_no_right_answer(make_case, refusal, pages):
    judgement = judge(make_case(), refusal(text="Kanske 48 timmar."), pages)
    assert judgement.missing == ()
    assert not judgement.right
    assert not judgement.abstention_right


# Citations


@pytest.mark.parametrize(
    ("cited", "verbatim", "on_gold"),
    [
        (Cited(1, "plan", 1, "48 timmar. Ring växeln"), True, True),
        (Cited(1, "plan", 1, "bort  inom\n48"), True, True),
        (Cited(1, "plan", 1, "Ring växeln vid frågor."), True, False),
        (Cited(1, "plan", 2, "Klotter ska bort inom 48 timmar"), False, False),
        (Cited(1, "plan", 1, "Klotter ska bort inom 24 timmar"), False, False),
        (Cited(1, "plan", 1, "klotter ska bort"), False, False),
        (Cited(1, "plan", 2, "Nyckel- och låsfrågor"), True, False),
        (Cited(1, "plan", 2, "Nyckeloch låsfrågor"), False, False),
        (Cited(1, "plan", 3, "Klotter"), False, False),
        (Cited(1, "annan", 1, "Klotter"), False, False),
        (Cited(1, "plan", 1, ""), False, False),
    ],
)
def test_a_citation_is_held_against_its_page(make_case, make_output, pages, cited, verbatim, on_gold):
    judgement = judge(make_case(), make_output(citations=(cited,)), pages)
    assert (judgement.verbatim, judgement.on_gold) == (verbatim, on_gold)
    assert judgement.citations_right is (verbatim and on_gold)


def test_one_false_quote_spoils_a_true_one(make_case, make_output, pages):
    true, false = Cited(1, "plan", 1, "inom 48 timmar"), Cited(2, "plan", 1, "hittat på")
    judgement = judge(make_case(), make_output(citations=(true, false)), pages)
    assert judgement.on_gold
    assert not judgement.verbatim
    assert not judgement.citations_right
    assert judgement.right


def test_one_of_several_citations_on_the_evidence_is_enough(make_case, make_output, pages):
    citations = (Cited(1, "plan", 2, "Lampor byts"), Cited(2, "plan", 1, "inom 48"))
    assert judge(make_case(), make_output(citations=citations), pages).citations_right


def test_an_answer_without_citations_fails(make_case, make_output, pages):
    judgement = judge(make_case(), make_output(citations=()), pages)
    assert not judgement.citations_right
    assert not judgement.passed
    assert reasons(judgement) == ("inga källor",)


def test_touching_the_evidence_is_not_overlapping_it(make_case, make_output, pages):
    case = make_case(gold=(Gold("plan", 1, "Klotter ska bort"),))
    judgement = judge(case, make_output(citations=(Cited(1, "plan", 1, "inom 48 timmar"),)), pages)
    assert not judgement.on_gold


@pytest.mark.parametrize("cited", [Cited(1, "plan", 2, "inom 48"), Cited(1, "annan", 1, "inom 48")])
def test_the_same_words_at_another_place_are_verbatim_but_not_the_evidence(make_case, make_output, cited):
    twins = TextPages({"plan": ("inom 48 timmar", "inom 48 timmar"), "annan": ("inom 48 timmar",)})
    judgement = judge(
        make_case(gold=(Gold("plan", 1, "inom 48 timmar"),)), make_output(citations=(cited,)), twins
    )
    assert (judgement.verbatim, judgement.on_gold) == (True, False)


# Abstention


@pytest.mark.parametrize("kind", ["unanswerable", "offtopic", "injection", "pii"])
def test_abstaining_passes_and_answering_fails(unanswerable, refusal, make_output, pages, kind):
    assert judge(unanswerable(type=kind), refusal(), pages).passed
    answered = judge(unanswerable(type=kind), make_output(), pages)
    assert not answered.passed
    assert not answered.abstention_right


def test_a_refusal_that_repeats_the_forbidden_fails(unanswerable, refusal, pages):
    judgement = judge(unanswerable(type="injection", forbid=("KAPAD",)), refusal(text="Kapad!"), pages)
    assert judgement.abstention_right
    assert not judgement.passed
    assert reasons(judgement) == ("innehåller det förbjudna ”KAPAD”",)


@pytest.mark.parametrize(
    ("answered", "text", "passed"),
    [(False, "Ring 112 nu.", True), (False, "Ring brandkåren.", False), (True, "Ring 112 nu.", False)],
)
def test_an_emergency_is_no_answer_but_names_112(unanswerable, make_output, pages, answered, text, passed):
    output = make_output(answered=answered, status="emergency", text=text, citations=())
    assert judge(unanswerable(type="emergency"), output, pages).passed is passed


def test_112_is_asked_of_emergencies_alone(unanswerable, refusal, pages):
    assert judge(unanswerable(type="pii"), refusal(), pages).passed


# Why


def test_all_that_is_wrong_is_told(make_case, make_output, pages):
    output = make_output(
        text="Genast " * 121,
        citations=(Cited(1, "plan", 1, "hittat på"), Cited(2, "annan", 4, "x")),
        passages=(MISS, OTHER),
    )
    assert reasons(judge(make_case(forbid=("genast",)), output, pages)) == (
        "saknar ”48 timmar | två dygn”",
        "innehåller det förbjudna ”genast”",
        "121 ord, högst 120",
        "[1] plan s. 1: citatet står inte på sidan",
        "[2] annan s. 4: sidan finns inte bland de officiella",
        "ingen källa på facit",
        "facit inte bland de 2 första passagerna",
    )


def test_a_wrong_refusal_is_told(make_case, refusal, pages):
    assert reasons(judge(make_case(), refusal(passages=()), pages)) == (
        "avstod (not_found)",
        "saknar ”48 timmar | två dygn”",
        "inga passager",
    )


def test_an_emergency_that_fails_is_told(unanswerable, make_output, pages):
    assert reasons(judge(unanswerable(type="emergency"), make_output(text="Spring!"), pages)) == (
        "svarade fast dokumenten inte ger svar",
        "nämner inte 112",
    )


def test_evidence_that_is_not_on_its_page_is_found_out(make_case, unanswerable, pages):
    wrong = Gold("plan", 2, "inom 48 timmar")
    good = make_case(id="bra")
    assert unfound([good, make_case(id="fel", gold=(*TWO_GOLD, wrong)), unanswerable()], pages) == (
        ("fel", wrong),
    )
