"""The accessible PDF: tagged, with bookmarks and its own fonts, by the rules of PDF/UA-1 and, to be kept, PDF/A-2a."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from .copied import Meanings
from .draft import TEMPLATES
from .drawn import PACKED, DrawnPart, Whole, draw_part, packed, tagged_by
from .layout import LaidOut
from .link_words import LinkWords
from .tags import Describe, TagWriter
from .typesetter import VARIANT, at_speed, load_weasyprint

if TYPE_CHECKING:
    from weasyprint import Document

SRGB = "sRGB2014.icc"
"""The profile of the colours, which comes with WeasyPrint."""
END_OF_METADATA = b"</rdf:RDF>"


@at_speed()
def write_pdf(laid_out: LaidOut) -> bytes:
    """The PDF of a publication; the same publication gives the same bytes."""
    parts = laid_out.draw()
    return write_drawn(
        parts, laid_out.document, laid_out.fingerprint, lambda roots: LinkWords(laid_out, roots).describe
    )


@at_speed()
def write_tagged(document: "Document", fingerprint: str, describe: Describe) -> bytes:
    """What was set as a PDF with our own tags."""
    return write_drawn([draw_part(document)], document, fingerprint, lambda _: describe)


def write_drawn(
    parts: Sequence[DrawnPart],
    document: "Document",
    fingerprint: str,
    words: Callable[[Sequence[Element]], Describe],
) -> bytes:
    """Parts that were drawn as one PDF; `words` gives what describes the links in the HTML of all parts.

    Of the document only what it tells of itself is asked.
    """
    whole = Whole(parts)
    book = document.copy(whole.pages)
    book.fonts = whole.join_fonts()
    with tagged_by(partial(write_tags, whole, words(whole.roots))):
        number = identifier(fingerprint)
        # With no name of a profile, WeasyPrint leaves the output intent to us: it would not close the profile's file.
        return bytes(
            book.write_pdf(finisher=claim_standards, pdf_variant=VARIANT, pdf_identifier=number, output_intent="")
        )


def claim_standards(_document: object, pdf: Any) -> None:
    """Say which colours the numbers are, which PDF/A asks, that the file follows PDF/UA-1 too, and its licence."""
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
        pack(stream)


def pack(stream: Any) -> None:
    """Pack a stream once, as pydyf would: it asks each twice, to write it and for the number of the file."""
    stream.stream, stream.compress = [packed(stream.stream)], False
    stream.extra["Filter"] = PACKED


def write_tags(whole: Whole, describe: Describe, pdf: Any, fonts: Mapping[str, bytes]) -> None:
    """Give the PDF its structure, and its fonts the soft hyphens."""
    pydyf = load_weasyprint().pdf.pydyf
    meanings = Meanings(pydyf, pdf, fonts)
    meanings.settle()
    for name, hyphen in whole.hyphens.items():
        meanings.add_hyphen(name, *hyphen)
    TagWriter(pydyf, pdf, describe).write(whole.structure, whole.dropped)


def identifier(text: str) -> bytes:
    """What stands in a PDF as its own number; otherwise that would differ every time."""
    return hashlib.sha256(text.encode()).hexdigest()[:32].encode()
