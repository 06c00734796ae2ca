"""The lists behind the text coach: jargon with a plain alternative, and what abbreviations stand for."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..model.vocabulary import Vocabulary
from ..text.terms import either_of


@dataclass(frozen=True)
class PlainWords:
    """What a library says of words that not every reader knows."""

    vocabulary: Vocabulary

    @cached_property
    def plain(self) -> Mapping[str, str]:
        """Every form of every term that few people outside the field use, in small letters -> a plain alternative."""
        return {form: plain for forms, plain in self.vocabulary.jargon.items() for form in forms_of(forms)}

    @cached_property
    def phrase(self) -> re.Pattern[str]:
        """Finds the terms of more than one word in a text in small letters."""
        phrases = sorted((form for form in self.plain if not form.isalpha()), key=len, reverse=True)
        return re.compile(rf"(?<!\w)(?:{either_of(map(re.escape, phrases)) or '(?!)'})(?!\w)")

    @cached_property
    def abbreviation(self) -> re.Pattern[str]:
        """Finds capitals, but not those of a bank account or a postcode. And laws and the like, as they are written."""
        named = sorted((short for short in self.vocabulary.abbreviations if not short.isupper()), key=len, reverse=True)
        forms = "|".join(["[A-Z]{2,6}", *map(re.escape, named)])
        return re.compile(rf"(?<![\w-])(?!(?<=\d )[A-Z]+ \d|(?<=\d{{4}} )[A-Z]{{2}}\b)(?:{forms})(?![\w-])")

    @cached_property
    def known(self) -> frozenset[str]:
        """The abbreviations that every reader knows, in capitals."""
        return frozenset(each.upper() for each in self.vocabulary.known_abbreviations)

    @cached_property
    def written_out(self) -> Mapping[str, str]:
        """What an abbreviation stands for, by the abbreviation in capitals."""
        return {short.upper(): full for short, full in self.vocabulary.abbreviations.items()}


def forms_of(forms: str) -> list[str]:
    """The forms of a term, as a key of `jargon` has them; an empty one where a comma has nothing beside it."""
    return [form.strip() for form in forms.split(",")]
