"""Orders to the machine: refused, so that nobody thinks that they were followed; a question after one is answered."""

import re
from dataclasses import dataclass, replace

from assistant.fixed_texts import text
from assistant.guard.classifier import GuardClass
from assistant.guard.guard_reader import GuardReader
from assistant.guard.prompt_injection import gives_orders, hides_orders, is_ciphered
from assistant.guard.thresholds import ORDER, ORDER_WITH_FORM, PLAINLY_ORDINARY
from assistant.model import AnswerStatus
from assistant.stages.making import Making

_NEXT = re.compile(
    r"(?<=[.!?;:\]])\s+|\s+(?:och|sen|sedan|and)\s+(?=(?:hur|vad|när|var|vem|vilk\w+|how|what|when|who)\b)",
    re.IGNORECASE,
)
_FEWEST = 3
"""Words that a question after an order has."""


@dataclass(frozen=True, slots=True)
class RefuseOrders:
    """`reader` tells whether what follows an order is an ordinary question."""

    reader: GuardReader

    def __call__(self, making: Making) -> Making:
        """Ends where the text tries to change the rules; goes on with an ordinary question after it."""
        if not self._ordered(making):
            return making
        rest = _NEXT.split(making.text)[-1].strip()
        if rest != making.text and rest.endswith("?") and len(rest.split()) >= _FEWEST and self._plain(rest):
            return replace(making, text=rest, alone=rest)
        return making.end(AnswerStatus.REFUSED, text("refused", making.language))

    def _ordered(self, making: Making) -> bool:
        chance = making.guard.chance(GuardClass.ORDER)
        by_form = chance >= ORDER_WITH_FORM and gives_orders(making.text)
        odd = making.guard.chance(GuardClass.ORDINARY) < PLAINLY_ORDINARY
        return chance >= ORDER or by_form or hides_orders(making.text) or (odd and is_ciphered(making.text))

    def _plain(self, rest: str) -> bool:
        return (
            not gives_orders(rest) and self.reader.read(rest).chance(GuardClass.ORDINARY) >= PLAINLY_ORDINARY
        )
