from dataclasses import replace

from assistant.checklists.wording import cited, documents_of, facts, writable
from tests.unit.assistant.listed import NATIONAL, PAGE, a_checklist, an_item


def test_a_source_names_its_page_or_its_check() -> None:
    assert cited(PAGE) == "Plan för lampor, s. 28"
    assert cited(NATIONAL) == "Myndigheten för lampor, kontrollerad 2026-03-01"


def test_facts_hold_dnr_date_edition_and_only_open_addresses() -> None:
    assert facts(PAGE) == "KS 2021-1 · daterad 2021-11-08 · kommunens eget dokument"
    assert facts(NATIONAL) == "kontrollerad 2026-03-01 · https://lampor.example/råd?a=1&b=2"
    assert "återgivet" in facts(replace(PAGE, edition="digest"))
    assert "javascript" not in facts(replace(NATIONAL, url="javascript:alert(1)"))


def test_a_document_stands_once_with_all_its_pages() -> None:
    checklist = a_checklist(
        an_item(1), an_item(2, sources=(replace(PAGE, page=3), NATIONAL)), an_item(3, sources=(PAGE,))
    )
    assert [(source.title, pages) for source, pages in documents_of(checklist)] == [
        ("Plan för lampor", (3, 28)),
        ("Myndigheten för lampor", ()),
    ]


def test_what_no_file_can_hold_is_left_out() -> None:
    assert writable("a\x00b\x0b\ud800å\n\tc") == "abå\n\tc"
