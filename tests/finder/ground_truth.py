"""Which stories have a word, read from their files with rules of its own: what the finder is held against.

It knows nothing of the index. It makes the forms that a word may have (the finder takes endings off), and reads
synonyms, ingredients and themes from their own files.
"""

import csv
import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import yaml

LETTERS = re.compile(r"[^\W\d_]+(?:['’]s\b)?|\d[\d.,]*\d|\d")
SHORTEST = 5
"""Letters of a sampled word."""
SHORTEST_PART = 3
"""Letters of a part of a compound."""
VOICELESS = tuple("tkfschpx")
OPEN_VOWELS = {"aa": "a", "ee": "e", "oo": "o", "uu": "u"}
PROJECT = Path(__file__).parents[2]
MUNICIPALITIES = PROJECT / "places/municipalities.csv"
PLACES = {
    row["name"]: (row["province"], row["labour_market_region"])
    for row in csv.DictReader(MUNICIPALITIES.read_text("utf-8").splitlines())
}
"""Name of a municipality -> the names of what it lies in."""
NO_PARTICIPLES = (
    "gezon",
    "gezich",
    "gewel",
    "gebie",
    "gedul",
    "gelui",
    "gebed",
    "geli",
    "gewoon",
    "gemoe",
    "gebeur",
    "gedach",
    "geschik",
    "gemeen",
    "gemiddel",
    "gedraag",
    "geval",
    "gebruik",
    "gevolgen",
    "geslacht",
    "gesprek",
    "gevaar",
    "gezin",
)
OF_THEIR_OWN = {
    *(
        "alles",
        "anders",
        "deels",
        "doorgaans",
        "gedachte",
        "gedachten",
        "immers",
        "langs",
        "leeds",
        "meestal",
        "namens",
        "nieuws",
        "reden",
    ),
    *("steeds", "volgens", "wens", "wiens"),
}
"""Words that are no form of another, however much they look like one: `reden` of rijden, `namens` of naam."""
NO_VERBS = {"belof", "buur", "middel", "spel", "strij", "waar"}
"""Of which no verb is made, though there is a word that is written as its infinitive: `buren` and `buurt`."""
GE_VERBS = ("gebeur", "gebruik", "gedraag", "geloof", "genees", "getuig", "gehoorzaam", "gelijk")
"""The only verbs that begin with ge-, besides strong ones: `gebouwd` is not of gebouw, `gevolgd` not of gevolg."""
INSEPARABLE = ("be", "ver", "ont", "her", "onder", "over", "voor", "")
FUNCTION_WORDS = {
    "aan",
    "al",
    "als",
    "bij",
    "dan",
    "dat",
    "de",
    "den",
    "der",
    "deze",
    "die",
    "dit",
    "door",
    "een",
    "en",
    "er",
    "geen",
    "het",
    "hij",
    "hoe",
    "hun",
    "ik",
    "in",
    "is",
    "je",
    "kan",
    "maar",
    "mag",
    "me",
    "mee",
    "met",
    "mij",
    "mijn",
    "na",
    "naar",
    "niet",
    "nog",
    "nu",
    "of",
    "om",
    "op",
    "over",
    "per",
    "te",
    "tegen",
    "ten",
    "ter",
    "tot",
    "toch",
    "toen",
    "tussen",
    "tijdens",
    "uit",
    "van",
    "veel",
    "voor",
    "was",
    "wat",
    "we",
    "wel",
    "wie",
    "wij",
    "wil",
    "willen",
    "wilde",
    "wilden",
    "wordt",
    "worden",
    "zal",
    "ze",
    "zelf",
    "zich",
    "zij",
    "zijn",
    "zo",
    "zonder",
    "zoals",
    "zou",
    "zouden",
    "mogen",
    "mocht",
    "moet",
    "moest",
    "konden",
    "kunnen",
    "hadden",
    "hebben",
    "waren",
    "werd",
    "werden",
    "gaat",
    "gaan",
    "doen",
    "alle",
    "onze",
    "onder",
    "omdat",
    "daarom",
    "daarna",
    "daarvoor",
    "waarom",
    "wanneer",
    "welke",
    "terwijl",
    "daarbij",
    "waarin",
    "ervan",
    "erbij",
    "daarmee",
    "daarvan",
    "hiervan",
    "waarmee",
    "waarvan",
    "deden",
    "deed",
    "doe",
    "doende",
    "doet",
    "had",
    "heeft",
    "moeten",
    "niets",
}
"""Words that stand in every text; the finder says that it does not look for them."""
STRONG = [
    set(each.split())
    for each in (
        "geven gaf gaven gegeven geeft geef",
        "komen kwam kwamen gekomen komt kom",
        "nemen nam namen genomen neemt neem",
        "vinden vond vonden gevonden vindt vind",
        "krijgen kreeg kregen gekregen krijgt krijg",
        "blijven bleef bleven gebleven blijft blijf",
        "blijken bleek bleken gebleken blijkt",
        "spreken sprak spraken gesproken spreekt spreek",
        "helpen hielp hielpen geholpen helpt help",
        "houden hield hielden gehouden houdt houd",
        "lopen liep liepen gelopen loopt loop",
        "laten liet lieten gelaten laat",
        "brengen bracht brachten gebracht brengt breng",
        "denken dacht dachten gedacht denkt denk",
        "zoeken zocht zochten gezocht zoekt zoek",
        "kopen kocht kochten gekocht koopt koop",
        "kiezen koos kozen gekozen kiest kies",
        "schrijven schreef schreven geschreven schrijft schrijf",
        "verliezen verloor verloren verliest verlies",
        "beginnen begon begonnen begint begin",
        "sluiten sloot sloten gesloten sluit",
        "trekken trok trokken getrokken trekt trek",
        "vallen viel vielen gevallen valt val",
        "vragen vroeg vroegen gevraagd vraagt vraag",
        "zeggen zei zeiden gezegd zegt zeg",
        "zien zag zagen gezien ziet zie",
        "staan stond stonden gestaan staat sta",
        "gaan ging gingen gegaan gaat ga",
        "doen deed deden gedaan doet doe",
        "weten wist wisten geweten weet",
        "worden werd werden geworden wordt word",
        "slaan sloeg sloegen geslagen slaat sla",
        "steken stak staken gestoken steekt steek",
        "vangen ving vingen gevangen vangt vang",
        "hangen hing hingen gehangen hangt hang",
        "wijzen wees wezen gewezen wijst wijs",
        "stijgen steeg stegen gestegen stijgt stijg",
        "lijken leek leken geleken lijkt lijk",
        "lezen las lazen gelezen leest lees",
        "winnen won wonnen gewonnen wint win",
        "bieden bood boden geboden biedt bied",
        "dragen droeg droegen gedragen draagt draag",
        "treden trad traden getreden treedt treed",
        "zitten zat zaten gezeten zit",
        "liggen lag lagen gelegen ligt lig",
        "schieten schoot schoten geschoten schiet",
        "schelden schold scholden gescholden scheldt",
        "vergelijken vergeleek vergeleken vergelijkt",
        "lijden leed leden geleden lijdt",
        "binden bond bonden gebonden bindt",
        "werpen wierp wierpen geworpen werpt werp",
        "grijpen greep grepen gegrepen grijpt",
        "kijken keek keken gekeken kijkt kijk",
        "breken brak braken gebroken breekt breek",
        "treffen trof troffen getroffen treft",
        "verdwijnen verdween verdwenen verdwijnt",
        "rijden reed reden gereden rijdt",
        "sterven stierf stierven gestorven sterft",
        "meten mat maten gemeten meet",
        "betrekken betrok betrokken betrokkene betrokkenen",
        "springen sprong sprongen gesprongen springt spring",
        "schuiven schoof schoven geschoven schuift schuif",
        "wegen woog wogen gewogen weegt weeg",
        "krimpen kromp krompen gekrompen krimpt krimp",
        "zwerven zwierf zwierven gezworven zwerft zwerf",
        "genezen genas genazen geneest genees",
        "graven groef groeven gegraven graaft graaf",
    )
]
PLURALS = {
    ("stad", "steden"), ("lid", "leden"), ("kind", "kinderen"), ("dag", "dagen"), ("weg", "wegen"),
    ("verslag", "verslagen"), ("bedrag", "bedragen"), ("gebrek", "gebreken"), ("schip", "schepen"), ("dak", "daken"),
    ("spel", "spelen"), ("blad", "bladen"), ("oorlog", "oorlogen"), ("centrum", "centra"), ("medium", "media"),
    ("museum", "musea"), ("datum", "data"), ("slag", "slagen"), ("pad", "paden"), ("goed", "goederen"),
}  # fmt: skip
PREFIXES = (
    *(
        "aan",
        "achter",
        "af",
        "be",
        "bij",
        "binnen",
        "door",
        "her",
        "in",
        "kwijt",
        "mee",
        "na",
        "om",
        "onder",
        "ont",
        "op",
    ),
    *(
        "over",
        "samen",
        "tegen",
        "terug",
        "toe",
        "uit",
        "vast",
        "ver",
        "voor",
        "voort",
        "vooruit",
        "weg",
        "rond",
        "goed",
    ),
    *("mis", "verder", "neer", "los", "plaats", "stil", "thuis", "vrij", "weer", "mede", "deel", "open", "opnieuw"),
)


def bare(text: str) -> str:
    marks = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    return "".join(each for each in marks if not unicodedata.combining(each)).removesuffix("'s")


def words(text: str) -> list[str]:
    return [bare(each) for each in LETTERS.findall(unicodedata.normalize("NFC", text))]


def with_ending(stem: str) -> set[str]:
    """How a stem is written before -e and -en: maak -> mak, wet -> wett, brief -> briev; handel stays or doubles."""
    written = {stem}
    if re.search(r"[^aeiou][aeiou][bcdfgklmnprst]$", stem):
        doubled = stem + stem[-1]
        written = {doubled} if re.fullmatch(r"[^aeiouy]*[aeiou][^aeiou]", stem) else {stem, doubled}
    elif stem[-3:-1] in OPEN_VOWELS:
        written = {stem[:-3] + OPEN_VOWELS[stem[-3:-1]] + stem[-1]}
    written |= {each[:-1] + "v" for each in written if each.endswith("f")}
    written |= {each[:-1] + "z" for each in written if each.endswith("s")}
    return written


@cache
def forms(stem: str, is_verb: bool = True) -> frozenset[str]:
    """Every form that a word with this stem may have: of a noun, an adjective, a regular verb."""
    found = {stem, f"{stem}s"} | ({f"{stem}es"} if stem.endswith(("ch", "sh", "s")) else set())
    for written in with_ending(stem) if not stem.endswith("e") else ():
        found |= {f"{written}{ending}" for ending in ("e", "en", "ene", "enen", "end", "ende", "enden", "ens")}
    if stem.endswith("heid"):
        found.add(f"{stem[:-2]}den")
    if stem.endswith("e"):
        found.add(f"{stem}n")
    verb = verb_forms(stem) if is_verb and may_be_verb(stem) else set()
    return frozenset((found | verb) - (OF_THEIR_OWN - {stem}))


def may_be_verb(stem: str) -> bool:
    """A verb has three letters and more, and ends in no single vowel (`ga` is in a list of its own)."""
    if len(stem) < 3 or stem in NO_VERBS or re.search(r"(?:^|[^aeiou])[aeou]$", stem):
        return False
    return not stem.startswith("ge") or stem.startswith(GE_VERBS)


def verb_forms(stem: str) -> set[str]:
    past = "t" if stem.endswith(VOICELESS) else "d"
    pasts = {past} | ({"d"} if stem[-1] in "fs" else set())
    found = {f"{stem}{tail}" for tail in ("t", "te", "ten")} | {f"{stem}{d}{e}" for d in pasts for e in ("", "e", "en")}
    participles = {f"{stem}{d}{e}" for d in pasts for e in ("", "e", "en")}
    if stem[-1] in "td":
        participles |= {stem} | {f"{each}e" for each in with_ending(stem)}
    for each in participles:
        if not (whole := f"ge{each}").startswith(NO_PARTICIPLES):
            found.add(whole)
        for prefix in set(PREFIXES) - set(INSEPARABLE[:4]):
            if stem.startswith(prefix) and len(stem) > len(prefix) + 2:
                found.add(f"{prefix}ge{each[len(prefix) :]}")
    return found


@cache
def stems(word: str) -> frozenset[str]:
    """The stems of which a word may be a form."""
    cores = {word}
    for prefix in ("", *PREFIXES):
        if word.startswith(f"{prefix}ge"):
            cores.add(prefix + word[len(prefix) + 2 :])
    tried: set[str] = set()
    for core in cores:
        for length in range(max(2, len(core) - 5), len(core) + 1):
            start = core[:length]
            tried |= {start, start[:-1] + {"v": "f", "z": "s"}.get(start[-1], start[-1])}
            if start[-1] == start[-2]:
                tried.add(start[:-1])
            if re.search(r"[^aeiou][aeou][bdfgklmnprstvz]$", start):
                last = {"v": "f", "z": "s"}.get(start[-1], start[-1])
                tried.add(start[:-1] + start[-2] + last)
        if core.endswith("heden"):
            tried.add(f"{core[:-3]}id")
    return frozenset(each for each in tried if re.search("[aeiouy]", each) and word in forms(each))


@cache
def forms_of(word: str, known: frozenset[str], *, sure: bool = True) -> frozenset[str]:
    """Every form of a word, of which all that have it must be found: those with a stem that is known itself, or with
    -e or -en. Those that are not sure may be found: of a verb that is only known in other forms (`hoeft`, `hoefde`), or
    as a noun (`uitstel`, `uitgesteld`).
    """
    found = {word}
    for stem in (word,) if word in OF_THEIR_OWN else stems(word):
        is_verb = any(f"{written}en" in known for written in with_ending(stem))
        if not sure or is_verb or stem in known or any(f"{written}e" in known for written in with_ending(stem)):
            of_stem = forms(stem, is_verb or not sure)
            found |= of_stem if word in of_stem else set()
    if word not in OF_THEIR_OWN:
        found |= strong_forms().get(word, set())
    for one, other in PLURALS:
        for a, b in ((one, other), (other, one)):
            if word.endswith(a):
                found.add(word.removesuffix(a) + b)
    return frozenset(found)


@cache
def strong_forms() -> dict[str, set[str]]:
    """Each form of each strong verb -> all forms of that verb."""
    found: dict[str, set[str]] = defaultdict(set)
    for prefix in ("", *PREFIXES):
        for group in STRONG:
            whole = {
                f"{prefix}{each}{end}" for each in group for end in ("", "d", "de") if not end or each.endswith("n")
            }
            if prefix in INSEPARABLE[:-1]:
                whole |= {prefix + each.removeprefix("ge") for each in group}
            for each in whole:
                found[each] |= whole - OF_THEIR_OWN
    return dict(found)


def has_part(compound: str, word: str, known: frozenset[str]) -> bool:
    """Whether a compound has a word, in any form, as a whole part, beside parts that are words too."""
    for part in forms_of(word, known, sure=False):
        if len(part) < SHORTEST_PART or part not in compound or part == compound:
            continue
        for found in re.finditer(re.escape(part), compound):
            before, after = compound[: found.start()], compound[found.end() :]
            if all(is_side(each, known) for each in (before, after) if each):
                return True
    return False


def is_side(text: str, known: frozenset[str]) -> bool:
    sides = {text, text.removeprefix("s"), text.removeprefix("en"), text.removesuffix("s"), text.removesuffix("en")}
    sides |= {text.removeprefix("e"), text.removesuffix("e"), text.removesuffix("er")}
    return any(len(each) > 2 and (each in known or is_two(each, known)) for each in sides)


def is_two(text: str, known: frozenset[str]) -> bool:
    """Whether a side of a compound is one itself: the basis-kennis of `basiskennistoets`."""
    return any({text[:cut], text[cut:]} <= known for cut in range(3, len(text) - 2))


class Files:
    """The stories of a library as they were written, and what editors call things."""

    def __init__(self, root: Path) -> None:
        self.text = {file.stem: file.read_text("utf-8") for file in sorted(root.glob("stories/*.md"))}
        fronts = {slug: front_of(text) for slug, text in self.text.items()}
        self.words = {slug: frozenset(words(told(fronts[slug], text))) for slug, text in self.text.items()}
        pages = [*root.glob("ingredients/*.md"), *root.glob("docs/**/*.md")]
        every = " ".join(file.read_text("utf-8") for file in pages)
        self.known = frozenset(words(every)) | {word for found in self.words.values() for word in found}
        self.every = frozenset[str]().union(*self.words.values())
        self.having_letters: dict[str, set[str]] = defaultdict(set)
        for word in self.every:
            for start in range(len(word) - SHORTEST_PART + 1):
                self.having_letters[word[start : start + SHORTEST_PART]].add(word)
        self.plain = {slug: " ".join(words(text)) for slug, text in self.text.items()}
        self.labels = {
            slug: frozenset(words(" ".join(labels(front, self.text[slug], root)))) for slug, front in fronts.items()
        }
        self.groups = [*synonym_groups(root)]

    def forms(self, word: str, *, sure: bool = True) -> frozenset[str]:
        return forms_of(word, self.known, sure=sure) - (FUNCTION_WORDS - {word})

    def having(self, word: str) -> set[str]:
        """The stories in which the word stands, in this form or another."""
        return {slug for slug, found in self.words.items() if not found.isdisjoint(self.forms(word))}

    def answering(self, word: str) -> set[str]:
        """The stories that may be shown: they have a form, a compound, a synonym, or are filed under it."""
        own = self.forms(word, sure=False)
        others = {other for group in self.groups if not group.isdisjoint(own) for other in group}
        single = {form for other in others if " " not in other for form in self.forms(other, sure=False)}
        single |= {each for each in self.perhaps_with(word) if has_part(each, word, self.known)}
        right = set()
        for slug, found in self.words.items():
            has_phrase = any(" " in each and each in self.plain[slug] for each in others)
            if has_phrase or not found.isdisjoint(own | single) or not self.labels[slug].isdisjoint(own):
                right.add(slug)
        return right

    def perhaps_with(self, word: str) -> set[str]:
        """All words that can have a form of this one as a part: those with its first letters somewhere."""
        parts = forms_of(word, self.known, sure=False)
        return {each for part in parts for each in self.having_letters.get(part[:SHORTEST_PART], ())}

    def is_answer(self, word: str, found: str) -> bool:
        """Whether a word of a story answers another: as a form, in a compound, or because it is called so too."""
        own = self.forms(word, sure=False)
        groups = [group for group in self.groups if not group.isdisjoint(own)]
        others = {part for group in groups for each in group for part in each.split()}
        return (
            found in own
            or has_part(found, word, self.known)
            or any(found in self.forms(other, sure=False) or has_part(found, other, self.known) for other in others)
        )

    def sample(self, count: int, seed: int) -> list[str]:
        """Words of the stories, a third of them beginning with ge-, be- or ver-."""
        every = sorted(word for word in self.every - FUNCTION_WORDS if len(word) >= SHORTEST and word.isalpha())
        chance = random.Random(seed)
        fronted = [word for word in every if word.startswith(("ge", "be", "ver"))]
        others = [word for word in every if word not in set(fronted)]
        return chance.sample(fronted, count // 3) + chance.sample(others, count - count // 3)


@cache
def front_of(text: str) -> dict[str, Any]:
    return dict(yaml.safe_load(text.split("---")[1]))


def told(front: dict[str, Any], text: str) -> str:
    """What a reader of a story reads: title, summary, text and what is drawn beside it, without what a figure shows."""
    body = re.sub(r"!\[[^\]]*\]|\[\^[^\]]*\]|\{:[^}]*\}|\]\([^)]*\)", " ", text.split("---", 2)[2])
    beside = [front.get("quote", {}).get("text", ""), *(each["label"] for each in front.get("figures", ()))]
    beside += [*front.get("open_questions", ()), *front.get("conditions", ())]
    return "\n".join([str(front["title"]), str(front["summary"]), *map(str, beside), body])


def labels(front: dict[str, Any], text: str, root: Path) -> Iterator[str]:
    """What a story is filed under: places, partners, ingredients, themes and setbacks with their synonyms."""
    for name in map(str, front["municipalities"]):
        yield " ".join([name, *PLACES.get(name, ())])
    yield from (str(partner["name"]) for partner in front.get("partners", ()))
    for folder, slugs in (
        ("ingredients", front["ingredients"]),
        ("docs/themas", front["themes"]),
        ("docs/struikelblokken", set(" ".join(re.findall(r'setback="([^"]*)"', text)).split())),
    ):
        for slug in slugs:
            page = front_of((root / folder / f"{slug}.md").read_text("utf-8"))
            yield from (str(page["title"]), *map(str, page.get("synonyms", ())))


def synonym_groups(root: Path) -> Iterable[set[str]]:
    own = yaml.safe_load((root / "library.yml").read_text("utf-8"))
    groups, short = own["synonyms"], own["abbreviations"]
    groups += [[each, full] for each, full in short.items()]
    if (file := root / "docs/begrippen.yml").is_file():
        groups += [[each["term"], *each.get("synonyms", ())] for each in yaml.safe_load(file.read_text("utf-8"))]
    found: dict[int, set[str]] = defaultdict(set)
    for number, group in enumerate(groups):
        found[number] = {" ".join(words(str(each))) for each in group}
    return found.values()
