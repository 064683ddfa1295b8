"""Source → Document: a made plan, and the four official documents from both of their files."""

import re
from collections import Counter
from collections.abc import Mapping

import pytest

from corpus.model import Document, Edition, Kind
from ingest.files.read import read
from ingest.structure.document import read_document
from ingest.structure.layout import ReadingSettings, reading_settings
from tests.fakes import CORPUS, NORRTALJE, OFFICIAL, STRATEGY, a_registration, a_source, comparable, raw_pages

official = pytest.mark.official
PAGES = {STRATEGY: 64, "protokoll-ks-199": 3, "protokoll-ksau-148": 2, "tjansteutlatande-2021-09-24": 4}


def read_plan(*pages: str) -> Document:
    return read_document(a_source(*pages), a_registration(), ReadingSettings())


def of_page(document: Document, page: int) -> str:
    """What the blocks that begin on a page read, in order."""
    return "\n".join(block.text for block in document.blocks if block.page == page)


def test_made_document_whole() -> None:
    document = read_plan(
        "1 Belysning på gator och torg\nKommunen ska laga trasiga lampor inom en vecka efter anmälan och berätta om\n"
        "det på webben.\nLampor lagas1 i turordning efter hur mörkt det är på platsen och runt den nu.\n"
        "1 Turordningen beslutas av nämnden varje år.",
        "2 Snö\nSnöröjning ska göras senast klockan sju på vardagar i hela kommunen där det\nbehövs:\n"
        "• Skolor\n• Busshållplatser",
    )
    assert (document.edition, document.pages, document.id) == (Edition.OFFICIAL, 2, "plan")
    assert [(s.kind, s.page, s.section, s.text[:20]) for s in document.sentences] == [
        (Kind.PARAGRAPH, 1, ("1 Belysning på gator och torg",), "Kommunen ska laga tr"),
        (Kind.PARAGRAPH, 1, ("1 Belysning på gator och torg",), "Lampor lagas i turor"),
        (Kind.FOOTNOTE, 1, ("1 Belysning på gator och torg",), "Turordningen besluta"),
        (Kind.PARAGRAPH, 2, ("2 Snö",), "Snöröjning ska göras"),
        (Kind.ITEM, 2, ("2 Snö",), "Skolor"),
        (Kind.ITEM, 2, ("2 Snö",), "Busshållplatser"),
    ]
    assert [(n.number, n.page, n.text) for n in document.footnotes] == [
        ("1", 1, "Turordningen beslutas av nämnden varje år.")
    ]
    assert [len(document.records.requirements), len(document.passages)] == [2, 2]
    assert document.passages[0].text.endswith("\nFotnot 1: Turordningen beslutas av nämnden varje år.")
    assert document.passages[1].text.startswith("2 Snö\nSnöröjning")


def test_footnote_stays_with_the_passage_that_carries_its_number() -> None:
    long = "Lampan i hörnet av torget lyser hela natten för den som går hem sent. " * 12
    first, second = "Parken är stängd1 nattetid.", "1 Utom i juli."
    document = read_plan(f"1 Ljus\n{long}\n2 Park\n{first}\n{second}")
    holders = [p.section for p in document.passages if "Fotnot 1" in p.text]
    assert holders == [("2 Park",)]


@official
@pytest.mark.parametrize("stem", OFFICIAL)
def test_pages(from_text: Mapping[str, Document], from_pdf: Mapping[str, Document], stem: str) -> None:
    assert from_text[stem].pages == from_pdf[stem].pages == PAGES[stem]


@official
@pytest.mark.parametrize("stem", OFFICIAL)
def test_pdf_and_text_say_the_same(
    from_text: Mapping[str, Document], from_pdf: Mapping[str, Document], stem: str
) -> None:
    text, pdf = from_text[stem], from_pdf[stem]
    assert [(b.kind, b.level, b.section, b.text, b.page, b.page_end) for b in text.blocks] == [
        (b.kind, b.level, b.section, b.text, b.page, b.page_end) for b in pdf.blocks
    ]
    assert [(s.id, s.text, s.lead, s.opens, [q.page for q in s.quotes]) for s in text.sentences] == [
        (s.id, s.text, s.lead, s.opens, [q.page for q in s.quotes]) for s in pdf.sentences
    ]
    assert text.passages == pdf.passages
    assert text.footnotes == pdf.footnotes
    assert text.records.laws == pdf.records.laws
    assert text.records.indicators == pdf.records.indicators
    assert text.records.terms == pdf.records.terms
    demands = [
        [
            (r.id, r.text, r.modality, r.actor, r.deadline, r.section, [p.page for p in r.places])
            for r in found
        ]
        for found in (text.records.requirements, pdf.records.requirements)
    ]
    assert demands[0] == demands[1]


@official
@pytest.mark.parametrize("stem", OFFICIAL)
def test_every_quote_is_on_its_page(from_text: Mapping[str, Document], stem: str) -> None:
    pages = [comparable(page) for page in raw_pages(stem)]
    quotes = [quote for sentence in from_text[stem].sentences for quote in sentence.quotes]
    assert [quote for quote in quotes if quote.text not in pages[quote.page - 1]] == []
    assert all(quote.text for quote in quotes)


@official
@pytest.mark.parametrize("stem", OFFICIAL)
def test_every_record_is_on_its_page(from_text: Mapping[str, Document], stem: str) -> None:
    pages = [comparable(page) for page in raw_pages(stem)]
    records = from_text[stem].records
    found = [*records.laws, *records.indicators, *records.terms, *records.requirements]
    places = [place for record in found for place in record.places]
    assert [place for place in places if place.quote not in pages[place.page - 1]] == []
    assert all(record.places for record in found)


@official
@pytest.mark.parametrize("stem", OFFICIAL)
def test_quotes_from_the_pdf_too(from_pdf: Mapping[str, Document], stem: str) -> None:
    """A PDF doesn't tell true hyphens at a line's end, and lacks one combining sign: those few may differ."""
    squeezed = [re.sub(r"[\s\u030a-]", "", page) for page in raw_pages(stem)]
    for sentence in from_pdf[stem].sentences:
        for quote in sentence.quotes:
            assert re.sub(r"[\s-]", "", quote.text) in squeezed[quote.page - 1]


@official
@pytest.mark.parametrize("stem", OFFICIAL)
def test_a_quote_covers_its_sentence(from_text: Mapping[str, Document], stem: str) -> None:
    """What is quoted is most of the sentence: only a doubtful break or a footnote may shorten it."""
    sentences = from_text[stem].sentences
    covered = sum(len(quote.text) for s in sentences for quote in s.quotes)
    assert covered > 0.97 * sum(len(s.text) for s in sentences)
    assert all(s.quotes[0].page <= s.quotes[-1].page <= s.quotes[0].page + 1 for s in sentences)


@official
def test_no_word_is_lost(strategy: Document) -> None:
    """Every word of every page is in a block of that page, but printed page numbers and bare links."""
    for number, page in enumerate(raw_pages(STRATEGY), start=1):
        bare = re.compile(rf"^\s*(?:https?://\S+|{number})\s*$")
        kept = "\n".join(line for line in page.split("\n") if not bare.match(line))
        wanted = Counter(re.findall(r"\w", kept))
        words = [word for block in strategy.blocks for word in block.words if word.page == number]
        got = Counter(re.findall(r"\w", "".join(word.raw for word in words)))
        table_head = Counter("TypBenämningBeteckning") if number == 47 else Counter()
        assert wanted - got - table_head == Counter(), number
        assert got - wanted == Counter(), number


@official
@pytest.mark.parametrize("stem", OFFICIAL)
def test_reading_text_is_clean(
    from_pdf: Mapping[str, Document], from_text: Mapping[str, Document], stem: str
) -> None:
    for document in (from_text[stem], from_pdf[stem]):
        texts = [
            *(b.text for b in document.blocks),
            *(p.text.replace("\n• ", "\n") for p in document.passages),
        ]
        for text in texts:
            text = text.removeprefix("• ")
            assert not re.search("[\uf0b7\u0300-\u036f\u202f\u00ad\x00-\x09\x0b-\x1f•]", text), text
            assert not re.search(r"[a-zåäö]-\s*\n[a-zåäö]", text), text


@official
def test_page_numbers_are_gone(strategy: Document) -> None:
    assert [b for b in strategy.blocks if b.text.strip().isdigit()] == []
    assert of_page(strategy, 14).startswith("Nyckeltal, indikatorer och jämförelsemått")


@official
@pytest.mark.parametrize(
    ("page", "joined", "broken"),
    [
        (20, "samverkan och effektivitet", "sam-verkan"),
        (2, "föreskrifter samt", "före-"),
        (3, "samhället uppnå", "sam-hället"),
        (8, "förutsättningar", "förut-sättningar"),
        (48, "medarbetarens eget ansvar", "med-arbetarens"),
    ],
)
def test_broken_words_are_joined(strategy: Document, page: int, joined: str, broken: str) -> None:
    read = of_page(strategy, page)
    assert joined in read
    assert broken not in read
    assert broken.replace("-", "- ") not in read


@official
@pytest.mark.parametrize(
    ("page", "kept"),
    [
        (1, "trygghets- och säkerhetsstrategi"),
        (27, "mark- och vattenområden"),
        (27, "ny-, om- och tillbyggnad"),
        (46, "Offentlighets- och sekretesslag"),
        (5, "2021-2025"),
        (5, "2021–2025"),
        (22, "2019-2024"),
        (2, "icke-spridning"),
    ],
)
def test_true_hyphens_are_kept(strategy: Document, page: int, kept: str) -> None:
    assert kept in of_page(strategy, page)


@official
def test_no_half_words(strategy: Document) -> None:
    """A word ends in a hyphen only before och, eller and the like, or in a list of such words."""
    for block in strategy.blocks:
        for match in re.finditer(r"\w{2,}-(?= )(?! –)( \S+)", block.text):
            assert match[1].strip(" (").casefold() in {"och", "eller", "samt", "som", "respektive", "om-"}, (
                match
            )


@official
@pytest.mark.parametrize(
    ("page", "end", "phrase"),
    [
        (8, 9, "drivs flera åtgärder och samarbeten som bidrar till ett kunskapsbaserat"),
        (4, 5, "plötsliga samhällsstörningar som bränder"),
        (11, 12, "samt reglera samtliga krav"),
        (12, 13, "stormar, värmeböljor, eller smittsamma"),
        (48, 49, "nyttjande av tekniska säkerhetssystem"),
    ],
)
def test_sentences_over_page_breaks(strategy: Document, page: int, end: int, phrase: str) -> None:
    found = [s for s in strategy.sentences if phrase in s.text]
    assert [page, end] in [[q.page for q in s.quotes] for s in found]


@official
def test_lists_over_page_breaks(strategy: Document) -> None:
    blocks = [s for s in strategy.sentences if s.lead.startswith("Verksamheten delas in i tre block")]
    assert [(s.page, s.text.split(",")[0].split()[0]) for s in blocks] == [
        (2, "Fred"),
        (2, "Mänskliga"),
        (3, "Hållbar"),
    ]
    running = next(s for s in strategy.sentences if s.text.startswith("Utredningar som kartlägger"))
    assert (running.kind, [q.page for q in running.quotes]) == (Kind.ITEM, [27, 28])


@official
def test_every_sentence_is_in_one_passage(strategy: Document) -> None:
    counted = Counter(identity for passage in strategy.passages for identity in passage.sentences)
    running = [s.id for s in strategy.sentences if s.kind is not Kind.FOOTNOTE]
    assert counted == Counter(running)


@official
def test_every_footnote_is_in_one_passage(strategy: Document) -> None:
    """The law on ordningsvakter (24) stands only in a note: it must be found with the text it hangs on."""
    found = Counter(
        n for p in strategy.passages for n in re.findall(r"^Fotnot (\d+): ", p.text, re.MULTILINE)
    )
    assert found == Counter(str(number) for number in range(1, 48))
    holder = next(p for p in strategy.passages if "\nFotnot 24: " in p.text)
    assert holder.section[-1] == "Ordningsvakter"
    assert "1980:578" in holder.text


@official
@pytest.mark.parametrize("stem", OFFICIAL)
def test_passages(from_text: Mapping[str, Document], stem: str) -> None:
    document = from_text[stem]
    settings = ReadingSettings()
    sentences = {s.id: s for s in document.sentences}
    assert len({p.id for p in document.passages}) == len(document.passages)
    for passage in document.passages:
        held = [sentences[identity] for identity in passage.sentences]
        assert {s.section for s in held} == {passage.section}
        assert (passage.page, passage.page_end) == (held[0].page, max(s.quotes[-1].page for s in held))
        assert len(held) == 1 or sum(len(s.text) + 1 for s in held) <= settings.passage_most
        assert all(s.text in passage.text for s in held)
        leads = {s.lead for s in held if s.lead}
        assert all(lead in passage.text for lead in leads), passage.text


@official
def test_same_file_same_document(strategy: Document) -> None:
    again = read_document(
        read(CORPUS / f"{STRATEGY}.txt", CORPUS), strategy.registration, reading_settings(NORRTALJE.reading())
    )
    assert again == strategy
