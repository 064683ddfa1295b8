"""JsonFormatter of the log: one object each, whatever stands in them."""

import json
import logging

import pytest

from ui.serving.json_logs import FIELDS, JsonFormatter, id_of, request_id, served


def line(message: object, *values: object, **more: object) -> str:
    record = logging.LogRecord("trygg.ui", logging.ERROR, "", 1, message, values, None)
    record.__dict__.update(more)
    return JsonFormatter().format(record)


@pytest.mark.parametrize(
    "evil", ['\n{"level": "info"}', "\r\nx", "\u2028x", "\x1b[31m", "\x00", "\x85x", '"']
)
def test_nobody_begins_a_new_line(evil: str) -> None:
    said = line("fel: %s", evil)
    assert len(said.splitlines()) == 1
    assert said.isascii()
    assert said.isprintable()
    assert json.loads(said)["message"] == f"fel: {evil}"


def test_a_line_has_the_id_of_its_request() -> None:
    token = request_id.set("a-1")
    try:
        said = json.loads(line("fel", **{FIELDS: {"status": 500}}))
    finally:
        request_id.reset(token)
    assert (said["id"], said["status"], said["level"], said["logger"]) == ("a-1", 500, "error", "trygg.ui")
    assert said["time"].endswith("+00:00")
    assert "id" not in json.loads(line("fel"))


def test_an_exceptions_text_is_not_logged() -> None:
    asked = "Anna Ek frågar"
    try:
        raise ValueError(asked)
    except ValueError as error:
        said = line("fel", exc_info=(type(error), error, error.__traceback__))
    assert json.loads(said)["error"] == "ValueError"
    assert "test_json_logs.py" in said
    assert "Anna" not in said


@pytest.mark.parametrize("said", ["", "a" * 65, "a b", "a\n", "å", "a_b", "<script>"])
def test_a_bad_id_is_replaced(said: str) -> None:
    assert id_of(said, believed=True) != said
    assert len(id_of(said, believed=True)) == 32


def test_an_id_is_believed_from_the_proxy_alone() -> None:
    assert id_of("a" * 64, believed=True) == "a" * 64
    assert id_of("a", believed=False) != "a"


def test_a_reply_is_one_record(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "trygg"):
        served("GET", "/dokument/{id}", 200, seconds=0.0123, length=7)
    (record,) = caplog.records
    fields = getattr(record, FIELDS)
    assert fields == {"method": "GET", "route": "/dokument/{id}", "status": 200, "ms": 12.3, "bytes": 7}
