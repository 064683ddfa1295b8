"""The digest's check: correct text passes, an error of every kind is caught and named with its line."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.model import Law, Place, Records
from ingest.digest.audit import audit, read_files
from ingest.digest.findings import Audit, Check, Finding
from tests.unit.ingest.audited import CLEAN, HEAD, PAGES, a_plan, audited, embed

LAMPS = "Driftenheten lagar trasiga gatlyktor inom 14 dagar efter en felanmälan. Det står i beslut KS 2021-1430. (s. 1)"
SAND = (
    "Senast klockan 5 den 24 september 2021 börjar sandningen av gångvägar. Trafikkontoret sköter den. (s. 1)"
)
OFFICIAL = PAGES[1][1].removesuffix(".")


def seeded(folder: Path, old: str, new: str) -> Audit:
    assert old in CLEAN
    return audited(folder, CLEAN.replace(old, new))


def test_correct_text_passes(tmp_path: Path) -> None:
    found = audited(tmp_path, CLEAN)
    assert found.findings == ()
    assert (found.coverage, found.unchecked, found.drafts) == (1.0, 0, ())
    assert [(file.name, file.statements, file.questions) for file in found.files] == [("plan.md", 4, 8)]
    assert [(page.page, page.statements, page.covered, page.sentences) for page in found.pages] == [
        (1, 2, 2, 2),
        (2, 2, 2, 2),
    ]


@pytest.mark.parametrize(
    ("old", "new", "check", "line", "said"),
    [
        ("14 dagar", "15 dagar", Check.FIGURE, 6, "«15»"),
        ("2021-1430", "2021-1431", Check.FIGURE, 6, "«2021-1431»"),
        ("24 september 2021", "25 september 2021", Check.FIGURE, 9, "«25 september 2021»"),
        ("2003:778", "2003:789", Check.FIGURE, 16, "«2003:789»"),
        ("av Fritidsenheten", "av Polisen", Check.NAME, 16, "«Polisen»"),
        ("beslut KS", "beslut KF", Check.NAME, 6, "«KF»"),
        (LAMPS, "Hundar får simma i badhusets största bassäng på lördagar. (s. 1)", Check.SUPPORT, 6, "stöder inte"),
        (SAND, SAND.replace("(s. 1)", "(s. 2)"), Check.SUPPORT, 9, "stöder inte"),
        (LAMPS, f"Tänk på att {OFFICIAL.lower()}. (s. 1)", Check.COPY, 6, "ord i rad"),
        ("lampan är sönder", OFFICIAL.lower(), Check.COPY, 6, "ord i rad"),
        ("# Badplatser\n", f"> s. 1 {OFFICIAL}\n", Check.COPY, 12, "ord i rad"),
        (LAMPS.removesuffix("(s. 1)"), LAMPS.replace("(s. 1)", "(s. 3)\n  - A?\n  - B?\n- Sandning börjar. "), Check.PAGE, 6, "sidan 3"),
        ("är vattnet rent", "är vattnet rent\n  - A?\n  - B?\n  - C?\n  - D?\n  - E?", Check.FORM, 13, "7 frågor"),
        ("(s. 2)\n  - Städas", "\n  - Städas", Check.FORM, 13, "sluta med sidan"),
    ],
)  # fmt: skip
def test_an_error_is_caught_with_its_line(
    tmp_path: Path, old: str, new: str, check: Check, line: int, said: str
) -> None:
    found = seeded(tmp_path, old, new)
    named = [finding for finding in found.errors if finding.check is check]
    assert [finding.source for finding in named] == [f"plan.md:{line}"]
    assert said in named[0].message


def test_statements_that_say_the_same(tmp_path: Path) -> None:
    again = LAMPS.replace("efter en felanmälan", "efter felanmälan")
    found = audited(tmp_path, f"{CLEAN}- {again}\n  - Lagas lyktan?\n  - lykta\n")
    assert [(f.check, f.source) for f in found.errors] == [(Check.TWIN, "plan.md:19")]
    assert "plan.md:6" in found.errors[0].message


def test_another_figure_or_name_makes_it_another_statement(tmp_path: Path) -> None:
    pages = {
        1: (
            *PAGES[1],
            PAGES[1][1].replace("14", "30"),
            PAGES[1][2].replace("Trafikkontoret", "Skärgårdsnämnden"),
        )
    }
    text = CLEAN.split("# Badplatser")[0]
    text += f"- {LAMPS.replace('14', '30')}\n  - A?\n  - B?\n"
    text += f"- {SAND.replace('Trafikkontoret', 'Skärgårdsnämnden').replace('sköter den', 'sköts av Skärgårdsnämnden')}\n  - C?\n  - D?\n"
    assert audited(tmp_path, text, [a_plan(pages)]).errors == ()


def test_a_page_without_statements(tmp_path: Path) -> None:
    found = audited(tmp_path, CLEAN.split("# Badplatser")[0])
    assert [(f.check, f.source) for f in found.errors] == [(Check.PAGE, "plan, s. 2")]
    assert found.coverage == 0.5
    assert [f.check for f in found.findings if not f.is_error] == [Check.COVERAGE, Check.COVERAGE]
    assert PAGES[2][1] in found.pages[1].uncovered


def warnings(found: Audit) -> list[Finding]:
    assert found.errors == ()
    return [finding for finding in found.findings if not finding.is_error]


def test_a_question_under_two_statements_is_a_warning(tmp_path: Path) -> None:
    found = warnings(seeded(tmp_path, "halt på gångvägen", "när lagas lampan"))
    assert [(f.check, f.source) for f in found] == [(Check.QUESTION, "plan.md:9")]
    assert "plan.md:6" in found[0].message


def test_a_negation_of_its_own_is_a_warning(tmp_path: Path) -> None:
    found = warnings(seeded(tmp_path, "lagar trasiga gatlyktor", "lagar inte trasiga gatlyktor"))
    assert [(f.check, f.source) for f in found] == [(Check.NEGATION, "plan.md:6")]


def test_officialese_is_a_warning(tmp_path: Path) -> None:
    found = warnings(
        seeded(
            tmp_path, "Badplatserna i kommunen städas", "Kommunens badplatser sommartidsstädas kontinuerligt"
        )
    )
    assert [(f.check, f.source) for f in found] == [(Check.LEGIBILITY, "plan.md:1")]


def test_names_may_be_copied(tmp_path: Path) -> None:
    name = "Lag om kommuners och regioners åtgärder inför och vid extraordinära händelser i fredstid"
    document = a_plan({1: (f"Här gäller {name} som viktigaste regel.",)})
    text = HEAD + f"- {name} är här den viktigaste regeln. (s. 1)\n  - A?\n  - B?\n"
    assert [f.check for f in audited(tmp_path, text, [document]).errors] == [Check.COPY]
    records = Records(laws=(Law(document.id, "Lag", name, "2006:544", "", (Place(1, ""),)),))
    assert audited(tmp_path, text, [replace(document, records=records)]).errors == ()


def test_a_short_quotation_may_be_copied_and_a_long_one_not(tmp_path: Path) -> None:
    short, long = (
        "ljus och liv på varje gata i hela vår stora kommun",
        "ljus och liv på varje gata i hela vår stora kommun både i dag och i morgon",
    )
    for words, wanted in ((short, []), (long, [Check.COPY])):
        document = a_plan({1: (f"Kommunens löfte lyder {words}.",)})
        text = HEAD + f'- Kommunens löfte lyder "{words}". (s. 1)\n  - A?\n  - B?\n'
        assert [f.check for f in audited(tmp_path, text, [document]).errors] == wanted


def test_without_the_official_text_only_form_is_checked(tmp_path: Path) -> None:
    found = audited(tmp_path, CLEAN.replace("14 dagar", "99 dagar"), [])
    assert (found.findings, found.unchecked, found.pages, found.weakest) == ((), 4, (), ())


def test_the_weakest_come_first(tmp_path: Path) -> None:
    found = seeded(tmp_path, SAND, SAND.replace("(s. 1)", "(s. 2)"))
    assert [support.source for support in found.weakest][0] == "plan.md:9"
    assert [s.score for s in found.weakest] == sorted(s.score for s in found.weakest)


def test_a_draft_is_counted_and_nothing_more(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "b.md").write_text(
        HEAD.replace("del:", "utkast: ja\ndel:") + f"> s. 1 {OFFICIAL}\n- Fel 99. (s. 9)\n  - ?\n- (s. 1)\n",
        encoding="utf-8",
    )
    found = audit(read_files([tmp_path / "a.md", tmp_path / "b.md"]), [a_plan()], embed)
    assert (found.drafts, found.drafted) == (("b.md",), 1)
    assert [(f.check, f.source) for f in found.findings] == [(Check.DRAFT, "b.md:1")]
    assert found.errors == ()
