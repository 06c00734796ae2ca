"""Split a file into front matter and body, and read the YAML with the line of every key and item."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import yaml

from ..language.reasons import reason_of_yaml
from ..model.problems import Level, Problem
from ..model.rules import Rule, rule
from .source import FORBIDDEN, HIDDEN_CHARACTER, Source, find_hidden_characters

LARGEST_FRONT_MATTER = 64_000
DEEPEST_NESTING = 5
MOST_VALUES = 2_000
PARSER_TOO_DEEP = "exceeded maximum nesting depth"
"""What the parser of C says when it gives up before we do: it reads on within a line, and has a bound of its own."""
FENCE = "---"

Value = str | None | list["Value"] | dict[str, "Value"]
"""Every scalar is read as text: `start: 2021` and `start: "2021"` are the same, and `no` stays the word no."""
KeyPath = tuple[str | int, ...]
"""Where a value stands: keys and positions from the top, such as `("sources", 0, "url")`."""

EMPTY = frozenset({"", "~", "null", "Null", "NULL"})

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class FrontMatter:
    """The values of a front matter and the line on which each stands."""

    values: dict[str, Value] = field(default_factory=dict)
    lines: dict[KeyPath, int] = field(default_factory=dict)

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
        return [(item, self.line_of(key, n)) for n, item in enumerate(items) if isinstance(item, str) and item.strip()]

    def blocks(self, key: str) -> list[tuple[dict[str, Value], int]]:
        """List the mappings in a list with their positions."""
        items = self.values.get(key)
        if not isinstance(items, list):
            return []
        return [(item, n) for n, item in enumerate(items) if isinstance(item, dict)]


@dataclass(frozen=True)
class TakenApart:
    """A file taken apart. The body starts on line `body_line` of the file."""

    path: str
    front: FrontMatter | None
    """None when the YAML could not be read; its rules are then not checked, those of the body are."""
    body: str
    body_line: int


NO_FRONT_MATTER = rule(
    "F-011",
    Level.ERROR,
    message="de front matter ontbreekt.",
    advice="Begin het bestand met een regel '---' en sluit het blok met '---'.",
    explanation="In de front matter staan de titel en andere gegevens; zonder die gegevens is er geen pagina.",
)
OPEN_FRONT_MATTER = rule(
    "F-012",
    Level.ERROR,
    message="de front matter is niet afgesloten.",
    advice="Zet een regel '---' onder de laatste sleutel.",
    explanation="De tweede '---' laat zien waar de gegevens ophouden en de tekst begint.",
)


def split_document(source: Source) -> tuple[TakenApart | None, list[Problem]]:
    """Separate front matter and body; broken YAML is a problem at its line and leaves the body to be checked."""
    lines = source.lines
    if lines[0].rstrip() != FENCE:
        return None, [NO_FRONT_MATTER.at(source.path, 1)]
    end = next((n for n, line in enumerate(lines[1:], 1) if line.rstrip() == FENCE), None)
    if end is None:
        return None, [OPEN_FRONT_MATTER.at(source.path, 1)]
    front, problems = read_yaml(source.path, "\n".join(lines[1:end]), first_line=2)
    return TakenApart(source.path, front, "\n".join(lines[end + 1 :]), end + 2), problems


FRONT_MATTER_TOO_LARGE = rule(
    "F-013",
    Level.ERROR,
    message="de front matter is groter dan {limit}.",
    advice="Verplaats tekst naar de pagina zelf.",
    explanation="De front matter is voor korte gegevens; het verhaal zelf hoort eronder.",
    limit="64 kB",
)
BROKEN_YAML = rule(
    "F-014",
    Level.ERROR,
    message="de front matter is geen geldige YAML: {reason}.",
    advice="{help}",
    explanation=(
        "De front matter is YAML, zodat de site niet hoeft te raden; de melding noemt de oorzaak en de oplossing."
    ),
)
NO_KEYS = rule(
    "F-019",
    Level.ERROR,
    message="de front matter bestaat niet uit regels als `sleutel: waarde`.",
    advice="Schrijf op elke regel een sleutel, een dubbele punt en de waarde.",
    explanation="De site haalt de gegevens uit sleutels met een waarde erachter.",
)


def read_yaml(path: str, text: str, *, first_line: int) -> tuple[FrontMatter | None, list[Problem]]:
    """Read one YAML mapping. `first_line` is the line of the file on which `text` starts."""
    if len(text.encode()) > LARGEST_FRONT_MATTER:
        return None, [FRONT_MATTER_TOO_LARGE.at(path, 1)]
    reader = _Reader(path, first_line)
    value: Value = None
    try:
        value = reader.read(yaml.parse(text, Loader=_Loader))
    except _TooMuchError:
        reader.is_incomplete = True
    except yaml.MarkedYAMLError as error:
        reader.is_incomplete = True
        reader.problems.append(explain_yaml_error(path, text, first_line, error))
    except yaml.YAMLError:
        reader.is_incomplete = True
        reader.problems.append(BROKEN_YAML.at(path, first_line, reason="onleesbaar teken", help="Typ het opnieuw."))
    if not reader.is_incomplete and isinstance(value, dict):
        return FrontMatter(value, reader.lines), reader.problems
    if not reader.is_incomplete:
        reader.problems.append(NO_KEYS.at(path, first_line))
    return None, reader.problems


TAB_IN_YAML = rule(
    "F-018",
    Level.ERROR,
    message="een tab kan hier niet in de front matter.",
    advice="Vervang de tab door spaties.",
    explanation="YAML springt in met spaties; een tab leest elk programma anders.",
)


def explain_yaml_error(path: str, text: str, first_line: int, error: yaml.MarkedYAMLError) -> Problem:
    """Say in Dutch what PyYAML found; its own text is English and names things a contributor never saw."""
    number, reason, advice = reason_of_yaml(error, text)
    if error.problem == PARSER_TOO_DEEP:
        return FRONT_MATTER_TOO_DEEP.at(path, first_line + number)
    if "\t" in text.split("\n")[number]:
        return TAB_IN_YAML.at(path, first_line + number)
    return BROKEN_YAML.at(path, first_line + number, reason=reason, help=advice)


class _TooMuchError(Exception):
    """Reading stops here; the reason is among the problems."""


YAML_MAGIC = rule(
    "F-015",
    Level.ERROR,
    message="ankers, aliassen, tags en `<<` mogen hier niet ('{value}').",
    advice="Schrijf de waarde voluit. Hoort het teken bij de tekst, zet die dan tussen aanhalingstekens.",
    explanation="Elke waarde staat voluit op haar plek, zodat iedereen kan lezen wat er staat.",
)
DOUBLE_KEY = rule(
    "F-016",
    Level.ERROR,
    message="de sleutel `{key}` staat er twee keer.",
    advice="Voeg de twee samen.",
    explanation="Staat een sleutel er twee keer, dan is niet duidelijk welke waarde geldt.",
)
FRONT_MATTER_TOO_DEEP = rule(
    "F-017",
    Level.ERROR,
    message="de front matter is dieper genest dan {limit} lagen.",
    advice="Houd de opbouw vlak.",
    explanation="Zo diep gaan de gegevens van geen enkel bestand; meestal is een regel te ver ingesprongen.",
    limit=DEEPEST_NESTING,
)
TOO_MANY_VALUES = rule(
    "F-040",
    Level.ERROR,
    message="de front matter heeft meer dan {limit} waarden.",
    advice="Kort de lijsten in.",
    explanation="Zoveel waarden heeft geen enkel bestand nodig.",
    limit=MOST_VALUES,
)
NO_KEY = rule(
    "F-048",
    Level.ERROR,
    message="voor de dubbele punt staat hier geen sleutel.",
    advice="Zet er een woord voor, of haal de regel weg.",
    explanation="Een waarde zonder sleutel hoort nergens bij.",
)


class _Reader:
    """Builds values from YAML events, so that nothing is expanded before it is checked."""

    def __init__(self, path: str, first_line: int) -> None:
        self.path = path
        self.first_line = first_line
        self.lines: dict[KeyPath, int] = {}
        self.problems: list[Problem] = []
        self.values = 0
        self.is_incomplete = False
        """Something was refused that no value can stand in for, so that other rules would only guess."""

    def read(self, events: Iterator[yaml.Event]) -> Value:
        value: Value = None
        documents = 0
        for event in events:
            if isinstance(event, yaml.DocumentStartEvent):
                documents += 1
                if documents > 1:
                    self.report(
                        BROKEN_YAML, event, reason="er staan twee blokken", help="Gebruik één blok front matter."
                    )
                    raise _TooMuchError
            elif isinstance(event, yaml.NodeEvent):
                value = self.node(event, events, ())
        return value

    def node(self, event: yaml.Event, events: Iterator[yaml.Event], place: KeyPath) -> Value:
        self.refuse_magic(event)
        self.refuse_number(event)
        self.lines.setdefault(place, self.line(event))
        if isinstance(event, yaml.SequenceStartEvent):
            return self.sequence(event, events, place)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(event, events, place)
        if isinstance(event, yaml.ScalarEvent):
            return self.scalar(event)
        return None

    def value(self, event: yaml.Event, events: Iterator[yaml.Event], place: KeyPath) -> Value:
        """Read what stands behind a key or dash; the line end of a block (`>`, `|`) is no part of a text."""
        found = self.node(event, events, place)
        return found.strip() if isinstance(found, str) else found

    def scalar(self, event: yaml.ScalarEvent) -> str | None:
        """Read every scalar as text, but for an empty one; escapes in quotes can write what a file may not have."""
        if event.implicit[0] and event.value in EMPTY:
            return None
        text = str(event.value)
        if hidden := next(find_hidden_characters(text), None):
            self.report(HIDDEN_CHARACTER, event, value=hidden)
        return FORBIDDEN.sub("", text)

    def sequence(self, event: yaml.Event, events: Iterator[yaml.Event], place: KeyPath) -> Value:
        self.refuse_depth(event, place)
        items: list[Value] = []
        for inner in events:
            if isinstance(inner, yaml.SequenceEndEvent):
                break
            items.append(self.value(inner, events, (*place, len(items))))
        return items

    def mapping(self, event: yaml.Event, events: Iterator[yaml.Event], place: KeyPath) -> Value:
        self.refuse_depth(event, place)
        values: dict[str, Value] = {}
        for key_event in events:
            if isinstance(key_event, yaml.MappingEndEvent):
                break
            key = self.key(key_event, events, place)
            if key in values:
                self.report(DOUBLE_KEY, key_event, key=key)
                self.is_incomplete = True
            self.lines[(*place, key)] = self.line(key_event)
            values[key] = self.value(next(events), events, (*place, key))
        return values

    def key(self, event: yaml.Event, events: Iterator[yaml.Event], place: KeyPath) -> str:
        value = self.node(event, events, (*place, "?"))
        self.lines.pop((*place, "?"), None)
        if value == "<<":
            self.report(YAML_MAGIC, event, value="<<")
            self.is_incomplete = True
        if not isinstance(value, str) or not value.strip():
            self.report(NO_KEY, event)
            self.is_incomplete = True
            return ""
        return value

    def refuse_magic(self, event: yaml.Event) -> None:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if isinstance(event, yaml.AliasEvent):
            self.report(YAML_MAGIC, event, value=f"*{anchor}")
            self.is_incomplete = True
        elif anchor:
            self.report(YAML_MAGIC, event, value=f"&{anchor}")
        elif tag:
            self.report(YAML_MAGIC, event, value=tag)

    def refuse_depth(self, event: yaml.Event, place: KeyPath) -> None:
        if len(place) >= DEEPEST_NESTING:
            self.report(FRONT_MATTER_TOO_DEEP, event)
            raise _TooMuchError

    def refuse_number(self, event: yaml.Event) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            self.report(TOO_MANY_VALUES, event)
            raise _TooMuchError

    def report(self, broken: Rule, event: yaml.Event, **values: object) -> None:
        self.problems.append(broken.at(self.path, self.line(event), suggestion=None, aside="", **values))

    def line(self, event: yaml.Event) -> int:
        return self.first_line + (event.start_mark.line if event.start_mark else 0)
