"""All that the service stores, in one object; opened at the first use and closed at the stop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from corpus.settings import Settings
from ui.store.audit_log import AuditLog
from ui.store.background_writer import BackgroundWriter
from ui.store.database import Database
from ui.store.indicator_values import IndicatorValues
from ui.store.kept_questions import KeptQuestions
from ui.store.saved_checklists import SavedChecklists
from ui.store.saved_conversations import SavedConversations
from ui.store.signin_attempts import SignInAttempts

DAY = 86_400


class Store:
    """The database and its tables; a process has one."""

    def __init__(self, settings: Settings) -> None:
        self.database = Database(settings)
        self.writer = BackgroundWriter()
        self.questions = KeptQuestions(self.database, settings, self.writer)
        self.audit = AuditLog(self.database)
        self.attempts = SignInAttempts(self.database)
        self.saved = SavedChecklists(self.database)
        self.talks = SavedConversations(self.database, settings)
        self.values = IndicatorValues(self.database)

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
