"""What is said first: 112 and what to do, or the number that serves, in the asker's language."""

import tomllib
from importlib.resources import files

import pytest

from assistant.guard.alerts import Alerts
from assistant.guard.classifier import GuardClass, GuardReading
from assistant.model import AlertLevel
from corpus.currency.help_numbers import help_numbers
from evals.training.guards import read_texts

ALERTS = Alerts("Ekebys socialtjänst")
FIRST_AID, HELP = (
    tomllib.loads((files("corpus.national") / f"{name}.toml").read_text(encoding="utf-8"))
    for name in ("first_aid", "help")
)


def reading(danger: float = 0.0, need: float = 0.0, kind: str = "", help_kind: str = "") -> GuardReading:
    chances = {GuardClass.EMERGENCY: danger, GuardClass.HELP: need, GuardClass.ORDINARY: 1 - danger - need}
    return GuardReading(chances, ((kind, 0.9),) if kind else (), ((help_kind, 0.9),) if help_kind else ())


@pytest.mark.parametrize("language", sorted(FIRST_AID["general"]["text"]))
@pytest.mark.parametrize("kind", [kind for row in FIRST_AID["kind"] for kind in row["kinds"]])
def test_danger_is_told_112_first_in_the_askers_language(kind: str, language: str) -> None:
    alert = ALERTS.alert(reading(0.95, kind=kind), "text", language)
    assert alert is not None
    assert (alert.level, alert.numbers[0]) == (AlertLevel.CERTAIN, "112")
    if language != "sv":
        assert alert.text not in {row["text"]["sv"] for row in FIRST_AID["kind"]}


def test_a_kind_that_is_unsure_gets_what_holds_for_all() -> None:
    alert = ALERTS.alert(GuardReading({GuardClass.EMERGENCY: 0.9}, (("fire", 0.2),)), "text", "sv")
    assert alert is not None
    assert alert.text == FIRST_AID["general"]["text"]["sv"]


def test_possible_danger_is_one_line_with_112() -> None:
    alert = ALERTS.alert(reading(0.3), "text", "sv")
    assert alert is not None
    assert (alert.level, alert.text, alert.numbers) == (
        AlertLevel.POSSIBLE, "Är någon i fara just nu? Ring 112 direkt.", ("112",)
    )  # fmt: skip


@pytest.mark.parametrize("row", HELP["kind"], ids=lambda row: row["name"])
def test_help_names_who_helps(row: dict[str, object]) -> None:
    for kind in row["kinds"]:  # type: ignore[attr-defined]
        alert = ALERTS.alert(reading(0.0, 0.8, help_kind=kind), "text", "sv")
        assert alert is not None
        assert (alert.level, alert.kind) == (AlertLevel.HELP, row["name"])
        assert alert.numbers
        assert "{" not in alert.text


def test_the_municipalitys_own_social_services_are_named() -> None:
    alert = ALERTS.alert(reading(0.0, 0.8, help_kind="child_worry"), "text", "sv")
    assert alert is not None
    assert "ekebys socialtjänst" in alert.text


@pytest.mark.parametrize("said", ["jag är döv och det brinner", "I am deaf, he has a knife"])
def test_who_cannot_hear_is_told_of_sms(said: str) -> None:
    alert = ALERTS.alert(reading(0.95, kind="fire"), said, "sv")
    assert alert is not None
    assert "sms" in alert.text.lower()
    assert "i förväg" in alert.text


def test_an_ordinary_question_is_told_nothing() -> None:
    assert ALERTS.alert(reading(0.05, 0.1), "text", "sv") is None


def test_every_kind_that_is_learnt_has_its_advice() -> None:
    for label, table in ((GuardClass.EMERGENCY, FIRST_AID), (GuardClass.HELP, HELP)):
        known = {kind for row in table["kind"] for kind in row["kinds"]}
        assert {text.kind for text in read_texts() if text.label is label} <= known


def test_every_number_that_is_named_has_its_source() -> None:
    known = {row.number for row in help_numbers()}
    for row in (*FIRST_AID["kind"], *HELP["kind"]):
        alert = Alerts().alert(
            reading(0.9, kind=row["kinds"][0]) if row in FIRST_AID["kind"] else reading(0, 0.9, help_kind=row["kinds"][0]),
            "text", "sv",
        )  # fmt: skip
        assert alert is not None
        assert set(alert.numbers) <= known, row["name"]
