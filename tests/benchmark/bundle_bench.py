"""How long a bundle of all stories takes as PDF/UA, beside as many plain pages of WeasyPrint's own in the same run.

Then again after an edit of one story, with what was kept of the parts.
"""

import resource
import shutil
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import weasyprint

from hoedan.bundle.layout import lay_out
from hoedan.bundle.outputs import MOST_PROCESSES
from hoedan.bundle.pdf import write_pdf
from hoedan.bundle.plan import Choice, Plan, plan_choice
from hoedan.bundle.setter import Setter
from hoedan.bundle.typesetter import VARIANT, Typesetter, at_speed
from hoedan.check.check_library import check_library
from hoedan.incremental.beside import colleagues, cores
from hoedan.library.links import link_library

PROJECT = Path(__file__).parents[2]
PARAGRAPHS = 28
"""For each story, so that there are about as many plain pages."""
PLAIN = "De vraag naar hulp groeide en werd ingewikkelder. Dat merkten buren, scholen en de huisarts in het dorp. "


def measure_bundle() -> dict[str, float]:
    """Seconds for our own library in one bundle, in milliseconds per page: to set, to write, and of plain pages.

    The whole takes as long as this process works, on a machine that has nothing else to do: the others wait for it.
    """
    library = check_library(PROJECT).library
    links = link_library(library)
    plan = plan_choice(Choice("Alle verhalen", tuple(library.story)), library)
    typesetter, plain = Typesetter(links), plain_seconds(len(plan.stories))
    kept = Path(tempfile.mkdtemp())
    begin, start, here = processor_seconds(), time.perf_counter(), time.process_time()
    with at_speed(), colleagues(min(cores(), MOST_PROCESSES) - 1, Setter(typesetter)) as others:  # as `make_outputs`
        laid_out = lay_out(plan, links, typesetter, colleagues=others, kept=kept)
        middle = time.perf_counter()
        size = len(write_pdf(laid_out))
    end, here, cpu = time.perf_counter(), time.process_time() - here, processor_seconds() - begin
    pages = len(laid_out.openings)
    peaks = [resource.getrusage(who).ru_maxrss / 1000 for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    again = processor_seconds()
    with at_speed(), colleagues(len(others), Setter(typesetter)) as others:
        write_pdf(lay_out(edited(plan), links, Typesetter(links), colleagues=others, kept=kept))
    again = processor_seconds() - again
    shutil.rmtree(kept)
    plain = (plain + plain_seconds(len(plan.stories))) / 2 * pages
    return {
        "stories": len(plan.stories),
        "pages": pages,
        "kilobytes": round(size / 1000),
        "processes": len(others) + 1,
        "seconds": round(end - start, 1),
        "cpu_seconds": round(cpu, 1),
        "cpu_seconds_here": round(here, 1),
        "cpu_seconds_after_an_edit": round(again, 1),
        "times_plain": round((end - start) / plain, 2),
        "cpu_times_plain": round(cpu / plain, 2),
        "cpu_times_plain_here": round(here / plain, 2),
        "peak_mb": round(peaks[0]),
        "peak_mb_of_another": round(peaks[1]),
        "ms_per_page": round((end - start) / pages * 1000, 1),
        "cpu_ms_per_page": round(cpu / pages * 1000, 1),
        "ms_per_page_setting": round((middle - start) / pages * 1000, 1),
        "ms_per_page_writing": round((end - middle) / pages * 1000, 1),
        "cpu_ms_per_plain_page": round(plain / pages * 1000, 1),
    }


def processor_seconds() -> float:
    """Of this process and of those that it started and that are done."""
    return time.process_time() + sum(resource.getrusage(resource.RUSAGE_CHILDREN)[:2])


def edited(plan: Plan) -> Plan:
    """The same publication, with other words over its first story."""
    first = plan.stories[0]
    title = f"{first.title}, en nu anders"
    story = replace(first, front=first.front.model_copy(update={"title": title}))
    parts = (replace(part, story=story, title=title) if part.story is first else part for part in plan.parts)
    return replace(plan, parts=tuple(parts))


def plain_seconds(stories: int) -> float:
    """Seconds of a processor for a page with nothing but paragraphs, of a document for so many stories.

    Asked before and after, because a machine that does more than one thing is not as fast all the time.
    """
    text = f"<p>{PLAIN * 5}</p>" * stories * PARAGRAPHS
    html = f"<html lang=nl><title>x</title><style>@page {{ size: A5; margin: 18mm }}</style>{text}</html>"
    start = time.process_time()
    document = weasyprint.HTML(string=html).render(pdf_variant=VARIANT)
    document.write_pdf(pdf_variant=VARIANT)
    return (time.process_time() - start) / len(document.pages)
