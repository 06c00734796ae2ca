"""What of a document does not become text of a story, and how that is told: nothing goes missing in silence.

A comment or a text box never reaches the converter's tree, so those are counted in the XML of the document. What a
writer took back (struck out or hidden) does reach it, and is taken out of the tree here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

from ..language.dutch import enumerate_dutch
from .office_text import plain_text_of_node
from .pandoc import Node

WORD_DOCUMENT = r"word/document[0-9]*\.xml"
WORD_PARTS = ("word/footnotes.xml", "word/endnotes.xml")
NAMES = {
    "commentReference": ("opmerking", "opmerkingen"),
    "annotation": ("opmerking", "opmerkingen"),
    "txbxContent": ("tekstvak", "tekstvakken"),
    "text-box": ("tekstvak", "tekstvakken"),
    "custom-shape": ("vorm met tekst", "vormen met tekst"),
    "chart": ("grafiek", "grafieken"),
    "relIds": ("schema", "schema's"),
    "object": ("ingesloten bestand", "ingesloten bestanden"),
    "table-of-content": ("inhoudsopgave", "inhoudsopgaven"),
}
"""An element that the converter passes by -> what a writer calls it, one and more."""
WITH_TEXT = ("txbxContent", "text-box", "custom-shape")
CHANGES = ("ins", "del", "moveTo", "changed-region")
COPY = "Fallback"
"""Word writes a text box twice: the second is for programs that do not know the first."""
LONGEST_QUOTE = 120
RUNNING = ("hdr", "ftr", "header", "footer")
TAKEN_BACK = re.compile(rb"<(/?)w:(?:dstrike|vanish)(?=[\s/>])")
HIDDEN = re.compile(rb'<style:text-properties\b[^<>]*\btext:display="(?:none|true)"[^<>]*>')
LINE_THROUGH = re.compile(rb'\bstyle:text-line-through-style="[^"]*"|\btext:display="[^"]*"')
RAISED = dict(zip("0123456789+-=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ", strict=True))
LOWERED = dict(zip("0123456789+-=()", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎", strict=True))
PLAIN_FORMULA = re.compile(r"[\w\s+=.,:()%/-]+")


def count_left_out(
    parts: Mapping[str, bytes], running: Iterable[bytes] = (), *, has_contents: bool = False
) -> tuple[str, ...]:
    """Remarks, in Dutch, on what stands in the parts of a document and does not come along.

    `running` are the parts with the text above and below each page; `has_contents` says that a Word table of contents
    was taken out before.
    """
    found: Counter[tuple[str, str]] = Counter()
    changes = 0
    said: list[str] = []
    for name, data in parts.items():
        if not (re.fullmatch(rf"{WORD_DOCUMENT}|content\.xml", name) or name in WORD_PARTS):
            continue
        for element, text in passed_by(data):
            if element in CHANGES:
                changes += 1
            else:
                found[NAMES[element]] += 1
                said += [text] if text else []
    if has_contents:
        found[NAMES["table-of-content"]] += 1
    if any(map(has_running_text, running)):
        found["kop- of voettekst", "kop- en voetteksten"] += 1
    remarks = []
    if found:
        things = [f"{count} {names[count > 1]}" for names, count in found.items()]
        remarks.append(f"{enumerate_dutch(things)} niet meegenomen.")
    if changes:
        remarks.append(
            f"{changes} {'wijziging' if changes == 1 else 'wijzigingen'} aangenomen: wat erbij kwam staat erin, wat "
            "geschrapt was niet."
        )
    return (*remarks, *(f"niet meegenomen uit een tekstvak of vorm: '{quoted(text)}'" for text in said))


def passed_by(data: bytes) -> Iterable[tuple[str, str]]:
    """The elements that the converter passes by, by name, with the text in them."""
    copies = boxes = 0
    try:
        for event, element in ET.iterparse(BytesIO(data), ("start", "end")):  # noqa: S314 - XML with declarations was refused
            name = element.tag.rpartition("}")[2]
            step = 1 if event == "start" else -1
            copies += step if name == COPY else 0
            boxes += step if name in WITH_TEXT else 0
            if event == "start" or copies:
                continue
            if name in WITH_TEXT:
                text = " ".join("".join(each + " " for each in element.itertext() if each.strip()).split())
                if text or name != "custom-shape":
                    yield name, text
            elif name in NAMES or (name in CHANGES and len(element)):  # an empty one is about the mark of a paragraph
                yield name, ""
            if not boxes:
                element.clear()
    except ET.ParseError:
        return  # the converter will say that it cannot be read


def has_running_text(data: bytes) -> bool:
    """Whether there are words above or below a page; a page number is none."""
    try:
        return any(
            re.search(r"[^\W\d_]", inner.text or "") and not inner.tag.endswith("}instrText")
            for _, element in ET.iterparse(BytesIO(data))  # noqa: S314 - as above
            if element.tag.rpartition("}")[2] in RUNNING
            for inner in element.iter()
        )
    except ET.ParseError:
        return False


def quoted(text: str) -> str:
    text = " ".join(text.split())
    return (
        text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rpartition(' ')[0] or text[:LONGEST_QUOTE]} …"
    )


def mark_taken_back(name: str, data: bytes) -> bytes:
    """The same part with every way of taking text back written as the one that the converter tells of: struck out."""
    if name.startswith("word/"):
        return TAKEN_BACK.sub(rb"<\1w:strike", data)
    return HIDDEN.sub(strike_out, data)


def strike_out(found: re.Match[bytes]) -> bytes:
    bare = LINE_THROUGH.sub(b"", found[0])
    end = b"/>" if bare.endswith(b"/>") else b">"
    return bare.removesuffix(end) + b' style:text-line-through-style="solid"' + end


def settle(blocks: list[Node]) -> tuple[list[Node], list[str]]:
    """The same blocks without what the writer took back, with signs for raised and lowered text; and remarks."""
    remarks: list[str] = []
    return settle_list(blocks, remarks), remarks


def settle_list(nodes: list[Any], remarks: list[str]) -> list[Any]:
    settled: list[Any] = []
    for node in nodes:
        if isinstance(node, list):
            settled.append(settle_list(node, remarks))
        elif isinstance(node, dict):
            settled += settle_node(node, remarks)
        else:
            settled.append(node)
    return settled


def settle_node(node: Node, remarks: list[str]) -> list[Node]:
    kind, content = node.get("t"), node.get("c")
    if kind == "Strikeout":
        if text := plain_text_of_node(content).strip():
            remarks.append(f"doorgestreepte of verborgen tekst weggelaten: '{quoted(text)}'")
        return []
    if kind in ("Superscript", "Subscript"):
        text, table = plain_text_of_node(content), RAISED if kind == "Superscript" else LOWERED
        if text and all(sign in table for sign in text):
            return [{"t": "Str", "c": "".join(table[sign] for sign in text)}]
        return settle_list(content if isinstance(content, list) else [], remarks)
    if kind == "Math" and isinstance(content, list):
        formula = str(content[1])
        if PLAIN_FORMULA.fullmatch(formula):
            return [{"t": "Str", "c": formula}]
        remarks.append("1 formule niet meegenomen. Schrijf in woorden wat erin staat.")
        return []
    return [{**node, "c": settle_list(content, remarks)} if isinstance(content, list) else node]
