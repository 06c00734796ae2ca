"""The form on /insturen/: what its template and its scripts need to know of the library."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import partial
from statistics import quantiles

from ..check.consent import PERSON
from ..check.context import bare_names, telling_words
from ..check.privacy import (
    ADDRESS,
    ANY_WEB_ADDRESS,
    EMAIL,
    GENERAL_NUMBER,
    INTRODUCED,
    INVISIBLE,
    PHONE,
    TIME_OR_DATE,
    unsought,
)
from ..check.shape import field_at
from ..check.story import QUOTED_TWICE, QUOTED_WORD
from ..check.text import TO_FILL_IN
from ..design.images import LARGEST_IMAGE, LARGEST_SHOWN, MOST_PIXELS
from ..design.typefaces import letters
from ..incremental.memory import Memory
from ..language.slugs import fold
from ..language.suggest import BECAME, LIKENESS, MEANT
from ..language.typography import set_text
from ..library.library import Library
from ..library.routes import sections_of
from ..library.story import Story
from ..model.fields import DECIMAL, OTHER_NUMBER, PLAIN_NUMBER, YAML_NUMBER, StoryFrontMatter
from ..model.fixed_words import GOES_ON, LASTING, NOT_KNOWN, OVER, RUNNING, RUNS_NOW
from ..model.guidance import (
    FORM_FIELDS,
    HEADING_WORDS,
    IMAGE_LICENCES,
    SOURCE_LISTS,
    STORY_FIELDS,
    fields_with_examples,
)
from ..model.link_targets import SHOWN_ADDRESS, SITE_ADDRESS
from ..model.personal_numbers import AMOUNT, DIGITS, GAP, GROUPINGS, IBAN, SHORTEST_IBAN
from ..model.problems import LONGEST_VALUE, Level
from ..model.rules import NOTHING_TO_CHOOSE
from ..model.settings import Settings
from ..model.urls import letter_url
from ..model.vocabulary import Vocabulary
from ..places.country import Country
from ..reading.load import STORIES
from ..reading.source import LEVEL, NESTING, RUN
from ..text import grammar
from ..text.dialect import ADDRESS as BARE_WEB_ADDRESS
from ..text.dialect import (
    ALERT,
    BRACKET_IN_ITEM,
    BRACKET_ITEM,
    HEADING,
    INDENTED_ITEM,
    INDENTED_QUOTE,
    INDENTED_TEXT,
    LONG_NUMBER,
    NUMBERED_ITEM,
    STRUCK,
    TABLE_EDGE,
    TASK,
    TIGHT_HASHES,
    TRAILING_BACKSLASH,
)
from ..text.neighbours import BLOCK_LIKE, EMPTY_ITEM, ITEM, LINE_ACROSS, NESTED_ITEM, WIDE_ITEM
from ..text.prose import ADDRESS as ADDRESS_IN_PROSE
from . import office
from .draft import draft_files
from .form_words import FORM_WORDS, LIKELY_PARAGRAPH, LIKELY_SETBACK
from .odt import write_odt
from .proposals import known_names_of
from .schemas import as_json, write_rules, write_schemas
from .sorting import HEADING_LIKENESS, HEADING_NUMBER, cues_of

MEANT_HERE = MEANT.replace("'{value}'", "‘{value}’")
"""The same beside a field: the check is read in a terminal, and the form is a page."""
FORM_DATA = "assets/formulier.json"
RULES = "data/regels.json"
WORD_TEMPLATE = "assets/sjabloon-verhaal.docx"
OPEN_TEMPLATE = "assets/sjabloon-verhaal.odt"

ASKED = {
    "municipalities": "gemeente",
    "ingredients": "ingredient",
    "themes": "thema",
    "slug": "verhaal",
    "still": "klopt",
}
"""What an address of the form may fill in: the field -> its word there.

The slug is that of a story to change; with `still` the form asks first whether it is still right.
"""

STEPS = (
    ("begin", "Begin"),
    ("tekst", "Tekst"),
    ("feiten", "Feiten"),
    ("bronnen", "Bronnen"),
    ("nakijken", "Nakijken en insturen"),
)
"""The steps of the form: the word in the address, and the name."""


def whole(pattern: re.Pattern[str]) -> re.Pattern[str]:
    """A pattern that has to fit a text from its first sign to its last."""
    return re.compile(f"^(?:{pattern.pattern})$", pattern.flags)


GRAMMAR: Mapping[str, re.Pattern[str]] = {
    "html": grammar.HTML,
    "autolink": grammar.AUTOLINK,
    "reference": grammar.REFERENCE,
    "reference_like": grammar.REFERENCE_LIKE,
    "definition": grammar.DEFINITION,
    "link": grammar.LINK,
    "link_like": grammar.LINK_LIKE,
    "escaped": grammar.ESCAPED,
    "marker": whole(grammar.MARKER),
    "marker_like": grammar.MARKER_LIKE,
    "swapped_marker": whole(grammar.SWAPPED_MARKER),
    "image_only": whole(grammar.IMAGE_ONLY),
    "address_in_prose": ADDRESS_IN_PROSE,
    "site_address": SITE_ADDRESS,
    "shown_address": whole(SHOWN_ADDRESS),
    "task": TASK,
    "alert": ALERT,
    "struck": STRUCK,
    "bare_mailbox": grammar.BARE_MAILBOX,
    "mailbox_like": grammar.MAILBOX_LIKE,
    "bare_address": BARE_WEB_ADDRESS,
    "tight_hashes": TIGHT_HASHES,
    "hash_heading": whole(grammar.HASH_HEADING),
    "underline": whole(grammar.UNDERLINE),
    "bullet": grammar.BULLET,
    "numbered": grammar.NUMBERED,
    "list_item": grammar.LIST_ITEM,
    "inner_item": grammar.INNER_ITEM,
    "quote": grammar.QUOTE,
    "right_border": grammar.RIGHT_BORDER,
    "list_like": grammar.LIST_LIKE,
    "indented_item": INDENTED_ITEM,
    "bracket_item": BRACKET_ITEM,
    "bracket_in_item": BRACKET_IN_ITEM,
    "numbered_item": NUMBERED_ITEM,
    "indented_text": whole(INDENTED_TEXT),
    "indented_quote": INDENTED_QUOTE,
    "long_number": LONG_NUMBER,
    "item": ITEM,
    "empty_item": whole(EMPTY_ITEM),
    "wide_item": WIDE_ITEM,
    "nested_item": NESTED_ITEM,
    "block_like": BLOCK_LIKE,
    "line_across": whole(LINE_ACROSS),
    "heading": HEADING,
    "heading_number": HEADING_NUMBER,
    "rule": whole(grammar.RULE),
    "note": grammar.NOTE,
    "trailing_backslash": TRAILING_BACKSLASH,
    "trailing_tab": grammar.TRAILING_TAB,
    "table_edge": whole(TABLE_EDGE),
    "quoted_word": QUOTED_WORD,
    "quoted_twice": QUOTED_TWICE,
    "run": RUN,
    "nesting": NESTING,
    "level": LEVEL,
    "person": PERSON,
    "to_fill_in": TO_FILL_IN,
}
"""What the form looks for in a text, as the check does."""

LARGEST_CHOSEN = 30_000_000
"""Bytes of an image that somebody chooses: a phone makes them of ten million, and the form makes a smaller copy."""


NUMBERS: Mapping[str, re.Pattern[str]] = {
    "decimal": DECIMAL,
    "other": OTHER_NUMBER,
    "plain": PLAIN_NUMBER,
    "yaml": YAML_NUMBER,
}
"""What a number of a figure may look like, and what YAML would make of another."""


def form_values(library: Library) -> dict[str, object]:
    """The words and choices in the form's template."""
    words = library.vocabulary
    return {
        "word_template": WORD_TEMPLATE,
        "open_template": OPEN_TEMPLATE,
        "steps": STEPS,
        "fields": {**fields_with_examples(words), **FORM_FIELDS},
        "image_licences": list(IMAGE_LICENCES.items()),
        "image_places": [
            ("boven", "Boven aan het verhaal"),
            *((each.title, f"Onder {each.title}") for each in words.story_headings),
        ],
        "sections": words.story_headings,
        "example_mark": office.example_mark(library),
        "repo_url": library.settings.repo_url,
        "editors_address": library.settings.editors_address,
        "editors_letter": letter_to_editors(library.settings),
        "branch": library.settings.branch,
        "setback_heading": words.setback_heading,
        "statuses": [(each.slug, each.label, each.help) for each in words.statuses],
        "themes": [(theme.slug, theme.title, theme.summary) for theme in library.themes],
        "target_groups": [(each.slug, each.label, "") for each in words.target_groups],
        "partner_types": list(words.labels("partner_types").items()),
        "source_kinds": list(words.labels("source_kinds").items()),
        "optional": ["images.until", *(key for key in STORY_FIELDS if may_be_left_out(key))],
        "stories": [(story.slug, story.title, "") for story in sorted(library.stories, key=lambda each: each.title)],
    }


def may_be_left_out(key: str) -> bool:
    """Whether a story is whole without this key; what kind a source is of, a rule asks for."""
    field = field_at(StoryFrontMatter, tuple(key.split(".")))
    return field is not None and not field.is_required() and key != "sources.kind"


def letter_to_editors(settings: Settings) -> str:
    """The address of a mail to which somebody adds a story as a file; empty when the editors have no address."""
    lines = ("Beste redactie,", "Bij deze mail zit mijn verhaal, als bestand.", "")
    return letter_url(settings.editors_address, f"Een praktijkverhaal voor {settings.site_name}", lines)


def submission_files(library: Library, memory: Memory) -> dict[str, str | bytes]:
    """Address -> content of every file behind the form: schemas, messages and templates."""
    return {
        **write_schemas(library),
        **draft_files(library, memory),
        RULES: write_rules(),
        FORM_DATA: write_form_data(library, memory),
        WORD_TEMPLATE: office.write_docx(office.template_content(library)),
        OPEN_TEMPLATE: write_odt(office.template_content(library)),
    }


def write_form_data(library: Library, memory: Memory) -> str:
    """What the scripts need: words, headings, limits and patterns, the parts of a Word file, the stories that exist."""
    words = library.vocabulary.labels
    return as_json(
        {
            "labels": {
                "heading": office.HEADING + library.settings.site_name,
                "facts": office.FACTS,
                "extra": office.EXTRA,
                "extra_facts": office.EXTRA_FACTS,
                "more_sources": office.MORE_SOURCES,
                "tables": {"partners": office.PARTNER_KEYS, "sources": office.SOURCE_KEYS},
                "extra_tables": office.EXTRA_TABLES,
                "fields": {key: set_text(field.label) for key, field in {**STORY_FIELDS, **FORM_FIELDS}.items()},
                "status": words("statuses"),
                "themes": {theme.slug: theme.title for theme in library.themes},
                "ingredients": {ingredient.slug: ingredient.title for ingredient in library.ingredients},
                "setbacks": {setback.slug: setback.title for setback in library.setbacks},
                "target_groups": words("target_groups"),
                "partner_types": words("partner_types"),
                "source_kinds": words("source_kinds"),
            },
            **model_facts(library.vocabulary, library.gazetteer.country),
            "setback_names": {
                each.slug: bare_names((each.title, *each.front.synonyms)) for _, each in sorted(library.setback.items())
            },
            "choice_words": choice_words(library),
            "known": known_names_of(library),
            "usual": usual_words(library, memory),
            "files": sorted(
                each.path
                for group in (library.stories, library.ingredients, library.themes, library.setbacks, library.pages)
                for each in group
            ),
            "stories": {story.slug: story.title for story in library.stories},
            "word": office.DOCX_PARTS,
        }
    )


def choice_words(library: Library) -> dict[str, dict[str, list[str]]]:
    """List of the form -> slug of a choice -> what a text says that gives reason for it, folded.

    That is its name and its synonyms, also those that readers look for; of a group of people the longest word that
    no other group has.
    """
    groups = telling_words({each.slug: (each.label,) for each in library.vocabulary.target_groups})
    same = [{fold(word) for word in group} for group in library.vocabulary.synonyms]

    def with_synonyms(names: Iterable[str]) -> list[str]:
        folded = {fold(name) for name in names}
        return sorted(folded.union(*(group for group in same if group & folded)))

    return {
        "themes": {each.slug: with_synonyms((each.title, *each.front.synonyms)) for each in library.themes},
        "ingredients": {each.slug: with_synonyms((each.title, *each.front.synonyms)) for each in library.ingredients},
        "target_groups": {slug: with_synonyms(sorted(sorted(words), key=len)[-1:]) for slug, words in groups.items()},
    }


def model_facts(vocabulary: Vocabulary, country: Country) -> dict[str, object]:
    """What the scripts have to know of the model, and of the words of a library."""
    return {
        "headings": vocabulary.all_headings,
        "optional_headings": vocabulary.optional_headings,
        "cues": cues_of(vocabulary),
        "heading_words": HEADING_WORDS,
        "heading_likeness": HEADING_LIKENESS,
        "source_lists": SOURCE_LISTS,
        "letters": rows_of(letters()),
        "running": vocabulary.statuses_in(*RUNNING),
        "over": vocabulary.statuses_in(*OVER),
        "goes_on": vocabulary.statuses_in(*GOES_ON),
        "ended": vocabulary.statuses_in(LASTING, *OVER),
        "not_known": vocabulary.statuses_in(NOT_KNOWN),
        "runs_now": vocabulary.statuses_in(RUNS_NOW),
        "setback_heading": vocabulary.setback_heading,
        "words": {
            **FORM_WORDS,
            "meant": MEANT,
            "meant_here": MEANT_HERE,
            "became": BECAME,
            "nothing": NOTHING_TO_CHOOSE,
            "paragraph": LIKELY_PARAGRAPH,
            "setback": LIKELY_SETBACK,
        },
        "error_level": Level.ERROR,
        "asked": ASKED,
        "likeness": LIKENESS,
        "longest_value": LONGEST_VALUE,
        "folder": STORIES,
        "images": {
            "chosen": LARGEST_CHOSEN,
            "largest": LARGEST_IMAGE,
            "most_pixels": MOST_PIXELS,
            "side": max(LARGEST_SHOWN),
        },
        "personal": personal_data(vocabulary, country),
        "grammar": {name: for_browser(pattern) for name, pattern in GRAMMAR.items()},
        "numbers": {name: for_browser(whole(pattern)) for name, pattern in NUMBERS.items()},
    }


def usual_words(library: Library, memory: Memory) -> dict[str, tuple[int, int]]:
    """Heading -> between how many words most stories have there: all but the quarter with least and that with most.

    Of a handful of stories nothing is usual.
    """
    counts: dict[str, list[int]] = defaultdict(list)
    for story in library.stories:
        for heading, count in memory.recall("section sizes", story.slug, (story,), partial(section_sizes, story)):
            counts[heading].append(count)
    many = {
        heading: each
        for heading, each in counts.items()
        if len(each) >= FEWEST_STORIES and heading in library.vocabulary.headings
    }
    return {
        heading: (round_ten(low), round_ten(high))
        for heading, each in many.items()
        for low, _, high in [quantiles(each)]
    }


def section_sizes(story: Story) -> list[tuple[str, int]]:
    """Heading and number of words of each part of a story."""
    return [
        (heading, sum(len(line.split()) for line in text.split("\n") if not is_mark(line)))
        for heading, text in sections_of(story)
    ]


FEWEST_STORIES = 8
"""Stories from which on it is told what most have."""


def is_mark(line: str) -> bool:
    """Whether a line says what the paragraph above it shows, which is not for reading."""
    return line.lstrip("> ").startswith("{:")


def round_ten(number: float) -> int:
    return round(number / 10) * 10


def rows_of(numbers: Iterable[int]) -> list[tuple[int, int]]:
    """The first and last of each row of numbers that follow each other."""
    rows: list[tuple[int, int]] = []
    for number in sorted(numbers):
        is_alone = not rows or rows[-1][1] + 1 < number
        rows = [*rows, (number, number)] if is_alone else [*rows[:-1], (rows[-1][0], number)]
    return rows


def personal_data(vocabulary: Vocabulary, country: Country) -> dict[str, object]:
    """What the privacy guard looks for in the numbers and addresses of a text, for the same work in the browser."""
    return {
        "web_address": for_browser(ANY_WEB_ADDRESS),
        "invisible": for_browser(INVISIBLE),
        "iban": for_browser(IBAN),
        "shortest_iban": SHORTEST_IBAN,
        "phone": for_browser(PHONE),
        "general_number": for_browser(GENERAL_NUMBER),
        "time_or_date": for_browser(TIME_OR_DATE),
        "digits": for_browser(DIGITS),
        "gap": for_browser(re.compile(GAP)),
        "groupings": GROUPINGS,
        "amount": for_browser(AMOUNT),
        "email": for_browser(EMAIL),
        "home_address": for_browser(ADDRESS),
        "introduced": for_browser(INTRODUCED),
        "mailboxes": sorted(vocabulary.mailboxes),
        "unsought": unsought(country),
    }


CLASS = re.compile(r"(?<!\\)\[\^?\]?(?:\\.|[^\]\\])*\]")
"""A class of characters in a pattern."""
WORD_SIGNS = r"\p{L}\p{N}_"
SPACE_SIGNS = r"\s\x1c"
"""What ends a block is white space to Python; what else is so there and not in a browser, no text has."""


def for_browser(pattern: re.Pattern[str]) -> dict[str, str]:
    r"""A pattern as JavaScript takes it with the flag `u`.

    There `\w` knows the letters of English alone, and `\s` no `BREAK`. Signs that nobody sees are written by their
    number.
    """
    letters = pattern.pattern.replace(r"[^\W\d_]", r"\p{L}").replace(r"[\W\d_]", r"\P{L}")
    in_classes = CLASS.sub(lambda found: found[0].replace(r"\w", WORD_SIGNS).replace(r"\s", SPACE_SIGNS), letters)
    source = in_classes.replace(r"\w", f"[{WORD_SIGNS}]").replace("(?P<", "(?<").replace(r"\"", '"')
    readable = re.sub(r"[^ -~]", lambda found: f"\\u{{{ord(found[0]):x}}}", source)
    return {"source": readable, "flags": "giu" if pattern.flags & re.IGNORECASE else "gu"}
