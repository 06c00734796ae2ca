"""Every type of page: one row says what it is called, where it stands in the index, and what writes it.

A row has no defaults, so that a new type cannot leave a part out; `tests/site/test_page_types.py` looks for each part
in the rooms that make it.
"""

from dataclasses import dataclass
from enum import Enum, unique


class IndexKind(Enum):
    """A kind of page in the search index. The order is that of the index."""

    STORY = "verhaal", "Verhalen"
    INGREDIENT = "ingredient", "Ingrediënten"
    SETBACK = "struikelblok", "Struikelblokken"
    THEME = "thema", "Thema's"
    BACKGROUND = "achtergrond", "Achtergrond"
    BUNDLE = "bundel", "Bundels"
    MUNICIPALITY = "gemeente", "Gemeenten"
    REGION = "regio", "Regio's"

    def __init__(self, slug: str, plural: str) -> None:
        self.slug = slug
        self.plural = plural
        """What a reader calls a list of them."""


NOT_IN_INDEX = None
"""For pages that only list others, or that are no answer to a question."""
ONLY_ON_SITE = None
"""For forms that need our scripts, and for the parts of a bundle, whose page in the docs tree has them all."""
NO_LISTING = None
"""For types with a page for each entry."""


@dataclass(frozen=True)
class Listing:
    """A page of which there is one, at a fixed address."""

    url: str
    name: str
    """What the menu, the footer and the way to a page call it."""
    title: str
    """Title and summary when no page in docs/ of the same address gives them; without a title, the name of the site."""
    summary: str


@dataclass(frozen=True, kw_only=True)
class PageTypeRow:
    """All that has to be known of a type."""

    label: str
    """The Dutch word; style sheets and scripts know the page by it."""
    template: str
    """In site/templates."""
    docs_template: str | None
    """In docs_tree/templates, or `ONLY_ON_SITE`."""
    index_kind: IndexKind | None
    """Or `NOT_IN_INDEX`."""
    listing: Listing | None
    """Or `NO_LISTING`."""


def overview(*, template: str, docs_template: str, listing: Listing) -> PageTypeRow:
    """The row of a page that lists others."""
    return PageTypeRow(
        label="overzicht",
        template=template,
        docs_template=docs_template,
        index_kind=NOT_IN_INDEX,
        listing=listing,
    )


@unique
class PageType(Enum):
    """The types of pages; listings come first, in the order in which they are made."""

    HOME = PageTypeRow(
        label="start",
        template="home.html",
        docs_template="home.md",
        index_kind=NOT_IN_INDEX,
        listing=Listing(url="", name="Start", title="", summary="Praktijkverhalen van gemeenten."),
    )
    STORIES = overview(
        template="stories.html",
        docs_template="stories.md",
        listing=Listing(url="verhalen/", name="Verhalen", title="Alle verhalen", summary="Alle praktijkverhalen."),
    )
    INGREDIENTS = overview(
        template="ingredients.html",
        docs_template="ingredients.md",
        listing=Listing(
            url="ingredienten/",
            name="Ingrediënten",
            title="De ingrediënten",
            summary="De basisingrediënten die in de verhalen terugkomen.",
        ),
    )
    THEMES = overview(
        template="themes.html",
        docs_template="themes.md",
        listing=Listing(url="themas/", name="Thema's", title="Thema's", summary="De verhalen per thema."),
    )
    SETBACKS = overview(
        template="setbacks.html",
        docs_template="setbacks.md",
        listing=Listing(
            url="vallen-en-opstaan/",
            name="Vallen en opstaan",
            title="Vallen en opstaan",
            summary="Waar het misging, en wat ze daarna anders deden.",
        ),
    )
    REGIONS = overview(
        template="regions.html",
        docs_template="regions.md",
        listing=Listing(
            url="regios/",
            name="Regio's",
            title="Verhalen op de kaart",
            summary="Alle verhalen op de kaart, en per regio.",
        ),
    )
    MUNICIPALITIES = overview(
        template="municipalities.html",
        docs_template="municipalities.md",
        listing=Listing(
            url="gemeenten/",
            name="Gemeenten",
            title="Alle gemeenten",
            summary="Van elke gemeente een pagina, met of zonder verhaal.",
        ),
    )
    MATRIX = overview(
        template="matrix.html",
        docs_template="matrix.md",
        listing=Listing(
            url="matrix/",
            name="Matrix",
            title="Welke ingrediënten herken je waar?",
            summary="Alle verhalen en ingrediënten in één tabel.",
        ),
    )
    BACKGROUND = overview(
        template="background.html",
        docs_template="background.md",
        listing=Listing(
            url="achtergrond/",
            name="Achtergrond",
            title="Achtergrond",
            summary="Perspectieven en reeksen bij de verhalen.",
        ),
    )
    TERMS = overview(
        template="terms.html",
        docs_template="terms.md",
        listing=Listing(
            url="begrippen/",
            name="Begrippen",
            title="Begrippen",
            summary="Woorden en afkortingen uit de verhalen, in gewone taal.",
        ),
    )
    BUNDLES = overview(
        template="bundles.html",
        docs_template="bundles.md",
        listing=Listing(
            url="bundels/", name="Bundels", title="Bundels", summary="Verhalen bij elkaar, om te lezen en te drukken."
        ),
    )
    MY_BUNDLE = PageTypeRow(
        label="mijn bundel",
        template="my_bundle.html",
        docs_template=ONLY_ON_SITE,
        index_kind=NOT_IN_INDEX,
        listing=Listing(
            url="mijn-bundel/",
            name="Mijn bundel",
            title="Mijn bundel",
            summary="Zet verhalen en ingrediënten bij elkaar, in jouw volgorde, om te delen of te printen.",
        ),
    )
    COMPARE = PageTypeRow(
        label="vergelijking",
        template="compare.html",
        docs_template=ONLY_ON_SITE,
        index_kind=NOT_IN_INDEX,
        listing=Listing(
            url="vergelijk/",
            name="Vergelijk",
            title="Leg verhalen naast elkaar",
            summary="Twee of drie verhalen per onderwerp naast elkaar, met je eigen gemeente erbij.",
        ),
    )
    ROUTES = PageTypeRow(
        label="leesroute",
        template="routes.html",
        docs_template=ONLY_ON_SITE,
        index_kind=NOT_IN_INDEX,
        listing=Listing(
            url="leesroute/",
            name="Leesroute",
            title="Wat lees je in 5,\N{NO-BREAK SPACE}15\N{NO-BREAK SPACE}of 60 minuten?",
            summary="Zeg wie je bent en hoeveel tijd je hebt. Je krijgt een leeslijst, met bij elk verhaal waarom.",
        ),
    )
    EDITORIAL = PageTypeRow(
        label="redactie",
        template="editorial.html",
        docs_template="text.md",
        index_kind=NOT_IN_INDEX,
        listing=Listing(
            url="redactie/", name="Redactie", title="Voor de redactie", summary="Wat er is en wat er nog mist."
        ),
    )
    SUBMISSION = PageTypeRow(
        label="formulier",
        template="submit.html",
        docs_template=ONLY_ON_SITE,
        index_kind=NOT_IN_INDEX,
        listing=Listing(
            url="insturen/", name="Vertel jouw verhaal", title="Vertel jouw verhaal", summary="Een formulier."
        ),
    )
    OPEN_DATA = overview(
        template="data.html",
        docs_template="text.md",
        listing=Listing(url="data/", name="Open data", title="Open data", summary="De gegevens achter de site."),
    )
    FOLLOW = overview(
        template="follow.html",
        docs_template="text.md",
        listing=Listing(
            url="volgen/",
            name="Nieuw en volgen",
            title="Nieuw sinds kort",
            summary="Welke verhalen er bij kwamen of veranderden, en hoe je op de hoogte blijft.",
        ),
    )
    ACCESSIBILITY = PageTypeRow(
        label="pagina",
        template="accessibility.html",
        docs_template="text.md",  # the statement is about this site, and is not for another one with the same texts
        index_kind=NOT_IN_INDEX,
        listing=Listing(
            url="toegankelijkheid/",
            name="Toegankelijkheid",
            title="Toegankelijkheid",
            summary="Hoe toegankelijk deze site is, wat er nog ontbreekt en hoe je een drempel meldt.",
        ),
    )
    STORY = PageTypeRow(
        label="verhaal",
        template="story.html",
        docs_template="story.md",
        index_kind=IndexKind.STORY,
        listing=NO_LISTING,
    )
    WITHDRAWN = PageTypeRow(
        label="teruggetrokken",
        template="withdrawn.html",
        docs_template="text.md",
        index_kind=NOT_IN_INDEX,
        listing=NO_LISTING,
    )
    INGREDIENT = PageTypeRow(
        label="ingrediënt",
        template="ingredient.html",
        docs_template="ingredient.md",
        index_kind=IndexKind.INGREDIENT,
        listing=NO_LISTING,
    )
    THEME = PageTypeRow(
        label="thema",
        template="theme.html",
        docs_template="theme.md",
        index_kind=IndexKind.THEME,
        listing=NO_LISTING,
    )
    SETBACK = PageTypeRow(
        label="struikelblok",
        template="setback.html",
        docs_template="setback.md",
        index_kind=IndexKind.SETBACK,
        listing=NO_LISTING,
    )
    REGION = PageTypeRow(
        label="regio",
        template="region.html",
        docs_template="region.md",
        index_kind=IndexKind.REGION,
        listing=NO_LISTING,
    )
    MUNICIPALITY = PageTypeRow(
        label="gemeente",
        template="municipality.html",
        docs_template="municipality.md",
        index_kind=IndexKind.MUNICIPALITY,
        listing=NO_LISTING,
    )
    BUNDLE = PageTypeRow(
        label="bundel",
        template="bundle.html",
        docs_template="bundle.md",
        index_kind=IndexKind.BUNDLE,
        listing=NO_LISTING,
    )
    BUNDLE_PART = PageTypeRow(
        label="bundeldeel",
        template="bundle_part.html",
        docs_template=ONLY_ON_SITE,
        index_kind=NOT_IN_INDEX,
        listing=NO_LISTING,
    )
    ESSAY = PageTypeRow(
        label="achtergrond",
        template="page.html",
        docs_template="page.md",
        index_kind=IndexKind.BACKGROUND,
        listing=NO_LISTING,
    )
    TEXT = PageTypeRow(
        label="pagina",
        template="page.html",
        docs_template="text.md",
        index_kind=NOT_IN_INDEX,
        listing=NO_LISTING,
    )

    def __init__(self, row: PageTypeRow) -> None:
        self.label = row.label
        self.template = row.template
        self.docs_template = row.docs_template
        self.index_kind = row.index_kind
        self.listing = row.listing


KIND_LABELS = {page_type.index_kind: page_type.label for page_type in PageType if page_type.index_kind}
"""What a reader calls one page of a kind."""
LISTINGS = {page_type.listing.url: page_type.listing for page_type in PageType if page_type.listing}
"""Address -> listing, in the order in which they are made."""
LED_TO = frozenset({"over/", "privacy/", "colofon/", "bijdragen/"})
"""Addresses of texts that the foot of every page or the form leads to."""
