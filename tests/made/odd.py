"""A library with much that the sample has not, each for another test: a site of its own takes seconds for each."""

import shutil
from pathlib import Path

from hoedan.check.check_library import check_library
from hoedan.incremental.file_cache import CACHE
from made.sample import write

ANNOUNCED = "Op 4 februari praten we door over de special"
"""The words of an announcement, which leads to the bundles."""
SENTENCE = "Deze zin is nieuw."
"""In the first passage of the first story, which also has an old address and a source that it does not use."""
OLD_NAME = "oude-naam"

BACKGROUND = "docs/achtergrond/samen-leren"
STRANGE = (
    *("docs/x.html", "docs/x.svg", "docs/sw.js", "docs/x.css", "docs/x.pdf", "docs/x.png", "docs/Thumbs.db"),
    *("docs/assets/x.html", "docs/assets/x.xml", "docs/assets/zonder", "docs/achtergrond/x.js", "docs/los.JS"),
    *(f"{BACKGROUND}/x.html", f"{BACKGROUND}/x.js", "docs/themas/wonen/x.svg", "docs/begrippen.yaml"),
    "docs/.htaccess.html",
)
KNOWN = ("docs/robots.txt", "docs/CNAME", "docs/.well-known/security.txt", "docs/assets/x.js", "docs/LICENSE")
DRAWN = (f"{BACKGROUND}/schema.svg", f"{BACKGROUND}/schema.png")
"""An image that no text shows, and what it was drawn with."""


def words_in(name: str) -> str:
    """What stands in each of the files above."""
    return f"van {name}"


def make_odd(root: Path) -> None:
    """Change a copy of the sample: all of the above, and a cache that cannot be written."""
    story = check_library(root).library.stories[0]
    lines = (root / story.path).read_text(encoding="utf-8").split("\n")
    lines[story.body.passages[0].line - 2] += f" {SENTENCE}"
    unused = f"\naliases: [{OLD_NAME}]\nsources:\n  - {{id: 99, title: Ongebruikt, publisher: Niemand}}\n"
    write(root, story.path, "\n".join(lines).replace("\nsources:\n", unused, 1))
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write(f"    announcement: {{text: {ANNOUNCED}, link: bundels/}}\n")
    for name in (*STRANGE, *KNOWN, *DRAWN):
        write(root, name, words_in(name))
    shutil.rmtree(root / CACHE)
    write(root, CACHE.as_posix(), "x")
