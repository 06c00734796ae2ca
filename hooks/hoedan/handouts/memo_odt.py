"""The memo as an OpenDocument text, to change words in: what the page says, without its drawings."""

from collections.abc import Iterable, Iterator

from ..intake.office import OfficeParagraph, odt_file, odt_link, odt_list, odt_text
from ..language.dutch import dutch_date
from ..language.typography import set_text
from ..model.fields import SourceEntry
from ..text.html import words_in
from .memo import Detail, Memo
from .told import REFERENCES, Told

MARGIN = 18
"""Millimetres round the page."""


def write_memo_odt(memo: Memo, detail: Detail) -> bytes:
    """As much as stands on the page of the PDF; the same memo gives the same bytes."""
    return odt_file("".join(blocks(memo, detail)), points=detail.points, margin=MARGIN)


def blocks(memo: Memo, detail: Detail) -> Iterator[str]:
    is_one = len(memo.tolds) == 1
    yield text(memo.title, "Title")
    for told in memo.tolds:
        story = told.story
        if not is_one:
            yield text(story.title, "Heading1")
        yield text(f"{story.place_line} · {story.period_label}", "Note")
        yield text(story.summary)
        yield from told_blocks(memo, detail, told, "Heading1" if is_one else "Heading2")
    yield text("Drie vragen voor de raad", "Heading1")
    yield listed((f"{each.question} ({each.entry.title})" for each in memo.questions), "Numbers")


def told_blocks(memo: Memo, detail: Detail, told: Told, heading: str) -> Iterator[str]:
    story = told.story
    if paragraphs := told.approach[: detail.approach]:
        yield text("Wat ze deden", heading)
        yield from map(text, map(bare, paragraphs))
    yield text("Wat er misging", heading)
    setbacks = memo.links.library.setback
    if not detail.trouble:
        yield text("; ".join(setbacks[slug].title for slug in story.setbacks if slug in setbacks))
    for each in told.trouble[: detail.trouble]:
        names = "; ".join(setback.title for setback in each.setbacks)
        yield text(f"{names}. {bare(each.text)}" if names else bare(each.text))
    if told.figures:
        yield text("De cijfers", heading)
        yield listed(f"{each.amount}: {each.label}" + f" ({each.source})" * bool(each.source) for each in told.figures)
    yield text(f"Past dit bij {memo.own.name if memo.own else 'ons'}?", heading)
    if fit := memo.fit(story):
        lines = {"Gelijk": fit.alike, "Anders": fit.other, "Onbekend": fit.unknown}
        yield from (text(f"{name}: {'; '.join(each) or 'niets van wat we weten'}.") for name, each in lines.items())
    if story.front.conditions:
        yield text("Dit was nodig:")
        yield listed(story.front.conditions)
    yield text("Bronnen", heading)
    yield listed(map(source_line, (each.source for each in detail.cited(told))))
    checked = f" Gecontroleerd op {dutch_date(story.front.reviewed)}." if story.front.reviewed else ""
    yield odt_link(f"Alle bronnen staan bij het hele verhaal.{checked}", told.address)


def text(words: str, style: str = "") -> str:
    return odt_text(OfficeParagraph(set_text(words), style))


def listed(items: Iterable[str], style: str = "Items") -> str:
    return odt_list(map(set_text, items), style)


def bare(html: str) -> str:
    """The words of a paragraph, without the numbers of sources."""
    return words_in(REFERENCES.sub("", html))


def source_line(source: SourceEntry) -> str:
    date = f", {dutch_date(source.date)}" if source.date else ""
    return f"{source.publisher}, {source.title}{date}"
