"""Orders to the machine: refused, so that nobody thinks that they were followed."""

from assistant.fixed_texts import text
from assistant.guard.prompt_injection import gives_orders
from assistant.model import AnswerStatus
from assistant.stages.making import Making


def refuse_orders(making: Making) -> Making:
    """Ends where the text tries to change the rules."""
    if gives_orders(making.text):
        return making.end(AnswerStatus.REFUSED, text("refused", making.language))
    return making
