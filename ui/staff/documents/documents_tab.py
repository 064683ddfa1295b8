"""The tab Dokument: the register; upload, draft, publish or discard; and back to what served before."""

import ui.serving.no_telemetry  # isort: skip  # noqa: F401  # must come before gradio

from dataclasses import astuple
from html import escape
from typing import Any

import gradio as gr

from corpus.errors import DocumentError, KnowledgeError
from corpus.index.generations import current
from corpus.municipality import examples_of
from ingest.intake.receive_upload import REASONS, Class, Incoming, audience_of, looked_at
from ingest.intake.staging import Draft, State, discard_draft, open_draft, publish_draft, roll_back
from ui.signin.person import Person, Right
from ui.staff.documents.documents_draft import draft_view
from ui.staff.documents.documents_form import (
    Form,
    as_version,
    documents_of,
    registration_of,
    replaceable,
    suggested,
)
from ui.staff.documents.documents_parts import Parts, lay_out
from ui.staff.documents.documents_register import back_text, register
from ui.staff.documents.drafting import Drafting, Order
from ui.staff.documents.question_set import read_questions, write_questions
from ui.staff.tab_context import NotAllowed, TabContext

TITLE = "Dokument"
_QUIET: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
Updates = dict[Any, Any]


def build(tab: TabContext) -> None:
    """Fill the tab."""
    parts = lay_out()
    acts = Acts(tab, parts)
    # gr.on with no trigger runs when the page is loaded.
    gr.on(None, acts.shown, outputs=acts.scene, **_QUIET)
    parts.timer.tick(acts.ticked, outputs=acts.scene, **_QUIET)
    parts.register.parent.select(
        acts.returned, inputs=[parts.generation, parts.serving], outputs=acts.scene, **_QUIET
    )
    parts.chosen.change(
        acts.classed, inputs=parts.chosen, outputs=[parts.told, parts.file, parts.form], **_QUIET
    )
    parts.file.mottagen(
        acts.arrived,
        inputs=parts.chosen,
        outputs=[parts.told, parts.received, parts.form, *parts.fields.all],
        **_QUIET,
    )
    parts.fields.version_of.input(
        acts.versioned, inputs=[parts.received, *parts.fields.all], outputs=parts.fields.all, **_QUIET
    )
    clicks: dict[str, Any] = {**_QUIET, "outputs": acts.scene, "trigger_mode": "once"}
    parts.make.click(acts.made, inputs=[parts.chosen, parts.received, *parts.fields.all], **clicks)
    parts.publish.click(acts.published, inputs=parts.generation, **clicks)
    parts.discard.click(acts.discarded, inputs=parts.generation, **clicks)
    parts.save.click(acts.saved, inputs=parts.questions, outputs=[parts.told, parts.questions], **_QUIET)
    asked: dict[str, Any] = {**_QUIET, "outputs": [parts.sure, parts.back_button]}
    parts.back_button.click(lambda: [gr.update(visible=True), gr.update(visible=False)], **asked)
    parts.no.click(lambda: [gr.update(visible=False), gr.update(visible=True)], **asked)
    parts.yes.click(acts.rolled_back, inputs=parts.serving, **clicks)


class Acts:
    """What the tab's buttons do; each asks anew who clicked and what they may."""

    def __init__(self, tab: TabContext, parts: Parts) -> None:
        self._tab, self._parts = tab, parts
        self._settings = tab.context.settings
        self._incoming = Incoming(self._settings.data)
        self._drafting = Drafting(self._settings, tab.context.engine)

    @property
    def scene(self) -> list[Any]:
        """All that depends on who looks and on the draft."""
        p = self._parts
        return [p.register, p.told, p.timer, p.draft, p.deciding, p.publish, p.upload, p.chosen, p.file, p.form,
                p.asking, p.questions, p.back, p.meaning, p.back_button, p.sure, p.generation, p.serving]  # fmt: skip

    def shown(self, request: gr.Request) -> Updates:
        """The tab as this person may see it."""
        try:
            return self._scene(self._tab.person(request))
        except NotAllowed:
            return {self._parts.register: ""}

    def returned(self, generation: str, serving: str, request: gr.Request) -> Updates:
        """The tab is opened: as it is now where somebody has done something meanwhile, else with what was typed."""
        person, data = self._tab.person(request), self._settings.data
        draft, now = open_draft(data) if person.may(Right.PUBLISH) else None, current(data)
        seen = (generation, serving) == (draft.generation if draft else "", now.name if now else "")
        return {self._parts.register: gr.skip()} if seen else self._scene(person)

    def ticked(self, request: gr.Request) -> Updates:
        """How far the draft is; the whole tab anew when it is ready."""
        person = self._tab.require(request, Right.PUBLISH)
        draft = open_draft(self._settings.data)
        if draft is not None and draft.state is State.BUILDING:
            return {self._parts.draft: draft_view(draft)}
        return self._scene(person)

    def classed(self, chosen: str, request: gr.Request) -> Updates:
        """The file may be chosen, or the class is refused with the reason, before anything is sent."""
        self._tab.require(request, Right.PUBLISH)
        reason = REASONS.get(Class(chosen)) if chosen else None
        p = self._parts
        return {
            p.told: said(reason, bad=True) if reason else "",
            p.file: gr.update(value=chosen, visible=bool(chosen) and not reason),
            **({p.form: gr.update(visible=False)} if reason else {}),
        }

    def arrived(self, chosen: str, event: gr.EventData, request: gr.Request) -> Updates:
        """A file has come: read it, and fill in the form with what it says of itself."""
        self._tab.require(request, Right.PUBLISH)
        p, told = self._parts, event._data or {}
        token, name = str(told.get("token", "")), str(told.get("namn", ""))
        try:
            audience, received = audience_of(chosen), self._incoming.find(token, name)
            if received is None:
                raise DocumentError(name, "den finns inte kvar. Ladda upp den igen.")
            found, _ = looked_at(received, audience)
        except KnowledgeError as error:
            self._incoming.drop(token)
            return {
                p.told: said(str(error), bad=True),
                p.form: gr.update(visible=False),
                p.received: ("", ""),
            }
        shelf = self._tab.shelf
        form = suggested(found, received.name, shelf)
        values = dict(zip(p.fields.all, astuple(form), strict=True))
        values[p.fields.version_of] = gr.update(choices=documents_of(shelf), value=form.version_of)
        values[p.fields.replaces] = gr.update(choices=replaceable(shelf), value=list(form.replaces))
        return {p.told: "", p.received: (token, received.name), p.form: gr.update(visible=True), **values}

    def versioned(self, request: gr.Request, sent: tuple[str, str], *fields: Any) -> list[Any]:  # noqa: ANN401
        """Another document is the version before: what is known of that one goes for this too."""
        self._tab.require(request, Right.PUBLISH)
        return list(astuple(as_version(Form(*fields), sent[1], self._tab.shelf)))

    def made(self, request: gr.Request, chosen: str, sent: tuple[str, str], *fields: Any) -> Updates:  # noqa: ANN401
        """Begin the draft."""
        person = self._tab.require(request, Right.PUBLISH)
        try:
            received = self._incoming.find(*sent)
            if received is None:
                raise DocumentError(sent[1] or "Filen", "den finns inte kvar. Ladda upp den igen.")
            about = registration_of(Form(*fields), audience_of(chosen), self._tab.shelf)
            details = {"dokument": about.id, "fil": received.name, "sha256": received.sha256}
            self._tab.context.audit(person, "ladda upp", details)
            self._drafting.start(Order(person, received, about))
        except KnowledgeError as error:
            return {self._parts.told: said(str(error), bad=True)}
        return self._scene(person) | {self._parts.timer: gr.Timer(active=True)}

    def published(self, generation: str, request: gr.Request) -> Updates:
        """Let the draft serve."""
        person = self._tab.require(request, Right.PUBLISH)
        return self._ended(person, generation, "publicera", "«{}» är publicerat och gäller nu.")

    def discarded(self, generation: str, request: gr.Request) -> Updates:
        """Throw the draft away."""
        person = self._tab.require(request, Right.PUBLISH)
        return self._ended(
            person, generation, "kassera", "Utkastet av «{}» är kasserat. Det som gäller är orört."
        )

    def saved(self, text: str, request: gr.Request) -> list[str]:
        """Save the questions that are asked before and after."""
        person = self._tab.require(request, Right.PUBLISH)
        try:
            kept = write_questions(self._settings.data, text.splitlines())
            self._tab.context.audit(person, "spara frågor", {"antal": len(kept)})
        except KnowledgeError as error:
            return [said(str(error), bad=True), text]
        return [said(f"{len(kept)} frågor är sparade."), "\n".join(kept)]

    def rolled_back(self, serving: str, request: gr.Request) -> Updates:
        """Let what served before serve again."""
        person = self._tab.require(request, Right.MANAGE)
        try:
            self._tab.context.audit(person, "rulla tillbaka", {"från": serving})
            _, now = roll_back(self._settings.data, serving)
        except KnowledgeError as error:
            return {self._parts.told: said(str(error), bad=True)}
        return self._scene(person) | {self._parts.told: said(f"Det som gällde före gäller igen ({now}).")}

    def _ended(self, person: Person, generation: str, action: str, told: str) -> Updates:
        data = self._settings.data
        try:
            draft = open_draft(data)
            if draft is not None:
                self._tab.context.audit(
                    person, action, {"dokument": draft.document, "generation": generation}
                )
            end = publish_draft if action == "publicera" else discard_draft
            done = end(data, generation, person.name)
        except KnowledgeError as error:
            return self._scene(person) | {self._parts.told: said(str(error), bad=True)}
        return self._scene(person) | {self._parts.told: said(told.format(done.title))}

    def _scene(self, person: Person) -> Updates:
        """Everything as it is now, for this person."""
        p, data = self._parts, self._settings.data
        may, manage = person.may(Right.PUBLISH), person.may(Right.MANAGE)
        draft = open_draft(data) if may else None
        meaning = back_text(data) if manage and draft is None else ""
        serving = current(data)
        return {
            p.register: register(self._tab.shelf, data),
            p.told: "",
            **self._drafted(draft),
            p.upload: gr.update(visible=may and draft is None),
            p.chosen: gr.update(value=None),
            p.file: gr.update(value="", visible=False),
            p.form: gr.update(visible=False),
            p.asking: gr.update(visible=may),
            p.questions: "\n".join(read_questions(data, examples_of(self._settings))) if may else "",
            p.back: gr.update(visible=bool(meaning)),
            p.meaning: meaning,
            p.back_button: gr.update(visible=True),
            p.sure: gr.update(visible=False),
            p.serving: serving.name if serving else "",
        }

    def _drafted(self, draft: Draft | None) -> Updates:
        p = self._parts
        building = draft is not None and draft.state is State.BUILDING
        return {
            p.timer: gr.Timer(active=building),
            p.draft: draft_view(draft),
            p.deciding: gr.update(visible=draft is not None and not building),
            p.publish: gr.update(visible=draft is not None and draft.state is State.READY),
            p.generation: draft.generation if draft else "",
        }


def said(text: str, *, bad: bool = False) -> str:
    """What a click led to, read out by a screen reader."""
    kind, role = ("fel", "alert") if bad else ("bra", "status")
    return f'<p class="notis {kind}" role="{role}">{escape(text)}</p>'
