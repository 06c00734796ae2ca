"""The accessible PDF: tagged, with bookmarks and its own fonts, by the rules of PDF/UA-1 and, to be kept, PDF/A-2a."""

import hashlib
import zlib
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .copied import Meanings, give_spaces
from .draft import TEMPLATES
from .layout import LaidOut
from .link_words import LinkWords
from .structure import Structure
from .tags import Describe, TagWriter, set_aside
from .typesetter import VARIANT, Drawn, at_speed, load_weasyprint, tagged_by

if TYPE_CHECKING:
    from weasyprint import Document

SRGB = "sRGB2014.icc"
"""The profile of the colours, which comes with WeasyPrint."""
END_OF_METADATA = b"</rdf:RDF>"


def write_pdf(laid_out: LaidOut) -> bytes:
    """The PDF of a publication; the same publication gives the same bytes."""
    return write_tagged(
        laid_out.document, laid_out.fingerprint, lambda structure: LinkWords(laid_out, structure.roots).describe
    )


@at_speed()
def write_tagged(document: "Document", fingerprint: str, words: Callable[[Structure], Describe]) -> bytes:
    """What was set as a PDF with our own tags; `words` gives what describes the links in it."""
    hyphenated = give_spaces(page._page_box for page in document.pages)
    with tagged_by(partial(write_tags, words, hyphenated)):
        number = identifier(fingerprint)
        # With no name of a profile, WeasyPrint leaves the output intent to us: it would not close the profile's file.
        return bytes(
            document.write_pdf(finisher=claim_standards, pdf_variant=VARIANT, pdf_identifier=number, output_intent="")
        )


def claim_standards(_document: object, pdf: Any) -> None:
    """Say which colours the numbers are, which PDF/A asks, and that the file follows PDF/UA-1 too."""
    module = load_weasyprint().pdf
    profile = module.pydyf.Stream([Path(module.__file__).with_name(SRGB).read_bytes()], {"N": 3}, compress=True)
    pdf.add_object(profile)
    intent = {"Type": "/OutputIntent", "S": "/GTS_PDFA1", "DestOutputProfile": profile.reference}
    intent["OutputConditionIdentifier"] = module.pydyf.String("sRGB IEC61966-2.1")
    pdf.catalog["OutputIntents"] = module.pydyf.Array([module.pydyf.Dictionary(intent)])
    for picture in (each for each in pdf.objects if "Interpolate" in getattr(each, "extra", {})):
        picture.extra["Interpolate"] = "false"  # PDF/A wants every reader to show the same
    (metadata,) = (each for each in pdf.objects if getattr(each, "extra", {}).get("Type") == "/Metadata")
    claim = (TEMPLATES / "pdfua.xml").read_bytes()
    metadata.stream = [part.replace(END_OF_METADATA, claim + END_OF_METADATA) for part in metadata.stream]
    for stream in (each for each in pdf.objects if getattr(each, "compress", False)):
        compress(stream, module.pydyf._to_bytes)


def compress(stream: Any, to_bytes: Callable[[object], bytes]) -> None:
    """Pack a stream once, as pydyf would: it asks each twice, to write it and for the number of the file."""
    pieces = [piece if type(piece) is bytes else to_bytes(piece) for piece in stream.stream]
    stream.stream, stream.compress = [zlib.compress(b"\n".join(pieces), 9)], False
    stream.extra["Filter"] = "/FlateDecode"


def write_tags(words: Callable[[Structure], Describe], hyphenated: set[Any], drawn: Drawn) -> None:
    """Give the PDF its structure, and its text the soft hyphens."""
    structure = Structure()
    for number, page in enumerate(drawn.pages):
        structure.add_page(number, page.box, page.numbers, page.height)
    aside: dict[int, set[int]] = {}
    for mark in structure.artifacts:
        aside.setdefault(mark.page, set()).add(mark.number)
    meanings = Meanings(drawn.pydyf, drawn.pdf, drawn.fonts)
    meanings.settle()
    for number, page in enumerate(drawn.pages):
        set_aside(page.stream, aside.get(number, set()))
        meanings.soften(page.stream, {page.numbers[box] for box in hyphenated if box in page.numbers})
    TagWriter(drawn.pydyf, drawn.pdf, words(structure)).write(structure)


def identifier(text: str) -> bytes:
    """What stands in a PDF as its own number; otherwise that would differ every time."""
    return hashlib.sha256(text.encode()).hexdigest()[:32].encode()
