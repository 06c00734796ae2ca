"""Short addresses from paper to the site: `/v/<id>/`.

The id is made of the story's first name, so nobody has to keep a list. A story that is renamed keeps its old names
in `aliases:`, and each of its names has an address of its own; what was printed once goes on working.
"""

import hashlib
from collections import defaultdict
from collections.abc import Mapping

from ..library import Library, Story

ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
"""Letters and digits that nobody confuses on paper: no 0 and o, no 1, i and l, no u beside v."""
LENGTH = 6


def short_id(name: str) -> str:
    """Six characters that stand for a slug; the same slug always gives the same id."""
    number = int.from_bytes(hashlib.sha256(name.encode()).digest()[:8], "big")
    characters = []
    for _ in range(LENGTH):
        number, position = divmod(number, len(ALPHABET))
        characters.append(ALPHABET[position])
    return "".join(characters)


def short_url(story: Story) -> str:
    """The address to print: that of the oldest name, which is the first of its aliases."""
    first_name = story.front.aliases[0] if story.front.aliases else story.slug
    return f"v/{short_id(first_name)}/"


def stories_by_short_id(library: Library) -> Mapping[str, tuple[Story, ...]]:
    """Every id that was ever printed -> its story; two stories only when their ids happen to be the same."""
    found: dict[str, dict[str, Story]] = defaultdict(dict)
    for story in library.stories:
        for name in (story.slug, *story.front.aliases):
            found[short_id(name)][story.slug] = story
    return {key: tuple(stories.values()) for key, stories in sorted(found.items())}
