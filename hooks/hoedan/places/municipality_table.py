"""The table behind every field in the browser where a municipality is chosen: each name, and what it stands for."""

import json
from collections import defaultdict
from collections.abc import Iterator

from ..language.slugs import fold
from .gazetteer import Ambiguous, Divided, Found, Gazetteer, RegionName

ADDRESS = "assets/gemeenten.json"


def municipality_table(gazetteer: Gazetteer) -> str:
    """Every municipality with its figures, and every other name with what the gazetteer says it is, as JSON.

    The figures stand in columns, which compress best; a number in place of a name is a position in another list.
    """
    provinces, regions = list(gazetteer.provinces), list(gazetteer.labour_market_regions)
    columns: dict[str, list[str | int | float]] = {
        "name": [each.name for each in gazetteer.municipalities],
        "province": [provinces.index(each.province) for each in gazetteer.municipalities],
        "region": [regions.index(each.labour_market_region) for each in gazetteer.municipalities],
        "population": [each.population for each in gazetteer.municipalities],
        "lon": [each.lon for each in gazetteer.municipalities],
        "lat": [each.lat for each in gazetteer.municipalities],
    }
    table = {"provinces": provinces, "regions": regions, "municipalities": columns, **other_names(gazetteer)}
    return json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n"


def other_names(gazetteer: Gazetteer) -> dict[str, object]:
    """The names that are not a municipality's own, by what they are.

    `aliases`, `former` (names of then) and `shared` (names that several municipalities bear) hold rows of a name and
    the positions of its municipalities: more than one for a former municipality that was divided. `areas` holds the
    names of regions for each kind of region, and that of the country.
    """
    position = {each.name: number for number, each in enumerate(gazetteer.municipalities)}
    rows: dict[str, list[list[str | int]]] = {"aliases": [], "former": [], "shared": []}
    areas: dict[str, list[str]] = defaultdict(list)
    for name in names_once(gazetteer):
        match gazetteer.resolve(name):
            case Found(municipality, None) if fold(municipality.name) != fold(name):
                rows["aliases"].append([name, position[municipality.name]])
            case Found(municipality, str()):
                rows["former"].append([name, position[municipality.name]])
            case Divided(successors):
                rows["former"].append([name, *(position[each] for each in successors)])
            case Ambiguous(names):
                rows["shared"].append([name, *(position[each] for each in names)])
            case RegionName(kind):
                areas[kind].append(name)
    return {**rows, "areas": areas}


def names_once(gazetteer: Gazetteer) -> list[str]:
    """All other names in order; of names that are the same when folded the first."""
    names = {fold(name): name for name in reversed([*known_names(gazetteer)])}
    return [names[folded] for folded in sorted(names)]


def known_names(gazetteer: Gazetteer) -> Iterator[str]:
    yield gazetteer.country.name
    for each in gazetteer.municipalities:
        yield each.name.partition(" (")[0]
        yield from (predecessor.name for predecessor in each.predecessors)
        yield from each.aliases
        for key in gazetteer.country.regions:
            yield from gazetteer.country.names_of(getattr(each, key))
    for former in gazetteer.former:
        yield from former.aliases
