"""A document → its official file, as the operator laid it: the PDF where there is one."""

from pathlib import Path

from fastapi.responses import FileResponse, Response

from corpus.model import Document, Edition
from corpus.settings import LOCAL, Settings
from ingest.files.gather import gather
from ingest.intake.uploads import path_of, uploads_in_force


def original_of(settings: Settings, document: Document) -> Path | None:
    """The PDF of a document's official edition, None where there is none.

    It is looked up among the files that the operator's folders hold; nothing of an address becomes a path.
    """
    if document.edition is not Edition.OFFICIAL:
        return None
    uploaded = next((u for u in uploads_in_force(settings.data) if u.registration.id == document.id), None)
    if uploaded is not None:
        path = path_of(settings.data, uploaded)
        return path if path.suffix.lower() == ".pdf" else None
    places = [place for place in (LOCAL, *settings.documents) if place.exists()]
    found = next((files for files in gather(places).documents if files.id == document.id), None)
    return found.original if found and found.original.suffix.lower() == ".pdf" else None


def original_reply(settings: Settings, document: Document) -> Response | None:
    """The PDF to be shown in the browser, None where there is none."""
    path = original_of(settings, document)
    if path is None or not path.is_file():
        return None
    return FileResponse(
        path,
        media_type="application/pdf",
        filename=f"{document.id}.pdf",
        content_disposition_type="inline",
        headers={"cache-control": "private, no-cache"},
    )
