"""The typefaces of site, paper, e-book and share cards: Source Serif and Source Sans, from the installed font packages.

Paper and cards are set with the whole fonts; the site and the e-book carry subsets. The licence (SIL OFL 1.1) reserves
the name 'Source' for unchanged fonts, so the families have names of our own; the licence text goes with every subset.
"""

import hashlib
import io
import re
from contextlib import closing
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Literal

from fontTools import subset
from fontTools.ttLib import TTFont

from ..incremental.file_cache import cached_file

LATIN = frozenset({*range(0x20, 0x7F), *range(0xA0, 0x100)})
OTHER = frozenset(map(ord, "ĆćČčĐđĞğİıŁłŃńŐőŘřŚśŞşŠšŰűŸŹźŻżŽžŒœ–—‘’‚“”„′″…•‹›€™−←↑→↓✓≤≥"))
"""Letters of names that Dutch readers meet, and the marks that our pages set."""
FEATURES = ["kern", "liga", "mark", "ccmp", "locl", "lnum", "tnum"]
POSTSCRIPT = 6
NAMES = [1, 2, 4, POSTSCRIPT]
"""What stays of a font's names, by their numbers in OpenType: family, cut, both together, and both as one word."""
RESERVED = re.compile(r"Source ?(?:Serif|Sans) ?Pro")


@dataclass(frozen=True)
class Face:
    """One cut of a typeface."""

    file: str
    """Name of the published file, without its extension."""
    family: str
    weight: int
    style: Literal["normal", "italic"]
    package: str
    source: str

    @property
    def path(self) -> Path:
        """The whole font."""
        return font_folder(self.package) / self.source

    def rule(self, address: str) -> str:
        """The `@font-face` rule that finds the font at an address."""
        return (
            f'@font-face {{ font-family: "{self.family}"; font-weight: {self.weight}; '
            f'font-style: {self.style}; src: url("{address}"); }}'
        )


SERIF, SANS = "font_source_serif_pro", "font_source_sans_pro"
FACES = (
    Face("serif-light", "Hoe dan Serif", 300, "normal", SERIF, "SourceSerifPro-Light.ttf"),
    Face("serif-regular", "Hoe dan Serif", 400, "normal", SERIF, "SourceSerifPro-Regular.ttf"),
    Face("serif-italic", "Hoe dan Serif", 400, "italic", SERIF, "SourceSerifPro-It.ttf"),
    Face("serif-semibold", "Hoe dan Serif", 600, "normal", SERIF, "SourceSerifPro-Semibold.ttf"),
    Face("sans-regular", "Hoe dan Sans", 400, "normal", SANS, "SourceSansPro-Regular.ttf"),
    Face("sans-semibold", "Hoe dan Sans", 600, "normal", SANS, "SourceSansPro-Semibold.ttf"),
)
LICENCES = {"OFL-serif.txt": SERIF, "OFL-sans.txt": SANS}
"""Published licence -> the package it comes from."""


def face_named(file: str) -> Face:
    """The face that is published under this name."""
    return next(face for face in FACES if face.file == file)


def web_font(face: Face, folder: Path) -> Path:
    """The woff2 subset of a face, from `folder` when it was made there before."""
    return cached_file(folder / f"{face.file}-{face_fingerprint(face)}.woff2", partial(subset_of, face, "woff2"))


def face_fingerprint(face: Face) -> str:
    """Changes with everything that the bytes of a subset depend on."""
    recipe = f"{face} {sorted(LATIN | OTHER)} {FEATURES} {NAMES} {version('fonttools')} {version('brotli')}"
    return hashlib.sha256(recipe.encode() + face.path.read_bytes()).hexdigest()[:12]


@cache
def subset_of(face: Face, flavor: Literal["woff2"] | None) -> bytes:
    """Cut a face down to the letters we set, as woff2 or as plain TrueType. The same input gives the same bytes."""
    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.layout_features = FEATURES
    options.name_IDs = NAMES
    stream = io.BytesIO()
    with closing(subset.load_font(str(face.path), options)) as font:
        font.recalcTimestamp = False
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=LATIN | OTHER)
        subsetter.subset(font)
        for record in font["name"].names:
            family = face.family.replace(" ", "") if record.nameID == POSTSCRIPT else face.family
            record.string = RESERVED.sub(family, str(record))
        font.flavor = flavor
        font.save(stream)
    return stream.getvalue()


@cache
def letters() -> frozenset[int]:
    """The code points that every upright face has, so that print shows them wherever they stand."""
    return frozenset.intersection(*(letters_of(face) for face in FACES if face.style == "normal"))


def letters_of(face: Face) -> frozenset[int]:
    with closing(TTFont(face.path, lazy=True)) as font:
        return frozenset(font.getBestCmap())


def font_folder(package: str) -> Path:
    return Path(str(files(package).joinpath("files")))


def licence_of(package: str) -> Path:
    return font_folder(package) / "LICENSE.txt"
