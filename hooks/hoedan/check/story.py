"""The rules for the front matter of a story. Each rule reads only what it needs and reports at its line."""

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping

from ..language.dutch import dutch_date, enumerate_dutch
from ..language.slugs import fold
from ..model.fields import DECIMAL, FULL_DATE, PARTIAL_DATE, YEAR_OR_MONTH, host_of
from ..model.fixed_words import LASTING, NOT_KNOWN, OVER, RUNNING, RUNS_NOW
from ..model.problems import Level, Problem
from ..model.rules import Rule, rule
from ..model.vocabulary import Vocabulary
from ..places.gazetteer import Ambiguous, Divided, Former, Found, Municipality, RegionName, Unknown
from ..reading.entry import Entry, Kind
from ..reading.front_matter import FrontMatter, KeyPath, Value
from ..reading.naming import NAMING
from .consent import check_consent
from .context import Context, choices_of, inspirations_of

LISTS_WITHOUT_DOUBLES = (
    *("themes", "ingredients", "target_groups", "inspired_by", "aliases"),
    *("open_questions", "conditions", "contributors"),
)
MOST_MONTHS = 24
"""How old the newest source of a practice that runs may be."""
MOST_QUOTED_WORDS = 10
QUOTED_WORD = re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*")
"""A word or number; a dash or dots between two words are none, also without spaces around them."""
QUOTED_TWICE = re.compile(r"[\"“„”«‘'][^\"“„”«»‘]*[\"”»’']")

UNKNOWN_THEME = rule(
    "V-010",
    Level.ERROR,
    message="onbekend thema '{value}' in `{key}`.",
    advice="Kies uit: {choices}.",
    explanation="Elk thema heeft een eigen pagina, en daarop komt het verhaal te staan.",
)
UNKNOWN_INGREDIENT = rule(
    "V-014",
    Level.ERROR,
    message="onbekend ingrediënt '{value}' in `{key}`.",
    advice="Kies uit: {choices}.",
    explanation="Elk ingrediënt heeft een eigen pagina, en daarop komt het verhaal te staan.",
)


def check_story(entry: Entry, context: Context) -> Iterator[Problem]:
    """Apply every rule that needs more than the shape of the front matter."""
    front = entry.front
    if front is None:
        return
    yield from check_period(entry.path, front)
    yield from check_status(entry.path, front, context)
    yield from check_still_runs(entry.path, front, context.today, context.vocabulary)
    yield from check_municipalities(entry.path, front, context)
    yield from check_slugs(entry, "themes", UNKNOWN_THEME, Kind.THEME, context)
    yield from check_slugs(entry, "ingredients", UNKNOWN_INGREDIENT, Kind.INGREDIENT, context)
    for key in LISTS_WITHOUT_DOUBLES:
        yield from check_doubles(entry.path, front, key)
    yield from check_source_ids(entry.path, front)
    yield from check_source_kinds(entry.path, front, context.vocabulary)
    yield from check_archived(entry.path, front)
    yield from check_figures(entry.path, front)
    yield from check_quote(entry.path, front)
    yield from check_questions(entry.path, front)
    yield from check_contact(entry.path, front)
    yield from check_dates(entry.path, front, context.today)
    yield from check_consent(entry.path, front, context.today)
    yield from check_inspired_by(entry, front, context)
    yield from check_aliases(entry, front, context)


PERIOD_REVERSED = rule(
    "V-002",
    Level.ERROR,
    message="`period` eindigt ({end}) voordat zij begint ({start}).",
    advice="Draai `start` en `end` om.",
    explanation="Een praktijk begint voordat zij eindigt; waarschijnlijk zijn de twee verwisseld.",
)


def check_period(path: str, front: FrontMatter) -> Iterator[Problem]:
    start, end = read_period(front)
    if start and end and end < start[: len(end)]:
        yield PERIOD_REVERSED.at(path, front.line_of("period", "end"), start=start, end=end)


def read_period(front: FrontMatter) -> tuple[str | None, str | None]:
    """Start and end as far as they are well formed."""
    period = front.values.get("period")
    values = period if isinstance(period, dict) else {}
    start, end = (
        value if isinstance(value, str) and YEAR_OR_MONTH.fullmatch(value) else None
        for value in (values.get("start"), values.get("end"))
    )
    return start, end


RUNS_AFTER_END = rule(
    "V-004",
    Level.WARNING,
    message="`status: {status}`, maar `period` eindigde in {end}.",
    advice="Kies {choices}, of haal `end` weg.",
    explanation="Een lezer wil weten of iets nog loopt, dus status en periode spreken elkaar niet tegen.",
)
STOPPED_WITHOUT_END = rule(
    "V-005",
    Level.WARNING,
    message="`status: {status}`, maar `period` heeft geen `end`.",
    advice="Voeg `end` toe als de bron het vertelt.",
    explanation="Van een praktijk die voorbij is, wil een lezer weten sinds wanneer.",
)
OVER_BEFORE_END = rule(
    "V-028",
    Level.ERROR,
    message="`status: {status}`, maar `period` eindigt pas in {end}.",
    advice="Kies {choices} zolang het nog loopt, of verbeter `end`.",
    explanation="Wat voorbij is, heeft geen einde in de toekomst; een van de twee klopt niet.",
)


def check_status(path: str, front: FrontMatter, context: Context) -> Iterator[Problem]:
    _, end = read_period(front)
    status, words, today = front.text("status"), context.vocabulary, context.today
    if status in words.statuses_in(*RUNNING) and end and end < today.isoformat()[: len(end)]:
        choices = one_of(words.statuses_in(LASTING, *OVER))
        yield RUNS_AFTER_END.at(path, front.line_of("status"), status=status, end=end, choices=choices)
    period = front.values.get("period")
    if status in words.statuses_in(*OVER) and isinstance(period, dict):
        if "end" not in period:
            yield STOPPED_WITHOUT_END.at(path, front.line_of("status"), status=status)
        elif end and end > today.isoformat()[: len(end)]:
            choices = one_of(words.statuses_in(RUNS_NOW))
            yield OVER_BEFORE_END.at(path, front.line_of("period", "end"), status=status, end=end, choices=choices)


def one_of(words: Iterable[str]) -> str:
    """Words to choose from, as they are written: `geborgd`, `afgerond` of `gestopt`."""
    return enumerate_dutch([f"`{word}`" for word in words], "of") or "een andere"


NO_RECENT_SOURCE = rule(
    "V-029",
    Level.WARNING,
    message="`status: {status}`, maar de nieuwste bron met een datum is van {newest}.",
    advice="Zoek een bron van de laatste {limit} maanden, of kies {choices}.",
    explanation="Of iets nog loopt, weet een lezer alleen uit een bron die niet te oud is.",
    limit=MOST_MONTHS,
)


def check_still_runs(path: str, front: FrontMatter, today: datetime.date, words: Vocabulary) -> Iterator[Problem]:
    """A practice that runs has a source of the last two years; a source without a date may be one."""
    _, end = read_period(front)
    if end and end < today.isoformat()[: len(end)]:
        return  # that it cannot run is said already
    blocks = front.blocks("sources")
    dates = [block["date"] for block, _ in blocks if isinstance(block.get("date"), str)]
    whole = [date for date in dates if isinstance(date, str) and PARTIAL_DATE.fullmatch(date)]
    if front.text("status") not in words.statuses_in(RUNS_NOW) or not blocks or len(whole) < len(dates):
        return
    oldest_allowed = f"{today.year - MOST_MONTHS // 12}{today.isoformat()[4:]}"
    newest = max(whole, default="")
    if newest < oldest_allowed[: len(newest)] or not newest:
        yield NO_RECENT_SOURCE.at(
            path,
            front.line_of("status"),
            status=front.text("status"),
            newest=dutch_date(newest) if newest else "onbekende datum",
            choices=one_of(words.statuses_in(NOT_KNOWN)),
        )


FOLLOWS_ITSELF = rule(
    "V-058",
    Level.ERROR,
    message="'{value}' staat in `followers` en ook in `municipalities`.",
    advice="Laat de gemeente op één van de twee plekken staan.",
    explanation="Een volger doet na wat een andere gemeente begon.",
)


SAME_MUNICIPALITY = rule(
    "V-083",
    Level.WARNING,
    message="'{value}' en '{other}' zijn nu dezelfde gemeente: {name}.",
    advice="Laat er één staan.",
    explanation="Een gemeente die opging in een andere, telt op de kaart en in de overzichten als die ene.",
)


def place_of(name: str, context: Context) -> Municipality | None:
    resolution = context.gazetteer.resolve(name)
    return resolution.municipality if isinstance(resolution, Found) else None


def check_municipalities(path: str, front: FrontMatter, context: Context) -> Iterator[Problem]:
    named: dict[Municipality, str] = {}
    for name, line in front.texts("municipalities"):
        yield from check_municipality(path, name, line, "municipalities", context, written=written_on(front))
        if (one := place_of(name, context)) and one in named:
            if named[one] == name:
                yield DOUBLE_VALUE.at(path, line, value=name, key="municipalities")
            else:
                yield SAME_MUNICIPALITY.at(path, line, value=name, other=named[one], name=one.name)
        elif one:
            named[one] = name
    yield from check_followers(path, front, named, context)


def check_followers(
    path: str, front: FrontMatter, named: Mapping[Municipality, str], context: Context
) -> Iterator[Problem]:
    """A municipality follows once, and not itself; two that a merger made one are no mistake of the writer."""
    followed: dict[Municipality, str] = {}
    for follower, position in front.blocks("followers"):
        place = follower.get("municipality")
        if isinstance(place, str) and place.strip():
            line = front.line_of("followers", position, "municipality")
            yield from check_municipality(path, place, line, "followers", context, written=written_on(front))
            found = place_of(place, context)
            other = named.get(found) or followed.get(found) if found else None
            if found and other and fold(other) != fold(place):  # a merger made them one
                yield SAME_MUNICIPALITY.at(path, line, value=place, other=other, name=found.name)
            elif found in named:
                yield FOLLOWS_ITSELF.at(path, line, value=place)
            elif found in followed:
                yield DOUBLE_VALUE.at(path, line, value=found.name, key="followers")
            if found:
                followed.setdefault(found, place)


UNKNOWN_MUNICIPALITY = rule(
    "V-006",
    Level.ERROR,
    message="onbekende gemeente '{value}' in `{key}`.",
    advice="Noem gemeenten één voor één, met hun officiële naam.",
    explanation="De site zet het verhaal op de kaart en bij de juiste regio, en kent daarvoor de officiële namen.",
)
DIVIDED_MUNICIPALITY = rule(
    "V-007",
    Level.ERROR,
    message="de gemeente '{value}' is verdeeld en bestaat niet meer.",
    advice="Kies waar de praktijk was: {choices}.",
    explanation="De site kan niet weten in welk deel van de verdeelde gemeente de praktijk was.",
)
DIVIDED_SINCE = rule(
    "V-093",
    Level.WARNING,
    message="de gemeente '{value}' is op {day} verdeeld, na dit verhaal.",
    advice="Kies waar de praktijk was: {choices}.",
    explanation="Tot iemand kiest, staat het verhaal bij elke gemeente waarin het gebied nu ligt.",
)
AMBIGUOUS_MUNICIPALITY = rule(
    "V-008",
    Level.ERROR,
    message="er zijn twee gemeenten '{value}'.",
    advice="Kies '{choices}'.",
    explanation="Bij een naam die twee keer voorkomt, kan de site niet weten welke je bedoelt.",
)
REGION_AS_MUNICIPALITY = rule(
    "V-009",
    Level.ERROR,
    message="'{value}' is een {kind} en geen gemeente.",
    advice="Noem de gemeenten die meedoen; de regio volgt daaruit.",
    explanation="Een verhaal hoort bij gemeenten; de regio's zoekt de site er zelf bij.",
)


def written_on(front: FrontMatter) -> str:
    """The day on which a story came on the site; of one that is not there yet a day that never comes."""
    return front.text("published") or "9999"


def check_municipality(
    path: str, name: str, line: int, key: str, context: Context, *, written: str
) -> Iterator[Problem]:
    if not context.gazetteer.municipalities:
        return  # the tables could not be read, and that is told
    match context.gazetteer.resolve(name):
        case Found():
            return
        case Divided(successors, Former(until=until)) if written < until:
            yield DIVIDED_SINCE.at(path, line, value=name, day=dutch_date(until), choices=", ".join(successors))
        case Divided(successors):
            yield DIVIDED_MUNICIPALITY.at(path, line, value=name, choices=", ".join(successors))
        case Ambiguous(names):
            yield AMBIGUOUS_MUNICIPALITY.at(path, line, value=name, choices="' of '".join(names))
        case RegionName(kind):
            yield REGION_AS_MUNICIPALITY.at(path, line, value=name, kind=kind)
        case Unknown(suggestion):
            aside = context.gazetteer.became(suggestion)
            yield UNKNOWN_MUNICIPALITY.at(path, line, suggestion=suggestion, aside=aside, value=name, key=key)


def check_slugs(entry: Entry, key: str, broken: Rule, kind: Kind, context: Context) -> Iterator[Problem]:
    """Report each item of a list that is not a known slug."""
    known = context.slugs(kind)
    for value, line in entry.front.texts(key) if entry.front else ():
        if value not in known:
            meant = context.meant(kind, value)
            yield broken.at(entry.path, line, suggestion=meant, value=value, key=key, choices=choices_of(known))


DOUBLE_VALUE = rule(
    "F-026",
    Level.ERROR,
    message="'{value}' staat twee keer in `{key}`.",
    advice="Laat er één staan.",
    explanation="Elke waarde telt één keer; een dubbele is meestal een vergissing.",
)


def check_doubles(path: str, front: FrontMatter, key: str) -> Iterator[Problem]:
    seen: set[str] = set()
    for value, line in front.texts(key):
        if value in seen:
            yield DOUBLE_VALUE.at(path, line, value=value, key=key)
        seen.add(value)


DOUBLE_SOURCE_ID = rule(
    "V-013",
    Level.ERROR,
    message="het bronnummer {value} staat er twee keer.",
    advice="Geef elke bron een eigen `id`.",
    explanation="De tekst verwijst met dit nummer naar één bron, dus elk nummer is van één bron.",
)


def check_source_ids(path: str, front: FrontMatter) -> Iterator[Problem]:
    seen: set[str] = set()
    for source, position in front.blocks("sources"):
        number = source.get("id")
        if isinstance(number, str) and number.lstrip("0") in seen:
            yield DOUBLE_SOURCE_ID.at(path, front.line_of("sources", position, "id"), value=number)
        elif isinstance(number, str):
            seen.add(number.lstrip("0"))


SOURCE_WITHOUT_KIND = rule(
    "V-054",
    Level.WARNING,
    message="bron {value} heeft geen `kind`.",
    advice="Kies bij `kind` uit: {choices}.",
    explanation="Een lezer wil weten van wie een bron komt: van wie het deed, of van iemand die meekeek.",
)


def check_source_kinds(path: str, front: FrontMatter, words: Vocabulary) -> Iterator[Problem]:
    for source, position in front.blocks("sources"):
        number = source.get("id")
        if "kind" not in source and isinstance(number, str):
            choices = one_of(words.words("source_kinds"))
            yield SOURCE_WITHOUT_KIND.at(path, front.line_of("sources", position), value=number, choices=choices)


NOT_A_COPY = rule(
    "V-076",
    Level.WARNING,
    message="`archived` is een adres van dezelfde website als `url`: '{value}'.",
    advice="Zet er het adres van de kopie bij een archief neer, zoals web.archive.org, of haal `archived` weg.",
    explanation="Een kopie helpt pas als zij blijft staan wanneer de pagina zelf verdwijnt.",
)


def check_archived(path: str, front: FrontMatter) -> Iterator[Problem]:
    for source, position in front.blocks("sources"):
        host, own = (host_of(source.get(key)) for key in ("archived", "url"))
        if host and host == own:
            yield NOT_A_COPY.at(path, front.line_of("sources", position, "archived"), value=source["archived"])


FIGURE_WITHOUT_SOURCE = rule(
    "V-055",
    Level.ERROR,
    message="`{key}` verwijst naar bron {value}, maar die bron ontbreekt.",
    advice="Voeg hem toe aan `sources`, of verbeter het nummer.",
    explanation="Een lezer moet kunnen nagaan waar een getal of citaat vandaan komt.",
)
MORE_THAN_ALL = rule(
    "V-056",
    Level.ERROR,
    message="`value` ({value}) is groter dan `of` ({of}).",
    advice="Draai de twee om, of verbeter het getal dat niet klopt.",
    explanation="Een deel (`value`) is nooit groter dan het geheel (`of`).",
)


NO_PART = rule(
    "V-074",
    Level.ERROR,
    message="`{key}` ({value}) kan geen deel zijn van `of` ({of}).",
    advice="Verbeter het getal dat niet klopt, of haal `of` weg als het getal geen deel van een geheel is.",
    explanation="Een geheel (`of`) is meer dan 0; een deel ligt tussen 0 en het geheel, nu en bij het begin (`from`).",
)


def check_figures(path: str, front: FrontMatter) -> Iterator[Problem]:
    seen: list[Mapping[str, Value]] = []
    for figure, position in front.blocks("figures"):
        yield from check_source_of(path, front, figure.get("source"), ("figures", position, "source"))
        yield from check_part(path, front, figure, position)
        if figure in seen:
            yield DOUBLE_VALUE.at(path, front.line_of("figures", position), value=figure.get("label"), key="figures")
        seen.append(figure)


def check_part(path: str, front: FrontMatter, figure: Mapping[str, Value], position: int) -> Iterator[Problem]:
    """Check that what is a part of a whole is at least nothing, and at most the whole."""
    of = figure.get("of")
    if not is_decimal(of):
        return
    whole = float(str(of))
    parts = {key: float(str(figure[key])) for key in ("value", "from") if is_decimal(figure.get(key))}
    if whole <= 0 and parts:
        yield NO_PART.at(path, front.line_of("figures", position, "of"), key="value", value=figure["value"], of=of)
        return
    for key, part in parts.items():
        line = front.line_of("figures", position, key)
        if part > whole and key == "value":
            yield MORE_THAN_ALL.at(path, line, value=figure[key], of=of)
        elif not 0 <= part <= whole:
            yield NO_PART.at(path, line, key=key, value=figure[key], of=of)


def is_decimal(value: Value) -> bool:
    return isinstance(value, str) and DECIMAL.fullmatch(value) is not None


def check_source_of(path: str, front: FrontMatter, number: Value, place: KeyPath) -> Iterator[Problem]:
    """Report a figure or quote of a source that is not there; of sources without numbers another rule tells."""
    known = [source.get("id") for source, _ in front.blocks("sources")]
    numbers = {known_number.lstrip("0") for known_number in known if isinstance(known_number, str)}
    is_unknown = (
        isinstance(number, str) and number.isascii() and number.isdecimal() and number.lstrip("0") not in numbers
    )
    if is_unknown and len(numbers) == len(known):
        yield FIGURE_WITHOUT_SOURCE.at(path, front.line_of(*place), key=place[0], value=number)


QUOTE_TOO_LONG = rule(
    "V-057",
    Level.ERROR,
    message="het citaat in `quote` heeft {count} woorden; het mogen er hoogstens {limit} zijn.",
    advice="Kies de woorden waar het om gaat.",
    explanation="Een kort citaat blijft hangen, en van de woorden van een ander nemen wij niet meer over dan nodig is.",
    limit=MOST_QUOTED_WORDS,
)


MARKS_AROUND_QUOTE = rule(
    "V-075",
    Level.WARNING,
    message="om het citaat staan al aanhalingstekens: '{value}'.",
    advice="Haal ze weg: de site zet ze zelf.",
    explanation="De site zet een citaat tussen aanhalingstekens; met die van de schrijver erbij staan ze er dubbel.",
)


def check_quote(path: str, front: FrontMatter) -> Iterator[Problem]:
    quote = front.values.get("quote")
    if not isinstance(quote, dict):
        return
    yield from check_source_of(path, front, quote.get("source"), ("quote", "source"))
    text = quote.get("text")
    if not isinstance(text, str):
        return
    if (count := len(QUOTED_WORD.findall(text))) > MOST_QUOTED_WORDS:
        yield QUOTE_TOO_LONG.at(path, front.line_of("quote", "text"), count=count)
    if QUOTED_TWICE.fullmatch(text.strip()):
        yield MARKS_AROUND_QUOTE.at(path, front.line_of("quote", "text"), value=text)


NO_QUESTION = rule(
    "V-059",
    Level.WARNING,
    message="deze open vraag eindigt niet op een vraagteken: '{value}'.",
    advice="Maak er een vraag van die een lezer zo kan stellen.",
    explanation="Een lezer die belt, wil weten wat hij kan vragen.",
)


def check_questions(path: str, front: FrontMatter) -> Iterator[Problem]:
    for question, line in front.texts("open_questions"):
        if not question.rstrip().endswith("?"):
            yield NO_QUESTION.at(path, line, value=question)


NO_CONTACT = rule(
    "V-062",
    Level.ADVICE,
    message="het verhaal noemt geen `contact`.",
    advice="Noem een organisatie die meer weet: `contact: {{organisation: Naam van de organisatie}}`.",
    explanation="Wie het ook wil doen, belt graag even met iemand die het al deed.",
)


def check_contact(path: str, front: FrontMatter) -> Iterator[Problem]:
    if "contact" not in front.values:
        yield NO_CONTACT.at(path, 1)


DATE_IN_FUTURE = rule(
    "V-018",
    Level.ERROR,
    message="`{key}` ligt in de toekomst ({value}).",
    advice="Vul de datum van vandaag in of een eerdere.",
    explanation="Deze datum vertelt wat er al is gebeurd.",
)
REVIEWED_TOO_EARLY = rule(
    "V-019",
    Level.WARNING,
    message="`reviewed` ({reviewed}) ligt voor `published` ({published}).",
    advice="Controleer de twee datums.",
    explanation="Een redacteur kijkt een verhaal pas na de plaatsing opnieuw na.",
)


def check_dates(path: str, front: FrontMatter, today: datetime.date) -> Iterator[Problem]:
    """Check what tells of the past: when it began or was followed, appeared, was measured or changed."""
    yield from check_editor_dates(path, front, today)
    start, _ = read_period(front)
    places: list[tuple[KeyPath, Value]] = [(("period", "start"), start)]
    for key, name in (
        ("sources", "date"),
        ("figures", "date"),
        ("followers", "since"),
        ("changes", "date"),
        ("consent", "given"),
    ):
        places += [((key, position, name), block.get(name)) for block, position in front.blocks(key)]
    for place, value in places:
        if isinstance(value, str) and PARTIAL_DATE.fullmatch(value) and value > today.isoformat()[: len(value)]:
            yield DATE_IN_FUTURE.at(path, front.line_of(*place), key=place[-1], value=value)


def check_editor_dates(path: str, front: FrontMatter, today: datetime.date) -> Iterator[Problem]:
    dates = {key: value for key in ("published", "reviewed") if (value := read_date(front, key))}
    for key, value in dates.items():
        if value > today:
            yield DATE_IN_FUTURE.at(path, front.line_of(key), key=key, value=value)
    if len(dates) == 2 and dates["reviewed"] < dates["published"]:
        yield REVIEWED_TOO_EARLY.at(
            path, front.line_of("reviewed"), reviewed=dates["reviewed"], published=dates["published"]
        )


def read_date(front: FrontMatter, key: str) -> datetime.date | None:
    value = front.text(key)
    return datetime.date.fromisoformat(value) if value and FULL_DATE.fullmatch(value) else None


UNKNOWN_INSPIRATION = rule(
    "V-020",
    Level.ERROR,
    message="`inspired_by` noemt '{value}', maar dat verhaal bestaat niet.",
    advice="Noem de bestandsnaam zonder '.md'.",
    explanation="De site legt een link naar het verhaal waarvan iets is overgenomen, en daarvoor moet het bestaan.",
)
INSPIRED_BY_ITSELF = rule(
    "V-021",
    Level.ERROR,
    message="het verhaal noemt zichzelf in `inspired_by`.",
    advice="Haal die regel weg.",
    explanation="Een verhaal neemt iets over van een ander verhaal, niet van zichzelf.",
)
INSPIRATION_CIRCLE = rule(
    "V-022",
    Level.ERROR,
    message="`inspired_by` gaat in een kring rond: {value}.",
    advice="Haal één van de verwijzingen weg.",
    explanation="Wie iets overneemt, komt later dan wie het bedacht; in een kring kan dat niet kloppen.",
)


def check_inspired_by(entry: Entry, front: FrontMatter, context: Context) -> Iterator[Problem]:
    stories = context.slugs(Kind.STORY)
    for slug, line in front.texts("inspired_by"):
        if slug == entry.slug:
            yield INSPIRED_BY_ITSELF.at(entry.path, line)
        elif slug not in stories:
            yield UNKNOWN_INSPIRATION.at(entry.path, line, suggestion=context.meant(Kind.STORY, slug), value=slug)
        elif (circle := find_circle(entry.slug, slug, context)) and entry.slug == min(circle):
            yield INSPIRATION_CIRCLE.at(entry.path, line, value=" → ".join(circle))


def find_circle(start: str, following: str, context: Context) -> list[str]:
    """Follow `inspired_by` from `following`; a path back to `start` is a circle, anything else an empty list."""
    waiting = [[start, following]] if start in context.circling else []
    seen = {following}
    while waiting:
        path = waiting.pop()
        story = context.by_path.get(f"stories/{path[-1]}.md")
        for slug in sorted(inspirations_of(story)) if story else ():
            if slug == start:
                return [*path, start]
            if slug not in seen and slug in context.circling:
                seen.add(slug)
                waiting.append([*path, slug])
    return []


ALIAS_TAKEN = rule(
    "V-026",
    Level.ERROR,
    message="de oude naam '{value}' in `aliases` is al van {other}.",
    advice="Kies een naam die vrij is.",
    explanation="Een oude naam stuurt lezers door naar één pagina, dus hij kan maar van één pagina zijn.",
)


def check_aliases(entry: Entry, front: FrontMatter, context: Context) -> Iterator[Problem]:
    """Report each old name that something else of its kind has or had."""
    names = front.texts("aliases")
    for alias, line in names:
        owners = [path for path in context.alias_owners.get((entry.kind, alias), ()) if path != entry.path]
        # Its own name may stand in front, when it got that back: it is known by it for good.
        has_it_back = alias == entry.slug == names[0][0] and len(names) > 1
        if alias in context.slugs(entry.kind) and not has_it_back:
            owners.insert(0, f"{NAMING[entry.kind].folder}/{alias}.md")
        if owners:
            yield ALIAS_TAKEN.at(entry.path, line, value=alias, other=owners[0])
