"""More everyday questions of a digest file, in a file beside it: `klotter.md` has `klotter.fragor.txt`.

Each statement stands as in the digest, without its page, and below it one question for each voice:

    - Klotter ska vara borta inom 48 timmar.
      a: någon har kladdat på vår port, hur länge ska det sitta kvar?

A file apart keeps the digest easy to read; docs/digest.md says who the voices are.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from corpus.errors import RegisterError

SUFFIX = ".fragor.txt"
_QUESTION = re.compile(r"^  ([a-zåäö]): (\S.*)$")


def voices_beside(digest: Path) -> Path:
    """Where the questions of a digest file lie, whether they are there or not."""
    return digest.with_name(digest.stem + SUFFIX)


def read_voices(digest: Path) -> Mapping[str, tuple[str, ...]]:
    """The questions by statement, none where there is no file; raises RegisterError with the line that is malformed."""
    path = voices_beside(digest)
    if not path.is_file():
        return {}
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError as error:
        raise RegisterError(path.name, 0, "filen måste sparas som UTF-8.") from error
    for number, line in enumerate(lines, start=1):
        if line.startswith("- "):
            current = found.setdefault(line[2:].strip(), [])
        elif question := _QUESTION.match(line):
            if current is None:
                raise RegisterError(path.name, number, "frågan står inte under något påstående.")
            current.append(question[2].strip())
        elif line.strip() and not line.startswith(">"):
            raise RegisterError(path.name, number, f"okänd rad: «{line[:50]}».")
    return {statement: tuple(dict.fromkeys(questions)) for statement, questions in found.items()}
