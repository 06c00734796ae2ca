"""Word and OpenDocument files for a story: the template that people fill in, made without an office program.

A story in an office file is a table of facts, a table of partners, a table of sources and five headings with text.
The words in it are those of the form; `importer.py` reads them back.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import escape

from ..design.tokens import on_paper
from ..incremental.zip_file import write_zip
from ..library.library import Library
from ..model.guidance import STORY_FIELDS, fields_with_examples
from ..model.vocabulary import Vocabulary

HEADING = "Een praktijkverhaal voor "
"""What the template is called, with the name of the site behind it."""
NOTE = "Uitleg:"
"""A paragraph that starts so is guidance and never becomes part of a story."""
SOFT, LINE = on_paper("word-note"), on_paper("word-line")
FACTS = (
    "title",
    "summary",
    "municipalities",
    "period.start",
    "period.end",
    "status",
    "themes",
    "ingredients",
    "target_groups",
    "contact.organisation",
    "contact.url",
    "inspired_by",
)
"""The rows of the table of facts, as keys of the front matter."""
PARTNER_KEYS = ("partners.name", "partners.type")
SOURCE_KEYS = ("sources.id", "sources.title", "sources.publisher", "sources.url", "sources.date", "sources.kind")
EXTRA = "Mag je overslaan"
"""The heading of the last part: who only writes need not read it."""
EXTRA_FACTS = ("open_questions", "conditions", "quote.text", "quote.who", "quote.source", "contributors")
LINES = ("open_questions", "conditions", "contributors")
"""Facts of several sentences: one on each line of the cell."""
MORE_SOURCE_KEYS = ("sources.id", "sources.note", "sources.archived")
FIGURE_KEYS = (
    *("figures.value", "figures.unit", "figures.label", "figures.source"),
    *("figures.of", "figures.from", "figures.date", "figures.measured_by"),
)
FOLLOWER_KEYS = ("followers.municipality", "followers.since", "followers.url")
EXTRA_TABLES = {"figures": FIGURE_KEYS, "followers": FOLLOWER_KEYS, "sources": MORE_SOURCE_KEYS}
"""Field -> the columns of its table in the last part."""
MORE_SOURCES = "Meer over je bronnen"
TABLE_NOTES = {
    "figures": "Bij Bron zet je het nummer van de bron, zoals 1.",
    "sources": "Zet het nummer van de bron ervoor.",
}
EMPTY_ROWS = 4


@dataclass(frozen=True)
class OfficeParagraph:
    """A paragraph; `style` is empty, Title, Heading1, Heading2 or Note."""

    text: str
    style: str = ""


@dataclass(frozen=True)
class OfficeTable:
    """A table; its first row names the columns when `has_head`."""

    rows: tuple[tuple[str, ...], ...]
    has_head: bool = True


OfficeBlock = OfficeParagraph | OfficeTable


def template_content(library: Library) -> list[OfficeBlock]:
    """The empty template: what to fill in, with guidance that the import leaves out."""
    titles, words = "; ".join, library.vocabulary
    blocks: list[OfficeBlock] = [
        OfficeParagraph(HEADING + library.settings.site_name, "Title"),
        OfficeParagraph(
            f"{NOTE} vul de tabellen en de koppen in. Regels die met '{NOTE}' beginnen, mag je laten staan. "
            "Meer keuzes in één vak scheid je met een puntkomma.",
            "Note",
        ),
        OfficeTable(tuple((STORY_FIELDS[key].label, "") for key in FACTS), has_head=False),
    ]
    blocks += [OfficeParagraph(f"{NOTE} {label}: {text}", "Note") for label, text in fact_notes(library)]
    for key, columns in (("partners", PARTNER_KEYS), ("sources", SOURCE_KEYS)):
        blocks += empty_table(STORY_FIELDS[key].label, STORY_FIELDS[key].help, columns)
    for what, labels in (("organisatie", words.labels("partner_types")), ("bron", words.labels("source_kinds"))):
        blocks.append(OfficeParagraph(f"{NOTE} kies als soort {what} uit: {titles(labels.values())}.", "Note"))
    blocks.append(
        OfficeParagraph(
            f"{NOTE} zet in de tekst [^1] achter een zin die op bron 1 steunt. Zet onder een alinea die een ingrediënt "
            f"laat zien een eigen regel, zoals {example_mark(library)}. Een voetnoot in Word wordt een nieuwe bron.",
            "Note",
        )
    )
    if library.setbacks:
        blocks.append(
            OfficeParagraph(
                f"{NOTE} vertelt een alinea waar het vastliep? Dan mag er ook een regel onder als [struikelblok: "
                f"{library.setbacks[0].title}]. Kies uit: {titles(each.title for each in library.setbacks)}.",
                "Note",
            )
        )
    for section in words.story_headings:
        optional = "" if section.part else " (Deze kop mag je weglaten.)"
        blocks += [
            OfficeParagraph(section.title, "Heading1"),
            OfficeParagraph(f"{NOTE} {section.help}{optional}", "Note"),
            OfficeParagraph(""),
        ]
    return [*blocks, *extra_part(words)]


def example_mark(library: Library) -> str:
    """How a writer marks what an alinea shows, with an ingredient that this library has."""
    return f"[laat zien: {library.ingredients[0].title if library.ingredients else 'naam van het ingrediënt'}]"


def extra_part(vocabulary: Vocabulary) -> list[OfficeBlock]:
    """What a reader likes to have and a writer may leave alone, after the story itself."""
    blocks: list[OfficeBlock] = [
        OfficeParagraph(EXTRA, "Heading1"),
        OfficeParagraph(
            f"{NOTE} is je verhaal af? Dan ben je klaar. Weet je ook iets van wat hieronder staat, vul dat dan in. De "
            "redactie kan het ook later doen.",
            "Note",
        ),
        OfficeTable(tuple((STORY_FIELDS[key].label, "") for key in EXTRA_FACTS), has_head=False),
        *(OfficeParagraph(f"{NOTE} {note}", "Note") for note in extra_notes(vocabulary)),
    ]
    for key, columns in EXTRA_TABLES.items():
        title, help_text = (MORE_SOURCES, "") if key == "sources" else (STORY_FIELDS[key].label, STORY_FIELDS[key].help)
        blocks += empty_table(title, f"{help_text} {TABLE_NOTES.get(key, '')}".strip(), columns)
    return blocks


def extra_notes(vocabulary: Vocabulary) -> Iterable[str]:
    fields = fields_with_examples(vocabulary)
    for key in EXTRA_FACTS:
        field = fields[key]
        lines = " Zet elk op een eigen regel." if key in LINES else ""
        text = "Het nummer van de bron waar dit citaat in staat." if key == "quote.source" else field.help
        example = f" Bijvoorbeeld: {field.example}" if field.example else ""
        yield f"{field.label}: {text}{lines}{example}"


def empty_table(title: str, note: str, columns: Sequence[str]) -> list[OfficeBlock]:
    """A table to fill in, with its title and guidance."""
    is_numbered = columns[0] == "sources.id"
    head = tuple(STORY_FIELDS[each].label for each in columns)
    return [
        OfficeParagraph(title, "Heading2"),
        OfficeParagraph(f"{NOTE} {note}", "Note"),
        OfficeTable((head, *empty_rows(len(columns), is_numbered=is_numbered))),
    ]


def fact_notes(library: Library) -> Iterable[tuple[str, str]]:
    """Label and guidance for each fact, with the words to choose from."""
    words = library.vocabulary
    fields = fields_with_examples(words)
    chosen: Mapping[str, Iterable[str]] = {
        "status": (f"{each.label} ({each.help.rstrip('.').lower()})" for each in words.statuses),
        "themes": (theme.title for theme in library.themes),
        "ingredients": (ingredient.title for ingredient in library.ingredients),
        "target_groups": words.labels("target_groups").values(),
    }
    for key in FACTS:
        field = fields[key]
        listed = f" Kies uit: {'; '.join(chosen[key])}." if key in chosen else ""
        example = f" Bijvoorbeeld: {field.example}" if field.example else ""
        yield field.label, f"{field.help}{listed}{example}"


def empty_rows(columns: int, *, is_numbered: bool) -> list[tuple[str, ...]]:
    """Rows to fill in; those of sources are numbered."""
    first = [str(n) if is_numbered else "" for n in range(1, EMPTY_ROWS + 1)]
    return [(number, *[""] * (columns - 1)) for number in first]


def write_docx(blocks: Sequence[OfficeBlock]) -> bytes:
    """A Word file; the same blocks always give the same bytes."""
    body = "".join(docx_table(block) if isinstance(block, OfficeTable) else docx_text(block) for block in blocks)
    parts = {**DOCX_PARTS, "word/document.xml": DOCX_PARTS["word/document.xml"].replace("<!--body-->", body)}
    return write_zip(parts)


def docx_text(block: OfficeParagraph) -> str:
    style = f'<w:pPr><w:pStyle w:val="{block.style}"/></w:pPr>' if block.style else ""
    return f'<w:p>{style}<w:r><w:t xml:space="preserve">{escape(block.text)}</w:t></w:r></w:p>'


def docx_table(block: OfficeTable) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{LINE[1:]}"/>' for side in sides)
    width = 9000 // len(block.rows[0])
    grid = f'<w:gridCol w:w="{width}"/>' * len(block.rows[0])
    cell = f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
    head = "<w:trPr><w:tblHeader/></w:trPr>"
    rows = "".join(
        f"<w:tr>{head if block.has_head and number == 0 else ''}"
        + "".join(f"{cell}{docx_text(OfficeParagraph(text))}</w:tc>" for text in row)
        + "</w:tr>"
        for number, row in enumerate(block.rows)
    )
    properties = f"<w:tblPr><w:tblBorders>{borders}</w:tblBorders></w:tblPr>"
    return f"<w:tbl>{properties}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl><w:p/>"


XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def _docx_style(identity: str, name: str, size: int, extra: str = "") -> str:
    # Without its level in the outline LibreOffice keeps a heading as a plain paragraph when it saves as .odt.
    level = f'<w:outlineLvl w:val="{int(identity[-1]) - 1}"/>' if identity.startswith("Heading") else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/><w:basedOn w:val="Normal"/>'
        f'<w:pPr><w:spacing w:before="240" w:after="80"/>{level}</w:pPr>'
        f'<w:rPr>{extra}<w:sz w:val="{size}"/></w:rPr></w:style>'
    )


DOCX_PARTS: Mapping[str, str] = {
    "[Content_Types].xml": f'{XML}<Types xmlns="{_PACKAGE}/content-types">'
    f'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{_WORD_TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{_WORD_TYPE}.styles+xml"/></Types>',
    "_rels/.rels": f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="document" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/></Relationships>',
    "word/_rels/document.xml.rels": f'{XML}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="styles" Type="{_OFFICE}/styles" Target="styles.xml"/><!--links--></Relationships>',
    "word/styles.xml": f'{XML}<w:styles {_WORD}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="nl-NL"/>'
    "</w:rPr></w:rPrDefault></w:docDefaults>"
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
    '<w:pPr><w:spacing w:after="120"/></w:pPr><w:rPr><w:sz w:val="22"/></w:rPr></w:style>'
    + _docx_style("Title", "Title", 40, "<w:b/>")
    + _docx_style("Heading1", "heading 1", 30, "<w:b/>")
    + _docx_style("Heading2", "heading 2", 25, "<w:b/>")
    + _docx_style("Quote", "Quote", 22, "<w:i/>")
    + _docx_style("Note", "Uitleg", 20, f'<w:i/><w:color w:val="{SOFT[1:]}"/>')
    + "</w:styles>",
    "word/document.xml": f'{XML}<w:document {_WORD} xmlns:r="{_OFFICE}"><w:body><!--body-->'
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1418" w:right="1418" w:bottom="1418" w:left="1418"'
    ' w:header="708" w:footer="708" w:gutter="0"/></w:sectPr></w:body></w:document>',
}
"""The parts of a Word file; the form in the browser makes its own from the same."""
