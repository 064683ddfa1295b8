"""Digest files: what is read, and every way in which a line can be wrong."""

from pathlib import Path

import pytest

from corpus.errors import RegisterError
from corpus.model import Audience, Law, Place, Series
from ingest.digest.read_digest import DigestFile, read_digest
from tests.fakes import NORRTALJE

HEAD = "---\ndokument: plan\ndel: Ljus\n---\n"
FACT = "- Lampor lagas på en vecka. (s. 4)\n  - När lagas lampan?\n  - Vem lagar den?\n"
INDICATORS = (
    "| Fokusområde | Nyckeltal | Enhet | Grupp | Nuläge | Värde | Målår | Mål | Källa | Sida |\n|---|\n"
)
LAWS = "| Typ | Benämning | Beteckning | Sida |\n|---|---|---|---|\n"


@pytest.fixture
def read(tmp_path: Path):
    def reading(text: str) -> DigestFile:
        (tmp_path / "ljus.md").write_text(text, encoding="utf-8")
        return read_digest(tmp_path / "ljus.md")

    return reading


def test_statements(read) -> None:
    found = read(
        HEAD
        + "# Ljus\n## Lampor\n"
        + FACT
        + "### Fel\n- Intern sak. (s. 5; medarbetare)\n  - A?\n  - B?\n# Snö\n"
        + FACT
    )
    assert (found.document_id, found.part, found.name) == ("plan", "Ljus", "ljus.md")
    assert [(s.text, s.section, s.pages, s.audience, s.questions, s.source) for s in found.statements] == [
        (
            "Lampor lagas på en vecka.",
            ("Ljus", "Lampor"),
            (4,),
            Audience.RESIDENT,
            ("När lagas lampan?", "Vem lagar den?"),
            "ljus.md:7",
        ),
        ("Intern sak.", ("Ljus", "Lampor", "Fel"), (5,), Audience.STAFF, ("A?", "B?"), "ljus.md:11"),
        (
            "Lampor lagas på en vecka.",
            ("Snö",),
            (4,),
            Audience.RESIDENT,
            ("När lagas lampan?", "Vem lagar den?"),
            "ljus.md:15",
        ),
    ]
    assert all(s.restates == () for s in found.statements)


def test_ids_do_not_depend_on_the_line(read) -> None:
    first = read(HEAD + FACT).statements[0]
    moved = read(HEAD + "\n\n# Nytt\n" + FACT).statements[0]
    changed = read(HEAD + FACT.replace("vecka", "månad")).statements[0]
    assert first.id == moved.id != changed.id
    assert first.id.startswith("plan:")


@pytest.mark.parametrize(
    ("pages", "wanted"),
    [
        ("9, 19–21", (9, 19, 20, 21)),
        ("9,19-21", (9, 19, 20, 21)),
        ("4", (4,)),
        ("4, 4", (4,)),
        ("20–21, 8", (20, 21, 8)),
        ("7–7", (7,)),
    ],
)
def test_pages(read, pages: str, wanted: tuple[int, ...]) -> None:
    assert read(HEAD + FACT.replace("s. 4", f"s. {pages}")).statements[0].pages == wanted


def test_comments_quotes_and_blank_lines_are_passed_over(read) -> None:
    assert len(read(HEAD + "<!-- not -->\n\n> Anm.\n" + FACT + "\n\n").statements) == 1


def test_laws_and_indicators(read) -> None:
    row = "| Ljus | Trasiga lampor | % | {} | 2020 | {} | 2030 | 1 % | SCB | 14, 22 |\n"
    records = read(
        HEAD
        + LAWS
        + "| Lag | Skyddslag | 2010:305 | 46 |\n\n"
        + INDICATORS
        + row.format("Norr", "5 %")
        + row.format("Syd", "6 %")
    ).records
    assert records.laws == (Law("plan", "Lag", "Skyddslag", "2010:305", "", (Place(46, ""),)),)
    assert [
        (i.name, i.baseline_year, i.target_year, i.series, i.source, [p.page for p in i.places])
        for i in records.indicators
    ] == [
        (
            "Trasiga lampor",
            2020,
            2030,
            (Series("Norr", "5 %", "1 %"), Series("Syd", "6 %", "1 %")),
            "SCB",
            [14, 22],
        )
    ]


def test_terms_only_in_a_glossary(read) -> None:
    body = "# Begrepp\n## Ljus\n" + FACT + FACT.replace("vecka", "månad") + "## Snö\n" + FACT
    assert [
        (t.name, t.definition, t.places)
        for t in read(HEAD.replace("del:", "typ: begrepp\ndel:") + body).records.terms
    ] == [
        ("Ljus", "Lampor lagas på en vecka.", (Place(4, ""),)),
        ("Snö", "Lampor lagas på en vecka.", (Place(4, ""),)),
    ]
    assert read(HEAD + body).records.terms == ()


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, "börja med ---"),
        ("# Ljus\n", 1, "börja med ---"),
        ("---\ndokument: plan\n", 2, "avslutande"),
        ("---\ndel: x\n---\n", 3, "dokument: saknas"),
        ("---\ndokument plan\n---\n", 2, "nyckel: värde"),
        (HEAD + "- Utan sida.\n  - A?\n  - B?\n", 5, "sluta med sidan"),
        (HEAD + FACT + "- Sida fel. (sid 4)\n", 8, "sluta med sidan"),
        (HEAD + FACT.replace("s. 4", "s. 9–4"), 5, "går inte att tyda"),
        (HEAD + FACT.replace("s. 4", "s. 0"), 5, "går inte att tyda"),
        (HEAD + FACT.replace("s. 4", "s. 4,"), 5, "går inte att tyda"),
        (HEAD + FACT.replace("s. 4", "s. 1-2-3"), 5, "går inte att tyda"),
        (HEAD + FACT.replace("s. 4", "s. 4; alla"), 5, "målgruppen «alla»"),
        (HEAD + "- Ensam. (s. 4)\n  - A?\n", 5, "har 1 frågor"),
        (HEAD + "- Många. (s. 4)\n" + "  - A?\n" * 7, 5, "har 7 frågor"),
        (HEAD + "  - Frågan står fritt?\n", 5, "inte under något"),
        (HEAD + FACT + "# Ny\n  - Fri?\n", 9, "inte under något"),
        (HEAD + FACT + "Lös text\n", 8, "okänd rad: «Lös text»"),
        (HEAD + "##### För djupt\n", 5, "okänd rad"),
        (HEAD + "* Fel punkt (s. 4)\n", 5, "okänd rad"),
        (HEAD + LAWS + "| Lag | Skyddslag | 46 |\n", 7, "kolumner"),
        (HEAD + LAWS + "| Lag | Skyddslag | 2010:305 | sid |\n", 7, "går inte att tyda"),
        (HEAD + INDICATORS + "| L | N | % |  | år 2020 | 5 | 2030 | 1 | K | 14 |\n", 7, "år"),
        (HEAD + INDICATORS + "| L | N | % |  | 2020 | 5 |  | 1 | K | 14 |\n", 7, "år"),
        (
            HEAD
            + "| Typ | Namn | Beteckning | Sida |\n|---|---|---|---|\n| Lag | Skyddslag | 2010:305 | 46 |\n",
            5,
            "kolumner",
        ),
    ],
)
def test_a_malformed_line_is_named(read, text: str, line: int, reason: str) -> None:
    with pytest.raises(RegisterError, match=reason) as caught:
        read(text)
    assert (caught.value.name, caught.value.line) == ("ljus.md", line)
    assert str(caught.value).startswith(f"ljus.md, rad {line}: ")


def test_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "fel.md").write_bytes("---\ndokument: å\n---".encode("latin-1"))
    with pytest.raises(RegisterError, match=r"fel\.md: .*UTF-8"):
        read_digest(tmp_path / "fel.md")


@pytest.mark.parametrize("path", sorted(NORRTALJE.documents.rglob("*.md")), ids=lambda path: path.stem)
def test_what_ships_can_be_read(path: Path) -> None:
    found = read_digest(path)
    assert found.statements or found.records.laws or found.records.indicators


def test_what_ships_says_nothing_twice() -> None:
    ids = [s.id for path in NORRTALJE.documents.rglob("*.md") for s in read_digest(path).statements]
    assert [identity for identity in set(ids) if ids.count(identity) > 1] == []


def test_what_ships_has_the_whole_tables() -> None:
    records = [read_digest(path).records for path in sorted(NORRTALJE.documents.rglob("*.md"))]
    assert sum(len(r.laws) for r in records) == 20
    assert sum(len(r.indicators) for r in records) == 12
    assert sum(len(i.series) for r in records for i in r.indicators) == 14
    assert sum(len(r.terms) for r in records) == 8
