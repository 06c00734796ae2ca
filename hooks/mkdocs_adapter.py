"""The one MkDocs hook: hands the finished pages of the core to MkDocs, and its problems to the log.

Everything a page says is decided in `hoedan`; this file only knows which MkDocs event wants what.
"""

import errno
import logging
import os
import socket
import traceback
from collections.abc import Callable, Iterator
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path, PurePosixPath
from types import SimpleNamespace
from typing import Any

from jinja2 import Environment, TemplateError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException, PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url

from hoedan.check.beside import is_published
from hoedan.check.check_library import check_library
from hoedan.design.tokens import colours
from hoedan.docs_tree.tree import twins_of
from hoedan.finder.pagefind_index import PagefindError
from hoedan.incremental.asset import Asset
from hoedan.incremental.beside import GoneError
from hoedan.incremental.clock import ClockError, forget_blank_moment
from hoedan.incremental.digest import digest, environment_of
from hoedan.incremental.file_cache import CACHE
from hoedan.incremental.shelf import Shelf
from hoedan.incremental.site_build import Frame, SiteBuild, SiteBuilder
from hoedan.incremental.temporary import end_as_after_ctrl_c, tidy_undisturbed
from hoedan.language.printing import print_what_can_be_printed
from hoedan.language.reasons import reason_of, what_failed
from hoedan.model.page_types import LISTINGS
from hoedan.model.problems import errors_in
from hoedan.model.settings import CONFIG, SettingsError
from hoedan.model.urls import place_in
from hoedan.reading.load import PAGES
from hoedan.site.page import Page
from hoedan.site.place import why_not_in
from hoedan.site.problems_on_page import ProblemsOnPage
from hoedan.site.publish import Publication, fonts_below, publish
from hoedan.site.security_headers import policy_with
from hoedan.text.typeset import set_html, without_indents

log = logging.getLogger("mkdocs.hooks.hoedan")

UNUSED_THEME_FILES = ("assets/javascripts/", "assets/stylesheets/", "assets/images/", "sitemap.xml")


NOWHERE = "-"
"""Stands for the last part of an address that no page has."""

_problems: list[str] = []
"""What was wrong at the last build."""

# Hook modules outlive a build: `mkdocs serve` builds again and again.
_builder = SiteBuilder(log.warning)


def on_startup(command: str, dirty: bool) -> None:
    print_what_can_be_printed()
    end_as_after_ctrl_c()
    forget_blank_moment()
    _builder.start(is_serving=command == "serve", is_dirty=dirty)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Refuse what would only fail when everything is done.

    Raises:
        PluginError: for a setting that does not work here, a place where something would be lost, or a port that is
            taken.

    """
    if not config.use_directory_urls:
        raise PluginError(
            "mkdocs.yml: `use_directory_urls: false` kan niet: elk adres van de site eindigt op een map. "
            "Haal die regel weg. Een webserver of `hoedan serve` laat de site zien, ook zonder internet."
        )
    if Path(config.docs_dir).resolve() != (Path(config.config_file_path).parent / PAGES).resolve():
        raise PluginError(f"mkdocs.yml: `docs_dir` moet `{PAGES}` zijn: daar leest de controle de pagina's.")
    if not config.theme.custom_dir:
        raise PluginError(
            "mkdocs.yml: onder `theme` ontbreekt `custom_dir: overrides`: daar staat wat om elke pagina is."
        )
    if refused := why_not_in(Path(config.site_dir), Path(config.config_file_path).parent):
        raise PluginError(refused)
    if _builder.is_serving:
        refuse_taken_port(*config.dev_addr)
    return config


HIGHEST_PORT = 2**16 - 1


@cache
def refuse_taken_port(host: str, port: int) -> None:
    """Once for each place: at the next build it is our own server that has it."""
    try:
        socket.create_server((host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET).close()
    except OSError as error:
        is_taken = error.errno == errno.EADDRINUSE
        shown, other = (f"[{host}]" if ":" in host else host), port + 1 if port < HIGHEST_PORT else port - 1
        advice = (
            f"Sluit dat programma, of kies een andere poort met `hoedan serve --address {shown}:{other}`."
            if is_taken
            else "Laat `--address` en `dev_addr` weg, of begin met `hoedan serve --address localhost:8080`."
        )
        raise PluginError(f"http://{shown}:{port}/ kan niet: {reason_of(error)}. {advice}") from error


def on_pre_build(config: MkDocsConfig) -> None:
    """Read and check all content before anything is written; then tell MkDocs where to write.

    Raises:
        PluginError: with every error in the content, or with the place that cannot be written.

    """
    root = Path(config.config_file_path).parent
    _builder.wait_for_turn(root, lambda: log.info("Een andere bouw is hier bezig; deze begint als die klaar is."))
    with _builder.reading():
        publication = read_publication(config)
    config.theme.static_templates.discard("sitemap.xml")  # ours has true dates, not the day of the build
    build = _builder.begin(publication, Path(config.site_dir).resolve())
    config.site_dir = str(build.folder)
    try:
        build.folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise PluginError(
            f"{build.site} is niet te schrijven: {reason_of(error)}. Kies een andere map met `hoedan site --output`."
        ) from error


def read_publication(config: MkDocsConfig) -> Publication:
    """Read and check all content, and lay out the site.

    Raises:
        PluginError: with every error, when the content has one.

    """
    root = Path(config.config_file_path).parent
    own_files = [Path(name).read_bytes() for name in (__file__, config.config_file_path)]
    environment = environment_of(overrides_of(config), own_files, config.site_url)
    _builder.memory.shelf = Shelf(root / CACHE / "built", environment, ".kept")
    _builder.make_ahead(fonts_below(root))
    try:
        checked = check_library(root, memory=_builder.memory, is_coached=False)
    except ClockError as error:
        raise PluginError(str(error)) from error
    _problems[:] = [str(found) for found in errors_in(checked.problems)]
    if errors := errors_in(checked.problems):
        raise PluginError("\n".join(["De inhoud heeft fouten; er is niets gebouwd.", *map(str, errors)]))
    for found in checked.problems:
        log.info(str(found))  # not a warning: `--strict` counts those, and only errors stop a build
    return publish(checked.library, _builder.memory, environment, twins_of)


def overrides_of(config: MkDocsConfig) -> list[Path]:
    return [Path(config.theme.custom_dir)] if config.theme.custom_dir else []


def current() -> tuple[SiteBuild, Publication]:
    """The build that MkDocs is making."""
    build = _builder.build
    assert build is not None  # noqa: S101 - set before MkDocs comes to its files
    assert isinstance(build.publication, Publication)  # noqa: S101 - as above
    return build, build.publication


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave MkDocs what has to be written as it stands in the theme and in docs/: it writes all that it is given."""
    build, publication = current()
    leave_out(files, publication, config)
    for file in list(files):
        if not build.needs_file(Asset(file.dest_uri, file=Path(str(file.abs_src_path)))):
            files.remove(file)
    for file in files:  # or MkDocs passes by one that is older than what it replaces
        Path(file.abs_dest_path).unlink(missing_ok=True)
    ours = {source_of(page) for page in publication.pages}
    config.nav = [name for name in named_in(config.nav) if name not in ours]  # MkDocs would miss them: we write pages
    return files


def named_in(nav: Any) -> Iterator[str]:
    """Every file that a menu names, at any depth."""
    if isinstance(nav, str):
        yield nav
    elif isinstance(nav, list | dict):
        for entry in nav.values() if isinstance(nav, dict) else nav:
            yield from named_in(entry)


def leave_out(files: Files, publication: Publication, config: MkDocsConfig) -> None:
    """Take away what nobody knows or uses, and what comes back as a page or asset of our own."""
    for file in list(files):
        name = PurePosixPath(file.src_uri)
        is_used = is_published(name) if in_docs(file, config) else not file.src_uri.startswith(UNUSED_THEME_FILES)
        if not is_used or file.is_documentation_page():
            files.remove(file)
    for asset in publication.assets:
        if passed_by := files.get_file_from_path(asset.url):
            files.remove(passed_by)


def in_docs(file: File, config: MkDocsConfig) -> bool:
    return file.src_dir is not None and Path(file.src_dir) == Path(config.docs_dir)


def source_of(page: Page) -> str:
    """The file that MkDocs would make a page of at this address."""
    return f"{page.url.rstrip('/') or 'index'}.md"


def make_page(entry: Page, config: MkDocsConfig) -> MkDocsPage:
    """What MkDocs knows of a page: its full address, and where an editor changes it."""
    file = File.generated(config, source_of(entry), content="", inclusion=InclusionLevel.NOT_IN_NAV)
    file.edit_uri = f"../{entry.source}" if entry.source else None
    page = MkDocsPage(None, file, config)
    page.meta = {"title": entry.title, "description": entry.description}
    return page


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Tell the templates which pages there are, so that the footer of a smaller library links only to those.

    And what a browser may do there; not under `mkdocs serve`, which puts a script of its own into every page.
    """
    env.trim_blocks = env.lstrip_blocks = True  # as in our own templates: no page carries their empty lines
    env.globals["part"] = parts_of(env)
    env.globals["addresses"] = current()[1].page.keys()
    env.globals["listings"] = LISTINGS
    env.globals["colours"] = colours()
    env.globals["editors_address"] = current()[1].library.settings.editors_address
    env.globals["motto"] = current()[1].library.vocabulary.motto
    env.globals["notice"] = current()[1].library.settings.notice
    libraries = current()[1].library.settings.other_addresses
    env.globals["policy"] = "" if _builder.is_serving else policy_with(libraries)
    write_pages(env, config)
    return env


def parts_of(env: Environment) -> Callable[[Context, str], Markup]:
    """What gives a part of the frame by the name of its template.

    Header and footer link to listings alone, so for all pages in the folder of one they are the same: those get them
    as they are on a page that is not there.
    """
    known: dict[tuple[str, str], Markup] = {}

    @pass_context
    def part(context: Context, name: str) -> Markup:
        template = env.get_template(name)
        above, _, last = context["page"].url.rstrip("/").rpartition("/") if context.get("page") else ("", "", "")
        if not above or not last:
            return Markup(template.render(context.get_all()))
        if (above, name) not in known:
            page = SimpleNamespace(url=f"{above}/{NOWHERE}/", is_homepage=False)
            known[above, name] = Markup(template.render({**context.get_all(), "page": page, "entry": page}))
        return known[above, name]

    return part


def write_pages(env: Environment, config: MkDocsConfig) -> None:
    """Write all pages: what MkDocs would do one after another goes over all cores here.

    Raises:
        PluginError: when a process was killed that did a part of it, or the search index cannot be made.

    """
    build, publication = current()
    try:
        put_around = partial(frame, env=env, config=config, publication=publication)
        _builder.write(build, publication.pages, Frame(put_around, made_of_frame(env, config, publication)))
    except GoneError as error:
        raise PluginError(
            "Een deel van de bouw is afgebroken, misschien omdat het geheugen vol was. De site is niet vervangen. "
            "Sluit andere programma's en bouw opnieuw."
        ) from error
    except PagefindError as error:
        raise PluginError(str(error)) from error


def made_of_frame(env: Environment, config: MkDocsConfig, publication: Publication) -> str:
    """What stands for all that the frame of a page has beside what the page says itself; and the day of the build."""
    said = [config[name] for name in ("site_name", "site_description", "site_url", "repo_url", "edit_uri")]
    made_by, today = version(generator_of(config)), publication.library.today
    return digest(said, config.theme["favicon"], env.globals["policy"], made_by, today)


def frame(entry: Page, html: str, *, env: Environment, config: MkDocsConfig, publication: Publication) -> str:
    """A whole page: the HTML of an article in the frame of `overrides/`, with its words set as print has them."""
    page = make_page(entry, config)
    page.content = place_in(html, entry.url)
    try:
        whole = env.get_template("main.html").render(
            config=config,
            page=page,
            base_url=get_relative_url(".", page.url),
            entry=entry,
            head=publication.heads.head_of(entry),
        )
    except TemplateError as error:
        raise PluginError(wrong_template(error, Path(config.config_file_path).parent)) from error
    return set_html(without_indents(whole))


def wrong_template(error: TemplateError, root: Path) -> str:
    """Where the frame is wrong, and why: Jinja puts the file among what was being done, with the line in it."""
    steps = [step for step in traceback.extract_tb(error.__traceback__) if step.filename.endswith(".html")]
    place = f"{os.path.relpath(steps[-1].filename, root)}:{steps[-1].lineno}" if steps else "overrides"
    return (
        f"{place}: dit sjabloon klopt niet: {error.message}. Herstel de regel, of zet het bestand terug zoals het was."
    )


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The page for what is not found is no page to MkDocs."""
    return set_html(output_content) if template_name.endswith(".html") else output_content


def on_post_build(config: MkDocsConfig) -> None:
    if _builder.build:
        config.site_dir = str(_builder.build.site)
    _builder.finish(is_refused=has_warnings(config))


def on_serve(server: LiveReloadServer, config: MkDocsConfig, builder: object) -> LiveReloadServer:
    """Go on serving the last site that was right while the content has errors, with those on its pages.

    MkDocs itself would let every page wait until the errors are gone.
    """
    build = server.builder

    def build_or_tell() -> None:
        _problems.clear()
        try:
            build()
        except Exception as error:
            is_told = bool(_problems)
            _problems[:] = _problems or why_stopped(error, Path(config.config_file_path).parent)
            if isinstance(error, MkDocsException) and not is_told:  # it knows where in the settings, in English
                log.error("\n".join(["De site is niet bijgewerkt.", *_problems]))
            elif not isinstance(error, MkDocsException):
                log.exception("De site is niet bijgewerkt.")

    server.builder = build_or_tell
    server.set_app(ProblemsOnPage(server.serve_request, _problems))
    return server


def why_stopped(error: Exception, root: Path) -> list[str]:
    """What stands in the way of a build that stopped before the content was read, or after that."""
    try:
        found = [str(problem) for problem in errors_in(check_library(root, is_coached=False).problems)]
    except SettingsError as wrong:
        found = [str(wrong)]
    except OSError as wrong:
        found = [f"{wrong.filename or CONFIG} is niet te lezen: {reason_of(wrong)}. Zet het terug."]
    if isinstance(error, Abort):
        return found or [f"{CONFIG}: MkDocs kan een instelling niet gebruiken. In de terminal staat welke."]
    return found or [f"Er ging iets mis bij het bouwen: {error}. In de terminal staat waar."]


def on_build_error(error: Exception) -> None:
    """Tidy up, and tell what a disk or a file did in words of our own: MkDocs knows only what we stop it for.

    Raises:
        Abort: after that has been told.

    """
    told = what_failed(error) if isinstance(error, OSError) else None
    if not _problems and (told or isinstance(error, PluginError)):
        _problems[:] = [told or str(error)]
    _builder.fail()
    if told:
        log.error(told)
        raise Abort("De site is niet vervangen.") from error


def on_shutdown() -> None:
    """Leave nothing at work in the site that `mkdocs serve` removes, nor half a site when it was broken off."""
    tidy_undisturbed()
    _builder.stop()


def has_warnings(config: MkDocsConfig) -> bool:
    """Whether a build with `--strict` has warned; the generator itself looks only after the last event."""
    handlers = logging.getLogger(generator_of(config)).handlers
    return any(handler.get_counts() for handler in handlers if hasattr(handler, "get_counts"))


def generator_of(config: MkDocsConfig) -> str:
    """Mkdocs or properdocs, each with classes of its own."""
    return type(config).__module__.partition(".")[0]
