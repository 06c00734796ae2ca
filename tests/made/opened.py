"""Stories as another program writes them, or somebody who knows YAML: files for the form to open that nobody wrote."""

import json
import random
from collections.abc import Mapping, Sequence

Block = Mapping[str, str]
Front = Mapping[str, str | Block | Sequence[str | Block]]

ODD = (
    *("Een bron: over «wijken»", "Samen # beter", "'s Avonds open", "Nota “Wonen”", "ja", "nee", "2021", "1:30"),
    *("- los", "Kop, met komma", "Eén & ander", "*ster*", "&anker", "null", "Verslag {2}", "vraag?", "@jan", "%x"),
    *("a: b", "  dubbel  spatie", "~", "0x1F", "1_000", "🙂", "C\\D", "!tag", "[haak]", "> groter", "| streep", "no"),
)
"""Words that mean something in YAML, or would without quotation marks."""
ADDRESSES = (
    *("https://a.nl/x?y=1&z=2#deel", "http://b.nl", "https://c.nl/a,b", "https://d.nl/a_(b)", "https://e.nl/:x"),
    *("https://f.nl/%20", "HTTPS://G.NL/", "https://h.nl/[x]", "https://i.nl:8080/x"),
)
UNQUOTED = {"start", "end", "date", "since", "id", "source", "value", "of", "from"}
"""Keys of which the value needs no quotation marks, and may have them."""
HEADINGS = (
    *("## Aanpak", "## Aanpak", "## Aanpak  ", "## Aanpak ##", "##\tAanpak", "Aanpak\n------", " ##  Aanpak"),
    *("```\n## Resultaat\n```\n\n## Aanpak", "##Aanpak", "- een\n## Aanpak", "> een\n## Aanpak"),
)
"""What the heading of a section may look like."""
SECTIONS = {
    "Aanleiding": "Het begon in de wijk.[^1]",
    "Aanpak": 'Zij deden het samen.\n{: ingredient="vertrouwen lange-adem" }',
    "Resultaat": "Het hielp.",
    "Vallen en opstaan": 'Het duurde lang.\n{: setback="geld" }',
    "Lessen": "Blijf bij elkaar.",
}


def opened_story(dice: random.Random, number: int, texts: Sequence[str]) -> str:
    """A file with odd YAML, and in some sections one of the `texts` too; not every one is right."""
    pairs = [*facts_of(dice, number).items()]
    if dice.random() < 0.3:
        dice.shuffle(pairs)
    front = "".join(aside(dice) + write_key(dice, key, value) for key, value in pairs)
    sections = dict(SECTIONS)
    for heading in dice.sample([*sections], dice.randint(0, 2)):
        sections[heading] += dice.choice(("\n\n", "\n\n", "\n")) + dice.choice(texts)
    headings = {heading: f"## {heading}" for heading in sections} | {"Aanpak": dice.choice(HEADINGS)}
    body = "\n\n".join(f"{headings[each]}\n{dice.choice(('', chr(10)))}{text}" for each, text in sections.items())
    fence = dice.choice(("---", "---", "---  "))
    whole = f"{fence}\n{front}{fence}\n\n{body}{dice.choice(('', chr(10)))}"
    ended = whole.replace("\n", "\r\n") if dice.random() < 0.15 else whole
    return "\ufeff" + ended if dice.random() < 0.1 else ended


def facts_of(dice: random.Random, number: int) -> Front:
    """The values of a front matter; what need not be there is there at times."""
    is_over = dice.random() < 0.5
    front: dict[str, str | Block | Sequence[str | Block]] = {
        "title": f"{dice.choice(ODD)} {number}".strip(),
        "summary": "Hoe werk je samen aan één vraag? In Zwolle begonnen zes organisaties klein.",
        "municipalities": dice.sample(["Zwolle", "kampen", "'s-Hertogenbosch", "Hattem"], dice.randint(1, 2)),
        "period": {"start": "2021"} | ({"end": "2022-03"} if is_over else {}),
        "status": "afgerond" if is_over else "geborgd",
        "themes": ["wonen"],
        "ingredients": ["vertrouwen", "lange-adem"],
        "sources": [source_of(dice, place) for place in range(1, dice.randint(2, 4))],
        "contact": {"organisation": dice.choice(ODD)} | dice.choice(({}, {"url": dice.choice(ADDRESSES)})),
    }
    more: Front = {
        "partners": [{"name": dice.choice(ODD), "type": dice.choice(("zorg", "onderwijs"))} for _ in "ab"],
        "open_questions": ["Wie betaalt dit na 2026?", "Hoe: zo # of zo?"],
        "figures": [
            {"value": dice.choice(("38", "2.5", "17000", "-3")), "label": dice.choice(ODD), "source": "1"}
            | dice.choice(({}, {"of": "20000"}, {"date": "2021", "unit": "euro"}))
        ],
        "quote": {"text": "We begonnen: gewoon", "who": dice.choice(ODD), "source": "1"},
        "conditions": [dice.choice(ODD) for _ in range(dice.randint(1, 2))],
        "followers": [{"municipality": "Deventer"} | dice.choice(({}, {"since": "2022"}))],
        "published": "2026-01-10",
        "reviewed": "2026-02-10",
        "aliases": [f"oud-verhaal-{number}"],
        "allow": [{"code": "T-010", "reason": "Wij weten het niet."}],
    }
    return front | {key: value for key, value in more.items() if dice.random() < 0.3}


def source_of(dice: random.Random, number: int) -> Block:
    return {
        "id": str(number),
        "title": dice.choice(ODD),
        "publisher": dice.choice(("De Krant", "Gemeente Zwolle: college", "'t Blad")),
        **({"url": dice.choice(ADDRESSES)} if dice.random() < 0.7 else {}),
        **({"date": dice.choice(("2021", "2022-05", "2022-05-31"))} if dice.random() < 0.8 else {}),
        "kind": dice.choice(("pers", "onderzoek")),
        **({"note": dice.choice(ODD)} if dice.random() < 0.3 else {}),
    }


def aside(dice: random.Random, indent: str = "") -> str:
    """An empty line or a comment, at times."""
    return dice.choice(("", "", "", "", "", f"{indent}# opmerking\n", "\n", "# aan de kant\n"))


def named(dice: random.Random, key: str) -> str:
    return dice.choice((key, key, key, f'"{key}"', f"'{key}'")) + dice.choice((":", ":", ":", " :"))


def write_key(dice: random.Random, key: str, value: str | Block | Sequence[str | Block]) -> str:
    """A key of a front matter with its value, in some style."""
    head = named(dice, key)
    if isinstance(value, str):
        return f"{head} {write_value(dice, key, value)}\n"
    if isinstance(value, Mapping):
        if dice.random() < 0.5:
            return f"{head} {write_flow(dice, value, ends=(', ', ',', f',{chr(10)}  ', f',{chr(10)}'))}\n"
        return f"{head}{dice.choice(('', ' # zo'))}\n{write_block(dice, value, ' ' * dice.choice((1, 2, 4)))}"
    if dice.random() < 0.3:
        items = [write_flow(dice, each) if isinstance(each, Mapping) else in_flow(dice, each) for each in value]
        between = dice.choice((", ", ",\n  ", ",\n", ",\n  # een\n  ", ","))
        return f"{head} [{dice.choice(('', ' ', f'{chr(10)}  '))}{between.join(items)}{dice.choice(('', ' ', ','))}]\n"
    indent = " " * dice.choice((0, 1, 2, 2, 4))
    return f"{head}\n" + "".join(aside(dice, indent) + write_item(dice, each, indent) for each in value)


def write_item(dice: random.Random, item: str | Block, indent: str) -> str:
    sign = f"{indent}-{dice.choice((' ', ' ', '   '))}"
    if isinstance(item, str):
        return f"{sign}{write_text(dice, item, indent)}\n"
    match dice.randrange(4):
        case 0:
            return f"{sign}{write_flow(dice, item)}\n"
        case 1:
            return f"{indent}-\n{write_block(dice, item, f'{indent}    ')}"
        case _:
            (first, value), *others = shuffled(dice, item)
            inner = " " * len(sign)
            begin = f"{sign}{named(dice, first)} {write_value(dice, first, value, inner)}\n"
            return begin + write_block(dice, dict(others), inner)


def shuffled(dice: random.Random, block: Block) -> list[tuple[str, str]]:
    return dice.sample([*block.items()], len(block)) if dice.random() < 0.3 else [*block.items()]


def write_block(dice: random.Random, block: Block, indent: str) -> str:
    return "".join(
        f"{aside(dice, indent)}{indent}{named(dice, key)} {write_value(dice, key, value, indent)}\n"
        for key, value in shuffled(dice, block)
    )


def write_flow(dice: random.Random, block: Block, ends: Sequence[str] = (", ", ", ", ",\n      ")) -> str:
    pairs = [
        f"{dice.choice((key, f'{chr(34)}{key}{chr(34)}'))}: {in_flow(dice, value)}" for key, value in block.items()
    ]
    space = dice.choice(("", " "))
    return f"{{{space}{dice.choice(ends).join(pairs)}{space}}}"


def write_value(dice: random.Random, key: str, value: str, indent: str = "") -> str:
    if key in UNQUOTED:
        return dice.choice((value, value, f"'{value}'", f'"{value}"'))
    return write_text(dice, value, indent)


def in_flow(dice: random.Random, text: str) -> str:
    styles = [f"'{text.replace(chr(39), chr(39) * 2)}'", json.dumps(text, ensure_ascii=False)]
    return dice.choice([*styles, text] if is_plain(text) and "," not in text else styles)


def is_plain(text: str) -> bool:
    """Whether a text needs no quotation marks."""
    is_word = text.lower() not in ("null", "~") and text[:1].isalnum() and not text.endswith(" ")
    return is_word and all(sign.isalnum() or sign in " -/.,?" for sign in text)


def write_text(dice: random.Random, text: str, indent: str) -> str:
    """A text between quotation marks or without, on one line or more, perhaps with something behind it."""
    first, _, rest = text.partition(" ")
    styles = [in_flow(dice, text) + dice.choice(("", "", "", " # opmerking", "   ", "\t# tab"))]
    if "  " not in text and first:
        lines = f"\n{indent}    {first}" + (f"\n{indent}    {rest}" if rest else "")
        styles += [f"{dice.choice(('>', '>-', '>+'))}{lines}", f"{dice.choice(('|', '|-'))}\n{indent}    {text}"]
    if rest and first and "  " not in text:
        begin, end = (json.dumps(part, ensure_ascii=False)[1:-1] for part in (first, rest))
        styles.append(f'"{begin}\n{indent}      {end}"')
    return dice.choice(styles)
