"""What is said first where somebody may be in danger or in need: 112 and what to do, or the number that serves.

The words are national data (first_aid.toml, help.toml) in the asker's language; who the municipality's social services
are comes from the municipality.
"""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from assistant.fixed_texts import in_language
from assistant.guard.classifier import GuardClass, GuardReading
from assistant.guard.thresholds import CERTAIN, HELP, HELP_BESIDE, KIND, NEAR_HELP, OVER_NEED, POSSIBLE
from assistant.model import Alert, AlertLevel

_NUMBER = re.compile(
    r"\b(?:112|113 13|114 14|1177|116 \d{3}|90101|90 390|0\d{1,3}[- ]\d{2,3}(?: \d\d){1,3})\b"
)
_DEAF = re.compile(
    r"\b(?:döv\w*|hörselskad\w*|hör inte|teckenspråk\w*|stum|deaf|can'?t hear|kuuro\w*)\b|أصم|صماء|глух"
)
_GENERAL = "general"
_SOCIAL = "Socialtjänsten i kommunen"


@dataclass(frozen=True, slots=True)
class _Advice:
    name: str
    kinds: frozenset[str]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Alerts:
    """`social` is how the municipality's social services are reached, as it begins a sentence; "" for none known."""

    social: str = ""

    def alert(self, reading: GuardReading, text: str, language: str) -> Alert | None:
        """What to say first, None where nothing speaks of danger or need."""
        danger = reading.chance(GuardClass.EMERGENCY)
        need = reading.chance(GuardClass.HELP)
        if _is_certain(reading):
            return self._first_aid(reading, text, language)
        if need >= HELP or need + danger >= NEAR_HELP > danger:
            return self._help(reading, language, also_112=danger >= POSSIBLE)
        if danger >= POSSIBLE:
            return _alert(AlertLevel.POSSIBLE, _kind(reading.emergency_kinds), _possible(language))
        return None

    def _first_aid(self, reading: GuardReading, text: str, language: str) -> Alert:
        kind = _kind(reading.emergency_kinds)
        advice = next((each for each in _first_aid()[1] if kind in each.kinds), None)
        general = _first_aid()[0]
        said = advice.texts.get(language) if advice else None
        said = said or general.get(language) or in_language(advice.texts if advice else general, language)
        if _DEAF.search(text.lower()):
            said = f"{said} {in_language(_table('first_aid')['deaf'], language)}"
        if reading.chance(GuardClass.HELP) >= HELP_BESIDE and (helps := self._help_text(reading, language)):
            said = f"{said}\n\n{in_language(_table('first_aid')['otherwise'], language)} {helps[1]}"
        return _alert(AlertLevel.CERTAIN, advice.name if advice else _GENERAL, said)

    def _help(self, reading: GuardReading, language: str, *, also_112: bool) -> Alert:
        found = self._help_text(reading, language)
        if found is None:
            return _alert(AlertLevel.POSSIBLE, _GENERAL, _possible(language))
        name, said = found
        if also_112 and "112" not in said:
            said = f"{_possible(language)} {said}"
        return _alert(AlertLevel.HELP, name, said)

    def _help_text(self, reading: GuardReading, language: str) -> tuple[str, str] | None:
        """Which need it is and who helps, None where the kind is unsure."""
        kind = _kind(reading.help_kinds)
        advice = next((each for each in _help() if kind in each.kinds), None)
        if advice is None:
            return None
        social = self.social or _SOCIAL
        low = social[:1].lower() + social[1:]
        return advice.name, in_language(advice.texts, language).format(social=social, social_low=low)


def _is_certain(reading: GuardReading) -> bool:
    danger, ordinary, need = map(reading.chance, (GuardClass.EMERGENCY, GuardClass.ORDINARY, GuardClass.HELP))
    return danger >= CERTAIN and danger >= ordinary and danger >= OVER_NEED * need


def _alert(level: AlertLevel, kind: str, said: str) -> Alert:
    return Alert(level, kind or _GENERAL, said, tuple(dict.fromkeys(_NUMBER.findall(said))))


def _kind(kinds: tuple[tuple[str, float], ...]) -> str:
    """The likeliest kind, "" where none is likely enough to give its own advice."""
    return kinds[0][0] if kinds and kinds[0][1] >= KIND else ""


def _possible(language: str) -> str:
    return in_language(_table("first_aid")["possible"], language)


@cache
def _first_aid() -> tuple[Mapping[str, str], tuple[_Advice, ...]]:
    table = _table("first_aid")
    return table["general"]["text"], _advice(table["kind"])


@cache
def _help() -> tuple[_Advice, ...]:
    return _advice(_table("help")["kind"])


def _advice(rows: Sequence[Mapping[str, Any]]) -> tuple[_Advice, ...]:
    return tuple(_Advice(str(row["name"]), frozenset(row["kinds"]), dict(row["text"])) for row in rows)


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("corpus.national") / f"{name}.toml").read_text(encoding="utf-8"))
