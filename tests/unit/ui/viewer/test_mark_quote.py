from corpus.model import Word
from ui.viewer.mark_quote import find, letters


def words(text: str) -> list[Word]:
    return [Word(part, part, 1) for part in text.split()]


def marked(quote: str, *blocks: list[Word]) -> str:
    spots = find(quote, blocks)
    return " ".join(blocks[b][w].text for b, w in sorted(spots) if blocks[b][w].text)


PLAIN = words("Sanering av klotter ska ske inom 48 timmar. Allt klotter ska polisanmälas.")


def test_letters() -> None:
    assert letters("• Sam-\n verkan, 48 h ﬁ") == "samverkan48hfi"


def test_white_space_and_case() -> None:
    assert marked("allt  KLOTTER\nska polisanmälas", PLAIN) == "Allt klotter ska polisanmälas."


def test_a_quote_begins_and_ends_at_words() -> None:
    assert marked("lotter ska", PLAIN) == ""
    assert marked("klott", PLAIN) == ""
    assert marked("klotter ska polisanmälas", PLAIN) == "klotter ska polisanmälas."


def test_line_break_hyphens() -> None:
    block = [Word("tungtrafik", "tung- trafik", 1), Word("förbjuds.", "förbjuds.", 1)]
    for quote in ("tung- trafik förbjuds", "tungtrafik förbjuds", "tung-trafik förbjuds."):
        assert marked(quote, block) == "tungtrafik förbjuds."


def test_true_hyphens() -> None:
    assert marked("trygghets- och säkerhets", words("trygghets- och säkerhets")) != ""


def test_footnote_digits_in_the_quote_or_not() -> None:
    block = [*words("per 1000"), Word("invånare", "invånare13", 1, "13"), *words("11,7 6")]
    assert marked("per 1000 invånare13 11,7", block) == "per 1000 invånare 11,7"
    assert marked("per 1000 invånare 11,7", block) == "per 1000 invånare 11,7"


def test_bullets() -> None:
    block = [Word("", "\uf0b7", 1), *words("Höjd beredskap")]
    assert marked("\uf0b7 Höjd beredskap", block) == "Höjd beredskap"


def test_over_blocks() -> None:
    first, second = words("Det gäller:"), words("hus och anläggningar")
    assert find("gäller: hus och", [first, second]) == {(0, 1), (1, 0), (1, 1)}


def test_what_is_not_there() -> None:
    for quote in ("", " – ", "<script>alert(1)</script>", "något annat", "x" * 5000):
        assert not find(quote, [PLAIN])


def test_a_quote_cut_for_the_address_is_marked_to_the_end_of_its_sentence() -> None:
    long = words("Ord " * 80 + "slut. Nästa mening.")
    assert marked(("Ord " * 80)[:300], long).endswith("slut.")


def test_a_cut_quote_stays_in_its_block() -> None:
    first, second = words("ord " * 80), words("Annat stycke.")
    assert "Annat" not in marked(("ord " * 80)[:301], first, second)
