"""What the service logs: one JSON object a line on standard error, with the id of the request that it belongs to.

A line holds no question, answer, address of a visitor or query, and nobody can begin a new line: JSON escapes what
breaks one. Of an exception only its sort and the way to it are told, as its text may hold what somebody wrote.
"""

import json
import logging
import re
import sys
import traceback
import uuid
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

request_id: ContextVar[str] = ContextVar("request_id", default="")
"""The id of the request that is being answered, in its threads too; "" outside of one."""
_ID = re.compile(r"[A-Za-z0-9-]{1,64}")
access = logging.getLogger("trygg.access")
FIELDS = "fields"
"""Name under which a record carries members of its own for the line."""


def id_of(said: str, *, believed: bool) -> str:
    """The id for a request: what the trusted proxy said where that is one, otherwise a new one.

    Example: id_of("a-1", believed=True) -> "a-1"
    """
    return said if believed and _ID.fullmatch(said) else uuid.uuid4().hex


class JsonFormatter(logging.Formatter):
    """A record → a line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The line, without its end."""
        line: dict[str, Any] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "id": request_id.get(),
            "message": record.getMessage(),
            **getattr(record, FIELDS, {}),
        }
        if record.exc_info and record.exc_info[0] is not None:
            line["error"] = record.exc_info[0].__name__
            line["way"] = "".join(traceback.format_tb(record.exc_info[2]))
        # Escaped to ASCII: also U+2028 and the like, at which some readers begin a new line.
        return json.dumps({name: value for name, value in line.items() if value != ""})


def set_up() -> None:
    """Log our own from INFO, the libraries' from WARNING."""
    out = logging.StreamHandler(sys.stderr)
    out.setFormatter(JsonFormatter())
    logging.basicConfig(level=logging.WARNING, handlers=[out], force=True)
    logging.getLogger("trygg").setLevel(logging.INFO)


def served(method: str, route: str, status: int, *, seconds: float, length: int) -> None:
    """Log one reply; `route` is the pattern, never the address that was asked for, `length` the body's bytes."""
    fields = {
        "method": method,
        "route": route,
        "status": status,
        "ms": round(seconds * 1000, 1),
        "bytes": length,
    }
    access.info("svar", extra={FIELDS: fields})
