"""The catalogue record of the data: DCAT-AP-NL 3.0, as JSON-LD.

Not in it is municipalities.json: those are the facts of others (CBS, TOOI), which they register themselves.
"""

import json
from typing import Any

from ..language.dutch import counted
from ..library.dates import date_of
from ..library.library import Library
from ..model.licences import CC_BY
from . import concepts, spreadsheet
from .concepts import dutch
from .schemas import schema_url

AUTHORITY = "http://publications.europa.eu/resource/authority/"
CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
DISTRIBUTIONS = {
    "stories.json": "Praktijkverhalen",
    "ingredients.json": "Ingrediënten",
    "themes.json": "Thema's",
    "setbacks.json": "Struikelblokken",
    "relations.json": "Verbanden",
    concepts.FILE: "Begrippen (SKOS)",
    "stories.csv": "Praktijkverhalen als tabel",
    "stories.ods": "Praktijkverhalen als rekenblad",
}
"""File -> title."""
FORMATS = {
    "json": ("JSON", "application/json"),
    "jsonld": ("JSON_LD", "application/ld+json"),
    "csv": ("CSV", "text/csv"),
    "ods": ("ODS", spreadsheet.MEDIA_TYPE),
}
"""End of a name -> its type in the list of the European Union, and its media type."""


def write_catalogue(library: Library) -> str:
    """A catalogue with one dataset. It needs the address of the site: without it nothing can be found."""
    site, data = library.settings.site_url, f"{library.settings.site_url}data/"
    agent = {"@id": f"{data}#uitgever", "@type": "foaf:Agent", "foaf:name": dutch(library.settings.site_name)}
    contact = {
        "@id": f"{data}#contact",
        "@type": "vcard:Kind",
        "vcard:fn": f"Redactie {library.settings.site_name}",
        "vcard:hasURL": {"@id": f"{site}over/"},
    }
    catalogue = {
        "@id": f"{data}#catalogus",
        "@type": "dcat:Catalog",
        "dct:title": dutch(f"Open data van {library.settings.site_name}"),
        "dct:description": dutch("De gegevens achter de site, vrij te gebruiken met bronvermelding."),
        "dct:publisher": {"@id": agent["@id"]},
        "dcat:contactPoint": {"@id": contact["@id"]},
        "dct:language": {"@id": f"{AUTHORITY}language/NLD"},
        "foaf:homepage": {"@id": data},
        "dcat:dataset": {"@id": f"{data}#gegevens"},
    }
    distributions = [distribution(site, file, title) for file, title in DISTRIBUTIONS.items()]
    graph = [catalogue, describe_dataset(library, data, distributions), *distributions, agent, contact]
    return json.dumps({"@context": CONTEXT, "@graph": graph}, ensure_ascii=False, indent=1) + "\n"


def describe_dataset(library: Library, data: str, distributions: list[dict[str, Any]]) -> dict[str, Any]:
    modified = date_of(library)
    return {
        "@id": f"{data}#gegevens",
        "@type": "dcat:Dataset",
        "dct:identifier": f"{data}#gegevens",
        "dct:title": dutch(library.vocabulary.data_title),
        "dct:description": dutch(
            f"{counted(len(library.stories), 'praktijkverhaal', 'praktijkverhalen')} van gemeenten met "
            f"{counted(len(library.ingredients), 'ingrediënt', 'ingrediënten')}, "
            + counted(len(library.themes), "thema", "thema's")
            + ", en de verbanden daartussen."
        ),
        "dct:publisher": {"@id": f"{data}#uitgever"},
        "dct:creator": {"@id": f"{data}#uitgever"},
        "dcat:contactPoint": {"@id": f"{data}#contact"},
        "dct:accessRights": {"@id": f"{AUTHORITY}access-right/PUBLIC"},
        "dcat:theme": [{"@id": f"{AUTHORITY}data-theme/{theme}"} for theme in library.vocabulary.data_themes],
        "dcat:keyword": [dutch(word) for word in library.vocabulary.keywords],
        "dct:language": {"@id": f"{AUTHORITY}language/NLD"},
        **({"dct:spatial": {"@id": country}} if (country := library.gazetteer.country.uri) else {}),
        "dct:accrualPeriodicity": {"@id": f"{AUTHORITY}frequency/IRREG"},
        **({"dct:modified": {"@type": "xsd:date", "@value": modified.isoformat()}} if modified else {}),
        "dcat:landingPage": {"@id": data},
        "dcat:distribution": [{"@id": each["@id"]} for each in distributions],
    }


def distribution(site: str, file: str, title: str) -> dict[str, Any]:
    name, _, extension = file.rpartition(".")
    data, (file_type, media_type) = f"{site}data/", FORMATS[extension]
    return {
        "@id": f"{data}#{file}",
        "@type": "dcat:Distribution",
        "dct:title": dutch(title),
        "dcat:accessURL": {"@id": data},
        "dcat:downloadURL": {"@id": data + file},
        "dct:license": {"@id": CC_BY.url},
        "dct:format": {"@id": f"{AUTHORITY}file-type/{file_type}"},
        "dcat:mediaType": {"@id": f"https://www.iana.org/assignments/media-types/{media_type}"},
        **({"dct:conformsTo": {"@id": site + schema_url(name)}} if extension == "json" else {}),
    }
