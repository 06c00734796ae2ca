"""How long an A5 page takes: a bundle of all stories as PDF/UA, beside as many plain pages of WeasyPrint's own."""

import time
from pathlib import Path

import weasyprint

from hoedan.bundle.layout import VARIANT, Typesetter, lay_out
from hoedan.bundle.pdf import write_pdf
from hoedan.bundle.plan import Choice, plan_choice
from hoedan.check import check_library
from hoedan.link import Links
from hoedan.markup import render_story_text

PROJECT = Path(__file__).parents[2]
PLAIN = "De vraag naar hulp groeide en werd ingewikkelder. Dat merkten buren, scholen en de huisarts in het dorp. "


def main() -> None:
    library = check_library(PROJECT).library
    links = Links(library, {story.slug: render_story_text(story.body, story.path) for story in library.stories})
    plan = plan_choice(Choice("Alle verhalen", tuple(library.story)), library)
    start = time.perf_counter()
    laid_out = lay_out(plan, links, Typesetter(links))
    middle = time.perf_counter()
    size = len(write_pdf(laid_out))
    end = time.perf_counter()
    pages = len(laid_out.document.pages)
    print(f"bundel: {len(plan.stories)} verhalen, {pages} pagina's, {size / 1000:.0f} kB, {end - start:.1f} s")
    setting, writing = (middle - start) / pages, (end - middle) / pages
    print(f"  zetten {setting * 1000:.0f} ms en schrijven {writing * 1000:.0f} ms per pagina")
    print(f"  kale pagina's: {plain_seconds(pages) / pages * 1000:.0f} ms per pagina")


def plain_seconds(pages: int) -> float:
    """Seconds for about as many pages with nothing but paragraphs."""
    text = f"<p>{PLAIN * 5}</p>" * pages * 4
    html = f"<html lang=nl><title>x</title><style>@page {{ size: A5; margin: 18mm }}</style>{text}</html>"
    start = time.perf_counter()
    document = weasyprint.HTML(string=html).render(pdf_variant=VARIANT)
    document.write_pdf(pdf_variant=VARIANT)
    return (time.perf_counter() - start) * pages / len(document.pages)


if __name__ == "__main__":
    main()
