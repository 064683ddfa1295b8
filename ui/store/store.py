"""All that the service keeps, behind one door; opened at the first use and let go of at the stop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from corpus.settings import Settings
from ui.store.audit_log import Audit
from ui.store.background_writer import Writer
from ui.store.database import Database
from ui.store.indicator_values import Values
from ui.store.kept_questions import Questions
from ui.store.saved_checklists import Saved
from ui.store.saved_conversations import Talks
from ui.store.signin_attempts import Attempts

DAY = 86_400


class Store:
    """One for each process."""

    def __init__(self, settings: Settings) -> None:
        self.database = Database(settings)
        self.writer = Writer()
        self.questions = Questions(self.database, settings, self.writer)
        self.audit = Audit(self.database)
        self.attempts = Attempts(self.database)
        self.saved = Saved(self.database)
        self.talks = Talks(self.database, settings)
        self.values = Values(self.database)

    def tidy(self) -> None:
        """Erase questions and conversations that have been kept for as long as they may; also where kept no more."""
        if self.database.exists:
            self.questions.tidy()
            self.talks.tidy()

    def close(self) -> None:
        """Write what waits, and let go of the database."""
        self.writer.flush()
        self.database.close()

    @asynccontextmanager
    async def serving(self, _: object) -> AsyncIterator[None]:
        """A lifespan: tidies at the start and once a day, and closes at the end."""
        daily = asyncio.create_task(self._daily())
        try:
            yield
        finally:
            daily.cancel()
            await asyncio.to_thread(self.close)

    async def _daily(self) -> None:
        while True:
            self.writer.put(self.tidy)
            await asyncio.sleep(DAY)


def open_store(settings: Settings) -> Store:
    """The store that the settings name; touches no file until something is read or written."""
    return Store(settings)
