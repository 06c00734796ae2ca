"""The page of the guide that lists every rule; `python -m hoedan.check.guide` writes it, as `make guide` does."""

import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from ..model.rules import RULES, Rule
from . import check_library as _every_rule  # noqa: F401 - a rule is known once its module is imported

GUIDE = "docs/bijdragen/regels.md"
GROUPS = {
    "F": "Bestand en front matter",
    "V": "Verhalen",
    "I": "Ingrediënten",
    "D": "Thema's en andere pagina's",
    "B": "Bundels",
    "L": "Links",
    "G": "Gemeenten en regio's",
    "P": "Persoonsgegevens",
    "T": "Leesbaarheid",
    "S": "Instellingen",
}
"""First letter of a code -> the heading above its rules."""
MOST_ROWS = 15
"""In one table: longer ones have more marks than the bounds of a text allow."""
HEAD = "| Code | Niveau | Wat de controle zegt | Wat de regel wil, of waarom |\n|---|---|---|---|"
REFERENCE = re.compile(r"(?<!`)\[\^…\]")
"""A source reference in running text, which would be one."""
BARE_ADDRESS = re.compile(r"(?<![`(<])https?://([^\s`…]+[^\s`….,:;)])")
"""An address in running text, which only GitHub makes a link of."""
BAR_IN_CODE = re.compile(r"`([^`]*\|[^`]*)`")
"""In a row of a table there is no way to write this that GitHub and the site read alike."""


def write_guide(page: str) -> str:
    """The page with its introduction as it is, and below that a table for each kind of rule."""
    introduction = page.partition("\n## ")[0].rstrip()
    groups = ("\n\n".join([f"## {title}", *tables_of(rules_of(letter))]) for letter, title in GROUPS.items())
    return "\n\n".join([introduction, *groups]) + "\n"


def tables_of(rules: list[Rule]) -> Iterator[str]:
    """The tables of a kind of rules, each with its range of codes above it when there are more than one."""
    for start in range(0, len(rules), MOST_ROWS):
        part = rules[start : start + MOST_ROWS]
        name = [f"### {range_of(part)}", ""] if len(rules) > MOST_ROWS else []
        yield "\n".join([*name, HEAD, *map(row_of, part)])


def range_of(rules: list[Rule]) -> str:
    """From which code to which; of one rule its code."""
    first, last = rules[0].code, rules[-1].code
    return first if first == last else f"{first} tot en met {last}"


def rules_of(letter: str) -> list[Rule]:
    return [rule for code, rule in sorted(RULES.items()) if code.startswith(letter)]


def row_of(rule: Rule) -> str:
    """The row of a rule: its own words, with dots where a message has what somebody wrote."""
    said = " ".join(text for words in (rule.message, rule.advice) if (text := sentence(rule, words)) != "…")
    return f"| `{rule.code}` | {rule.level} | {said} | {without_bars(rule.explanation)} |"


def sentence(rule: Rule, words: str) -> str:
    """Words of a rule with its limit in them, as Markdown that shows them and does nothing else."""
    limit = f"{rule.limit:,}".replace(",", ".") if isinstance(rule.limit, int) else rule.limit or "…"
    text = words.format_map(defaultdict(lambda: "…", limit=limit)).replace("….", "…")
    text = BARE_ADDRESS.sub(r"[\1](\g<0>)", text.replace("```", "&#96;" * 3))
    text = without_bars(REFERENCE.sub("`[^…]`", text))
    return text[:1].upper() + text[1:]


def without_bars(text: str) -> str:
    """Text for a cell: each bar as the sign that it is, and none of them in code."""
    quoted = BAR_IN_CODE.sub(lambda found: "‘" + found[1].replace("\\", "&#92;").replace("-", "&#45;") + "’", text)
    return quoted.replace("|", "&#124;")


def main() -> None:
    """Write the page anew, from the top of the project."""
    file = Path(GUIDE)
    file.write_text(write_guide(file.read_text(encoding="utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
