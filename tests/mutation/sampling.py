"""Which changes are tried: a part of all places, chosen by a seed, and at each place one change.

A place is chosen by the words of its line and not by its number. So another line may come or go, and the rest of the
sample stays what it was.
"""

import ast
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

Position = tuple[int, int]
"""Line, counted from 1, and column, counted from 0."""


@dataclass(frozen=True)
class Mutant:
    """One change: which operator of cosmic-ray makes it, and the how manieth in the module."""

    module: str
    operator: str
    occurrence: int
    start: Position
    end: Position


@dataclass(frozen=True)
class LeftOut:
    """Changes that nothing can see: names of operators, and beginnings of lines."""

    operators: tuple[str, ...]
    lines: tuple[str, ...]


class Source:
    """The text of a module, and the parts of it where a change only breaks the syntax or a type."""

    def __init__(self, text: str) -> None:
        self._lines = text.splitlines()
        self._untried = [*untried(ast.parse(text))]

    def line(self, position: Position) -> str:
        return self._lines[position[0] - 1]

    def shows(self, mutant: Mutant, left_out: LeftOut) -> bool:
        """Whether the change is one that a test has to notice."""
        return (
            mutant.operator not in left_out.operators
            and not self.line(mutant.start).strip().startswith(left_out.lines)
            and not any(start <= mutant.start and mutant.end <= end for start, end in self._untried)
        )


def untried(tree: ast.AST) -> Iterator[tuple[Position, Position]]:
    """Annotations and types, at which Python does not look; the `**` of `{**values}`, which is no operator; and what
    cosmic-ray cannot change: exceptions with a dot in their name.
    """
    for node in ast.walk(tree):
        match node:
            case ast.arg(annotation=ast.expr() as found) | ast.AnnAssign(annotation=found):
                yield span(found)
            case ast.FunctionDef(returns=ast.expr() as found):
                yield span(found)
            case ast.Assign(targets=[ast.Name(name)], value=ast.BinOp(op=ast.BitOr()) as found) if is_type(name):
                yield span(found)
            case ast.ExceptHandler(type=ast.expr() as found):
                yield from (span(each) for each in ast.walk(found) if isinstance(each, ast.Attribute))
            case ast.Dict():
                for key, value in zip(node.keys, node.values, strict=True):
                    if key is None:
                        yield (value.lineno, value.col_offset - 2), (value.lineno, value.col_offset)


def span(node: ast.expr) -> tuple[Position, Position]:
    return (node.lineno, node.col_offset), (node.end_lineno or 0, node.end_col_offset or 0)


def is_type(name: str) -> bool:
    return name[0].isupper() and not name.isupper()


def choose(mutants: Iterable[Mutant], root: Path, left_out: LeftOut, *, places: int, seed: int) -> list[Mutant]:
    """At most `places` of the mutants of files below `root`, no two at one place, in the order of the source."""
    sources: dict[str, Source] = {}
    ranked = []
    for place, found in groupby(sorted(mutants, key=place_of), key=place_of):
        module = place[0]
        source = sources.setdefault(module, Source((root / module).read_text("utf-8")))
        words = (str(seed), module, source.line(place[1]), str(place[1][1]))
        shown = [each for each in found if source.shows(each, left_out)]
        if shown:
            nth = min(range(len(shown)), key=lambda nth: digest(*words, shown[nth].operator, str(nth)))
            ranked.append((digest(*words), place, shown[nth]))
    return sorted((mutant for *_, mutant in sorted(ranked)[:places]), key=place_of)


def place_of(mutant: Mutant) -> tuple[str, Position]:
    return mutant.module, mutant.start


def digest(*words: str) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()
