"""The site's typefaces: subsets of Source Serif and Source Sans as woff2, made from the installed font packages.

The licence (SIL OFL 1.1) reserves the name 'Source' for unchanged fonts, so the subsets bear names of our own; the
licence text is published beside them.
"""

import hashlib
import io
from contextlib import closing
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from fontTools import subset

from ..incremental.file_cache import cached_file

LATIN = frozenset({*range(0x20, 0x7F), *range(0xA0, 0x100)})
OTHER = frozenset(map(ord, "ĆćČčĐđĞğİıŁłŃńŐőŘřŚśŞşŠšŰűŸŹźŻżŽžŒœ–—‘’‚“”„…•‹›€™−←↑→↓✓≤≥"))
"""Letters of names that Dutch readers meet, and the marks that our pages set."""
FEATURES = ["kern", "liga", "mark", "ccmp", "locl", "lnum", "tnum"]


@dataclass(frozen=True)
class Face:
    """One cut of a typeface."""

    file: str
    """Name of the published file, without its extension."""
    family: str
    package: str
    source: str

    @property
    def folder(self) -> Path:
        return Path(str(files(self.package).joinpath("files")))

    @property
    def path(self) -> Path:
        return self.folder / self.source


SERIF, SANS = "font_source_serif_pro", "font_source_sans_pro"
FACES = (
    Face("serif-light", "Hoe dan Serif", SERIF, "SourceSerifPro-Light.ttf"),
    Face("serif-regular", "Hoe dan Serif", SERIF, "SourceSerifPro-Regular.ttf"),
    Face("serif-italic", "Hoe dan Serif", SERIF, "SourceSerifPro-It.ttf"),
    Face("serif-semibold", "Hoe dan Serif", SERIF, "SourceSerifPro-Semibold.ttf"),
    Face("sans-regular", "Hoe dan Sans", SANS, "SourceSansPro-Regular.ttf"),
    Face("sans-semibold", "Hoe dan Sans", SANS, "SourceSansPro-Semibold.ttf"),
)
LICENCES = {"OFL-serif.txt": SERIF, "OFL-sans.txt": SANS}
"""Published licence -> the package it comes from."""


def web_font(face: Face, folder: Path) -> Path:
    """The woff2 subset of a face, from `folder` when it was made there before."""
    return cached_file(folder / f"{face.file}-{fingerprint(face)}.woff2", partial(subset_of, face))


def fingerprint(face: Face) -> str:
    """Changes with everything that the bytes of a subset depend on."""
    recipe = f"{face} {sorted(LATIN | OTHER)} {FEATURES} {version('fonttools')} {version('brotli')}"
    return hashlib.sha256(recipe.encode() + face.path.read_bytes()).hexdigest()[:12]


@cache
def subset_of(face: Face) -> bytes:
    """Cut a face down to the letters we set. The same input always gives the same bytes."""
    options = subset.Options()
    options.flavor = "woff2"
    options.hinting = False
    options.notdef_outline = True
    options.layout_features = FEATURES
    options.name_IDs = [1, 2]
    stream = io.BytesIO()
    with closing(subset.load_font(str(face.path), options)) as font:
        font.recalcTimestamp = False
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=LATIN | OTHER)
        subsetter.subset(font)
        for record in font["name"].names:
            record.string = face.family if record.nameID == 1 else str(record)
        font.flavor = "woff2"
        font.save(stream)
    return stream.getvalue()


def licence_of(package: str) -> Path:
    return Face("", "", package, "").folder / "LICENSE.txt"
