"""One address of every kind of page, found in a built site."""

from collections.abc import Iterator
from pathlib import Path

FIXED = {
    "start": "",
    "verhalen": "verhalen/",
    "ingredienten": "ingredienten/",
    "themas": "themas/",
    "regios": "regios/",
    "gemeenten": "gemeenten/",
    "matrix": "matrix/",
    "achtergrond": "achtergrond/",
    "bundels": "bundels/",
    "mijn-bundel": "mijn-bundel/",
    "redactie": "redactie/",
    "over": "over/",
    "bijdragen": "bijdragen/",
    "insturen": "insturen/",
    "data": "data/",
    "niet-gevonden": "404.html",
}
PREFERRED = {
    "verhaal": "verhalen/noordoostpolder-2040/",
    "ingredient": "ingredienten/lange-adem/",
    "thema": "themas/wonen-zorg-welzijn/",
    "provincie": "regios/overijssel/",
    "arbeidsmarktregio": "regios/arbeidsmarktregio/groningen/",
    "gemeente": "gemeenten/zwolle/",
    "gemeente-zonder-verhaal": "gemeenten/aalten/",
    "achtergrondstuk": "achtergrond/lerend-netwerk/",
    "reeks": "achtergrond/stap-2-beeld-van-later/",
    "bundel": "bundels/hoe-dan/",
    "bundeltekst": "bundels/hoe-dan/reflectie/",
    "bundelmatrix": "bundels/hoe-dan/matrix/",
    "bundelregisters": "bundels/hoe-dan/registers/",
}
BUNDLE = PREFERRED["bundel"]
FOLDERS = {"verhaal": "verhalen", "ingredient": "ingredienten", "thema": "themas", "bundel": "bundels"}


def page_types(site: Path) -> Iterator[tuple[str, str]]:
    """Name and address of each kind of page that the site has."""
    for name, address in (FIXED | PREFERRED).items():
        if (site / address).is_file() or (site / address / "index.html").is_file():
            yield name, address
        elif name in FOLDERS and (others := sorted((site / FOLDERS[name]).glob("*/index.html"))):
            yield name, f"{FOLDERS[name]}/{others[0].parent.name}/"
    stories = {page.parent.name for page in (site / "verhalen").glob("*/index.html")}
    in_bundle = sorted(page.parent.name for page in (site / BUNDLE).glob("*/index.html"))
    if chosen := next((slug for slug in in_bundle if slug in stories), None):
        yield "bundelverhaal", f"{BUNDLE}{chosen}/"
