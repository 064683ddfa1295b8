"""`trygg train guards`: the texts of guard_texts/ → the weights that tell danger, need, personal data and orders.

A file is one writer's, and the model is measured by leaving whole files out. scikit-learn fits (a development extra);
what ships is whole numbers that numpy reads. One text in seven is kept aside until the end, by its hash.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from assistant.guard.classifier import GuardClass, GuardClassifier, Head, dumped
from assistant.guard.features import BUCKETS, grams_of
from corpus.index.embedding import Embedder
from evals.errors import EvaluationError

FOLDER = Path(str(files("evals.training") / "guard_texts"))
WEIGHTS = Path(str(files("assistant.guard") / "weights.npz"))
_ASIDE = 7
"""One text of so many is kept aside."""
_DIGEST_SHARE = 5
"""One of so many of the digest's questions is learnt as ordinary."""
_VECTOR_SCALE = 6.0
"""How much a vector counts beside the n-grams (both of length 1); 3, 6, 10 and 16 were tried with writers
left out, and 6 caught the most emergencies at one false stop in a hundred."""
_FIRMNESS = {"class": 2.0, "class-plain": 3.0, "emergency": 3.0, "help": 3.0}
"""The inverse of the ridge, by head; of 1, 2, 3 and 10 the low ones were best for the class with vectors, with writers
left out. The others were set beside it and not tried by themselves."""
_KIND_BUCKETS = 1 << 12

Matrix = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class GuardText:
    """One text to learn from; `text` has its turns parted by the guards' TURN, `writer` is the file's stem."""

    label: GuardClass
    kind: str
    language: str
    text: str
    writer: str

    @property
    def aside(self) -> bool:
        """Whether it is kept out of the fit until the end."""
        return crc32(self.text.encode()) % _ASIDE == 0


def read_texts(folder: Path = FOLDER) -> tuple[GuardText, ...]:
    """All texts of a folder's .tsv files; raises EvaluationError that names the line that is wrong."""
    found = []
    for path in sorted(folder.glob("*.tsv")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            fields = line.split("\t")
            if len(fields) != 4 or fields[0] not in list(GuardClass):
                raise EvaluationError(f"{path.name}, rad {number}: skriv klass, slag, språk och text.")
            found.append(GuardText(GuardClass(fields[0]), fields[1], fields[2], fields[3], path.stem))
    if not found:
        raise EvaluationError(f"Inga texter att lära av i {folder}.")
    return tuple(found)


def digest_texts(questions: Iterable[str]) -> tuple[GuardText, ...]:
    """A share of a digest's everyday questions as ordinary texts by a writer of their own."""
    chosen = [text for text in dict.fromkeys(questions) if crc32(text.encode()) % _DIGEST_SHARE == 0]
    return tuple(GuardText(GuardClass.ORDINARY, "digest", "sv", text, "digest") for text in chosen)


class GuardTrainer:
    """Fits classifiers on parts of the texts; vectors and n-grams are made once."""

    def __init__(self, texts: Sequence[GuardText], embedder: Embedder) -> None:
        from scipy.sparse import csr_matrix

        self.texts = texts
        self._embedder = embedder.name
        batches = [texts[at : at + 64] for at in range(0, len(texts), 64)]
        self.vectors: Matrix = np.vstack([embedder.queries([t.text for t in batch]) for batch in batches])
        rows = [grams_of(text.text) for text in texts]
        ends = np.cumsum([0, *(len(places) for places, _ in rows)])
        self._grams = csr_matrix(
            (np.concatenate([v for _, v in rows]), np.concatenate([p for p, _ in rows]), ends),
            shape=(len(texts), BUCKETS),
        )

    def fitted(self, kept: NDArray[np.bool_], *, kinds: bool = True) -> GuardClassifier:
        """A classifier fitted on the texts that `kept` marks; without `kinds` it tells only the classes."""
        labels = np.array([text.label.value for text in self.texts])
        named = np.array([text.kind for text in self.texts])
        heads = {
            "class": self._head("class", labels, kept, dense=True),
            "class-plain": self._head("class-plain", labels, kept, dense=False),
        }
        for name in (GuardClass.EMERGENCY, GuardClass.HELP) if kinds else ():
            heads[name.value] = self._head(name.value, named, kept & (labels == name.value), dense=True)
        return GuardClassifier(heads, self._embedder)

    def _head(self, name: str, labels: NDArray[np.str_], kept: NDArray[np.bool_], *, dense: bool) -> Head:
        from scipy.sparse import csr_matrix, hstack
        from sklearn.linear_model import LogisticRegression

        buckets = BUCKETS if name.startswith("class") else _KIND_BUCKETS
        grams = _folded(self._grams[kept], buckets)
        mean = self.vectors[kept].mean(0) if dense else np.zeros(0, np.float32)
        parts = [grams]
        if dense:
            parts.append(csr_matrix((self.vectors[kept] - mean) * _VECTOR_SCALE))
        model = LogisticRegression(C=_FIRMNESS[name], max_iter=1_000)
        model.fit(hstack(parts).tocsr(), labels[kept])
        weights: Matrix = np.asarray(model.coef_, np.float32)
        bias: Matrix = np.asarray(model.intercept_, np.float32)
        if len(weights) == 1:
            # Of two labels scikit-learn keeps one row, for the second.
            weights = np.vstack([-weights, weights]).astype(np.float32) * np.float32(0.5)
            bias = np.concatenate([-bias, bias]).astype(np.float32) * np.float32(0.5)
        scale = np.abs(weights[:, :buckets]).max(1) / 127
        return Head(
            tuple(map(str, model.classes_)),
            np.round(weights[:, :buckets] / scale[:, None]).astype(np.int8),
            scale,
            (weights[:, buckets:] * _VECTOR_SCALE).astype(np.float16),
            mean.astype(np.float16),
            bias,
        )

    def chances(self, classifier: GuardClassifier, tested: NDArray[np.bool_], *, plain: bool) -> Matrix:
        """(texts tested, classes in GuardClass's order) the chance of each class."""
        rows = []
        for place in np.flatnonzero(tested):
            vector = None if plain else self.vectors[place]
            reading = classifier.read(self.texts[int(place)].text, vector)
            rows.append([reading.chance(name) for name in GuardClass])
        return np.array(rows, dtype=np.float32).reshape(-1, len(GuardClass))


def _folded(grams: Matrix, buckets: int) -> Matrix:
    """The n-grams hashed to fewer places; their number divides by `buckets`."""
    if buckets == BUCKETS:
        return grams
    pieces = [grams[:, at : at + buckets] for at in range(0, BUCKETS, buckets)]
    return sum(pieces[1:], start=pieces[0])


def train_guards(embedder: Embedder, questions: Iterable[str], *, write: bool) -> None:
    """Print what is measured with each writer left out, and on the part kept aside; `write` keeps the weights.

    `questions` are a digest's, all of them ordinary.
    """
    texts = (*read_texts(), *digest_texts(questions))
    trainer = GuardTrainer(texts, embedder)
    truth = np.array([list(GuardClass).index(text.label) for text in texts])
    writers = np.array([text.writer for text in texts])
    aside = np.array([text.aside for text in texts])
    left_out = {plain: np.zeros((len(texts), len(GuardClass)), np.float32) for plain in (False, True)}
    for writer in sorted(set(writers)):
        tested = (writers == writer) & ~aside
        fitted = trainer.fitted((writers != writer) & ~aside, kinds=False)
        for plain, chances in left_out.items():
            chances[tested] = trainer.chances(fitted, tested, plain=plain)
    for plain, chances in left_out.items():
        name = "utan vektor" if plain else "med vektor"
        _print(f"Skribent för skribent utelämnad, {name}", chances[~aside], truth[~aside])
    fitted = trainer.fitted(~aside)
    _print("Det undanlagda", trainer.chances(fitted, aside, plain=False), truth[aside])
    _print_kinds(fitted, [text for text in texts if text.aside], trainer.vectors[aside])
    if write:
        data = dumped(trainer.fitted(np.ones(len(texts), dtype=bool)))
        WEIGHTS.write_bytes(data)
        print(f"\n{WEIGHTS.name}: {len(data) / 1e6:.2f} MB, {len(texts)} texter.")


def _print(title: str, chances: Matrix, truth: NDArray[np.int64]) -> None:
    names = list(GuardClass)
    counts = Counter(truth.tolist())
    print(f"\n{title}: {len(truth)} texter.")
    print("  " + " ".join(f"{name.value:>10}" for name in names))
    for number, name in enumerate(names):
        rows = chances[truth == number]
        found = Counter(rows.argmax(1).tolist())
        shares = " ".join(f"{found[other] / max(1, counts[number]):10.1%}" for other in range(len(names)))
        print(f"  {shares}  {name.value} ({counts[number]})")
    danger, ordinary = names.index(GuardClass.EMERGENCY), names.index(GuardClass.ORDINARY)
    for limit in (0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        caught = (chances[truth == danger, danger] >= limit).mean()
        stopped = (chances[truth == ordinary, danger] >= limit).mean()
        print(f"  fara från {limit:.2f}: hittar {caught:.1%}, vanliga {stopped:.1%}")


def _print_kinds(classifier: GuardClassifier, texts: Iterable[GuardText], vectors: Matrix) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for text, vector in zip(texts, vectors, strict=True):
        reading = classifier.read(text.text, vector)
        kinds = {"emergency": reading.emergency_kinds, "help": reading.help_kinds}.get(text.label.value)
        if kinds:
            total[text.label.value] += 1
            right[text.label.value] += kinds[0][0] == text.kind
    for name, number in total.items():
        print(f"  slag av {name}: {right[name] / number:.1%} av {number}")
