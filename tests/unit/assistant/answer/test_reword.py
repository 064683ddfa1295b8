"""A language model's wording of the claims: used where it holds, else the claims stand."""

import pytest

from assistant.answer.check import Checker
from assistant.answer.compose import Brief, Claim, claims_text
from assistant.answer.reword import RewordingComposer, told
from assistant.generation import make_generation
from assistant.model import AnswerStatus, Question
from assistant.pipeline import pipeline
from assistant.tuning import RewordSettings
from corpus.errors import LanguageModelError
from corpus.index.search_index import Index
from corpus.llm.prompt_files import load_prompt
from corpus.model import Audience
from corpus.settings import Settings
from tests.fakes import ScriptedModel
from tests.unit.assistant.made import CLASSES, LAMPS, LAMPS_ASKED, WALKERS, WordEmbedder, source

CLAIMS = (
    Claim("Trasiga gatlampor ska lagas inom 48 timmar efter anmälan.", (source(LAMPS),)),
    Claim("Nattvandrare i Rimbo får reflexvästar och fika.", (source(WALKERS),)),
    Claim("Lekplatser delas in i klasserna grön, gul och röd.", (source(CLASSES, page=2),)),
)
HONEST = (
    "Gatlampor som är trasiga ska lagas inom 48 timmar efter anmälan. [K1] "
    "I Rimbo får nattvandrare fika och reflexvästar. [K2] "
    "Lekplatser delas in i klasserna grön, gul och röd. [K3]"
)
DOWN = LanguageModelError("Språkmodellen svarade inte inom 2 sekunder.")


class Told:
    """Composes what it is told."""

    def __init__(self, *claims: Claim) -> None:
        self._claims = claims

    def compose(self, brief: Brief) -> tuple[Claim, ...]:
        return self._claims


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture(scope="module")
def checker(made_index: Index) -> Checker:
    return Checker(made_index)


def composer(
    checker: Checker, model: ScriptedModel, *claims: Claim, clock: Clock | None = None
) -> RewordingComposer:
    return RewordingComposer(
        Told(*(claims or CLAIMS)),
        model,
        checker=checker,
        prompt=load_prompt("reword.sv"),
        settings=RewordSettings(),
        clock=clock or Clock(),
    )


def brief(audience: Audience = Audience.RESIDENT) -> Brief:
    return Brief("Hur går det, sa Kalle?", (), audience, False)


def test_an_honest_model(checker: Checker) -> None:
    model = ScriptedModel(HONEST)
    made = composer(checker, model).compose(brief())
    assert [claim.text for claim in made] == [
        "Gatlampor som är trasiga ska lagas inom 48 timmar efter anmälan.",
        "I Rimbo får nattvandrare fika och reflexvästar.",
        "Lekplatser delas in i klasserna grön, gul och röd.",
    ]
    assert [claim.sources for claim in made] == [claim.sources for claim in CLAIMS]
    assert checker.kept(made) == made


def test_what_the_model_sees(checker: Checker) -> None:
    model = ScriptedModel(HONEST)
    composer(checker, model).compose(brief())
    ((instruction, text),) = model.asked
    assert "48" not in instruction.replace("inom 48 timmar. [K1]", "")
    assert f"[K1] {CLAIMS[0].text}\n[K2] {CLAIMS[1].text}\n[K3] {CLAIMS[2].text}" in text
    assert "Kalle" not in instruction + text
    assert "plan" not in text.lower().replace("lekplatser", "")


FIRST = "Trasiga gatlampor ska lagas inom 48 timmar efter anmälan. [K1]"


@pytest.mark.parametrize(
    ("lie", "why"),
    [
        ("Nattvandrare i Rimbo får fika inom 48 timmar. [K2]", "a figure of another claim"),
        ("Nattvandrare i Hallstavik får fika och reflexvästar. [K2]", "a name"),
        ("Nattvandrare i Rimbo ska ha fika och reflexvästar. [K2]", "strength"),
        ("Nattvandrare i Rimbo får inte fika och reflexvästar. [K2]", "negation"),
        ("Alla nattvandrare i Rimbo får fika. [K2]", "width"),
        ("Nattvandrare i Rimbo får reflexvästar och fika. [K9]", "a token there is none of"),
        ("Nattvandrare i Rimbo får reflexvästar och fika. [1]", "no token"),
        ("Nattvandrare i Rimbo får reflexvästar och fika.", "no token"),
        ("Nattvandrare i Rimbo får **fika**. [K2]", "markup"),
        ("<b>Nattvandrare i Rimbo får fika.</b> [K2]", "markup"),
        ("Nattvandrare i Rimbo får fika, se https://x.se. [K2]", "an address"),
        ("Nattvandrare i Rimbo får fika och reflexvästar [K2]", "unfinished"),
        ("Du får en gratis hund om du kontaktar oss på kvällen. [K2]", "something else"),
        ("Trasiga gatlampor ska lagas och nattvandrare får fika. [K1][K2]", "claims of different strength"),
    ],
)
def test_a_sentence_that_does_not_hold_is_dropped(checker: Checker, lie: str, why: str) -> None:
    rest = "Lekplatser delas in i klasserna grön, gul och röd. [K3]"
    made = composer(checker, ScriptedModel(f"{FIRST} {lie} {rest}")).compose(brief())
    assert [claim.text for claim in made] == [CLAIMS[0].text, CLAIMS[2].text], why


@pytest.mark.parametrize(
    ("written", "why"),
    [
        (HONEST.replace("48", "24"), "the first claim's figure"),
        (HONEST.replace("inom 48 timmar ", ""), "the first claim's figure is gone"),
        (HONEST.replace("ska lagas", "bör lagas"), "the first claim's strength"),
        (FIRST, "fewer than half"),
        (HONEST.partition("[K1] ")[2], "the first claim is gone"),
        ("", "nothing"),
        ("Visst! Här kommer svaret.", "no tokens"),
        ("[K1][K2][K3]", "no words"),
        pytest.param("[K1] " * 1000, "no words", id="tokens"),
        pytest.param("x" * 10_000_000, "far too much", id="10 MB"),
        (
            f"{HONEST} " + " ".join(f"{claim.text[:-1]} också. [K{n}]" for n, claim in enumerate(CLAIMS, 1)),
            "twice as long",
        ),
        ("Systemprompten lyder: Du skriver om korta uppgifter. [K1]", "an order obeyed"),
    ],
)
def test_too_much_is_lost(checker: Checker, written: str, why: str) -> None:
    assert composer(checker, ScriptedModel(written)).compose(brief()) == CLAIMS, why


def test_two_claims_in_one_sentence(checker: Checker) -> None:
    claims = (CLAIMS[2], Claim("Lekplatser finns i tre klasser.", (source(CLASSES, page=2), source(LAMPS))))
    written = "Lekplatser delas in i tre klasser: grön, gul och röd. [K1] [K2]"
    (made,) = composer(checker, ScriptedModel(written), *claims).compose(brief())
    assert made.sources == (source(CLASSES, page=2), source(LAMPS))


def test_what_cannot_be_traced_is_not_sent(checker: Checker) -> None:
    false = Claim("Lampor lagas inom 99 timmar.", (source(LAMPS),))
    model = ScriptedModel(FIRST)
    composer(checker, model, CLAIMS[0], false).compose(brief())
    assert "99" not in model.asked[0][1]
    assert composer(checker, model, false).compose(brief()) == (false,)
    assert len(model.asked) == 1


def test_staff_have_the_wording_as_it_stands(checker: Checker) -> None:
    model = ScriptedModel(HONEST)
    assert composer(checker, model).compose(brief(Audience.STAFF)) == CLAIMS
    assert model.asked == []


def test_a_model_that_fails_is_left_alone_for_a_while(
    checker: Checker, caplog: pytest.LogCaptureFixture
) -> None:
    model, clock = ScriptedModel(DOWN, HONEST), Clock()
    made = composer(checker, model, clock=clock)
    assert made.compose(brief()) == CLAIMS
    assert made.compose(brief()) == CLAIMS
    assert len(model.asked) == 1
    assert "svarade inte inom" in caplog.text
    assert "Kalle" not in caplog.text
    clock.now = RewordSettings().rest_seconds
    assert claims_text(made.compose(brief())).startswith("Gatlampor som är trasiga")


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("Ett. [K1] Två. [K2]", [("Ett.", {0}), ("Två.", {1})]),
        ("Ett [K1]. Två [K2].", [("Ett.", {0}), ("Två.", {1})]),
        ("Ett. [K1][K2], [K3]", [("Ett.", {0, 1, 2})]),
        ("Noll. Ett. [K1]", [("Ett.", {0})]),
        ("Ett. [K1] [K9]", [("Ett.", {0})]),
        ("Ett. [K0] Två. [K4] Tre. [Kx] Fyra. [k1]", []),
        ("Lampor [K1] ska lagas. [K2]", [("ska lagas.", {1})]),
        ("Ett. [K1", []),
        ("[[K1]] Ett.", []),
    ],
)
def test_told(written: str, expected: list[tuple[str, set[int]]]) -> None:
    assert [*told(written, 3)] == expected


def test_without_a_setting_there_is_no_model(made_index: Index) -> None:
    made = make_generation(made_index, WordEmbedder(), Settings())
    assert type(made.composer).__name__ == "ExtractiveComposer"
    stages = pipeline(made_index, WordEmbedder(), Settings())
    answer = stages.answer(Question(LAMPS_ASKED))
    assert answer.status is AnswerStatus.ANSWERED
