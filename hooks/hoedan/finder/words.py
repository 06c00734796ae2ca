"""The words by which a page is found besides its own: synonyms, other names of places, parts of compounds.

Dutch writes compounds as one word and calls one thing by several names. Pagefind knows neither, so the words that a
reader may type are put into the index with the page they belong to.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from functools import cache
from pathlib import Path

import yaml

from ..places.gazetteer import Municipality

SYNONYMS = Path(__file__).parent / "data" / "synonyms.yml"
WORD = re.compile(r"[a-z0-9]+")
ACCENTS = re.compile("[\u0300-\u036f]+")
SHORTEST_PART = 5
"""Letters; shorter parts of compounds (`of`, `hulp`) would split words that are none."""
SHORTEST_KNOWN = 5
MOST_KNOWN = 5000
"""Words in the vocabulary that the browser reads to correct slips: some 17 kB, however many stories there are."""
LINKS = ("", "s", "en", "e")
"""What Dutch puts between two parts: ouder-en-huisvesting, beleid-s-plan."""
PREFIXES = (
    *("aan", "achter", "af", "binnen", "door", "mede", "mee", "onder", "open", "over", "samen", "tegen", "terug"),
    *("tussen", "uit", "vast", "voor", "weer"),
)
"""Words that begin with these are seldom compounds of nouns: `voorkomen` is not about coming."""

INFLECTED = re.compile(r"([a-z]{2,}?)([aeiou]|[aeiou]{2})([zv])en?")


def words_of(text: str) -> list[str]:
    """The words of a text, small and without accents: those of `fold`, at a tenth of its time on whole stories."""
    return WORD.findall(ACCENTS.sub("", unicodedata.normalize("NFKD", text)).casefold())


@cache
def load_synonyms(path: Path = SYNONYMS) -> tuple[tuple[str, ...], ...]:
    """Read the groups of words that mean the same. The file comes with the package and does not change."""
    groups = yaml.safe_load(path.read_text(encoding="utf-8"))
    return tuple(tuple(str(word) for word in group) for group in groups)


class Synonyms:
    """Finds, for a text, the words of every group of which it has one."""

    def __init__(self, groups: Iterable[tuple[str, ...]]) -> None:
        self.groups = [(group, [tuple(words_of(each)) for each in group]) for group in groups]

    def missing_from(self, words: list[str]) -> list[str]:
        """The synonyms of what the text says, without those it already has."""
        ordered = sorted(set(words))
        text = f" {' '.join(words)}"
        found: list[str] = []
        for group, phrases in self.groups:
            present = [has_phrase(phrase, ordered, text) for phrase in phrases]
            if any(present):
                found += [each for each, is_there in zip(group, present, strict=True) if not is_there]
        return found


def has_phrase(phrase: tuple[str, ...], ordered: list[str], text: str) -> bool:
    """Does a text have these words in a row? The last may have an ending: `wijkteam` is in `wijkteams`."""
    place = bisect_left(ordered, phrase[0])
    if place == len(ordered) or not ordered[place].startswith(phrase[0]):
        return False
    return len(phrase) == 1 or f" {' '.join(phrase)}" in text


class Compounds:
    """Splits compounds into parts that are words of the library themselves."""

    def __init__(self, vocabulary: Iterable[str]) -> None:
        self.vocabulary = frozenset(vocabulary)

    def last_parts(self, words: Iterable[str]) -> list[str]:
        """The ends of the compounds among these words; their beginnings are found without help."""
        return sorted({part for word in set(words) if (part := self.last_part(word))})

    @cache  # noqa: B019 - an object lives as long as one build, and most words return in many stories
    def last_part(self, word: str) -> str | None:
        """Find the longest word at the end of a compound: `huisvesting` in `ouderenhuisvesting`."""
        if word.startswith(PREFIXES):
            return None
        for start in range(SHORTEST_PART - 1, len(word) - SHORTEST_PART + 1):
            head, tail = word[:start], word[start:]
            if tail in self.vocabulary and any(
                head.endswith(link) and head.removesuffix(link) in self.vocabulary for link in LINKS
            ):
                return tail
        return None


def singulars(words: Iterable[str], vocabulary: Container[str]) -> list[str]:
    """The words without the -ze(n) or -ve(n) that Pagefind's stemmer leaves: `dakloos` for `daklozen`."""
    found: set[str] = set()
    for word in set(words):
        if match := INFLECTED.fullmatch(word):
            start, vowel, last = match.groups()
            final = "s" if last == "z" else "f"
            found |= {each for each in (start + vowel + final, start + vowel * 2 + final) if each in vocabulary}
    return sorted(found)


def names_of_place(municipality: Municipality) -> list[str]:
    """What people call a municipality and where it lies, now and before the mergers."""
    province = municipality.province
    return [
        municipality.name,
        *municipality.aliases,
        *(each.name for each in municipality.predecessors),
        province,
        *(["Friesland"] if province == "Fryslân" else []),
        municipality.labour_market_region,
    ]


def known_words(counts: Mapping[str, int], always: Iterable[str]) -> list[str]:
    """The vocabulary for 'Bedoelde je ...?': the words in most stories, and all names and synonyms, in order."""
    names = {word for text in always for word in words_of(text) if len(word) >= SHORTEST_KNOWN}
    ranked = sorted(Counter(counts).items(), key=lambda pair: (-pair[1], pair[0]))
    frequent = [word for word, _ in ranked if len(word) >= SHORTEST_KNOWN and not word.isdigit()]
    return sorted(names | set(frequent[:MOST_KNOWN]))
