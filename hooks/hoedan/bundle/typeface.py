"""The faces of the printed pages and the e-book, from the two pinned font packages."""

from dataclasses import dataclass
from importlib.metadata import distribution
from pathlib import Path

SERIF, SANS = "Source Serif", "Source Sans"


@dataclass(frozen=True)
class Face:
    """One font file with the place it has in its family."""

    family: str
    weight: int
    style: str
    file: Path

    def rule(self, source: str) -> str:
        """The `@font-face` rule that finds the font at the address `source`."""
        return (
            f'@font-face {{ font-family: "{self.family}"; font-weight: {self.weight}; '
            f'font-style: {self.style}; src: url("{source}"); }}'
        )


def faces() -> list[Face]:
    """The faces in use.

    Raises:
        PackageNotFoundError: when a font package is not installed.

    """
    serif = Path(str(distribution("font-source-serif-pro").locate_file("font_source_serif_pro/files")))
    sans = Path(str(distribution("font-source-sans-pro").locate_file("font_source_sans_pro/files")))
    return [
        Face(SERIF, 300, "normal", serif / "SourceSerifPro-Light.ttf"),
        Face(SERIF, 400, "normal", serif / "SourceSerifPro-Regular.ttf"),
        Face(SERIF, 400, "italic", serif / "SourceSerifPro-It.ttf"),
        Face(SERIF, 600, "normal", serif / "SourceSerifPro-Semibold.ttf"),
        Face(SANS, 400, "normal", sans / "SourceSansPro-Regular.ttf"),
        Face(SANS, 600, "normal", sans / "SourceSansPro-Semibold.ttf"),
    ]


def licences() -> dict[str, Path]:
    """Name of a family -> the licence that has to travel with its files."""
    found = {}
    for family, package in ((SERIF, "font_source_serif_pro"), (SANS, "font_source_sans_pro")):
        name = package.replace("_", "-")
        found[family] = Path(str(distribution(name).locate_file(f"{package}/files/LICENSE.txt")))
    return found
