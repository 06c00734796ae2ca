"""The rules for other libraries that the finder searches too."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..library.library import Library
from ..model.fields import whole_address
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..model.settings import CONFIG, read_config
from .home import line_of

PRIVACY = "privacy"
"""The page that says what a reader's browser asks of others."""
ADDRESS = re.compile(r"https://[a-z0-9.-]+(?::\d{1,5})?/(?:[\w.~-]+/)*", re.IGNORECASE | re.ASCII)
"""Of a site, in a form that a policy for browsers can hold."""

WRONG_LIBRARY = rule(
    "S-024",
    Level.ERROR,
    message="de bibliotheek '{name}' in `other_libraries` heeft geen adres dat kan: '{value}'.",
    advice="Neem het adres van een andere site over uit de adresbalk van je browser, met https:// ervoor.",
    explanation="De zoeker haalt daar op wat hij vindt. Andere adressen staat de site een browser niet toe.",
)
NOT_TOLD = rule(
    "S-025",
    Level.WARNING,
    message="de zoeker zoekt ook in '{name}', en de pagina over privacy noemt {host} niet.",
    advice="Schrijf in docs/privacy.md dat de browser van wie zoekt daar bestanden ophaalt, "
    "en haal weg wat dat tegenspreekt.",
    explanation="Wie zoekt, laat zijn IP-adres dan zien aan een tweede site. Dat hoort een lezer te weten.",
)


def check_other_libraries(library: Library) -> Iterator[Problem]:
    """Report an address that no browser may ask, and one that readers are not told of."""
    settings = library.settings
    text = read_config(library.root) if settings.other_libraries else ""
    page = library.page.get(PRIVACY)
    for name, url in settings.other_libraries:
        line = line_of(text, "other_libraries", name)
        host = urlsplit(url).netloc
        if not ADDRESS.fullmatch(url) or url == settings.site_url:
            meant = whole_address(url, lambda each: ADDRESS.fullmatch(each) and each != settings.site_url)
            yield WRONG_LIBRARY.at(CONFIG, line, suggestion=meant, name=name, value=url)
        elif page is None or host not in page.body.text:
            yield NOT_TOLD.at(page.path if page else CONFIG, 1 if page else line, name=name, host=host)
