from dataclasses import replace
from pathlib import Path

import pytest

from assistant.checklists.read_definitions import Known, Unfounded, read_checklist, read_checklists
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


UNDER = """
[[item]]
id = "hur"
under = "byt"
group = "ljus"
text = "Med stege"
force = "kan"
because = "de sitter högt"
cite = ["2: Lampor ska"]
"""


def test_an_item_under_another_is_its_point(tmp_path: Path) -> None:
    found = read(tmp_path, TEXT + UNDER)
    assert found is not None
    assert [item.under for item in found.items] == ["", "byt"]
    assert found.possible == 1


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ('under = "byt"', 'under = "laga"', "«laga» är ingen egen punkt"),
        ('under = "byt"', 'under = "hur"', "«hur» är ingen egen punkt"),
        ('force = "kan"', 'force = "kan"\namount = "2"', "kan inte ha amount"),
    ],
)
def test_a_slip_in_a_point_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(RegisterError, match=says) as caught:
        read(tmp_path, TEXT + UNDER.replace(old, new))
    assert caught.value.line == TEXT.count("\n") + 3


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
        (
            "[[group]]",
            '[order]\nnames = ["lampa"]\nverbs = ["gör"]\ncounts = ["lampor"]\n\n[[group]]',
            "hör ihop",
        ),
    ],
)
def test_a_slip_elsewhere_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(RegisterError, match=says):
        read(tmp_path, TEXT.replace(old, new))


def test_broken_toml_names_its_line(tmp_path: Path) -> None:
    with pytest.raises(RegisterError) as caught:
        read(tmp_path, TEXT.replace('title = "Lampor"', "title = Lampor"))
    assert caught.value.line == 3


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("[[group]]", "[group]", r"group ska skrivas som avsnitt: \[\[group\]\]"),
        ("[checklist]", "[[checklist]]", r"checklist ska skrivas som avsnitt: \[checklist\]"),
        ("[checklist]", 'note = ["x"]\n[checklist]', "note ska skrivas"),
    ],
)
def test_a_part_of_the_wrong_form_is_named(tmp_path: Path, old: str, new: str, says: str) -> None:
    with pytest.raises(RegisterError, match=says):
        read(tmp_path, TEXT.replace(old, new))


def test_an_error_in_one_file_leaves_the_others(tmp_path: Path) -> None:
    (tmp_path / "lampor.toml").write_text(TEXT, encoding="utf-8")
    broken = TEXT.replace('name = "lampor"', 'name = "bänkar"').replace("2: Lampor ska", "2: Bänkar")
    (tmp_path / "bänkar.toml").write_text(broken, encoding="utf-8")
    (tmp_path / "mapp.toml").mkdir()
    shelved = read_checklists(KNOWN, tmp_path)
    assert list(shelved.definitions) == ["lampor"]
    assert shelved.broken["bänkar"].line == ITEM_LINE
    assert "går inte att läsa" in str(shelved.broken["mapp"])


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
