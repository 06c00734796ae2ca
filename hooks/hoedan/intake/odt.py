"""Texts in OpenDocument: paragraphs, lists and tables with styles that have names; the same text is the same file.

A look is in a style and nowhere else: who writes on in the file chooses it by its name, and changes it once for all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import escape

from ..incremental.zip_file import write_zip
from .office import LINE, SOFT, XML, OfficeBlock, OfficeParagraph, OfficeTable

ODT_FONT = "Arial"
"""Of every machine, or with a twin of the same measures there, so that a page stays a page."""
STANDARD = "Standard"
ROOM = 0.4
"""Below a paragraph, in sizes of the text."""
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODT_TYPE = "application/vnd.oasis.opendocument.text"


@dataclass(frozen=True)
class OdtStyle:
    """How a kind of paragraph looks, by a name that who writes in it can choose."""

    name: str
    title: str
    size: float
    """In sizes of the text."""
    marks: str = ""
    """Attributes of its letters."""
    room: tuple[float, float] = (0, ROOM)
    """Above and below, in sizes of the text."""
    more: str = ""
    """Other attributes of the paragraph, and what stands in it."""
    level: int = 0
    """Of a heading."""


ODT_STYLES = (
    OdtStyle("Title", "Titel", 1.8, 'fo:font-weight="bold"', (0, 0.3)),
    OdtStyle("Heading_20_1", "Heading 1", 1.2, 'fo:font-weight="bold"', (0.6, 0.2), level=1),
    OdtStyle("Heading_20_2", "Heading 2", 1.05, 'fo:font-weight="bold"', (0.5, 0.1), level=2),
    OdtStyle("Note", "Uitleg", 0.9, f'fo:font-style="italic" fo:color="{SOFT}"'),
    OdtStyle("Lead", "Samenvatting", 1.1),
    OdtStyle("Source", "Bron", 0.8, room=(0, 0), more=' fo:margin-left="7mm" fo:text-indent="-7mm"'),
    OdtStyle("Item", "Punt", 1, room=(0, 0.2)),
)
SPANS = {
    "Reference": ("Nummer van een bron", 'style:text-position="super 65%"'),
    "Name": ("Naam", 'fo:font-style="italic"'),
}
"""Styles of words: their name for who writes, and attributes."""
ODT_LABELS = {
    "Items": '<text:list-level-style-bullet text:level="1" text:bullet-char="•">{}</text:list-level-style-bullet>',
    "Boxes": '<text:list-level-style-bullet text:level="1" text:bullet-char="☐">{}</text:list-level-style-bullet>',
    "Numbers": '<text:list-level-style-number text:level="1" style:num-format="1" style:num-suffix=".">{}'
    "</text:list-level-style-number>",
}
"""What stands before the items of a list, with a place for where they stand."""
ODT_LABEL_PLACE = (
    '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
    '<style:list-level-label-alignment text:label-followed-by="listtab" text:list-tab-stop-position="6mm"'
    ' fo:text-indent="-6mm" fo:margin-left="6mm"/></style:list-level-properties>'
)


def odt_styles(points: float) -> str:
    """The styles of a text of that size."""
    letters = f'style:font-name="{ODT_FONT}" fo:font-size="{points:g}pt" fo:language="nl" fo:country="NL"'
    return (
        f'<style:default-style style:family="paragraph"><style:text-properties {letters}/></style:default-style>'
        f'<style:style style:name="{STANDARD}" style:family="paragraph"><style:paragraph-properties'
        f' fo:margin-bottom="{ROOM * points:g}pt" fo:line-height="110%"/></style:style>'
        + "".join(odt_style(each, points) for each in ODT_STYLES)
        + "".join(
            f'<style:style style:name="{name}" style:display-name="{title}" style:family="text"><style:text-properties'
            f" {marks}/></style:style>"
            for name, (title, marks) in SPANS.items()
        )
        + "".join(
            f'<text:list-style style:name="{name}">{label.format(ODT_LABEL_PLACE)}</text:list-style>'
            for name, label in ODT_LABELS.items()
        )
    )


def odt_style(style: OdtStyle, points: float) -> str:
    above, below = (f"{room * points:g}pt" for room in style.room)
    heading = f' style:default-outline-level="{style.level}"' if style.level else ""
    keep = ' fo:keep-with-next="always"' if style.level else ""
    return (
        f'<style:style style:name="{style.name}" style:display-name="{style.title}" style:family="paragraph"'
        f' style:parent-style-name="{STANDARD}"{heading}><style:paragraph-properties fo:margin-top="{above}"'
        f' fo:margin-bottom="{below}"{keep}{style.more}/>'
        f'<style:text-properties fo:font-size="{style.size * points:g}pt" {style.marks}/></style:style>'
    )


ODT_PARTS: Mapping[str, str] = {
    "mimetype": _ODT_TYPE,
    "META-INF/manifest.xml": f'{XML}<manifest:manifest xmlns:manifest="{_ODF}:manifest:1.0" manifest:version="1.3">'
    f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{_ODT_TYPE}"/>'
    '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>'
    '<manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/></manifest:manifest>',
    "styles.xml": f'{XML}<office:document-styles office:version="1.3" xmlns:office="{_ODF}:office:1.0"'
    f' xmlns:style="{_ODF}:style:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:fo="{_ODF}:xsl-fo-compatible:1.0"'
    f' xmlns:svg="{_ODF}:svg-compatible:1.0"><office:font-face-decls><style:font-face style:name="{ODT_FONT}"'
    f' svg:font-family="{ODT_FONT}" style:font-family-generic="swiss" style:font-pitch="variable"/>'
    "</office:font-face-decls><office:styles><!--styles--></office:styles><office:automatic-styles>"
    '<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm"'
    ' fo:margin="<!--margin-->mm"/></style:page-layout></office:automatic-styles><office:master-styles>'
    '<style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>'
    "</office:document-styles>",
    "content.xml": f'{XML}<office:document-content office:version="1.3" xmlns:office="{_ODF}:office:1.0"'
    f' xmlns:text="{_ODF}:text:1.0" xmlns:table="{_ODF}:table:1.0" xmlns:style="{_ODF}:style:1.0"'
    f' xmlns:fo="{_ODF}:xsl-fo-compatible:1.0" xmlns:xlink="http://www.w3.org/1999/xlink"><office:automatic-styles>'
    '<style:style style:name="Cell" style:family="table-cell"><style:table-cell-properties'
    f' fo:border="0.5pt solid {LINE}" fo:padding="0.1cm"/></style:style>'
    "</office:automatic-styles><office:body><office:text><!--body--></office:text></office:body>"
    "</office:document-content>",
}


def write_odt(blocks: Sequence[OfficeBlock]) -> bytes:
    """An OpenDocument text; the same blocks always give the same bytes."""
    return odt_file(
        "".join(odt_table(block) if isinstance(block, OfficeTable) else odt_text(block) for block in blocks)
    )


def odt_file(body: str, points: float = 11, margin: int = 25) -> bytes:
    """An OpenDocument text on A4 around a body that is written already; the margins are in millimetres."""
    styles = ODT_PARTS["styles.xml"].replace("<!--styles-->", odt_styles(points)).replace("<!--margin-->", str(margin))
    content = ODT_PARTS["content.xml"].replace("<!--body-->", body)
    return write_zip({**ODT_PARTS, "styles.xml": styles, "content.xml": content})


def odt_text(block: OfficeParagraph) -> str:
    if block.style.startswith("Heading"):
        return odt_heading(block.text, int(block.style[-1]))
    return odt_paragraph(odt_words(block.text), block.style)


def odt_heading(text: str, level: int) -> str:
    return f'<text:h text:style-name="Heading_20_{level}" text:outline-level="{level}">{odt_words(text)}</text:h>'


def odt_words(text: str) -> str:
    """Text to stand in a paragraph."""
    return str(escape(text)).replace("\t", "<text:tab/>")


def odt_span(text: str, style: str) -> str:
    """Words in a style of their own, of `SPANS`."""
    return f'<text:span text:style-name="{style}">{odt_words(text)}</text:span>'


def odt_link(address: str) -> str:
    """An address to follow, in a paragraph."""
    return f'<text:a xlink:type="simple" xlink:href="{escape(address)}">{odt_words(address)}</text:a>'


def odt_paragraph(inside: str, style: str = "") -> str:
    """A paragraph of words and what else may stand in it, one after another."""
    return f'<text:p text:style-name="{style or STANDARD}">{inside}</text:p>'


def odt_list(items: Iterable[str], style: str = "Items") -> str:
    """Paragraphs as for `odt_paragraph` with a dot before each; with `Numbers` a number, with `Boxes` a box to tick."""
    texts = "".join(f"<text:list-item>{odt_paragraph(item, 'Item')}</text:list-item>" for item in items)
    return f'<text:list text:style-name="{style}">{texts}</text:list>' if texts else ""


def odt_table(block: OfficeTable) -> str:
    columns = f'<table:table-column table:number-columns-repeated="{len(block.rows[0])}"/>'
    rows = [
        "<table:table-row>"
        + "".join(
            f'<table:table-cell table:style-name="Cell" office:value-type="string">{odt_text(OfficeParagraph(text))}'
            "</table:table-cell>"
            for text in row
        )
        + "</table:table-row>"
        for row in block.rows
    ]
    head = f"<table:table-header-rows>{rows.pop(0)}</table:table-header-rows>" if block.has_head else ""
    return f"<table:table>{columns}{head}{''.join(rows)}</table:table>" + odt_paragraph("")
