"""Text in XML: escaped, and without the characters that XML cannot hold at all."""

import re
from html import escape

FORBIDDEN = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def xml_text(text: str) -> str:
    """Escape a text for an element or a quoted attribute; a character that XML forbids becomes a replacement mark."""
    return escape(FORBIDDEN.sub("\ufffd", text))
