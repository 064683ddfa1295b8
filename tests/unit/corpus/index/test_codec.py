"""Dataclasses ↔ JSON: what comes back is what went in, and another shape is refused."""

from dataclasses import dataclass
from enum import StrEnum

import pytest

from corpus.index.codec import decode, encode, shape
from corpus.model import Document, Edition, Kind, Library, Place, Quote, Sentence
from tests.fakes import a_document, a_library, a_sentence


class Colour(StrEnum):
    RED = "röd"


@dataclass(frozen=True)
class Inner:
    word: str
    number: int


@dataclass(frozen=True)
class Outer:
    name: str
    colour: Colour
    inner: tuple[Inner, ...]
    pair: tuple[int, str]
    maybe: Inner | None = None


OUTER = Outer("å\n”x”", Colour.RED, (Inner("a", 1), Inner("b", 2)), (3, "c"))


def test_example() -> None:
    assert encode(Quote(28, "ord")) == b'{"page":28,"text":"ord"}'


@pytest.mark.parametrize("maybe", [None, Inner("d", 4)])
def test_round_trip(maybe: Inner | None) -> None:
    value = Outer(OUTER.name, OUTER.colour, OUTER.inner, OUTER.pair, maybe)
    again = decode(Outer, encode(value))
    assert again == value
    assert again.colour is Colour.RED
    assert isinstance(again.inner, tuple)


def test_library_round_trip() -> None:
    library = a_library()
    assert decode(Library, encode(library)) == library


def test_sentence_round_trip() -> None:
    sentence = a_sentence(1, "Ring 112.", kind=Kind.ITEM, lead="Så här:", opens=("Mål",))
    assert decode(Sentence, encode(sentence)) == sentence
    assert decode(Document, encode(a_document("x"))).edition is Edition.OFFICIAL


def test_same_value_same_text() -> None:
    assert encode(a_library()) == encode(a_library())


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"{",
        b"null",
        b"7",
        b"[]",
        b'{"name":"a"}',
        b'{"name":"a","colour":"bl\xc3\xa5","inner":[],"pair":[3,"c"]}',
        b'{"name":"a","colour":"r\xc3\xb6d","inner":[{"word":"a"}],"pair":[3,"c"]}',
        b'{"name":"a","colour":"r\xc3\xb6d","inner":[],"pair":[3]}',
        b'{"name":"a","colour":"r\xc3\xb6d","inner":7,"pair":[3,"c"]}',
        b'{"name":"a","colour":"r\xc3\xb6d","inner":[],"pair":[3,"c"],"maybe":7}',
    ],
)
def test_another_shape_is_refused(text: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        decode(Outer, text)


def test_shape_changes_with_a_field_however_deep() -> None:
    @dataclass(frozen=True)
    class Place2:
        page: int
        words: str

    Place2.__name__ = "Place"
    assert shape(Place) == "Place(page:int,quote:str)"
    assert shape(Place2) == "Place(page:int,words:str)" != shape(Place)
    assert shape(Place) in shape(Library)
    assert shape(tuple[int, ...]) != shape(tuple[str, ...]) != shape(tuple[str])
