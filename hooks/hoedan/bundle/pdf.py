"""The accessible PDF: tagged, with bookmarks and its own fonts, by the rules of PDF/UA-1."""

import hashlib

from .layout import LaidOut
from .typesetter import VARIANT


def write_pdf(laid_out: LaidOut) -> bytes:
    """The PDF of a publication; the same publication gives the same bytes."""
    return bytes(laid_out.document.write_pdf(pdf_variant=VARIANT, pdf_identifier=identifier(laid_out.fingerprint)))


def identifier(text: str) -> bytes:
    """What stands in a PDF as its own number; otherwise that would differ every time."""
    return hashlib.sha256(text.encode()).hexdigest()[:32].encode()
