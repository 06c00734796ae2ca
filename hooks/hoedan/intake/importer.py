"""`hoedan import`: a story file from a filled-in Word or OpenDocument template, never over an existing one.

What the document does not tell is left out, so that the check names it. Footnotes become sources, `[laat zien: ...]`
lines become passages, images are made anew without their metadata.
"""

import datetime
import os
import re
import shutil
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from ..incremental.swap import whole_or_gone
from ..language.dutch import dutch_date, enumerate_dutch, plain_date
from ..language.reasons import reason_of
from ..language.slugs import fold, is_slug, slugify
from ..language.suggest import nearest
from ..library.library import Library
from ..model.fields import plain_number
from ..model.problems import show
from ..reading.load import STORIES
from ..reading.source import FORBIDDEN
from .archive import read_office_file
from .left_out import settle, words_missing
from .office_images import WHOLE, Window, clean_image
from .office_text import (
    BULLET,
    GLUED,
    LISTS,
    OfficeText,
    Row,
    blocks_in_items,
    plain_text_of_node,
    quoted,
    read_source_row,
    rows_of,
    table_rows,
    take_apart,
)
from .pandoc import Node, read_document, write_markdown
from .proposals import Known, Proposer, moments

MARK = re.compile(r"\[(?:(?P<shows>laat zien)|struikelblok):(?P<names>[^\[\]]*)\]", re.IGNORECASE)
MARKS = re.compile(rf"(?:{re.sub(r'[?]P<[a-z]+>', '', MARK.pattern)}\s*)+", re.IGNORECASE)
LIST_SIGN = re.compile(rf"(?:{BULLET.pattern})\s+")
LABELS_OF_PERIOD = {"start": "begin", "end": "einde"}
FIGURE_NUMBERS = ("value", "from", "of")
BARE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?|-?(?:0|[1-9][0-9]{0,11})(?:\.[0-9]{1,6})?")
PLAIN = re.compile(
    r"https?://[^\s#'\"\\{}[\],]+(?<!:)|"
    r"(?!(?:null|true|false|yes|no|on|off|y|n|[0-9.,_xob-]*)\Z)[A-Za-zÀ-ɏ0-9](?:[^\0-\x1f:#\"\\{}[\]`]*[^\s\0-\x1f:#\"\\{}[\]`])?",
    re.IGNORECASE,
)
"""A text that the form leaves without quotes (`scalar` in `docs/assets/form/story.js`)."""
REFERENCE = re.compile(r"\[\^([0-9]{1,4})\]")
PLACED = re.compile("[\ue000\ue001]([0-9]+)\ue002")
"""What stands for a mark (the first) or something in a line until Pandoc is done; no text has these signs."""
MARK_LINE = re.compile("(?<!\n)\n+ *(\ue000[0-9]+\ue002) *(?=\n|$)")

SAME_SOURCE = re.compile(
    r"(?:(?:idem|id\.|ib\.|ibid(?:em)?|ebd\.|a\. ?w\.|o\. ?c\.|t\. ?[az]\. ?p\.|(?:op|loc)\. ?cit\.)(?![\w-])(?! als\b)"
    r"|(?:(?:zie|vgl\.|vergelijk|supra|idem|als|ook|onder|bij) ){0,3}"
    r"(?:(?:de )?(?:(?:zelf|genoem)de|dezelfde|vorige|eerdere|voorgaande|bovenstaande)(?: (?:bron|(?:voet)?noot))?"
    r"|(?:(?<=zie )|(?<=als ))(?:(?:bron )?(?:hier)?boven|eerder)"
    r"|(?:(?:de)?zelfde (?:bron )?als )?"
    r"(?:(?P<what>bron|(?:voet)?noot) |(?<=zie )|(?<=als ))(?P<number>[0-9]{1,3})(?: hierboven)?)"
    r"(?: als (?:de )?(?:vorige|eerdere|(?:hier)?boven)(?: (?:bron|(?:voet)?noot))?)?"
    r"(?:,? (?:pp?|blz|pag|pagina|s)\.? ?[0-9]{1,4}(?:[–-][0-9]{1,4})?)?\.?$)",
    re.IGNORECASE,
)
"""How a note says that it means another one."""
SOMEWHERE_ELSE = re.compile(
    r"\b(?:a\. ?w\.|op\. ?cit\.|loc\. ?cit\.|t\. ?a\. ?p\.|ibid(?:em)?\b|noot [0-9]{1,3}\b)", re.IGNORECASE
)
"""What a note says when it means another one of which it names the writer."""

WEB = re.compile(r"https?://|mailto:|(?:\.\./)*(?:[\w-]+/)*[\w-]+\.md(?:#|$)", re.IGNORECASE)
"""How an address begins that works wherever a story is read, or one of a page of the site, which the check follows."""
BROKEN = re.compile(
    r"(?:Fout! [\w ]{3,60}|Error[:!] Reference source) (?:niet gevonden|niet gedefinieerd|not found)\\?[.!]?"
)
"""What Word and LibreOffice put in the place of a part that is gone."""
LIST_MARKER = re.compile(r"^( *(?:-|[0-9]+\.)) {2,}(?=\S)", re.MULTILINE)
"""Pandoc puts the text of an item on a fourth column; our stories have one space."""


class ImportStoryError(Exception):
    """The story cannot be written; the message says why, in Dutch."""


@dataclass(frozen=True)
class Imported:
    """A story as it will be written: its text, and the images beside it by file name."""

    slug: str
    text: str
    images: Mapping[str, bytes]
    remarks: tuple[str, ...]
    """What did not come along, in Dutch."""


def import_story(library: Library, file: Path, slug: str | None = None) -> tuple[Path, Imported]:
    """Write `stories/<slug>.md` and its images from an office file.

    Raises:
        ArchiveError, ConverterError: when the document cannot be read.
        ImportStoryError: when there is already such a story, or no usable name.

    """
    imported = read_story(library, file, slug)
    path = library.root / STORIES / f"{imported.slug}.md"
    folder = path.with_suffix("")
    if any(os.path.lexists(taken) for taken in (path, folder)):  # a link to nothing is in the way too
        raise ImportStoryError(f"{STORIES}/{imported.slug} bestaat al. Geef een andere naam met --name.")
    try:
        with whole_or_gone(path):
            write_story(path, imported)
    except BaseException as error:
        shutil.rmtree(folder, ignore_errors=True)
        if not isinstance(error, OSError):
            raise
        raise ImportStoryError(
            f"{STORIES}/{imported.slug}.md is niet te schrijven: {reason_of(error)}. Er is niets gemaakt."
        ) from error
    return path, imported


def write_story(path: Path, imported: Imported) -> None:
    path.parent.mkdir(exist_ok=True)
    if imported.images:
        path.with_suffix("").mkdir()
        for name, data in imported.images.items():
            (path.with_suffix("") / name).write_bytes(data)
    with path.open("x", encoding="utf-8") as stream:
        stream.write(imported.text)


def read_story(library: Library, file: Path, slug: str | None = None) -> Imported:
    """Convert an office file without writing anything."""
    office = read_office_file(file)
    read = read_document(office.text, office.kind)
    missing = words_missing(office.paragraphs, read)
    blocks, taken_back = settle(read)
    document = take_apart(blocks, library.vocabulary)
    proposer = Proposer(library.gazetteer, Known.of(library))
    front = front_matter(document, library, proposer)
    if not front and all(block["t"] == "Header" for own in document.sections.values() for block in own):
        raise ImportStoryError("het document is nog leeg. Vul het in, of stuur het terug aan wie het instuurde.")
    name = slug or propose_slug(front, file)
    if not is_slug(name):
        raise ImportStoryError(f"'{name}' kan geen bestandsnaam worden. Geef een naam met --name.")
    complete = partial(completed, proposer=proposer, municipalities=front.get("municipalities", []))
    body = BodyWriter(library, office.images, name, front.setdefault("sources", []), office.windows, complete=complete)
    text = body.write(document.sections)
    if not front["sources"]:
        del front["sources"]
    remarks = dict.fromkeys([*office.left_out, *missing, *taken_back, *document.left_out, *body.remarks])
    for found in BROKEN.finditer(text):
        remarks[f"een kruisverwijzing is stuk: '{found[0]}'. Noem zelf waar hij naar verwijst."] = None
    return Imported(name, f"---\n{write_front(front)}---\n\n{clean(text)}", body.kept, tuple(map(clean, remarks)))


class FormYaml(yaml.SafeDumper):
    """Front matter as the form writes it (`docs/assets/form/story.js`)."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002
        super().increase_indent(flow, False)

    def choose_scalar_style(self) -> str:
        style = super().choose_scalar_style()
        text = self.event.value if isinstance(self.event, yaml.ScalarEvent) else ""
        is_plain = BARE.fullmatch(text) or PLAIN.fullmatch(text) or any(sign > "\uffff" for sign in text)
        return '"' if style == "'" or not (style or is_plain) else style


def write_front(front: Mapping[str, Any]) -> str:
    """The front matter as YAML: lists a step in, what belongs together on one line, dates and numbers bare."""
    lines = (
        yaml.dump(
            {key: value},
            Dumper=FormYaml,
            allow_unicode=True,
            sort_keys=False,
            width=10_000,
            default_flow_style=None if isinstance(value, dict) else False,
        )
        for key, value in front.items()
    )
    return "".join(lines) or "{}\n"  # the check then names each key that is missing


def represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """A date or a number without quotes, as a person writes it; our reader takes every value as text.

    It is cleaned here and not afterwards: with a plain space for another one, a line may mean something else.
    """
    text = clean(text)
    is_bare = BARE.fullmatch(text) is not None
    tag = dumper.resolve(yaml.ScalarNode, text, (True, False)) if is_bare else "tag:yaml.org,2002:str"  # type: ignore[no-untyped-call]
    return dumper.represent_scalar(tag, text)


FormYaml.add_representer(str, represent_text)


def clean(text: str) -> str:
    """Without what no reader sees and the check refuses."""
    plain = re.sub("[\u00a0\u0085\u2028\u2029]|&nbsp;", " ", text).replace("\u2011", "-").replace("\u00ad", "")
    return FORBIDDEN.sub("", plain)


def propose_slug(front: Mapping[str, Any], file: Path) -> str:
    """A name from title and place, or from the file when there is no title."""
    title = slugify(front.get("title", "")) or slugify(file.stem)
    places = [slugify(name) for name in front.get("municipalities", [])]
    whole = f"{places[0]}-{title}" if places and not any(place in title for place in places) else title
    return whole if len(whole) <= 60 else whole[:61].rpartition("-")[0]


def front_matter(document: OfficeText, library: Library, proposer: Proposer) -> dict[str, Any]:
    """The front matter that the document gives; words of the template become slugs."""
    facts, words = document.facts, library.vocabulary.labels
    themes = {theme.slug: theme.title for theme in library.themes}
    ingredients = {ingredient.slug: ingredient.title for ingredient in library.ingredients}
    stories = {story.slug: story.title for story in library.stories}
    period = {key: plain_date(one_line(facts[f"period.{key}"])) for key in ("start", "end") if f"period.{key}" in facts}
    contact = {key: facts[f"contact.{key}"] for key in ("organisation", "url") if f"contact.{key}" in facts}
    quote = {key: one_line(facts[f"quote.{key}"]) for key in ("text", "who", "source") if f"quote.{key}" in facts}
    front: dict[str, Any] = {
        "title": one_line(facts.get("title") or document.title),
        "summary": one_line(facts.get("summary", "")),
        "municipalities": library.gazetteer.names_in(facts.get("municipalities", "")),
        "period": period,
        "status": next(iter(to_slugs(facts.get("status", ""), words("statuses"))), ""),
        "themes": to_slugs(facts.get("themes", ""), themes),
        "ingredients": to_slugs(facts.get("ingredients", ""), ingredients),
        "target_groups": to_slugs(facts.get("target_groups", ""), words("target_groups")),
        "partners": [proposer.partner(read_partner(row, words("partner_types"))) for row in document.partners],
        "sources": [read_source(row, words("source_kinds")) for row in joined(document.sources)],
        "contact": contact,
        "open_questions": lines_of(facts.get("open_questions", "")),
        "figures": [read_figure(row) for row in document.figures],
        "quote": quote,
        "conditions": lines_of(facts.get("conditions", "")),
        "contributors": lines_of(facts.get("contributors", "")),
        "inspired_by": to_slugs(facts.get("inspired_by", ""), stories),
        "followers": [with_date(row) for row in document.followers],
    }
    document.left_out += propose(front, document.told, proposer, library.today)
    front["sources"] = numbered(completed(row, proposer, front["municipalities"]) for row in front["sources"])
    return {key: value for key, value in front.items() if value}


def propose(front: dict[str, Any], text: str, proposer: Proposer, today: datetime.date) -> list[str]:
    """Fill in what front matter lacks and a text of somebody's own seems to tell, as the form proposes it.

    Gives in Dutch what that is, for a person to look at.
    """
    period = {key: date for key, date in moments(text, today).items() if key not in front["period"]}
    found: dict[str, list[str]] = {}
    if not front["municipalities"] and (names := proposer.municipalities(text)):
        front["municipalities"], found["gemeente"] = names, names
    if period:
        front["period"] = front["period"] | period
        found |= {LABELS_OF_PERIOD[key]: [dutch_date(date)] for key, date in period.items()}
    if not front["partners"] and (partners := proposer.partners(text)):
        front["partners"], found["partner"] = partners, [row["name"] for row in partners]
    told = "; ".join(f"{what} {enumerate_dutch(words)}" for what, words in found.items())
    return [f"gelezen in de tekst: {told}. Haal weg wat niet klopt."] if told else []


def completed(source: Row, proposer: Proposer, municipalities: list[str]) -> Row:
    """A source of which only words and an address were written, with what those tell of publisher, date and kind."""
    if not source.keys() <= {"id", "title", "url"}:
        return source
    url = source.get("url", "")
    said = {**source, **proposer.source(source.get("title", ""), url, municipalities)}
    return {key: said[key] for key in ("id", "title", "publisher", "url", "date", "kind") if key in said}


def lines_of(text: str) -> list[str]:
    """What stands on each line, without the sign of a list before it."""
    return [line for each in text.split("\n") if (line := one_line(LIST_SIGN.sub("", each.strip(), count=1)))]


def read_figure(row: Row) -> Row:
    return {key: plain_number(value) if key in FIGURE_NUMBERS else value for key, value in with_date(row).items()}


def read_source(row: Row, kinds: Mapping[str, str]) -> Row:
    kind = to_slug(row.get("kind", ""), kinds)
    return {key: value for key, value in {**with_date(row), "kind": kind}.items() if value}


def with_date(row: Row) -> Row:
    """The same row with its date as a file has it."""
    return {key: plain_date(value) if key in ("date", "since") else value for key, value in row.items()}


def one_line(text: str) -> str:
    return " ".join(text.split())


def split_values(text: str) -> list[str]:
    """Values in one cell, between semicolons or on lines of their own; between commas when there is neither."""
    separator = r"[;\n]" if re.search(r"[;\n]", text) else ","
    return [value for part in re.split(separator, text) if (value := one_line(part))]


def to_slugs(text: str, titles: Mapping[str, str]) -> list[str]:
    """The slugs of titles in a cell. What is unknown stays as a slug of its own, for the check to name."""
    is_one = fold(text) in map(fold, titles.values())  # a title may hold a comma
    values = [to_slug(value, titles) for value in ([text] if is_one else split_values(text))]
    return list(dict.fromkeys(value for value in values if value))


def to_slug(word: str, titles: Mapping[str, str]) -> str:
    by_title = {fold(title): slug for slug, title in titles.items()}
    if word in titles or fold(word) in by_title:
        return by_title.get(fold(word), word)
    bare = re.sub(r"\([^()]*\)$", "", word)
    meant = nearest(bare, titles.values())
    return by_title[fold(meant)] if meant else nearest(slugify(bare), titles) or slugify(bare)


def read_partner(row: Row, types: Mapping[str, str]) -> Row:
    kind = to_slug(row.get("type", ""), types)
    return {key: value for key, value in (("name", row.get("name", "")), ("type", kind)) if value}


def numbered(rows: Iterable[Row]) -> list[Row]:
    """Sources with their own number, or the first free one."""
    rows = [*rows]
    taken = {row["id"] for row in rows if "id" in row}
    free = (str(n) for n in range(1, 10_000) if str(n) not in taken)
    return [{"id": row.get("id") or next(free), **{k: v for k, v in row.items() if k != "id"}} for row in rows]


def joined(rows: Iterable[Row]) -> list[Row]:
    """Rows, with what a later table tells of a source beside the rest of it; two with one number are one source."""
    found: list[Row] = []
    by_number: dict[str, Row] = {}
    for row in rows:
        known = by_number.get(row.get("id", ""))
        if known is not None and "title" not in row:
            known |= row
        else:
            found.append(dict(row))
            by_number[row.get("id", "")] = found[-1]
    return found


class BodyWriter:
    """Writes the sections as Markdown; remembers the sources, images and remarks that come up.

    Marks and references are words while Pandoc writes, because it would escape what they look like.
    """

    def __init__(
        self,
        library: Library,
        images: Mapping[str, bytes],
        slug: str,
        sources: list[Row],
        windows: Mapping[str, Window | None] | None = None,
        *,
        complete: Callable[[Row], Row] = dict,
    ) -> None:
        self.titles = {ingredient.slug: ingredient.title for ingredient in library.ingredients}
        self.setbacks = {setback.slug: setback.title for setback in library.setbacks}
        self.headings = library.vocabulary.all_headings
        self.images = images
        self.windows = windows or {}
        self.slug = slug
        self.sources = sources
        self.complete = complete
        self.kept: dict[str, bytes] = {}
        self.named: dict[str, str | None] = {}
        """Where an image stands in the document -> its file, which is made once."""
        self.remarks: list[str] = []
        self.notes: list[str] = []
        """The source of each footnote so far."""
        self.placed: list[str] = []

    def write(self, sections: Mapping[str, list[Node]]) -> str:
        blocks: list[Node] = []
        for heading in self.headings:
            if heading in sections:
                blocks.append({"t": "Header", "c": [2, ["", [], []], [{"t": "Str", "c": heading}]]})
                blocks += self.blocks(sections[heading])
        markdown = write_markdown(blocks)
        markdown = MARK_LINE.sub(lambda found: f"\n{found[1]}\n", markdown)
        markdown = PLACED.sub(lambda found: self.placed[int(found[1])], markdown)
        markdown = markdown.replace("\\<", "<").replace("\\>", ">").replace("\\'", "'").replace('\\"', '"')
        markdown = LIST_MARKER.sub(r"\1 ", markdown)
        return re.sub(r"\n{3,}", "\n\n", markdown).strip() + "\n"

    def place(self, text: str, *, is_mark: bool = False) -> Node:
        """A word that stands for `text` until Pandoc is done."""
        self.placed.append(text)
        sign = "\ue000" if is_mark else "\ue001"
        return {"t": "Str", "c": f"{sign}{len(self.placed) - 1}\ue002"}

    def blocks(self, blocks: Iterable[Node]) -> list[Node]:
        """Blocks with their marks and references placed; loose lines that start with a dash become a list."""
        written: list[Node] = []
        for is_mark, group in groupby(blocks, is_marked):
            if is_mark:
                marks = "\n".join(plain_text_of_node(block) for block in group)
                written.append({"t": "Para", "c": [self.place(self.marker(marks), is_mark=True)]})
                continue
            for block in group:
                if block["t"] == "Para" and (found := list_item(block)):
                    add_item(written, found[0], self.inner(found[1]))
                elif block["t"] in LISTS and written and written[-1]["t"] == block["t"]:
                    items_of(written[-1]).extend(items_of(self.inner(block)))  # one list, whatever its styles are
                else:
                    written.append(self.inner(block))
        return written

    def marker(self, text: str) -> str:
        """The marker that marks in our words stand for, also when they are on lines of their own."""
        names, setbacks = read_marks(text)
        ingredients = dict.fromkeys(to_slug(name, self.titles) for name in names)
        trouble = dict.fromkeys(to_slug(name, self.setbacks) for name in setbacks)
        attributes = [
            f'{key}="{" ".join(slugs)}"' for key, slugs in (("ingredient", ingredients), ("setback", trouble)) if slugs
        ]
        return f"{{: {' '.join(attributes)} }}" if attributes else ""

    def inner(self, node: Any) -> Any:
        """The same node with references, footnotes and images as they are in a story."""
        if isinstance(node, list):
            return [each for inner in node for each in self.inlines(inner)]
        if isinstance(node, dict) and node.get("t") == "Table":
            node, is_merged = flattened(with_head(node))
            if is_merged:
                words = " ".join(cell for row in table_rows(node) for cell in row)
                self.remarks.append(f"samengevoegde of gevulde cellen van een tabel zijn losgemaakt: '{quoted(words)}'")
        if isinstance(node, dict) and node.get("t") in LISTS:
            items_of(node)[:] = map(tight, items_of(node))
        if isinstance(node, dict) and "c" in node:
            return {**node, "c": self.inner(node["c"])}
        return node

    def inlines(self, node: Any) -> list[Any]:
        kind = node.get("t") if isinstance(node, dict) else None
        if kind == "Str" and REFERENCE.search(node["c"]):
            parts = re.split(r"(\[\^[0-9]{1,4}\])", node["c"])
            return [self.place(p) if REFERENCE.fullmatch(p) else {"t": "Str", "c": p} for p in parts if p]
        if kind == "Note":
            return [self.place(f"[^{self.source_for(node)}]")]
        if kind == "Image":
            return self.image(node)
        if kind == "Link" and not WEB.match(node["c"][2][0]):
            self.remark_on_link(node)
            kind = "Span"
        if kind in ("Span", "Cite", "Underline", "SmallCaps"):
            inside = node["c"] if kind in ("Underline", "SmallCaps") else node["c"][1]
            return [each for inner in inside for each in self.inlines(inner)]
        return [self.inner(node)]

    def remark_on_link(self, link: Node) -> None:
        """Tell of a link that works nowhere but where it was written; one to a place in the document says nothing."""
        _, words, (target, _) = link["c"]
        if not target.startswith("#"):
            named = quoted(plain_text_of_node(words))
            told = f"de link bij '{named}' werkt alleen bij de schrijver en is weggehaald: '{show(target)}'"
            self.remarks.append(told)

    def source_for(self, note: Node) -> str:
        """The number of the source that a footnote is; the same words or address are the same source.

        "Idem" is the note before it. What is no source as it stands is told, for a person to look at.
        """
        text = one_line("\n".join(map(plain_text_of_node, note["c"])))
        if (again := SAME_SOURCE.match(text)) and (meant := self.meant_by(again)):
            self.notes.append(meant)
            return meant
        source = self.complete(read_source_row(text, note["c"]))
        known = next((each for each in self.sources if is_same(each, source)), None)
        if known is None:
            number = max((int(each["id"]) for each in self.sources if each["id"].isdecimal()), default=0) + 1
            known = {"id": str(number), **source}
            self.sources.append(known)
            self.remark_on(known, text, is_unclear=again is not None or SOMEWHERE_ELSE.search(text) is not None)
        self.notes.append(known["id"])
        return known["id"]

    def meant_by(self, again: re.Match[str]) -> str | None:
        """The source that a note means: `bron 2` is the source with that number, when there is one."""
        number = again["number"]
        if (again["what"] or "").lower() == "bron" and any(each["id"] == number for each in self.sources):
            return str(number)
        return self.note_before(number)

    def note_before(self, number: str | None) -> str | None:
        """The source of the last note, or of the note with this number."""
        if number is None:
            return self.notes[-1] if self.notes else None
        return self.notes[int(number) - 1] if 0 < int(number) <= len(self.notes) else None

    def remark_on(self, source: Row, text: str, *, is_unclear: bool) -> None:
        name = f"bron {source['id']} komt uit een voetnoot"
        if is_unclear:
            self.remarks.append(f"{name} die naar een andere verwijst: '{quoted(text)}'. Kies zelf de bron.")
        elif "title" not in source:
            self.remarks.append(f"{name} zonder titel: '{quoted(text)}'. Typ titel en uitgever zelf.")
        elif "url" not in source:
            self.remarks.append(
                f"{name} zonder webadres: '{quoted(text)}'. Is het uitleg en geen bron, zet hem dan in de tekst."
            )
        elif "://" in source["title"]:
            self.remarks.append(f"{name} met meer webadressen: '{quoted(text)}'. Maak er meer bronnen van.")

    def image(self, node: Node) -> list[Node]:
        """An image as a fresh file beside the story; what cannot be used is told and left out."""
        _, alt, (target, _) = node["c"]
        if target not in self.named:
            self.named[target] = self.keep(target)
        name = self.named[target]
        if name is None:
            return []
        words = re.sub(r"[\[\]\\\n]", " ", plain_text_of_node(alt)).strip()
        return [self.place(f"![{words}]({self.slug}/{name})")]

    def keep(self, target: str) -> str | None:
        """The name of the file beside the story; None, with a remark, for what is no image that can be used."""
        data = next((data for name, data in self.images.items() if name.endswith(target.lstrip("./"))), None)
        window = self.windows.get(target, WHOLE)
        if window is None:
            self.remarks.append(f"het beeld '{show(target)}' is bijgesneden. Snijd het zelf bij, en voeg het toe.")
            return None
        cleaned = clean_image(data, window) if data else None
        if cleaned is None:
            self.remarks.append(f"het beeld '{show(target)}' is niet meegekomen. Voeg het als png of jpg toe.")
            return None
        name = f"beeld-{len(self.kept) + 1}.{cleaned[0]}"
        self.kept[name] = cleaned[1]
        return name


def is_same(known: Row, source: Row) -> bool:
    if "url" in source and "url" in known:
        return known["url"] == source["url"]
    return "title" in source and known.get("title") == source["title"]


def is_marked(block: Node) -> bool:
    """Whether a paragraph only says what the one above it shows."""
    return block["t"] in ("Para", "Plain") and MARKS.fullmatch(plain_text_of_node(block).strip()) is not None


def read_marks(text: str) -> tuple[list[str], list[str]]:
    """The ingredients and setbacks that marks in our words name; the name of a setback may hold a comma."""
    names: list[str] = []
    setbacks: list[str] = []
    for mark in MARK.finditer(text):
        separator, target = ("[;,]", names) if mark["shows"] else (";", setbacks)
        target += [name for part in re.split(separator, mark["names"]) if (name := one_line(part))]
    return names, setbacks


def with_head(table: Node) -> Node:
    """A table whose first row names the columns, also when the writer did not say that it does."""
    attributes, caption, columns, head, bodies, foot = table["c"]
    first = bodies[0][3][:1] if bodies and not plain_text_of_node(head).strip() else []
    if not first:
        return table
    rest = [[*bodies[0][:3], bodies[0][3][1:]], *bodies[1:]]
    return {"t": "Table", "c": [attributes, caption, columns, [head[0], first], rest, foot]}


def flattened(table: Node) -> tuple[Node, bool]:
    """The table as Markdown can write it, one line in each cell and none merged; and whether one had more."""
    attributes, _, columns, head, _, foot = table["c"]
    width = max([len(columns), *(sum(cell[3] for cell in row[1]) for row in rows_of(table))])
    below: dict[int, int] = {}  # column -> how many rows a cell above still covers
    made: list[Any] = []
    is_merged = False
    for row_attributes, cells in rows_of(table):
        left = list(cells)
        line: list[Any] = []
        while len(line) < width:
            if below.get(len(line), 0):
                below[len(line)] -= 1
                line.append(one_cell([]))
            elif left:
                _, _, down, across, blocks = left.pop(0)
                is_merged |= down > 1 or across > 1 or len(blocks) > 1
                for number in range(across):
                    below[len(line)] = down - 1
                    line.append(one_cell([] if number else blocks))
            else:
                line.append(one_cell([]))
        made.append([row_attributes, line])
    filled = [row for row in made[1:] if any(cell[4][0]["c"] for cell in row[1])]
    body = [["", [], []], 0, [], filled]
    sides = [column[0] for column in columns] + [{"t": "AlignDefault"}] * (width - len(columns))
    plain = [[side, {"t": "ColWidthDefault"}] for side in sides]
    return {"t": "Table", "c": [attributes, [None, []], plain, [head[0], made[:1]], [body], [foot[0], []]]}, is_merged


def one_cell(blocks: list[Node]) -> Any:
    words: list[Node] = []
    for inlines in (each for block in blocks for each in lines_of_block(block)):
        words += [{"t": "Space"}, *inlines] if words else inlines
    return [["", [], []], {"t": "AlignDefault"}, 1, 1, [{"t": "Plain", "c": words}]]


def lines_of_block(block: Node) -> Iterable[list[Node]]:
    """The inlines of a block, a list or a table in a cell line by line."""
    if block["t"] in ("Para", "Plain"):
        yield [{"t": "Space"} if node["t"] == "LineBreak" else node for node in block["c"]]
    elif block["t"] in LISTS:
        yield from (line for inner in blocks_in_items(block) for line in lines_of_block(inner))
    else:
        rows = table_rows(block) if block["t"] == "Table" else [[plain_text_of_node(block)]]
        yield from ([{"t": "Str", "c": text}] for row in rows if (text := one_line(" ".join(row))))


def items_of(block: Node) -> list[list[Node]]:
    """The items of a list, each as its blocks."""
    items: list[list[Node]] = block["c"][1] if block["t"] == "OrderedList" else block["c"]
    return items


def tight(item: list[Node]) -> list[Node]:
    """An item of one paragraph, with or without lists below it, as one line."""
    if item and item[0]["t"] == "Para" and all(each["t"] in LISTS for each in item[1:]):
        return [{"t": "Plain", "c": item[0]["c"]}, *item[1:]]
    return item


def list_item(block: Node) -> tuple[str, Node] | None:
    """A paragraph that starts with a dash or a number, as the item it is meant to be, with the sort of its list."""
    words = block["c"]
    if words and words[0]["t"] == "Str" and GLUED.match(words[0]["c"]):
        return "BulletList", {"t": "Plain", "c": [{"t": "Str", "c": words[0]["c"][1:]}, *words[1:]]}
    if len(words) < 3 or words[0]["t"] != "Str" or words[1]["t"] != "Space":
        return None
    bullet = BULLET.fullmatch(words[0]["c"])
    if bullet is None:
        return None
    return ("OrderedList" if bullet["number"] else "BulletList"), {"t": "Plain", "c": words[2:]}


def add_item(written: list[Node], sort: str, item: Node) -> None:
    """Add an item to the list that was just begun, or begin one."""
    if not written or written[-1]["t"] != sort:
        numbering = [1, {"t": "Decimal"}, {"t": "Period"}]
        written.append({"t": sort, "c": [numbering, []] if sort == "OrderedList" else []})
    items_of(written[-1]).append([item])
