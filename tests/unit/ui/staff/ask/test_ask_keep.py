"""Where conversations are kept: the browser's orders, the database's rows, and two windows at once."""

import json
from pathlib import Path

from corpus.settings import Settings
from tests.unit.ui.staff.ask.test_ask_conversation import EXCHANGE
from ui.signin.person import Person, Role
from ui.staff.ask import ask_keep
from ui.staff.ask.ask_conversation import Talks, to_json
from ui.store.store import Store, open_store

ANNA, BO = (Person(name, name, Role.MEDARBETARE) for name in ("anna", "bo"))


def store(folder: Path, *, keep: bool) -> Store:
    return open_store(Settings(data=folder, keep_questions=keep))


def test_the_browser_keeps_what_the_database_may_not(tmp_path: Path) -> None:
    off = store(tmp_path, keep=False)
    talks = ask_keep.wrote(off, ANNA, Talks().said(EXCHANGE))
    told = json.loads(ask_keep.told(off, ANNA, talks.current, show="svar-1"))
    assert told["talk"]["title"] == EXCHANGE.question
    assert told["show"] == "svar-1"
    assert "anna" not in json.dumps(told)
    assert not any(tmp_path.iterdir())
    assert ask_keep.read(off, ANNA, [to_json(talks.talks[0])]).talks == talks.talks


def test_the_database_keeps_each_persons_own(tmp_path: Path) -> None:
    on = store(tmp_path, keep=True)
    talks = ask_keep.wrote(on, ANNA, Talks().said(EXCHANGE))
    talks = ask_keep.wrote(on, ANNA, talks.said(EXCHANGE))
    assert json.loads(ask_keep.told(on, ANNA, talks.current))["talk"] is None
    mine = ask_keep.read(on, ANNA, ["från webbläsaren"])
    assert [len(talk.exchanges) for talk in mine.talks] == [2]
    assert mine.talks[0].exchanges[0].answer == talks.talks[0].exchanges[0].answer
    assert ask_keep.read(on, BO, ()) == Talks()
    ask_keep.forgot(on, BO, mine.talks[0].id)
    assert len(ask_keep.read(on, ANNA, ()).talks) == 1
    ask_keep.forgot(on, ANNA, mine.talks[0].id)
    assert ask_keep.read(on, ANNA, ()) == Talks()


def test_two_windows_lose_nothing(tmp_path: Path) -> None:
    on = store(tmp_path, keep=True)
    first = ask_keep.wrote(on, ANNA, Talks().said(EXCHANGE))
    ask_keep.wrote(on, ANNA, first.said(EXCHANGE))
    ask_keep.wrote(on, ANNA, first.said(EXCHANGE))
    assert len(ask_keep.read(on, ANNA, ()).talks) == 2
