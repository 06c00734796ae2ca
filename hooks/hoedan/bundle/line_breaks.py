"""Where WeasyPrint cuts the lines of a text: what is asked of us about a word, and lines that were cut before.

A part is set more than once, and in one layout a text that is held together or stands in columns is too. Most of its
lines come out as before, so each is kept with all that it hangs on.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from copy import copy
from types import SimpleNamespace
from typing import Any

from pyphen import language_fallback

from ..language.hyphens import Hyphens
from .copyfit import LONGEST_HELD

FIXED_SPACE = "\u00a0"
MOST_LINES = 100_000
"""Lines that are kept, about a kilobyte each; the most of a bundle of all stories is a third of it."""
HANGS_ON = (
    *("direction", "font_family", "font_feature_settings", "font_kerning", "font_language_override", "font_size"),
    *("font_stretch", "font_style", "font_variant_alternates", "font_variant_caps", "font_variant_east_asian"),
    *("font_variant_ligatures", "font_variant_numeric", "font_variant_position", "font_variation_settings"),
    *("font_weight", "hyphenate_character", "hyphenate_limit_chars", "hyphenate_limit_zone", "hyphens", "lang"),
    *("letter_spacing", "overflow_wrap", "tab_size", "text_decoration_line", "white_space", "word_break"),
    "word_spacing",
)
"""What of a style WeasyPrint asks when it cuts a line."""


class LineBreaks:
    """Where lines are cut, as long as it is asked `with` given words whole."""

    def __init__(self) -> None:
        self._lines: dict[Any, tuple[Any, dict[str, bool]]] = {}
        """What a line hangs on -> the line, and for each word that was asked for whether it was kept whole."""
        self._styles: dict[str, int] = {}

    @contextmanager
    def cut(self, whole: frozenset[str]) -> Iterator[None]:
        """Have WeasyPrint ask us where lines and words are cut.

        A name is not hyphenated, nor is a word of `whole` or the last word of a paragraph: its end would stand alone.
        Of a word with a note behind it only the beginning is asked for; its end stands with the note.
        """
        from weasyprint.layout import inline, preferred  # noqa: PLC0415 - needs Pango, and only a PDF does
        from weasyprint.text import line_break  # noqa: PLC0415

        text, asked = "", dict[str, bool]()

        def is_kept(word: str) -> bool:
            return word != word.lower() or any(each.startswith(word) for each in whole) or is_last(word, text)

        class Dictionary(Hyphens):
            def iterate(self, word: str) -> Iterator[tuple[str, str]]:
                asked[word] = is_kept(word)
                return iter(()) if asked[word] else super().iterate(word)

        own: Callable[..., Any] = line_break.split_first_line

        def split_first_line(words: str, style: Any, context: Any, *others: Any, **named: Any) -> Any:
            nonlocal text, asked
            text = words
            key = (words, self._number_of(style), others, *named.values())
            line, of_words = self._lines.get(key, (None, {}))
            if line is None or any(is_kept(word) != kept for word, kept in of_words.items()):
                asked = {}
                line = own(words, style, context, *others, **named)
                self._keep(key, line, asked)
                return line
            return copy(line[0]), *line[1:]

        pyphen = line_break.pyphen
        line_break.pyphen = SimpleNamespace(Pyphen=Dictionary, language_fallback=language_fallback)
        inline.split_first_line = preferred.split_first_line = split_first_line
        try:
            yield
        finally:
            line_break.pyphen = pyphen
            inline.split_first_line = preferred.split_first_line = own

    def _keep(self, key: Any, line: Any, asked: dict[str, bool]) -> None:
        if len(self._lines) >= MOST_LINES:
            self._lines.clear()
        self._lines[key] = (copy(line[0]), *line[1:]), asked

    def _number_of(self, style: Any) -> int:
        """The same number for styles that cut lines alike."""
        try:
            number: int = style.number_of_line_breaks
        except AttributeError:
            own = getattr(style, "cascaded", {})  # all that lines hang on is handed down
            if style.parent_style is not None and not any(name in own for name in HANGS_ON):
                number = self._number_of(style.parent_style)
            else:
                signs = repr([style[name] for name in HANGS_ON])
                number = self._styles.setdefault(signs, len(self._styles))
            style.number_of_line_breaks = number
        return number


def is_last(word: str, text: str) -> bool:
    """Whether a word is one of the last of a text, which fixed spaces hold together.

    The last line would begin with half a word. Together too long for a narrow column, only the very last is meant.
    """
    held = text.rstrip().rpartition(" ")[2]
    before, _, last = held.rpartition(FIXED_SPACE)
    return bool(before) and word in (held if len(held) <= LONGEST_HELD else last)
