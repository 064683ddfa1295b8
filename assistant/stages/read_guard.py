"""What the text is as a whole: danger, need, personal data, an order or an ordinary question; read once, by meaning."""

from dataclasses import dataclass, replace

from assistant.guard.guard_reader import GuardReader
from assistant.stages.making import Making


@dataclass(frozen=True, slots=True)
class ReadGuard:
    """Reads the text in its conversation."""

    reader: GuardReader

    def __call__(self, making: Making) -> Making:
        """Sets `guard`."""
        return replace(making, guard=self.reader.read(making.text, making.question.history))
