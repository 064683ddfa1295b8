"""The list of changes: read with errors that name the entry, and hung only on what names the thing."""

from datetime import date
from pathlib import Path

import pytest

from corpus.currency.changes import ChangeKind, Currency, LawState, currency_files, read_currency
from corpus.errors import RegisterError
from corpus.model import DocumentId
from corpus.settings import Settings
from corpus.swedish.sentence_ends import sentences
from tests.fakes import NORRTALJE, STRATEGY, comparable, raw_pages

DOCUMENT = DocumentId(STRATEGY)
ENTRY = {
    "id": '"moln"', "kind": '"statement"', "document": '"plan"', "pages": "[2]", "words": '["moln + regn"]',
    "text": '"Det regnar inte längre."', "since": '"2025-07-01"', "source_url": '"https://exempel.se/"',
    "checked": '"2026-01-31"',
}  # fmt: skip
LAW = ENTRY | {
    "kind": '"law"', "designation": '"2001:1"', "name": '"Molnlag"', "status": '"ersatt"',
    "link": '"https://exempel.se/2"',
}  # fmt: skip


def written(folder: Path, *entries: dict[str, str]) -> Path:
    lines = ["[[change]]\n" + "\n".join(f"{k} = {v}" for k, v in e.items() if v) for e in entries]
    path = folder / "currency.toml"
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def shipped() -> Currency:
    return read_currency(NORRTALJE.currency())


def test_an_entry_becomes_a_change(tmp_path: Path) -> None:
    (change,) = read_currency([written(tmp_path, ENTRY)]).changes
    assert (change.id, change.kind, change.pages) == ("moln", ChangeKind.STATEMENT, (2,))
    assert (change.verified, change.unasked, change.law) == (True, False, None)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"sidor": "[1]"}, "okänd uppgift sidor"),
        ({"designation": '"2001:1"'}, "okänd uppgift designation"),
        ({"checked": ""}, "checked saknas"),
        ({"checked": '"igår"'}, "checked är «igår»"),
        ({"checked": '"2026-02-30"'}, "checked är «2026-02-30»"),
        ({"since": '"20250701"'}, "since är «20250701»"),
        ({"pages": "[0]"}, "pages"),
        ({"pages": "[true]"}, "pages"),
        ({"pages": "[2, 9]"}, "sidan 9 finns inte, dokumentet har 3 sidor"),
        ({"kind": '"lag"'}, "kind är lag"),
        ({"words": "[]"}, "words"),
        ({"words": '"moln"'}, "words"),
        ({"text": '" "'}, "text"),
        ({"verified": '"nej"'}, "verified"),
        ({"source_url": '"http://exempel.se"'}, "https://"),
        (LAW | {"status": '"borta"'}, "status är borta"),
        (LAW | {"link": ""}, "link saknas"),
    ],
)
def test_a_malformed_entry_is_named(tmp_path: Path, wrong: dict[str, str], reason: str) -> None:
    with pytest.raises(RegisterError) as caught:
        read_currency([written(tmp_path, ENTRY | wrong)], {DocumentId("plan"): 3})
    assert str(caught.value).startswith("currency.toml: ändringen moln: ")
    assert reason in str(caught.value)


@pytest.mark.parametrize(
    "text", ["[change]\nid = 1", "change = [1]", "[[ändring]]\nid = 1", "[[change]", "\xff"]
)
def test_a_malformed_file_is_named(tmp_path: Path, text: str) -> None:
    path = tmp_path / "currency.toml"
    path.write_bytes(text.encode("latin-1"))
    with pytest.raises(RegisterError, match=r"currency\.toml"):
        read_currency([path])


def test_the_same_id_twice(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="moln: finns två gånger"):
        read_currency([written(tmp_path, ENTRY, ENTRY)])


def test_an_operators_list_overrides(tmp_path: Path) -> None:
    written(tmp_path, LAW | {"id": '"socialtjanstlagen"'})
    files = currency_files(Settings(documents=(tmp_path,)))
    change = next(c for c in read_currency(files).changes if c.id == "socialtjanstlagen")
    assert change.law is not None
    assert change.law.name == "Molnlag"


def test_words_must_stand_in_the_text_of_the_page(tmp_path: Path) -> None:
    currency = read_currency([written(tmp_path, ENTRY)])
    plan = DocumentId("plan")
    assert currency.notices_for(plan, 2, "Moln ger regn.")
    assert not currency.notices_for(plan, 2, "Moln ger skugga.")
    assert not currency.notices_for(plan, 3, "Moln ger regn.")
    assert not currency.notices_for(DocumentId("annan"), 2, "Moln ger regn.")


def test_a_law_counts_in_any_document_by_its_number_and_its_name(shipped: Currency) -> None:
    for document, page in ((DocumentId("handlingsprogram"), 9), (DOCUMENT, 19), (DOCUMENT, 20)):
        for text in ("Se lagen (2001:453).", "Enligt socialtjänstlagen."):
            assert [c.id for c in shipped.notices_for(document, page, text)] == ["socialtjanstlagen"]


def test_what_had_changed_before_a_document_was_written_is_no_news_there() -> None:
    new = DocumentId("plan-2026")
    currency = read_currency(NORRTALJE.currency(), written={new: "2026-02-01"})
    assert currency.notices_for(new, 1, "Enligt socialtjänstlagen.") == ()
    assert currency.notices_for(new, 1, "Enligt lagen (2001:453).")
    assert currency.notices_for(DOCUMENT, 1, "Enligt socialtjänstlagen.")


def test_what_is_the_municipalitys_own_counts_on_its_pages_alone(shipped: Currency) -> None:
    assert shipped.notices_for(DOCUMENT, 35, "BoTryggts nio aspekter")
    assert shipped.notices_for(DOCUMENT, 36, "BoTryggts nio aspekter") == ()
    assert shipped.notices_for(DocumentId("handlingsprogram"), 35, "BoTryggts nio aspekter") == ()


def test_what_is_unsure_or_unchanged_gives_no_notice(shipped: Currency) -> None:
    for page, text in ((47, "MSBFS 2015:5 om analyser"), (46, "1992:1403"), (4, "Ryssland har fortsatt")):
        assert shipped.notices_for(DOCUMENT, page, text) == ()


def test_status_of_a_law(shipped: Currency) -> None:
    status = shipped.law_status("SFS 1980:578")
    assert status is not None
    assert (status.state, status.replaced_by, status.in_force_from) == (
        LawState.REPLACED,
        "2023:421",
        "2024-01-01",
    )
    assert shipped.law_status("1998:808") is None


def test_a_year_without_a_check(tmp_path: Path) -> None:
    (change,) = read_currency([written(tmp_path, ENTRY)]).changes
    assert not change.overdue(date(2027, 1, 31))
    assert change.overdue(date(2027, 2, 1))
    assert change.said(date(2027, 1, 31)) == "Det regnar inte längre."
    assert change.said(date(2027, 2, 1)).endswith("har inte kontrollerats på ett år.")


def test_oldest_check_first(shipped: Currency) -> None:
    days = [change.checked for change in shipped.oldest_first()]
    assert days == sorted(days)
    assert len(days) == len(shipped.changes)


def test_every_entry_cites_existing_pages_and_an_https_source(shipped: Currency) -> None:
    assert len(read_currency(NORRTALJE.currency(), pages={DOCUMENT: 64}).changes) == len(shipped.changes) > 50
    for change in shipped.changes:
        assert (change.document, bool(change.pages)) in {("", False), (STRATEGY, True)}
        assert change.source_url.startswith("https://")
        assert change.source_title
        first = sentences(change.text)[0]
        assert first.endswith(".")
        assert first.count("(") == first.count(")")
        assert change.verified or "inte helt bekräftat" in change.text, change.id


@pytest.mark.official
def test_every_entry_names_something_on_its_pages(shipped: Currency) -> None:
    pages = [comparable(page) for page in raw_pages(STRATEGY)]
    unseen = [
        (change.id, page)
        for change in shipped.changes
        for page in change.pages or [0]
        if not any(shipped.named(change, text) for text in (pages[page - 1 : page] if page else pages))
    ]
    # The act is meant by the name of a programme only, so nothing in the text is taken for it.
    assert unseen == [("skydd-mot-olyckor", 0)]
