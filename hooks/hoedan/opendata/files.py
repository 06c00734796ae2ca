"""All data files of a library, ready to be written."""

from ..library.library import Library
from ..library.links import Links
from . import concepts
from .catalogue import write_catalogue
from .collect import collect_ingredients, collect_municipalities, collect_setbacks, collect_stories, collect_themes
from .records import FileHeader, Record
from .relations import collect_relations
from .schemas import write_data_schemas
from .spreadsheet import write_spreadsheet
from .tables import heading_table, ingredient_table, setback_table, story_table, theme_table, write_csv

FOLDER = "data/"


def data_files(library: Library, links: Links) -> dict[str, str | bytes]:
    """Address below the root of the site -> content, for every file below /data/ but the page itself."""
    stories = collect_stories(library, links)
    ingredients, themes, setbacks = collect_ingredients(library), collect_themes(library), collect_setbacks(library)
    tables = [
        story_table(stories),
        ingredient_table(ingredients),
        theme_table(themes),
        setback_table(setbacks),
        heading_table(stories, library.gazetteer.country),
    ]
    files: dict[str, str | bytes] = {
        "stories.json": write_json(stories),
        "ingredients.json": write_json(ingredients),
        "themes.json": write_json(themes),
        "setbacks.json": write_json(setbacks),
        "municipalities.json": write_json(collect_municipalities(library)),
        "relations.json": write_json(collect_relations(library, links)),
        "stories.csv": write_csv(stories),
        "stories.ods": write_spreadsheet(tables, stories.title, stories.date),
    }
    if library.settings.site_url:
        files[concepts.FILE] = concepts.write_concepts(library)
        files["catalogue.jsonld"] = write_catalogue(library)
    named = {FOLDER + name: content for name, content in files.items()}
    return {**named, **write_data_schemas(library.settings.site_url, library.gazetteer.country)}


def write_json(file: FileHeader) -> str:
    """One record on a line: small, and a change in one record is a change in one line."""
    lists = record_lists(file)
    heading = file.model_dump_json(by_alias=True, exclude_none=True, exclude=set(lists), indent=1)
    parts = [
        f' "{name}": [\n'
        + ",\n".join(record.model_dump_json(by_alias=True, exclude_none=True) for record in records)
        + "\n ]"
        for name, records in lists.items()
    ]
    return ",\n".join([heading.removesuffix("\n}"), *parts]) + "\n}\n"


def record_lists(file: FileHeader) -> dict[str, tuple[Record, ...]]:
    """The lists of records of a file, which are what it has beyond its heading."""
    names = [name for name in type(file).model_fields if name not in FileHeader.model_fields]
    return {name: value for name in names if isinstance(value := getattr(file, name), tuple)}
