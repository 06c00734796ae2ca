"""The one MkDocs hook: hands the finished pages of the core to MkDocs, and its problems to the log.

Everything a page says is decided in `hoedan`; this file only knows which MkDocs event wants what.
"""

import logging
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from hoedan.check import check_library
from hoedan.head import Heads
from hoedan.page import Page
from hoedan.problems import has_errors
from hoedan.publish import Asset, publish
from hoedan.search import SearchContent
from hoedan.search_index import write_index
from hoedan.swap import put_in_place, waiting_place
from hoedan.urls import place_in

log = logging.getLogger("mkdocs.hooks.hoedan")

UNUSED_THEME_FILES = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")


@dataclass(frozen=True)
class Build:
    """What one build publishes, and the folder where it will stand."""

    site: Path | None
    """None as long as nothing is being built."""
    pages: dict[str, Page]
    assets: tuple[Asset, ...]
    heads: Heads | None = None
    search: Callable[[], SearchContent] | None = None


_build = Build(None, {}, ())


def on_pre_build(config: MkDocsConfig) -> None:
    """Read and check all content before anything is written; then have MkDocs build beside the site that stands."""
    global _build  # noqa: PLW0603 - hook modules outlive a build; this one object is replaced by each
    root = Path(config.config_file_path).parent
    checked = check_library(root)
    if has_errors(checked.problems):
        errors = [str(found) for found in checked.problems if found.is_error]
        raise PluginError("De inhoud heeft fouten; er is niets gebouwd.\n" + "\n".join(errors))
    for found in checked.problems:
        log.info(str(found))  # not a warning: `--strict` counts those, and advice must not stop a build
    publication = publish(checked.library)
    config.theme.static_templates.discard("sitemap.xml")  # ours has true dates, not the day of the build
    pages = {page.url: page for page in publication.pages}
    site = Path(config.site_dir).resolve()
    _build = Build(site, pages, publication.assets, publication.heads, publication.search)
    shutil.rmtree(waiting_place(site), ignore_errors=True)  # what a build that was killed left behind
    config.site_dir = str(waiting_place(site))


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give every page and asset a place among MkDocs' files; pages in docs/ already have one."""
    for file in list(files):
        if file.src_uri.startswith(UNUSED_THEME_FILES) and file.generated_by is None and not in_docs(file, config):
            files.remove(file)
    existing = {address_of(file): file for file in files.documentation_pages()}
    for page in _build.pages.values():
        if page.url not in existing:
            files.append(make_file(page, config))
    for asset in _build.assets:
        if passed_by := files.get_file_from_path(asset.url):
            files.remove(passed_by)  # MkDocs found it, but would leave it out
        files.append(make_asset_file(asset, config))
    return files


def in_docs(file: File, config: MkDocsConfig) -> bool:
    return file.src_dir is not None and Path(file.src_dir) == Path(config.docs_dir)


def address_of(file: File) -> str:
    return "" if file.url in (".", "./") else file.url


def make_file(page: Page, config: MkDocsConfig) -> File:
    name = page.url.rstrip("/") or "index"
    file = File.generated(config, f"{name}.md", content="", inclusion=InclusionLevel.NOT_IN_NAV)
    # Set here because MkDocs computes the edit link when it creates the page, before any page event.
    file.edit_uri = f"../{page.source}" if page.source else None
    return file


def make_asset_file(asset: Asset, config: MkDocsConfig) -> File:
    """A file beside the pages; included by name, because MkDocs leaves out what starts with a dot."""
    if asset.file is not None:
        return File.generated(config, asset.url, abs_src_path=str(asset.file), inclusion=InclusionLevel.INCLUDED)
    return File.generated(config, asset.url, content=asset.content, inclusion=InclusionLevel.INCLUDED)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Tell the templates which pages there are, so that the footer of a smaller library links only to those."""
    env.globals["addresses"] = frozenset(_build.pages)
    return env


def entry_of(page: MkDocsPage) -> Page:
    return _build.pages[address_of(page.file)]


def on_page_read_source(page: MkDocsPage, config: MkDocsConfig) -> str:
    """MkDocs reads nothing: the core has read, checked and rendered it all."""
    return ""


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    entry = entry_of(page)
    page.meta = {"title": entry.title, "description": entry.description}
    return markdown


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    entry = entry_of(page)
    return place_in(entry.render(), entry.url)


def on_page_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    entry = entry_of(page)
    context["entry"] = entry
    context["head"] = _build.heads.head_of(entry) if _build.heads else None
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the new site, and let it take the place of the old one unless `--strict` will refuse it."""
    if _build.site is None or _build.search is None:
        return
    new = Path(config.site_dir)
    write_index(_build.search(), new)
    config.site_dir = str(_build.site)
    if has_warnings(config):
        shutil.rmtree(new)
    else:
        keep_hidden(_build.site, new)
        put_in_place(new, _build.site)


def on_build_error(error: Exception) -> None:
    if _build.site is not None:
        shutil.rmtree(waiting_place(_build.site), ignore_errors=True)


def has_warnings(config: MkDocsConfig) -> bool:
    """Whether a build with `--strict` has warned; the generator itself looks only after the last event."""
    generator = type(config).__module__.partition(".")[0]  # mkdocs or properdocs, each with classes of its own
    counters = [handler for handler in logging.getLogger(generator).handlers if hasattr(handler, "get_counts")]
    return any(counter.get_counts() for counter in counters)


def keep_hidden(old: Path, new: Path) -> None:
    """Take along what is hidden in the old site, such as `.git` of a published branch: MkDocs never removes that."""
    for entry in old.glob(".*"):
        if not (new / entry.name).exists():
            copy = shutil.copytree if entry.is_dir() else shutil.copy2
            copy(entry, new / entry.name)
