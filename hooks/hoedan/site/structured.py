"""Structured data for search engines: schema.org as JSON-LD, in the head of each page."""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from markupsafe import Markup as Safe

from ..library.dates import updated_on
from ..library.library import Library, Theme
from ..library.names import concept_url
from ..library.story import Story
from ..model import urls
from ..model.fields import SourceEntry
from ..model.licences import CC_BY
from ..model.page_types import PageType
from .page import Page

Thing = Mapping[str, Any]

ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
"""Inside a script element no `</script>` or `<!--` may appear; in JSON these characters stand only in texts."""


def structured_data(page: Page, library: Library) -> Safe:
    """The JSON-LD of one page: where it is, and what it is about; safe inside a script element."""
    site = library.settings.site_url
    graph: list[Thing] = [breadcrumbs(page, site)]
    if page.is_story and isinstance(page.entry, Story):
        graph.append(article(page.entry, library))
    if isinstance(page.entry, Theme) and page.entry.front.frameworks:
        graph.append(theme_thing(page.entry, library))
    if page.type is PageType.OPEN_DATA:
        graph.append(dataset_thing(page, library))
    written = json.dumps({"@context": "https://schema.org", "@graph": graph}, ensure_ascii=False, separators=(",", ":"))
    return Safe(written.translate(ESCAPES))


def breadcrumbs(page: Page, site: str) -> Thing:
    """The way from the home page to this one."""
    steps = [("Start", ""), *((crumb.title, crumb.url) for crumb in page.trail)]
    steps += [(page.title, page.url)] if page.url else []
    items = [
        bare({"@type": "ListItem", "position": position, "name": name, "item": site + url if site else None})
        for position, (name, url) in enumerate(steps, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def article(story: Story, library: Library) -> Thing:
    """The story as an Article: what it is based on, what it is about and where it took place.

    The site publishes it. No author is named: the practice is of those who did it, and the text is of its editors.
    """
    site, front = library.settings.site_url, story.front
    url, updated = site + urls.story_url(story.slug), updated_on(story)
    publisher = {"@type": "Organization", "name": library.settings.site_name, "url": site or None}
    return {
        "@type": "Article",
        "@id": url,
        "url": url,
        "headline": story.title,
        "description": story.summary,
        "inLanguage": "nl",
        "license": CC_BY.url,
        "publisher": bare(publisher),
        **bare({"datePublished": str(front.published or "") or None, "dateModified": str(updated or "") or None}),
        "temporalCoverage": f"{front.period.start}/{front.period.end or '..'}",
        "isBasedOn": [source_of(source) for source in front.sources],
        "about": list(subjects_of(story, library)),
        "spatialCoverage": [
            {
                "@type": "AdministrativeArea",
                **bare({"@id": each.uri or None}),
                "name": each.name,
                "url": site + urls.municipality_url(each.slug),
                "identifier": each.code,
                "geo": {"@type": "GeoCoordinates", "latitude": each.lat, "longitude": each.lon},
                "containedInPlace": {"@type": "AdministrativeArea", "name": each.province},
            }
            for each in story.municipalities
        ],
    }


def source_of(source: SourceEntry) -> Thing:
    return bare(
        {
            "@type": "CreativeWork",
            "name": source.title,
            "publisher": {"@type": "Organization", "name": source.publisher},
            "url": source.url,
            "datePublished": source.date,
        }
    )


def subjects_of(story: Story, library: Library) -> Iterator[Thing]:
    """Ingredients and themes as defined terms of this site."""
    site = library.settings.site_url
    for slug in story.front.ingredients:
        if ingredient := library.ingredient.get(slug):
            yield term(ingredient.title, site, concept_url(ingredient), "ingredienten/")
    for slug in story.front.themes:
        if theme := library.theme.get(slug):
            yield term(theme.title, site, concept_url(theme), "themas/")


def theme_thing(theme: Theme, library: Library) -> Thing:
    """The theme, with the laws and tasks that it falls under; its name and address stand in the breadcrumbs."""
    groups = library.vocabulary.frameworks_by_group(theme.front.frameworks)
    return {
        "@type": "CollectionPage",
        "about": [
            bare(
                {
                    "@type": "DefinedTerm",
                    "@id": each.url,
                    "name": each.label,
                    "termCode": each.code,
                    "inDefinedTermSet": group,
                }
            )
            for group, frameworks in groups.items()
            for each in frameworks
        ],
    }


def term(name: str, site: str, url: str, folder: str) -> Thing:
    return bare(
        {
            "@type": "DefinedTerm",
            "@id": site + url if site else None,
            "name": name,
            "inDefinedTermSet": site + folder if site else None,
        }
    )


def dataset_thing(page: Page, library: Library) -> Thing:
    """The open data, for search engines that look for data."""
    site = library.settings.site_url
    downloads = (("stories.json", "application/json"), ("stories.csv", "text/csv"))
    return {
        "@type": "Dataset",
        "@id": f"{site}data/#gegevens",
        "name": page.title,
        "description": page.description,
        "url": f"{site}data/",
        "license": CC_BY.url,
        "creator": bare({"@type": "Organization", "name": library.settings.site_name, "url": site or None}),
        "distribution": [
            {"@type": "DataDownload", "contentUrl": f"{site}data/{file}", "encodingFormat": kind}
            for file, kind in downloads
        ],
    }


def bare(thing: Thing) -> dict[str, Any]:
    """Without what is not known."""
    return {key: value for key, value in thing.items() if value is not None}
