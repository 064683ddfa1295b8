"""Official documents without a digest: their own sentences, lists and rows as statements."""

from ingest.digest.undigested import statements_of
from ingest.files.source import Line, Source
from ingest.structure.document import read_document
from ingest.structure.find_registration import register_from
from ingest.structure.layout import ReadingSettings

PAGES = (
    "1 Livbojar\nTekniska kontoret ska kontrollera alla livbojar två gånger i veckan hela sommaren, från maj\n"
    "till september. Den som ser en trasig livboj kan anmäla det till kontoret.\n"
    "Vid varje badplats ska det finnas:\n• en livboj med lina\n• en stege vid långa bryggor\n",
    "2 Uppföljning\nNyckeltal/Indikator Nuläge 2024 Önskat läge 2028\nAntal tillbud vid badplatser 7 2\n",
)


def made() -> list[tuple[str, tuple[int, ...]]]:
    pages = tuple(tuple(Line(line) for line in page.split("\n")) for page in PAGES)
    source = Source("bad", "bad.txt", pages, False, "sha256:x")  # type: ignore[arg-type]
    document = read_document(source, register_from(source), ReadingSettings())
    return [(statement.text, statement.pages) for statement in statements_of(document)]


def test_a_sentence_stands_alone_and_a_leaning_one_takes_the_one_before() -> None:
    first = "Tekniska kontoret ska kontrollera alla livbojar två gånger i veckan hela sommaren, från maj till september."
    assert (first, (1,)) in made()
    assert (f"{first} Den som ser en trasig livboj kan anmäla det till kontoret.", (1,)) in made()


def test_a_list_is_one_statement_and_its_items_keep_their_introduction() -> None:
    texts = [text for text, _ in made()]
    opening = "Vid varje badplats ska det finnas"
    assert f"{opening}: en livboj med lina; en stege vid långa bryggor." in texts
    assert f"{opening}: en livboj med lina." in texts
    assert not any(text.startswith(f"{opening}:.") or text == f"{opening}:" for text in texts)


def test_a_row_becomes_a_sentence_on_its_page() -> None:
    assert ("Antal tillbud vid badplatser: 7 år 2024, målet för 2028 är 2.", (2,)) in made()


def test_every_statement_restates_a_sentence() -> None:
    assert all(pages for _, pages in made())
