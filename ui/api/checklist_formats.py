"""A checklist → the bytes of the form that was asked for, through the writer of that form.

The writers of Word and Excel are imported when they are used: they load libraries that nothing else needs.
"""

import importlib
import json
from typing import cast

from assistant.checklists.checklist import Checklist
from assistant.exports.write_html import to_html
from assistant.exports.write_markdown import to_dict, to_markdown

BINARY = ("docx", "xlsx")
FORMS = ("md", "html", "json", *BINARY)
MEDIA = {
    "md": "text/markdown; charset=utf-8",
    "html": "text/html; charset=utf-8",
    "json": "application/json",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def rendered(checklist: Checklist, form: str) -> bytes:
    """The checklist in one of FORMS."""
    match form:
        case "md":
            return to_markdown(checklist).encode("utf-8")
        case "html":
            return to_html(checklist).encode("utf-8")
        case "json":
            return (json.dumps(to_dict(checklist), ensure_ascii=False, indent=2) + "\n").encode("utf-8")
    writer = importlib.import_module(f"assistant.exports.write_{form}")
    return cast("bytes", getattr(writer, f"to_{form}")(checklist))
