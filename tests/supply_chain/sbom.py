"""`make sbom`: the list of all parts beside a release, as CycloneDX for machines and as a table for people.

The same commit gives the same bytes: the date is that of the build, and the serial number follows from the parts.
"""

import csv
import datetime
import io
import sys
import uuid
from collections.abc import Iterable
from importlib.metadata import version

from cyclonedx.model import Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType, Pedigree
from cyclonedx.model.license import LicenseAcknowledgement, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from licences import ALLOWED, ALSO_FOR_TOOLS, is_allowed
from parts import PROJECT, Part, all_parts

from hoedan.incremental.clock import build_day

SBOM, TABLE = "hoedan.cdx.json", "licences.csv"


def main() -> int:
    """Write both files into `dist/`; 1 when a part has a licence that is not allowed."""
    parts = all_parts()
    folder = PROJECT / "dist"
    folder.mkdir(exist_ok=True)
    (folder / SBOM).write_text(write_sbom(parts, build_day(PROJECT)), "utf-8")
    (folder / TABLE).write_text(write_table(parts), "utf-8")
    refused = [part for part in parts if not may_use(part)]
    for part in refused:
        print(f"{part.name} {part.version}: licence {part.licence} is not allowed; see licences.py", file=sys.stderr)
    print(f"dist/{SBOM}, dist/{TABLE}: {len(parts)} parts")
    return 1 if refused else 0


def may_use(part: Part) -> bool:
    """Whether its licence is allowed for what we do with it."""
    return is_allowed(part.licence, ALLOWED if part.builds else ALLOWED | ALSO_FOR_TOOLS)


def write_sbom(parts: Iterable[Part], day: datetime.date) -> str:
    """The parts as CycloneDX 1.6."""
    parts = list(parts)
    components = {part.ref: component_of(part) for part in parts}
    for part in parts:
        if part.ancestor:
            origin = components[part.ancestor]
            ancestor = Component(name=origin.name, version=origin.version, purl=origin.purl)
            components[part.ref].pedigree = Pedigree(ancestors=[ancestor])
    project = component_of(Part("hoedan", "hoedan", version("hoedan"), "EUPL-1.2", builds=True))
    project.type = ComponentType.APPLICATION
    midnight = datetime.datetime.combine(day, datetime.time(), datetime.UTC)
    bom = Bom(
        components=components.values(),
        metadata=BomMetaData(component=project, timestamp=midnight),
        serial_number=uuid.uuid5(uuid.NAMESPACE_OID, "\n".join(sorted(map(repr, parts)))),
    )
    bom.register_dependency(project, [components[part.ref] for part in parts if part.builds])
    for part in parts:
        needed = [components[ref] for ref in (*part.needs, part.ancestor) if ref]
        bom.register_dependency(components[part.ref], needed)
    return JsonV1Dot6(bom).output_as_string(indent=2) + "\n"


def component_of(part: Part) -> Component:
    licence = LicenseExpression(part.licence, acknowledgement=LicenseAcknowledgement.DECLARED)
    return Component(
        name=part.name,
        version=part.version or None,
        bom_ref=part.ref,
        licenses=[licence],
        purl=part.purl,
        scope=ComponentScope.REQUIRED if part.builds else ComponentScope.EXCLUDED,
        properties=[Property(name="hoedan:published", value=part.published)] if part.published else [],
    )


def write_table(parts: Iterable[Part]) -> str:
    """One line for each part."""
    stream = io.StringIO()
    rows = csv.writer(stream, lineterminator="\n")
    rows.writerow(("name", "version", "licence", "used", "published"))
    for part in parts:
        rows.writerow((part.name, part.version, part.licence, "build" if part.builds else "tool", part.published))
    return stream.getvalue()


if __name__ == "__main__":
    sys.exit(main())
