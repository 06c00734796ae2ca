"""`hoedan status`: what the library has and what it lacks."""

import argparse
import datetime
import json
import sys
from dataclasses import asdict
from enum import StrEnum

from ..language.dutch import counted
from ..library.status import HARDEST, LibraryStatus, TextScore, read_status
from ..model.problems import printable
from ..places.country import REGIONS
from ..places.gazetteer import SIZE_CLASSES
from .shared import OK, add_today, find_root, load


class StatusFormat(StrEnum):
    """How `hoedan status` writes."""

    TEXT = "text"
    JSON = "json"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=[*map(str, StatusFormat)], default=StatusFormat.TEXT, help="de vorm")
    add_today(parser)


def run(options: argparse.Namespace) -> int:
    """Print the state of the library. Content errors do not stop it; what has them is not counted."""
    checked = load(find_root(options.root), options.today or datetime.date.today())
    region = checked.library.gazetteer.country.regions[REGIONS[0]]
    sys.stdout.write(write_status(read_status(checked.library), StatusFormat(options.format), region))
    return OK


def write_status(status: LibraryStatus, form: StatusFormat, region: str) -> str:
    """Write what a library has, for people or for programs; `region` is what its country calls a large region."""
    if form is StatusFormat.JSON:
        return json.dumps(asdict(status), ensure_ascii=False, indent=2) + "\n"
    empty = sum(count == 0 for counts in status.coverage.values() for count in counts.values())
    stories = counted(status.stories, "verhaal", "verhalen")
    places = counted(status.municipalities, "gemeente", "gemeenten")
    lines = [f"{stories} uit {places}", "", f"Verhalen per {region}"]
    lines += [f"  {name:<22}{count:>4}" for name, count in status.provinces.items()]
    lines += ["", "Verhalen per grootte (inwoners)"]
    lines += [f"  {SIZE_CLASSES[size][0]:<22}{count:>4}" for size, count in status.sizes.items()]
    lines += ["", "Verhalen per ingrediënt (totaal over de thema's, een verhaal telt bij elk thema)"]
    lines += [f"  {slug:<32}{sum(counts.values()):>4}" for slug, counts in status.coverage.items()]
    lines += ["", "Verhalen per struikelblok"]
    lines += [f"  {slug:<32}{count:>4}" for slug, count in status.setbacks.items()]
    lines += ["", "Waar de verhalen op rusten"]
    lines += [f"  {label:<32}{count:>4}" for label, count in status.evidence.items()]
    lines += ["", f"Combinaties van ingrediënt en thema zonder verhaal: {empty}"]
    lines += section("Uitnodigingen", [f"{each.text}  /{each.url}" for each in status.invitations])
    lines += section("Te lang geleden gecontroleerd", status.stale)
    lines += section("Nog nooit gecontroleerd", status.unchecked)
    lines += section("Niet bekend of het nog loopt", status.unknown)
    lines += section("Verhalen met maar één bron", status.few_sources)
    lines += section("Verhalen zonder struikelblok", status.without_setback)
    lines += section("Bestanden die nergens gebruikt worden", status.orphans)
    lines += section("Lezen het minst makkelijk (score, woorden per zin)", [line_of(s) for s in status.texts[:HARDEST]])
    if edition := status.last_edition:
        lines += section(f"Nieuw sinds ‘{edition.title}’ ({edition.date})", edition.new_stories)
    return "\n".join(lines) + "\n"


def line_of(score: TextScore) -> str:
    return f"{score.slug:<52}{score.flesch_douma:>6}{score.average_sentence:>6}"


def section(title: str, items: list[str]) -> list[str]:
    return ["", title, *(f"  {printable(item)}" for item in items or ["geen"])]
