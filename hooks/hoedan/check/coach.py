"""The text coach: friendly advice on how a story reads. It never stops anything.

It looks at every paragraph for a very long sentence or word, unexplained abbreviations, jargon, the passive voice and
a score far below the others; at the story as a whole for the length of its sentences and Flesch's score; and at its
sources for those that a reader cannot lean on. Of each paragraph the three most useful remarks remain. The thresholds
are set so that the first thirty-five stories, written in plain Dutch, stay silent without effort: a remark should be
worth reading. Only the sources of those stories get their remarks: many have no date that anybody knows.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import urlsplit

from ..language.dutch import enumerate_dutch
from ..model.fields import host_of
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..reading.entry import Entry
from ..text.prose import Paragraph, Sentence, readability_of, without_quotations
from .plain_words import PlainWords

LONGEST_AVERAGE = 15
"""Words: above this average a text is harder than B1."""
LONGEST_SENTENCE = 30
EASY_ENOUGH = 55
"""Flesch-Douma: below this a text is for people with a long education."""
FEWEST_SENTENCES = 5
"""An average over fewer sentences says nothing."""
LONGEST_WORD = 25
"""Letters, between hyphens."""
FEWEST_IN_PARAGRAPH = 3
"""Sentences of a paragraph that has a score of its own."""
HARD_PARAGRAPH_SCORE = 20
"""Flesch-Douma: below this a paragraph is hard to get through, whatever it says."""
MOST_REMARKS = 3
"""In one paragraph."""

PASSIVE = re.compile(r"\b(?:word|wordt|worden|werd|werden)\b")
PARTICIPLE = re.compile(
    r"\b(?:(?:aan|achter|af|bij|binnen|bijeen|door|in|mee|na|neer|om|onder|op|over|plaats|rond|samen|tegen|terug|toe"
    r"|uit|vast|vol|voor|weg)?"
    r"ge(?!meente|zin|bied|ld\b|sprek|bouw|volg|dacht|bruik|woon|heel|noeg|vall|schied|neraal|legen|west)"
    r"[a-zë]{2,}(?:d|t|en)|(?:be|ver|ont|her)(?!leid\b|stand\b|slag\b)[a-zë]{3,}(?:d|t))\b"
)
"""A past participle: `gemeten`, `uitgevoerd`, `ontwikkeld`; nouns that look like one are left out."""
CLAUSE = re.compile(r"[,;:()–—]| (?:dat|die|omdat|terwijl|maar|toen|als|zodat|waar) ")
EXPLANATION = re.compile(
    r"[^.;]{0,60}:|(?: [^\W\d_]+){0,3}(?:\s*\(|, (?:die|dat|dus|oftewel|ofwel|of|een|het|de|wat) )", re.IGNORECASE
)
"""What may follow a term: a colon, brackets, or `, dat is ...`."""
APPOSITION = r"(?:de|het|een|dat|oftewel|ofwel)\b"
NAMING = re.compile(r"\b(?:heet|heten|heette|noemen|noemt|noemde|genoemd)\b")
ROMAN = re.compile(r"[IVX]+")


def coach_story(entry: Entry, words: PlainWords, explained: frozenset[str] = frozenset()) -> list[Problem]:
    """Read a story as a kind colleague would; gives the remarks worth making, in order.

    What the site explains itself, the words in `explained`, needs no explaining in the story.
    """
    paragraphs = entry.prose
    text = " ".join(paragraph.text for paragraph in paragraphs)
    terms = terms_in(text, paragraphs, words) - {word.lower() for word in explained}
    abbreviations = unexplained_in(text, " ".join(names_in(entry)), words) - explained
    known: set[str] = set()
    remarks_on_all = list(remarks_on_whole(entry.path, paragraphs))
    remarks = [*remarks_on_all]
    for paragraph in paragraphs:
        found = [
            *find_long_sentences(entry.path, paragraph),
            *find_abbreviations(entry.path, paragraph, abbreviations, words),
            *find_jargon(entry.path, paragraph, terms, words),
            *find_passive(entry.path, paragraph),
            *find_long_words(entry.path, paragraph, known),
            *(find_hard_paragraph(entry.path, paragraph) if not remarks_on_all else ()),
        ]
        remarks += most_useful(found) if found else []
    return [*remarks, *find_weak_sources(entry)]


LONG_SENTENCES = rule(
    "T-001",
    Level.ADVICE,
    message="de zinnen in dit verhaal hebben gemiddeld {average} woorden.",
    advice="Met {limit} of minder leest het prettiger. Begin met de langste zin, op regel {longest}.",
    explanation="Korte zinnen kan bijna iedereen goed lezen.",
    limit=LONGEST_AVERAGE,
)
HARD_TO_READ = rule(
    "T-003",
    Level.ADVICE,
    message="dit verhaal leest niet zo makkelijk: {score} op de schaal van Flesch-Douma.",
    advice="Vanaf {limit} is het goed te volgen. Kortere woorden en zinnen helpen.",
    explanation=(
        "De score gaat over de lengte van woorden en zinnen; hoe hoger, hoe meer mensen het verhaal kunnen volgen."
    ),
    limit=EASY_ENOUGH,
)


def remarks_on_whole(path: str, paragraphs: Sequence[Paragraph]) -> Iterator[Problem]:
    """Judge the average sentence, and else the score: a text with long sentences has a low score because of them."""
    sentences = [sentence for paragraph in paragraphs for sentence in paragraph.sentences]
    if len(sentences) < FEWEST_SENTENCES:
        return
    reads = readability_of(paragraphs)
    first = paragraphs[0].line
    if reads.average_sentence > LONGEST_AVERAGE:
        longest = max(sentences, key=lambda sentence: sentence.length)
        average = f"{reads.average_sentence:.1f}".replace(".", ",")
        yield LONG_SENTENCES.at(path, first, average=average, longest=longest.line)
    elif reads.flesch_douma < EASY_ENOUGH:
        yield HARD_TO_READ.at(path, first, score=f"{max(reads.flesch_douma, 0):.0f}")


def most_useful(remarks: Iterable[Problem]) -> list[Problem]:
    """Keep one of each sort before a second of any, so that three remarks say as much as they can."""
    seen: Counter[str] = Counter()
    ranked = []
    for remark in remarks:
        ranked.append((seen[remark.code], USEFULNESS.index(remark.code), remark))
        seen[remark.code] += 1
    return sorted(remark for _, _, remark in sorted(ranked)[:MOST_REMARKS])


LONG_SENTENCE = rule(
    "T-002",
    Level.ADVICE,
    message="deze zin heeft {count} woorden: '{value}'.",
    advice="Met twee kortere zinnen komt je punt beter over.",
    explanation=f"In een zin van meer dan {LONGEST_SENTENCE} woorden raken lezers de draad kwijt.",
)


def find_long_sentences(path: str, paragraph: Paragraph) -> Iterator[Problem]:
    for sentence in paragraph.sentences:
        if sentence.length > LONGEST_SENTENCE:
            yield LONG_SENTENCE.at(path, sentence.line, count=sentence.length, value=sentence.text)


PASSIVE_VOICE = rule(
    "T-004",
    Level.ADVICE,
    message="in deze alinea staan {count} zinnen in de lijdende vorm, zoals '{value}'.",
    advice="Wie deed het? Begin de zin met die persoon of organisatie.",
    explanation="Een zin die zegt wie iets doet, is korter en duidelijker.",
)


def find_passive(path: str, paragraph: Paragraph) -> Iterator[Problem]:
    """Remark on a paragraph that leans on the passive voice: one such sentence is nobody's trouble."""
    passive = [sentence for sentence in paragraph.sentences if is_passive(sentence)]
    if len(passive) >= 3 or len(passive) == len(paragraph.sentences) == 2:
        yield PASSIVE_VOICE.at(path, passive[0].line, count=len(passive), value=passive[0].text.rstrip("."))


def is_passive(sentence: Sentence) -> bool:
    """Whether one clause has both a form of `worden` and a participle."""
    text = sentence.text.lower()
    return PASSIVE.search(text) is not None and any(
        PASSIVE.search(clause) and PARTICIPLE.search(clause) for clause in CLAUSE.split(text)
    )


def terms_in(text: str, paragraphs: Iterable[Paragraph], own: PlainWords) -> set[str]:
    """The jargon that a story has at all; most have none, and are done."""
    words = {word.lower() for paragraph in paragraphs for sentence in paragraph.sentences for word in sentence.words}
    return (words & own.plain.keys()) | set(own.phrase.findall(text.lower()))


JARGON = rule(
    "T-005",
    Level.ADVICE,
    message="'{value}' is vaktaal.",
    advice="Misschien past dit beter: {plain}.",
    explanation="Ook wie niet in dit vak werkt, moet het verhaal kunnen volgen.",
)


def find_jargon(path: str, paragraph: Paragraph, terms: set[str], words: PlainWords) -> Iterator[Problem]:
    """Remark on the first use of each term, and take it out of `terms` with all that have the same alternative."""
    plain = words.plain
    for sentence in paragraph.sentences if terms else ():
        for term in sorted(terms):
            if term in terms and not is_explained(term, sentence.text):
                yield JARGON.at(path, sentence.line, value=term, plain=plain[term])
                terms -= {other for other in terms if plain[other] == plain[term]}


def is_explained(term: str, sentence: str) -> bool:
    """Whether the sentence does without the term, tells what it means, quotes it, or uses it as a name."""
    found = re.search(rf"(?<!\w){re.escape(term)}(?!\w)", without_quotations(sentence), re.IGNORECASE)
    if found is None:
        return True
    after, before = sentence[found.end() :], sentence[: found.start()]
    is_name = found[0][0].isupper() and bool(before.strip(" \"'“‘("))
    return is_name or EXPLANATION.match(after) is not None or NAMING.search(sentence) is not None


def unexplained_in(text: str, names: str, words: PlainWords) -> set[str]:
    """The abbreviations that a story explains nowhere; the name of a partner or publisher needs no explaining."""
    return {
        short
        for short in {found[0] for found in words.abbreviation.finditer(without_quotations(text))}
        if not is_common(short, words)
        and not explains(text, short, words)
        and not re.search(rf"(?<!\w){re.escape(short)}(?!\w)", names)
    }


def is_common(short: str, words: PlainWords) -> bool:
    return short.upper() in words.known or ROMAN.fullmatch(short) is not None


def explains(text: str, short: str, words: PlainWords) -> bool:
    """Whether a text writes the abbreviation out, before or after it."""
    full = words.written_out.get(short.upper())
    written, first = re.escape(short), re.escape(short[0])
    after = rf"(?<!\w){written}(?: \(| staat voor|, {APPOSITION}|, {first}\w)"
    return bool(full and full.lower() in text.lower()) or f"({short})" in text or re.search(after, text) is not None


def names_in(entry: Entry) -> Iterator[str]:
    """The names of organisations in the front matter."""
    for key, field in (("partners", "name"), ("sources", "publisher")):
        for block, _ in entry.front.blocks(key) if entry.front else ():
            if isinstance(name := block.get(field), str):
                yield name


UNEXPLAINED_ABBREVIATION = rule(
    "T-006",
    Level.ADVICE,
    message="niet iedere lezer kent de afkorting '{value}'.",
    advice="Schrijf haar één keer uit, met de afkorting erachter: {full} ({value}).",
    explanation="Een afkorting begrijpt alleen wie haar al kent.",
)


def find_abbreviations(path: str, paragraph: Paragraph, unexplained: set[str], words: PlainWords) -> Iterator[Problem]:
    """Remark on the first use of each abbreviation, and take it out of `unexplained`."""
    for sentence in paragraph.sentences if unexplained else ():
        for found in words.abbreviation.finditer(without_quotations(sentence.text)):
            # `RTV Noord`, `NH Nieuws`: with a capital after it, it is the first part of a name.
            if found[0] in unexplained and not re.match(r" [A-Z]", sentence.text[found.end() :]):
                unexplained.discard(found[0])
                full = words.written_out.get(found[0].upper(), "volledige naam")
                yield UNEXPLAINED_ABBREVIATION.at(path, sentence.line, value=found[0], full=full)


LONG_WORD = rule(
    "T-007",
    Level.ADVICE,
    message="'{value}' is een woord van {count} letters.",
    advice="Haal het uit elkaar, zoals 'programma voor volkshuisvesting', of zet er een streepje in.",
    explanation=f"Een woord van {LONGEST_WORD} letters of meer leest bijna niemand in één keer goed.",
)


def find_long_words(path: str, paragraph: Paragraph, known: set[str]) -> Iterator[Problem]:
    """Remark on the first use of compounds of many parts; those between hyphens are words of their own."""
    for sentence in paragraph.sentences:
        for word in sentence.words:
            longest = max(word.split("-"), key=len)
            if len(longest) >= LONGEST_WORD and longest.lower() not in known:
                known.add(longest.lower())
                yield LONG_WORD.at(path, sentence.line, value=word, count=len(longest))


HARD_PARAGRAPH = rule(
    "T-008",
    Level.ADVICE,
    message="deze alinea leest erg moeilijk: {score} op de schaal van Flesch-Douma.",
    advice="Vanaf {limit} is tekst goed te volgen. Kortere woorden en zinnen helpen.",
    explanation="Wie in één alinea vastloopt, leest de volgende vaak niet meer.",
    limit=EASY_ENOUGH,
)


def find_hard_paragraph(path: str, paragraph: Paragraph) -> Iterator[Problem]:
    """Remark on a paragraph that is hard by its words; one of two sentences says too little."""
    if len(paragraph.sentences) >= FEWEST_IN_PARAGRAPH:
        score = readability_of([paragraph]).flesch_douma
        if score < HARD_PARAGRAPH_SCORE:
            yield HARD_PARAGRAPH.at(path, paragraph.line, score=f"{max(score, 0):.0f}")


MIRROR = rule(
    "T-009",
    Level.ADVICE,
    message="bron {number} staat op {host}, {what}.",
    advice="Zoek wie het stuk zelf uitgaf en noem dat adres. Is dat er niet meer, zeg dan in `note` wat je las.",
    explanation="Een kopie op een vreemde plek verdwijnt snel, en een lezer ziet niet of zij heel is.",
)
UNDATED = rule(
    "T-010",
    Level.ADVICE,
    message="van {numbers} staat er geen datum.",
    advice="Zet er `date` bij, al is het alleen het jaar. Weet niemand het, zeg dat dan in `note`.",
    explanation="Aan de datum ziet een lezer of iets nog geldt.",
)
MIRRORS = frozenset(
    {"5dok.net", "adoc.pub", "docplayer.nl", "docplayer.net", "docsity.com", "issuu.com", "pdfslide.net", "scribd.com"}
    | {"silo.tips", "slideshare.net", "studeersnel.nl", "vdocuments.net", "vdocuments.mx", "yumpu.com"}
)
"""Where others put documents up."""
SHORTENERS = frozenset({"bit.ly", "buff.ly", "goo.gl", "lnkd.in", "ow.ly", "t.co", "tinyurl.com"})
"""Where a short address only sends on, and for how long nobody knows."""
DRIVES = re.compile(
    r"(?:(?:drive|docs)\.google|dropbox|onedrive\.live|wetransfer|[\w-]+\.sharepoint)\.com|1drv\.ms|we\.tl"
)
"""Where somebody shares a file of their own."""
FEED = re.compile(r"(?:\.(?:xml|rss|atom)|/(?:feed|rss|atom))/?\Z", re.IGNORECASE)
"""The end of the path of a feed, which shows something else tomorrow."""


def find_weak_sources(entry: Entry) -> Iterator[Problem]:
    """Remark on sources that a reader cannot lean on; one with a note has been thought about."""
    undated: list[tuple[str, int]] = []
    for source, number in entry.front.blocks("sources") if entry.front else ():
        if source.get("note"):
            continue
        url, name = str(source.get("url") or ""), str(source.get("id") or number + 1)
        host = host_of(url)
        line = entry.front.line_of("sources", number, "url") if entry.front else 1
        if host in MIRRORS:
            yield MIRROR.at(entry.path, line, number=name, host=host, what="waar anderen stukken neerzetten")
        elif host in SHORTENERS:
            yield MIRROR.at(entry.path, line, number=name, host=host, what="dat alleen doorstuurt")
        elif host and DRIVES.fullmatch(host):
            yield MIRROR.at(entry.path, line, number=name, host=host, what="in een map die weer dicht kan")
        elif FEED.search(urlsplit(url).path if host else ""):
            yield MIRROR.at(
                entry.path, line, number=name, host=host, what="in een lijst met nieuws die steeds verandert"
            )
        if not source.get("date"):
            undated.append((name, entry.front.line_of("sources", number) if entry.front else 1))
    if undated:
        names = enumerate_dutch([name for name, _ in undated])
        numbers = f"{'bron' if len(undated) == 1 else 'de bronnen'} {names}"
        yield UNDATED.at(entry.path, undated[0][1], numbers=numbers)


USEFULNESS = tuple(
    each.code
    for each in (
        *(LONG_SENTENCE, UNEXPLAINED_ABBREVIATION, JARGON, PASSIVE_VOICE),
        *(LONG_WORD, HARD_PARAGRAPH),
    )
)
"""Which remark a writer gains most by, from the top."""
