"""Whether a printer can print a file as it is: `python -m hoedan.bundle.preflight FILE.pdf ...`, or `make preflight`.

It holds a PDF against PDF/X-1a:2003, and all that it draws against what offset on uncoated paper can hold. The
validators that are kept judge PDF/A and PDF/UA (veraPDF); those that judge PDF/X and inks are sold.
"""

import hashlib
import math
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import redirect_stderr
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO, StringIO
from pathlib import Path
from typing import Any

from pypdf import PageObject, PdfReader
from pypdf.generic import DictionaryObject

from ..language.dutch import counted, dutch_number, enumerate_dutch
from ..language.printing import print_what_can_be_printed
from ..language.reasons import reason_of
from .press_walk import BLURRED, TOLERANCE, Drawing, Found, Seen, State
from .sheets import BLEED, MM
from .validation import PREFLIGHT, report_of

LATEST_VERSION = "1.4"
NEWER_OBJECTS = re.compile(rb"/Type\s*/(?:ObjStm|XRef)\b")
ACTIONS = {"/OpenAction", "/AA", "/AcroForm", "/JavaScript", "/EmbeddedFiles"}
SHOWN_PAGES = 5


@dataclass(frozen=True)
class Fault:
    """Something that a printer would have to ask about; `page` is 0 for the file as a whole."""

    page: int
    rule: str
    words: str


@dataclass(frozen=True)
class Preflight:
    """What was found in one file."""

    pages: int
    version: str
    findings: tuple[Fault, ...]
    seen: Seen

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What stands in the way of printing."""
        return tuple(each for each in self.findings if each.rule != BLURRED)

    @property
    def warnings(self) -> tuple[Fault, ...]:
        """What does not, but shows on paper."""
        return tuple(each for each in self.findings if each.rule == BLURRED)


class UnreadableError(Exception):
    """A file that cannot be walked over: the message says why, in Dutch."""


def preflight(pdf: bytes) -> Preflight:
    """Walk over a file.

    Raises:
        UnreadableError: when it is no PDF, or a damaged one.

    """
    try:
        reader = PdfReader(BytesIO(pdf))
        if reader.is_encrypted:
            locked = Fault(0, "versleuteld", "het bestand is beveiligd; geef het zonder wachtwoord")
            return Preflight(0, header_version(reader), (locked,), Seen())
        return walk(reader, pdf)
    except Exception as error:  # damage shows in many ways, wherever something else stands than should
        raise UnreadableError(
            "het is geen pdf, of een beschadigde. Maak haar opnieuw, of vraag haar nog eens"
        ) from error


def walk(reader: PdfReader, pdf: bytes) -> Preflight:
    seen = Seen()
    faults = list(file_faults(reader, pdf))
    for number, page in enumerate(reader.pages, 1):
        found = [*box_faults(page), *annotation_faults(page), *drawn_faults(page, reader, seen)]
        faults += [Fault(number, rule, words) for rule, words in dict.fromkeys(found)]
    return Preflight(len(reader.pages), version_of(reader), tuple(faults), seen)


def version_of(reader: PdfReader) -> str:
    return str(reader.root_object.get("/Version", header_version(reader))).removeprefix("/")


def header_version(reader: PdfReader) -> str:
    return reader.pdf_header.removeprefix("%PDF-")


def file_faults(reader: PdfReader, pdf: bytes) -> Iterator[Fault]:
    """What is asked of the file as a whole."""
    root = reader.root_object
    version = version_of(reader)
    if version > LATEST_VERSION or NEWER_OBJECTS.search(pdf):
        yield Fault(0, "versie", f"PDF {version}, of iets uit een latere; PDF/X-1a is ten hoogste PDF {LATEST_VERSION}")
    if len(reader.trailer.get("/ID", ())) != 2:
        yield Fault(0, "PDF/X", "het kenmerk (ID) van het bestand ontbreekt")
    yield from name_faults(reader.trailer.get("/Info", DictionaryObject()).get_object())
    yield from intent_faults(root)
    if {"/OpenAction", "/AA", "/AcroForm"} & set(root) or {"/JavaScript", "/EmbeddedFiles"} & set(
        root.get("/Names", {})
    ):
        yield Fault(0, "acties", "het bestand heeft acties, velden of een bestand in zich")


def name_faults(info: Mapping[str, Any]) -> Iterator[Fault]:
    """Whether the file says what it is."""
    if not str(info.get("/GTS_PDFXVersion", "")).startswith("PDF/X-1"):
        yield Fault(0, "PDF/X", "GTS_PDFXVersion ontbreekt of noemt geen PDF/X-1a")
    if str(info.get("/Trapped", "")) not in ("/True", "/False"):
        yield Fault(0, "PDF/X", "Trapped zegt niet of er overvuld is")
    for key in ("/Title", "/CreationDate", "/ModDate"):
        if not str(info.get(key, "")).strip():
            yield Fault(0, "PDF/X", f"{key[1:]} ontbreekt")


def intent_faults(root: Mapping[str, Any]) -> Iterator[Fault]:
    """Whether the file says for which press it was made."""
    intents = [each.get_object() for each in root.get("/OutputIntents", ())]
    intents = [each for each in intents if each.get("/S") == "/GTS_PDFX"]
    if len(intents) != 1:
        yield Fault(0, "drukconditie", "het bestand moet precies één drukconditie (OutputIntent GTS_PDFX) noemen")
        return
    if not str(intents[0].get("/OutputConditionIdentifier", "")):
        yield Fault(0, "drukconditie", "de drukconditie heeft geen naam (OutputConditionIdentifier)")
    if not intents[0].get("/RegistryName") and "/DestOutputProfile" not in intents[0]:
        yield Fault(0, "drukconditie", "noem het register van de drukconditie, of sluit haar profiel in")


def box_faults(page: PageObject) -> Iterator[Found]:
    """Where is cut, and what is drawn beyond it."""
    if missing := {"/TrimBox", "/BleedBox"} - set(page):
        named = enumerate_dutch([name[1:] for name in sorted(missing)])
        yield "kaders", f"{named} ontbreekt: de drukker weet niet waar hij snijdt"
        return
    media, trim, bleed = page.mediabox, page.trimbox, page.bleedbox
    sides = [
        (float(trim.left - bleed.left), float(bleed.left - media.left)),
        (float(trim.bottom - bleed.bottom), float(bleed.bottom - media.bottom)),
        (float(bleed.right - trim.right), float(media.right - bleed.right)),
        (float(bleed.top - trim.top), float(media.top - bleed.top)),
    ]
    if min(beyond for beyond, _ in sides) < BLEED * MM - TOLERANCE:
        yield "kaders", f"de afloop (BleedBox) is minder dan {dutch_number(BLEED)} mm"
    if min(beyond for _, beyond in sides) < -TOLERANCE:
        yield "kaders", "de BleedBox steekt buiten het vel (MediaBox)"


def annotation_faults(page: PageObject) -> Iterator[Found]:
    if page.get("/Annots"):
        yield "acties", "links of aantekeningen op de pagina"
    if "/Group" in page:
        yield "transparantie", "de pagina is een groep met transparantie"


def drawn_faults(page: PageObject, reader: PdfReader, seen: Seen) -> Iterator[Found]:
    content = page.get("/Contents")
    resources = page.get("/Resources", DictionaryObject()).get_object()
    if content is not None and isinstance(resources, DictionaryObject):
        drawing = Drawing(content.get_object(), resources, reader, seen)
        yield from drawing.spare()
        yield from drawing.findings(State())


def report(name: str, pdf: bytes, found: Preflight, day: str) -> str:
    """What was found, in Dutch, with the sum of the very file that it is about."""
    seen = found.seen
    rules = {fault.rule for fault in found.faults}
    lines = [
        f"Bestand:      {name}",
        f"SHA-256:      {hashlib.sha256(pdf).hexdigest()}",
        "Profiel:      PDF/X-1a:2003, en offset op ongestreken papier",
        "Programma:    hoedan.bundle.preflight",
        f"Datum:        {day}",
        f"Pagina's:     {found.pages}, PDF {found.version}",
        f"Kleurruimtes: {', '.join(sorted(space[1:] for space in seen.spaces)) or 'geen'}",
        f"Zwarte tekst: {seen.texts_in_black} van de {seen.texts} stukken tekst staan in zwart alleen",
        f"Inktdekking:  ten hoogste {seen.most_ink:.0f} %",
        f"Dunste lijn:  {measured(seen.thinnest_line, 'punt', 2)}",
        f"Kleinste tekst: {measured(seen.smallest_text, 'punt', 1)}",
        f"Beelden:      {measured(seen.fewest_dots, 'punten per inch', 0)}",
        f"Lettertypen:  {', '.join(sorted(seen.fonts)) or 'geen'}",
        f"Mislukt:      {counted(len(rules), 'regel', 'regels')}",
    ]
    lines += told(found.faults)
    if found.warnings:
        lines += ["Let op:", *told(found.warnings)]
    lines.append(f"Uitkomst:     {'voldoet niet' if rules else 'voldoet'}")
    return "\n".join(lines) + "\n"


def told(faults: Iterable[Fault]) -> list[str]:
    """A line for each thing that is wrong, with the pages where it is."""
    pages: dict[tuple[str, str], list[int]] = {}
    for fault in faults:
        pages.setdefault((fault.rule, fault.words), []).append(fault.page)
    return [f"  {rule}: {words}{where(found)}" for (rule, words), found in pages.items()]


def measured(value: float, unit: str, decimals: int) -> str:
    return "geen" if math.isinf(value) else f"{dutch_number(round(value, decimals))} {unit}"


def where(pages: list[int]) -> str:
    if pages == [0]:
        return ""
    shown = ", ".join(map(str, pages[:SHOWN_PAGES]))
    return f" (pagina {shown}{' en verder' if len(pages) > SHOWN_PAGES else ''})"


def main(names: Sequence[str]) -> int:
    """Write the report on each file beside it; 1 when one of them cannot be printed as it is.

    2 when none was named, one cannot be read, or a report cannot be written.
    """
    print_what_can_be_printed()
    if not names:
        print("noem een pdf: python -m hoedan.bundle.preflight BESTAND.pdf", file=sys.stderr)
        return 2
    day = datetime.now(UTC).date().isoformat()
    is_right = True
    for path in map(Path, names):
        try:
            pdf = path.read_bytes()
            with redirect_stderr(StringIO()):  # what pypdf says of damage is in English, and not what to do
                found = preflight(pdf)
        except (OSError, UnreadableError) as error:
            why = reason_of(error) if isinstance(error, OSError) else error
            print(f"{path} is niet te keuren: {why}.", file=sys.stderr)
            return 2
        text = report(path.name, pdf, found, day)
        try:
            report_of(path, PREFLIGHT).write_text(text, "utf-8", newline="\n")
        except OSError as error:
            print(f"{error.filename} is niet te schrijven: {reason_of(error)}.", file=sys.stderr)
            return 2
        print(text)
        is_right = is_right and not found.faults
    return 0 if is_right else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
