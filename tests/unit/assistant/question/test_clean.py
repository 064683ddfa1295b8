"""A question as sent → one safe line."""

import pytest

from assistant.question.clean import MOST_CHARACTERS, clean


@pytest.mark.parametrize(
    ("sent", "cleaned"),
    [
        ("  Hur\n\tsnabbt \r\n saneras? ", "Hur snabbt saneras?"),
        ("klot\x00ter\x07", "klotter"),
        ("klot\u200bter\u00ad\ufeff", "klotter"),
        ("ja\U000e0041\U000e0042", "ja"),
        ("\u202eklotter", "klotter"),
        ("a\ud800b", "ab"),
        ("\ue000x", "x"),
        ("a\u030ar pa\u0308 o\u0308n", "år pä ön"),
        ("48\u00a0timmar\u2003nu", "48 timmar nu"),
        ("كم؟ 🚒", "كم؟ 🚒"),
        ("\u200b \x00", ""),
        ("", ""),
    ],
)
def test_cleaned(sent: str, cleaned: str) -> None:
    assert clean(sent) == cleaned
    assert clean(cleaned) == cleaned


def test_a_long_text_is_cut_before_it_is_worked_on() -> None:
    assert len(clean("å" * 9000)) == MOST_CHARACTERS == 2000
