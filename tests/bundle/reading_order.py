"""A tagged PDF as a screen reader meets it: its structure tree as indented text."""

import re
from collections.abc import Iterator, Mapping
from itertools import groupby
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream, DictionaryObject, IndirectObject

MEANING = re.compile(r"<([0-9a-f]+)> <([0-9a-f]+)>")
TOLD = ("/Alt", "/ActualText", "/Lang", "/ID")


def read_aloud(reader: PdfReader) -> str:
    """Every element on a line of its own: its kind, what is told of it, and the text that stands in itself.

    A link is followed by its description.
    """
    root: Any = reader.root_object["/StructTreeRoot"]
    (document,) = (each.get_object() for each in (root["/K"] if isinstance(root["/K"], list) else [root["/K"]]))
    return "\n".join(_Reading().lines_of(document, 0))


class _Reading:
    """Reads the pages and drawings of one PDF, each once."""

    def __init__(self) -> None:
        self._texts: dict[int, dict[int, str]] = {}

    def lines_of(self, element: DictionaryObject, depth: int) -> Iterator[str]:
        """An element and what is below it; its own text where it stands between that."""
        inside: list[str | DictionaryObject] = []
        descriptions = dict[str, None]()
        for each in element.get("/K", []):
            if isinstance(each, int):
                inside.append(self._text(element.raw_get("/Pg"), each))
                continue
            kid = each.get_object()
            match kid.get("/Type"):
                case "/MCR":
                    inside.append(self._text(kid.raw_get("/Stm" if "/Stm" in kid else "/Pg"), kid["/MCID"]))
                case "/OBJR":
                    descriptions[str(kid["/Obj"]["/Contents"])] = None
                case _:
                    inside.append(kid)
        attributes: Any = element["/A"].get_object() if "/A" in element else {}
        told = [f"[{name[1:]}={element[name]}]" for name in TOLD if name in element]
        told += [f"[{name[1:]}={attributes[name][1:]}]" for name in ("/Scope", "/ListNumbering") if name in attributes]
        groups = [(is_text, list(group)) for is_text, group in groupby(inside, lambda each: isinstance(each, str))]
        first = "".join(groups.pop(0)[1]) if groups and groups[0][0] else ""  # type: ignore[arg-type]
        line = " ".join([str(element["/S"])[1:], *told, *([f'"{first}"'] if first else [])])
        yield "  " * depth + " -> ".join([line, *descriptions])
        for is_text, group in groups:
            if is_text:
                yield "  " * (depth + 1) + f'"{"".join(group)}"'  # type: ignore[arg-type]
            else:
                for below in group:
                    yield from self.lines_of(below, depth + 1)  # type: ignore[arg-type]

    def _text(self, drawn: IndirectObject, number: int) -> str:
        """A numbered piece of a page, or of a drawing on one."""
        if drawn.idnum not in self._texts:
            self._texts[drawn.idnum] = texts_on(drawn.get_object(), drawn.pdf)
        return self._texts[drawn.idnum][number]


def texts_on(drawn: Any, pdf: Any) -> dict[int, str]:
    """Of each numbered piece of a page or drawing its text."""
    named = drawn["/Resources"].get("/Font", {})
    fonts = {name: meanings_of(font.get_object()) for name, font in named.items()}
    found: dict[int, str] = {}
    font, numbers = dict[int, str](), list[int | None]()
    for operands, operator in ContentStream(drawn.get("/Contents", drawn).get_object(), pdf).operations:
        match operator:
            case b"BDC" | b"BMC":
                values = operands[1] if len(operands) > 1 else {}
                numbers.append(values.get("/MCID"))
            case b"EMC":
                numbers.pop()
            case b"Tf":
                font = dict(fonts[operands[0]])
            case b"TJ" if numbers and numbers[-1] is not None:
                shown = "".join(text_of(each, font) for each in operands[0])
                found[numbers[-1]] = found.get(numbers[-1], "") + shown
            case _:
                pass
        if numbers and numbers[-1] is not None:
            found.setdefault(numbers[-1], "")
    return found


def text_of(shown: Any, font: Mapping[int, str]) -> str:
    """Of glyphs; a number only moves the next glyph."""
    if isinstance(shown, (int, float)):
        return ""
    codes = shown.original_bytes
    return "".join(font[int.from_bytes(codes[at : at + 2], "big")] for at in range(0, len(codes), 2))


def meanings_of(font: DictionaryObject) -> Mapping[int, str]:
    """Code of a glyph -> the text that it stands for."""
    lines = font["/ToUnicode"].get_object().get_data().decode()  # type: ignore[union-attr]
    within = "".join(re.findall(r"beginbfchar(.*?)endbfchar", lines, re.DOTALL))
    return {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in MEANING.findall(within)}
