"""What of a document does not become text of a story, and how that is told: nothing goes missing in silence.

A comment or a text box never reaches the converter's tree, so those are counted in the XML of the document. What a
writer took back (struck out or hidden) does reach it, and is taken out of the tree here.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from io import BytesIO
from typing import Any
from urllib.parse import parse_qs, urlsplit
from xml.etree import ElementTree as ET

from ..language.dutch import enumerate_dutch
from .office_text import plain_text_of_node, quoted
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
    "altChunk": ("ingevoegd document", "ingevoegde documenten"),
    "subDoc": ("ingevoegd document", "ingevoegde documenten"),
    "blip": ("beeld dat er alleen als verwijzing in staat", "beelden die er alleen als verwijzing in staan"),
    "textpath": ("tekst als tekening", "teksten als tekening"),
}
"""An element that the converter passes by -> what a writer calls it, one and more."""
WITH_TEXT = ("txbxContent", "text-box", "custom-shape")
CHANGES = ("ins", "del", "moveTo", "changed-region")
DRAWN = "textpath"
COPY = "Fallback"
"""Word writes a text box twice: the second is for programs that do not know the first."""
PARAGRAPHS = ("p", "h")
NOT_SAID = (
    *WITH_TEXT,
    COPY,
    "annotation",
    "tracked-changes",
    "moveFrom",
    "table-of-content",
    "note-citation",
    "rt",
    "ruby-text",
)
"""What is told in another way, or repeats what stands beside it."""
TYPEFACE_OF_SIGNS = re.compile("symbol|wingdings|webdings", re.IGNORECASE)
MOST_TOLD = 20
MOST_LOOKS = 1000
RUNNING = ("hdr", "ftr", "header", "footer")
TAKEN_BACK = re.compile(rb"<(/?)w:(?:dstrike|vanish)(?=[\s/>])")
HIDDEN = re.compile(rb'<style:text-properties\b[^<>]*\btext:display="(?:none|true)"[^<>]*>')
LINE_THROUGH = re.compile(rb'\bstyle:text-line-through-style="[^"]*"|\btext:display="[^"]*"')
RAISED = dict(zip("0123456789+-\u2013\u2212=()n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻⁼⁽⁾ⁿ", strict=True))
LOWERED = dict(zip("0123456789+-\u2013\u2212=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₋₌₍₎", strict=True))
NUMBER_FIRST = re.compile(r"[0-9]+(?=[^\w.]\D)")
"""A number with a sign and words behind it, which are raised with it: `CO2-eq`, `m2/jaar`."""
DETOUR = re.compile(r"[\w.-]+\.safelinks\.protection\.outlook\.com/.*|(?:www\.)?google\.[a-z.]+/url")
POWER = re.compile(r"(?:(?P<up>\^)|_)\{(?P<sign>[0-9+=()n-])\}")
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
            if name in WITH_TEXT or name == DRAWN:
                text = element.get("string") or " ".join(" ".join(element.itertext()).split())
                if text or name != "custom-shape":
                    yield name, text
            elif is_passed_by(name, element):
                yield name, ""
            if not boxes:
                element.clear()
    except ET.ParseError:
        return  # the converter will say that it cannot be read


def is_passed_by(name: str, element: ET.Element) -> bool:
    """Whether the converter passes this by; it does see an image that is in the document itself."""
    if name == "blip":
        keys = {key.rpartition("}")[2] for key in element.keys()}  # noqa: SIM118 - an element is no mapping
        return "link" in keys and "embed" not in keys
    return name in NAMES or (name in CHANGES and len(element) > 0)  # an empty one is about the mark of a paragraph


def paragraphs_of(parts: Mapping[str, bytes]) -> tuple[tuple[str, ...], ...]:
    """The words of each paragraph of a document, piece by piece; without what `count_left_out` counts."""
    return tuple(
        pieces
        for name, data in parts.items()
        if re.fullmatch(rf"{WORD_DOCUMENT}|content\.xml", name) or name in WORD_PARTS
        for pieces in paragraphs_in(data)
    )


def paragraphs_in(data: bytes) -> Iterable[tuple[str, ...]]:
    deep = skipped = 0
    try:
        for event, element in ET.iterparse(BytesIO(data), ("start", "end")):  # noqa: S314 - as above
            name = element.tag.rpartition("}")[2]
            step = 1 if event == "start" else -1
            deep += step if name in PARAGRAPHS else 0
            skipped += step if name in NOT_SAID else 0
            if event == "end" and name in PARAGRAPHS and not deep:
                if not skipped and (pieces := tuple(pieces_of(element))):
                    yield pieces
                element.clear()
    except ET.ParseError:
        return  # as above


def pieces_of(paragraph: ET.Element) -> Iterable[str]:
    """The pieces of text in a paragraph, in order."""
    waiting: list[str | ET.Element] = [paragraph]
    while waiting:
        each = waiting.pop()
        if isinstance(each, str):
            if re.search(r"\w", each):
                yield each
            continue
        space, _, name = each.tag.rpartition("}")
        if name in NOT_SAID or (name == "r" and in_typeface_of_signs(each)):
            continue
        is_open = "opendocument" in space
        inside: list[str | ET.Element] = [each.text or ""] if is_open or (name == "t" and "math" not in space) else []
        for child in each:
            inside += [child, child.tail or ""] if is_open else [child]
        waiting += reversed(inside)


def in_typeface_of_signs(run: ET.Element) -> bool:
    """Whether the letters of a run are signs: in Symbol an a is an alpha."""
    return any(
        TYPEFACE_OF_SIGNS.match(value)
        for inner in run.iter()
        if inner.tag.endswith("}rFonts")
        for value in inner.attrib.values()
    )


def words_missing(paragraphs: Iterable[tuple[str, ...]], tree: list[Node]) -> list[str]:
    """Remarks on the words of a document that are nowhere in what the converter read of it.

    The last net: whatever a word processor thinks of, nothing goes missing in silence.
    """
    texts = "\n".join(texts_in(tree))
    said, words = letters_of(texts), {letters_of(each) for each in re.findall(r"\w+", texts)}
    at = looks = misses = 0

    def is_said(piece: str) -> bool:
        nonlocal looks
        if all(letters_of(each) in words for each in re.findall(r"\w+", piece)):
            return True
        looks += 1  # a word of which the letters have two looks; there are few, or somebody means harm
        return looks < MOST_LOOKS and letters_of(piece) in said

    remarks: list[str] = []
    for pieces in paragraphs:
        whole = letters_of("".join(pieces))
        found = said.find(whole, at) if misses < MOST_LOOKS else -1
        misses += found < 0
        if found >= 0:
            at = found + len(whole)
        elif lost := [each for each in pieces if not is_said(each)]:
            if len(remarks) == MOST_TOLD:
                return [*remarks, "er is nog meer dat niet meekwam. Leg het verhaal naast het document."]
            remarks.append(f"niet meegenomen: '{quoted(' '.join(lost))}'")
    return remarks


def letters_of(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


def texts_in(tree: Any) -> Iterable[str]:
    """Every text in a tree, in order; those of notes after what they stand in."""
    waiting, notes = [tree], []
    while waiting:
        node = waiting.pop()
        if isinstance(node, list):
            waiting += reversed(node)
        elif isinstance(node, str):
            yield node
        elif isinstance(node, dict):
            if node.get("t") == "Note":
                notes.append(node["c"])
            elif "c" in node:
                waiting.append(node["c"])
        if not waiting and notes:
            waiting, notes = [notes], []


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
    """The same blocks without what the writer took back, with signs for raised and lowered text; and remarks.

    Links go straight to where they lead.
    """
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
        if signs := as_signs(text, table):
            return [{"t": "Str", "c": signs}]
        return settle_list(content if isinstance(content, list) else [], remarks)
    if kind == "Math" and isinstance(content, list):
        formula = str(content[1])
        formula = POWER.sub(lambda power: (RAISED if power["up"] else LOWERED).get(power["sign"], power[0]), formula)
        if PLAIN_FORMULA.fullmatch(formula):
            return [{"t": "Str", "c": formula}]
        remarks.append(f"formule niet meegenomen: '{quoted(formula)}'. Schrijf in woorden wat erin staat.")
        return []
    if kind == "Link" and isinstance(content, list):
        content = [*content[:2], [address_behind(content[2][0]), *content[2][1:]]]
    return [{**node, "c": settle_list(content, remarks)} if isinstance(content, list) else node]


def as_signs(text: str, table: Mapping[str, str]) -> str:
    """Raised or lowered text in signs; empty when there are none for it."""
    number = NUMBER_FIRST.match(text)
    end = number.end() if number else len(text)
    if not all(sign in table for sign in text[:end]):
        return "™" if text.lower() == "tm" else ""
    return "".join(table[sign] for sign in text[:end]) + text[end:]


def address_behind(address: str) -> str:
    """The address that somebody linked to, without the detour that a mail program or word processor makes of it."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return address
    asked = parse_qs(parts.query)
    behind = (
        (asked.get("q") or asked.get("url") or [""])[0] if DETOUR.fullmatch(f"{parts.hostname}{parts.path}") else ""
    )
    return behind if re.match(r"https?://", behind, re.IGNORECASE) else address
