"""HTML: the main text, marked; what leads about the page is left out."""

import time
import warnings
from pathlib import Path

import pytest

from ingest.errors import EmptyDocument, NotUtf8
from ingest.files.read import read
from ingest.files.source import Line, Source

PAGE = """<!DOCTYPE html><html><head><title>Trygg &amp; säker</title><style>p{}</style></head><body>
<header><h1>Kommunen</h1></header><nav><a href="/">Start</a></nav>
<main><article><header><h1>Klotter</h1></header>
<p>Klotter ska <b>san</b>eras<br>inom 48&nbsp;timmar.</p><!-- dolt -->
<script>alert("x")</script><form><input><label>Sök</label></form>
<ul><li>Ring <a href="tel:1">oss</a>
<ul><li><p>dygnet runt</p><p>alla dagar</p></li></ul> eller skriv</li></ul>
<h3>Mått</h3>
<table><thead><tr><th>Mått</th><th>2019</th></tr></thead>
<tr><td><p>Trygga</p><p>flickor</p></td><td>54 %</td></tr>
<tr><td colspan=2>Källa: BRÅ</td></tr></table>
<p hidden>Göm</p><p style="display: none">Göm</p></article></main>
<footer>Kontakt</footer></body></html>"""


def read_html(tmp_path: Path, text: str, name: str = "Sida.html") -> Source:
    (tmp_path / name).write_text(text, encoding="utf-8")
    return read(tmp_path / name, tmp_path)


def test_main_text(tmp_path: Path) -> None:
    source = read_html(tmp_path, PAGE)
    assert source.title == "Trygg & säker"
    assert source.marked
    assert source.pages == (
        (
            Line("Klotter", heading=1),
            Line("Klotter ska saneras inom 48 timmar."),
            Line("Ring oss", item=True),
            Line("dygnet runt", item=True),
            Line("alla dagar"),
            Line("eller skriv"),
            Line("Mått", heading=3),
            Line("Mått | 2019", row=True),
            Line("Trygga flickor | 54 %", row=True),
            Line("Källa: BRÅ", row=True),
        ),
    )


def test_page_wrapped_in_a_form(tmp_path: Path) -> None:
    assert read_html(tmp_path, "<form><h1>Rubrik</h1><p>Text</p></form>", "a.htm").pages == (
        (Line("Rubrik", heading=1), Line("Text")),
    )


def test_layout_tables_are_paragraphs(tmp_path: Path) -> None:
    page = "<table><tr><td><h2>R</h2><p>a</p></td><td><table><tr><td>b</td></tr></table></td></tr></table>"
    assert read_html(tmp_path, page).pages == ((Line("R", heading=2), Line("a"), Line("b")),)


def test_unclosed_tags(tmp_path: Path) -> None:
    page = "<p>ett<p>två<ul><li>tre<li>fyra</ul>"
    assert read_html(tmp_path, page).pages == (
        (Line("ett"), Line("två"), Line("tre", item=True), Line("fyra", item=True)),
    )


def test_xhtml_gives_no_warning(tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        page = (
            '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><body><p>Hej</p></body></html>'
        )
        assert read_html(tmp_path, page).pages == ((Line("Hej"),),)


def test_thousands_of_unclosed_tags_take_no_time(tmp_path: Path) -> None:
    began = time.perf_counter()
    assert read_html(tmp_path, "<p>ord" * 5000).pages == ((Line("ord"),) * 5000,)
    assert time.perf_counter() - began < 5  # seconds; 20 when each word looks for its block anew


def test_deeply_nested(tmp_path: Path) -> None:
    assert read_html(tmp_path, "<div>" * 20_000 + "hej").pages == ((Line("hej"),),)


def test_only_scripts_is_empty(tmp_path: Path) -> None:
    with pytest.raises(EmptyDocument):
        read_html(tmp_path, "<body><script>x()</script><nav>Start</nav></body>")


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    (tmp_path / "a.html").write_bytes("<p>År</p>".encode(encoding))
    with pytest.raises(NotUtf8):
        read(tmp_path / "a.html", tmp_path)
