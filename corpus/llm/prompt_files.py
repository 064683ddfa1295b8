"""Prompt files → what a language model is told: an instruction, and a text where data stands between fences.

A file in `prompts/` has a head (`syfte`, `variabler`, `svar` between lines of `---`), the instruction, a line `---`
and the text. Variables, `{{namn}}`, stand in the text alone: what a document says is never part of an instruction.
"""

import hashlib
import re
from collections.abc import Set
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import PromptError

PROMPTS = Path(__file__).resolve().parents[2] / "prompts"
_KEYS = {"syfte", "variabler", "svar"}
_VARIABLE = re.compile(r"\{\{(\w+)\}\}")
_FENCE = re.compile(r"<{3,}|>{3,}")
_RULE = re.compile(r"^---\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt as its file has it; `digest` is "sha256:…" over the whole file."""

    name: str
    purpose: str
    variables: frozenset[str]
    output: str
    instruction: str
    text: str
    digest: str

    def filled(self, **values: str) -> str:
        """The text with its variables filled in, what looks like a fence taken out of the values."""
        if values.keys() != self.variables:
            raise PromptError(_named(self.name, "variabler", self.variables, values.keys()))
        return _VARIABLE.sub(lambda match: _FENCE.sub(" ", values[match[1]]), self.text)


def load_prompt(name: str, folder: Path = PROMPTS) -> Prompt:
    """The prompt `NAME.md`; raises PromptError that says what is missing or wrong in it."""
    path = folder / f"{name}.md"
    try:
        whole = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise PromptError(
            f"Prompten prompts/{path.name} saknas eller går inte att läsa. Den följer med projektet; hämta den på nytt."
        ) from error
    opening, *parts = _RULE.split(whole, maxsplit=3)
    if opening or len(parts) != 3:
        raise PromptError(
            f"prompts/{path.name}: väntade huvud, instruktion och text med rader av --- mellan."
        )
    head = _head(path.name, parts[0])
    instruction, text = parts[1].strip(), parts[2].strip()
    declared = frozenset(part.strip() for part in head["variabler"].split(",") if part.strip())
    used = frozenset(_VARIABLE.findall(text))
    if declared != used:
        raise PromptError(_named(path.name, "variabler", declared, used))
    if "{{" in instruction:
        raise PromptError(f"prompts/{path.name}: variabler får bara stå i texten, inte i instruktionen.")
    digest = f"sha256:{hashlib.sha256(whole.encode()).hexdigest()}"
    return Prompt(name, head["syfte"], declared, head["svar"], instruction, text, digest)


def _head(name: str, lines: str) -> dict[str, str]:
    pairs = (line.partition(":") for line in lines.splitlines() if line.strip())
    head = {key.strip(): value.strip() for key, _, value in pairs}
    if head.keys() != _KEYS:
        raise PromptError(_named(name, "huvudet", _KEYS, head.keys()))
    return head


def _named(name: str, what: str, wanted: Set[str], given: Set[str]) -> str:
    """What differs between the names wanted and those given."""
    lacking, extra = sorted(wanted - given), sorted(given - wanted)
    told = [f"{word} {', '.join(names)}" for word, names in (("saknar", lacking), ("okänt:", extra)) if names]
    return f"prompts/{name}: {what} {'; '.join(told)}."
