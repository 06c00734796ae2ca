"""The rules for what only a publisher can fill in: no address or name that stood there as an example goes online."""

import datetime
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from ..language.dutch import dutch_date
from ..library.library import Library
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..model.settings import CONFIG, Settings, read_config
from .home import EDITORS_OF_AN_EXAMPLE, line_of
from .text import TO_FILL_IN as OF_AN_EXAMPLE

PRIVACY, SECURITY_TXT, SECURITY = "docs/privacy.md", "docs/.well-known/security.txt", "SECURITY.md"
CODEOWNERS = ".github/CODEOWNERS"

NO_PLACE = ("example", "test", "invalid", "localhost")
"""Ends of addresses where no site can be: a library that is still being made, or tried."""
GITHUB = "github.com"
NOBODY = "organisatie"
"""Stands for an organisation on GitHub in what `hoedan start` writes."""
TO_FILL_IN = re.compile(r"^Wie deze site publiceert, vult hier in .*$", re.MULTILINE)
"""In the page on privacy, where a publisher says what no program knows."""
ADDRESS = re.compile(r"https?://[^\s<>()\[\]]+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
FIELD = re.compile(r"(?P<name>[A-Za-z-]+): *(?P<value>\S.*)")
REPORTS = "/security/advisories"
TEAM = re.compile(r"@(?P<organisation>[\w-]+)/[\w.-]+")

STILL_AN_EXAMPLE = rule(
    "S-020",
    Level.ERROR,
    message="'{value}' is nog een voorbeeld.",
    advice="Zet er {remedy}.",
    explanation="Een voorbeeld dat blijft staan, stuurt lezers en melders naar iemand die er niet is.",
)
OF_ANOTHER = rule(
    "S-021",
    Level.ERROR,
    message="'{value}' hoort bij een andere site of repository.",
    advice="Zet er {remedy}.",
    explanation="Wie een kopie van de bestanden publiceert, vergeet soms een adres of team van de vorige uitgever.",
)
MISSING = rule(
    "S-022",
    Level.ERROR,
    message="hier staat nog niet {what}.",
    advice="Zet er {remedy}.",
    explanation="Zonder adres, meldpunt of meelezer kan niemand de site vinden, een lek melden of meelezen.",
)
EXPIRED = rule(
    "S-023",
    Level.WARNING,
    message="security.txt {fault}.",
    advice="Kijk na of de rest nog klopt, en zet er een dag binnen een jaar: `Expires: {example}`.",
    explanation="Na die dag vertrouwt niemand het bestand meer, en blijft een melding van een lek liggen.",
)
OWN_REVIEWERS = "wie meeleest, zoals `* @jouw-organisatie/redactie`; een team is van de organisatie zelf"


def check_placeholders(library: Library, today: datetime.date) -> Iterator[Problem]:
    """Report every example in the files that a publisher fills in; a file that is not there asks for nothing."""
    settings = library.settings
    texts = dict(readable(library.root))
    yield from in_settings(library.root, settings)
    for path in (SECURITY_TXT, SECURITY):
        yield from in_addresses(path, texts.get(path, ""), settings)
    if CODEOWNERS in texts and settings.repo_url:  # without a repository GitHub asks nobody
        yield from in_owners(texts[CODEOWNERS], settings)
    if SECURITY_TXT in texts:
        yield from in_security_txt(texts[SECURITY_TXT], settings, today)
    for found in TO_FILL_IN.finditer(texts.get(PRIVACY, "")):
        line = texts[PRIVACY].count("\n", 0, found.start()) + 1
        remedy = "waar de site staat, wie de server beheert, wat die vastlegt en hoelang"
        yield STILL_AN_EXAMPLE.at(PRIVACY, line, value=found[0], remedy=remedy)


def readable(root: Path) -> Iterator[tuple[str, str]]:
    """Path -> text of what is there of the files that a publisher fills in, beside the settings."""
    for path in (PRIVACY, SECURITY_TXT, SECURITY, CODEOWNERS):
        if (root / path).is_file():
            yield path, (root / path).read_text(encoding="utf-8", errors="replace")


def is_no_place(address: str) -> bool:
    """Whether nobody can be at this address, or the name in it is the one that stands for all."""
    parts = urlsplit(address if "//" in address else f"//{address}")
    host = parts.hostname or ""
    return host.rpartition(".")[2] in NO_PLACE or (host == GITHUB and parts.path.startswith(f"/{NOBODY}/"))


def in_settings(root: Path, settings: Settings) -> Iterator[Problem]:
    config = read_config(root)
    address = "het adres waar je site komt, met de map waarin zij staat"
    repository = "het adres van je repository, of haal de regel weg, samen met `edit_uri`, als die niet op GitHub staat"
    given = {
        "site_url": (settings.site_url, address),
        "repo_url": (settings.repo_url, repository),
        "editors_address": (settings.editors_address, "een mailadres dat gelezen wordt"),
    }
    for key, (value, remedy) in given.items():
        if value and (is_no_place(value) or value == EDITORS_OF_AN_EXAMPLE):
            line = line_of(config, key, "")
            yield STILL_AN_EXAMPLE.at(CONFIG, line, value=f"{key}: {value}", remedy=remedy)
    if OF_AN_EXAMPLE.search(settings.organisation):
        value, remedy = f"organisation: {settings.organisation}", "de naam van wie de site uitgeeft"
        yield STILL_AN_EXAMPLE.at(CONFIG, line_of(config, "organisation", ""), value=value, remedy=remedy)
    if not settings.site_url:
        yield MISSING.at(CONFIG, 1, what="op welk adres de site komt", remedy=address)


def in_addresses(path: str, text: str, settings: Settings) -> Iterator[Problem]:
    """Addresses in the texts about security: those of nobody, and where leaks are told to another repository."""
    own = f"{settings.repo_url}{REPORTS}"
    for number, line in enumerate(text.split("\n"), 1):
        for address in ADDRESS.findall(line):
            if is_no_place(address):
                yield STILL_AN_EXAMPLE.at(path, number, value=address, remedy="een adres van jezelf")
            elif settings.repo_url and REPORTS in address and not address.startswith(own):
                yield OF_ANOTHER.at(path, number, value=address, remedy=f"{own}/new, of een mailadres")


def in_owners(text: str, settings: Settings) -> Iterator[Problem]:
    """Who is asked to review: somebody, and of teams only those of the organisation that has the repository."""
    lines = [line.partition("#")[0] for line in text.split("\n")]
    if not any("@" in line for line in lines):
        yield MISSING.at(CODEOWNERS, 1, what="wie gevraagd wordt om mee te lezen", remedy=OWN_REVIEWERS)
    ours = urlsplit(settings.repo_url).path.strip("/").partition("/")[0]
    for number, line in enumerate(lines, 1):
        for team in TEAM.finditer(line):
            if team["organisation"].lower() != ours.lower():
                yield OF_ANOTHER.at(CODEOWNERS, number, value=team[0], remedy=OWN_REVIEWERS)


def in_security_txt(text: str, settings: Settings, today: datetime.date) -> Iterator[Problem]:
    fields = {
        found["name"].lower(): (number, found["value"])
        for number, line in enumerate(text.split("\n"), 1)
        if (found := FIELD.fullmatch(line.strip()))
    }
    if "contact" not in fields:
        remedy = "een regel `Contact: mailto:` met je mailadres, of met een webadres"
        yield MISSING.at(SECURITY_TXT, 1, what="waar iemand een lek meldt", remedy=remedy)
    number, canonical = fields.get("canonical", (1, ""))
    site = urlsplit(settings.site_url).hostname
    if site and canonical and not is_no_place(canonical) and urlsplit(canonical).hostname != site:
        yield OF_ANOTHER.at(SECURITY_TXT, number, value=canonical, remedy=f"https://{site}/.well-known/security.txt")
    number, expires = fields.get("expires", (1, ""))
    example = f"{today.year + 1}-{today:%m}-01T00:00:00Z"
    try:
        last = datetime.date.fromisoformat(expires[:10])
    except ValueError:
        yield EXPIRED.at(SECURITY_TXT, number, fault="zegt niet tot wanneer het geldt", example=example)
        return
    if last <= today:
        yield EXPIRED.at(SECURITY_TXT, number, fault=f"geldt niet meer sinds {dutch_date(last)}", example=example)
