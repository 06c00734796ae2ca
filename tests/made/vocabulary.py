"""The words of made libraries: those of the sample, which stay as they are when our own change."""

from pathlib import Path

from hoedan.check.vocabulary import load_vocabulary
from hoedan.library.routes import roles_of
from hoedan.model.vocabulary import FILE, Vocabulary

PROJECT = Path(__file__).parents[2]
MADE = Path(__file__).parents[1] / "sample"
LIBRARY_FILE = MADE / FILE


def vocabulary_in(root: Path) -> Vocabulary:
    """The words of a library, in whose file nothing is wrong."""
    vocabulary, problems = load_vocabulary(root)
    assert vocabulary is not None, problems
    return vocabulary


VOCABULARY = vocabulary_in(MADE)
OWN = vocabulary_in(PROJECT)
"""The words of our own library."""
STORY_HEADINGS, OPTIONAL_STORY_HEADINGS = VOCABULARY.headings, VOCABULARY.optional_headings
INGREDIENT_HEADINGS = VOCABULARY.ingredient_headings
FAMILIES, STATUSES, TARGET_GROUPS, PARTNER_TYPES, SOURCE_KINDS = (
    tuple(VOCABULARY.words(name)) for name in ("families", "statuses", "target_groups", "partner_types", "source_kinds")
)
FAMILY_WORDS = tuple(VOCABULARY.words("families").values())
ROLES = roles_of(VOCABULARY)
