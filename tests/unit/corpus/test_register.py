"""register.toml: what it may say, and what is said of a mistake."""

from pathlib import Path

import pytest

from corpus.errors import RegisterError
from corpus.model import Audience, Status
from corpus.register import read_owners, read_register
from ingest.digest.read_digest import read_digest
from tests.fakes import NORRTALJE

PLAN = '[[document]]\nid = "plan"\ntitle = "Plan"\n'


@pytest.fixture
def write(tmp_path: Path):
    def writing(text: str, name: str = "register.toml") -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return writing


def test_least(write) -> None:
    plan = read_register([write(PLAN)])["plan"]
    assert (plan.id, plan.title, plan.status, plan.audience, plan.confirmed) == (
        "plan", "Plan", Status.UNKNOWN, Audience.RESIDENT, True,
    )  # fmt: skip
    assert (plan.kind, plan.date, plan.dnr, plan.decision, plan.valid_to, plan.supersedes) == (
        "",
        "",
        "",
        "",
        "",
        (),
    )


def test_all(write) -> None:
    more = 'kind = "policy"\ndate = 2021-09-24\ndnr = "KS 1"\ndecision = "§ 1"\nstatus = "upphävd"\n'
    more += 'audience = "staff"\nvalid_to = "2030-12-31"\nsupersedes = ["gammal", "äldre"]\n'
    plan = read_register([write(PLAN + more)])["plan"]
    assert (plan.kind, plan.date, plan.dnr, plan.decision, plan.status, plan.audience) == (
        "policy", "2021-09-24", "KS 1", "§ 1", Status.REPEALED, Audience.STAFF,
    )  # fmt: skip
    assert (plan.valid_to, plan.supersedes) == ("2030-12-31", ("gammal", "äldre"))


def test_a_later_file_overrides(write) -> None:
    first = write(PLAN + '[[document]]\nid = "annan"\ntitle = "Annan"\n')
    second = write(PLAN.replace('"Plan"', '"Ny plan"'), "ny.toml")
    assert {key: x.title for key, x in read_register([first, second]).items()} == {
        "plan": "Ny plan",
        "annan": "Annan",
    }


def test_empty(write) -> None:
    assert read_register([]) == read_register([write("")]) == {}


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (PLAN + 'titel = "x"\n', r"dokumentet plan: okänd uppgift titel"),
        ('[[document]]\ntitle = "x"\n', r"dokumentet utan id: id saknas"),
        ('[[document]]\nid = "x"\n', r"dokumentet x: title saknas"),
        (PLAN + 'status = "giltig"\n', r"dokumentet plan: .*giltig.*gäller"),
        (PLAN + 'audience = "alla"\n', r"dokumentet plan: .*alla.*resident"),
        ('[document]\nid = "x"\n', r"\[\[document\]\]"),
        ("[[document]\n", r"TOML"),
        ('document = ["plan"]\n', r"\[\[document\]\]"),
        ('[[dokument]]\nid = "x"\ntitle = "X"\n', r"dokument"),
        (PLAN + 'supersedes = "gammal"\n', r"dokumentet plan: supersedes"),
    ],
)
def test_mistakes(write, text: str, says: str) -> None:
    with pytest.raises(RegisterError, match=rf"^register\.toml(?:, rad 1)?: .*{says}"):
        read_register([write(text)])


def test_not_utf8(tmp_path: Path) -> None:
    (tmp_path / "register.toml").write_bytes(b'x = "\xe5"')
    with pytest.raises(RegisterError, match=r"register\.toml"):
        read_register([tmp_path / "register.toml"])


def test_what_ships() -> None:
    register = read_register(NORRTALJE.registers())
    restated = {read_digest(path).document_id for path in NORRTALJE.documents.rglob("*.md")}
    assert restated <= set(register)
    strategy = register["trygghets-och-sakerhetsstrategi"]
    assert (strategy.title, strategy.dnr, strategy.valid_to) == (
        "Trygghets- och säkerhetsstrategi", "KS 2021-1430", "2030-12-31",
    )  # fmt: skip
    assert all(old in register for document in register.values() for old in document.supersedes)


def test_owners(write) -> None:
    shipped = write(PLAN + 'owner = "Enheten"\n[[document]]\nid = "b"\ntitle = "B"\n')
    own = write(PLAN + 'owner = "Nämnden"\n', "egen.toml")
    assert read_owners([shipped]) == {"plan": "Enheten"}
    assert read_owners([shipped, own]) == {"plan": "Nämnden"}
    assert read_register([shipped])["plan"].title == "Plan"
    assert read_owners(NORRTALJE.registers()) == {}
