"""The service over an engine whose answers take a second, each naming the process that gave it."""

import os
import time
from dataclasses import replace

from fastapi import FastAPI

from assistant.model import Answer, Question
from tests.integration.ui.fakes import FakeEngine
from ui.serving import app_factory

TAKES = 1.0


class Slow(FakeEngine):
    """Slow where the question asks for it."""

    def answer(self, question: Question) -> Answer:
        if question.text.startswith("långsam"):
            time.sleep(TAKES)
        return replace(super().answer(question), text=f"Process {os.getpid()}. [1]")


def make() -> FastAPI:
    return app_factory.make(lambda _: Slow())
