"""The editors' page: what its template needs beside the status itself."""

from collections.abc import Mapping

from ..check.coach import EASY_ENOUGH
from ..language.dutch import dutch_date
from ..library.library import Library
from ..library.links import Links
from ..library.status import HARDEST, invite, status_of
from ..library.story import Story
from ..places.gazetteer import SIZE_CLASSES

MOST_LISTED = 50
"""Stories in one list, so that the page of a very large library can still be read."""


def editorial_values(library: Library, links: Links) -> Mapping[str, object]:
    status = status_of(library, links)
    return {
        "status": status,
        "invite": invite,
        "most_listed": MOST_LISTED,
        "size_labels": {size: label for size, (label, _) in SIZE_CLASSES.items()},
        "easy_enough": EASY_ENOUGH,
        "hardest": [score.slug for score in status.texts[:HARDEST]],
        "reviewed_in": reviewed_in,
        "began_in": lambda story: f"{story.municipalities_label}, vanaf {story.start_year}",
        "score_note": score_note,
        "no_note": lambda _story: "",
    }


def reviewed_in(story: Story) -> str:
    return dutch_date(story.front.reviewed) if story.front.reviewed else ""


def score_note(story: Story) -> str:
    """The score, and the average sentence as a Dutch reader writes it."""
    reads = story.readability
    average = f"{reads.average_sentence:.1f}".replace(".", ",")
    return f"{reads.flesch_douma:.0f}, met {average} woorden per zin"
