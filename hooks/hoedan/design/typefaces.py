"""The typefaces of site, paper, e-book and share cards: Source Serif and Source Sans, from the installed font packages.

Paper and cards are set with the whole fonts, and paper has some cuts more; the site and the e-book carry subsets. The
licence (SIL OFL 1.1) reserves the name 'Source' for unchanged fonts, so the families have names of their own. They
name no library, for every library is set in them. The licence text goes with every subset.
"""

import hashlib
import io
import re
from collections.abc import Iterable
from contextlib import closing
from dataclasses import dataclass
from functools import cache, partial
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path
from typing import Literal

from fontTools.ttLib import TTFont

from ..incremental.asset import SlowFile
from ..incremental.file_cache import cached_content

DATA = Path(__file__).parent / "data"
LATIN = frozenset({*range(0x20, 0x7F), *range(0xA0, 0x100)})
OTHER = frozenset(map(ord, "ĆćČčĐđĞğİıŁłŃńŐőŘřŚśŞşŠšŰűŸŹźŻżŽžŒœ–—‘’‚“”„′″…•‹›€™−←↑→↓✓≤≥"))
"""Letters of names that Dutch readers meet, and the marks that our pages set."""
DUTCH = frozenset({*range(0x20, 0x7F), *map(ord, "\u00a0\u00ad·×ÀÁÂÄÇÈÉÊËÍÎÏÓÔÖÚÛÜàáâäçèéêëíîïóôöúûü–—‘’“”…€←↑→")})
"""What nearly every page has enough with: the letters of Dutch and Frisian, and the marks of running text."""
WEB_PARTS = {"": DUTCH, "-rare": (LATIN | OTHER) - DUTCH}
"""End of a published file's name -> the letters in it. A browser fetches the rare ones for a page that has one."""
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

    def rule(self, address: str, *more: str) -> str:
        """The `@font-face` rule that finds the font at an address, with more declarations behind it."""
        declarations = (
            f'font-family: "{self.family}"',
            f"font-weight: {self.weight}",
            f"font-style: {self.style}",
            f'src: url("{address}")',
            *more,
        )
        return f"@font-face {{ {'; '.join(declarations)}; }}"


SERIF, SANS = "font_source_serif_pro", "font_source_sans_pro"
FACES = (
    Face("serif-light", "Verhaal Serif", 300, "normal", SERIF, "SourceSerifPro-Light.ttf"),
    Face("serif-regular", "Verhaal Serif", 400, "normal", SERIF, "SourceSerifPro-Regular.ttf"),
    Face("serif-italic", "Verhaal Serif", 400, "italic", SERIF, "SourceSerifPro-It.ttf"),
    Face("serif-semibold", "Verhaal Serif", 600, "normal", SERIF, "SourceSerifPro-Semibold.ttf"),
    Face("sans-regular", "Verhaal Sans", 400, "normal", SANS, "SourceSansPro-Regular.ttf"),
    Face("sans-semibold", "Verhaal Sans", 600, "normal", SANS, "SourceSansPro-Semibold.ttf"),
)
OWN = "hoedan"
"""Stands for a package: what lies in the data of this room."""
PAPER_FACES = (
    *FACES,
    Face("serif-semibold-italic", "Verhaal Serif", 600, "italic", SERIF, "SourceSerifPro-SemiboldIt.ttf"),
    Face("sans-italic", "Verhaal Sans", 400, "italic", SANS, "SourceSansPro-It.ttf"),
    Face("sans-semibold-italic", "Verhaal Sans", 600, "italic", SANS, "SourceSansPro-SemiboldIt.ttf"),
    # Source Code Pro 1.026 in its cut of weight 400, with the letters that the other faces have.
    Face("code-regular", "Verhaal Code", 400, "normal", OWN, "code-regular.ttf"),
)
"""What a page on paper may ask for: a cut that it has not is slanted by the typesetter, or taken from the machine."""
LICENCES = {"OFL-serif.txt": SERIF, "OFL-sans.txt": SANS}
"""Published licence -> the package it comes from."""

PARTS_WIDTH = 0x0200
"""What a part of a composed letter says to lend it its width: `USE_MY_METRICS` in the table glyf of OpenType."""


def face_named(file: str) -> Face:
    """The face that is published under this name."""
    return next(face for face in FACES if face.file == file)


def web_fonts(face: Face, folder: Path) -> dict[str, SlowFile]:
    """Name -> each woff2 part of a face, from `folder` when it was made there before."""
    return {f"{face.file}{end}.woff2": web_font(face, end, folder) for end in WEB_PARTS}


def web_font(face: Face, end: str, folder: Path) -> SlowFile:
    """The part of a face whose published name ends so."""
    wanted = WEB_PARTS[end]
    place = lambda: folder / f"{face.file}{end}-{fingerprint(face, wanted)}.woff2"  # noqa: E731
    return SlowFile(place, partial(subset_of, face, "woff2", wanted))


def book_font(face: Face, folder: Path) -> bytes:
    """A face as an e-book has it, from `folder` when it was made there before."""
    name = f"{face.file}-{fingerprint(face, LATIN | OTHER)}.ttf"
    return cached_content(folder / name, partial(subset_of, face, None))


def web_style() -> str:
    """The `@font-face` rules of the site, beside the folder of the fonts; of two for a letter the last one holds."""
    rules = [
        face.rule(
            f"fonts/{face.file}{end}.woff2",
            "font-display: swap",
            *([f"unicode-range: {ranges(wanted)}"] if end else []),
        )
        for face in FACES
        for end, wanted in WEB_PARTS.items()
    ]
    return "".join(f"{rule}\n" for rule in rules)


def ranges(wanted: Iterable[int]) -> str:
    """Code points as CSS writes them: `U+a1-a9,U+df`."""
    runs: list[list[int]] = []
    for letter in sorted(wanted):
        if runs and letter == runs[-1][1] + 1:
            runs[-1][1] = letter
        else:
            runs.append([letter, letter])
    return ",".join(f"U+{first:x}" if first == last else f"U+{first:x}-{last:x}" for first, last in runs)


@cache
def cut_with() -> str:
    """The versions of what makes a subset; to look them up takes longer than all else of a fingerprint."""
    return f"{version('fonttools')} {version('brotli')}"


def fingerprint(face: Face, wanted: frozenset[int]) -> str:
    """Changes with everything that the bytes of a subset depend on."""
    recipe = f"{face} {sorted(wanted)} {FEATURES} {NAMES} {PARTS_WIDTH} {cut_with()}"
    return hashlib.sha256(recipe.encode() + face.path.read_bytes()).hexdigest()[:12]


@cache
def subset_of(face: Face, flavor: Literal["woff2"] | None, wanted: frozenset[int] = LATIN | OTHER) -> bytes:
    """Cut a face down to the letters we set, as woff2 or as plain TrueType. The same input gives the same bytes."""
    from fontTools import subset  # noqa: PLC0415 - an eighth of the start of every command, and hardly any cuts

    options = subset.Options()
    options.hinting = False
    options.notdef_outline = True
    options.layout_features = FEATURES
    stream = io.BytesIO()
    with closing(subset.load_font(str(face.path), options)) as font:
        font.recalcTimestamp = False
        names = font["name"]
        del font["name"]  # to see which names are in use, fontTools looks through all of a font: half of the time
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=wanted)
        subsetter.subset(font)
        give_own_widths(font)
        font["name"] = names
        names.names = [each for each in names.names if each.nameID in NAMES and each.isUnicode()]
        for record in names.names:
            family = face.family.replace(" ", "") if record.nameID == POSTSCRIPT else face.family
            record.string = RESERVED.sub(family, str(record))
        font.flavor = flavor
        font.save(stream)
    return stream.getvalue()


def give_own_widths(font: TTFont) -> None:
    """Composed letters of a font keep the width that it gives them.

    A double quote of two single ones is as wide as one of these where FreeType sets it, on Linux and Android: the next
    letter stands on it. So are an ellipsis and a percent sign.
    """
    for name in font.getGlyphOrder():
        for part in getattr(font["glyf"][name], "components", []):
            if font["hmtx"][part.glyphName][0] != font["hmtx"][name][0]:
                part.flags &= ~PARTS_WIDTH


@cache
def letters() -> frozenset[int]:
    """The code points that every upright face has, so that print shows them wherever they stand."""
    return frozenset.intersection(*(letters_of(face) for face in FACES if face.style == "normal"))


def letters_of(face: Face) -> frozenset[int]:
    with closing(TTFont(face.path, lazy=True)) as font:
        return frozenset(font.getBestCmap())


def font_folder(package: str) -> Path:
    return DATA if package == OWN else Path(str(files(package).joinpath("files")))


def licence_of(package: str) -> Path:
    return font_folder(package) / "LICENSE.txt"
