"""Attempts to change the rules from within a question: answered as what they are.

Nothing here protects a model that could be led astray: the extractive answer can't be. It keeps an order
from being taken for a question, and a reader from thinking that the order was followed.
"""

import re
import tomllib
from functools import cache
from importlib.resources import files


def gives_orders(text: str) -> bool:
    """Whether a question tries to give the assistant new rules or bring out its old ones."""
    return _orders().search(text) is not None


@cache
def _orders() -> re.Pattern[str]:
    table = tomllib.loads((files("assistant.guard") / "prompt_injection.toml").read_text(encoding="utf-8"))
    return re.compile("|".join(table["orders"]), re.IGNORECASE | re.DOTALL)
