"""The ways to make a site that the benchmark compares: ours, and others on the tree that `hoedan export` writes."""

import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from pagefind.service import get_executable

from hoedan.library.library import Library
from library import PROJECT

HUGO = PROJECT / ".cache" / "hugo" / "hugo" / "binaries" / "hugo"
"""Where `make bench` puts it; not in the environment, of which it would be the largest part."""
MKDOCS = (sys.executable, "-m", "mkdocs", "build", "-q")
ZENSICAL = (sys.executable, "-m", "zensical", "build")
PAGEFIND = (str(get_executable()), "--site", "site", "--force-language", "nl")
MATERIAL = """site_name: Benchmark
theme: {{name: material, font: false, language: nl}}
plugins: {plugins}
nav: [index.md]
not_in_nav: "*"
markdown_extensions: [footnotes, sane_lists, tables]
"""
"""Without a navigation tree, as ours: Material would write all pages into every page, and so does Zensical."""
HUGO_CONFIG = """title = "Benchmark"
baseURL = "https://hoedan.example/"
contentDir = "docs"
publishDir = "site"
disableKinds = ["taxonomy", "term", "rss"]
[markup.goldmark.renderer]
unsafe = true
[markup.goldmark.renderHooks.link]
useEmbedded = "always"
"""
HUGO_LAYOUT = """<!doctype html>
<html lang="nl"><head><meta charset="utf-8"><title>{{ .Title }}</title>
<meta name="description" content="{{ .Description }}"></head>
<body><main>{{ .Content }}</main></body></html>
"""
"""No theme: Hugo's own share is what it makes of the Markdown."""


@dataclass(frozen=True)
class Generator:
    """One column of the benchmark."""

    key: str
    label: str
    steps: tuple[tuple[str, tuple[str, ...]], ...]
    """Name and command of each step, in the folder of the tree; the site comes to be in `site`."""
    prepare: Callable[[Path, Library], None]
    """Makes the folder ready, once; this does not count."""
    fresh: tuple[str, ...] = ("site",)
    """What is thrown away before each round."""
    on_export: bool = True
    """Whether it builds the exported tree, and not the library itself."""


def write_material(tree: Path, library: Library, *, plugins: str) -> None:
    (tree / "mkdocs.yml").write_text(MATERIAL.format(plugins=plugins), "utf-8")


def write_tagged(tree: Path, library: Library) -> None:
    """Give each story its ingredients and themes as tags, and write the page that lists them."""
    write_material(tree, library, plugins="[search, tags]")
    (tree / "docs" / "tags.md").write_text("# Tags\n\n<!-- material/tags -->\n", "utf-8")
    for story in library.stories:
        file = tree / "docs" / "verhalen" / f"{story.slug}.md"
        tags = ", ".join([*story.front.ingredients, *story.front.themes])
        file.write_text(file.read_text("utf-8").replace("---\n", f"---\ntags: [{tags}]\n", 1), "utf-8")


def write_zensical(tree: Path, library: Library) -> None:
    with (tree / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("nav: [index.md]\n")


def write_hugo(tree: Path, library: Library) -> None:
    """Write Hugo's configuration and one layout. A folder's own page is `_index.md` there."""
    (tree / "hugo.toml").write_text(HUGO_CONFIG, "utf-8")
    layouts = tree / "layouts"
    layouts.mkdir()
    for kind in ("home", "section", "page"):
        (layouts / f"{kind}.html").write_text(HUGO_LAYOUT, "utf-8")
    for file in (tree / "docs").rglob("*.md"):
        text = re.sub(r"(?<=[(/])index\.md(?=[#)])", "_index.md", file.read_text("utf-8"))
        file.write_text(text, "utf-8")
        if file.name == "index.md":
            file.rename(file.with_name("_index.md"))


def leave(tree: Path, library: Library) -> None:
    """What the export wrote is all it needs."""


def hugo_program() -> str:
    return str(HUGO) if HUGO.is_file() else shutil.which("hugo") or "hugo"


OURS = Generator("ours", "Hoe dan?, caches empty", (("build", MKDOCS),), leave, ("site", ".cache"), on_export=False)
AGAIN = Generator("again", "Hoe dan?, a second build", (("build", MKDOCS),), leave, on_export=False)
PLAIN = Generator(
    "plain",
    "MkDocs + Material + Pagefind",
    (("build", MKDOCS), ("index", PAGEFIND)),
    partial(write_material, plugins="[]"),
)
GENERATORS = (
    OURS,
    AGAIN,
    PLAIN,
    Generator("tags", "Material + tags + its search", (("build", MKDOCS),), write_tagged),
    Generator("zensical", "Zensical, its search", (("build", ZENSICAL),), write_zensical, ("site", ".cache")),
    Generator("hugo", "Hugo, no theme + Pagefind", (("build", (hugo_program(),)), ("index", PAGEFIND)), write_hugo),
)


def versions() -> dict[str, str]:
    """The version of every tool that is measured."""
    found = {"python": sys.version.split()[0]}
    for name in ("mkdocs", "mkdocs-material", "pagefind", "zensical", "markdown", "weasyprint"):
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "missing"
    installed = sorted(HUGO.parents[2].glob("hugo-*.dist-info"))
    found["hugo"] = installed[-1].name.split("-")[1].removesuffix(".dist") if installed else "missing"
    return found
