"""The figures of a story as small pictures: a part of a whole as dots, from-to as two bars, else one large number.

The same SVG goes on the site, on paper and in the e-book; its colours come from the style sheet around it, where there
is one that it listens to. What the picture says stands beside it in words, so that a screen reader needs no picture.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from markupsafe import Markup as Safe
from markupsafe import escape

from ..language.dutch import dutch_date, dutch_number
from ..model.fields import Figure, Quote, StoryFrontMatter
from .tokens import on_paper

MOST_DOTS = 100
"""A whole of more is drawn as a hundred dots, one for each per cent."""
DOT = 12
"""Width of a dot with the space around it, in units of the picture."""
BAR_LENGTH = 200
BAR_HEIGHT = 22


@dataclass(frozen=True)
class DrawnFigure:
    """A picture, and the same in words."""

    picture: Safe
    amount: str
    """The number with its unit, and what it is part of or came from: `38 van de 40 gezinnen`."""
    label: str
    source: str
    """When and by whom it was measured; empty when the story does not say."""
    number: int | None
    """Of its source, as a reader sees it."""


def draw_figures(figures: Sequence[Figure], number_of: Mapping[int, int]) -> list[DrawnFigure]:
    """Draw the figures of a story; `number_of` gives the number that readers see for each source id."""
    return [
        DrawnFigure(
            picture=picture_of(figure),
            amount=amount_of(figure),
            label=figure.label,
            source=measured(figure),
            number=number_of.get(figure.source),
        )
        for figure in figures
    ]


def picture_of(figure: Figure) -> Safe:
    if figure.of is not None and 0 <= figure.value <= figure.of:
        return svg(amount_of(figure), *dots(figure.value, figure.of))
    if figure.from_ is not None and figure.value >= 0 and figure.from_ >= 0:
        return svg(amount_of(figure), *bars(figure.from_, figure.value))
    return Safe("")


def amount_of(figure: Figure) -> str:
    """The number in words: what it was, what it is, of how many."""
    unit = f" {figure.unit}" if figure.unit else ""
    whole = f" van de {dutch_number(figure.of)}" if figure.of is not None else ""
    start = f"van {dutch_number(figure.from_)} naar " if figure.from_ is not None else ""
    return f"{start}{dutch_number(figure.value)}{whole}{unit}"


def measured(figure: Figure) -> str:
    when = dutch_date(figure.date) if figure.date else ""
    whom = f"gemeten door {figure.measured_by}" if figure.measured_by else ""
    return ", ".join(filter(None, (when, whom)))


def dots(value: float, of: float) -> tuple[int, int, Iterator[str]]:
    """A dot for each of the whole, those of the part filled; width, height and shapes."""
    is_counted = of <= MOST_DOTS and float(of).is_integer() and float(value).is_integer()
    count = int(of) if is_counted else MOST_DOTS
    filled = int(value) if is_counted else share_of_dots(value, of)
    rows = -(-count // (10 if count <= 50 else 20))
    columns = -(-count // max(rows, 1))  # all rows about as long, so that no dot stands alone in the last
    shapes = (
        f'<circle class="drawing__dot{" drawing__dot--on" if n < filled else ""}" {paint(is_filled=n < filled)}'
        f' cx="{n % columns * DOT + DOT // 2}" cy="{n // columns * DOT + DOT // 2}" r="{DOT // 2 - 1}"/>'
        for n in range(count)
    )
    return columns * DOT, rows * DOT, shapes


def share_of_dots(value: float, of: float) -> int:
    """How many of a hundred dots are filled: none only for nothing, and all only for all."""
    if value <= 0 or value >= of:
        return 0 if value <= 0 else MOST_DOTS
    return min(max(round(MOST_DOTS * value / of), 1), MOST_DOTS - 1)


def bars(start: float, end: float) -> tuple[int, int, Iterator[str]]:
    """Two bars, the first for what it was; the longest has the full length."""
    longest = max(start, end) or 1
    lengths = [max(1, round(BAR_LENGTH * each / longest)) for each in (start, end)]
    shapes = (
        f'<rect class="drawing__bar{" drawing__bar--now" if n else ""}" {paint(is_filled=bool(n))}'
        f' x="0" y="{n * (BAR_HEIGHT + 6)}" width="{length}" height="{BAR_HEIGHT}"/>'
        for n, length in enumerate(lengths)
    )
    return BAR_LENGTH, 2 * BAR_HEIGHT + 6, shapes


def paint(*, is_filled: bool) -> str:
    """The colours of paper, for what does not read the style sheet around a picture; a style sheet goes before them."""
    line = on_paper("accent" if is_filled else "soft")
    return f'fill="{line if is_filled else "none"}" stroke="{line}"'


def svg(title: str, width: int, height: int, shapes: Iterator[str]) -> Safe:
    """A drawing whose title says what stands below it too, so that nobody hears it twice."""
    return Safe(
        '<svg xmlns="http://www.w3.org/2000/svg" class="drawing__picture" viewBox="0 0 {0} {1}" width="{0}"'
        ' height="{1}" aria-hidden="true"><title>{2}</title>{3}</svg>'
    ).format(width, height, title, Safe("".join(shapes)))


def place_figures(html: str, front: StoryFrontMatter, number_of: Mapping[int, int]) -> str:
    """Put the figures of a story under its results, and its quote where the approach begins."""
    quote = write_quote(front.quote, number_of) if front.quote else ""
    return insert_before(insert_before(html, "aanpak", quote), "vallen-en-opstaan", write_figures(front, number_of))


def insert_before(html: str, anchor: str, block: str) -> str:
    """Put a block before the heading with this anchor; a text without that heading stays as it is."""
    heading = f'<h2 id="{anchor}"'
    return html.replace(heading, f"{block}{heading}", 1)


def write_figures(front: StoryFrontMatter, number_of: Mapping[int, int]) -> Safe:
    """The figures as a list; nothing when there are none."""
    if not front.figures:
        return Safe("")
    items = Safe("").join(write_figure(each) for each in draw_figures(front.figures, number_of))
    return Safe('<ul class="drawings" aria-label="Cijfers uit dit verhaal">{}</ul>').format(items)


def write_figure(drawn: DrawnFigure) -> Safe:
    notes = [escape(drawn.source)] if drawn.source else []
    kind = "drawing" if drawn.picture else "drawing drawing--number"
    number, _, unit = drawn.amount.partition(" ")
    is_sentence = bool(drawn.picture) or not unit or not number[-1].isdigit()
    amount = drawn.amount if is_sentence else Safe('{} <span class="drawing__unit">{}</span>').format(number, unit)
    notes += [source_link(drawn.number)] if drawn.number else []
    return Safe(
        '<li class="{}">{}<p class="drawing__amount">{}</p><p class="drawing__label">{}</p>'
        '<p class="drawing__note">{}</p></li>'
    ).format(kind, drawn.picture, amount, drawn.label, Safe(", ").join(notes))


def write_quote(quote: Quote, number_of: Mapping[int, int]) -> Safe:
    number = number_of.get(quote.source)
    source = Safe(", {}").format(source_link(number)) if number else ""
    return Safe(
        '<blockquote class="pull"><p class="pull__text">‘{}’</p><p class="pull__who">{}{}</p></blockquote>'
    ).format(quote.text, quote.who, source)


def source_link(number: int) -> Safe:
    return Safe('<a href="#bron-{0}">bron {0}</a>').format(number)
