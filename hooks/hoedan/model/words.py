"""Words of a fixed list of the library: what a front matter names by slug, and knows how a reader calls it."""

from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler, ValidationInfo
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError, core_schema


class Word(str):
    """The slug of a word of `library.yml`: a text like any other, that has what the library says of it beside it."""

    __slots__ = ("colour", "label", "phase")
    label: str
    colour: str
    """Of a family: the name of its colour among the tokens; empty for other words."""
    phase: str
    """Of a status: what it means to the program, one of `Phase`; empty for other words."""

    def __new__(cls, slug: str, label: str, phase: str = "", colour: str = "") -> "Word":
        word = super().__new__(cls, slug)
        word.label, word.phase, word.colour = label, phase, colour
        return word

    def __getnewargs__(self) -> tuple[str, str, str, str]:  # type: ignore[override]  # a text has only itself
        return str(self), self.label, self.phase, self.colour


NO_WORD = Word("", "")
LIST = "x-list"
"""In a JSON Schema: the list of `library.yml` that a word is from. Who writes the schema puts its slugs there."""


@dataclass(frozen=True)
class WordFrom:
    """Makes a text of a front matter the word of a list; the vocabulary is the context in which it is validated."""

    list: str

    def look_up(self, value: Any, info: ValidationInfo) -> Word:
        if info.context is None:
            message = f"a word of {self.list} is validated without a vocabulary"
            raise TypeError(message)
        words = info.context.words(self.list)
        if not isinstance(value, str) or value not in words:
            raise PydanticCustomError("unknown_word", "unknown word", {"choices": list(words)})
        word: Word = words[value]
        return word

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.with_info_plain_validator_function(
            self.look_up, serialization=core_schema.to_string_ser_schema()
        )

    def __get_pydantic_json_schema__(self, _schema: CoreSchema, _handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        return {"type": "string", LIST: self.list}
