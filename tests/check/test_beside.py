"""What lies beside the texts: named when it is no part of the site, and never on the site unseen."""

from pathlib import Path

import pytest

from conftest import run_mkdocs
from made.sample import codes, copy_sample, write

PAGE = "docs/achtergrond/samen-leren"
STRANGE = (
    *("docs/x.html", "docs/x.svg", "docs/sw.js", "docs/x.css", "docs/x.pdf", "docs/x.png", "docs/Thumbs.db"),
    *("docs/assets/x.html", "docs/assets/x.xml", "docs/assets/zonder", "docs/achtergrond/x.js", "docs/sw.JS"),
    *(f"{PAGE}/x.html", f"{PAGE}/x.js", "docs/themas/wonen/x.svg", "docs/begrippen.yaml", "docs/.htaccess.html"),
)
KNOWN = ("docs/robots.txt", "docs/CNAME", "docs/.well-known/security.txt", "docs/assets/x.js", "docs/LICENSE")
DRAWN = (f"{PAGE}/schema.svg", f"{PAGE}/schema.png")
"""An image that no text shows, and what it was drawn with."""


@pytest.mark.parametrize("name", [name for name in STRANGE if not Path(name).name.startswith(".")])
def test_a_file_that_nobody_knows_is_named(name: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, name, "<script>hier()</script>")
    assert codes(root) == [f"{name}:1 F-045"]


@pytest.mark.parametrize("name", [*KNOWN, *DRAWN])
def test_a_file_of_the_site_needs_no_word(name: str, tmp_path: Path) -> None:
    root = copy_sample(tmp_path)
    write(root, name, "x")
    assert codes(root) == []


def test_only_what_is_known_goes_to_the_site(sample_library: Path) -> None:
    for name in (*STRANGE, *KNOWN, *DRAWN):
        write(sample_library, name, f"van {name}")
    built = run_mkdocs(sample_library, "build", "--strict")
    assert built.returncode == 0, built.stdout + built.stderr
    contents = {file.read_bytes() for file in (sample_library / "site").rglob("*") if file.is_file()}
    published = {name for name in (*STRANGE, *KNOWN, *DRAWN) if f"van {name}".encode() in contents}
    assert published == set(KNOWN) - {"docs/LICENSE"}


def test_a_link_ends_the_build_with_a_message(sample_library: Path) -> None:
    (sample_library / "docs" / "lus").symlink_to("..")
    built = run_mkdocs(sample_library, "build")
    assert built.returncode == 1
    assert "docs/lus:1: F-005 fout" in built.stderr and "Traceback" not in built.stderr
    assert not (sample_library / "site").exists()
