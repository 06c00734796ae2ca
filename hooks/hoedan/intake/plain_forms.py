"""What word processors write in forms that the converter passes by, in the plain form that it reads.

A field, a control or a turned text holds words of the story, and a paragraph may be a heading by its level alone. Where
a control only asks for something ("Klik of tik om tekst in te voeren"), nobody wrote that.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from xml.etree import ElementTree as ET

OFFICE = "http://schemas.openxmlformats.org/"
STRICT = (
    (b"http://purl.oclc.org/ooxml/", OFFICE.encode()),
    (b"/wordprocessingml/main", b"/wordprocessingml/2006/main"),
)
W = f"{{{OFFICE}wordprocessingml/2006/main}}"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"
OPEN, TEXT, TABLE, STYLE = (f"{{{ODF}{room}:1.0}}" for room in ("office", "text", "table", "style"))
PREFIXES = {
    "w": W[1:-1],
    "wp": f"{OFFICE}drawingml/2006/wordprocessingDrawing",
    "a": f"{OFFICE}drawingml/2006/main",
    "pic": f"{OFFICE}drawingml/2006/picture",
    "m": f"{OFFICE}officeDocument/2006/math",
    "r": f"{OFFICE}officeDocument/2006/relationships",
    "mc": f"{OFFICE}markup-compatibility/2006",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "xlink": "http://www.w3.org/1999/xlink",
    "fo": f"{ODF}xsl-fo-compatible:1.0",
    "svg": f"{ODF}svg-compatible:1.0",
    "draw": f"{ODF}drawing:1.0",
    **{name: f"{ODF}{name}:1.0" for name in ("office", "style", "text", "table")},
}
"""The prefixes of Word and LibreOffice, by which the converter and we know an element; another program has its own."""
WRAPPERS = {
    *(W + name for name in ("customXml", "bdo", "dir", "fldSimple")),
    *(
        TEXT + name
        for name in (
            "text-input", "date", "time", "sequence", "drop-down", "variable-set", "variable-get", "variable-input",
            "user-field-get", "user-field-input", "user-defined", "expression", "conditional-text", "bibliography-mark",
        )
    ),
}  # fmt: skip
"""What stands around words of the text and does nothing to them."""
CONTROL = "}content-control"
UNSEEN = {W + "customXmlPr", W + "softHyphen", TEXT + "placeholder"}
BREAKS = {W + "cr", W + "ptab"}
HEADING = re.compile(r"(?:heading|kop)(?:_20_| )?([1-9])", re.IGNORECASE)
NO_HEADING = re.compile(r"title|subtitle|toc .*", re.IGNORECASE)
OWN_HIDDEN = "own-hidden"
OWN_HEADING = "own-heading-"
DEEPEST_HEADING = 6
LEVEL = STYLE + "default-outline-level"

for prefix, space in PREFIXES.items():
    ET.register_namespace(prefix, space)


def in_plain_forms(parts: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same parts of a document, with the words of odd forms as plain words and each heading as one.

    A part that is no XML or is too deep stays as it is: the converter says so.
    """
    levels = open_levels(parts)
    return {name: rewritten(name, data, levels) for name, data in parts.items()}


def rewritten(name: str, data: bytes, levels: Mapping[str, int]) -> bytes:
    if not name.endswith(".xml") or not name.startswith(("word/", "content.xml")):
        return data
    for strict, usual in STRICT if STRICT[0][0] in data else ():
        data = data.replace(strict, usual)
    try:
        root = ET.fromstring(data)  # noqa: S314 - XML with declarations was refused
        if name == "word/styles.xml":
            name_headings(root)
        else:
            make_plain(root, levels)
        plain: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    except (ET.ParseError, RecursionError):
        return data
    return with_prefixes(plain) if name.startswith("word/") else plain


def with_prefixes(part: bytes) -> bytes:
    """A part of a Word file that says what each prefix is, also one that it has no use for: the converter looks up what
    those in a footnote are in the text, and would lose the links of all notes below a text without any.
    """
    of_word = {prefix: space for prefix, space in PREFIXES.items() if space.startswith(OFFICE)}
    says = "".join(f' xmlns:{prefix}="{space}"' for prefix, space in of_word.items() if not says_what(part, prefix))
    return re.sub(rb"<[\w:.-]+", lambda root: root[0] + says.encode(), part, count=1)


def says_what(part: bytes, prefix: str) -> bool:
    return f' xmlns:{prefix}="'.encode() in part


def make_plain(root: ET.Element, levels: Mapping[str, int]) -> None:
    """Change every element below this one to its plain form."""
    hide(root)
    waiting = [root]
    while waiting:
        element = waiting.pop()
        put(element, list(unfolded(element)))
        if element.tag in BREAKS:
            element.tag = W + "br"
        elif element.tag == W + "position":
            as_raised(element)
        elif element.tag == W + "p":
            mark_heading(element)
        elif element.tag == TEXT + "p" and (level := levels.get(element.get(TEXT + "style-name", ""))):
            element.tag = TEXT + "h"
            element.set(TEXT + "outline-level", str(level))
        waiting += element


def as_raised(position: ET.Element) -> None:
    """Text that is moved up or down by a measure, as LibreOffice does, as the raised or lowered text that it is."""
    moved = position.get(W + "val", "0")
    if moved.strip("-0"):
        position.tag = W + "vertAlign"
        position.set(W + "val", "subscript" if moved.startswith("-") else "superscript")


def hide(root: ET.Element) -> None:
    """Mark what the document does not show in a way that is looked for word by word."""
    looks = root.find(f"{OPEN}automatic-styles")
    if looks is not None:
        style = ET.SubElement(looks, STYLE + "style", {STYLE + "name": OWN_HIDDEN, STYLE + "family": "paragraph"})
        ET.SubElement(style, STYLE + "text-properties", {TEXT + "display": "none"})
    for element in root.iter():
        if element.tag == TEXT + "section" and element.get(TEXT + "is-hidden") == "true":
            element.set(TEXT + "display", "none")
        elif is_hidden(element):
            for inner in element.iter():
                if inner.tag in (TEXT + "p", TEXT + "h"):
                    inner.set(TEXT + "style-name", OWN_HIDDEN)
                elif inner.tag == W + "r":
                    hide_run(inner)


def is_hidden(element: ET.Element) -> bool:
    """Whether a row is folded away, a cell was deleted, or a paragraph is shown on a condition that does not hold."""
    if element.tag == W + "tr":
        return is_on(element.find(f"{W}trPr/{W}hidden"))
    if element.tag == W + "tc":
        return element.find(f"{W}tcPr/{W}cellDel") is not None
    if element.tag == TABLE + "table-row":
        return element.get(TABLE + "visibility", "visible") != "visible"
    if element.tag == TEXT + "p":
        return any(each.get(TEXT + "is-hidden") == "true" for each in element.iter(TEXT + "hidden-paragraph"))
    return False


def hide_run(run: ET.Element) -> None:
    look = run.find(W + "rPr")
    if look is None:
        look = ET.Element(W + "rPr")
        run.insert(0, look)
    ET.SubElement(look, W + "vanish")


def is_on(mark: ET.Element | None) -> bool:
    """Whether a mark of Word stands there and says yes."""
    return mark is not None and mark.get(W + "val", "1") not in ("0", "false", "off")


def unfolded(element: ET.Element) -> Iterator[str | ET.Element]:
    """The texts and elements in an element, with what stands around some of them taken away."""
    for each in contents(element):
        if isinstance(each, str):
            yield each
        elif element.tag == TABLE + "table-cell" and each.tag == TABLE + "table":
            yield from blocks_of_table(each)  # the converter passes by a table in a table
        elif each.tag in WRAPPERS or each.tag.endswith(CONTROL):
            if is_link(each):
                yield each
            elif not is_question(each):
                yield from unfolded(each)
        elif each.tag not in UNSEEN and not is_question(each):
            yield each


def blocks_of_table(table: ET.Element) -> Iterator[ET.Element]:
    """What stands in the cells of a table, one below another."""
    for each in table:
        if each.tag == TABLE + "table-cell":
            yield from (inner for inner in unfolded(each) if not isinstance(inner, str))
        elif each.tag.startswith(TABLE + "table-"):
            yield from blocks_of_table(each)


def contents(element: ET.Element) -> Iterator[str | ET.Element]:
    yield element.text or ""
    for child in element:
        yield child
        yield child.tail or ""


def put(element: ET.Element, inside: Iterable[str | ET.Element]) -> None:
    """Give an element these texts and elements and no others."""
    texts, children = [""], []
    for each in inside:
        if isinstance(each, str):
            texts[-1] += each
        else:
            children.append(each)
            texts.append("")
    element.text, element[:] = texts[0], children
    for child, tail in zip(children, texts[1:], strict=True):
        child.tail = tail


def is_link(element: ET.Element) -> bool:
    return element.get(W + "instr", "").split()[:1] == ["HYPERLINK"]


def is_question(element: ET.Element) -> bool:
    """Whether this is a control in which nobody filled anything in."""
    if element.tag == W + "sdt":
        return is_on(element.find(f"{W}sdtPr/{W}showingPlcHdr"))
    return element.tag.endswith(CONTROL) and any(
        key.endswith("}showing-place-holder") and value == "true" for key, value in element.items()
    )


def mark_heading(paragraph: ET.Element) -> None:
    """Give a paragraph with a level of its own the style of a heading of that level."""
    look = paragraph.find(W + "pPr")
    level = None if look is None else look.find(W + "outlineLvl")
    if look is None or level is None or (number := outline(level)) is None:
        return
    style = look.find(W + "pStyle")
    if style is None:
        style = ET.Element(W + "pStyle")
        look.insert(0, style)
    style.set(W + "val", f"{OWN_HEADING}{number}")


def outline(level: ET.Element) -> int | None:
    """The level of a heading as a reader counts it; None for that of ordinary text."""
    value = level.get(W + "val", "")
    return min(int(value) + 1, DEEPEST_HEADING) if re.fullmatch("[0-8]", value) else None


def name_headings(styles: ET.Element) -> None:
    """Give each style of a heading the name by which the converter knows it."""
    for style in styles.iter(W + "style"):
        name, level = style.find(W + "name"), style.find(f"{W}pPr/{W}outlineLvl")
        said = "" if name is None else name.get(W + "val", "")
        named = HEADING.fullmatch(said)
        number = min(int(named[1]), DEEPEST_HEADING) if named else outline(level) if level is not None else None
        if name is not None and number and style.get(W + "type") == "paragraph" and not NO_HEADING.fullmatch(said):
            name.set(W + "val", f"heading {number}")
    for number in range(1, DEEPEST_HEADING + 1):
        own = ET.SubElement(styles, W + "style", {W + "type": "paragraph", W + "styleId": f"{OWN_HEADING}{number}"})
        ET.SubElement(own, W + "name", {W + "val": f"heading {number}"})


def open_levels(parts: Mapping[str, bytes]) -> dict[str, int]:
    """The styles of an OpenDocument that are of headings -> their level; one may come from another."""
    found: dict[str, tuple[str, int]] = {}
    for name in ("styles.xml", "content.xml"):
        try:
            root = ET.fromstring(parts.get(name, b"<none/>"))  # noqa: S314 - as above
        except ET.ParseError:
            continue
        for style in root.iter(STYLE + "style"):
            if style.get(STYLE + "family") == "paragraph":
                said = HEADING.fullmatch(style.get(STYLE + "display-name", style.get(STYLE + "name", "")))
                number = style.get(LEVEL) or (said[1] if said else "")
                level = int(number) if number and re.fullmatch("[1-9]", number) else 0
                found[style.get(STYLE + "name", "")] = style.get(STYLE + "parent-style-name", ""), level
    return {name: number for name in found if (number := level_of(name, found))}


def level_of(name: str, styles: Mapping[str, tuple[str, int]]) -> int:
    seen: set[str] = set()
    while name in styles and name not in seen:
        seen.add(name)
        parent, level = styles[name]
        if level:
            return level
        name = parent
    return 0
