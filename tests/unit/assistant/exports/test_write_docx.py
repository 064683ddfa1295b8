"""The Word file, opened again."""

import time
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml.ns import qn

from assistant.checklists.checklist import Checklist, Force
from assistant.exports.write_docx import to_docx
from tests.unit.assistant.listed import NATIONAL, PAGE, POINT, a_checklist, an_item


def opened(checklist: Checklist) -> docx.document.Document:
    return docx.Document(BytesIO(to_docx(checklist)))


def text_of(element: Any) -> str:
    return "".join(text.text or "" for text in element.iter(qn("w:t")))


def words(document: docx.document.Document) -> str:
    return "\n".join(text_of(paragraph) for paragraph in document.element.body.iter(qn("w:p")))


def test_headings_case_and_what_is_open() -> None:
    document = opened(a_checklist(groups=2))
    headings = [p.text for p in document.paragraphs if p.style.name.startswith(("Title", "Heading"))]
    assert headings == [
        "Torget i Rimbo", "Ärendet", "Grupp 1", "Grupp 2", "Frågor som återstår",
        "Gäller inte i det här fallet", "Anmärkningar", "Underlag",
    ]  # fmt: skip
    case = document.tables[0]
    assert [[cell.text for cell in row.cells] for row in case.rows] == [
        ["Plan", "detaljplan"],
        ["Plats", "Rimbo"],
    ]
    text = words(document)
    assert "Upprättad 2026-11-23" in text
    assert "Vem äger marken?" in text
    assert "Höga hus: inga höga hus" in text
    assert "Läs också lagen." in text


def test_a_row_has_a_box_force_responsible_and_source_with_page() -> None:
    item = an_item(1, force=Force.SHOULD, sum="2 × 3 = 6", notices=("Lagen är ny.",))
    table = opened(a_checklist(item)).tables[1]
    head, row = table.rows
    assert [cell.text for cell in head.cells] == [
        "Klart",
        "Punkt",
        "Styrka",
        "Ansvarig",
        "Kommentar",
        "Källa",
    ]
    cells = [cell.text for cell in row.cells]
    assert cells[1] == "Räkna lamporna\n2 × 3 = 6\nMed eftersom: detaljplan med torg\nObs: Lagen är ny."
    assert cells[2:] == ["bör", "Gatukontoret", "", "Plan för lampor, s. 28\n«Trasiga lampor lagas.»"]
    box = row.cells[0]._tc.findall(f".//{qn('w:sdt')}")
    assert [text_of(one) for one in box] == ["☐"]


def test_points_have_boxes_of_their_own() -> None:
    row = opened(a_checklist(an_item(1, points=(POINT,)))).tables[1].rows[1]
    assert "☐ Stolparna (de lutar)" in text_of(row.cells[1]._tc)
    assert len(row.cells[1]._tc.findall(f".//{qn('w:sdt')}")) == 1


def test_a_table_quotes_the_same_words_once() -> None:
    for table in opened(a_checklist(an_item(1), an_item(2), groups=2)).tables[1:3]:
        sources = [row.cells[5].text for row in table.rows[1:]]
        assert sources == ["Plan för lampor, s. 28\n«Trasiga lampor lagas.»", "Plan för lampor, s. 28"]


def test_heads_are_repeated_and_rows_are_not_cut() -> None:
    for table in opened(a_checklist(groups=3)).tables[1:4]:
        assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
        assert table.rows[1]._tr.find(f".//{qn('w:cantSplit')}") is not None


def test_the_foot_counts_pages() -> None:
    footer = opened(a_checklist()).sections[0].footer.paragraphs[0]
    assert text_of(footer._p) == "Torget i Rimbo · 2026-11-23 · Sida 1 av 1"
    fields = [field.get(qn("w:instr")) for field in footer._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]


def test_what_it_stands_on() -> None:
    rows = opened(a_checklist(an_item(1, sources=(PAGE, NATIONAL)))).tables[-1].rows
    assert [tuple(cell.text for cell in row.cells) for row in rows] == [
        ("Plan för lampor", "KS 2021-1 · daterad 2021-11-08 · kommunens eget dokument · s. 28"),
        ("Myndigheten för lampor", "kontrollerad 2026-03-01 · https://lampor.example/råd?a=1&b=2"),
        ("Checklistans definition", "torg, version 1.2"),
    ]


def test_only_addresses_of_the_open_web_are_links() -> None:
    bad = replace(NATIONAL, url="javascript:alert(1)")
    document = opened(a_checklist(an_item(1, sources=(PAGE, NATIONAL, bad))))
    targets = [r.target_ref for r in document.part.rels.values() if r.is_external]
    assert targets == ["https://lampor.example/råd?a=1&b=2"]


def test_it_is_in_swedish_and_says_who_made_it() -> None:
    document = opened(a_checklist())
    languages = {one.get(qn("w:val")) for one in document.styles.element.iter(qn("w:lang"))}
    assert languages == {"sv-SE"}
    known = document.core_properties
    assert (known.title, known.language, known.author) == ("Torget i Rimbo", "sv-SE", "Trygghetsassistenten")
    assert known.created.date().isoformat() == "2026-11-23"


@pytest.mark.parametrize("text", ["<b>&\"'", "a\x00b\x1f", "rad\nrad", "]]>", "🛟", ""])
def test_no_text_breaks_the_file(text: str) -> None:
    item = an_item(1, id=text, text=text, reason=text, responsible=text, notices=(text,))
    data = to_docx(replace(a_checklist(item), title=text, case=((text, text),), date=text))
    with zipfile.ZipFile(BytesIO(data)) as archive:
        for name in archive.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(archive.read(name))
    assert docx.Document(BytesIO(data)).tables


def test_nothing_to_say_gives_no_headings() -> None:
    bare = replace(a_checklist(), case=(), groups=(), open=(), excluded=(), notes=())
    assert [p.text for p in opened(bare).paragraphs if p.style.name == "Heading 1"] == ["Underlag"]


def test_sixty_items_take_half_a_second_at_most() -> None:
    checklist = a_checklist(*(an_item(number) for number in range(15)), groups=4)
    to_docx(checklist)
    start = time.process_time()
    to_docx(checklist)
    assert time.process_time() - start < 0.5
