"""An answer in the making: what the stages hand on."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from assistant.answer.compose import Claim
from assistant.checklists.chat_order import Offer
from assistant.guard.classifier import NOTHING_READ, GuardReading
from assistant.model import Alert, AnswerStatus, Citation, Link, Question
from assistant.search.retrieve import Retrieval


@dataclass(frozen=True, slots=True)
class Making:
    """What is known of an answer so far; `ended` is set by the stage that ends it.

    `text` is the question cleaned, `alone` the question as it stands alone, `leaning` whether something earlier was
    put in front of it. `guard` is what the text is as a whole, `alert` what is said before the answer. `found` are
    retrievals made on the way, `retrievals` those the answer is made of, the whole question's first. `recorded` is
    what the tables of records say.
    """

    question: Question
    text: str = ""
    alone: str = ""
    leaning: bool = False
    language: str = "sv"
    guard: GuardReading = NOTHING_READ
    alert: Alert | None = None
    offer: Offer | None = None
    found: tuple[Retrieval, ...] = ()
    retrievals: tuple[Retrieval, ...] = ()
    recorded: tuple[Claim, ...] = ()
    claims: tuple[Claim, ...] = ()
    ended: AnswerStatus | None = None
    said: str = ""
    cited: tuple[Citation, ...] = ()
    links: tuple[Link, ...] = ()

    @property
    def instead(self) -> str:
        """The list that counts what is asked for, in words; "" where none does."""
        return self.offer.said if self.offer else ""

    def end(self, status: AnswerStatus, said: str, cited: tuple[Citation, ...] = ()) -> "Making":
        """The same, ended."""
        return replace(self, ended=status, said=said, cited=cited)


Stage = Callable[[Making], Making]
