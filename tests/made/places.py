"""The places of made libraries, which stay as they are when our own tables are renewed."""

import datetime
import shutil
from functools import cache
from pathlib import Path

from hoedan.check.places import load_places
from hoedan.places.gazetteer import Gazetteer
from hoedan.places.tables import FOLDER

PROJECT = Path(__file__).parents[2]
MADE = Path(__file__).with_suffix("")
"""The tables of a made library; those of the sample are smaller, as a page for each costs time at each build."""
DAY = datetime.date(2026, 11, 30)


@cache
def own_places() -> Gazetteer:
    """The municipalities of our own library."""
    return places_in(PROJECT)


@cache
def made_places() -> Gazetteer:
    """The municipalities of a made library."""
    return places_in(MADE.parent)


def places_in(root: Path, day: datetime.date = DAY) -> Gazetteer:
    """The municipalities of a library, in whose tables nothing is wrong."""
    gazetteer, problems = load_places(root, day)
    assert problems == []
    return gazetteer


def write_places(root: Path) -> None:
    shutil.copytree(MADE, root / FOLDER, dirs_exist_ok=True)
