"""Every regular expression of the code takes time in proportion to what it reads, however that was made to hurt it.

Each is tried in the way that the code uses it on many repetitions of what it looks for. What takes more than a
moment is tried again on eight times as much: sixty-four times the work means that it goes back over what it has read.
Ratios of processor time are compared, never times: a slow machine is slow for both.
"""

import ast
import importlib
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "hooks" / "hoedan"
OUR_OWN = frozenset({"CLASS"})
"""Expressions that only ever read other expressions of ours."""
FROM_START = frozenset({"match", "fullmatch"})
WORDS = (
    *"a9 \t\n.:-|<([{\"'`@&",
    *("a ", "?.", "9.", "a@", "[a](", "[^", "{: ", "<a", "- ", "1. ", "\n ", "\n- ", "[laat zien:"),
)
STARTS = ("", "[a](", '"', "- ")
END = "\x01"
"""Never in a text: what must end in something else, does not."""
SMALL, TIMES = 2_000, 8
MOMENT = 0.001
"""Seconds of the processor: less is no reason to look again."""

pytestmark = pytest.mark.nightly
"""It measures time, if only as a ratio: beside other work it tells what is not so."""


def expressions() -> dict[str, tuple[re.Pattern[str], bool]]:
    """Name -> each expression for text that a module has, and whether the code only tries it where a text begins."""
    used = dict(uses())
    found: dict[str, tuple[re.Pattern[str], bool]] = {}
    for file in sorted(PACKAGE.rglob("*.py")):
        name = ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__")
        for key, value in vars(importlib.import_module(name)).items():
            if isinstance(value, re.Pattern) and isinstance(value.pattern, str) and key not in OUR_OWN:
                methods = {method for (owner, method) in used if owner == key}
                found.setdefault(f"{key} {value.pattern}", (value, bool(methods) and methods <= FROM_START))
    for where, pattern, method in written_where_used():
        found.setdefault(f"{where} {pattern}", (re.compile(pattern), method in FROM_START))
    return found


def trees() -> Iterator[tuple[str, ast.AST]]:
    for file in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            yield file.name, node


def uses() -> Iterator[tuple[tuple[str, str], None]]:
    """The name of each constant with each of its methods that is called or handed on."""
    for _, node in trees():
        if isinstance(node, ast.Attribute):
            owner = node.value
            name = owner.id if isinstance(owner, ast.Name) else owner.attr if isinstance(owner, ast.Attribute) else ""
            yield (name, node.attr), None


def written_where_used() -> Iterator[tuple[str, str, str]]:
    """File, pattern and function of each `re.sub("...", ...)` and its like."""
    for file, node in trees():
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and isinstance(node.func.value, ast.Name)
            and node.func.value.id == "re"
            and node.func.attr not in ("escape", "compile")
            and node.args
            and isinstance(node.args[0], ast.Constant)
            and isinstance(node.args[0].value, str)
        ):
            yield file, node.args[0].value, node.func.attr


def work(expression: re.Pattern[str], text: str, *, is_from_start: bool) -> float:
    """Seconds of the processor: the lesser of two."""
    taken = []
    for _ in range(2):
        start = time.process_time()
        if is_from_start:
            expression.match(text)
            expression.fullmatch(text)
        else:
            for _ in expression.finditer(text):
                pass
        taken.append(time.process_time() - start)
        if taken[-1] < MOMENT:
            break
    return min(taken)


def growing(expression: re.Pattern[str], *, is_from_start: bool) -> str:
    """What makes an expression go back over what it has read, as the way to do it; empty when nothing does."""
    for start in STARTS:
        for word in WORDS:
            small, large = (start + word * (size // len(word)) + END for size in (SMALL, SMALL * TIMES))
            little = work(expression, small, is_from_start=is_from_start)
            if little < MOMENT:
                continue
            much = work(expression, large, is_from_start=is_from_start)
            if much > little * TIMES * 3:
                return f"{start!r} and then {word!r} many times: {much / little:.0f} times for {TIMES} times as much"
    return ""


def test_an_expression_reads_a_text_once() -> None:
    """All in one test: to find them takes seconds, which nobody should wait for whose test is another."""
    found = {name: growing(each, is_from_start=is_from_start) for name, (each, is_from_start) in expressions().items()}
    assert {name: way for name, way in found.items() if way} == {}


def test_the_measure_finds_what_goes_back() -> None:
    assert growing(re.compile(r"[ ]+x"), is_from_start=False)
    assert not growing(re.compile(r"(?<! )[ ]+x"), is_from_start=False)
    assert not growing(re.compile(r"[ ]+x"), is_from_start=True)
