"""Pandoc as a converter: bounded in time and memory, and without access to files or the network."""

import json
import os
import re
import subprocess
from typing import Any

READ_TIMEOUT = 60
BOUNDS = ("+RTS", "-M768M", "-RTS", "--sandbox")
MARKDOWN = "markdown_strict+pipe_tables+four_space_rule-raw_html"

BULLETS = re.compile("[\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc\uf076]")
"""Bullets of Word that are signs of its own typefaces (Symbol, Wingdings)."""
PLACES = re.compile("[\ue000-\uf8ff]")
"""Private characters: no text has them, so they can mark a place in one."""
DEEPEST = 150
"""A table takes ten levels of the tree, a list four. Python itself gives up at a thousand calls."""
HEAD = ("title", "subtitle", "abstract")
TOO_DEEP = "er staan te veel tabellen of lijsten in elkaar. Zet ze onder elkaar."

Node = dict[str, Any]
"""A block or inline of Pandoc's document tree: `t` is its sort, `c` its content."""


class ConverterError(Exception):
    """The converter is not there or cannot read the file; the message says so in Dutch."""


def read_document(data: bytes, kind: str) -> list[Node]:
    """The blocks of a docx or odt; what is in the styles of a title, subtitle and abstract comes first, as paragraphs.

    Raises:
        ConverterError: when it cannot be read, or is nested far deeper than text is.

    """
    try:
        text = BULLETS.sub("•", run(data, "--from", kind, "--to", "json").decode())
        tree = json.loads(PLACES.sub("", text))
    except RecursionError as error:
        raise ConverterError(TOO_DEEP) from error
    if depth_of(tree) > DEEPEST:
        raise ConverterError(TOO_DEEP)
    first = [block for name in HEAD if name in tree["meta"] for block in blocks_of_meta(tree["meta"][name])]
    return [*first, *tree["blocks"]]


def blocks_of_meta(value: Node) -> list[Node]:
    """What a document tells of itself above its text, as blocks."""
    if value["t"] == "MetaList":
        return [block for each in value["c"] for block in blocks_of_meta(each)]
    if value["t"] == "MetaInlines":
        return [{"t": "Para", "c": value["c"]}]
    return list(value["c"]) if value["t"] == "MetaBlocks" else []


def write_markdown(blocks: list[Node]) -> str:
    """Blocks as Markdown, one line for each paragraph."""
    tree = {"pandoc-api-version": [1, 23, 1], "meta": {}, "blocks": blocks}
    options = ("--from", "json", "--to", MARKDOWN, "--wrap=none", "--markdown-headings=atx")
    return run(json.dumps(tree).encode(), *options).decode()


def depth_of(tree: Any) -> int:
    """How many lists and objects stand in one another."""
    depth, level = 0, [tree]
    while level := [each for each in level if isinstance(each, dict | list)]:
        level = [inner for each in level for inner in (each.values() if isinstance(each, dict) else each)]
        depth += 1
    return depth


def run(data: bytes, *options: str) -> bytes:
    try:
        done = subprocess.run(  # noqa: S603 - our own options; the document is what comes in
            [find_pandoc(), *BOUNDS, *options],
            input=data,
            capture_output=True,
            check=True,
            timeout=READ_TIMEOUT,
            env={"PATH": os.environ.get("PATH", ""), "LC_ALL": "C.UTF-8"},
        )
    except subprocess.TimeoutExpired as error:
        raise ConverterError("het omzetten duurt te lang. Maak het bestand kleiner.") from error
    except subprocess.CalledProcessError as error:
        raise ConverterError("het bestand is niet om te zetten. Bewaar het opnieuw in je tekstverwerker.") from error
    return done.stdout


def find_pandoc() -> str:
    """The Pandoc that came with the package, or the one of the machine.

    Raises:
        ConverterError: when there is none.

    """
    try:
        import pypandoc  # noqa: PLC0415 - only editors who import need it

        return str(pypandoc.get_pandoc_path())
    except (ImportError, OSError) as error:
        raise ConverterError("Pandoc ontbreekt. Zet het erbij met: pip install pypandoc-binary") from error
