"""What is in force: documents that no longer apply are left out unless the question asks for an earlier state.

Works from the register's status, date, what each document replaces and how long it is valid. Knows nothing of
what the documents say.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date

from assistant.model import Notice
from assistant.question.expect import years
from corpus.currency.changes import Clock
from corpus.model import Audience, DocumentId, Registration, Status
from corpus.swedish.fold import fold

_GONE = {Status.REPEALED: "upphävd", Status.REPLACED: "ersatt"}
_EARLIER = re.compile(
    r"\b(?:tidigare|förra|förut|föregående|dåvarande|gällde|upphävd\w*|upphävt|ersatt\w*|"
    r"(?:gamla|äldre) (?:\w+ )?(?:polic|strateg|plan|program|riktlinj|regler|version|handling|dokument)\w*|"
    r"previous|former|earlier)\b"
)


class Validity:
    """Knows every registered document, whether its file is there or not."""

    def __init__(self, registrations: Iterable[Registration], clock: Clock) -> None:
        self._known: Mapping[DocumentId, Registration] = {known.id: known for known in registrations}
        self._clock = clock
        self._followers = {gone: new for new in self._known.values() for gone in _replaced(new, self._known)}

    @property
    def gone(self) -> tuple[Registration, ...]:
        """The documents that no longer apply."""
        return tuple(known for known in self._known.values() if self._is_gone(known))

    def left_out(self, question: str) -> frozenset[DocumentId]:
        """Documents that may not answer this question: not in force, and no earlier state is asked for."""
        if _EARLIER.search(fold(question)):
            return frozenset()
        asked = {int(year) for year in years(question)}
        return frozenset(gone.id for gone in self.gone if not asked & self._years(gone))

    def out_on(self, day: str) -> frozenset[DocumentId]:
        """Documents that did not apply on a day (ISO 8601): not yet there, only proposed, out of time or replaced."""
        return frozenset(known.id for known in self._known.values() if not self._applied(known, day))

    def _applied(self, known: Registration, day: str) -> bool:
        if known.date > day or known.status is Status.PROPOSAL or (known.valid_to and known.valid_to < day):
            return False
        if not self._is_gone(known):
            return True
        follower = self._followers.get(known.id)
        # Of what was repealed without anything in its place only today's state is known.
        return day < (follower.date if follower and follower.date else self._clock().isoformat())

    def notices(self, document: DocumentId) -> tuple[Notice, ...]:
        """What a reader of a document must know: its time is out, it no longer applies or doesn't yet."""
        known = self._known.get(document)
        if known is None:
            return ()
        source = ", ".join(part for part in (known.decision, known.dnr) if part)
        if self._is_gone(known):
            return (self.repeal(known),)
        if known.status is Status.PROPOSAL:
            return (Notice("Dokumentet är ett förslag och gäller inte.", "", source),)
        if known.valid_to and known.valid_to < self._clock().isoformat():
            return (Notice(f"Dokumentets giltighetstid gick ut {known.valid_to}.", known.valid_to, source),)
        return ()

    def repeal(self, gone: Registration) -> Notice:
        """That a document no longer applies, with what has taken its place where that is known."""
        follower = self._followers.get(gone.id)
        # The title of what is for staff stays with them.
        open_ = follower if follower and follower.audience is not Audience.STAFF else None
        instead = f" Nu gäller {open_.title}." if open_ else ""
        text = f"{gone.title} är {_GONE.get(gone.status, 'ersatt')}.{instead}"
        return Notice(text, "", gone.decision or (open_.dnr if open_ else ""))

    def _is_gone(self, known: Registration) -> bool:
        return known.status in _GONE or known.id in self._followers

    def _years(self, gone: Registration) -> frozenset[int]:
        """The years that a document applied in: from its date until what replaced it came, both counted."""
        follower = self._followers.get(gone.id)
        last = _year(follower.date) if follower else 0
        today = self._clock().year
        return frozenset(range(_year(gone.date) or 1900, (last or today) + 1))


def _replaced(new: Registration, known: Mapping[DocumentId, Registration]) -> Iterable[DocumentId]:
    """Documents that one in force takes the place of, named by id or by title."""
    if new.status is not Status.IN_FORCE:
        return ()
    named = {fold(name) for name in new.supersedes}
    return [old.id for old in known.values() if old.id != new.id and {fold(old.id), fold(old.title)} & named]


def _year(day: str) -> int:
    try:
        return date.fromisoformat(day).year
    except ValueError:
        return 0
