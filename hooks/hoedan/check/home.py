"""The rules for what the settings put on the home page and above every page."""

import re
from collections.abc import Iterator, Mapping

from ..language.suggest import nearest
from ..library.library import Library
from ..model.page_types import LISTINGS
from ..model.problems import Level, Problem
from ..model.rules import rule
from ..model.settings import CONFIG, Settings, read_config
from ..model.urls import bundle_url, file_url
from ..reading.entry import Kind
from ..reading.naming import NAMING
from .context import Context

UNKNOWN_STORY_IN_SETTINGS = rule(
    "S-003",
    Level.ERROR,
    message="de instelling `{key}` noemt het verhaal '{value}', en dat is er niet.",
    advice="Schrijf de bestandsnaam van een verhaal over, zonder .md, of haal deze weg.",
    explanation="De voorpagina toont verhalen die de redactie koos, en daarvoor moeten ze er zijn.",
)
ANNOUNCEMENT_SHAPE = rule(
    "S-004",
    Level.ERROR,
    message="de aankondiging {fault}.",
    advice="Zet onder `announcement` een `text` van hoogstens {most} tekens, en als je wilt een `link`.",
    explanation="Een aankondiging is één korte regel boven elke pagina, die ook op een telefoon past.",
)
ANNOUNCEMENT_LINK = rule(
    "S-005",
    Level.ERROR,
    message="de aankondiging linkt naar '{value}', en dat is geen pagina van de site en geen adres met https.",
    advice="Neem het adres over uit je browser, zonder het stuk tot en met de naam van de site: `bundels/`.",
    explanation="Iedereen ziet de aankondiging, dus moet de link werken.",
)
UNKNOWN_ANSWER = rule(
    "S-006",
    Level.ERROR,
    message="de vraag '{question}' in `home_questions` wijst naar '{value}', en dat is er niet.",
    advice="Schrijf `thema=`, `ingredient=` of `struikelblok=` met de bestandsnaam erachter, zonder .md.",
    explanation="Onder het zoekveld van de voorpagina staan vragen. Elke vraag heeft een pagina met het antwoord.",
)
QUESTION_WITHOUT_STORY = rule(
    "S-007",
    Level.ERROR,
    message="de vraag '{question}' in `home_questions` vindt geen enkel verhaal.",
    advice="Kies een thema, ingrediënt of struikelblok dat in een verhaal staat, of haal de vraag weg.",
    explanation="Wie op een vraag tikt, moet iets te lezen krijgen.",
)
EDITORS_OF_AN_EXAMPLE = "redactie@voorbeeld.nl"
WRONG_ADDRESS_OF_EDITORS = rule(
    "S-009",
    Level.ERROR,
    message="de instelling `editors_address` is geen mailadres: '{value}'.",
    advice=f"Schrijf alleen het adres: `{EDITORS_OF_AN_EXAMPLE}`.",
    explanation="Op het adres staat een knop op de site, en die opent een mail.",
)
MAIL_ADDRESS = re.compile(r"[\w.+-]{1,64}@(?:[\w-]{1,63}\.)+[a-z]{2,20}", re.ASCII | re.IGNORECASE)
LONGEST_ANNOUNCEMENT = 140
ANSWERS = {naming.facet: kind for kind, naming in NAMING.items() if naming.facet}
"""What a question can lead to, by the name of its facet in the finder."""


def check_home(settings: Settings, context: Context) -> Iterator[Problem]:
    """Report what the settings show and nobody can read or follow."""
    text = read_config(context.root)
    yield from check_editors_address(settings, text)
    yield from check_chosen_stories(settings, context, text)
    yield from check_announcement(dict(settings.announcement), context, text)
    for question, value in settings.home_questions:
        name, _, slug = value.partition("=")
        kind = ANSWERS.get(name)
        if kind is None or slug not in context.slugs(kind):
            near = context.meant(kind, slug) if kind else None
            suggestion = f"{name}={near}" if near else None
            line = line_of(text, "home_questions", value)
            yield UNKNOWN_ANSWER.at(CONFIG, line, suggestion=suggestion, question=question, value=value)


def check_editors_address(settings: Settings, text: str) -> Iterator[Problem]:
    """Check that mail to the editors can arrive."""
    address = settings.editors_address
    if address and not MAIL_ADDRESS.fullmatch(address):
        yield WRONG_ADDRESS_OF_EDITORS.at(CONFIG, line_of(text, "editors_address", ""), value=address)


def check_chosen_stories(settings: Settings, context: Context, text: str) -> Iterator[Problem]:
    stories = context.slugs(Kind.STORY)
    highlighted = [("highlighted_story", settings.highlighted_story)] if settings.highlighted_story else []
    for key, slug in (*highlighted, *(("home_stories", slug) for slug in settings.home_stories)):
        if slug not in stories:
            line = line_of(text, key, slug)
            yield UNKNOWN_STORY_IN_SETTINGS.at(
                CONFIG, line, suggestion=context.meant(Kind.STORY, slug), key=key, value=slug
            )


def check_announcement(written: Mapping[str, str], context: Context, text: str) -> Iterator[Problem]:
    words, link = written.get("text", ""), written.get("link", "")
    faults = [f"heeft de onbekende sleutel `{key}`" for key in written if key not in ("text", "link")]
    if written and not words.strip():
        faults.append("heeft geen `text`")
    if len(words) > LONGEST_ANNOUNCEMENT:
        faults.append(f"telt {len(words)} tekens")
    for fault in faults:
        yield ANNOUNCEMENT_SHAPE.at(CONFIG, line_of(text, "announcement", ""), fault=fault, most=LONGEST_ANNOUNCEMENT)
    known = addresses(context)
    if link and not link.startswith("https://") and link.partition("#")[0] not in known:
        line = line_of(text, "announcement", link)
        yield ANNOUNCEMENT_LINK.at(CONFIG, line, suggestion=nearest(link, known), value=link)


def addresses(context: Context) -> frozenset[str]:
    """The pages that an announcement can lead to: those of files, and the listings."""
    pages = (file_url(path) for path in context.paths)
    bundles = (bundle_url(each.parent.name) for each in context.root.glob("bundles/*/bundle.yml"))
    return frozenset({*LISTINGS, *filter(None, pages), *bundles})


def check_questions(library: Library) -> Iterator[Problem]:
    """Report each question whose answer is there, and in no story."""
    for question in library.home_questions:
        if not question.stories:
            line = line_of(read_config(library.root), "home_questions", question.text)
            yield QUESTION_WITHOUT_STORY.at(CONFIG, line, question=question.text)


def line_of(text: str, key: str, value: str) -> int:
    """The line of a choice: the first after its key with the value as a whole word, else that of the key."""
    place = re.compile(rf"^[ ]*{key}[ ]*:(?:.*?(?<![\w-]){re.escape(value)}(?![\w-]))?", re.MULTILINE | re.DOTALL)
    found = place.search(text)
    return text.count("\n", 0, found.end()) + 1 if found else 1
