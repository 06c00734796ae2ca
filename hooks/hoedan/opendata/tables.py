"""The same records as tables, for spreadsheets: typed cells, and CSV in which no cell can act as a formula."""

import csv
import datetime
import io
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from ..places.country import Country
from .records import IngredientsFile, SetbacksFile, StoriesFile, StoryRecord, ThemesFile, in_country

Cell = str | int | datetime.date | None

SEPARATOR = " | "
"""Between the values of one cell."""
FORMULA = re.compile(r"((?:^|;|(?<!\s)[^\S\t\r\n]*[\t\r\n])\s*(?!\s))([=+\-@\uff1d\uff0b\uff0d\uff20])")
"""Where a spreadsheet would start a formula: at the start of a cell, or after what some take for the next cell."""


@dataclass(frozen=True)
class Column:
    """One column: its name, what it means, and where its value comes from."""

    name: str
    description: str
    value: Callable[[StoryRecord], Cell]


@dataclass(frozen=True)
class Table:
    """A sheet with a name."""

    name: str
    header: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def join(values: Iterable[str]) -> str:
    return SEPARATOR.join(values)


COLUMNS = (
    Column("slug", "Korte naam", lambda story: story.slug),
    Column("url", "Adres van de pagina", lambda story: story.url),
    Column("title", "Titel", lambda story: story.title),
    Column("summary", "Samenvatting", lambda story: story.summary),
    Column(
        "municipality_codes", "{code} van elke gemeente", lambda story: join(each.code for each in story.municipalities)
    ),
    Column("municipalities", "Gemeenten", lambda story: join(each.name for each in story.municipalities)),
    Column("provinces", "Van elke gemeente: {province}", lambda story: join(story.provinces)),
    Column(
        "labour_market_regions",
        "Van elke gemeente: {labour_market_region}",
        lambda story: join(story.labour_market_regions),
    ),
    Column("start", "Begin: jaar of jaar-maand", lambda story: story.period.start),
    Column("end", "Einde: jaar of jaar-maand", lambda story: story.period.end),
    Column("status", "Hoe het ervoor staat", lambda story: story.status),
    Column("themes", "Korte namen van de thema's", lambda story: join(story.themes)),
    Column("ingredients", "Korte namen van de ingrediënten", lambda story: join(story.ingredients)),
    Column("setbacks", "Korte namen van de struikelblokken", lambda story: join(story.setbacks)),
    Column("evidence", "Waar het verhaal op rust", lambda story: story.evidence),
    Column("newest_source", "Datum van de nieuwste bron", lambda story: story.newest_source),
    Column("target_groups", "Voor wie", lambda story: join(story.target_groups)),
    Column("partners", "Organisaties die meededen", lambda story: join(each.name for each in story.partners)),
    Column("sources", "Aantal bronnen", lambda story: len(story.sources)),
    Column("passages", "Aantal passages", lambda story: len(story.passages)),
    Column("published", "Geplaatst op", lambda story: story.published),
    Column("reviewed", "Nagekeken op", lambda story: story.reviewed),
    Column("updated", "De laatste van alle datums van dit verhaal", lambda story: story.updated),
    Column("id", "Kort kenmerk, dat blijft als de korte naam verandert", lambda story: story.id),
)
NOTES = ("licence", "data_date")
"""Columns that say the same in each row: a CSV file has no other place for its licence and date."""
BYTE_ORDER_MARK = "\ufeff"
"""By this Excel knows that a CSV file is UTF-8."""
DELIMITER = ";"
"""What Excel expects between cells where a comma stands before decimals, as in Dutch."""


def story_table(stories: StoriesFile) -> Table:
    return Table(
        "Verhalen",
        [column.name for column in COLUMNS],
        [[column.value(story) for column in COLUMNS] for story in stories.stories],
    )


def ingredient_table(ingredients: IngredientsFile) -> Table:
    header = ["slug", "url", "title", "summary", "family", "stories", "id"]
    return Table(
        "Ingrediënten",
        header,
        [[i.slug, i.url, i.title, i.summary, i.family, len(i.stories), i.id] for i in ingredients.ingredients],
    )


def theme_table(themes: ThemesFile) -> Table:
    header = ["slug", "url", "title", "summary", "frameworks", "stories", "id"]
    return Table(
        "Thema's",
        header,
        [[t.slug, t.url, t.title, t.summary, join(t.frameworks), len(t.stories), t.id] for t in themes.themes],
    )


def setback_table(setbacks: SetbacksFile) -> Table:
    header = ["slug", "url", "title", "summary", "stories", "id"]
    return Table(
        "Struikelblokken",
        header,
        [[s.slug, s.url, s.title, s.summary, len(s.stories), s.id] for s in setbacks.setbacks],
    )


def heading_table(stories: StoriesFile, country: Country) -> Table:
    """What the whole spreadsheet says about itself."""
    described = [
        ["kolom", "betekenis"],
        *([column.name, in_country(column.description, country)] for column in COLUMNS),
    ]
    return Table(
        "Over",
        ["title", stories.title],
        [
            ["licence", f"{stories.licence.name}, {stories.licence.url}"],
            ["attribution", stories.attribution],
            ["date", stories.date],
            ["site", stories.site],
            ["version", stories.version],
            *described,
        ],
    )


def write_csv(stories: StoriesFile) -> str:
    """The stories as CSV (RFC 4180 but for the separator), as a Dutch Excel opens it: every cell in its column, every
    letter right, and none that a spreadsheet takes for a formula.
    """
    table = story_table(stories)
    notes = [stories.licence.url, stories.date.isoformat() if stories.date else ""]
    out = io.StringIO()
    out.write(BYTE_ORDER_MARK)
    writer = csv.writer(out, delimiter=DELIMITER, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([*table.header, *NOTES])
    writer.writerows([*(csv_cell(cell) for cell in row), *notes] for row in table.rows)
    return out.getvalue()


def csv_cell(cell: Cell) -> str:
    return "" if cell is None else defuse(cell) if isinstance(cell, str) else str(cell)


def defuse(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would take for the start of a formula."""
    return FORMULA.sub(r"\1'\2", text)
