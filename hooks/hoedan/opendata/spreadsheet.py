"""A spreadsheet in OpenDocument format (.ods): a zip with four small XML files, the same bytes every time.

No library: those that write .ods put the time of writing into the file, and two builds of one commit have to give
the same bytes. This needs only text, whole numbers and dates.
"""

import datetime
from collections.abc import Iterable, Sequence

from ..incremental.zip_file import write_zip
from ..language.xml_text import xml_text
from .tables import Cell, Table

MEDIA_TYPE = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
        "number": "urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'
MANIFEST = f"""{DECLARATION}<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" \
manifest:version="1.3">
<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{MEDIA_TYPE}"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
<manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
</manifest:manifest>
"""
STYLES = """<office:automatic-styles>
<number:date-style style:name="day"><number:year number:style="long"/><number:text>-</number:text>\
<number:month number:style="long"/><number:text>-</number:text><number:day number:style="long"/></number:date-style>
<style:style style:name="date" style:family="table-cell" style:data-style-name="day"/>
<style:style style:name="header" style:family="table-cell"><style:text-properties fo:font-weight="bold"/></style:style>
</office:automatic-styles>
"""


def write_spreadsheet(tables: Sequence[Table], title: str, date: datetime.date | None) -> bytes:
    """One sheet for each table, with a bold first row."""
    return write_zip(
        {
            "mimetype": MEDIA_TYPE,
            "META-INF/manifest.xml": MANIFEST,
            "content.xml": write_content(tables),
            "meta.xml": write_meta(title, date),
        }
    )


def write_content(tables: Sequence[Table]) -> str:
    sheets = "".join(write_sheet(table) for table in tables)
    return (
        f'{DECLARATION}<office:document-content {NAMESPACES} office:version="1.3">{STYLES}'
        f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body></office:document-content>\n"
    )


def write_sheet(table: Table) -> str:
    header = write_row(write_cell(name, "header") for name in table.header)
    rows = "".join(write_row(write_cell(cell) for cell in row) for row in table.rows)
    columns = f'<table:table-column table:number-columns-repeated="{len(table.header)}"/>'
    return f'<table:table table:name="{xml_text(table.name)}">{columns}{header}{rows}</table:table>\n'


def write_row(cells: Iterable[str]) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>\n"


def write_cell(cell: Cell, style: str = "") -> str:
    """A cell that says its type: text stays text, whatever it begins with."""
    match cell:
        case None | "":
            return "<table:table-cell/>"
        case int():
            kind = f'office:value-type="float" office:value="{cell}"'
        case datetime.date():
            kind = f'table:style-name="date" office:value-type="date" office:date-value="{cell}"'
        case str():
            styled = f'table:style-name="{style}" ' if style else ""
            kind = f'{styled}office:value-type="string"'
    return f"<table:table-cell {kind}><text:p>{xml_text(str(cell))}</text:p></table:table-cell>"


def write_meta(title: str, date: datetime.date | None) -> str:
    modified = f"<dc:date>{date}T00:00:00</dc:date>" if date else ""
    return (
        f'{DECLARATION}<office:document-meta {NAMESPACES} office:version="1.3"><office:meta>'
        f"<dc:title>{xml_text(title)}</dc:title>{modified}</office:meta></office:document-meta>\n"
    )
