"""What stands at the address of a municipality that is no more: what was linked, kept or printed goes on working."""

from collections.abc import Iterable, Iterator
from html import escape

from ..language.dutch import dutch_date, enumerate_dutch
from ..library.library import Library
from ..library.story import Story
from ..model.urls import ROOT, municipality_url, place_in, story_url
from ..places.gazetteer import Former
from ..text.typeset import set_html

PAGE = """<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{name} - {site}</title>
{search}
<link rel="icon" href="{root}assets/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="{root}assets/tokens.css">
<link rel="stylesheet" href="{root}assets/hoedan.css">
<script src="{root}assets/theme.js"></script>
</head>
<body>
<header class="masthead"><div class="masthead__inner"><a class="brand" href="{root}">{brand}</a></div></header>
<main id="inhoud" class="page">
<header class="page-head">
<p class="eyebrow">Gemeente van toen</p>
<h1>{name}</h1>
<p class="lead">{name} ging op {day} op in {heirs}.</p>
</header>
{stories}<ul class="ways">{ways}</ul>
</main>
</body>
</html>
"""


def ended_pages(library: Library) -> Iterator[tuple[str, str]]:
    """Address -> page, for every municipality that is no more."""
    for former in library.gazetteer.ended.values():
        url = municipality_url(former.slug)
        page = ended_page(former, library.settings.site_name, library.stories_by_former_name.get(former.name, ()))
        yield f"{url}index.html", set_html(place_in(page, url))


def ended_page(former: Former, site: str, stories: Iterable[Story]) -> str:
    """Says in what a municipality went up, and leads there and to the stories of then."""
    heirs = [(ROOT + municipality_url(each.slug), escape(each.name)) for each in former.successors]
    told = "".join(f'<li><a href="{ROOT}{story_url(each.slug)}">{escape(each.title)}</a></li>\n' for each in stories)
    ways = [(url, f"Verhalen uit {name} en omgeving") for url, name in heirs]
    ways.append((f"{ROOT}gemeenten/", "Alle gemeenten"))
    # One page says the same and more; of a divided one no page does.
    elsewhere = f'<link rel="canonical" href="{heirs[0][0]}">'
    return PAGE.format(
        name=escape(former.name),
        site=escape(site),
        brand=escape(site.removesuffix("?")) + ('<span class="accent">?</span>' if site.endswith("?") else ""),
        root=ROOT,
        search=elsewhere if len(heirs) == 1 else '<meta name="robots" content="noindex">',
        day=dutch_date(former.until),
        heirs=enumerate_dutch([f'<a href="{url}">{name}</a>' for url, name in heirs]),
        stories=f"<h2>Verhalen van toen</h2>\n<ul>\n{told}</ul>\n" if told else "",
        ways="".join(f'<li><a href="{url}">{words}</a></li>' for url, words in ways),
    )
