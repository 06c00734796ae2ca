"""The one MkDocs hook: hands the finished pages of the core to MkDocs, and its problems to the log.

Everything a page says is decided in `hoedan`; this file only knows which MkDocs event wants what.
"""

import logging
import shutil
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage

from hoedan.check.check_library import check_library
from hoedan.incremental.background import Later
from hoedan.incremental.garbage import keeping_everything, settle
from hoedan.incremental.memory import Memory
from hoedan.incremental.record import FILE as RECORD
from hoedan.incremental.record import leave_record, remove_gone, take_record
from hoedan.incremental.swap import put_in_place, waiting_place
from hoedan.model.problems import errors_in
from hoedan.model.urls import place_in
from hoedan.site.inputs import environment_of
from hoedan.site.page import Page
from hoedan.site.publish import Asset, Publication, publish, write_late
from hoedan.site.rebuild import Rebuild, stamp_of
from hoedan.site.security_headers import CONTENT_SECURITY_POLICY

log = logging.getLogger("mkdocs.hooks.hoedan")

UNUSED_THEME_FILES = ("assets/javascripts/", "assets/stylesheets/", "assets/images/")


@dataclass(frozen=True)
class Build:
    """What one build publishes, and where."""

    publication: Publication
    pages: dict[str, Page]
    site: Path
    """The folder that the world sees; MkDocs may be writing to another."""
    rebuild: Rebuild | None
    """With `--dirty`: what stands already."""


# Hook modules outlive a build: `mkdocs serve` builds again and again.
_build: Build | None = None
_memory = Memory()
_later = Later(log.warning)
_is_dirty = False
_is_serving = False


def on_startup(command: str, dirty: bool) -> None:
    global _is_dirty, _is_serving
    _is_dirty, _is_serving = dirty, command == "serve"


def on_pre_build(config: MkDocsConfig) -> None:
    """Read and check all content before anything is written; then have MkDocs build beside the site that stands.

    With `--dirty` it writes what changed into the site itself, if that was also made with `--dirty`.
    """
    global _build  # noqa: PLW0603
    _build = None
    _later.give_way()
    with keeping_everything():
        publication = read_publication(config)
    config.theme.static_templates.discard("sitemap.xml")  # ours has true dates, not the day of the build
    site = Path(config.site_dir).resolve()
    before = take_record(site) if _is_dirty else None
    rebuild = Rebuild(publication.pages, publication.inputs, publication.heads, before) if _is_dirty else None
    _build = Build(publication, {page.url: page for page in publication.pages}, site, rebuild)
    if before is None:
        shutil.rmtree(waiting_place(site), ignore_errors=True)  # what a build that was killed left behind
        config.site_dir = str(waiting_place(site))


def read_publication(config: MkDocsConfig) -> Publication:
    """Read and check all content, and lay out the site.

    Raises:
        PluginError: with every error, when the content has one.

    """
    root = Path(config.config_file_path).parent
    checked = check_library(root, memory=_memory, is_coached=False)
    if errors := errors_in(checked.problems):
        raise PluginError("\n".join(["De inhoud heeft fouten; er is niets gebouwd.", *map(str, errors)]))
    for found in checked.problems:
        log.info(str(found))  # not a warning: `--strict` counts those, and only errors stop a build
    own_files = [Path(name).read_bytes() for name in (__file__, config.config_file_path)]
    environment = environment_of(overrides_of(config), own_files, config.site_url)
    return publish(checked.library, _memory, environment)


def overrides_of(config: MkDocsConfig) -> list[Path]:
    return [Path(config.theme.custom_dir)] if config.theme.custom_dir else []


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Give every page and asset a place among MkDocs' files."""
    assert _build is not None  # noqa: S101 - set before MkDocs comes here
    for file in list(files):
        is_unused = file.src_uri.startswith(UNUSED_THEME_FILES) and not in_docs(file, config)
        if is_unused or file.is_documentation_page():  # the pages of docs/ come back with all others
            files.remove(file)
    for asset in _build.publication.assets:
        if passed_by := files.get_file_from_path(asset.url):
            files.remove(passed_by)  # MkDocs found it, but would leave it out
    if _build.rebuild:
        return add_changed(files, _build.publication, _build.rebuild, config)
    for page in _build.publication.pages:
        files.append(make_file(page, config))
    for asset in _build.publication.assets:
        files.append(make_asset_file(asset, config))
    return files


def add_changed(files: Files, publication: Publication, rebuild: Rebuild, config: MkDocsConfig) -> Files:
    """MkDocs writes every file that it is given, so give it those that differ from what stands in the site."""
    for file in list(files):
        if not rebuild.needs_file(file.dest_uri, stamp_of("", Path(str(file.abs_src_path)))):
            files.remove(file)
    for page in publication.pages:
        if rebuild.needs(page):
            files.append(make_file(page, config))
    for asset in publication.assets:
        if rebuild.needs_file(asset.url, stamp_of(asset.content, asset.file)):
            files.append(make_asset_file(asset, config))
    for file in files:  # or MkDocs passes by one that is older than what it replaces
        Path(file.abs_dest_path).unlink(missing_ok=True)
    if files.get_file_from_path("index.md") is None:
        config.nav = []  # it names the home page, which MkDocs would miss
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
    """Tell the templates which pages there are, so that the footer of a smaller library links only to those.

    And what a browser may do there; not under `mkdocs serve`, which puts a script of its own into every page.
    """
    env.globals["addresses"] = frozenset(_build.pages if _build else ())
    env.globals["policy"] = "" if _is_serving else CONTENT_SECURITY_POLICY
    return env


def entry_of(page: MkDocsPage) -> Page:
    assert _build is not None  # noqa: S101 - set before MkDocs makes its first page
    return _build.pages[address_of(page.file)]


def on_page_read_source(page: MkDocsPage, config: MkDocsConfig) -> str:
    """MkDocs reads nothing: the core has read, checked and rendered it all."""
    return ""


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    entry = entry_of(page)
    page.meta = {"title": entry.title, "description": entry.description}
    return markdown


def on_page_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Any) -> dict[str, Any]:
    """Render the page only now, just before it is written: MkDocs keeps what it has of all pages to the end."""
    entry = entry_of(page)
    assert _build is not None  # noqa: S101 - as in entry_of
    html = _build.rebuild.html_of(entry) if _build.rebuild else entry.render()
    page.content = place_in(html, entry.url)
    context["entry"] = entry
    context["head"] = _build.publication.heads.head_of(entry)
    return context


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    page.content = ""
    return output


def on_post_build(config: MkDocsConfig) -> None:
    """Finish the site. A new one takes the place of the old unless `--strict` will refuse it."""
    if _build is None:
        return
    new, site, rebuild = Path(config.site_dir), _build.site, _build.rebuild
    config.site_dir = str(site)
    needs_data = rebuild is None or rebuild.needs_data
    is_late = _is_serving and new == site  # whoever waits for a page to come up need not wait for the index
    if needs_data and not is_late:
        write_late(_build.publication, new)
    if rebuild and rebuild.before:
        remove_gone(site, rebuild.before, rebuild.now)
    if rebuild:
        leave_record(new, rebuild.now)
    if new != site and not has_warnings(config):
        keep_hidden(site, new)
        put_in_place(new, site)
    shutil.rmtree(waiting_place(site), ignore_errors=True)
    _memory.forget_the_rest()
    if _is_serving and needs_data:
        _later.ask(partial(catch_up, _build.publication if is_late else None, site))
    else:
        _later.go_on()


def catch_up(unwritten: Publication | None, site: Path) -> None:
    """What nobody waits for under `mkdocs serve`."""
    if unwritten:
        write_late(unwritten, site)
    settle()


def on_build_error(error: Exception) -> None:
    _later.go_on()
    if _build is not None:
        shutil.rmtree(waiting_place(_build.site), ignore_errors=True)


def on_shutdown() -> None:
    """Leave nothing at work in the site that `mkdocs serve` removes."""
    _later.stop()


def has_warnings(config: MkDocsConfig) -> bool:
    """Whether a build with `--strict` has warned; the generator itself looks only after the last event."""
    generator = type(config).__module__.partition(".")[0]  # mkdocs or properdocs, each with classes of its own
    counters = [handler for handler in logging.getLogger(generator).handlers if hasattr(handler, "get_counts")]
    return any(counter.get_counts() for counter in counters)


def keep_hidden(old: Path, new: Path) -> None:
    """Take along what is hidden in the old site, such as `.git` of a published branch: MkDocs never removes that."""
    for entry in old.glob(".*"):
        if entry.name != RECORD and not (new / entry.name).exists():
            copy = shutil.copytree if entry.is_dir() else shutil.copy2
            copy(entry, new / entry.name)
