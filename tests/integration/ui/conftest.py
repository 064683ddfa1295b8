from collections.abc import Callable
from typing import Any

import pytest
from fastapi.testclient import TestClient

from corpus.settings import Settings
from tests.integration.ui.fakes import FakeEngine
from ui.api.app import create_app


@pytest.fixture
def engine() -> FakeEngine:
    return FakeEngine()


@pytest.fixture
def make(engine: FakeEngine) -> Callable[..., TestClient]:
    """A client of an app with these settings."""

    def made(**settings: Any) -> TestClient:
        chosen = Settings(**{"staff_token": "hemlig", "rate_short": 100, "rate_long": 1000, **settings})
        return TestClient(create_app(engine, chosen, staff=False))

    return made


@pytest.fixture
def client(make: Callable[..., TestClient]) -> TestClient:
    return make()
