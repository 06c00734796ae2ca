"""The memo as an OpenDocument text, to change words in: what the page says, without its drawings."""

from collections.abc import Iterator
from html import unescape
from itertools import chain, zip_longest

from ..bundle.copyfit import WORD_JOINER
from ..intake.odt import odt_file, odt_heading, odt_link, odt_list, odt_paragraph, odt_span, odt_words
from ..language.dutch import dutch_date
from ..language.typography import set_text
from ..model.licences import CC_BY
from ..text.html import without_tags
from .memo import Detail, Memo
from .told import REFERENCES, Told

MARGIN = 13
"""Millimetres round the page."""


def write_memo_odt(memo: Memo, detail: Detail) -> bytes:
    """As much as stands on the page of the PDF; the same memo gives the same bytes."""
    return odt_file("".join(blocks(memo, detail)), points=detail.points, margin=MARGIN)


def blocks(memo: Memo, detail: Detail) -> Iterator[str]:
    is_one = len(memo.tolds) == 1
    whose = f" voor {memo.own.name}" if memo.own else ""
    yield text(f"Raadsmemo{whose} · {memo.links.library.settings.site_name}", "Note")
    yield text(memo.title, "Title")
    for told in memo.tolds:
        if not is_one:
            yield odt_heading(set_text(told.story.title), 1)
        yield text(told.where, "Note")
        yield text(told.story.summary, "Lead")
        yield from told_blocks(detail, told, 1 if is_one else 2)
        yield from fit_blocks(memo, told, 1) if is_one else short_fit_blocks(memo, told, 2)
        yield from () if is_one else source_blocks(detail, told)
    yield odt_heading("Drie vragen voor de raad", 1)
    yield odt_list((words(f"{each.question} ({each.entry.title})") for each in memo.questions), "Numbers")
    if is_one:
        yield odt_heading("Bronnen", 1)
        yield from source_blocks(detail, memo.tolds[0])


def told_blocks(detail: Detail, told: Told, level: int) -> Iterator[str]:
    if paragraphs := told.approach[: detail.approach]:
        yield odt_heading("Wat ze deden", level)
        yield from map(odt_paragraph, map(noted, paragraphs))
    yield odt_heading("Wat er misging", level)
    yield from trouble_blocks(detail, told)
    if told.figures:
        yield odt_heading("De cijfers", level)
        yield odt_list(
            words(f"{each.amount}: {each.label}")
            + (odt_span(str(each.number), "Reference") if each.number else "")
            + words(f" ({each.source})" if each.source else "")
            for each in told.figures
        )


def fit_blocks(memo: Memo, told: Told, level: int) -> Iterator[str]:
    yield fit_heading(memo, level)
    yield from map(text, memo.comparison(told.story))
    if told.story.front.conditions:
        yield text("Dit was nodig. Kruis aan wat jullie hebben.")
        yield odt_list(map(words, told.story.front.conditions), "Boxes")


def short_fit_blocks(memo: Memo, told: Told, level: int) -> Iterator[str]:
    """In two paragraphs: there are more stories, and one page."""
    yield fit_heading(memo, level)
    yield text(" ".join(memo.comparison(told.story)))
    if told.story.front.conditions:
        yield text(f"Nodig: {' '.join(told.story.front.conditions)}")


def fit_heading(memo: Memo, level: int) -> str:
    return odt_heading(f"Past dit bij {memo.own.name if memo.own else 'ons'}?", level)


def trouble_blocks(detail: Detail, told: Told) -> Iterator[str]:
    for each in told.trouble[: detail.trouble]:
        names = "; ".join(setback.title for setback in each.setbacks)
        yield odt_paragraph((odt_span(f"{set_text(names)}. ", "Name") if names else "") + noted(each.text))
    if not told.trouble[: detail.trouble]:
        yield text(told.setbacks_line)


def source_blocks(detail: Detail, told: Told) -> Iterator[str]:
    cited = detail.cited(told)
    for each in cited:
        date = f", {dutch_date(each.source.date)}" if each.source.date else ""
        yield text(f"{each.number}\t{each.source.publisher}, {each.source.title}{date}.", "Source")
    before = " ".join(filter(None, [told.other_sources(cited), "Het hele verhaal, met alle bronnen: "]))
    checked = f" Gecontroleerd op {dutch_date(told.story.front.reviewed)}." if told.story.front.reviewed else ""
    after = words(f"{checked} {told.site_name}, {CC_BY.name}.")
    yield odt_paragraph(words(before) + odt_link(told.address) + after, "Source")


def text(said: str, style: str = "") -> str:
    """A paragraph."""
    return odt_paragraph(words(said), style)


def words(said: str) -> str:
    """What stands in a paragraph, as a typesetter would set it."""
    return odt_words(set_text(said))


def noted(html: str) -> str:
    """A paragraph of a story, with the numbers of its sources where they stand."""
    between = map(plain, REFERENCES.split(html))
    numbers = [odt_span(plain(found[0]), "Reference") for found in REFERENCES.finditer(html)]
    return "".join(chain.from_iterable(zip_longest(map(words, between), numbers, fillvalue="")))


def plain(html: str) -> str:
    """The words of a part of a paragraph, with the spaces round it."""
    return unescape(without_tags(html)).replace(WORD_JOINER, "")
