"""Every name that the gazetteer knows and what it means, for the form in the browser."""

import json
from collections.abc import Iterator

from ..language.slugs import fold
from .gazetteer import OTHER_PROVINCE_NAMES, REGION_KINDS, Ambiguous, Divided, Found, Gazetteer, RegionName

ADDRESS = "assets/plaatsnamen.json"


def write_place_names(gazetteer: Gazetteer) -> str:
    """A JSON object of folded name -> how it is written, what it is, and the municipalities it stands for."""
    names: dict[str, dict[str, object]] = {}
    for name in known_names(gazetteer):
        entry = describe(gazetteer, name)
        if entry is not None:
            names.setdefault(fold(name), {"name": name} | entry)
    return json.dumps(dict(sorted(names.items())), ensure_ascii=False, separators=(",", ":")) + "\n"


def known_names(gazetteer: Gazetteer) -> Iterator[str]:
    """Current names first: where a name was used twice, they win."""
    for each in gazetteer.municipalities:
        yield each.name
    for each in gazetteer.municipalities:
        yield each.name.partition(" (")[0]
        yield from (predecessor.name for predecessor in each.predecessors)
        yield from each.aliases
        yield from (getattr(each, key) for key in REGION_KINDS)
    yield from OTHER_PROVINCE_NAMES


def describe(gazetteer: Gazetteer, name: str) -> dict[str, object] | None:
    match gazetteer.resolve(name):
        case Found(municipality, former):
            kind = "former" if former else "name" if municipality.name == name else "alias"
            return {"kind": kind, "is": [municipality.name], "province": municipality.province}
        case Divided(successors):
            return {"kind": "divided", "is": successors}
        case Ambiguous(names):
            return {"kind": "ambiguous", "is": names}
        case RegionName(kind):
            return {"kind": "region", "is": [], "region": kind}
        case _:
            return None
