"""The form about a file: filled in from the file, turned into what the register knows, each wrong field named."""

from dataclasses import replace

import pytest

from corpus.model import Audience, Library, Status
from tests.fakes import a_registration
from tests.integration.ui.fakes import FakeEngine
from ui.api.visible_library import VisibleLibrary
from ui.staff.documents.documents_form import NEW, Form, WrongForm, as_version, registration_of, suggested

SHELF = VisibleLibrary(FakeEngine().library, staff=True)
PLAN = next(each.registration for each in SHELF.documents if each.id == "plan")
FORM = Form(
    NEW,
    "Handlingsprogram 2026",
    "handlingsprogram",
    "gäller",
    "2026-01-01",
    "2030-12-31",
    "KS 2026-1",
    "",
    [],
)


def test_a_file_named_as_a_document_is_a_version_of_it() -> None:
    form = suggested(a_registration("fil", title="fil", date="2026-02-01"), "plan.pdf", SHELF)
    assert (form.version_of, form.title, form.date, form.dnr) == ("plan", PLAN.title, "2026-02-01", PLAN.dnr)


def test_another_file_is_new_and_keeps_its_own_title() -> None:
    form = suggested(a_registration("fil", title="Policy om vakter"), "vakter.docx", SHELF)
    assert (form.version_of, form.title) == (NEW, "Policy om vakter")


def test_what_a_version_inherits() -> None:
    form = as_version(replace(FORM, version_of="plan"), "vad.pdf", SHELF)
    assert (form.title, form.kind, form.dnr, form.date) == (PLAN.title, PLAN.kind, PLAN.dnr, "2026-01-01")


def test_the_form_becomes_a_registration() -> None:
    made = registration_of(FORM, Audience.STAFF, SHELF)
    assert (made.id, made.status, made.audience) == ("handlingsprogram-2026", Status.IN_FORCE, Audience.STAFF)
    assert (made.date, made.valid_to, made.dnr, made.confirmed) == (
        "2026-01-01",
        "2030-12-31",
        "KS 2026-1",
        True,
    )
    assert registration_of(replace(FORM, version_of="plan"), Audience.RESIDENT, SHELF).id == "plan"


def test_signs_that_cannot_be_seen_are_no_part_of_it() -> None:
    assert registration_of(replace(FORM, dnr="KS\u202e 1\n2\x00"), Audience.RESIDENT, SHELF).dnr == "KS 1 2"


@pytest.mark.parametrize(
    ("form", "said"),
    [
        (replace(FORM, title=" "), "Titel"),
        (replace(FORM, title="§§"), "bokstäver"),
        (replace(FORM, title="Plan"), "finns redan"),
        (replace(FORM, title="x" * 201), "högst 200"),
        (replace(FORM, date="1 maj"), "Gäller från"),
        (replace(FORM, valid_to="2025-01-01"), "Gäller till"),
    ],
)
def test_each_wrong_field_is_named(form: Form, said: str) -> None:
    with pytest.raises(WrongForm, match=said):
        registration_of(form, Audience.RESIDENT, SHELF)


def test_an_empty_library_has_no_versions() -> None:
    shelf = VisibleLibrary(Library((), ()), staff=True)
    assert suggested(a_registration("fil", title=""), "plan.pdf", shelf).version_of == NEW
