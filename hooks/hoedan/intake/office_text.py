"""Take a converted document apart: the tables of the template, and the text under each heading."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from ..language.slugs import fold
from ..language.suggest import nearest
from ..model.guidance import STORY_FIELDS
from ..model.vocabulary import Vocabulary
from .office import (
    EXTRA,
    EXTRA_FACTS,
    FACTS,
    FIGURE_KEYS,
    FOLLOWER_KEYS,
    HEADING,
    MORE_SOURCE_KEYS,
    MORE_SOURCES,
    NOTE,
    PARTNER_KEYS,
    SOURCE_KEYS,
)
from .page_lines import LIST_SIGN, broken_lines, is_broken_word, page_lines
from .pandoc import Node
from .sorting import HEADING_NUMBER, LOWEST_LEVEL, Line, Sorted, Sorter, main_level

LABELS = {fold(STORY_FIELDS[key].label): key for key in (*FACTS, *EXTRA_FACTS)}
TABLE_TITLES = {fold(STORY_FIELDS[key].label): key for key in ("partners", "sources", "figures", "followers")} | {
    fold(EXTRA): "extra",
    fold(MORE_SOURCES): "extra",
}
"""The headings above tables: what a writer puts there outside a table is not a part of the story."""
BULLET = re.compile(rf"{LIST_SIGN}|(?P<number>[0-9]{{1,3}}[.)])")
GLUED = re.compile(r"[•‣⁃∙●○■□▪▫◦](?=[^\W\d_])")
"""A dot that is an item of a list also without a space behind it."""
NAMED = {
    "partners": "partners",
    "sources": "bronnen",
    "figures": "cijfers",
    "followers": "volgers",
    "extra": "de tabellen achterin",
}
"""What stands below the heading of a table, in a remark."""
LONGEST_QUOTE = 120
MOST_QUOTED = 3
RULE = re.compile(r"[-–—_*=~.·\s]{3,}")
"""A line that somebody drew with signs."""
NOTHING = re.compile(r"[\W_]*(?:n\.? ?v\.? ?t\.?|niet van toepassing)?[\W_]*", re.IGNORECASE)
"""What people put in a cell that stays empty."""
LONGEST_LINE = 90
"""Characters of a line that can be a title or a heading."""
VISITED = re.compile(
    r"(?<![\s(\[,;.])[\s(\[,;.]*"
    r"\b(?:laatst |voor het laatst )?(?:geraadpleegd|opgehaald|bekeken|bezocht|gezien|retrieved|accessed"
    r"|(?:verkregen|toegang)(?=(?: op)? [0-9]))\b(?: op)?"
    r"[^();]{0,40}?(?:[0-9]{4}|$)[)\]]?(?:,? ?(?:van|via|op|uit|from)\b:?)?",
    re.IGNORECASE,
)
"""What a note says of its own reading; that is no part of a title."""
ADDRESS = re.compile(r"https?://[^\s<>\"]+|(?<![\w/.@-])www\.[^\s<>\"]+", re.IGNORECASE)
CLOSING = {")": "(", "]": "["}
POINTER = re.compile(
    r"(?:\A|(?<![\s(,.;:])[\s(,.;:]+)(?:zie(?: ook)?|(?:(?:beschikbaar|te vinden|online) )?(?:via|op)|url|link)\s*:?\Z"
    r"|\A(?:url|link)\s*:\W*",
    re.IGNORECASE,
)
"""Words that only lead to an address."""
AROUND = " ,;:.-–()[]<>"
OWN_NUMBER = re.compile(
    rf"\A\s*(?:\[[0-9]{{1,3}}\]\s*|(?:\([0-9]{{1,3}}\)|{re.sub('[?]P<number>', '', BULLET.pattern)})\s+)"
)
"""The number of a source, or the sign of a list, that somebody typed before it."""
MARKED = re.compile(
    r"\[[0-9]{1,3}(?:[,;][0-9]{1,3})*\]|(?<=[^\W\d_]|[.,;:!?'’”\")])(?<!\bm)(?<!\b[kcd]m)(?<!\bmm)[⁰¹²³⁴-⁹]{1,3}(?![\w])"
)
"""What refers to a source by its number; behind a measure a raised number is part of it."""
FROM_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
LISTS = ("BulletList", "OrderedList")
Row = dict[str, str]


@dataclass
class OfficeText:
    """A document by its parts, while it is read. Keys are those of the front matter."""

    facts: Row = field(default_factory=dict)
    partners: list[Row] = field(default_factory=list)
    sources: list[Row] = field(default_factory=list)
    """What stands of one source in two tables has the same `id`."""
    figures: list[Row] = field(default_factory=list)
    followers: list[Row] = field(default_factory=list)
    sections: dict[str, list[Node]] = field(default_factory=dict)
    title: str = ""
    """The first line of a document that has no table of facts, or the heading on top."""
    told: str = ""
    """The text of a document of somebody's own, without its list of sources and its web addresses."""
    left_out: list[str] = field(default_factory=list)
    """Remarks, in Dutch, on what has no place in a story."""


def take_apart(blocks: list[Node], vocabulary: Vocabulary) -> OfficeText:
    """Sort blocks: tables of the template by their labels, everything else under the heading it stands below.

    A document of somebody's own is sorted as the form sorts what is pasted there.
    """
    headings = vocabulary.all_headings
    found = OfficeText()
    parts = without_pages([*unwrapped(blocks, headings)], found)
    if is_template(parts, headings):
        by_template(parts, headings, found)
    else:
        as_the_form(parts, vocabulary, found)
    return found


def without_pages(blocks: list[Node], found: OfficeText) -> list[Node]:
    """Blocks without what the pages of a PDF did to them: what stands on each is gone, and what they broke is whole."""
    lines = [line_of_text(block) for block in blocks]
    out, joined = page_lines(lines)
    if out:
        told = [*dict.fromkeys(f"'{quoted(lines[n])}'" for n in out)]
        found.left_out.append(f"weggelaten, want het staat op elke pagina: {', '.join(told[:MOST_QUOTED])}.")
    kept = [(n, block) for n, block in enumerate(blocks) if n not in out]
    whole = [block for _, block in kept]
    broken = broken_lines([lines[n] if block["t"] == "Para" else "" for n, block in kept])
    after_page = {following for _, following in joined}
    if broken:
        found.left_out.append("afgebroken regels staan weer aan elkaar.")
    for at in range(len(kept) - 1, 0, -1):
        is_joined = at in broken or kept[at][0] in after_page
        if is_joined and whole[at - 1]["t"] == whole[at]["t"] == "Para":
            whole[at - 1] = {"t": "Para", "c": joined_words(whole[at - 1]["c"], whole.pop(at)["c"])}
    return [whole_lines(block) if block["t"] == "Para" else block for block in whole]


def whole_lines(block: Node) -> Node:
    """A paragraph with its lines whole, when each was broken to fit a page."""
    lines: list[list[Node]] = [[]]
    for node in block["c"]:
        if node["t"] == "LineBreak":
            lines.append([])
        else:
            lines[-1].append(node)
    broken = broken_lines([" ".join(plain_text_of_node(line).split()) for line in lines])
    words = lines[0]
    for n, line in enumerate(lines[1:], 1):
        words = joined_words(words, line) if n in broken else [*words, {"t": "LineBreak"}, *line]
    return {"t": "Para", "c": words} if broken else block


def joined_words(words: list[Node], following: list[Node]) -> list[Node]:
    """The words of a line with those of the next behind them; a word that was broken is whole again."""
    last = words[-1] if words else {"t": "Space"}
    if last["t"] == "Str" and is_broken_word(last["c"], plain_text_of_node(following)):
        return [*words[:-1], {"t": "Str", "c": last["c"][:-1]}, *following]
    return [*words, {"t": "Space"}, *following]


def line_of_text(block: Node) -> str:
    """The words of a paragraph or heading on one line; of anything else a sign that is no line of text."""
    is_line = block["t"] in ("Para", "Plain", "Header") and not has_image(block)
    return " ".join(plain_text_of_node(block).split()) if is_line else "."


def is_template(blocks: list[Node], headings: Sequence[str]) -> bool:
    """Whether a document is our template, filled in: the text is then where its writer wants it."""
    has_guidance = any(is_guidance(plain_text_of_node(block).strip()) for block in blocks if block["t"] != "Table")
    has_facts = has_guidance or any(facts_in(table_rows(block)) for block in blocks if block["t"] == "Table")
    heads = (plain_text_of_node(block) for block in blocks if block["t"] == "Header")
    return has_facts and any(match_heading(head, headings) for head in heads)


def by_template(blocks: list[Node], headings: Sequence[str], found: OfficeText) -> None:
    section: str | None = None
    for block in blocks:
        if is_taken(block, found):
            continue
        text = plain_text_of_node(block).strip()
        if block["t"] == "Header":
            heading = match_heading(text, headings)
            if heading or fold(bare_heading(text)) in TABLE_TITLES:
                section = heading or TABLE_TITLES[fold(bare_heading(text))]
                continue
        is_begun = found.title or found.facts or (block["t"] == "Header" and found.sections)
        if text and section is None and not is_begun and len(text) <= LONGEST_LINE:
            found.title = text
            continue
        if section in ("sources", "partners") and block["t"] != "Header":
            add_rows(section, block, found)
        elif section in NAMED:
            found.left_out.append(f"niet meegenomen bij {NAMED[section]}: '{quoted(text)}'")
        else:
            found.sections.setdefault(section or headings[0], []).append(as_subheading(block))


def is_taken(block: Node, found: OfficeText) -> bool:
    """Whether a block is a table of the template, which is read into `found`, or says nothing of the story."""
    if block["t"] == "Table" and take_table(table_rows(block), found):
        return True
    text = plain_text_of_node(block).strip()
    return is_guidance(text) or RULE.fullmatch(text) is not None or not (text or has_image(block))


def add_rows(name: str, block: Node, found: OfficeText) -> None:
    """Sources or partners that are lines of text, below a heading that says what they are."""
    rows = [*loose_sources(block)]
    if name == "sources":
        found.sources += rows
    else:
        found.partners += [{"name": row["title"]} for row in rows if "title" in row]


def as_the_form(blocks: list[Node], vocabulary: Vocabulary, found: OfficeText) -> None:
    """Sort a document of somebody's own, and tell where each heading went."""
    sorter = Sorter(vocabulary)
    told = sorter.sort(own_lines(blocks, sorter, found))
    first = vocabulary.all_headings[0]
    if not found.facts.get("title"):
        found.title = told.title
    elif told.title and fold(told.title) != fold(found.facts["title"]):
        found.sections[first] = [header_of({"t": "Para", "c": [{"t": "Str", "c": told.title}]})]
    for piece in told.pieces:
        own = blocks_behind(piece.lines)
        if piece.is_list:
            add_sources(own, found)
        else:
            head = [header_of(block) for block in blocks_behind([piece.head])] if piece.heading else []
            found.sections.setdefault(piece.section, []).extend([*head, *map(as_subheading, own)])
    if numbers := {row["id"] for row in found.sources if "id" in row}:
        found.sections = {heading: refer(own, numbers) for heading, own in found.sections.items()}
    told_lines = (
        line for piece in told.pieces if not piece.is_list for line in (piece.name or piece.heading, *piece.lines)
    )
    found.told = ADDRESS.sub("", "\n".join((told.title, *told_lines)))
    found.left_out += told_of(told)


def own_lines(blocks: list[Node], sorter: Sorter, found: OfficeText) -> list[str]:
    """What is to be sorted, line by line; what belongs in a table of the template is read into `found`."""
    lines: list[str] = []
    parts = [part for block in blocks if not is_taken(block, found) for part in heads_apart(block, sorter)]
    main = main_level([block["c"][0] for block in parts if block["t"] == "Header"])
    for group in by_heads(parts):
        name = name_of_table(group)
        if name == "partners" and is_list_of_names(group[1:]):
            for block in group[1:]:
                add_rows(name, block, found)
        elif name in ("followers", "figures", "extra") and found.facts:
            told = (quoted(plain_text_of_node(block)) for block in group[1:])
            found.left_out += [f"niet meegenomen bij {NAMED[name]}: '{each}'" for each in told]
        else:
            lines += [line for block in group for line in ("", *lines_for_sorting(block, main))]
    return lines


def add_sources(blocks: list[Node], found: OfficeText) -> None:
    """Read a list of sources; in one that is numbered by hand or as a list each keeps its number."""
    for block in blocks:
        if block["t"] == "Header":
            found.left_out.append(f"niet meegenomen bij bronnen: '{quoted(plain_text_of_node(block))}'")
            continue
        rows = [*loose_sources(block)]
        first = block["c"][0][0] if block["t"] == "OrderedList" else 0
        typed = OWN_NUMBER.match(plain_text_of_node(block)) if block["t"] == "Para" else None
        number = re.sub("[^0-9]", "", typed[0]) if typed else ""
        taken = {row["id"] for row in found.sources if "id" in row}
        for at, row in enumerate(rows):
            own = number or (str(first + at) if first else "")
            found.sources.append({"id": own, **row} if own and own not in taken else row)


def whole_words(nodes: list[Any]) -> list[Any]:
    """Nodes with parts of a word that stand against each other, such as a raised number, as one."""
    found: list[Any] = []
    for node in nodes:
        is_word = isinstance(node, dict) and node.get("t") == "Str"
        if is_word and found and isinstance(found[-1], dict) and found[-1].get("t") == "Str":
            found[-1] = {"t": "Str", "c": found[-1]["c"] + node["c"]}
        else:
            found.append(node)
    return found


def refer(node: Any, numbers: set[str]) -> Any:
    """The same with `[1]` and raised numbers as references, where there is a source with that number."""
    if isinstance(node, list):
        return [refer(inner, numbers) for inner in whole_words(node)]
    if not isinstance(node, dict) or "c" not in node or node["t"] == "Note":
        return node
    if node["t"] != "Str":
        return {**node, "c": refer(node["c"], numbers)}

    def as_reference(found: re.Match[str]) -> str:
        named = re.findall("[0-9]+", found[0].translate(FROM_RAISED))
        return "".join(f"[^{each}]" for each in named) if numbers.issuperset(named) else found[0]

    return {**node, "c": MARKED.sub(as_reference, node["c"])}


def told_of(told: Sorted) -> list[str]:
    """Remarks on where things went, for a person to look at."""
    if told.by_words:
        several = len({piece.section for piece in told.pieces if not piece.is_list}) > 1
        return ["geen kop zei waar het stuk hoort: het is verdeeld naar zijn woorden. Kijk of dat klopt."] * several
    moved = [
        f"'{quoted(piece.name or piece.heading)}' bij {piece.section}"
        for piece in told.pieces
        if piece.name or piece.heading
    ]
    return [f"eigen koppen zijn verdeeld over de vaste: {', '.join(moved)}. Kijk of dat klopt."] if moved else []


def by_heads(blocks: Iterable[Node]) -> Iterator[list[Node]]:
    """Blocks by the heading above them, which comes first."""
    group: list[Node] = []
    for block in blocks:
        if block["t"] == "Header" and group:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def name_of_table(group: list[Node]) -> str | None:
    """The table of the template that a heading names, with what is below it."""
    is_headed = group[0]["t"] == "Header" and len(group) > 1
    return TABLE_TITLES.get(fold(bare_heading(plain_text_of_node(group[0])))) if is_headed else None


def is_list_of_names(blocks: list[Node]) -> bool:
    """Whether what is below a heading is a list of names, and no text about them."""
    names = [line.strip() for block in blocks for line in lines_in(block)]
    return all(len(name) <= LONGEST_LINE and not name.endswith(".") for name in names)


def heads_apart(block: Node, sorter: Sorter) -> list[Node]:
    """A paragraph of which the first line is a heading, with a break behind it, as that heading and the rest."""
    words = block["c"] if block["t"] == "Para" else []
    at = next((n for n, node in enumerate(words) if node["t"] == "LineBreak"), None)
    if at is None:
        return [block]
    line: Node = {"t": "Para", "c": words[:at]}
    text = plain_text_of_node(line).strip()
    is_bold = text != "" and all(node["t"] == "Space" or stands_out(node) for node in words[:at])
    if sorter.heading_in(text) or (is_bold and len(text) <= LONGEST_LINE and not text.endswith((".", "!", ";", ","))):
        head = {"t": "Header", "c": [LOWEST_LEVEL, ["", [], []], without_look(words[:at])]}
        return [head, {"t": "Para", "c": words[at + 1 :]}]
    return [block]


def header_of(block: Node) -> Node:
    """A line as a heading below the fixed ones."""
    words = block["c"][2] if block["t"] == "Header" else without_look(block["c"])
    return {"t": "Header", "c": [3, ["", [], []], words]}


def lines_for_sorting(block: Node, main: int) -> list[str]:
    """A block as the form would have it pasted; each line knows of which block it is. `main` is the level of headings
    that part the document.
    """
    words = [" ".join(text.split()) for text in lines_in(block)]
    if block["t"] == "Header" and words[0]:
        return [Line(f"{'###' if block['c'][0] <= main else '####'} {words[0]}", block), ""]
    if block["t"] == "Table":
        return [Line(f"| {' | '.join(' '.join(cell.split()) for cell in row)} |", block) for row in table_rows(block)]
    sign = "- " if block["t"] in LISTS else "" if block["t"] in ("Para", "Plain", "Header") else "> "
    return [Line(f"{sign}{text}" if text else "", block) for text in words]


def blocks_behind(lines: Sequence[str]) -> list[Node]:
    """The blocks that lines are of, each once."""
    found: list[Node] = []
    for line in lines:
        if isinstance(line, Line) and not any(line.block is each for each in found[-1:]):
            found.append(line.block)
    return found


def unwrapped(blocks: list[Node], headings: Sequence[str]) -> Iterator[Node]:
    """Blocks with what is no table but looks like one opened, and with what only looks like a heading as one.

    A frame is a table of one cell, columns are one of one row; a form has the fixed headings in its cells, and may have
    facts above them.
    """
    for position, block in enumerate(blocks):
        rows = rows_of(block) if block["t"] == "Table" else []
        facts = [row for row in rows if len(row[1]) > 1 and fact_label(plain_text_of_node(row[1][0][4]))]
        asks = is_form(rows, headings, has_facts=len(facts) > 1)
        if asks or len(rows) == 1:
            if asks and len(facts) > 1:
                yield with_rows(block, facts)
                rows = [row for row in rows if row not in facts]
            yield from unwrapped([inner for row in rows for inner in blocks_of_row(row, asks=asks)], headings)
        elif block["t"] in LISTS and any(inner["t"] == "Header" for inner in blocks_in_items(block)):
            yield from unwrapped(list(blocks_in_items(block)), headings)  # headings that are numbered as a list
        else:
            yield as_heading(block, headings, is_first=position == 0)


def blocks_of_row(row: Any, *, asks: bool) -> list[Node]:
    """What stands in the cells of a row, one below another; in a form a short line beside one text is its heading."""
    question, *answers = [cell[4] for cell in row[1]]
    text = plain_text_of_node(question).strip()
    if (
        asks
        and len(question) == len(answers) == 1
        and question[0]["t"] in ("Para", "Plain")
        and 0 < len(text) <= LONGEST_LINE
    ):
        question = [{"t": "Header", "c": [2, ["", [], []], [{"t": "Str", "c": text}]]}]
    return [*question, *(block for answer in answers for block in answer)]


def is_form(rows: list[Any], headings: Sequence[str], *, has_facts: bool) -> bool:
    """Whether a table has the headings of a story with the text below them in the cell, or in the cell beside them."""
    known = {*map(fold, headings)}

    def says(blocks: list[Node]) -> bool:
        return bool(blocks) and fold(bare_heading(plain_text_of_node(blocks[0]))) in known

    if any(says(cell[4]) and plain_text_of_node(cell[4][1:]).strip() for row in rows for cell in row[1]):
        return True
    beside = [row for row in rows if len(row[1]) > 1 and says(row[1][0][4]) and not says(row[1][1][4])]
    return len(beside) > 1 or (bool(beside) and has_facts)


def with_rows(table: Node, rows: list[Any]) -> Node:
    """The same table with these rows alone."""
    attributes, caption, columns, head, _, foot = table["c"]
    body = [["", [], []], 0, [], rows]
    return {"t": "Table", "c": [attributes, caption, columns, [head[0], []], [body], [foot[0], []]]}


def as_heading(block: Node, headings: Sequence[str], *, is_first: bool = False) -> Node:
    """A line that says a fixed heading, or a short bold line, as the heading it is meant to be.

    Numbered by the word processor it is a list of one item. The first line of a document is its title.
    """
    line = block
    if block["t"] == "OrderedList" and len(block["c"][1]) == 1 and len(block["c"][1][0]) == 1:
        line = block["c"][1][0][0]
    if line["t"] not in ("Para", "Plain"):
        return block
    text = plain_text_of_node(line).strip()
    is_bold = all(node["t"] in ("Space", "LineBreak") or stands_out(node) for node in line["c"]) and bool(text)
    named = match_heading(text, headings) or fold(bare_heading(text)) in TABLE_TITLES
    says_heading = fold(bare_heading(text)) in {*map(fold, headings), *TABLE_TITLES}
    is_short = is_bold and len(text) <= LONGEST_LINE and not text.endswith((".", "!", ";", ",")) and not is_first
    if says_heading or (is_bold and named) or (is_short and line is block):
        return {"t": "Header", "c": [LOWEST_LEVEL, ["", [], []], without_look(line["c"])]}
    return block


def stands_out(node: Node) -> bool:
    """Whether words are bold or underlined, whatever else they are."""
    return node["t"] in ("Strong", "Underline") or (node["t"] == "Emph" and all(map(stands_out, node["c"])))


def without_look(words: list[Node]) -> list[Node]:
    looks = ("Strong", "Underline", "Emph")
    return [inner for node in words for inner in (without_look(node["c"]) if node["t"] in looks else [node])]


def as_subheading(block: Node) -> Node:
    """A heading of the writer's own stands below the fixed ones, whatever level it had; an image alone is none."""
    if block["t"] == "Header" and not plain_text_of_node(block).strip():
        return {"t": "Para", "c": block["c"][2]}
    return {"t": "Header", "c": [3, ["", [], []], block["c"][2]]} if block["t"] == "Header" else block


def is_guidance(text: str) -> bool:
    return text.startswith(NOTE) or fold(text).startswith(fold(HEADING))


def match_heading(text: str, headings: Sequence[str]) -> str | None:
    """The heading that is meant: as it should be, or nearly so."""
    return nearest(bare_heading(text), headings)


def bare_heading(text: str) -> str:
    """A heading without what numbers it."""
    return HEADING_NUMBER.sub("", text, count=1).strip(" :")


def take_table(rows: list[list[str]], found: OfficeText) -> bool:
    """Read a table of the template into `found`; False for any other table."""
    if not rows:
        return False
    head = [fold(cell) for cell in rows[0]]
    tables = (
        (found.partners, PARTNER_KEYS),
        (found.sources, (*SOURCE_KEYS, *MORE_SOURCE_KEYS)),
        (found.figures, FIGURE_KEYS),
        (found.followers, FOLLOWER_KEYS),
    )
    for target, keys in tables:
        names = {fold(STORY_FIELDS[key].label): key.rpartition(".")[2] for key in keys}
        if sum(cell in names for cell in head) >= 2:
            columns = [names.get(cell) for cell in head]
            target += [row for cells in rows[1:] if (row := read_row(columns, cells))]
            found.left_out += [told for cells in rows[1:] for told in unread_cells(rows[0], columns, cells)]
            return True
    facts = facts_in(rows)
    if not facts:
        return False
    for label, *values in (row for row in rows if row and not fact_label(row[0])):
        if not NOTHING.fullmatch(value := " ".join(values)):
            found.left_out.append(f"niet meegenomen uit de tabel met gegevens: '{quoted(label)}: {quoted(value)}'")
    found.facts |= {key: value for key, value in facts.items() if not NOTHING.fullmatch(value)}
    return True


def facts_in(rows: list[list[str]]) -> Row:
    """The facts of a table that has them with their labels beside them; one alone may be anything."""
    facts = {key: row[1].strip() for row in rows if len(row) > 1 and (key := fact_label(row[0]))}
    return facts if len(facts) > 1 else {}


def fact_label(text: str) -> str | None:
    """The key of a fact of which this is the label, or nearly so."""
    label = nearest(text.strip(" *:\n"), LABELS)
    return LABELS[label] if label else None


def unread_cells(head: list[str], columns: list[str | None], cells: list[str]) -> Iterator[str]:
    """Remarks on what stands in columns that the template does not have."""
    for name, key, cell in zip(head, columns, cells, strict=False):
        if key is None and not NOTHING.fullmatch(cell):
            yield f"niet meegenomen uit de kolom '{quoted(name)}': '{quoted(cell)}'"


def read_row(columns: list[str | None], cells: list[str]) -> Row:
    """A row with something in it besides its number."""
    row = {
        key: " ".join(cell.split())
        for key, cell in zip(columns, cells, strict=False)
        if key is not None and not NOTHING.fullmatch(cell)
    }
    return row if row.keys() - {"id"} else {}


def table_rows(table: Node) -> list[list[str]]:
    """The cells of a table as plain text, head and body alike."""
    return [
        ["\n".join(line for block in cell[4] for line in lines_in(block)) for cell in row[1]] for row in rows_of(table)
    ]


def rows_of(table: Node) -> list[Any]:
    """The rows of a table as the converter has them: head, bodies and foot."""
    _, _, _, head, bodies, foot = table["c"]
    return [*head[1], *(row for body in bodies for row in (*body[2], *body[3])), *foot[1]]


def lines_in(block: Node) -> Iterator[str]:
    """The text of a block; of a list each item."""
    if block["t"] in LISTS:
        yield from (line for inner in blocks_in_items(block) for line in lines_in(inner))
    else:
        yield plain_text_of_node(block)


def blocks_in_items(block: Node) -> Iterator[Node]:
    """What stands in the items of a list, one after another."""
    items = block["c"][1] if block["t"] == "OrderedList" else block["c"]
    yield from (inner for item in items for inner in item)


def loose_sources(block: Node) -> Iterator[Row]:
    """Sources written as lines of text: the words are the title, a link in it the address."""
    if block["t"] in LISTS:
        yield from (row for inner in blocks_in_items(block) for row in loose_sources(inner))
    elif text := " ".join(plain_text_of_node(block).split()):
        yield read_source_row(text, block)


def read_source_row(text: str, node: Any) -> Row:
    """A source from a line of text or a footnote. An address alone has no title."""
    typed = ADDRESS.search(text)
    seen = bare_address(typed[0]) if typed else ""
    address = next(links_in(node), None) or (seen if "://" in seen else f"https://{seen}" if seen else None)
    words = VISITED.sub(" ", OWN_NUMBER.sub("", text).replace(address or "\0", " ").replace(seen or "\0", " "))
    title = POINTER.sub("", re.sub(r" (?=[.,;:])", "", " ".join(words.split())).strip(AROUND)).strip(AROUND)
    if not re.search(r"\w", title):
        return {"url": address} if address else {"title": text[:300]}
    return {"title": title[:300]} | ({"url": address} if address else {})


def bare_address(typed: str) -> str:
    """An address without the signs of the sentence it stands in; a bracket that it opened itself is its own."""
    while typed and (
        typed[-1] in ".,;:!?'’" or (typed[-1] in CLOSING and typed.count(typed[-1]) > typed.count(CLOSING[typed[-1]]))
    ):
        typed = typed[:-1]
    return typed


def links_in(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        if node.get("t") == "Link" and node["c"][2][0].startswith("http"):
            yield node["c"][2][0]
        yield from links_in(node.get("c"))
    elif isinstance(node, list):
        for inner in node:
            yield from links_in(inner)


def has_image(node: Any) -> bool:
    if isinstance(node, dict):
        return node.get("t") == "Image" or has_image(node.get("c"))
    return isinstance(node, list) and any(has_image(inner) for inner in node)


def quoted(text: str) -> str:
    """A text in a remark: on one line, and not too long."""
    text = " ".join(text.split())
    return (
        text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE].rpartition(' ')[0] or text[:LONGEST_QUOTE]} …"
    )


SPACES = {"Space": " ", "SoftBreak": " ", "LineBreak": "\n"}


def plain_text_of_node(node: Any) -> str:
    """The words of a block or inline, without footnotes and images."""
    if isinstance(node, list):
        return "".join(plain_text_of_node(inner) for inner in node)
    kind = node.get("t") if isinstance(node, dict) else None
    if kind is None or kind in ("Note", "Image"):
        return ""
    if kind == "Str":
        return str(node["c"])
    if kind in SPACES:
        return SPACES[kind]
    if kind in ("Code", "CodeBlock"):
        return str(node["c"][1])
    return plain_text_of_node(node.get("c"))
