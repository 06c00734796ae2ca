"""The rules for a site that goes online: who publishes it, where to write to, and a statement with a date."""

import datetime
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..library.library import Library
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..model.settings import CONFIG, Settings, read_config
from ..reading.load import ACCESSIBILITY
from .home import EDITORS_OF_AN_EXAMPLE, line_of
from .placeholders import NO_PLACE, check_placeholders

NO_ADDRESS_OF_EDITORS = rule(
    "S-008",
    Level.ERROR,
    message="de site staat op {value}, maar niemand weet hoe hij de redactie bereikt.",
    advice=f"Zet in mkdocs.yml onder `extra: hoedan:` een mailadres: `editors_address: {EDITORS_OF_AN_EXAMPLE}`.",
    explanation=(
        "Wie geen account op GitHub heeft, mailt zijn verhaal, vraag of drempel, en daarvoor is er een adres nodig."
    ),
)
NOBODY_PUBLISHES = rule(
    "S-010",
    Level.ERROR,
    message="de site staat op {value}, maar niemand weet wie haar uitgeeft.",
    advice="Zet in mkdocs.yml onder `extra: hoedan:` een naam: `organisation: Naam van de organisatie`.",
    explanation="De toegankelijkheidsverklaring noemt de organisatie die haar afgeeft.",
)
HALF_A_YEAR = datetime.timedelta(days=182)
"""What the example of a planning takes."""
NOT_SIGNED = rule(
    "S-011",
    Level.ERROR,
    message="de site staat op {value}, maar in de toegankelijkheidsverklaring {fault}.",
    advice="Vul het aan in docs/toegankelijkheid.yml: `{example}`.",
    explanation="Een verklaring telt pas met een datum en een ondertekenaar, en met een planning bij elke afwijking.",
)


def is_online(settings: Settings) -> bool:
    """Whether the address of the site is one where a site can be."""
    host = host_of(settings)
    return bool(host) and host.rpartition(".")[2] not in NO_PLACE


def host_of(settings: Settings) -> str:
    return urlsplit(settings.site_url).hostname or ""


def check_publication(library: Library, today: datetime.date) -> Iterator[Problem]:
    """Report what a site has to say of itself before it goes online."""
    settings, statement = library.settings, library.accessibility
    value = host_of(settings) or "internet"
    line = line_of(read_config(library.root), "site_url", "")
    if not settings.editors_address:
        yield NO_ADDRESS_OF_EDITORS.at(CONFIG, line, value=value)
    if not settings.organisation:
        yield NOBODY_PUBLISHES.at(CONFIG, line, value=value)
    missing = {
        "staat geen datum": (f"date: {today.isoformat()}", statement and statement.date),
        "staat niet wie haar ondertekent": ("signed_by: De gemeentesecretaris", statement and statement.signed_by),
    }
    for deviation in statement.deviations if statement else ():
        fault = f"heeft de afwijking van {deviation.criterion} geen planning"
        missing[fault] = (f"planned: {(today + HALF_A_YEAR).isoformat()}", deviation.planned)
    for fault, (example, given) in missing.items():
        if not given:
            yield NOT_SIGNED.at(ACCESSIBILITY, 1, value=value, fault=fault, example=example)
    yield from check_placeholders(library, today)
