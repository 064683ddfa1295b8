"""One municipality: the folder of data that everything local comes from, named by TRYGG_MUNICIPALITY.

The engine knows no municipality by name. What a folder leaves out is taken from `corpus/ingen`, the neutral one.
What each file of a folder holds stands in docs/municipality.md.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field

from corpus.errors import RegisterError, SettingError
from corpus.settings import Settings
from corpus.toml_rows import read_toml, validated

NEUTRAL = Path(__file__).parent / "ingen"
"""What holds where a municipality says nothing of its own."""
NATIONAL = Path(__file__).parent / "national"
"""What holds in all of Sweden."""
SKELETON = Path(__file__).parent / "skeleton"
"""What `trygg init` writes for another municipality."""
_FILE = "municipality.toml"


class _Words(BaseModel):
    """What municipality.toml may hold; each text by language, an ISO 639-1 code."""

    model_config = ConfigDict(extra="forbid")

    name: str = ""
    names: list[str] = Field(default_factory=list)
    contact: str = ""
    contact_url: str = ""
    social: str = ""
    greeting: dict[str, str] = Field(default_factory=dict)
    examples: dict[str, list[str]] = Field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Municipality:
    """Whose documents are served; paths lead into its folder whether the file is there or not."""

    folder: Path
    name: str
    """As it is written: "Ekeby kommun"; "" for none."""
    names: frozenset[str]
    """Words that name the place, folded; all its documents are about it, so they tell no question from another."""
    contact: str
    """Whom a resident is referred to when the documents don't answer."""
    contact_url: str
    """Page with its ways of contact, "" where it has none."""
    social: str
    """Its social services, as a sentence begins: "Ekebys socialtjänst, 0123-45 60 00,"; "" for unknown."""
    greetings: Mapping[str, str]
    examples: Mapping[str, tuple[str, ...]]
    """Questions to begin with, by language; the documents answer them."""

    @property
    def id(self) -> str:
        """What an index keeps of it: the folder's name."""
        return self.folder.name

    @property
    def documents(self) -> Path:
        """The digest of its documents."""
        return self.folder / "documents"

    @property
    def vectors(self) -> Path:
        """Vectors of the digest, so that a fresh clone needn't embed it."""
        return self.documents / "vectors.npz"

    @property
    def checklists(self) -> Path:
        """Definitions of its checklists."""
        return self.folder / "checklists"

    def registers(self) -> tuple[Path, ...]:
        """Its register, none where it has none."""
        return _there(self.folder / "register.toml")

    def currency(self) -> tuple[Path, ...]:
        """What has changed nationally, then what has changed for its own documents."""
        return (NATIONAL / "currency.toml", *_there(self.folder / "currency.toml"))

    def glossary(self) -> tuple[Path, ...]:
        """Its own names in other languages."""
        return _there(self.folder / "glossary.toml")

    def reading(self) -> tuple[Path, ...]:
        """How its documents are laid out and whom they name, where the general rules don't tell."""
        return _there(self.folder / "reading.toml")

    def calibration(self) -> Path:
        """When to refuse, fitted on its documents; the neutral one where it has none."""
        own = self.folder / "calibration.toml"
        return own if own.is_file() else NEUTRAL / "calibration.toml"

    def greeting(self, language: str) -> str:
        """What is said to somebody who asks nothing yet; in English, else Swedish, where a language has none."""
        return self.greetings.get(language) or self.greetings.get("en") or self.greetings["sv"]


def municipality_of(settings: Settings) -> Municipality:
    """The municipality that the settings name; raises SettingError that says what is wrong with its folder."""
    return open_municipality(folder_of(settings.municipality))


def contact_of(settings: Settings) -> str:
    """Whom a resident is referred to: the operator's words, else the municipality's own."""
    return settings.contact or municipality_of(settings).contact


def contact_url_of(settings: Settings) -> str:
    """The page with ways of contact: the operator's, else the municipality's own, "" for none."""
    return settings.contact_url or municipality_of(settings).contact_url


def examples_of(settings: Settings, kind: str = "sv") -> tuple[str, ...]:
    """Questions to begin with, by language, or "staff"; none where the municipality has none."""
    return municipality_of(settings).examples.get(kind, ())


def folder_of(setting: Path) -> Path:
    """The folder that a setting means: one that ships, by its name alone, or any other by its path."""
    shipped = Path(__file__).parent / setting
    return shipped if len(setting.parts) == 1 and (shipped / _FILE).is_file() else setting


@lru_cache(maxsize=16)
def open_municipality(folder: Path) -> Municipality:
    """Read a folder once; `corpus/ingen` fills in what it leaves out."""
    if not (folder / _FILE).is_file():
        raise SettingError(
            f"TRYGG_MUNICIPALITY är «{folder}», men där finns ingen {_FILE}. Skriv norrtalje, ingen eller en mapp "
            "som trygg init har gjort."
        )
    own, neutral = _read(folder / _FILE), _read(NEUTRAL / _FILE)
    return Municipality(
        folder=folder,
        name=own.name,
        names=frozenset(word.casefold() for word in own.names),
        contact=own.contact or neutral.contact,
        contact_url=own.contact_url,
        social=own.social,
        greetings=neutral.greeting | own.greeting,
        examples={k: tuple(v) for k, v in (own.examples or neutral.examples).items()},
    )


def _read(path: Path) -> _Words:
    try:
        return validated(_Words, read_toml(path))
    except ValueError as error:
        raise SettingError(f"{path.name}: {error}") from error
    except RegisterError as error:
        raise SettingError(str(error)) from error


def _there(path: Path) -> tuple[Path, ...]:
    return (path,) if path.is_file() else ()
