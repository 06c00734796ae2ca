"""The small table behind 'ik werk in ...' and 'Past dit bij ons?', for the scripts in the browser."""

import json

from ..language.slugs import fold
from .gazetteer import Divided, Found, Gazetteer


def municipality_table(gazetteer: Gazetteer) -> str:
    """Every municipality with its figures, and every other name that leads to one or more of them, as JSON.

    Rows are lists, because the names of the fields would weigh more than the values.
    """
    provinces, regions = list(gazetteer.provinces), list(gazetteer.labour_market_regions)
    position = {each.code: number for number, each in enumerate(gazetteer.municipalities)}
    rows = [
        [
            each.name,
            each.slug,
            provinces.index(each.province),
            regions.index(each.labour_market_region),
            each.population,
            each.lon,
            each.lat,
        ]
        for each in gazetteer.municipalities
    ]
    other_names = {
        (name, position[each.code])
        for each in gazetteer.municipalities
        for name in (*each.aliases, *(former.name for former in each.predecessors))
    }
    table = {
        "provinces": provinces,
        "regions": regions,
        "municipalities": rows,
        "names": sorted(
            (pair for pair in other_names if leads_to(gazetteer, pair[0])), key=lambda pair: (fold(pair[0]), pair[1])
        ),
    }
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n"


def leads_to(gazetteer: Gazetteer, name: str) -> bool:
    """Whether a name still means something else than a municipality of today."""
    found = gazetteer.resolve(name)
    return isinstance(found, Divided) or (isinstance(found, Found) and fold(found.municipality.name) != fold(name))
