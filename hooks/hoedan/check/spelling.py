"""Spelling, as advice: words that the Dutch dictionary of Hunspell does not have, nor the list of words of the library.

Hunspell is asked only when somebody wants it (`hoedan check --spelling`), for it is a program of its own.
"""

import re
import subprocess
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping

from ..model.problems import Level, Problem
from ..model.rules import rule
from ..model.vocabulary import Vocabulary
from ..reading.entry import Entry, Kind
from .context import Context
from .plain_words import PlainWords

Speller = Callable[[Iterable[str]], Mapping[str, str | None]]
"""Words -> those that are not in the dictionary, with the word that was probably meant."""
COMMAND = ("hunspell", "-d", "nl_NL", "-i", "utf-8")
LONGEST = 300
"""Seconds. Looking up takes little; looking for what was meant takes a hundredth of a second a word."""
SHORTEST_PART = 4
"""Letters of a part of a compound. Of 386 words with a slip three are two such words by chance."""
LINKS = ("", "s", "en", "e", "er")
"""What may stand between the parts of a compound."""
ENDING = "lijk"
"""Of 'verantwoordelijk', and a word by itself: a slip before it would make a compound."""
STRESS = "\u0301"
ANSWER = re.compile(r"(?:& (?P<word>\S+) \d+ \d+: (?P<first>[^,]+)|# (?P<unknown>\S+) ).*")
"""A line of Hunspell of a word that it does not know, with or without something like it."""
ORDINARY = re.compile(r"[a-zà-öø-ÿ]+(?:['’-][a-zà-öø-ÿ]+)*")
"""In small letters: a capital may be a name."""

UNKNOWN_WORD = rule(
    "T-011",
    Level.ADVICE,
    message="'{value}' staat niet in het woordenboek.",
    advice="Is het een tikfout? Verbeter hem. Klopt het woord, laat het dan staan.",
    explanation="Een tikfout leidt af, en zoeken op het goede woord vindt haar niet.",
)


class SpellingError(Exception):
    """Hunspell or its dictionary is not there; the message says so in Dutch."""


def ask_hunspell(words: Iterable[str]) -> dict[str, str | None]:
    """Ask the dictionary. A compound of words that it has is a word too, and so is one with a stress mark.

    Raises:
        SpellingError: when it cannot be asked.

    """
    unknown = not_in_dictionary(words)
    parts = {part for word in unknown for pair in compounds(word) for part in pair}
    wrong = not_in_dictionary(parts)
    asked = sorted(word for word in unknown if all(wrong & {*pair} for pair in compounds(word)))
    found = [answer for line in run(asked, "-a", mark="^") if (answer := ANSWER.fullmatch(line))]
    return {each["word"] or each["unknown"]: each["first"] for each in found}


def not_in_dictionary(words: Iterable[str]) -> set[str]:
    asked = {*words}
    return asked & {*run(sorted(asked), "-l")}


def compounds(word: str) -> Iterator[tuple[str, ...]]:
    """The ways in which a word may be made of others: without stress marks, at its hyphens, or of two parts."""
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFD", word).replace(STRESS, ""))
    if plain != word or "-" in plain:
        yield tuple(part for part in plain.split("-") if part)
    for cut in range(SHORTEST_PART, len(plain) - SHORTEST_PART + 1):
        first, second = plain[:cut], plain[cut:]
        for link in LINKS if not second.startswith(ENDING) else ():
            if first.endswith(link) and len(first) - len(link) >= SHORTEST_PART:
                yield first.removesuffix(link), second


def run(words: Iterable[str], option: str, *, mark: str = "") -> list[str]:
    """The lines that Hunspell answers with."""
    asked = "".join(f"{mark}{word}\n" for word in words)
    try:
        done = subprocess.run(  # noqa: S603
            [*COMMAND, option],
            input=asked,
            capture_output=True,
            text=True,
            encoding="utf-8",
            check=True,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        raise SpellingError("de spelling opzoeken duurt te lang. Kijk minder verhalen tegelijk na.") from None
    except (OSError, subprocess.SubprocessError):
        raise SpellingError(
            "voor de spelling zijn Hunspell en zijn Nederlandse woordenboek nodig. Installeer ze, op Debian en Ubuntu "
            "met: apt install hunspell hunspell-nl"
        ) from None
    return done.stdout.splitlines()


def words_in(entries: Iterable[Entry], vocabulary: Vocabulary) -> list[str]:
    """The ordinary words of the stories that are to be looked up, each once."""
    words = {word for entry in entries if entry.kind is Kind.STORY for word, _ in ordinary_words(entry)}
    return sorted(words - set(vocabulary.spelling) - PlainWords(vocabulary).plain.keys())


def ordinary_words(entry: Entry) -> Iterator[tuple[str, int]]:
    """Each word in small letters, with its line."""
    for paragraph in entry.prose:
        for sentence in paragraph.sentences:
            yield from ((word, sentence.line) for word in sentence.words if ORDINARY.fullmatch(word))


def names_in(entry: Entry) -> Iterator[str]:
    """What the front matter names: some write themselves without a capital."""
    if front := entry.front:
        contact = front.values.get("contact")
        blocks = [block for key in ("partners", "sources") for block, _ in front.blocks(key)]
        for block in [*blocks, *([contact] if isinstance(contact, dict) else [])]:
            yield from (str(block[key]) for key in ("name", "publisher", "organisation") if key in block)


def check_spelling(entry: Entry, context: Context) -> Iterator[Problem]:
    """Remark on the first use of each word that is not known; of nothing when nobody looked."""
    if not context.misspelt:
        return
    explained = {word for text in (*context.terms, *names_in(entry)) for word in re.findall(r"[\w'’-]+", text.lower())}
    seen: set[str] = set()
    for word, line in ordinary_words(entry):
        if word in context.misspelt and word not in seen | explained:
            seen.add(word)
            yield UNKNOWN_WORD.at(entry.path, line, value=word, suggestion=context.misspelt[word])
