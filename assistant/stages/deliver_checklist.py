"""A checklist that is ordered in the chat: made and shown short, with a link to the whole."""

from dataclasses import dataclass, replace

from assistant.checklists.chat_order import Orders
from assistant.model import AnswerStatus
from assistant.stages.making import Making


@dataclass(frozen=True, slots=True)
class DeliverChecklist:
    """`orders` recognises what orders a list."""

    orders: Orders

    def __call__(self, making: Making) -> Making:
        """Ends with the list where the text orders one."""
        delivery = self.orders.delivery(making.text, making.question.history)
        if delivery is None:
            return making
        status = AnswerStatus.ANSWERED if delivery.made else AnswerStatus.NOT_FOUND
        return replace(making.end(status, delivery.text, delivery.citations), links=delivery.links)
