"""Where files go: whether a folder can be written, found out before the work, and files that are whole or not there."""

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from ..language.reasons import reason_of
from ..model.settings import CONFIG
from ..places.tables import FOLDER as PLACES
from ..reading.load import BUNDLES, INGREDIENTS, PAGES, STORIES
from .errors import BundleError

ELSEWHERE = "Kies een andere met --output."
"""What to do about a place, for whoever can choose it."""
IN_PLACE = "Maak die plek vrij of schrijfbaar, en begin opnieuw."
"""What to do about a place that the build of the site looks in."""


def check_place(folder: Path, advice: str = ELSEWHERE) -> None:
    """Find out that a folder can be made, and be written in, and that no texts stand there.

    Raises:
        BundleError: when it cannot.

    """
    nearest_folder = next(each for each in (folder, *folder.absolute().parents) if os.path.lexists(each))
    if not nearest_folder.is_dir():
        raise BundleError(f"{folder} is niet te schrijven: {nearest_folder} is geen map. {advice}")
    if is_between_texts(folder):
        raise BundleError(f"{folder} kan niet: daar staan de teksten, of wat git bewaart. {advice}")
    if not os.access(nearest_folder, os.W_OK | os.X_OK):
        raise BundleError(f"{folder} is niet te schrijven: je mag daar niet schrijven. {advice}")


def is_between_texts(folder: Path) -> bool:
    """Whether a folder is one with the texts of a library, or lies below it; or what git keeps."""
    place = Path(os.path.realpath(folder))
    root = next((parent for parent in (place, *place.parents) if (parent / CONFIG).is_file()), place)
    top = place.relative_to(root).parts[:1]
    return ".git" in place.parts or top in {(name,) for name in (STORIES, INGREDIENTS, BUNDLES, PLACES, PAGES)}


def write_files(folder: Path, files: Mapping[str, bytes], advice: str = ELSEWHERE) -> list[Path]:
    """Write all files, each over an older one of its name in one step.

    Raises:
        BundleError: when the folder cannot be written.

    """
    waiting = {folder / name: folder / f".{name}.nieuw" for name in files}
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for file, place in waiting.items():
            place.write_bytes(files[file.name])
        for file, place in waiting.items():
            place.replace(file)
    except OSError as error:
        raise BundleError(f"{folder} is niet te schrijven: {reason_of(error)}. {advice}") from error
    finally:
        for place in waiting.values():
            with suppress(OSError):  # what went wrong before is what is told
                place.unlink()
    return list(waiting)
