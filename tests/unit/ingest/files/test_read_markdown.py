"""Markdown: marked lines, front matter apart."""

from pathlib import Path

import pytest

from ingest.errors import NotUtf8
from ingest.files.read import read
from ingest.files.source import Line, Source

TEXT = """---
dokument: plan
Titel: "Min plan"
---

# Trygghet **nu**

Klotter ska saneras
inom 48&nbsp;timmar.[^1] Se [policyn](http://x.se).

Underrubrik
-----------

1. Ring `112`<br>genast
   - dygnet runt

   Mer om samma punkt.
2. Skriv

| Mått | 2019 |
|------|-----:|
| Trygga | 54 % |

<!-- dolt -->
<div>Ur <b>HTML</b></div>

```
kod  rad
```

[^1]: BRÅ
"""


def read_markdown(tmp_path: Path, data: bytes) -> Source:
    (tmp_path / "Plan.md").write_bytes(data)
    return read(tmp_path / "Plan.md", tmp_path)


@pytest.mark.parametrize("text", [TEXT, TEXT.replace("\n", "\r\n"), "\ufeff" + TEXT])
def test_marked_lines(tmp_path: Path, text: str) -> None:
    source = read_markdown(tmp_path, text.encode())
    assert source.title == "Min plan"
    assert source.marked
    assert source.pages == (
        (
            Line("Trygghet nu", heading=1),
            Line("Klotter ska saneras inom 48 timmar.[^1] Se policyn."),
            Line("Underrubrik", heading=2),
            Line("Ring 112 genast", item=True),
            Line("dygnet runt", item=True),
            Line("Mer om samma punkt."),
            Line("Skriv", item=True),
            Line("Mått | 2019", row=True),
            Line("Trygga | 54 %", row=True),
            Line("Ur HTML"),
            Line("kod rad"),
            Line("[^1]: BRÅ"),
        ),
    )


def test_only_the_first_paragraph_of_an_item_is_the_item(tmp_path: Path) -> None:
    source = read_markdown(tmp_path, b"- Ett\n\n  Mer\n- # Rubrik\n")
    assert source.pages == ((Line("Ett", item=True), Line("Mer"), Line("Rubrik", heading=1)),)


def test_without_front_matter(tmp_path: Path) -> None:
    source = read_markdown(tmp_path, b"Text\n\n---\n\ntitle: nej\n\n---\n")
    assert source.title == ""
    assert source.pages == ((Line("Text"), Line("title: nej")),)


def test_rule_first_is_no_front_matter_without_its_end(tmp_path: Path) -> None:
    assert read_markdown(tmp_path, b"---\n\nText\n").pages == ((Line("Text"),),)


def test_deeply_nested_is_read_or_refused(tmp_path: Path) -> None:
    assert read_markdown(tmp_path, b"Hej\n\n" + b"> " * 5000 + b"x\n").pages[0][0] == Line("Hej")


def test_latin_1(tmp_path: Path) -> None:
    with pytest.raises(NotUtf8):
        read_markdown(tmp_path, "# År".encode("latin-1"))
