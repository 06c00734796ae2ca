"""What the page /data/ says about each file: taken from the records, so that it cannot say anything else."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from ..library.dates import date_of
from ..library.library import Library
from ..model.licences import CC_BY, EUPL, Licence
from ..places.country import Country
from .records import FILES, VERSION, FileHeader, Record, in_country
from .relations import TYPES
from .schemas import schema_url
from .tables import COLUMNS, NOTES

NOTE_MEANINGS = dict(zip(NOTES, ("Licentie", "Datum van de gegevens"), strict=True))


@dataclass(frozen=True)
class FieldOf:
    """A field of a record."""

    name: str
    description: str
    is_required: bool


@dataclass(frozen=True)
class DataFile:
    """A JSON file with the kinds of records in it."""

    name: str
    description: str
    schema: str
    licence: Licence
    records: Mapping[str, tuple[FieldOf, ...]]
    """List in the file -> the fields of what is in that list."""


def describe_data(library: Library) -> dict[str, Any]:
    """The values of the template `data.html`."""
    return {
        "version": VERSION,
        "data_date": date_of(library),
        "files": [describe_file(name, model, library.gazetteer.country) for name, model in FILES.items()],
        "heading": fields_of(FileHeader, library.gazetteer.country),
        "columns": [
            *((column.name, in_country(column.description, library.gazetteer.country)) for column in COLUMNS),
            *NOTE_MEANINGS.items(),
        ],
        "relation_types": TYPES,
    }


def describe_file(name: str, model: type[FileHeader], country: Country) -> DataFile:
    records: dict[str, tuple[FieldOf, ...]] = {}
    for key, field in model.model_fields.items():
        items = [each for each in get_args(field.annotation) if isinstance(each, type) and issubclass(each, Record)]
        if items:
            records[key] = fields_of(items[0], country)
    licence = EUPL if name == "municipalities" else CC_BY
    return DataFile(name, model.__doc__ or "", schema_url(name), licence, records)


def fields_of(model: type[Record], country: Country) -> tuple[FieldOf, ...]:
    return tuple(
        FieldOf(field.alias or name, in_country(field.description or "", country), field.is_required())
        for name, field in model.model_fields.items()
    )
