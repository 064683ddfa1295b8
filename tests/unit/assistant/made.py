"""A small made library that has some of everything, and an embedder that knows likeness of words."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from functools import cache
from pathlib import Path
from zlib import crc32

import numpy as np

from assistant.answer.cite import Source
from assistant.model import Answer
from assistant.search.rank import Hit
from assistant.search.retrieve import Retrieval
from corpus.index.embedding import Vectors
from corpus.index.search_index import Index, Target, open_index, write_index
from corpus.index.vector_cache import VectorCache
from corpus.model import (
    Audience,
    Block,
    Document,
    DocumentId,
    Edition,
    Kind,
    Law,
    Library,
    Passage,
    PassageId,
    Place,
    Quote,
    Records,
    Sentence,
    SentenceId,
    Statement,
    Status,
    Word,
)
from corpus.swedish.fold import grams
from tests.fakes import HashEmbedder, a_registration, a_statement

LAMPS = "Trasiga gatlampor ska lagas inom 48 timmar efter anmälan till driftcentralen."
LAMPS_PLAIN = "Trasiga gatlampor lagas inom 48 timmar efter anmälan."
LAMPS_ASKED = "Hur snabbt lagas trasiga gatlampor?"
WALKERS = "Detta innebär att nattvandrare i Rimbo får reflexvästar och fika."
WALKERS_PLAIN = "Nattvandrare i Rimbo får reflexvästar och fika."
WALKERS_ASKED = "Vad får nattvandrare i Rimbo?"
CLASSES = "Lekplatser delas in i klasserna grön, gul och röd."
CLASSES_PLAIN = "Lekplatser delas in i tre klasser: grön, gul och röd."
CLASSES_ASKED = "Vilka klasser delas lekplatser in i?"
DECIDED_ASKED = "Vem yrkade bifall till planen på sammanträdet?"
PACKED_ASKED = "Vad ska man ta med på tältläger i skogen?"
KEPT = ("ficklampa", "varm filt", "vattenflaska")
SECRET = (
    "Larmkod",
    "larmkod",
    "Valvgatan",
    "Hemlig",
    "Nyckelskåp",
    "Berit",
    "Säkerhetsskyddslag",
    "2018:585",
)
"""Words that stand only in what is for staff."""


class WordEmbedder(HashEmbedder):
    """Texts that share n-grams lie near each other: 0.8 where they share none, 1 where they are the same."""

    def _embed(self, prefix: str, texts: Sequence[str]) -> Vectors:
        self.asked += texts
        rows = [_vector(text) for text in texts]
        return np.array(rows, dtype=np.float32).reshape(len(rows), 257)


def _vector(text: str) -> Vectors:
    total = np.sum([_of_gram(gram) for gram in grams(text)] or [_of_gram("")], axis=0)
    unit = total / np.linalg.norm(total)
    return np.concatenate(([0.8**0.5], unit * 0.2**0.5)).astype(np.float32)


@cache
def _of_gram(gram: str) -> Vectors:
    return np.random.default_rng(crc32(gram.encode())).standard_normal(256).astype(np.float32)


def written(
    identity: str,
    *rows: tuple[int, str] | tuple[int, str, str],
    laws: tuple[Law, ...] = (),
    **registration: object,
) -> Document:
    """An official document of one section "Mål"; a row is page, sentence and, for a list's item, its lead."""
    name, section = DocumentId(identity), ("Mål",)
    sentences, blocks = [], []
    for number, (page, text, *lead) in enumerate(rows):
        kind = Kind.ITEM if lead else Kind.PARAGRAPH
        blocks.append(Block(kind, 0, section, tuple(Word(word, word, page) for word in text.split())))
        place = (Quote(page, text),)
        key = SentenceId(f"{identity}#{number}")
        sentences.append(Sentence(key, name, text, kind, section, "".join(lead), (), place))
    pages = sorted({row[0] for row in rows})
    passages = [_passage(name, page, [s for s in sentences if s.page == page]) for page in pages]
    made = a_registration(identity, **registration)
    return Document(
        made,
        Edition.OFFICIAL,
        max(pages),
        tuple(blocks),
        tuple(sentences),
        tuple(passages),
        (),
        Records(laws),
    )


def _passage(name: DocumentId, page: int, found: list[Sentence]) -> Passage:
    text, keys = " ".join(s.text for s in found), tuple(s.id for s in found)
    return Passage(PassageId(f"{name}:{page}:1"), name, ("Mål",), text, page, page, keys)


def restating(text: str, sentence: str, page: int = 1, **more: object) -> Statement:
    """A statement that restates an official sentence: "plan#0"."""
    made = a_statement(text, document=sentence.split("#")[0], pages=(page,), **more)
    return replace(made, restates=(SentenceId(sentence),), section=("Mål",))


def law(name: str, designation: str, document: str = "plan", page: int = 2) -> Law:
    """A row of a legal table."""
    quote = f"Lag {name} {designation}"
    return Law(DocumentId(document), "Lag", name, designation, "", (Place(page, quote),))


def library(*more: Statement) -> Library:
    """An open plan with a digest, two papers without, minutes, and one document for staff only."""
    plan = written(
        "plan",
        (1, LAMPS),
        (1, WALKERS),
        (2, CLASSES),
        (2, "Lag Kamerabevakningslag 2018:1200"),
        laws=(law("Kamerabevakningslag", "2018:1200"),),
        title="Plan för Rimbo",
        dnr="KS 2021-1",
    )
    camp = written("läger", *((1, item, "Ta med på tältlägret i skogen:") for item in KEPT), title="Lägerråd")
    trail = written(
        "stig", (1, "Stigar markeras med gula band."), (1, "Vindskydd lagas av scouter"), title="Stigplan"
    )
    minutes = written(
        "protokoll", (1, "Ledamoten yrkade bifall till planen på sammanträdet."), status=Status.RECORD
    )
    secret = written(
        "intern",
        (1, "Larmkoden till Valvgatan byts varje fredag."),
        (1, "Lag Säkerhetsskyddslag 2018:585"),
        laws=(law("Säkerhetsskyddslag", "2018:585", "intern", 1),),
        audience=Audience.STAFF,
        title="Hemlig larmrutin",
    )
    return Library(
        (plan, camp, trail, minutes, secret),
        (
            restating(LAMPS_PLAIN, "plan#0", questions=(LAMPS_ASKED, "När lagas gatlampan?")),
            restating(WALKERS_PLAIN, "plan#1", questions=(WALKERS_ASKED,)),
            restating(CLASSES_PLAIN, "plan#2", 2, questions=(CLASSES_ASKED,)),
            restating("Ledamoten yrkade bifall till planen.", "protokoll#0", questions=(DECIDED_ASKED,)),
            restating(
                "Larmkoden till Valvgatan byts varje fredag.", "intern#0", questions=("När byts larmkoden?",)
            ),
            a_statement(
                "Nyckelskåpet öppnas av Berit.",
                audience=Audience.STAFF,
                questions=("Vem öppnar nyckelskåpet?", "Vem har nycklarna till skåpet?"),
            ),
            *(a_statement(text, questions=(asked,)) for text, asked in _MORE),
            *more,
        ),
    )


_MORE = (
    ("Broar målas om vart tionde år.", "Hur ofta målas broar om?"),
    ("Fontänen på torget stängs av i oktober.", "I vilken månad stängs fontänen av?"),
    ("Skridskobanan spolas av föreningar.", "Vem spolar skridskobanan?"),
    ("Odlingslotter hyrs ut till boende.", "Till vem hyrs odlingslotter ut?"),
    ("Sandlådor får ny sand på våren.", "Byts sanden i sandlådor?"),
    ("Fiskekort säljs i kiosken.", "Var säljs fiskekort?"),
    ("Cykelställ tvättas med ånga.", "Hur tvättas cykelställ?"),
    ("Anslagstavlor töms på gamla affischer.", "Vad töms anslagstavlor på?"),
    ("Ridvägar skyltas med blå pilar.", "Hur skyltas ridvägar?"),
    ("Papperskorgar vid badplatser är röda.", "Vilken färg har papperskorgar?"),
)


def opened(folder: Path, made: Library) -> Index:
    """The library, written and opened."""
    write(folder, made)
    return open_index(folder, WordEmbedder())


def write(folder: Path, made: Library) -> None:
    """Write an index of a library."""
    folder.mkdir(parents=True, exist_ok=True)
    cache_ = VectorCache(WordEmbedder(), folder.parents[1] / "v.sqlite")
    write_index(folder, made, cache_, WordEmbedder().name, inputs="sha256:1", made="2026-01-01")
    cache_.close()


def found(*targets: Target, query: str = "Hur fungerar det?", least: float = 1.0) -> Retrieval:
    """A retrieval of these targets, scores falling evenly from 1 to `least`."""
    scores = np.linspace(1.0, least, len(targets))
    return Retrieval(
        query, tuple(Hit(t, float(s), float(s), 50.0) for t, s in zip(targets, scores, strict=True)), (), 0,
        {"embed": 0.0, "search": 0.0},
    )  # fmt: skip


def source(quote: str, document: str = "plan", page: int = 1, edition: Edition = Edition.OFFICIAL) -> Source:
    """A source in the section "Mål"."""
    return Source(DocumentId(document), page, ("Mål",), quote, quote, edition)


def shown(answer: Answer) -> str:
    """All that a reply shows, in one text."""
    return repr(asdict(replace(answer, id="", seconds={}, stages={})))
