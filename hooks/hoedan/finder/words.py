"""The words by which a page is found: forms, parts of compounds, synonyms, other names of places.

Dutch writes compounds as one word and calls one thing by several names. Pagefind knows neither, so every word is put
into the index under all its keys, each with a mark that says how the word answers it.
"""

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain, pairwise
from typing import TypeVar

from ..language.slugs import fold
from ..places.gazetteer import Municipality
from .forms import Forms

Made = TypeVar("Made")
WORD = re.compile(r"\d+(?:[.,]\d+)+(?![^\W_])|[^\W_]+(?:['’]s(?![^\W_]))?")
"""A word of a text: a number as the Dutch write it, or letters and digits, with the 's of a plural."""
NAME_IN = re.compile(r"[^\W\d_]{4,}")
"""The name in what has digits too: Platform31."""
THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
FORM, PART, SYNONYM = "þ", "ø", "ð"
"""Ends of keys in the index: the word itself in any form, a part of a compound, another word for it. Without an end
Pagefind would also find all that begins with a key."""
DIGITS = str.maketrans("0123456789", "абвгдежзик")
"""Pagefind cuts a word of several keys before and after a digit, so in the index there are none."""
ASIDE = "9"
"""Begins what has several keys: Pagefind also indexes them written as one word, which so stands before all others and
not among the keys, in a part of the index that nobody asks for. A single letter is no key."""
REST = "я"
"""Begins the key of a word that is on very many pages for all but the best. No Dutch word does."""
PLACEHOLDER = "."
"""Stands where a word has no key, so that the next is at its own place."""
SHORTEST_PART, SHORTEST_LISTED = 4, 3
"""Letters; shorter parts of compounds would split words that are none. Of three letters only what the list has."""
SHORTEST_KNOWN = 4
MOST_KNOWN = 5000
"""Words in the vocabulary that the browser reads to correct slips: some 17 kB, however many stories there are."""
LINKS = ("", "s", "en", "e", "er")
"""What Dutch puts between two parts: ouder-en-huisvesting, beleid-s-plan."""
PREFIXES = frozenset(
    {"aan", "achter", "binnen", "door", "mede", "neer", "onder", "over", "samen", "tegen", "terug", "tussen", "vast"}
    | {"verder", "voor", "voort", "vooruit", "weer", "bijeen", "uiteen", "opzij", "klaar", "even"}
)
"""What begins with these is no compound of nouns: `voorkomen` is not about coming."""
CONNECTED = "-"


@cache
def plain(word: str) -> str:
    """A word as it is compared: small, without accents or the 's of a plural, a number without points."""
    bare = re.sub("'s$", "", fold(word))
    if not bare[:1].isdigit():
        return bare
    return (bare.replace(".", "") if THOUSANDS.fullmatch(bare) else bare).replace(",", "k").replace(".", "p")


def words_of(text: str) -> list[str]:
    """The words of a text as they are compared."""
    return [*map(plain, WORD.findall(unicodedata.normalize("NFC", text)))]


def number_of_words(text: str) -> int:
    return len(WORD.findall(unicodedata.normalize("NFC", text)))


def places_joined(text: str) -> frozenset[int]:
    """The numbers of the words with nothing but a hyphen between them and the next."""
    pairs = enumerate(pairwise(WORD.finditer(text)))
    return frozenset(place for place, (one, next_) in pairs if text[one.end() : next_.start()] == CONNECTED)


class Once(dict[str, Made]):
    """What is made of a word, once: most words return in many stories. To ask again costs a third of a cached call."""

    def __init__(self, make: Callable[[str], Made]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> Made:
        self[word] = made = self._make(word)
        return made


class Phrases:
    """Words that stand together for one thing, such as `sociaal team`, by the last key of each."""

    def __init__(self, forms: Forms, phrases: Iterable[str]) -> None:
        self.forms = forms
        self.known = {self.key(words) for phrase in phrases if len(words := words_of(phrase)) > 1}
        starts: dict[str, set[int]] = defaultdict(set)
        seconds: dict[str, set[str]] = defaultdict(set)
        for key in self.known:
            starts[key[0]].add(len(key))
            seconds[key[0]].add(key[1])
        self._lengths = {first: sorted(lengths) for first, lengths in starts.items()}
        self._last_key = Once(lambda word: self.forms.keys(word)[-1])
        self._seconds = Once(lambda word: frozenset(seconds.get(self._last_key[word], ())))

    def key(self, words: Sequence[str]) -> tuple[str, ...]:
        return tuple(self.forms.keys(word)[-1] for word in words)

    def begin_at(self, words: Sequence[str]) -> Iterator[int]:
        """The places in a text where a phrase may begin: its first two words stand there."""
        seconds, last_key = self._seconds, self._last_key
        for place, (word, following) in enumerate(pairwise(words)):
            if (wanted := seconds[word]) and last_key[following] in wanted:
                yield place

    def at(self, words: Sequence[str], place: int) -> Iterator[tuple[str, ...]]:
        """The phrases that begin at a place in a text."""
        for length in self._lengths.get(self.forms.keys(words[place])[-1], ()):
            if (key := self.key(words[place : place + length])) in self.known:
                yield key


class Compounds:
    """Splits compounds into parts that are words themselves."""

    def __init__(self, forms: Forms, vocabulary: Iterable[str]) -> None:
        self.endings = frozenset(forms.lists["endings"].split())
        words = {word for word in vocabulary if len(word) >= SHORTEST_PART and word.isalpha()}
        self.known = words - forms.stop | frozenset(forms.lists["parts"].split())

    @cache  # noqa: B019 - an object lives as long as one build, and most words return in many stories
    def parts(self, word: str) -> frozenset[str]:
        """Every whole part of a compound: jeugd, zorg and teams of `jeugdzorgteams`; none of what is no compound."""
        found: set[str] = set()
        for start in range(SHORTEST_LISTED, len(word) - SHORTEST_LISTED + 1):
            tail = word[start:]
            if tail not in self.endings and self.is_part(tail) and (head := self.head(word[:start])):
                found |= {head, tail} | self.parts(head) | self.parts(tail)
        return frozenset(found)

    def head(self, text: str) -> str | None:
        """The word that a compound begins with, without the letters that link it to the next."""
        if text in PREFIXES:
            return None
        heads = (text.removesuffix(link) for link in LINKS if text.endswith(link))
        return next((head for head in heads if head not in PREFIXES and self.is_part(head)), None)

    def is_part(self, word: str) -> bool:
        return word in self.known or (len(word) >= 2 * SHORTEST_PART and bool(self.parts(word)))


class Tokens:
    """Writes a text as Pagefind indexes it: at the place of each word all keys that it answers."""

    def __init__(
        self, forms: Forms, groups: Iterable[Sequence[str]], names: Iterable[str], vocabulary: Iterable[str]
    ) -> None:
        """Take groups of words that mean the same, other names that may be phrases, and all words of the library."""
        groups = list(groups)
        self.forms = forms
        self.compounds = Compounds(forms, vocabulary)
        self.phrases = Phrases(forms, chain(names, *groups))
        self._synonyms: dict[str, set[str]] = defaultdict(set)
        for group in groups:
            keys = [self.own_keys(each) for each in group]
            for own in keys:
                others = {key for other in keys if other != own for key in other}
                for key in own:
                    self._synonyms[key] |= others - set(own)
        self._single = Once(self._token_of)

    def own_keys(self, phrase: str) -> tuple[str, ...]:
        """The keys of a word, or the one key of several words that stand for one thing."""
        words = words_of(phrase)
        return self.forms.keys(words[0]) if len(words) == 1 else ("".join(self.phrases.key(words)),)

    def of_text(self, text: str) -> list[str]:
        """A token for each word of a text."""
        text = unicodedata.normalize("NFC", text)
        words = words_of(text)
        tokens = [*map(self._single.__getitem__, words)]
        joined = places_joined(text) if CONNECTED in text else frozenset()
        for place in joined.union(self.phrases.begin_at(words)):
            tokens[place] = self._token(words, place, is_joined=place in joined)
        return tokens

    @cache  # noqa: B019 - as long as one build, and most labels stand on many pages
    def of_label(self, names: tuple[str, ...], others: tuple[str, ...]) -> str:
        """One token for a name that is shown as a whole: every word of its names, and the other words for it."""
        own: dict[str, None] = {}
        for name in names:
            words = words_of(name)
            own |= dict.fromkeys(key for word in words if word not in self.forms.stop for key in self.forms.keys(word))
            if len(words) > 1:
                own["".join(self.phrases.key(words))] = None
        synonyms = {key for other in others for key in self.own_keys(other)} - set(own)
        return token(own, (), sorted(synonyms))

    def _token(self, words: list[str], place: int, *, is_joined: bool) -> str:
        """The token of a word that may be read with those after it.

        That which is joined to the next with a hyphen is also one word with it: `actie-onderzoek` is actieonderzoek.
        """
        word = words[place]
        phrases = ["".join(key) for key in self.phrases.at(words, place)]
        whole = self.forms.keys(word + words[place + 1]) if is_joined else ()
        if not phrases and not whole:
            return self._single[word]
        own = self._own(word)
        return token((*own, *phrases, *whole), self._parts(word) if own else (), self._others((*own, *phrases, *whole)))

    def _token_of(self, word: str) -> str:
        """The token of a word by itself."""
        own = self._own(word)
        return token(own, self._parts(word), self._others(own)) if own else PLACEHOLDER

    def _own(self, word: str) -> tuple[str, ...]:
        return () if word in self.forms.stop else self.forms.keys(word)

    def _others(self, keys: Iterable[str]) -> list[str]:
        """The keys of what means the same."""
        return sorted({each for key in keys for each in self._synonyms.get(key, ())})

    def _parts(self, word: str) -> list[str]:
        """The keys of the parts of a compound, and of the synonyms of these nothing: that goes too far."""
        parts = self.compounds.parts(word) if word.isalpha() else NAME_IN.findall(word)
        return sorted({key for part in parts for key in self.forms.keys(part)})


def token(own: Iterable[str], parts: Iterable[str], synonyms: Iterable[str]) -> str:
    """The keys of one place in a text, the better way to answer a key counting."""
    marks: dict[str, str] = {}
    for keys, mark in ((own, FORM), (parts, PART), (synonyms, SYNONYM)):
        for key in keys:
            marks.setdefault(key, mark)
    written = [key.translate(DIGITS) + mark for key, mark in marks.items()]
    return "-".join([ASIDE, *written] if len(written) > 1 else written) or PLACEHOLDER


def names_of_place(municipality: Municipality) -> list[str]:
    """What people call a municipality, now and before the mergers."""
    return [municipality.name, *municipality.aliases, *(each.name for each in municipality.predecessors)]


def known_words(counts: Mapping[str, int], always: Iterable[str]) -> list[str]:
    """The vocabulary for 'Bedoelde je ...?': the words in most stories, and all names and synonyms, in order."""
    names = {word for text in always for word in words_of(text) if len(word) >= SHORTEST_KNOWN}
    ranked = sorted(Counter(counts).items(), key=lambda pair: (-pair[1], pair[0]))
    frequent = [word for word, _ in ranked if len(word) >= SHORTEST_KNOWN and not word[0].isdigit()]
    return sorted(names | set(frequent[:MOST_KNOWN]))
