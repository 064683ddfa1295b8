"""`trygg init`: a folder of data for another municipality, with comments that say what belongs where."""

import argparse
import shutil
from pathlib import Path

from corpus.errors import SettingError
from corpus.municipality import SKELETON
from corpus.settings import Settings
from corpus.swedish.fold import fold

_KEPT_OUT = {"kommun", "kommuns", "stad", "region"}
"""Words of a name that aren't the place's own."""


def run(options: argparse.Namespace, settings: Settings) -> int:
    """Write the skeleton and say what comes next; raises SettingError where the folder isn't empty."""
    folder: Path = options.folder
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise SettingError(f"{folder} finns redan och är inte tom. Välj en ny mapp.")
    if not options.name.strip() or set(options.name) & set('"\\{}') or not options.name.isprintable():
        raise SettingError('Kommunens namn ska vara vanlig text, t.ex. --name "Ekeby kommun".')
    shutil.copytree(SKELETON, folder, dirs_exist_ok=True)
    words = folder / "municipality.toml"
    text = words.read_text(encoding="utf-8")
    words.write_text(
        text.replace("{names}", str(_names(options.name)).replace("'", '"')).replace("{name}", options.name),
        encoding="utf-8",
    )
    print(
        f"{folder} är gjord för {options.name}. Lägg dokumenten i en mapp och kör:\n\n"
        f"  export TRYGG_MUNICIPALITY={folder}\n  export TRYGG_DOCUMENTS=/sökväg/till/dokumenten\n  make run"
    )
    return 0


def _names(name: str) -> list[str]:
    """The place's own words, and their genitives: "Ekeby kommun" -> ["ekeby", "ekebys"]."""
    own = [word for word in fold(name).split() if word not in _KEPT_OUT]
    return [form for word in own for form in (word, word if word.endswith("s") else f"{word}s")]
