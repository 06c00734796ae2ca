"""A button of editors: `python -m hoedan.commands.github.button COMMAND MESSAGE`; the event has what was filled in.

Runs one command on the content and writes the message of the pull request: its title, an empty line, and its text.
"""

import json
import os
import re
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from .run import hoedan
from .word import import_from_issue

POSITIONAL: Mapping[str, tuple[str, ...]] = {
    "review": ("slug",),
    "rename": ("old", "new"),
    "withdraw": ("slug",),
    "new": ("kind", "title"),
    "archive": (),
}
"""Word of `hoedan` -> the values that stand without a name; the others are options of their own name."""
TITLES: Mapping[str, str] = {
    "review": "Nagekeken: {slug}",
    "rename": "{old} heet nu {new}",
    "withdraw": "Teruggetrokken: {slug}",
    "new": "Begonnen: {title}",
    "archive": "Kopieën van bronnen in een archief",
}
PERSON = "Iemand weggehaald uit de teksten"
"""The title when a person is taken out: it must not say who."""
LONGEST_SAID = 50_000
"""Characters; GitHub takes a message of 65,536."""
AFTER = (
    "Bij een voorstel van een knop begint de controle niet vanzelf. Kies 'Close pull request' en dan 'Reopen': dan "
    "wel. Lees daarna wat er veranderde bij 'Files changed'."
)

NOT_DONE = "Het lukte niet, en er is geen voorstel gemaakt."
AGAIN = "Begin opnieuw als dat verholpen is. Wat hierboven achter `--` staat, is bij een knop een veld om in te vullen."


def arguments_for(command: str, values: Mapping[str, str]) -> list[str]:
    """What would be typed. No value can become an option: each stands behind `=` or after `--`."""
    names = POSITIONAL[command]
    filled = {name: " ".join(value.split()) for name, value in values.items() if value and value.strip()}
    options = [f"--{name}={value}" for name, value in filled.items() if name not in names]
    return [command, *options, "--", *(filled[name] for name in names if name in filled)]


def title_for(command: str, values: Mapping[str, str]) -> str:
    if values.get("person"):
        return PERSON
    return TITLES[command].format_map({name: " ".join(value.split())[:80] for name, value in values.items()})


def run(command: str, values: Mapping[str, str]) -> tuple[int, str]:
    """Run a command and give its exit code and the message of the pull request."""
    code, text = hoedan(arguments_for(command, values))
    if values.get("person"):
        # The command says the name with single spaces, however it was typed.
        text = re.sub(r"\s+".join(map(re.escape, values["person"].split())), "(de naam)", text, flags=re.IGNORECASE)
    return code, message(title_for(command, values), text, code)


def message(title: str, said: str, code: int = 0) -> str:
    """Title, what the command said in a block that nothing in it can leave, and what happens next.

    When it did not work there is no proposal, and the text for the page of the run says so.
    """
    if len(said) > LONGEST_SAID:
        said = f"{said[:LONGEST_SAID].rpartition(chr(10))[0]}\n... en nog meer: het staat bij de uitvoering."
    fence = "`" * max(3, 1 + max((len(ticks) for ticks in re.findall("`+", said)), default=0))
    block = f"{fence}text\n{said.rstrip()}\n{fence}"
    return f"{NOT_DONE}\n\n{block}\n\n{AGAIN}\n" if code else f"{title}\n\n{block}\n\n{AFTER}\n"


OTHERS: Mapping[str, Callable[[Mapping[str, str]], tuple[int, str, str]]] = {"word": import_from_issue}
"""What is no command of `hoedan` alone: gives an exit code, a title and what was said."""


def filled_in(event: Mapping[str, Any]) -> dict[str, str]:
    """The fields of a button, or what an issue says of itself; nothing when the clock started it."""
    fields = event.get("inputs") or event.get("issue") or {}
    return {name: str(value) for name, value in fields.items() if isinstance(value, str | int)}


def main(arguments: Sequence[str]) -> int:
    command, file = arguments
    # From the file that GitHub writes of every event: an issue is longer than a variable can be.
    values = filled_in(json.loads(Path(os.environ["GITHUB_EVENT_PATH"]).read_text("utf-8")))
    if command in OTHERS:
        code, title, said = OTHERS[command](values)
        text = message(title, said, code)
    else:
        code, text = run(command, values)
    Path(file).write_text(text, encoding="utf-8")
    return code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
