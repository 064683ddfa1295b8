"""An answer in the making, ended or not → the answer as it is shown."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass

from assistant.answer.cite import SourceFinder
from assistant.answer.notices import Notices
from assistant.answer.render import render
from assistant.answer.suggestions import suggestions
from assistant.fixed_texts import text
from assistant.model import Answer, AnswerStatus, Link
from assistant.search.retrieve import merged_passages
from assistant.stages.making import Making

_HIDDEN = {AnswerStatus.EMERGENCY, AnswerStatus.REFUSED, AnswerStatus.PERSONAL_DATA}
"""Where nothing of the documents is shown beside what is said."""


@dataclass(frozen=True, slots=True)
class ShowResult:
    """Writes the text with its markers, and adds what time has changed."""

    finder: SourceFinder
    notices: Notices

    def __call__(self, making: Making, stages: Mapping[str, float], total: float) -> Answer:
        """The answer; `stages` has the seconds of each stage that ran, `total` those of all."""
        intro = text("intro", making.language) if making.ended is None else ""
        body, citations = render(making.claims if making.ended is None else (), self.finder, intro)
        body, citations = self.notices.added(body, citations, making.claims, making.alone)
        first = making.retrievals[0] if making.retrievals and making.ended not in _HIDDEN else None
        said = making.said if making.ended else body
        if making.alert and not said.startswith(making.alert.text):
            said = f"{making.alert.text}\n\n{said}"
        return Answer(
            secrets.token_hex(8),
            making.ended or AnswerStatus.ANSWERED,
            making.language,
            said,
            making.cited or citations,
            merged_passages(making.retrievals) if first else (),
            suggestions(first, making.text) if first else (),
            _seconds(making, total),
            making.links or _offered(making),
            stages,
            alert=making.alert,
        )


def _seconds(making: Making, total: float) -> dict[str, float]:
    made = {id(each): each for each in (*making.found, *making.retrievals)}.values()
    embed, search = (sum(each.seconds[step] for each in made) for step in ("embed", "search"))
    return {"embed": embed, "retrieve": search, "answer": total - embed - search, "total": total}


def _offered(making: Making) -> tuple[Link, ...]:
    """The list that counts what was asked for, beside what the documents say or don't say of it."""
    shown = making.ended in (None, AnswerStatus.NOT_FOUND)
    return (making.offer.link,) if making.offer and shown else ()
