"""The reader of arguments in Dutch: usage, help, and what is wrong with the nearest choice."""

import argparse
import re
import sys
from collections.abc import Callable, Iterable
from functools import wraps
from pathlib import Path
from typing import Any, NoReturn

from ..language.suggest import did_you_mean, nearest

CHOICES = re.compile(
    r"argument (?P<name>.*?): invalid choice: '?(?P<value>.*?)'? \(choose from (?P<choices>.*)\)", re.S
)
UNRECOGNISED = re.compile(r"unrecognized arguments: (?P<words>.*)", re.S)
MESSAGES: tuple[tuple[str, str], ...] = (
    (r"the following arguments are required: (.*)", r"dit ontbreekt nog: \1."),
    (r"argument (.*?): expected one argument", r"bij \1 hoort een waarde."),
    (r"argument (.*?): expected at least one argument", r"bij \1 hoort minstens één waarde."),
    (r"argument (.*?): ignored explicit argument .*", r"bij \1 hoort geen waarde."),
    (r"argument (.*?): invalid int value: '(.*)'", r"bij \1 hoort een heel getal, en '\2' is dat niet."),
    (r"argument (.*?): invalid float value: '(.*)'", r"bij \1 hoort een getal, met een punt: '\2' is dat niet."),
    (r"argument (.*?): not allowed with argument (.*)", r"\1 en \2 gaan niet samen."),
    (r"ambiguous option: (.*?) could match (.*)", r"\1 kan van alles zijn: \2."),
    (r"argument (.*?): (.*)", r"\1: \2"),
)


class DutchFormatter(argparse.HelpFormatter):
    """Calls usage by its Dutch name."""

    def add_usage(self, usage: str | None, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, "gebruik: " if prefix is None else prefix)


class Once(argparse._StoreAction):
    """An option with one value: given twice the first would be dropped without a word."""

    def __call__(self, parser: Any, namespace: Any, values: Any, option_string: str | None = None) -> None:
        if option_string and self.dest in parser.given:
            parser.error(f"argument {option_string}: staat er twee keer. Laat er één staan.")
        parser.given.add(self.dest)
        super().__call__(parser, namespace, values, option_string)


class DutchParser(argparse.ArgumentParser):
    """A parser that speaks Dutch; it ends with code 2 and one line that starts with `hoedan:`."""

    def __init__(self, **keywords: Any) -> None:
        super().__init__(add_help=False, formatter_class=DutchFormatter, **keywords)
        self._positionals.title, self._optionals.title = "wat erbij hoort", "opties"
        self.register("type", Path, lambda text: Path(filled(text)))
        self.register("action", None, Once)
        self.register("action", "store", Once)
        self.given: set[str] = set()
        """What has a value by now."""
        self.typed: list[str] = []
        self.add_argument("-h", "--help", action="help", help="deze uitleg")

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        self.given, self.typed = set(), sys.argv[1:] if args is None else list(args)
        return super().parse_known_args(args, namespace)

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"hoedan: {in_dutch(message, self)} Uitleg: {self.prog} --help\n")


class CommandParser(DutchParser):
    """The parser of one command: what stands after its word is its own, also to say that it does not belong there.

    `fill` gives it its arguments, once, when they are asked for.
    """

    def __init__(self, fill: Callable[[argparse.ArgumentParser], None], **keywords: Any) -> None:
        super().__init__(**keywords)
        self.register("type", None, readable)
        self._fill: Callable[[argparse.ArgumentParser], None] | None = fill

    def fill(self) -> None:
        if self._fill is not None:
            self._fill(self)
            self._fill = None

    def parse_known_args(self, args: Any = None, namespace: Any = None) -> Any:
        self.fill()
        known, unknown = super().parse_known_args(args, namespace)
        if unknown:
            self.error(f"unrecognized arguments: {' '.join(unknown)}")
        return known, unknown


def readable(text: str) -> str:
    """What was typed, when all of it is text: an argument can hold bytes that are no letter."""
    try:
        text.encode()
    except UnicodeEncodeError:
        raise argparse.ArgumentTypeError("hier staat een teken dat niet te lezen is. Typ het opnieuw.") from None
    return filled(text)


def filled(text: str) -> str:
    """What was typed; an empty value is a variable of a script that was never filled, and would mean something else."""
    if not text.strip():
        raise argparse.ArgumentTypeError("hier staat niets. Vul iets in, of laat het weg.")
    return text


def in_dutch(message: str, parser: argparse.ArgumentParser) -> str:
    """A message of the parser in Dutch."""
    if (found := CHOICES.fullmatch(message)) and (odd := unknown_option(parser, found["value"])):
        return in_dutch(f"unrecognized arguments: {odd}", parser)
    if found:
        choices = [each.strip(" '") for each in found["choices"].split(",")]
        return f"'{found['value']}' kan niet bij {found['name']}. {advice_for(found['value'], choices)}"
    if found := UNRECOGNISED.fullmatch(message):
        first, *_ = found["words"].split() or [""]
        name = first.partition("=")[0]
        known = nearest(name, options_of(parser))
        advice = "Zet het achter de opdracht waar het bij hoort." if known == name else did_you_mean(known or "")
        return f"dit hoort er niet bij: {found['words'].strip() or '(leeg)'}." + (f" {advice}" if known else "")
    for english, dutch in MESSAGES:
        if found := re.fullmatch(english, message, re.DOTALL):
            return found.expand(dutch)
    return message


def unknown_option(parser: argparse.ArgumentParser, value: str) -> str | None:
    """What was typed before the command as an option and is none: its value was then read as the command."""
    if isinstance(parser, CommandParser) or not isinstance(parser, DutchParser) or value not in parser.typed:
        return None
    known, before = parser._option_string_actions, parser.typed[: parser.typed.index(value)]
    names = (word.partition("=")[0] for word in before if word.startswith("-"))
    return next((name for name in names if not any(each.startswith(name) for each in known)), None)


def options_of(parser: argparse.ArgumentParser) -> list[str]:
    """Every option of a parser and of its commands."""
    options: dict[str, None] = {}
    if isinstance(parser, CommandParser):
        parser.fill()
    for action in parser._actions:
        options |= dict.fromkeys(action.option_strings)
        inner = action.choices.values() if isinstance(action, argparse._SubParsersAction) else ()
        options |= dict.fromkeys(name for each in inner for name in options_of(each))
    return list(options)


def advice_for(value: str, choices: Iterable[str]) -> str:
    known = [*choices]
    meant = nearest(value, known)
    return did_you_mean(meant) if meant else f"Kies uit: {', '.join(known)}."


def within(kind: Callable[[str], Any], least: float, most: float, unit: str) -> Callable[[str], Any]:
    """Make a number of what was typed; one outside these bounds was meant as something else."""

    @wraps(kind)  # the parser names it when it is no number
    def read(text: str) -> Any:
        if not least <= (number := kind(text)) <= most:
            raise argparse.ArgumentTypeError(
                f"'{text}' kan niet. Kies een getal van {least} tot en met {most}, in {unit}."
            )
        return number

    return read


def reader(read: Callable[[str], Any], wanted: str) -> Callable[[str], Any]:
    """Make a value of what was typed; what cannot be one is told in Dutch."""

    def read_or_tell(text: str) -> Any:
        try:
            return read(text)
        except ValueError:
            raise argparse.ArgumentTypeError(f"'{text}' is geen {wanted}.") from None

    return read_or_tell
