"""Sets the parts of a publication, keeps their pages, and draws them when all numbers are known.

That is done in one process or in several; see `shares`. What goes between them is the HTML of a part, the names on its
pages, and at last what draws them: pages themselves hang on what no process can hand to another.
"""

import pickle
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from .copyfit import (
    FEET,
    LEADING,
    OF_ENTRIES,
    Fit,
    SetLine,
    badly_cut,
    ends_badly,
    feet_to_even,
    has_only_sources,
    is_short,
    leadings_past_sources,
    leadings_to_try,
    style_of,
    style_with_foot,
)
from .drawn import DrawnPart, draw_part
from .pages import Pages
from .typesetter import Galley, Proof, Typesetter, bind, enlarged, opening_of, pictures_to_move

if TYPE_CHECKING:
    from weasyprint import Document

MOST_TRIES = 4
"""Times that a part is set again for its last page and its words."""
Tell = Callable[[str], None]
"""Is told the anchor of a part that is about to be set."""
Names = dict[str, list[list[str]]]
"""Of each part, by its anchor, what can be gone to on each of its pages."""


class Setter:
    """Sets the parts of one publication, each known by its anchor."""

    def __init__(self, typesetter: Typesetter) -> None:
        self._typesetter = typesetter
        self._set: dict[str, tuple[Proof, Fit]] = {}
        self._first: dict[str, int] = {}
        self.documents: dict[str, Document] = {}
        """The parts that are bound."""

    def set(self, htmls: Mapping[str, str], tell: Tell = lambda _: None) -> Names:
        for anchor, html in htmls.items():
            tell(anchor)
            _, fit = self._set.get(anchor, (None, Fit()))
            self._set[anchor] = set_well(html, self._typesetter, fit)
        return {anchor: [list(names) for names in self._set[anchor][0].anchors] for anchor in htmls}

    def bind(self, first_pages: Mapping[str, int], pages: Pages) -> dict[str, list[str]]:
        """Finish what was set and is not bound yet, with the numbers as they are; gives what each page begins with."""
        for anchor in (each for each in self._set if each not in self.documents):
            self._first[anchor] = first_pages[anchor]
            self.documents[anchor] = bind([self._set[anchor][0].finish(first_pages[anchor])], pages)
        return {anchor: [opening_of(page) for page in each.pages] for anchor, each in self.documents.items()}

    def draw(self, anchors: Collection[str] | None = None) -> dict[str, DrawnPart]:
        """Draw what is bound, or these of it."""
        chosen = self.documents if anchors is None else anchors
        return {anchor: draw_part(self.documents[anchor], self._first[anchor] - 1) for anchor in chosen}

    def draw_for_another(self) -> bytes:
        """All that is bound, as it goes from one process to another."""
        return pickle.dumps(self.draw(), pickle.HIGHEST_PROTOCOL)


def set_well(html: str, typesetter: Typesetter, fit: Fit) -> tuple[Proof, Fit]:
    """Set a part, and again when words are cut badly, a picture leaves a hole, or its last page is all but empty."""
    galleys: dict[Fit, Galley] = {}

    def set_once(fit: Fit) -> Proof:
        read = replace(fit, whole=frozenset())
        if read not in galleys:
            galleys[read] = typesetter.read(with_fit(html, fit, typesetter.scale), fit.later)
        return galleys[read].set(fit.whole)

    proof = set_once(fit)
    if fit.is_usual and has_only_sources(proof.lines):
        for leading in allowed(leadings_past_sources, proof.lines, typesetter.scale):
            other = set_once(replace(fit, leading=leading))
            if not ends_badly(other.lines):
                proof, fit = other, replace(fit, leading=leading)
                break
    may_change = fit.is_usual and is_short(proof.lines)
    leadings = allowed(leadings_to_try, proof.lines, typesetter.scale) if may_change else iter(())
    for _ in range(MOST_TRIES):
        leading = next(leadings, fit.leading) if is_short(proof.lines) else fit.leading
        later = Counter(dict(fit.later)) + Counter(pictures_to_move(proof))
        tried = Fit(leading, fit.whole | badly_cut(proof.lines), frozenset(later.items()), fit.foot)
        if tried == fit:
            break
        other = set_once(tried)
        if is_short(other.lines) and not is_short(proof.lines):
            return set_once(fit), fit
        proof, fit = other, tried
    if fit.foot:
        return proof, fit
    mend = with_even_pages if OF_ENTRIES.search(html) else with_shorter_pages
    return mend(proof, fit, set_once, typesetter.scale)


def with_even_pages(proof: Proof, fit: Fit, set_once: Callable[[Fit], Proof], scale: float) -> tuple[Proof, Fit]:
    """Share what stands on pages of which the last is less than half full: all end where that one does, or about."""
    feet = list(feet_to_even(at_one(proof.lines, scale)))
    for foot in feet:
        evened = replace(fit, foot=foot)
        other = set_once(evened)
        if len(other.lines) == len(proof.lines):
            return other, evened
    return (set_once(fit) if feet else proof), fit


def with_shorter_pages(proof: Proof, fit: Fit, set_once: Callable[[Fit], Proof], _scale: float) -> tuple[Proof, Fit]:
    """Move lines to a last page that the leading could not fill: all pages end a few lines higher. Or leave it so."""
    if not ends_badly(proof.lines):
        return proof, fit
    most = len(proof.lines)
    for foot in FEET:
        shorter = replace(fit, leading=LEADING, foot=foot)
        other = set_once(shorter)
        if len(other.lines) > most:
            break
        if ends_badly(other.lines):
            continue
        mended = replace(shorter, whole=shorter.whole | badly_cut(other.lines))
        if mended == shorter or ends_badly((better := set_once(mended)).lines):
            return set_once(shorter), shorter
        return better, mended
    return set_once(fit), fit


def allowed(
    leadings: Callable[[Sequence[Sequence[SetLine]]], Iterator[float]], pages: Sequence[Sequence[SetLine]], scale: float
) -> Iterator[float]:
    """Of the leadings to try those that a reader may have: in large print no line is set closer."""
    return (leading for leading in leadings(at_one(pages, scale)) if scale == 1 or leading > LEADING)


def at_one(pages: Sequence[Sequence[SetLine]], scale: float) -> list[list[SetLine]]:
    """Lines as they were before they were enlarged."""
    return [[line._replace(height=line.height / scale, top=line.top / scale) for line in page] for page in pages]


def with_fit(html: str, fit: Fit, scale: float = 1.0) -> str:
    """The document with another distance between its lines, shorter pages, or both."""
    if fit.is_usual:
        return html
    leading = style_of(fit.leading, is_large=scale != 1) if fit.leading != LEADING else ""
    foot = style_with_foot(fit.foot) if fit.foot else ""
    return html.replace("</head>", f"<style>{enlarged(leading + foot, scale)}</style></head>", 1)
