"""Ingredients, setbacks, themes and frameworks as SKOS concepts in JSON-LD, so that other libraries can point to them.

A concept is named by the address that its page had first, which stays when it gets another name. A framework has no
page here: it is named within this file, and matches the address where it stands.
"""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from ..language.slugs import slugify
from ..library.library import Library
from ..library.names import Subject, address_of, concept_url
from ..model.licences import CC_BY
from ..model.vocabulary import FrameworkEntry

FILE = "concepts.jsonld"
CONTEXT = {
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
}

Thing = dict[str, Any]


def write_concepts(library: Library) -> str:
    """All concepts with their schemes. It needs the address of the site: without it nothing has a name."""
    return (
        json.dumps({"@context": CONTEXT, "@graph": list(_Concepts(library).all())}, ensure_ascii=False, indent=1) + "\n"
    )


class _Concepts:
    """The things of one library, each scheme before what is in it."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.site = library.settings.site_url

    def all(self) -> Iterator[Thing]:
        library = self.library
        ingredients, setbacks, themes = (
            f"{self.site}{folder}" for folder in ("ingredienten/", "vallen-en-opstaan/", "themas/")
        )
        yield self.scheme(ingredients, "Ingrediënten")
        for family in library.vocabulary.families:
            if family.slug in library.ingredients_by_family:  # then the page has it
                yield concept(f"{ingredients}#{family.slug}", ingredients, family.label, is_top=True)
        for each in library.ingredients:
            related = [library.ingredient[slug] for slug in each.front.related if slug in library.ingredient]
            yield self.entry(each, ingredients) | references(
                broader=[f"{ingredients}#{each.family}"], related=map(self.name_of, related)
            )
        yield self.scheme(setbacks, "Struikelblokken")
        for setback in library.setbacks:
            yield self.entry(setback, setbacks, is_top=True)
        yield self.scheme(themes, "Thema's")
        for theme in library.themes:
            yield self.entry(theme, themes, is_top=True) | references(
                relatedMatch=[self.framework_id(slug) for slug in theme.front.frameworks]
            )
        for group in dict.fromkeys(each.group for each in library.vocabulary.frameworks):
            yield self.scheme(self.group_id(group), group)
        yield from map(self.framework, library.vocabulary.frameworks)

    def scheme(self, name: str, title: str) -> Thing:
        return {
            "@id": name,
            "@type": "skos:ConceptScheme",
            "dct:title": dutch(title),
            "dct:license": {"@id": CC_BY.url},
        }

    def name_of(self, subject: Subject) -> str:
        return self.site + concept_url(subject)

    def entry(self, entry: Subject, scheme: str, *, is_top: bool = False) -> Thing:
        """What has a page: also its other words, which SKOS wants to differ from its first."""
        page = self.site + address_of(entry)(entry.slug)
        others = [dutch(name) for name in entry.front.synonyms if name != entry.title]
        return {
            **concept(self.name_of(entry), scheme, entry.title, is_top=is_top),
            **({"skos:altLabel": others} if others else {}),
            "skos:definition": dutch(entry.summary),
            **({"foaf:page": {"@id": page}} if page != self.name_of(entry) else {}),
            **references(exactMatch=entry.front.same_as),
        }

    def framework(self, framework: FrameworkEntry) -> Thing:
        name = self.framework_id(framework.slug)
        return {
            **concept(name, self.group_id(framework.group), framework.label, is_top=True),
            **({"skos:notation": framework.code} if framework.code else {}),
            **references(exactMatch=[framework.url] if framework.url else []),
        }

    def framework_id(self, slug: str) -> str:
        return f"{self.site}data/{FILE}#kader-{slug}"

    def group_id(self, group: str) -> str:
        return f"{self.site}data/{FILE}#kaders-{slugify(group)}"


def concept(name: str, scheme: str, label: str, *, is_top: bool = False) -> Thing:
    return {
        "@id": name,
        "@type": "skos:Concept",
        "skos:inScheme": {"@id": scheme},
        **({"skos:topConceptOf": {"@id": scheme}} if is_top else {}),
        "skos:prefLabel": dutch(label),
    }


def references(**names: Iterable[str]) -> Thing:
    """Relation of SKOS -> what it leads to; one that leads nowhere is left out."""
    found = {f"skos:{key}": [{"@id": name} for name in ids] for key, ids in names.items()}
    return {key: ids for key, ids in found.items() if ids}


def dutch(text: str) -> Thing:
    return {"@language": "nl", "@value": text}
