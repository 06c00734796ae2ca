"""Split a file into front matter and body, and read the YAML with the line of every key and item."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from .problems import Problem, problem
from .source import Source

LARGEST_FRONT_MATTER = 64_000
DEEPEST_NESTING = 5
FENCE = "---"

Value = str | None | list["Value"] | dict[str, "Value"]
"""Every scalar is read as text: `start: 2021` and `start: "2021"` are the same, and `no` stays the word no."""
Place = tuple[str | int, ...]
"""Where a value stands: keys and positions from the top, such as `("sources", 0, "url")`."""

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class FrontMatter:
    """The values of a front matter and the line on which each stands."""

    values: dict[str, Value] = field(default_factory=dict)
    lines: dict[Place, int] = field(default_factory=dict)

    def line_of(self, *place: str | int) -> int:
        """Find the line of a value; of the nearest thing around it when it is not there; 1 at the top."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)

    def text(self, key: str) -> str | None:
        value = self.values.get(key)
        return value if isinstance(value, str) else None

    def texts(self, key: str) -> list[tuple[str, int]]:
        """List the text items of a list with their lines; what is not text is somebody else's problem."""
        items = self.values.get(key)
        if not isinstance(items, list):
            return []
        return [(item, self.line_of(key, n)) for n, item in enumerate(items) if isinstance(item, str) and item]

    def blocks(self, key: str) -> list[tuple[dict[str, Value], int]]:
        """List the mappings in a list with their positions."""
        items = self.values.get(key)
        if not isinstance(items, list):
            return []
        return [(item, n) for n, item in enumerate(items) if isinstance(item, dict)]


@dataclass(frozen=True)
class Document:
    """A file taken apart. The body starts on line `body_line` of the file."""

    path: str
    front: FrontMatter | None
    """None when the YAML could not be read; its rules are then not checked, those of the body are."""
    body: str
    body_line: int


def split_document(source: Source) -> tuple[Document | None, list[Problem]]:
    """Separate front matter and body; broken YAML is a problem at its line and leaves the body to be checked."""
    lines = source.lines
    if lines[0].rstrip() != FENCE:
        return None, [problem("F-011", source.path, 1)]
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        return None, [problem("F-012", source.path, 1)]
    yaml_text = "\n".join(lines[1:end])
    body = "\n".join(lines[end + 1 :])
    if len(yaml_text.encode()) > LARGEST_FRONT_MATTER:
        return None, [problem("F-013", source.path, 1, limit="64 kB")]
    front, problems = read_yaml(source.path, yaml_text, first_line=2)
    return Document(source.path, front, body, end + 2), problems


def read_yaml(path: str, text: str, *, first_line: int) -> tuple[FrontMatter | None, list[Problem]]:
    """Read one YAML mapping. `first_line` is the line of the file on which `text` starts."""
    reader = _Reader(path, first_line)
    try:
        value = reader.read(yaml.parse(text, Loader=_Loader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = first_line + (mark.line if mark else 0)
        return None, reader.problems or [explain(path, text, line, first_line, error)]
    except yaml.YAMLError:
        return None, [problem("F-014", path, first_line, reason="onleesbaar teken", help="Typ de regel opnieuw.")]
    if any(found.code != "F-016" for found in reader.problems):
        return None, reader.problems
    if not isinstance(value, dict):
        return None, [problem("F-019", path, first_line)]
    return FrontMatter(value, reader.lines), reader.problems


def explain(path: str, text: str, line: int, first_line: int, error: yaml.MarkedYAMLError) -> Problem:
    """Say in Dutch what PyYAML found; its own text is English and names things a contributor never saw."""
    lines = text.split("\n")
    line = min(line, first_line + len(lines) - 1)
    culprit = lines[line - first_line] if lines else ""
    if "\t" in culprit:
        return problem("F-018", path, line)
    reason, advice = "deze regel klopt niet", "Controleer inspringing, aanhalingstekens en haken."
    found = f"{error.context} {error.problem}".lower()
    if "mapping values are not allowed" in found:
        reason = "een dubbele punt in de tekst"
        advice = 'Zet de hele waarde tussen aanhalingstekens: `title: "Wonen: zo kan het"`.'
    elif "quoted scalar" in found or "unexpected end of stream" in found:
        reason, advice = "een aanhalingsteken is niet gesloten", "Sluit de tekst met hetzelfde aanhalingsteken."
    elif "flow" in found:
        reason, advice = "een haak `[` of `{` is niet gesloten", "Sluit de lijst of het blok op dezelfde regel."
    elif "cannot start any token" in found:
        reason, advice = "een waarde begint met een leesteken", "Zet de hele waarde tussen aanhalingstekens."
    return problem("F-014", path, line, reason=reason, help=advice)


class _Reader:
    """Builds values from YAML events, so that nothing is expanded before it is checked."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []

    def read(self, events: Iterator[yaml.Event]) -> Value:
        value: Value = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.report("F-014", event, reason="er staan twee blokken", help="Gebruik één blok front matter.")
                    return None
            elif isinstance(event, yaml.NodeEvent):
                value = self.node(event, events, ())
        return value

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], place: Place) -> Value:
        self.refuse_magic(event)
        self.lines.setdefault(place, self.line(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, events, place)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, events, place)
        if isinstance(event, yaml.ScalarEvent):
            empty = event.implicit[0] and event.value in ("", "~", "null")
            return None if empty else event.value
        return None

    def sequence(self, event: yaml.Event, events: Iterator[yaml.Event], place: Place) -> Value:
        self.refuse_depth(event, place)
        items: list[Value] = []
        for inner in events:
            if isinstance(inner, yaml.SequenceEndEvent):
                break
            items.append(self.node(inner, events, (*place, len(items))))
        return items

    def mapping(self, event: yaml.Event, events: Iterator[yaml.Event], place: Place) -> Value:
        self.refuse_depth(event, place)
        values: dict[str, Value] = {}
        for key_event in events:
            if isinstance(key_event, yaml.MappingEndEvent):
                break
            key = self.key(key_event, events, place)
            if key in values:
                self.report("F-016", key_event, key=key)
            self.lines[(*place, key)] = self.line(key_event)
            values[key] = self.node(next(events), events, (*place, key))
        return values

    def key(self, event: yaml.Event, events: Iterator[yaml.Event], place: Place) -> str:
        value = self.node(event, events, (*place, "?"))
        self.lines.pop((*place, "?"), None)
        if value == "<<":
            self.report("F-015", event, value="<<")
        return value if isinstance(value, str) else str(value)

    def refuse_magic(self, event: yaml.Event) -> None:
        if isinstance(event, yaml.AliasEvent):
            self.report("F-015", event, value=f"*{event.anchor}")
        elif event.anchor:
            self.report("F-015", event, value=f"&{event.anchor}")
        elif event.tag:
            self.report("F-015", event, value=event.tag)

    def refuse_depth(self, event: yaml.Event, place: Place) -> None:
        if len(place) == DEEPEST_NESTING:
            self.report("F-017", event, limit=DEEPEST_NESTING)
        if len(place) > DEEPEST_NESTING * 20:
            raise yaml.MarkedYAMLError(problem="nested too deep", problem_mark=event.start_mark)

    def report(self, code: str, event: yaml.Event, **values: object) -> None:
        self.problems.append(problem(code, self.path, self.line(event), **values))

    def line(self, event: yaml.Event) -> int:
        return self.first_line + int(event.start_mark.line)
