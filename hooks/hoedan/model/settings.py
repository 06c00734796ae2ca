"""The settings of one library, read once from `extra.hoedan` in mkdocs.yml."""

import hashlib
import os
import re
import reprlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, fields
from functools import cache
from importlib.metadata import entry_points
from ipaddress import ip_address
from itertools import chain, islice
from pathlib import Path
from string import Formatter
from typing import Any
from urllib.parse import urlsplit

import yaml
from yaml.constructor import ConstructorError

from ..language.reasons import NO_VALUE, reason_of_yaml
from ..language.suggest import nearest
from .fields import host_of, whole_address
from .problems import Level, Problem
from .rules import rule

CONFIG = "mkdocs.yml"
LARGEST_CONFIG = 64_000
"""Bytes; ours has a thirtieth of it. YAML of a megabyte takes a quarter of a minute to read."""
LONGEST_ADDRESS = 200
"""Characters; with the address of a page behind it, it still fits in the code that is printed."""
MOST_TOLD = 100
"""Problems of which somebody is told at a time: to find the line of each takes a walk through the text."""
Pairs = tuple[tuple[str, str], ...]
"""A mapping of texts, in the order in which it is written."""


@dataclass(frozen=True)
class Announcement:
    """A line above every page, which a reader can dismiss."""

    text: str
    link: str = ""
    """An address of the site from its root, or one with https; empty when the line leads nowhere."""

    @property
    def key(self) -> str:
        """Tells this announcement from the next, in the browser of who dismissed it."""
        return hashlib.sha256(f"{self.text}\n{self.link}".encode()).hexdigest()[:12]


@dataclass(frozen=True)
class Settings:
    """What a maintainer may set; the defaults stand beside the fields."""

    site_name: str = ""
    site_url: str = ""
    """The address of the published site, with a slash at its end; empty when it is not known."""
    repo_url: str = ""
    """The address of the repository, without a slash at its end; empty when there is none."""
    branch: str = "main"
    editors_address: str = ""
    """The mail address of the editors, for who sends a story or a question; empty when there is none yet."""
    organisation: str = ""
    """Who publishes the site and gives the accessibility statement; empty while nobody does."""
    review_months: int = 24
    """After how many months without a review a story is stale."""
    highlighted_story: str = ""
    """Slug of the story that the home page shows first; the newest when empty."""
    home_stories: tuple[str, ...] = ()
    """Slugs of the stories that the home page shows below it, in this order; the six newest when empty."""
    home_questions: Pairs = field(default=(), metadata={"kind": dict})
    """Questions under the search field of the home page, each with what answers it: `struikelblok=geld`."""
    announcement: Pairs = field(default=(), metadata={"kind": dict})
    """The line above every page: its `text`, and perhaps its `link`."""

    other_libraries: Pairs = field(default=(), metadata={"kind": dict})
    """Libraries that the finder searches too: their names, each with its address, which ends in a slash."""

    @property
    def other_addresses(self) -> tuple[str, ...]:
        """What the finder may fetch from beside its own site."""
        return tuple(url for _, url in self.other_libraries)

    @property
    def notice(self) -> Announcement | None:
        """What stands above every page; None when there is nothing to announce."""
        written = dict(self.announcement)
        return Announcement(written["text"], written.get("link", "")) if written.get("text") else None


class SettingsError(Exception):
    """mkdocs.yml cannot be read, by MkDocs neither; the message says where, why and what to do, in Dutch."""


LIBRARY_KEYS: Mapping[str, type] = {
    each.name: each.metadata.get("kind", type(each.default))
    for each in fields(Settings)
    if each.name not in ("site_name", "site_url", "repo_url")
}
"""Keys of `extra.hoedan` with the type of their value; the other settings are MkDocs' own."""
OF_MKDOCS: Mapping[type, Sequence[str]] = {
    str: (
        *("site_name", "site_description", "site_author", "site_url", "repo_url", "repo_name", "edit_uri"),
        *("edit_uri_template", "docs_dir", "site_dir", "copyright", "exclude_docs", "draft_docs", "not_in_nav"),
        *("dev_addr", "remote_branch", "remote_name"),
    ),
    bool: ("strict", "use_directory_urls"),
    list: ("nav", "extra_css", "extra_javascript", "extra_templates", "hooks", "watch"),
    dict: ("extra", "validation"),
}
"""Keys of MkDocs' own by the type of their value. It refuses anything else, in a language that is not the editor's."""
KNOWN_TO_MKDOCS = (
    *(key for keys in OF_MKDOCS.values() for key in keys),
    *("INHERIT", "theme", "plugins", "markdown_extensions"),
)
"""Every key that MkDocs takes without a warning; with `--strict` it makes nothing after one."""
MUST_BE_THERE: Mapping[str, Callable[[Path], bool]] = {
    "docs_dir": os.path.isdir,
    "custom_dir": os.path.isdir,
    "hooks": os.path.isfile,
    "watch": os.path.exists,
    "INHERIT": os.path.isfile,
}
"""Keys that name files or folders, from the folder of mkdocs.yml, and what has to be there."""
OF_LINKS = frozenset({"nav", "links", "omitted_files", "not_found", "absolute_links", "unrecognized_links", "anchors"})
"""Kinds of links that MkDocs looks at."""
LEVELS = ("warn", "info", "ignore", "relative_to_docs")
"""What MkDocs may do about a link that it looks at."""
MONTHS = range(1, 241)
"""What a number may be; there is one such setting."""
KINDS = {
    int: f"een heel getal van {MONTHS[0]} tot en met {MONTHS[-1]}",
    str: "tekst",
    bool: "`true` of `false`",
    list: "een lijst",
    tuple: "een lijst van teksten",
    dict: "regels van de vorm `naam: tekst`",
}


def read_settings(root: Path) -> tuple[Settings, list[Problem]]:
    """Read mkdocs.yml as MkDocs would, without needing MkDocs.

    Raises:
        OSError: when there is no mkdocs.yml, or nobody may read it.
        SettingsError: when it is no YAML that MkDocs can read, or larger than anybody writes it.

    """
    refuse_other_coding(root)
    text = read_config(root)
    values = as_mapping(load_config(text))
    extra = as_mapping(values.get("extra"))
    own = as_mapping(extra.get("hoedan"))
    found = (
        check_generator(values, text, root),
        check_kinds(extra, text, ("hoedan",), dict),
        check_settings(own, text),
    )
    problems = [*islice(chain.from_iterable(found), MOST_TOLD)]
    known: dict[str, Any] = {
        key: tuple(own[key].items()) if kind is dict else kind(own[key])
        for key, kind in LIBRARY_KEYS.items()
        if is_of(own.get(key), kind)
    }
    for key in ("site_name", "site_url", "repo_url"):
        if isinstance(values.get(key), str):
            known[key] = values[key]
    for key in ("site_url", "repo_url"):
        if known.get(key) and not is_beginning(known[key]):
            value = known.pop(key)
            meant = whole_address(value, is_beginning)
            problems.append(WRONG_ADDRESS.at(CONFIG, line_of_key(text, key), suggestion=meant, key=key, value=value))
    if known.get("site_url") and not known["site_url"].endswith("/"):
        known["site_url"] += "/"
    known["other_libraries"] = tuple((name, url.rstrip("/") + "/") for name, url in known.get("other_libraries", ()))
    known["repo_url"] = known.get("repo_url", "").rstrip("/")
    return Settings(**known), problems


def is_beginning(address: str) -> bool:
    """Whether the address of a page is this one with the path of that page behind it."""
    if len(address) > LONGEST_ADDRESS or not host_of(address):
        return False
    steps = urlsplit(address).path.removesuffix("/").split("/")[1:]
    return not re.search("[?#]", address) and not {"", ".", ".."} & set(steps)


def load_config(text: str) -> Any:
    try:
        return yaml.load(text, Loader=_ConfigLoader)  # noqa: S506 - a SafeLoader
    except yaml.MarkedYAMLError as error:
        line, reason, advice = reason_of_yaml(error, text)
        raise SettingsError(f"{CONFIG}:{line + 1}: dit is geen geldige YAML: {reason}. {advice}") from error
    except yaml.YAMLError as error:  # of its reader, which knows no line
        raise SettingsError(f"{CONFIG}: hier staat een teken dat YAML niet kent. Haal het weg.") from error
    except RecursionError as error:
        raise SettingsError(f"{CONFIG}: de haken zijn te diep genest. Houd de opbouw vlak.") from error


def read_config(root: Path) -> str:
    """The text of the settings, also when not all of it is UTF-8.

    Raises:
        OSError: when there are none, or nobody may read them.
        SettingsError: when there are more than anybody writes by hand.

    """
    if (root / CONFIG).stat().st_size > LARGEST_CONFIG:
        raise SettingsError(f"{CONFIG} is groter dan {LARGEST_CONFIG // 1000} kB. Haal weg wat geen instelling is.")
    return (root / CONFIG).read_bytes().decode("utf-8", errors="replace")


def refuse_other_coding(root: Path) -> None:
    """Tell where the settings are in another coding than MkDocs reads.

    Raises:
        OSError: when there is no mkdocs.yml, or nobody may read it.
        SettingsError: when it is not in UTF-8.

    """
    written = (root / CONFIG).read_bytes()
    try:
        written.decode("utf-8")
    except UnicodeDecodeError as error:
        line = written.count(b"\n", 0, error.start) + 1
        raise SettingsError(
            f"{CONFIG}:{line}: dit is geen UTF-8-tekst. Sla het bestand opnieuw op met de codering UTF-8."
        ) from error


def is_of(value: Any, kind: type) -> bool:
    """Whether a value of YAML is of the kind of a setting; texts are written as a list, pairs as a mapping."""
    if kind is dict:
        return isinstance(value, dict) and all(isinstance(each, str) for pair in value.items() for each in pair)
    if kind is tuple:
        return isinstance(value, list) and all(isinstance(each, str) for each in value)
    return type(value) is kind and (kind is not int or value in MONTHS)


def as_mapping(value: Any) -> Mapping[Any, Any]:
    return value if isinstance(value, dict) else {}


UNKNOWN_SETTING = rule(
    "S-001",
    Level.ERROR,
    message="onbekende instelling `{key}` in `extra.hoedan`.",
    advice="Kies uit: {choices}.",
    explanation="Alleen bekende instellingen mogen, zodat een tikfout opvalt.",
)
SETTING_KIND = rule(
    "S-002",
    Level.ERROR,
    message="de instelling `{key}` heeft de waarde '{value}'.",
    advice="Zet er {kind} neer.",
    explanation="Elke instelling heeft een vast soort waarde, zodat het programma niet hoeft te raden.",
)


WRONG_ADDRESS = rule(
    "S-026",
    Level.ERROR,
    message="`{key}` is geen adres waar iets kan staan: '{value}'.",
    advice="Schrijf het hele adres, met https:// ervoor, hoogstens {limit} tekens en zonder ? of #.",
    explanation="Met dit adres begint elke link die op papier, in een feed of in de open data staat.",
    limit=LONGEST_ADDRESS,
)


UNKNOWN_KEY = rule(
    "S-028",
    Level.ERROR,
    message="`{key}` is geen instelling van MkDocs.",
    advice="Haal haar weg. Instellingen van deze bibliotheek staan onder `extra: hoedan:`.",
    explanation="MkDocs maakt geen site bij een instelling die het niet kent.",
)
NOT_INSTALLED = rule(
    "S-029",
    Level.ERROR,
    message="`{key}` noemt '{value}', en dat is hier niet geïnstalleerd.",
    advice="Installeer het eerst, of neem `{key}` over uit een bibliotheek die `hoedan start` maakt.",
    explanation="MkDocs begint niet zonder elk thema en elke plug-in die hier staat.",
)
NO_EXTENSION = rule(
    "S-030",
    Level.ERROR,
    message="'{value}' in `markdown_extensions` doet hier niets.",
    advice="Schrijf `markdown_extensions: []`. Welke opmaak er in een tekst kan, zegt de handleiding.",
    explanation="De site zet alle teksten zelf om, op GitHub en op papier hetzelfde, en laat MkDocs dat niet doen.",
)
NOT_THERE = rule(
    "S-031",
    Level.ERROR,
    message="`{key}` noemt '{value}', en dat is er niet.",
    advice="Zet het terug naast mkdocs.yml, verbeter de naam, of haal hem weg.",
    explanation="MkDocs begint niet zonder de bestanden en mappen die hier staan.",
)


NAMELESS = rule(
    "S-033",
    Level.ERROR,
    message="de site heeft geen naam.",
    advice="Zet bovenaan mkdocs.yml een regel met de naam van de bibliotheek: `site_name: Naam van de bibliotheek`.",
    explanation="De naam staat op elke pagina, en zonder naam begint MkDocs niet.",
)
USELESS = rule(
    "S-032",
    Level.ERROR,
    message="met wat er bij `{key}` staat, kan MkDocs niet beginnen.",
    advice="{help}",
    explanation="Van deze instellingen keurt MkDocs de waarde voordat het iets maakt.",
)


def is_address(place: str) -> bool:
    """Whether MkDocs can serve a site there: a number of a machine, or its name for itself, and a port."""
    host, _, port = place.rpartition(":")
    with suppress(ValueError):
        return (host == "localhost" or bool(ip_address(re.sub(r"^\[(.*)]$", r"\1", host)))) and 0 < int(port) < 2**16
    return False


def is_beside(site: str, pages: str) -> bool:
    """Whether the site and the pages that it is made of are not in each other's folder."""
    one, other = (Path(os.path.normpath(folder)) for folder in (site, pages))
    return not one.is_relative_to(other) and not other.is_relative_to(one)


def is_below(pages: str) -> bool:
    """Whether a folder is not that of mkdocs.yml itself or one above it."""
    return Path(os.path.normpath(pages)).name not in ("", "..")


def is_text(value: object) -> bool:
    return isinstance(value, str)


def is_locale(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch("[A-Za-z]{2,3}(?:[_-][A-Za-z]{2,4})?", value) is not None


def has_frame(theme: Mapping[Any, Any]) -> bool:
    """Whether there is something around a page: a theme, or a folder of our own."""
    return theme_of(theme) is not None or bool(theme.get("custom_dir"))


def is_template(text: str) -> bool:
    """Whether MkDocs knows all that stands in braces in the address where somebody edits a page."""
    with suppress(ValueError):
        parts = {(name, spec or "", how) for _, name, spec, how in Formatter().parse(text) if name is not None}
        return parts <= {(name, "", how) for name in ("path", "path_noext") for how in (None, "a", "q", "r", "s")}
    return False


def has_levels(links: Any) -> bool:
    """Whether these are kinds of links with what MkDocs is to do about them."""
    if isinstance(links, dict):
        return links.keys() <= OF_LINKS and all(map(has_levels, links.values()))
    return links in LEVELS


def are_named(plugins: Any) -> bool:
    """Whether these are names of plugins, each perhaps with settings of its own."""
    if isinstance(plugins, dict):
        return all(isinstance(own, dict | None) for own in plugins.values())
    with_own = [each for each in plugins if isinstance(each, dict)] if isinstance(plugins, list) else []
    return isinstance(plugins, list) and all(len(each) == 1 and are_named(each) for each in with_own)


def is_menu(nav: Any) -> bool:
    """Whether MkDocs reads a menu here: files, each perhaps below a title, or more of them below one."""
    if isinstance(nav, dict):
        return len(nav) == 1 and all(isinstance(below, str) or is_listed(below) for below in nav.values())
    return isinstance(nav, str)


def is_listed(nav: Any) -> bool:
    return isinstance(nav, list) and all(map(is_menu, nav))


def are_scripts(scripts: list[Any]) -> bool:
    return all(map(is_script, scripts))


def is_script(script: Any) -> bool:
    """Whether MkDocs can put a script with every page: its file, or that with how it is loaded."""
    if not isinstance(script, dict):
        return isinstance(script, str)
    kinds = {"path": str, "type": str, "defer": bool, "async": bool}
    return "path" in script and all(isinstance(own, kinds.get(key, ())) for key, own in script.items())


TRIED: Mapping[str, tuple[type, Callable[[Any], object], str]] = {
    "dev_addr": (str, is_address, "Schrijf naam:poort, zoals `localhost:8000`."),
    "docs_dir": (str, is_below, "Schrijf `docs_dir: docs`."),
    "edit_uri_template": (str, is_template, "Gebruik tussen accolades alleen `{path}` en `{path_noext}`."),
    "validation": (dict, has_levels, "Haal het weg: de controle kijkt zelf alle links na."),
    "plugins": (object, are_named, "Schrijf een lijst van namen, of `plugins: []`."),
    "nav": (list, is_listed, "Schrijf `nav: [index.md]`: de site maakt haar eigen menu."),
    "extra_javascript": (list, are_scripts, "Schrijf op elke regel van de lijst één bestand."),
    "theme": (dict, has_frame, "Zet er `custom_dir: overrides` bij: daar staat wat om elke pagina is."),
}
"""Key -> the kind of value of which MkDocs tries more, what that is, and what helps where it is not so."""
OF_THEME: Mapping[str, tuple[type, Callable[[Any], object], str]] = {
    "custom_dir": (object, is_text, "Schrijf `custom_dir: overrides`."),
    "locale": (object, is_locale, "Haal het weg: de taal staat bij `language`."),
}
"""The same of what stands below `theme`."""


def useless(values: Mapping[Any, Any]) -> Iterator[tuple[str, str]]:
    """Keys with a value for which MkDocs does not begin, each with what helps; other rules tell of another kind."""
    for tried, given in ((TRIED, values), (OF_THEME, as_mapping(values.get("theme")))):
        for key, (kind, fits, advice) in tried.items():
            value = given.get(key)
            if value is not None and isinstance(value, kind) and not fits(value):
                yield key, advice
    site, pages = (values.get(key) for key in ("site_dir", "docs_dir"))
    if isinstance(site, str) and not is_beside(site, pages if isinstance(pages, str) and pages else "docs"):
        yield "site_dir", "Kies een map naast `docs`, zoals `site`."


def check_generator(values: Mapping[Any, Any], text: str, root: Path) -> Iterator[Problem]:
    """Report what MkDocs refuses before it calls a hook, and then in words that help no editor."""
    if values.get("site_name") in (None, ""):
        yield NAMELESS.at(CONFIG, line_of_key(text, "site_name"))
    for kind, keys in OF_MKDOCS.items():
        yield from check_kinds(values, text, keys, kind)
    for key in values:
        if key not in KNOWN_TO_MKDOCS:
            suggestion = nearest(str(key), KNOWN_TO_MKDOCS)
            yield UNKNOWN_KEY.at(CONFIG, line_of_key(text, str(key)), suggestion=suggestion, key=key)
    theme = values.get("theme")
    yield from check_theme(theme, text)
    for name in names_in(values.get("plugins")):
        if not is_installed(name, theme_of(theme)):
            yield not_installed("plugins", name, text)
    for name in names_in(values.get("markdown_extensions")):
        yield NO_EXTENSION.at(CONFIG, line_of_value(text, "markdown_extensions", name), value=name)
    for key, advice in useless(values):
        yield USELESS.at(CONFIG, line_of_key(text, key), key=key, help=advice)
    yield from check_files(values, text, root)


def check_files(values: Mapping[Any, Any], text: str, root: Path) -> Iterator[Problem]:
    """Report each file or folder that is named and is not there."""
    places = dict(values) | {"custom_dir": as_mapping(values.get("theme")).get("custom_dir")}
    for key, is_there in MUST_BE_THERE.items():
        for name in names_in(places.get(key)):
            if not is_there(root / name):
                yield NOT_THERE.at(CONFIG, line_of_value(text, key, name), key=key, value=name)


def check_theme(theme: Any, text: str) -> Iterator[Problem]:
    """A theme is its name, or a mapping with the name in it; one without a name stands in `custom_dir` alone."""
    if theme is not None and not isinstance(theme, str | dict):
        yield wrong_kind("theme", theme, text, dict)
        return
    yield from check_kinds(as_mapping(theme), text, ("static_templates",), list)
    name = theme_of(theme)
    if name is not None and installed("themes") and name not in installed("themes"):
        yield not_installed("theme", name, text)


def theme_of(theme: Any) -> str | None:
    """The name of the theme; empty when it should be there and is not."""
    name = theme.get("name", "") if isinstance(theme, dict) else theme
    return None if name is None else str(name)


def is_installed(plugin: str, theme: str | None) -> bool:
    """Whether MkDocs finds a plugin: a slash before its name passes by one of the same name that the theme has."""
    known = installed("plugins")
    return not known or not {plugin.removeprefix("/"), f"{theme}/{plugin}"}.isdisjoint(known)


def not_installed(key: str, name: str, text: str) -> Problem:
    suggestion = nearest(name, installed("themes" if key == "theme" else key))
    return NOT_INSTALLED.at(CONFIG, line_of_value(text, key, name), suggestion=suggestion, key=key, value=name)


@cache
def installed(kind: str) -> frozenset[str]:
    """The names of the `themes` or `plugins` that MkDocs finds, or the ProperDocs that continues it; none without."""
    groups = (entry_points(group=f"{generator}.{kind}") for generator in ("mkdocs", "properdocs"))
    return frozenset(point.name for group in groups for point in group)


def names_in(value: Any) -> Iterator[str]:
    """The names that MkDocs reads in a setting: one text, a list of names, or names with settings of their own."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | dict):
        for each in value:
            yield from map(str, each) if isinstance(each, dict) else [str(each)]


def check_kinds(values: Mapping[Any, Any], text: str, keys: Sequence[str], kind: type) -> Iterator[Problem]:
    """Report values of another kind; `text` is for their lines. What is empty is as what is not there."""
    for key in keys:
        if values.get(key) is not None and not isinstance(values[key], kind):
            yield wrong_kind(key, values[key], text, kind)


def wrong_kind(key: str, value: Any, text: str, kind: type) -> Problem:
    shown = reprlib.repr(value) if isinstance(value, list | dict) else value  # aliases may make it endless
    return SETTING_KIND.at(CONFIG, line_of_key(text, key), key=key, value=shown, kind=KINDS[kind])


def check_settings(own: Mapping[Any, Any], text: str) -> Iterator[Problem]:
    """Report keys that do not exist and values of another kind than the default; `text` is for their lines."""
    for key, value in own.items():
        line = line_of_key(text, str(key))
        if key not in LIBRARY_KEYS:
            suggestion = nearest(str(key), LIBRARY_KEYS)
            yield UNKNOWN_SETTING.at(CONFIG, line, suggestion=suggestion, key=key, choices=", ".join(LIBRARY_KEYS))
        elif not is_of(value, LIBRARY_KEYS[key]):
            yield wrong_kind(key, value, text, LIBRARY_KEYS[key])


def line_of_key(text: str, key: str) -> int:
    found = re.search(rf"^\s*{re.escape(key)}\s*:", text, re.MULTILINE)
    return text.count("\n", 0, found.end()) + 1 if found else 1


def line_of_value(text: str, key: str, value: str) -> int:
    """The line of a value below or beside its key; that of the key when it is written in another way."""
    first = line_of_key(text, key)
    written = re.compile(rf"""(?:^|[\s\[])["']?{re.escape(value)}["']?(?:[\s,\]:]|$)""")
    below = enumerate(text.split("\n")[first - 1 :], first)
    return next((number for number, line in below if value and written.search(line)), first)


class _ConfigLoader(yaml.SafeLoader):
    """Reads past the tags that MkDocs knows (`!ENV`, `!relative`) and we do not need."""


def _skip(_loader: yaml.SafeLoader, _suffix: str, _node: yaml.Node) -> None:
    return None


def _value(loader: yaml.SafeLoader, node: yaml.ScalarNode) -> Any:
    """A date, a number or a truth; YAML knows more of them than Python has, and a tag can be on anything."""
    try:
        return yaml.SafeLoader.yaml_constructors[node.tag](loader, node)
    except (ValueError, LookupError, AttributeError) as error:  # each reader of PyYAML fails in a way of its own
        raise ConstructorError(None, None, NO_VALUE, node.start_mark) from error


for _tag in ("bool", "int", "float", "timestamp"):
    _ConfigLoader.add_constructor(f"tag:yaml.org,2002:{_tag}", _value)
_ConfigLoader.add_multi_constructor("!", _skip)
_ConfigLoader.add_multi_constructor("tag:yaml.org,2002:python/", _skip)
