from corpus.model import (
    Audience,
    Block,
    Document,
    DocumentId,
    Edition,
    Indicator,
    Kind,
    Law,
    Place,
    Records,
    Registration,
    Series,
    Statement,
    StatementId,
    Status,
    Term,
    Word,
)
from ui.viewer.page_html import official_page, restated_page

NAME = DocumentId("plan")


def words(text: str, page: int = 1) -> tuple[Word, ...]:
    return tuple(Word(part, part, page) for part in text.split())


def block(kind: Kind, text: str, level: int = 0, section: tuple[str, ...] = ("A",), page: int = 1) -> Block:
    return Block(kind, level, section, words(text, page))


def document(*blocks: Block, records: Records = Records()) -> Document:  # noqa: B008  # frozen
    known = Registration(NAME, "Plan", "plan", "", "", "", Status.IN_FORCE, Audience.RESIDENT, "", (), True)
    return Document(known, Edition.OFFICIAL, 2, blocks, (), (), (), records)


def html(*blocks: Block, quote: str = "", page: int = 1, records: Records = Records()) -> str:  # noqa: B008
    return official_page(document(*blocks, records=records), page, quote).html


def test_headings_have_the_rank_of_their_section() -> None:
    out = html(
        block(Kind.HEADING, "A", 1, ("A",)),
        block(Kind.HEADING, "B", 2, ("A", "B")),
        block(Kind.PARAGRAPH, "Text.", 0, ("A", "B")),
    )
    assert out == "<h2>A</h2><h3>B</h3><p>Text.</p>"


def test_the_path_leaves_out_the_pages_own_first_heading() -> None:
    first = block(Kind.HEADING, "B", 2, ("A", "B"))
    assert official_page(document(first), 1, "").path == ("A",)
    assert official_page(document(block(Kind.PARAGRAPH, "t", 0, ("A", "B"))), 1, "").path == ("A", "B")


def test_only_the_words_of_the_page() -> None:
    both = Block(Kind.PARAGRAPH, 0, ("A",), (*words("på ett", 1), *words("på två", 2)))
    assert html(both) == "<p>på ett</p>"
    assert html(both, page=2) == '<p class="goes-on">på två</p>'


def test_everything_is_escaped() -> None:
    out = html(block(Kind.PARAGRAPH, "<script>alert(1)</script> & \"'"), quote="<script>alert(1)</script>")
    assert out == '<p><mark id="citat">&lt;script&gt;alert(1)&lt;/script&gt;</mark> &amp; &quot;&#x27;</p>'


def test_a_mark_over_blocks_is_several_and_only_the_first_is_the_target() -> None:
    out = html(
        block(Kind.PARAGRAPH, "Det gäller:"),
        block(Kind.ITEM, "hus", 1),
        block(Kind.ITEM, "vägar", 1),
        quote="gäller: hus vägar",
    )
    assert out == (
        '<p>Det <mark id="citat">gäller:</mark></p>'
        "<ul><li><mark>hus</mark></li><li><mark>vägar</mark></li></ul>"
    )


def test_nested_and_numbered_and_continued_items() -> None:
    out = html(
        block(Kind.ITEM, "ett", 1),
        block(Kind.ITEM, "inre", 2),
        block(Kind.ITEM, "2. två", 1),
    )
    assert out == '<ul><li>ett<ul><li>inre</li></ul></li><li class="numbered">2. två</li></ul>'


def test_footnotes_link_both_ways_once() -> None:
    note = (Word("ord", "ord13.", 1, "13"), Word(".", "14", 1, "14"), Word("igen", "igen13", 1, "13"))
    out = html(Block(Kind.PARAGRAPH, 0, ("A",), note), block(Kind.FOOTNOTE, "13 SKR (2021)"))
    assert out.count('id="ref-13"') == 1
    assert out.count('id="not-13"') == 1
    assert 'href="#ref-13"' in out
    assert "<sup>14</sup>" in out  # no such note on the page: not a link
    assert "ord<sup>" in out
    assert "SKR (2021)" in out


def test_tables_by_records() -> None:
    records = Records(
        laws=(Law(NAME, "Lag", "Brottsbalk ny", "1962:700", "", (Place(1, "Lag Brottsbalk ny 1962:700"),)),),
        indicators=(
            Indicator(
                NAME,
                "A",
                "Trygga",
                "%",
                2020,
                2030,
                (Series("F", "5 %", "8 %"), Series("P", "6 %", "9 %")),
                "",
                (Place(1, "Trygga17 F 5 % P 6 % F 8 % P 9 %"),),
            ),
        ),
        terms=(Term(NAME, "Brott", "Brott är straffbart.", (Place(1, "Brott Brott är straffbart."),)),),
    )
    trygga = (Word("Trygga", "Trygga", 1), Word("", "17", 1, "17"), *words("F 5 % P 6 % F 8 % P 9 %"))
    out = html(
        block(Kind.ROW, "Lag Brottsbalk ny 1962:700"),
        Block(Kind.ROW, 0, ("A",), trygga),
        block(Kind.ROW, "Brott Brott är straffbart."),
        block(Kind.ROW, "a | b c"),
        quote="Brottsbalk ny 1962:700",
        records=records,
    )
    assert out.count("<table>") == 4
    assert (
        '<tr><td>Lag</td><th scope="row"><mark id="citat">Brottsbalk ny</mark></th>'
        "<td><mark>1962:700</mark></td></tr>"
    ) in out
    assert '<th scope="row">Trygga<sup>17</sup></th><td>F 5 %<br>P 6 %</td><td>F 8 %<br>P 9 %</td>' in out
    assert '<th scope="row">Brott</th><td>Brott är straffbart.</td>' in out
    assert "<td>a</td><td>b c</td>" in out


def test_a_printed_head_is_the_tables_head() -> None:
    place = (Place(1, "Trygga 5 % 8 %"),)
    one = Indicator(NAME, "A", "Trygga", "%", 2020, 2030, (Series("", "5 %", "8 %"),), "", place)
    law = Law(NAME, "Lag", "Brottsbalk", "1962:700", "", (Place(1, "Lag Brottsbalk 1962:700"),))
    out = html(
        block(Kind.ROW, "Nyckeltal Nuläge 2020 Önskat läge 2030"),
        block(Kind.ROW, "Trygga 5 % 8 %"),
        block(Kind.ROW, "Typ Benämning Beteckning"),
        block(Kind.ROW, "Lag Brottsbalk 1962:700"),
        quote="Benämning",
        records=Records(indicators=(one,), laws=(law,)),
    )
    assert out.count("<table>") == 2
    assert '<th scope="col">Nuläge 2020</th><th scope="col">Önskat läge 2030</th>' in out
    assert '<th scope="col"><mark id="citat">Benämning</mark></th>' in out


def test_a_row_whose_words_do_not_fit_its_record_is_one_cell() -> None:
    law = Law(NAME, "Lag om mycket", "X", "1:2", "", (Place(1, "Lag X"),))
    assert '<td colspan="3">Lag X</td>' in html(block(Kind.ROW, "Lag X"), records=Records(laws=(law,)))


def test_statements() -> None:
    said = Statement(
        StatementId("s"), NAME, "Klotter <b> tas bort.", (1,), ("A", "B"), Audience.RESIDENT, (), "a.md:1", ()
    )
    sheet = restated_page((said,), 1, "Klotter <b>")
    assert sheet.found
    assert sheet.html == '<h2>A › B</h2><ul><li><mark id="citat">Klotter &lt;b&gt;</mark> tas bort.</li></ul>'


def test_an_empty_page() -> None:
    assert html(block(Kind.PARAGRAPH, "x", page=2)) == ""
