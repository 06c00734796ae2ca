"""One publication as semantic HTML: the same parts for paper, e-book and screen."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle, islice

from markupsafe import Markup as Safe

from ..language.dutch import counted, dutch_date, enumerate_dutch
from ..language.slugs import fold
from ..library.links import Links
from ..library.story import Story, municipalities_of
from ..model import urls
from ..text.markup import render_page_text
from .addresses import printed
from .copyfit import keep_last_words
from .draft import Draft, Medium, begin, whole
from .fitting import LEADING, balanced_width, fitted_size
from .overviews import write_contents, write_matrix, write_registers
from .pages import Pages
from .pictures import Picture, cover_map, headband, qr_code
from .plan import Part, PartKind, Plan
from .quotations import write_quotations
from .registers import sort_key
from .story_part import write_story
from .subject_part import write_subject

NUMBERED = {PartKind.MATRIX: write_matrix, PartKind.REGISTERS: write_registers}
"""The parts that are page numbers for the most part."""
ROLES = {PartKind.FOREWORD: "doc-foreword", PartKind.AFTERWORD: "doc-afterword"}


TITLE_SIZE = 34.0
"""Points of the title on the cover, as in `print.css`; a longer title or word gets smaller type."""
TITLE_BOX = 326.0, 105.0
"""Points that it may be wide and high: within the margins, and above the map."""
TITLE_PAGE = "serif-semibold", 25.0, 326.0, 110.0
"""Face of the title on its page, the size that it may have, and how wide and high it may be, in points."""
SUBTITLE = "serif-light", 14.0, 280.0
"""Face, size and width in points of a subtitle, on the cover and on the title page."""
BANDS = 17
"""Borden that fit below each other on a page, as in `print.css`."""


@dataclass(frozen=True)
class Composed:
    """A composed publication. Each part is its anchor, and what writes it given the pages that are known by then."""

    plan: Plan
    parts: dict[str, Callable[[Pages | None], Safe]]
    images: Mapping[str, Callable[[], Picture]]
    """Name -> what draws it. In the HTML a picture is `image:name`. Complete when all parts are written."""

    @property
    def by_need(self) -> tuple[list[str], list[str]]:
        """The parts that are the same whatever the pages are, and those that need to know where all others fall."""
        numbered = {part.anchor for part in self.plan.parts if part.kind in NUMBERED}
        return [each for each in self.parts if each not in numbered], [each for each in self.parts if each in numbered]

    def write(self) -> dict[str, Safe]:
        """All parts at once, for a medium without pages."""
        return {anchor: write(None) for anchor, write in self.parts.items()}


def compose(plan: Plan, links: Links, medium: Medium, pages: Pages | None = None) -> Composed:
    """Write all parts but the matrix and the registers: those need the places of all texts, and where they fall."""
    draft = begin(plan, links, medium, pages)
    parts: dict[str, Callable[[Pages | None], Safe]] = {"omslag": written(write_cover(draft))} if plan.has_cover else {}
    if medium is Medium.PRINT and plan.is_book:
        parts |= {"schutblad": written(write_endpaper(draft)), "titelpagina": written(write_title_page(draft))}
    for part in plan.parts:
        if part.kind in NUMBERED:
            parts[part.anchor] = partial(write_numbered, draft, part)
        else:
            parts[part.anchor] = written(write_part(draft, part))
    if plan.has_cover:
        parts["achterkant"] = written(write_back(draft))
    return Composed(plan, parts, draft.images)


def fingerprint_of(plan: Plan, links: Links) -> str:
    """Stands for everything a publication says but the day of an update; it changes when anything in it does."""
    plan = replace(plan, updated="")
    title = (plan.title, plan.subtitle, plan.summary, plan.edition_code, plan.edition)
    texts = compose(plan, links, Medium.EPUB).write().values()
    return hashlib.sha256("\n".join([*title, *texts]).encode()).hexdigest()


def written(text: Safe) -> Callable[[Pages | None], Safe]:
    return lambda _: text


def write_numbered(draft: Draft, part: Part, pages: Pages | None) -> Safe:
    return NUMBERED[part.kind](replace(draft, pages=pages), part)


def write_part(draft: Draft, part: Part) -> Safe:
    """Any part that does not wait for the pages."""
    if part.story:
        return write_story(draft, part.anchor, part.story)
    if part.subject:
        return write_subject(draft, part, part.subject)
    if part.quotations:
        return write_quotations(draft, part)
    if part.kind is PartKind.CONTENTS:
        return write_contents(draft, part)
    text = own_text(draft, part)
    if part.kind is PartKind.COLOPHON:
        home = draft.library.settings.site_url
        return draft.fill(
            "colophon.html",
            part=part,
            text=text,
            home=home,
            home_address=printed(home),
            checked=words_on_checking(draft.plan.stories),
            contributors=contributors_of(draft.plan.stories),
        )
    summary = part.text.front.summary if part.text else ""
    return draft.fill("text.html", part=part, text=text, summary=summary, role=ROLES.get(part.kind))


def contributors_of(stories: Sequence[Story]) -> list[str]:
    """Who told the stories and wants to be named, each once, in the order of the alphabet."""
    return sorted({name for story in stories for name in story.front.contributors}, key=fold)


def words_on_checking(stories: Sequence[Story]) -> str:
    """Since when the stories are as they are told: one date when they share it, or else from the oldest on."""
    dates = sorted(story.front.reviewed for story in stories if story.front.reviewed)
    missing = len(stories) - len(dates)
    if not dates:
        are = "Het verhaal is" if missing == 1 else "De verhalen zijn"
        return f"{are} nog niet door een redacteur gecontroleerd."
    if dates[0] == dates[-1]:
        are = "Het verhaal is" if len(dates) == 1 and not missing else "De verhalen zijn"
        words = f"{are} voor het laatst gecontroleerd op {dutch_date(dates[0])}"
    else:
        between = f"{dutch_date(dates[0])} en {dutch_date(dates[-1])}"
        words = f"De verhalen zijn voor het laatst gecontroleerd tussen {between}; bij elk verhaal staat wanneer"
    return f"{words}, {counted(missing, 'verhaal', 'verhalen')} nog niet." if missing else f"{words}."


def own_text(draft: Draft, part: Part) -> Safe:
    """A text of the bundle's own, or one that was typed with the command."""
    if part.text is None:
        paragraphs = [" ".join(each.split()) for each in part.words.split("\n\n")]
        return Safe("\n").join(Safe("<p>{}</p>").format(each) for each in paragraphs if each)
    html = render_page_text(part.text.body, part.text.path).html
    return draft.place_text(keep_last_words(html) if draft.medium is Medium.PRINT else html, part.anchor)


def write_cover(draft: Draft) -> Safe:
    """The front, with a map of the municipalities."""
    municipalities = municipalities_of(draft.plan.stories)
    draft.images["kaart"] = partial(cover_map, draft.library, set(municipalities))
    names = enumerate_dutch(sorted((each.name for each in municipalities), key=sort_key))
    country = draft.library.gazetteer.country.name
    description = f"Kaart van {country}, een stip per gemeente. Rood zijn de gemeenten uit deze bundel: {names}."
    size = fitted_size(draft.plan.title, "serif-semibold", TITLE_SIZE, *TITLE_BOX)
    return draft.fill(
        "cover.html",
        map_description=description,
        size=size,
        is_fitted=size < TITLE_SIZE,
        leading=LEADING,
        title_width=title_width(draft, size, TITLE_BOX[0]),
        width=subtitle_width(draft),
    )


def write_endpaper(draft: Draft) -> Safe:
    """The inside of the cover: the borden of the stories, one below the other and then again."""
    bands = [headband(story, draft.library).address for story in draft.plan.stories]
    return draft.fill("endpaper.html", anchor="schutblad", bands=list(islice(cycle(bands), BANDS)))


def write_title_page(draft: Draft) -> Safe:
    """The first page of a book; its back has the colophon."""
    size = fitted_size(draft.plan.title, *TITLE_PAGE)
    return draft.fill(
        "title_page.html",
        anchor="titelpagina",
        size=size,
        leading=LEADING,
        width=title_width(draft, size, TITLE_PAGE[2]),
        subtitle_width=subtitle_width(draft),
    )


def title_width(draft: Draft, size: float, width: float) -> float:
    """Points that the title takes in lines of about one length; one ends after a question mark."""
    return balanced_width(draft.plan.title.replace("? ", "?\n"), "serif-semibold", size, width)


def subtitle_width(draft: Draft) -> float:
    """Points that a subtitle takes in lines of about one length."""
    return balanced_width(draft.plan.subtitle, *SUBTITLE)


def write_back(draft: Draft) -> Safe:
    """The back, with the way to the site."""
    site = draft.library.settings.site_url
    link = site + urls.bundle_url(draft.plan.slug) if draft.plan.is_curated else site
    draft.images["qr-bundel"] = partial(qr_code, link)
    names = sorted((each.name for each in municipalities_of(draft.plan.stories)), key=sort_key)
    return draft.fill(
        "back.html",
        link=link,
        address=printed(link),
        places="\u00a0· ".join(whole(name).replace(" ", "\u00a0") for name in names),
    )
