"""Under which licence a package may be used, and whether that licence is one we accept."""

from functools import cache
from importlib.metadata import PackageMetadata, metadata

from license_expression import AND, OR, LicenseExpression, Licensing, get_spdx_licensing

ALLOWED = frozenset(
    {
        "Apache-2.0",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "EUPL-1.2",
        "LGPL-2.1-or-later",
        "MIT",
        "MIT-0",
        "MIT-CMU",
        "MPL-2.0",
        "OFL-1.1",
        "PSF-2.0",
    }
)
"""For all that ships with the site or builds it: what the EUPL-1.2 goes together with, and free fonts."""
ALSO_FOR_TOOLS = frozenset({"BlueOak-1.0.0", "GPL-2.0-or-later", "ISC", "LicenseRef-BSD", "LicenseRef-Giffin"})
"""For programs that we only run, to test or to read a Word file: nothing of them gets into what we publish."""
CLASSIFIERS = {
    "Apache Software License": "Apache-2.0",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "SIL Open Font License 1.1 (OFL-1.1)": "OFL-1.1",
}
"""Classifiers that name one licence exactly; 'BSD License' does not."""
READ_IN_PACKAGE = {
    "axe-playwright-python": "MIT",
    "colorama": "BSD-3-Clause",
    "cssselect2": "BSD-3-Clause",
    "jinja2": "BSD-3-Clause",
    "pydyf": "BSD-3-Clause",
    "pyphen": "GPL-2.0-or-later OR LGPL-2.1-or-later OR MPL-1.1",
    "segno": "BSD-3-Clause",
    "tinycss2": "BSD-3-Clause",
    "weasyprint": "BSD-3-Clause",
    "webencodings": "BSD-3-Clause",
    "xlrd": "BSD-3-Clause AND LicenseRef-Giffin",  # its oldest part has four clauses of its own
    "xlwt": "LicenseRef-BSD",  # says 'BSD' and no more
}
"""Packages whose metadata does not name a licence exactly; this is what the licence in the package says."""
UNKNOWN = "NOASSERTION"
"""What SPDX writes when nobody has said it."""


def licence_of(package: str) -> str:
    """The licence of an installed package as an SPDX expression, or `UNKNOWN`."""
    if package in READ_IN_PACKAGE:
        return READ_IN_PACKAGE[package]
    described = metadata(package)
    for key in ("License-Expression", "License"):
        for found in described.get_all(key) or []:
            if is_spdx(found):
                return str(found)
    return licence_by_classifier(described)


def licence_by_classifier(described: PackageMetadata) -> str:
    names = {each.rpartition(" :: ")[2] for each in described.get_all("Classifier") or [] if "License :: " in each}
    known = {CLASSIFIERS.get(name, UNKNOWN) for name in names}
    return known.pop() if len(known) == 1 else UNKNOWN


@cache
def licensing() -> Licensing:
    return get_spdx_licensing()


def is_spdx(text: str) -> bool:
    return not licensing().validate(text).errors


def is_allowed(expression: str, allowed: frozenset[str]) -> bool:
    """Whether a choice that the licence leaves us is allowed: one side of every OR, both of every AND."""
    return expression != UNKNOWN and accepts(licensing().parse(expression), allowed)


def accepts(part: LicenseExpression, allowed: frozenset[str]) -> bool:
    if isinstance(part, OR):
        return any(accepts(each, allowed) for each in part.args)
    if isinstance(part, AND):
        return all(accepts(each, allowed) for each in part.args)
    return str(part) in allowed
