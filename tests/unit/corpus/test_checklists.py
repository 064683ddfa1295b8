from dataclasses import replace
from pathlib import Path

import pytest

from corpus.checklists import Known, Unfounded, read_checklist
from corpus.errors import RegisterError
from corpus.model import DocumentId

PLAN = DocumentId("plan")
KNOWN = Known({PLAN: 3}, {(PLAN, 2): ("lampor ska lagas.",)}, {"lagen"})
TEXT = """[checklist]
name = "lampor"
title = "Lampor"
about = "Om lampor."
version = "1"
document = "plan"

[[group]]
id = "ljus"
title = "Ljus"

[[field]]
id = "antal"
label = "Antal"
kind = "number"

[[source]]
id = "kalla"
title = "Källa"
url = "https://example.se"
checked = "2026-11-23"
fact = "Lampor lyser."
verified = true

[[item]]
id = "byt"
group = "ljus"
text = "Byt {antal} lampor"
force = "ska"
because = "det är mörkt"
when = "antal > 0"
amount = "2 * antal"
unit = "lampor"
cite = ["2: Lampor ska"]
national = ["kalla"]
changes = ["lagen"]
"""
ITEM_LINE = TEXT[: TEXT.index('id = "byt"')].count("\n") + 1


def read(tmp_path: Path, text: str):
    path = tmp_path / "lampor.toml"
    path.write_text(text, encoding="utf-8")
    return read_checklist(path, KNOWN)


def test_a_definition_is_read(tmp_path: Path) -> None:
    found = read(tmp_path, TEXT)
    assert found is not None
    assert [item.id for item in found.items] == ["byt"]
    assert found.items[0].national[0].fact == "Lampor lyser."


def test_a_definition_of_a_document_that_is_not_there_is_left_out(tmp_path: Path) -> None:
    assert read(tmp_path, TEXT.replace('document = "plan"', 'document = "annan"')) is None


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('cite = ["2: Lampor ska"]', 'cite = ["9"]', "sidan 9 finns inte, dokumentet har 3 sidor"),
        ('cite = ["2: Lampor ska"]', 'cite = ["2: Bänkar"]', "inget påstående på sidan 2"),
        ('cite = ["2: Lampor ska"]', 'cite = ["sidan två"]', "ska skrivas som"),
        ('cite = ["2: Lampor ska"]', 'cite = ["annan s. 2"]', "dokumentet «annan» finns inte"),
        ('cite = ["2: Lampor ska"]\nnational = ["kalla"]', "", "har ingen källa"),
        ('when = "antal > 0"', 'when = "lampor > 0"', "fältet «lampor» finns inte. Kända fält: antal"),
        ('amount = "2 * antal"', 'amount = "2 * * antal"', "går inte att läsa som formel"),
        ('amount = "2 * antal"', "amount = \"open('x')\"", "är inte tillåtet"),
        ("Byt {antal} lampor", "Byt {lampor} lampor", "fältet «lampor» finns inte"),
        ('force = "ska"', 'force = "måste"', "Tillåtet: ska, bör, kan"),
        ('group = "ljus"', 'group = "mörker"', "gruppen «mörker» finns inte"),
        ('unit = "lampor"', 'enhet = "lampor"', "okänd uppgift enhet"),
        ('national = ["kalla"]', 'national = ["annan"]', "källan «annan» finns inte"),
        ('changes = ["lagen"]', 'changes = ["annan"]', "ändringen «annan» finns inte"),
        ('because = "det är mörkt"', 'because = ""', "because saknas"),
    ],
)
def test_a_slip_in_an_item_is_named_with_its_line(tmp_path: Path, old: str, new: str, says: str) -> None:
    assert old in TEXT
    with pytest.raises(RegisterError) as caught:
        read(tmp_path, TEXT.replace(old, new))
    assert says in str(caught.value)
    assert caught.value.line == ITEM_LINE
    assert str(caught.value).startswith(f"lampor.toml, rad {ITEM_LINE}: byt")


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("verified = true", "verified = false", "är inte kontrollerad"),
        ('url = "https://example.se"', 'url = "javascript:x"', "https://"),
        ('kind = "number"', 'kind = "tal"', "Tillåtet: number, yes, one, many"),
        ('kind = "number"', 'kind = "one"', "choice ska finnas"),
        ('id = "antal"', 'id = "text"', "är upptaget"),
        ("[[group]]", "[[grupp]]", "okänt avsnitt grupp"),
    ],
)
def test_a_slip_elsewhere_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(RegisterError, match=says):
        read(tmp_path, TEXT.replace(old, new))


def test_broken_toml_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(RegisterError) as caught:
        read(tmp_path, TEXT.replace('title = "Lampor"', "title = Lampor"))
    assert caught.value.line == 3


def test_an_id_stands_once(tmp_path: Path) -> None:
    item = TEXT[TEXT.index("[[item]]") :]
    with pytest.raises(RegisterError, match="finns två gånger"):
        read(tmp_path, f"{TEXT}\n{item}")


def test_what_a_new_version_took_away_is_left_out_and_told_where_answers_must_go_on(tmp_path: Path) -> None:
    path = tmp_path / "lampor.toml"
    other = TEXT[TEXT.index("[[item]]") :].replace('"byt"', '"bank"').replace("2: Lampor ska", "2: Bänkar")
    path.write_text(f"{TEXT}\n{other}", encoding="utf-8")
    with pytest.raises(Unfounded):
        read_checklist(path, KNOWN)
    found = read_checklist(path, replace(KNOWN, lenient=True))
    assert found is not None
    assert [item.id for item in found.items] == ["byt"]
    assert [note.text for note in found.notes] == [
        "Utelämnad, för dokumentet har ändrats sedan checklistan skrevs: Byt {antal} lampor"
    ]
