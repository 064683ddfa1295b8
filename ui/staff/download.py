"""Bytes → a file that the browser saves; nothing is written to disk here, and gradio's file routes stay shut."""

import ui.serving.no_telemetry  # isort: skip  # noqa: F401  # must come before gradio

import base64
import json
import secrets
from collections.abc import Mapping

import gradio as gr

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MARKDOWN = "text/markdown;charset=utf-8"

_SAVE = """
watch('value', () => {
  if (!props.value) return;
  const file = JSON.parse(props.value);
  const bytes = Uint8Array.from(atob(file.content), (sign) => sign.charCodeAt(0));
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([bytes], { type: file.type }));
  link.download = file.name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10000);
});
"""


def download_component() -> gr.HTML:
    """An unseen component; make it an event's output and return `download_of(…)` to have a file saved."""
    return gr.HTML(None, html_template="<span hidden></span>", js_on_load=_SAVE, elem_classes="osynlig")


def download_of(name: str, content: bytes, media_type: str) -> str:
    """What `download_component` takes; the same file twice is still two values."""
    file: Mapping[str, str] = {
        "name": name,
        "type": media_type,
        "content": base64.b64encode(content).decode("ascii"),
        "once": secrets.token_hex(4),
    }
    return json.dumps(file)
