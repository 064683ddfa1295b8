"""A checklist's case as a form, built from the definition's JSON Schema; and the form as it was sent, as a case.

A field that nobody has filled is left out of the case, so that the list asks for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from assistant.checklists.case import TEXT_MOST, schema
from assistant.checklists.definition import Definition
from assistant.checklists.fill import Suggestion
from ui.staff.html_events import Sent
from ui.staff.markup import notice

FORM = "fallet"
"""The form's id."""
_OWN = ("text", "har")
"""What a case may have that is no field of the form."""
_YES = (("ja", "ja"), ("nej", "nej"))


@dataclass(frozen=True, slots=True)
class Filled:
    """What the form shows: values by field, what a free text suggested and what is wrong with a field.

    `told` says above the fields what became of the text.
    """

    values: Mapping[str, Any] = field(default_factory=dict)
    text: str = ""
    suggested: tuple[Suggestion, ...] = ()
    wrong: Mapping[str, str] = field(default_factory=dict)
    told: bool = True


def given(definition: Definition, sent: Sent) -> dict[str, Any]:
    """The fields that were filled in, as the checklist takes them."""
    case: dict[str, Any] = {}
    for name, about in _fields(definition):
        values = [value for value in sent.fields(name) if value.strip()]
        if values:
            case[name] = values if about["type"] == "array" else values[0]
    return case


def form(definition: Definition, filled: Filled) -> str:
    """The form for one definition."""
    words = {each.field: each.words for each in filled.suggested}
    fields = "".join(_field(name, about, filled, words.get(name, "")) for name, about in _fields(definition))
    return (
        f'<form id="{FORM}" class="filterform fall" data-sand="gor" data-med="listan" '
        f'data-lista="{escape(definition.name)}" aria-label="{escape(definition.title)}: fallet">'
        f"{_free(definition, filled)}{_summary(filled)}"
        f'<div class="falten fallfalt">{fields}</div>'
        '<p class="knappar"><button class="knapp huvud-knapp">Gör listan</button>'
        '<button type="reset" class="knapp">Rensa</button></p></form>'
    )


def _fields(definition: Definition) -> list[tuple[str, Mapping[str, Any]]]:
    properties = schema(definition)["properties"]
    return [(name, about) for name, about in properties.items() if name not in _OWN]


def _free(definition: Definition, filled: Filled) -> str:
    """A free text that suggests fields."""
    return (
        f'<div class="fritext"><label class="falt"><span>Beskriv fallet med egna ord</span>'
        f'<textarea name="text" rows="2" '
        f'maxlength="{TEXT_MOST}" placeholder="{escape(definition.order.example)}">{escape(filled.text)}</textarea>'
        f'</label><button type="button" class="knapp" data-sand="foresla" data-lista="{escape(definition.name)}">'
        "Fyll i fälten ur texten</button></div>"
    )


def _summary(filled: Filled) -> str:
    """What the text gave, and what is wrong."""
    if filled.wrong:
        return notice("Något behöver rättas. Det står vid fältet.", "fel")
    if filled.suggested:
        return notice("Fälten med gul kant är ifyllda ur texten. Kontrollera dem innan du gör listan.")
    if filled.text and filled.told:
        return notice("Texten gav inget till fälten. Fyll i dem själv.")
    return ""


def _field(name: str, about: Mapping[str, Any], filled: Filled, words: str) -> str:
    value, wrong = filled.values.get(name), filled.wrong.get(name, "")
    hint = _hint(name, about, words, wrong)
    described = f' aria-describedby="{name}-om"' if hint else ""
    invalid = ' aria-invalid="true"' if wrong else ""
    kind = "forslag" if words else "fel" if wrong else ""
    if about["type"] == "array":
        return _many(name, about, value, f"{hint}", kind, described)
    control = _control(name, about, value, described + invalid)
    return f'<label class="falt {kind}"><span>{escape(about["title"])}</span>{control}{hint}</label>'


def _hint(name: str, about: Mapping[str, Any], words: str, wrong: str) -> str:
    said = wrong or (f"ur texten: «{words}»" if words else str(about.get("description", "")))
    shape = ' class="fel-text"' if wrong else ""
    return f'<small id="{name}-om"{shape}>{escape(said)}</small>' if said else ""


def _control(name: str, about: Mapping[str, Any], value: object, more: str) -> str:
    if about["type"] == "integer":
        shown = "" if value is None else str(value)
        default = about.get("default")
        hint = "" if default is None else f' placeholder="{default} (förval)"'
        return (
            f'<input type="number" name="{name}" value="{escape(shown)}" min="{about["minimum"]}" '
            f'max="{about["maximum"]}" step="1"{hint}{more}>'
        )
    options = _YES if about["type"] == "boolean" else _options(about)
    chosen = {True: "ja", False: "nej"}.get(value, value) if isinstance(value, bool) else value
    rows = "".join(
        _option(each, said, chosen=each == chosen) for each, said in (("", "inte angivet"), *options)
    )
    return f'<select name="{name}"{more}>{rows}</select>'


def _option(value: str, said: str, *, chosen: bool) -> str:
    return f'<option value="{escape(value)}"{" selected" if chosen else ""}>{escape(said)}</option>'


def _many(name: str, about: Mapping[str, Any], value: object, hint: str, kind: str, described: str) -> str:
    picked = value if isinstance(value, list | tuple) else ()
    rows = "".join(
        f'<label><input type="checkbox" name="{name}" value="{escape(each)}"{" checked" if each in picked else ""}>'
        f"<span>{escape(said)}</span></label>"
        for each, said in _options(about["items"])
    )
    legend = escape(about["title"])
    return f'<fieldset class="flera {kind}"{described}><legend>{legend}</legend>{hint}<div>{rows}</div></fieldset>'


def _options(about: Mapping[str, Any]) -> Sequence[tuple[str, str]]:
    return [(str(each["const"]), str(each["title"])) for each in about.get("oneOf", ())]
