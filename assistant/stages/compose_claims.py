"""What was found → claims, those of the records first."""

from dataclasses import dataclass, replace

from assistant.answer.compose import Brief, Composer
from assistant.answer.law_records import recorded_first
from assistant.question.split import wants_list
from assistant.stages.making import Making


@dataclass(frozen=True, slots=True)
class ComposeClaims:
    """`composer` chooses what is said."""

    composer: Composer

    def __call__(self, making: Making) -> Making:
        """Sets `claims`."""
        asked = making.question
        brief = Brief(
            making.alone, making.retrievals, asked.audience, wants_list(making.text), plain=asked.plain
        )
        return replace(making, claims=recorded_first(making.recorded, self.composer.compose(brief)))
