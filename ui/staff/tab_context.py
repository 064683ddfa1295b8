"""What every tab works with, and who is at the keyboard."""

import ui.serving.no_telemetry  # isort: skip  # noqa: F401  # must come before gradio

from dataclasses import dataclass

import gradio as gr

from ui.api.context import ServiceContext
from ui.api.visible_library import VisibleLibrary
from ui.signin.person import Person, Right


class NotAllowed(gr.Error):  # type: ignore[misc]  # gradio shows its own errors' messages, no others
    """The person at the keyboard lacks the right; the message is Swedish and shown."""

    def __init__(self, message: str) -> None:
        super().__init__(message, title="Det går inte", print_exception=False)
        self.said = message

    def __str__(self) -> str:
        return self.said


@dataclass(frozen=True, slots=True)
class TabContext:
    """One for the workbench."""

    context: ServiceContext

    def person(self, request: gr.Request) -> Person:
        """Who clicked; raises NotAllowed where the session has ended."""
        found = self.context.person(request.request) if request.request is not None else None
        if found is None:
            raise NotAllowed("Du är inte längre inloggad. Logga in igen.")
        return found

    def require(self, request: gr.Request, right: Right) -> Person:
        """Who clicked, who has the right; raises NotAllowed otherwise."""
        person = self.person(request)
        if not person.may(right):
            raise NotAllowed(f"Din roll ({person.role}) får inte {right}.")
        return person

    @property
    def shelf(self) -> VisibleLibrary:
        """The library as staff see it."""
        return VisibleLibrary(self.context.engine.library, staff=True)
