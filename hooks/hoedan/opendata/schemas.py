"""The JSON Schemas of the data files, each at an address with its version."""

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from ..places.country import Country
from .records import FILES, VERSION, in_country

FOLDER = f"data/schemas/v{VERSION.partition('.')[0]}/"


def schema_url(name: str) -> str:
    """The address of the schema of `data/<name>.json`."""
    return f"{FOLDER}{name}.schema.json"


def write_data_schemas(site_url: str, country: Country) -> Mapping[str, str]:
    """Address -> schema, for every data file."""
    schemas = {schema_url(name): told(make_data_schema(name, site_url), country) for name in FILES}
    return {url: json.dumps(schema, ensure_ascii=False, indent=1) + "\n" for url, schema in schemas.items()}


def told(schema: Any, country: Country) -> Any:
    """A schema, or a part of it, with descriptions that use the words of a country."""
    if isinstance(schema, str):
        return in_country(schema, country)
    if isinstance(schema, list):
        return [told(each, country) for each in schema]
    return {key: told(each, country) for key, each in schema.items()} if isinstance(schema, dict) else schema


@cache
def make_data_schema(name: str, site_url: str = "") -> dict[str, Any]:
    schema = FILES[name].model_json_schema(schema_generator=_Plain, mode="serialization")
    return {"$schema": GenerateJsonSchema.schema_dialect, "$id": site_url + schema_url(name), **schema}


class _Plain(GenerateJsonSchema):
    """No titles made of Python names, and no `null`: a field without a value is left out of the file."""

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002
        return False

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        return {key: value for key, value in super().model_schema(schema).items() if key != "title"}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        return self.generate_inner(schema["schema"])
