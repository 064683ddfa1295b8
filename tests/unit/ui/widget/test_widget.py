"""The widget's files and pages: small enough, nothing inline, the same words in every language, true texts."""

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from corpus.settings import Settings
from ui.widget.static_files import STATIC, files
from ui.widget.widget_pages import access_page, chat_page, demo_page, privacy_page

LIMIT = 60_000
"""Bytes of everything that the chat may load, packed (issue 5)."""
LANGUAGES = ("sv", "en", "fi", "ar", "uk")
INLINE = re.compile(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|javascript:", re.I)
HOST_SAFE = re.compile(
    r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|localStorage|sessionStorage|\.cookie"
)


def test_the_whole_widget_is_small() -> None:
    page = gzip.compress(chat_page(Settings(), files(), framed=True, kit=True).encode(), 9)
    total = len(page) + sum(len(file.packed) for name, file in files().items() if name != "demo.css")
    assert total < LIMIT


def test_nothing_is_inline_and_nothing_comes_from_elsewhere() -> None:
    for framed in (True, False):
        page = chat_page(Settings(), files(), framed=framed, kit=framed)
        assert not INLINE.search(page)
        assert not re.search(r'(?:src|href)="(?:https?:)?//', page)
    for page in (demo_page(), access_page(Settings()), privacy_page(Settings())):
        assert not INLINE.search(page)


def test_scripts_make_no_markup_of_text_and_keep_nothing() -> None:
    for path in STATIC.rglob("*.js"):
        assert not HOST_SAFE.search(path.read_text(encoding="utf-8")), path.name


def test_no_address_in_the_scripts_leads_out() -> None:
    for path in STATIC.rglob("*.js"):
        code = re.sub(r"//[^\n]*", "", path.read_text(encoding="utf-8").replace("https://", "https:__"))
        for found in re.findall(r"https?:__[^\s\"'`)]*", code):
            assert found in {"https:__", "http:__"}, (path.name, found)


def keys(words: dict[str, object], path: str = "") -> Iterator[str]:
    for key, value in words.items():
        if isinstance(value, dict) and key not in {"fields", "choices"}:
            yield from keys(value, f"{path}{key}.")
        else:
            yield path + key


def test_every_language_has_the_same_words() -> None:
    words = {
        language: sorted(
            keys(json.loads((STATIC / "words" / f"{language}.json").read_text(encoding="utf-8")))
        )
        for language in LANGUAGES
    }
    assert len(words["sv"]) > 60
    for language in LANGUAGES[1:]:
        assert words[language] == words["sv"], language


def test_a_municipality_without_a_crisis_kit_or_examples_shows_none() -> None:
    neutral = Settings(municipality=Path("ingen"))
    page = chat_page(neutral, (), framed=False, kit=False)
    assert 'id="kit"' not in page
    assert 'data-examples="{}"' in page
    assert 'id="kit"' in chat_page(neutral, (), framed=False, kit=True)


def test_what_an_operator_sets_is_shown_and_escaped() -> None:
    page = chat_page(Settings(contact='"><script>x', contact_phone="0176"), (), framed=False, kit=True)
    assert "<script>x" not in page
    assert 'data-phone="0176"' in page


def test_the_privacy_text_follows_the_settings() -> None:
    silent = privacy_page(Settings())
    assert "sparas inte på servern" in silent
    assert "utan språkmodell" in silent
    keeping = privacy_page(Settings(keep_questions=True, keep_days=14, llm_url="http://modell"))
    assert "i 14 dagar" in keeping
    assert "sparas inte på servern" not in keeping
    # Only what was found goes to the model, never the question (docs/decisions/0010).
    (others,) = re.findall(r"<h2>Vem mer får veta något\?</h2>\s*<p>(.*?) Länkar ut", keeping, re.DOTALL)
    assert "Det som hittats i dokumenten skickas till den språkmodell som kommunen har kopplat in." in others
    assert "Det du skriver skickas inte dit." in others
    assert "frågan" not in others.lower()
    assert "inget skickas till någon annan" in silent


def test_the_statement_has_what_the_law_asks_for() -> None:
    page = access_page(Settings(contact_email="a@b.se"))
    for part in ("2018:1937", "delvis förenlig", "mailto:a@b.se", "digg.se/tdosanmalan", "Så har vi provat"):
        assert part in page
