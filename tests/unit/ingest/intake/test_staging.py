"""The one draft: begun, published, discarded, overtaken; and what a killed process leaves."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.errors import IndexBusy
from corpus.index.generations import building, current, draft_folder, drafting, locked, previous
from corpus.model import DocumentId
from ingest.intake.staging import (
    Draft,
    NoDraft,
    NothingBefore,
    Overtaken,
    State,
    begin,
    discard_draft,
    now,
    open_draft,
    publish_draft,
    roll_back,
    sweep,
    write_draft,
)
from ingest.intake.uploads import Upload, path_of, uploads_in_force, with_upload, write_uploads
from tests.fakes import a_registration

DRAFT = Draft("anna", "Anna", now(), "plan", "Plan", "g1")


def serve(data: Path, name: str, *uploads: Upload) -> None:
    with building(data, name) as folder:
        write_uploads(folder, uploads)


def ready(data: Path, name: str = "g2", *uploads: Upload) -> Draft:
    """A draft that is ready, made beside what serves."""
    serving = current(data)
    draft = replace(DRAFT, base=serving.name if serving else "")
    with locked(data):
        begin(data, draft)
        with drafting(data, name) as folder:
            write_uploads(folder, uploads)
        made = replace(draft, state=State.READY, generation=name)
        write_draft(data, made)
    return made


def an_upload(sha: str = "a1", identity: str = "plan") -> Upload:
    return Upload(
        sha, f"{identity}.txt", a_registration(identity, title='Plan "med" tecken\\'), "anna", now()
    )


def lay(data: Path, upload: Upload) -> Path:
    path = path_of(data, upload)
    path.parent.mkdir(parents=True)
    path.write_text("text")
    return path


def test_a_draft_changes_nothing_until_it_is_published(tmp_path: Path) -> None:
    serve(tmp_path, "g1")
    ready(tmp_path)
    assert (current(tmp_path) or tmp_path).name == "g1"
    publish_draft(tmp_path, "g2", "Anna")
    assert (current(tmp_path) or tmp_path).name == "g2"
    assert (previous(tmp_path) or tmp_path).name == "g1"
    assert not draft_folder(tmp_path).exists()


def test_a_discarded_draft_is_gone_with_its_file(tmp_path: Path) -> None:
    serve(tmp_path, "g1")
    path = lay(tmp_path, an_upload())
    ready(tmp_path, "g2", an_upload())
    discard_draft(tmp_path, "g2", "Anna")
    assert (path.exists(), open_draft(tmp_path)) == (False, None)


def test_the_second_to_publish_is_told_who_was_first(tmp_path: Path) -> None:
    serve(tmp_path, "g1")
    ready(tmp_path)
    publish_draft(tmp_path, "g2", "Bo")
    with pytest.raises(NoDraft, match="publicerades .* av Bo"):
        publish_draft(tmp_path, "g2", "Anna")


def test_a_second_upload_is_told_who_has_the_draft(tmp_path: Path) -> None:
    serve(tmp_path, "g1")
    ready(tmp_path)
    with locked(tmp_path), pytest.raises(IndexBusy, match="Anna har ett utkast av «Plan»"):
        begin(tmp_path, DRAFT)


def test_a_draft_beside_what_no_longer_serves_is_not_published(tmp_path: Path) -> None:
    serve(tmp_path, "g1")
    ready(tmp_path, "g3")
    serve(tmp_path, "g2")
    with pytest.raises(Overtaken):
        publish_draft(tmp_path, "g3", "Anna")
    assert (current(tmp_path) or tmp_path).name == "g2"


def test_a_draft_whose_maker_was_killed_is_cleared_away(tmp_path: Path) -> None:
    serve(tmp_path, "g1")
    with locked(tmp_path):
        begin(tmp_path, replace(DRAFT, base="g1"))
        (draft_folder(tmp_path) / "g2.tmp").mkdir()
        told = open_draft(tmp_path)
        assert told is not None
        assert told.state is State.BUILDING
    sweep(tmp_path)
    assert not draft_folder(tmp_path).exists()
    assert (current(tmp_path) or tmp_path).name == "g1"


def test_uploads_follow_their_generation_back(tmp_path: Path) -> None:
    first, second = an_upload("a1"), an_upload("b2")
    serve(tmp_path, "g1", first)
    kept = [lay(tmp_path, each) for each in (first, second)]
    ready(tmp_path, "g2", *with_upload([first], second))
    publish_draft(tmp_path, "g2", "Anna")
    assert uploads_in_force(tmp_path) == (second,)
    assert roll_back(tmp_path, "g2") == ("g2", "g1")
    assert uploads_in_force(tmp_path) == (first,)
    assert [path.exists() for path in kept] == [True, True]


def test_there_must_be_something_to_go_back_to(tmp_path: Path) -> None:
    serve(tmp_path, "g1")
    with pytest.raises(NothingBefore):
        roll_back(tmp_path)
    serve(tmp_path, "g2")
    with pytest.raises(Overtaken):
        roll_back(tmp_path, "g1")
    roll_back(tmp_path, "g2")
    with pytest.raises(NothingBefore):
        roll_back(tmp_path)


def test_what_follows_a_rollback_keeps_the_one_that_served(tmp_path: Path) -> None:
    serve(tmp_path, "g1")
    serve(tmp_path, "g2")
    roll_back(tmp_path)
    serve(tmp_path, "g3")
    assert (previous(tmp_path) or tmp_path).name == "g1"


def test_an_upload_takes_the_place_of_the_one_before() -> None:
    assert with_upload([an_upload("a1"), an_upload("c3", "annan")], an_upload("b2"))[-1].sha256 == "b2"
    assert len(with_upload([an_upload("a1")], an_upload("b2"))) == 1
    assert DocumentId("plan") == an_upload().registration.id
