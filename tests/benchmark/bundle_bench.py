"""How long an A5 page takes: a bundle of all stories as PDF/UA, beside as many plain pages of WeasyPrint's own."""

import time
from pathlib import Path

import weasyprint

from hoedan.bundle.layout import lay_out
from hoedan.bundle.pdf import write_pdf
from hoedan.bundle.plan import Choice, plan_choice
from hoedan.bundle.typesetter import VARIANT, Typesetter
from hoedan.check.check_library import check_library
from hoedan.library.links import link_library

PROJECT = Path(__file__).parents[2]
PLAIN = "De vraag naar hulp groeide en werd ingewikkelder. Dat merkten buren, scholen en de huisarts in het dorp. "


def measure_bundle() -> dict[str, float]:
    """Milliseconds per page of our own library in one bundle: to set, to write, and of plain pages beside it."""
    library = check_library(PROJECT).library
    links = link_library(library)
    plan = plan_choice(Choice("Alle verhalen", tuple(library.story)), library)
    start, cpu = time.perf_counter(), time.process_time()
    laid_out = lay_out(plan, links, Typesetter(links))
    middle = time.perf_counter()
    size = len(write_pdf(laid_out))
    end, cpu = time.perf_counter(), time.process_time() - cpu
    pages = len(laid_out.document.pages)
    return {
        "stories": len(plan.stories),
        "pages": pages,
        "kilobytes": round(size / 1000),
        "ms_per_page": round((end - start) / pages * 1000, 1),
        "cpu_ms_per_page": round(cpu / pages * 1000, 1),
        "ms_per_page_setting": round((middle - start) / pages * 1000, 1),
        "ms_per_page_writing": round((end - middle) / pages * 1000, 1),
        "ms_per_plain_page": round(plain_seconds(pages) / pages * 1000, 1),
    }


def plain_seconds(pages: int) -> float:
    """Seconds for about as many pages with nothing but paragraphs."""
    text = f"<p>{PLAIN * 5}</p>" * pages * 4
    html = f"<html lang=nl><title>x</title><style>@page {{ size: A5; margin: 18mm }}</style>{text}</html>"
    start = time.perf_counter()
    document = weasyprint.HTML(string=html).render(pdf_variant=VARIANT)
    document.write_pdf(pdf_variant=VARIANT)
    return (time.perf_counter() - start) * pages / len(document.pages)
