import pytest

from ui.api.stream_endpoint import sentences


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("", []),
        ("Ja. [1] Nej. [2]", ["Ja. [1] ", "Nej. [2]"]),
        ("Ja, t.ex. Rimbo. [1][2] Nej.", ["Ja, t.ex. Rimbo. [1][2] ", "Nej."]),
        ("Så här:\n- ett\n- två", ["Så här:\n", "- ett\n", "- två"]),
        ("Enligt KS 2021-1430, s. 28. Sedan mer.", ["Enligt KS 2021-1430, s. 28. ", "Sedan mer."]),
        ("  Inledd. [1]", ["  Inledd. [1]"]),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert list(sentences(text)) == parts
    assert "".join(parts) == text
