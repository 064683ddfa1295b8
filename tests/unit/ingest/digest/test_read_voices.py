"""More questions lie in a file beside the digest's, by statement and voice."""

from pathlib import Path

import pytest

from corpus.errors import RegisterError
from ingest.digest.read_digest import read_digest
from ingest.digest.read_voices import read_voices, voices_beside

DIGEST = """---
dokument: plan
---

# Klotter

- Klotter ska vara borta inom 48 timmar. (s. 2)
  - Hur snabbt tas klotter bort?
  - How fast is graffiti removed?
"""
VOICES = """> Så frågar folk.
- Klotter ska vara borta inom 48 timmar.
  a: nån har kladdat på vår port, hur länge ska det sitta kvar?
  e: klotter tid
  f: Hur snabbt tas klotter bort?
"""


@pytest.fixture
def digest(tmp_path: Path) -> Path:
    path = tmp_path / "klotter.md"
    path.write_text(DIGEST, encoding="utf-8")
    return path


def test_the_questions_come_after_the_digests_own(digest: Path) -> None:
    voices_beside(digest).write_text(VOICES, encoding="utf-8")
    (statement,) = read_digest(digest).statements
    assert statement.questions == (
        "Hur snabbt tas klotter bort?",
        "How fast is graffiti removed?",
        "nån har kladdat på vår port, hur länge ska det sitta kvar?",
        "klotter tid",
    )


def test_without_the_file_there_are_none(digest: Path) -> None:
    assert read_voices(digest) == {}
    assert len(read_digest(digest).statements[0].questions) == 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("  a: utan påstående\n", "rad 1: frågan står inte under"),
        ("- Klotter ska vara borta inom 48 timmar.\nlösa ord\n", "rad 2: okänd rad"),
        ("- Något annat påstående.\n  a: vad?\n", "påståendet finns inte i klotter.md: «Något annat"),
    ],
)
def test_a_slip_is_named_with_file_and_line(digest: Path, text: str, says: str) -> None:
    voices_beside(digest).write_text(text, encoding="utf-8")
    with pytest.raises(RegisterError, match=rf"klotter\.fragor\.txt.*{says}"):
        read_digest(digest)


def test_it_must_be_utf8(digest: Path) -> None:
    voices_beside(digest).write_bytes("- Mål.\n".encode("latin-1"))
    with pytest.raises(RegisterError, match="UTF-8"):
        read_digest(digest)
