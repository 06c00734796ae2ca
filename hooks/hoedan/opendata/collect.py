"""From the library to records: stories, ingredients, themes and municipalities as other programs read them."""

import datetime
from collections.abc import Iterable, Iterator
from typing import Any

from ..library.dates import date_of, updated_on
from ..library.library import Library
from ..library.links import Links
from ..library.names import Subject, address_of, first_name, old_names
from ..library.short_links import lasting_id
from ..library.story import Story
from ..model import urls
from ..model.licences import CC_BY, EUPL
from ..places.gazetteer import Gazetteer, Municipality
from ..text.html import words_in
from ..text.passages import Passage
from .records import (
    VERSION,
    FormerMunicipality,
    FormerName,
    FrameworkRecord,
    IngredientRecord,
    IngredientsFile,
    MunicipalitiesFile,
    MunicipalityRecord,
    SetbackRecord,
    SetbacksFile,
    StoriesFile,
    StoryChange,
    StoryContact,
    StoryFigure,
    StoryFollower,
    StoryImage,
    StoryPartner,
    StoryPassage,
    StoryPeriod,
    StoryPlace,
    StoryQuote,
    StoryRecord,
    StorySource,
    ThemeRecord,
    ThemesFile,
)
from .schemas import schema_url


def heading_of(library: Library, name: str, title: str) -> dict[str, Any]:
    """What the file `name` says about itself."""
    site = library.settings
    return {
        "$schema": f"{site.site_url}{schema_url(name)}",
        "version": VERSION,
        "title": f"{site.site_name} {title}",
        "licence": CC_BY,
        "attribution": site.site_name,
        "date": date_of(library),
        "site": site.site_url,
    }


def collect_stories(library: Library, links: Links) -> StoriesFile:
    heading = heading_of(library, "stories", "Praktijkverhalen")
    return StoriesFile(**heading, stories=tuple(story_record(story, links) for story in library.stories))


def story_record(story: Story, links: Links) -> StoryRecord:
    front = story.front
    url = links.library.settings.site_url + urls.story_url(story.slug)
    image = front.image
    return StoryRecord(
        slug=story.slug,
        id=lasting_id(story),
        url=url,
        source_file=story.path,
        title=story.title,
        summary=story.summary,
        municipalities=tuple(
            StoryPlace(code=place.municipality.code, name=place.municipality.name, former=place.former)
            for place in story.places
        ),
        provinces=story.provinces,
        labour_market_regions=story.labour_market_regions,
        period=StoryPeriod(start=front.period.start, end=front.period.end),
        status=front.status,
        themes=front.themes,
        ingredients=front.ingredients,
        target_groups=front.target_groups,
        partners=tuple(StoryPartner(name=partner.name, type=partner.type) for partner in front.partners),
        sources=tuple(StorySource(**source.model_dump()) for source in front.sources),
        setbacks=tuple(slug for slug in story.setbacks if slug in links.library.setback),
        evidence=story.evidence,
        newest_source=story.newest_source,
        figures=tuple(StoryFigure.model_validate(each.model_dump(by_alias=True)) for each in front.figures),
        quote=StoryQuote(**front.quote.model_dump()) if front.quote else None,
        open_questions=front.open_questions,
        conditions=front.conditions,
        passages=tuple(passage_record(passage, url) for passage in links.texts[story.slug].passages),
        published=front.published,
        reviewed=front.reviewed,
        updated=updated_on(story),
        contact=StoryContact(**front.contact.model_dump()) if front.contact else None,
        contributors=front.contributors,
        inspired_by=front.inspired_by,
        followers=tuple(StoryFollower(**follower.model_dump()) for follower in front.followers),
        image=StoryImage(url=url + image.src, alt=image.alt, credit=image.credit, licence=image.licence)
        if image
        else None,
        aliases=old_names(story),
        changes=tuple(StoryChange(**change.model_dump()) for change in front.changes),
    )


def passage_record(passage: Passage, url: str) -> StoryPassage:
    return StoryPassage(
        url=f"{url}#{passage.anchor}",
        ingredients=passage.ingredients,
        setbacks=passage.setbacks,
        text=words_in(passage.html),
    )


def collect_ingredients(library: Library) -> IngredientsFile:
    return IngredientsFile(
        **heading_of(library, "ingredients", "Ingrediënten"),
        ingredients=tuple(
            IngredientRecord(
                **subject_fields(each, library),
                family=each.family,
                questions=each.front.questions,
                related=each.front.related,
                stories=slugs(library.stories_by_ingredient.get(each.slug, ())),
            )
            for each in library.ingredients
        ),
    )


def subject_fields(subject: Subject, library: Library) -> dict[str, Any]:
    """What is told alike of an ingredient, a theme and a setback."""
    return {
        "slug": subject.slug,
        "id": first_name(subject),
        "url": library.settings.site_url + address_of(subject)(subject.slug),
        "title": subject.title,
        "summary": subject.summary,
        "synonyms": subject.front.synonyms,
        "aliases": old_names(subject),
        "same_as": subject.front.same_as,
    }


def collect_themes(library: Library) -> ThemesFile:
    return ThemesFile(
        **heading_of(library, "themes", "Thema's"),
        themes=tuple(
            ThemeRecord(
                **subject_fields(each, library),
                frameworks=each.front.frameworks,
                stories=slugs(library.stories_by_theme.get(each.slug, ())),
            )
            for each in library.themes
        ),
        frameworks=tuple(FrameworkRecord(**each.model_dump()) for each in library.vocabulary.frameworks),
    )


def collect_setbacks(library: Library) -> SetbacksFile:
    return SetbacksFile(
        **heading_of(library, "setbacks", "Struikelblokken"),
        setbacks=tuple(
            SetbackRecord(
                **subject_fields(each, library),
                stories=slugs(library.stories_by_setback.get(each.slug, ())),
            )
            for each in library.setbacks
        ),
    )


def collect_municipalities(library: Library) -> MunicipalitiesFile:
    """All municipalities. Their data come with the code and from others: hence another licence, and the provenance."""
    heading = heading_of(library, "municipalities", "Gemeenten") | {"licence": EUPL}
    return MunicipalitiesFile(
        **heading,
        provenance=f"{library.settings.site_url}colofon/#kaart-en-gemeenten",
        population_on=datetime.date.fromisoformat(library.gazetteer.country.population_on),
        municipalities=tuple(municipality_record(each, library) for each in library.gazetteer.municipalities),
        former=tuple(former_municipalities(library.gazetteer)),
    )


def municipality_record(municipality: Municipality, library: Library) -> MunicipalityRecord:
    return MunicipalityRecord(
        code=municipality.code,
        uri=municipality.uri or None,
        name=municipality.name,
        slug=municipality.slug,
        url=library.settings.site_url + urls.municipality_url(municipality.slug),
        province=municipality.province,
        labour_market_region=municipality.labour_market_region,
        ggd_region=municipality.ggd_region or None,
        safety_region=municipality.safety_region or None,
        population=municipality.population,
        size_class=municipality.size_class,
        longitude=municipality.lon,
        latitude=municipality.lat,
        aliases=municipality.aliases,
        former_names=tuple(
            FormerName(name=each.name, until=datetime.date.fromisoformat(each.until))
            for each in municipality.predecessors
        ),
        stories=slugs(library.stories_by_municipality.get(municipality.code, ())),
    )


def former_municipalities(gazetteer: Gazetteer) -> Iterator[FormerMunicipality]:
    """Every abolished municipality with those of today, in order of code; a chain of mergers is followed."""
    for former in gazetteer.former:
        yield FormerMunicipality(
            code=former.code,
            name=former.name,
            until=datetime.date.fromisoformat(former.until),
            successors=tuple(each.code for each in former.successors),
        )


def slugs(stories: Iterable[Story]) -> tuple[str, ...]:
    return tuple(story.slug for story in stories)
