"""Where GitHub and this site would show another thing: what a writer sees there is what a reader gets here."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from ..model.problems import Level
from ..model.rules import Rule, rule
from .blocks import Block, BlockType, is_bordered, split_row
from .emphasis import has_emphasis
from .faults import Fault
from .grammar import BARE_MAILBOX, BLOT, BREAK, DEFINITION, MAILBOX_LIKE, MAILBOX_WORD, QUOTE_MARKS
from .inline import line_counter, links_in, mask_code_spans, without_wholes

if TYPE_CHECKING:
    from .body import Structure

INDENTED_ITEM = re.compile(r"[ ]{2,3}(?:[-*+]|[0-9]{1,9}[.)])[ ]+\S")
BRACKET_ITEM = re.compile(r"[ ]{0,3}[0-9]{1,9}\)[ ]+\S")
NUMBERED_ITEM = re.compile(r"[ ]{0,3}([0-9]{1,9})\.[ ]+\S")
YEAR = re.compile(r"(?:1[89]|20)[0-9]{2}")
INDENTED_TEXT = re.compile(r"(?:[ ]{4})*[ ]{2,3}(?![-*+][ ]|[0-9]{1,9}[.)][ ]|>)\S.*")
INDENTED_QUOTE = re.compile(r"[ ]{2,3}>|[ ]{0,3}>(?:[ ]{0,4}>)*[ ]{2,4}>")
BRACKET_IN_ITEM = re.compile(r"[ ]{4,}[0-9]{1,9}\)[ ]+\S")
FIRST_IN_ITEM = re.compile(r"(?<![ ])[ ]*(?:[-*+]|[0-9]{1,9}\.)[ ]+(?=[0-9]{1,9}\.[ ])")
ITEM_NUMBER = re.compile(r"[0-9]\.[ ]")
LONG_NUMBER = re.compile(r"[ ]*[0-9]{3,9}\.[ ]+\S")
TIGHT_HASHES = re.compile(r"[ ]{0,3}#{1,6}[^#\s]")
HEADING = re.compile(r"[ ]{0,3}#{1,6}(?:[ ]|$)")
TASK = re.compile(r"[ ]*(?:[-*+]|[0-9]{1,9}[.)])[ ]+\[[ xX]\][ ]")
ALERT = re.compile(r"[ ]*\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]", re.IGNORECASE)
STRUCK = re.compile(rf"(?<!~)(~~?)(?=[^~\s])[^~{BREAK}]*(?<=[^~\s])\1(?!~)")
ADDRESS = re.compile(
    rf"(?:(?<![^\s*_~({BLOT}])www\.(?!_)|(?<![A-Za-z])(?:https?|ftp)://(?=[^\W_]))[^\s<>\"{BLOT}]+", re.IGNORECASE
)
"""What GitHub makes a link of by itself."""
WORD_WITH_AT = re.compile(r"(?<!\S)[^\s@]*@\S*")
STUCK_MAILBOX = re.compile(rf"(?<![\w.+{BLOT}-])(?:mailto:)?{MAILBOX_WORD}(?![\w.@]|-[\d.])")
"""A whole mailbox in a word that has more to it. What may be part of the mailbox does not stand beside it."""
TABLE_EDGE = re.compile(r"[ ]*(?:\|[ ]*)?:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*(?:\|[ ]*)?")
TRAILING_BACKSLASH = re.compile(r"(?<!\\)(?:\\\\)*\\$")

SHALLOW_LIST = rule(
    "V-066",
    Level.WARNING,
    message="deze lijst in een lijst springt te weinig in: '{value}'.",
    advice="Zet vier spaties voor elke regel van de binnenste lijst.",
    explanation="GitHub toont hier een lijst in een lijst; deze site doet dat vanaf vier spaties.",
)
BRACKET_LIST = rule(
    "V-067",
    Level.WARNING,
    message="deze nummering wordt hier geen lijst: '{value}'.",
    advice="Schrijf een punt achter het nummer: `1.`.",
    explanation="GitHub maakt van `1)` een lijst; deze site alleen van `1.`.",
)
OTHER_START = rule(
    "V-068",
    Level.WARNING,
    message="deze lijst begint niet bij 1: '{value}'.",
    advice="Begin met `1.`, of schrijf de nummers in de zinnen zelf.",
    explanation="Niet elk programma telt vanaf dat nummer, en een lezer zoekt wat ervoor stond.",
)
YEAR_AS_ITEM = rule(
    "V-069",
    Level.WARNING,
    message="dit jaartal met een punt wordt een lijst: '{value}'.",
    advice="Begin de zin anders, of zet een backslash voor de punt: `2021\\.`.",
    explanation="Een getal met een punt aan het begin van een alinea is het begin van een genummerde lijst.",
)
LONG_MARK = rule(
    "V-105",
    Level.WARNING,
    message="dit nummer heeft te veel cijfers voor een lijst: '{value}'.",
    advice="Nummer tot en met 99, of zet een backslash voor de punt: `100\\.`.",
    explanation="Wat onder zo'n lijstpunt staat, hoort op deze site bij dat punt, en op GitHub niet.",
)
HARD_BREAK = rule(
    "V-071",
    Level.WARNING,
    message="aan het einde van deze regel staat een backslash: '{value}'.",
    advice="Haal hem weg, en laat een regel leeg voor een nieuwe alinea.",
    explanation="GitHub begint na een backslash een nieuwe regel; deze site toont de backslash.",
)
TIGHT_HEADING = rule(
    "V-077",
    Level.WARNING,
    message="tussen `#` en de kop hoort een spatie: '{value}'.",
    advice="Zet er een spatie tussen.",
    explanation="GitHub toont dit als gewone tekst, en deze site als kop.",
)
ONLY_ON_GITHUB = rule(
    "V-078",
    Level.WARNING,
    message="deze tekens krijgen alleen op GitHub een vorm: '{value}'.",
    advice="Haal ze weg, en zeg het in gewone woorden.",
    explanation="GitHub maakt hier een vinkje, een kader of een streep door de tekst van, of laat de tekens weg uit de "
    "tekst bij een beeld; deze site toont de tekens.",
)
BARE_ADDRESS = rule(
    "V-079",
    Level.WARNING,
    message="dit adres wordt alleen op GitHub een link: '{value}'.",
    advice="Schrijf `[tekst](adres)`, met in de tekst waar de link heen gaat.",
    explanation="Een adres zonder haken staat op deze site als gewone tekst, en voorgelezen is het niet te volgen.",
)
TIGHT_TABLE = rule(
    "V-080",
    Level.WARNING,
    message="boven deze tabel hoort een lege regel: '{value}'.",
    advice="Zet er een lege regel boven.",
    explanation="GitHub toont hier een tabel en deze site lopende tekst; met een lege regel tonen beide een tabel.",
)
TABLE_FORM = rule(
    "V-098",
    Level.WARNING,
    message="dit is geen hele tabel: '{value}'.",
    advice="Zet `|` tussen de koppen, daaronder onder elke kop streepjes (`|---|---|`), en daaronder minstens één rij.",
    explanation="Van een halve tabel maakt GitHub iets anders dan deze site, en een lezer heeft er niets aan.",
)
ROW_FORM = rule(
    "V-102",
    Level.WARNING,
    message="in deze rij van een tabel staat een `|` te veel: '{value}'.",
    advice="Haal dat teken weg. Hoort het bij de tekst, schrijf dan `\\|`, zonder backticks eromheen.",
    explanation="Elke `|` begint een vak, op GitHub ook in code; wat buiten de kolommen valt, leest niemand.",
)
LOOSE_MAILBOX = rule(
    "V-103",
    Level.WARNING,
    message="van dit mailadres maakt niet elk programma dezelfde link: '{value}'.",
    advice="Haal weg wat eraan vastzit, of zet het hele adres in een link: `[tekst](mailto:info@gemeente.nl)`.",
    explanation="Alleen van een mailadres dat los staat, maken GitHub en deze site dezelfde link.",
)
LOOSE_PARAGRAPH = rule(
    "V-072",
    Level.WARNING,
    message="deze alinea onder een lijst springt te weinig of te veel in: '{value}'.",
    advice="Zet er vier spaties voor. Hoort zij niet bij de lijst, haal de spaties dan weg.",
    explanation="Een tweede alinea van een lijstpunt springt vier spaties in, zodat elk programma haar daar toont.",
)
OF_WORDS = (ONLY_ON_GITHUB, BARE_ADDRESS, LOOSE_MAILBOX)
"""What is said of the words of a line, whatever kind of block it is."""


def find_dialect(structure: "Structure", first_line: int) -> Iterator[Fault]:
    """What GitHub takes for a list, an item, a heading, a table, a link or a line break and this site does not."""
    lines = [QUOTE_MARKS.sub("", line.expandtabs(4)) for line in structure.lines]
    for number, line in enumerate(lines):
        if structure.block_at(number).type is BlockType.CODE or not line.strip():
            continue
        found = find_list_dialect(structure, lines, number)
        if found:
            yield Fault(found, first_line + number, line.strip())
        if line.endswith("\\") and TRAILING_BACKSLASH.search(line) and "".join(lines[number + 1 : number + 2]).strip():
            yield Fault(HARD_BREAK, first_line + number, line.strip())
        block = structure.block_at(number)
        if block.type is BlockType.HEADING and TIGHT_HASHES.match(block.lines[0].text):
            yield Fault(TIGHT_HEADING, first_line + number, line.strip())
        if found := find_table_fault(structure, lines, number):
            yield Fault(found, first_line + number, line.strip())
        yield from find_inline_dialect(structure.parted_lines[number], first_line + number)


def find_list_dialect(structure: "Structure", lines: Sequence[str], number: int) -> Rule | None:
    """The rule that a line breaks as the begin of a list, of an item, or of its second paragraph."""
    line = lines[number]
    begins, last = begins_block(structure, lines, number), above(lines, number)
    follows_list = is_in_list(structure, last)
    is_beside = follows_list and depth_of(structure, last) >= depth_of(structure, number)
    if is_beside and INDENTED_ITEM.match(line):
        return SHALLOW_LIST
    if (begins and BRACKET_ITEM.match(line)) or (is_beside and BRACKET_IN_ITEM.match(line)):
        return BRACKET_LIST
    may_be_item = structure.block_at(number).type is BlockType.PARAGRAPH and ". " in line
    inner = FIRST_IN_ITEM.sub("", line) if may_be_item and ITEM_NUMBER.search(line) else line
    goes_on = follows_list and is_in_list(structure, number) and not begins_list(structure, number)
    is_item = begins_item(structure.way_to.get(number, ()), number)
    starts = (begins and not goes_on) or inner != line or (is_item and begins_list(structure, number))
    found = NUMBERED_ITEM.match(inner.lstrip(" ") if is_item else inner)
    if found and YEAR.fullmatch(found[1]) and (starts or is_item):
        return YEAR_AS_ITEM
    if found and starts and int(found[1]) != 1:
        return OTHER_START
    if is_item and LONG_NUMBER.match(line):
        return LONG_MARK
    is_loose = (is_beside and INDENTED_TEXT.fullmatch(line)) or INDENTED_QUOTE.match(structure.typed[number])
    return LOOSE_PARAGRAPH if begins and follows_list and is_loose else None


def find_inline_dialect(line: str, number: int) -> Iterator[Fault]:
    """What GitHub draws or links on a line, and this site shows as it is written."""
    bare = QUOTE_MARKS.sub("", line)
    if drawn := TASK.match(bare) or ALERT.match(bare):
        yield Fault(ONLY_ON_GITHUB, number, drawn[0].strip())
    may_be_address = "://" in bare or "www." in bare.lower()
    if may_be_address and not DEFINITION.match(bare) and (address := ADDRESS.search(without_wholes(bare))):
        yield Fault(BARE_ADDRESS, number, address[0])


def find_drawn(masked: str, text: str, first_line: int) -> Iterator[Fault]:
    """What GitHub strikes through or leaves out of the text for an image, and mailboxes that only it may find."""
    bare = without_wholes(masked)
    line_at = line_counter(text, first_line)
    for found in STRUCK.finditer(bare) if "~" in bare else ():
        yield Fault(ONLY_ON_GITHUB, line_at(found.start()), text[slice(*found.span())])
    line_at = line_counter(text, first_line)
    for found in links_in(masked):
        if found["image"] and (STRUCK.search(found["text"]) or has_emphasis(found["text"])):
            yield Fault(ONLY_ON_GITHUB, line_at(found.start()), text[slice(*found.span("text"))])
    if "@" not in bare:
        return
    bare = BARE_MAILBOX.sub(lambda found: " " * len(found[0]), bare)
    line_at = line_counter(text, first_line)
    for word in WORD_WITH_AT.finditer(bare):
        if MAILBOX_LIKE.search(word[0]):
            written = text[slice(*word.span())]
            yield Fault(LOOSE_MAILBOX, line_at(word.start()), written, set_apart(word[0], written))


def set_apart(masked: str, word: str) -> str | None:
    """A word with spaces around the mailboxes in it; None when it has none, or what sticks to one may be part of it."""
    parts, position = [], 0
    for found in STUCK_MAILBOX.finditer(masked):
        parts += [word[position : found.start()], word[slice(*found.span())]]
        position = found.end()
    rest = word[position:]
    others = [*parts[::2], rest]
    says_more = len(parts) > 2 or any(sign.isalnum() for sign in "".join(others))
    return " ".join(filter(None, [*parts, rest])) if parts and says_more and "@" not in "".join(others) else None


def has_lost_bar(row: str, head: str) -> bool:
    """Whether a row of a table has a bar in code, or one that begins a cell without a head."""
    has_border = is_bordered(head)
    size, most = (len(split_row(line, has_border=has_border)) for line in (row, head))
    return row.count("|") != mask_code_spans(row).count("|") or size > most or row.strip() == "|"


def find_table_fault(structure: "Structure", lines: Sequence[str], number: int) -> Rule | None:
    """The rule that the heads of a table break, or what looks like them."""
    block, following = structure.block_at(number), "".join(lines[number + 1 : number + 2])
    if block.type is BlockType.TABLE:
        head, *others = block.lines
        row = next(line.text for line in block.lines if line.number == number)
        is_short = head.number == number and (len(others) == 1 or not TABLE_EDGE.fullmatch(others[0].text))
        is_mixed = not is_bordered(head.text) and any(
            line.number == number and is_bordered(line.text) for line in others
        )
        if is_short or is_mixed:
            return TABLE_FORM
        return ROW_FORM if has_lost_bar(row, head.text) else None
    if block.type is not BlockType.PARAGRAPH or not TABLE_EDGE.fullmatch(following) or not set(following) & set("|:"):
        return None
    if begins_item(structure.way_to.get(number + 1, ()), number + 1):
        return None
    is_below = "|" in lines[number] and "|" in following and block.lines[0].number < number
    return TIGHT_TABLE if is_below else TABLE_FORM


def begins_block(structure: "Structure", lines: Sequence[str], number: int) -> bool:
    """Whether nothing stands above a line, or a heading."""
    is_below_heading = structure.block_at(number - 1).type is BlockType.HEADING
    return number == 0 or not lines[number - 1].strip() or is_below_heading


def depth_of(structure: "Structure", number: int) -> int:
    """How many quotes a line stands in."""
    return sum(block.type is BlockType.QUOTE for block in structure.way_to.get(number, ()))


def begins_item(way: Sequence[Block], number: int | None) -> bool:
    """Whether one of these blocks is an item that begins on a line."""
    return any(block.type is BlockType.ITEM and block.begin == number for block in way)


def begins_list(structure: "Structure", number: int) -> bool:
    """Whether a line is the first of a list; of lists in its items nothing is asked."""
    pairs = pairwise(structure.way_to.get(number, ()))
    lists = (block for block, item in pairs if block.type is BlockType.LIST and item.begin == number)
    first = next(lists, None)
    return first is not None and first.children[0].begin == number


def above(lines: Sequence[str], number: int) -> int:
    """The number of the last line above that is not blank, or -1."""
    return next((n for n in range(number - 1, -1, -1) if lines[n].strip()), -1)


def is_in_list(structure: "Structure", number: int) -> bool:
    way = structure.way_to.get(number)
    return bool(way) and any(block.type is BlockType.LIST for block in way or ())
