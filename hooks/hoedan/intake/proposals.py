"""Facts that a text of somebody's own seems to tell: places, years, organisations, and who gave out a source.

The twin of `docs/assets/form/proposals.js`, with the same tables and the same steps; `tests/intake/test_proposals.py`
holds one to the other. A person looks at what is proposed: in the form with a tick, after `hoedan import` in a remark.
"""

import datetime
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..language.dutch import dutch_date, plain_date
from ..language.slugs import fold, slugify
from ..library.library import Library
from ..model.fields import host_of
from ..model.guidance import MOMENT_WORDS, VAGUE_LINKS
from ..places.gazetteer import Found, Gazetteer
from ..places.municipality_table import names_once

MOST_MUNICIPALITIES = 5
MOST_PARTNERS = 8
FEWEST_IN_TITLE = 4
"""Words in the end of an address from which on it is a title."""
YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})(?![0-9])")
SENTENCE_END = re.compile(r"(?<=[.!?])\s+|\n")
COUNCIL = re.compile(r"(?<![^\W\d_])(?<!-)[Gg]emeente ((?:['’]s-)?[^\W\d_](?:[^\W\d_]|['’-])*)")
COUNCIL_ALONE = re.compile(r"gemeente\s+(.+)", re.IGNORECASE)
BESIDE = re.compile(r"(?<!\s)\s*\([^()]*\)\Z")
"""What a story says beside the name of a publisher: `(via fdocuments)`."""
AUTHOR_FIRST = re.compile(r"(.{2,80}?)\s*\(([^()]{0,80}[0-9]{4}[^()]{0,80})\)[.:]?\s+(.{4,})")
"""`Wie (2021). Wat`."""
EDGES = re.compile(r"\A[\s,.:;(–—-]+|(?<![\s,:;(–—-])[\s,:;(–—-]+\Z|(?<![.!?])\.+\Z")
SEPARATORS = (",", ".", ";", ":", "(", "–", "—", " - ")
QUOTED = re.compile(r"\A['\"‘“](.+)['\"’”]\Z")
DATE = re.compile(r"(?:19|20)[0-9]{2}(?:-[0-9]{2}){0,2}")
ADDRESS_END = re.compile(r"https?://[^?#]*/([^/?#%]+?)(?:\.\w+)?/?(?:[?#]|\Z)", re.IGNORECASE)
WORD = re.compile(r"[^\W\d_]+|[0-9]{1,4}")
HOST_LABEL = re.compile(r"([^.]+)\.[^.]+")


def known_names_of(library: Library) -> dict[str, object]:
    """The organisations and websites that stories name, and the words that tell a date or nothing, for the form."""
    known = Known.of(library)
    return {
        "organisations": known.organisations,
        "municipality_type": known.municipality_type,
        "publishers": known.publishers,
        "moments": MOMENT_WORDS,
        "vague": VAGUE_LINKS,
    }


@dataclass(frozen=True)
class Known:
    """What the stories of a library name."""

    organisations: Mapping[str, str]
    """Name -> its type."""
    municipality_type: str
    publishers: Mapping[str, tuple[str, str]]
    """Website, without `www.` -> who is behind it, and the kind of its sources; of several those of most sources."""

    @classmethod
    def of(cls, library: Library) -> "Known":
        fronts = [story.front for story in library.stories]
        hosts: dict[str, Counter[tuple[str, str]]] = defaultdict(Counter)
        for source in (each for front in fronts for each in front.sources if each.url):
            hosts[host_of(source.url) or ""][str(source.publisher), str(source.kind or "")] += 1
        return cls(
            {str(each.name): str(each.type) for front in fronts for each in front.partners},
            str(library.vocabulary.municipality_type),
            {host: count.most_common(1)[0][0] for host, count in sorted(hosts.items())},
        )


class Proposer:
    """Reads facts from texts, by what is known."""

    def __init__(self, gazetteer: Gazetteer, known: Known) -> None:
        self.gazetteer = gazetteer
        self.known = known

    @cached_property
    def names(self) -> dict[str, str]:
        """Every name that stands for one municipality -> its own name; the longest first."""
        own = [each.name for each in self.gazetteer.municipalities]
        meant = {name: self.municipality(name) for name in (*own, *names_once(self.gazetteer))}
        return {name: meant[name] for name in sorted(meant, key=len, reverse=True) if meant[name]}

    def municipality(self, name: str) -> str:
        """The municipality that a name stands for; empty when it is none, or several."""
        found = self.gazetteer.resolve(name)
        return found.municipality.name if isinstance(found, Found) else ""

    def municipalities(self, text: str) -> list[str]:
        """The most named first. A word that begins a sentence may be no name: it counts when it stands elsewhere
        too.
        """
        left = text
        found: dict[str, tuple[int, int]] = {}
        for name, own in self.names.items():
            at = places_of(left, name) if name in left else []
            if not at or not (re.search(r"[\s'-]", name) or any(not begins_at(left, each) for each in at)):
                continue
            count, first = found.get(own, (0, at[0]))
            found[own] = (count + len(at), first)
            for each in at:
                left = left[:each] + "\0" * len(name) + left[each + len(name) :]
        return sorted(found, key=lambda own: (-found[own][0], found[own][1]))[:MOST_MUNICIPALITIES]

    def partners(self, text: str) -> list[dict[str, str]]:
        """Organisations that other stories name, and municipalities by name, in order of the text."""
        named = [
            (places[0], name, kind)
            for name, kind in self.known.organisations.items()
            if (places := places_of(text, name)[:1])
        ]
        named += [
            (each.start(), f"Gemeente {own}", self.known.municipality_type)
            for each in COUNCIL.finditer(text)
            if re.sub("^['’]s-", "", each[1])[0].isupper() and (own := self.municipality(each[1]))
        ]
        firsts: dict[str, tuple[int, str, str]] = {}
        for row in named:
            firsts.setdefault(fold(row[1]), row)
        rows = [row for row in firsts.values() if not any(is_within(row, other) for other in firsts.values())]
        return [{"name": name, "type": kind} for _, name, kind in sorted(rows, key=lambda row: row[0])][:MOST_PARTNERS]

    def partner(self, row: dict[str, str]) -> dict[str, str]:
        """A partner with the type that stories give it, when its writer gave it none."""
        name = row.get("name", "")
        council = self.known.municipality_type if self.council_in(name) else ""
        kind = row.get("type") or self.known.organisations.get(name) or council
        return {**row, "type": kind} if kind else row

    def source(self, words: str, url: str, municipalities: list[str]) -> dict[str, str]:
        """The title of a source without the date and the publisher that somebody wrote around it, as far as both are
        sure, and what is known of its website.
        """
        publisher, kind = self.behind(url, municipalities)
        said = self.said_of(words, publisher)
        if not said["title"] or said["title"] == said["publisher"]:
            said["title"] = title_in_address(url) or said["title"]
        kinds = (of for name, of in self.known.publishers.values() if name == said["publisher"])
        said["kind"] = kind or next(kinds, "")
        return {key: value for key, value in said.items() if value}

    def said_of(self, words: str, host: str) -> dict[str, str]:
        title, own, date = self.with_author_first(words, host)
        while True:
            before, last = last_of(title)
            if last and not date and date_of(last):
                date = date_of(last)
            elif last and not own and self.publisher_named(last, host):
                own = self.publisher_named(last, host)
            else:
                break
            title = before
        before, after = first_of(title)
        first = self.publisher_first(before, [each for each in (host, own) if each]) if after else ""
        bare = QUOTED.sub(r"\1", EDGES.sub("", after if first else title))
        return {"title": bare, "publisher": host or own or first, "date": date}

    def with_author_first(self, words: str, host: str) -> tuple[str, str, str]:
        found = AUTHOR_FIRST.fullmatch(words)
        if found and date_of(found[2]) and not self.publisher_named(found[3], host):
            return found[3], EDGES.sub("", found[1]), date_of(found[2])
        return words, "", ""

    def publisher_named(self, words: str, host: str) -> str:
        """The publisher that a few words name; empty when nobody here knows it."""
        names = (host, *(name for name, _ in self.known.publishers.values()), *self.known.organisations)
        return next((name for name in names if name and is_named(name, words)), "") or self.council_in(words)

    def publisher_first(self, words: str, own: list[str]) -> str:
        """The publisher that the first words of a source name. An organisation that is no publisher may be what the
        source tells of.
        """
        names = own or [name for name, _ in self.known.publishers.values()]
        return next((name for name in names if is_named(name, words)), "") or ("" if own else self.council_in(words))

    def council_in(self, words: str) -> str:
        """The municipality that words name as an organisation; empty for other words."""
        council = COUNCIL_ALONE.fullmatch(words)
        own = self.municipality(council[1]) if council else ""
        return f"Gemeente {own}" if own else ""

    def behind(self, url: str, municipalities: list[str]) -> tuple[str, str]:
        """Who is behind a website that other stories name, or that has the name of a municipality of the text; and the
        kind of its sources.
        """
        host = host_of(url) or ""
        label = HOST_LABEL.fullmatch(host)
        bare = label[1].replace("-", "") if label else ""
        own = next((name for name in municipalities if bare and slugify(name).replace("-", "") == bare), "")
        return self.known.publishers.get(host, (f"Gemeente {own}" if own else "", ""))


def moments(text: str, today: datetime.date) -> dict[str, str]:
    """When it began and ended: the first and the last date in a sentence that says so, and none that has to come."""
    sentences = [sentence for sentence in SENTENCE_END.split(text) if YEAR.search(sentence)]
    found: dict[str, str] = {}
    for key, words in MOMENT_WORDS.items():
        for sentence in sentences:
            if any(f" {word}" in f" {fold(sentence)}" for word in words):
                date = dates_in(sentence)[-1 if key == "end" else 0]
                if date <= today.isoformat()[: len(date)]:
                    found[key] = date
                    break
    return found


def dates_in(sentence: str) -> list[str]:
    """Each year, with its month when that is named before it."""
    dates = []
    for each in YEAR.finditer(sentence):
        words = fold(sentence[: each.end()])
        month = next((n for n in range(1, 13) if words.endswith(dutch_date(f"{each[1]}-{n}"))), 0)
        dates.append(f"{each[1]}-{month:02}" if month else each[1])
    return dates


def places_of(text: str, name: str) -> list[int]:
    """Each place where a name stands by itself."""
    alone = rf"(?<![^\W_])(?<!-){re.escape(name)}(?![^\W_])(?!-)"
    return [found.start() for found in re.finditer(alone, text)]


def begins_at(text: str, at: int) -> bool:
    """Whether a sentence, a heading, a cell or a line begins there."""
    before = text[:at].rstrip()
    return not before or "\n" in text[len(before) : at] or before[-1] in ".!?:#|-"


def is_within(row: tuple[int, str, str], other: tuple[int, str, str]) -> bool:
    """Whether a name is only part of a longer one that stands there."""
    (at, name, _), (start, longer, _) = row, other
    return len(longer) > len(name) and start <= at and start + len(longer) >= at + len(name)


def last_of(words: str) -> tuple[str, str]:
    """What is said of a source before the last sign that separates, and after it."""
    whole = re.sub(r"\)\Z", "", EDGES.sub("", words))
    at = max(0, *(whole.rfind(sign) for sign in SEPARATORS))
    return (whole[:at], whole[at:].lstrip(" ,.;:(–—-\t\n").strip()) if at else (whole, "")


def first_of(words: str) -> tuple[str, str]:
    """What is said of a source before the first sign that separates, and after it."""
    whole = EDGES.sub("", words)
    at = min((found for sign in SEPARATORS if (found := whole.find(sign)) > 0), default=0)
    return (whole[:at].strip(), EDGES.sub("", whole[at:])) if at else ("", "")


def date_of(words: str) -> str:
    """A date in words as a file has it; empty for other words."""
    date = plain_date(words.strip())
    return date if DATE.fullmatch(date) else ""


def is_named(name: str, words: str) -> bool:
    """Whether words are the name of a publisher, with or without what stands beside it."""
    return fold(words) in (fold(name), fold(BESIDE.sub("", name)))


def title_in_address(url: str) -> str:
    """The title that the end of an address is made of, as newspapers and municipalities do; empty when it is no row of
    words.
    """
    found = ADDRESS_END.match(url)
    end = found[1] if found else ""
    words = re.split("[-_]", end)
    is_title = len(words) >= FEWEST_IN_TITLE and all(WORD.fullmatch(word) for word in words)
    return " ".join(words)[:1].upper() + " ".join(words)[1:] if is_title and any(map(str.islower, end)) else ""
