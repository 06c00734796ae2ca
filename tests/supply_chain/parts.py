"""Everything that the project is made of and made with: the packages of the locks, and what some of them carry."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import requires, version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import axe_playwright_python
import pypandoc
from licences import licence_of
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PROJECT = Path(__file__).parents[2]
LOCK = PROJECT / "requirements.lock"
NODE_LOCKS = (PROJECT / "package-lock.json", PROJECT / "tests" / "ace" / "package-lock.json")
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)", re.MULTILINE)
BUILDERS = ("hoedan", "setuptools")
"""What `pip` needs to install and run the project; the rest of the lock is for tests."""
POM = "{http://maven.apache.org/POM/4.0.0}"


@dataclass(frozen=True)
class Part:
    """One component."""

    ref: str
    """Unique, and the same in every list: a package URL where there is one."""
    name: str
    version: str
    licence: str
    builds: bool
    """Whether the site or a bundle is built with it; if not, it only tests or converts."""
    purl: PackageURL | None = None
    needs: tuple[str, ...] = ()
    """Refs of other parts."""
    ancestor: str = ""
    """Ref of the part it was made from or taken out of."""
    published: str = ""
    """Where it is on the site, for what readers receive."""


def all_parts() -> list[Part]:
    return [*packages(), *carried(), *node_tools(), *java_tools()]


def packages() -> list[Part]:
    """Every package of the lock."""
    pinned = {canonicalize_name(name): found for name, found in PINNED.findall(LOCK.read_text("utf-8"))}
    building = set(BUILDERS).union(*map(reached_from, BUILDERS))
    return [
        Part(
            ref=package_ref(name),
            name=name,
            version=found,
            licence=licence_of(name),
            builds=name in building,
            purl=PackageURL("pypi", name=name, version=found),
            needs=tuple(sorted(package_ref(each) for each, _ in needs_of(name) if each in pinned)),
        )
        for name, found in sorted(pinned.items())
    ]


def carried() -> list[Part]:
    """What a package carries under a licence of its own, or what we make from it and publish."""
    pandoc = str(pypandoc.get_pandoc_version())
    script = Path(str(axe_playwright_python.__file__)).with_name("axe.min.js").read_text("utf-8")
    found = re.search(r"axe v([\d.]+)", script)
    axe = found[1] if found else ""
    fonts = [("Verhaal Serif", "font-source-serif-pro"), ("Verhaal Sans", "font-source-sans-pro")]
    return [
        *(taken_from(name, version(package), "OFL-1.1", package, "assets/fonts/") for name, package in fonts),
        taken_from("Pagefind in the browser", version("pagefind-bin"), "MIT", "pagefind-bin", "pagefind/"),
        taken_from("Material Design Icons", "", "Apache-2.0", "mkdocs-material", "within the pages"),
        taken_from("Pandoc", pandoc, "GPL-2.0-or-later", "pypandoc-binary"),
        taken_from("axe-core", axe, "MPL-2.0", "axe-playwright-python"),
    ]


def taken_from(name: str, found: str, licence: str, package: str, published: str = "") -> Part:
    ref = f"part:{name.lower().replace(' ', '-')}"
    return Part(ref, name, found, licence, bool(published), ancestor=package_ref(package), published=published)


def java_tools() -> list[Part]:
    """VeraPDF, which judges the bundles."""
    root = ElementTree.parse(PROJECT / "tests" / "verapdf" / "pom.xml").getroot()
    parts = []
    for each in root.iterfind(f"{POM}dependencies/{POM}dependency"):
        group, name, found = (each.findtext(f"{POM}{key}", "") for key in ("groupId", "artifactId", "version"))
        purl = PackageURL("maven", group, name, found)
        parts.append(Part(purl.to_string(), name, found, "GPL-3.0-or-later OR MPL-2.0", builds=False, purl=purl))
    return parts


def node_tools() -> list[Part]:
    """What checks the scripts of the browser, with its programs for every kind of machine; and the e-books."""
    parts: dict[str, Part] = {}
    for lock in NODE_LOCKS:
        locked = json.loads(lock.read_text("utf-8"))["packages"]
        for path, each in locked.items():
            if path:
                part = node_part(path, each, locked)
                parts.setdefault(part.ref, part)
    return list(parts.values())


def node_part(path: str, package: Mapping[str, Any], locked: Mapping[str, Mapping[str, Any]]) -> Part:
    """One package of a lock of npm, by the place where it is put."""
    purl = node_purl(bare_name(path), package["version"])
    found = (
        found_from(path, other, locked)
        for other in sorted({*package.get("dependencies", ()), *package.get("optionalDependencies", ())})
    )
    return Part(
        ref=purl.to_string(),
        name=bare_name(path),
        version=package["version"],
        licence=package["license"],
        builds=False,
        purl=purl,
        needs=tuple(node_purl(bare_name(place), locked[place]["version"]).to_string() for place in found if place),
    )


def found_from(path: str, name: str, locked: Mapping[str, object]) -> str:
    """Where Node finds a package that another needs: beside it, or beside what it lies in; empty if it is left out."""
    while path:
        if (place := f"{path}/node_modules/{name}") in locked:
            return place
        path = path.rpartition("node_modules/")[0].rstrip("/")
    place = f"node_modules/{name}"
    return place if place in locked else ""


def bare_name(path: str) -> str:
    return path.rpartition("node_modules/")[2]


def node_purl(name: str, found: str) -> PackageURL:
    group, _, bare = name.rpartition("/")
    return PackageURL("npm", namespace=group, name=bare, version=found)


def package_ref(name: str) -> str:
    return PackageURL("pypi", name=name, version=version(name)).to_string()


def reached_from(name: str) -> set[str]:
    """The names of all packages that an installed package needs, and those that these need."""
    waiting, seen = [(name, "")], set[tuple[str, str]]()
    while waiting:
        name, extra = waiting.pop()
        fresh = needs_of(name, extra) - seen
        seen |= fresh
        waiting.extend(fresh)
    return {name for name, _ in seen}


@cache
def needs_of(name: str, extra: str = "") -> frozenset[tuple[str, str]]:
    """What a package asks for on this machine: names, each with '' and with every extra that is asked of it."""
    asked = [Requirement(line) for line in requires(name) or ()]
    return frozenset(
        (canonicalize_name(each.name), wanted)
        for each in asked
        if each.marker is None or each.marker.evaluate({"extra": extra})
        for wanted in ("", *each.extras)
    )
