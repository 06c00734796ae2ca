"""The links between texts: which passages show an ingredient, and which stories are akin."""

from collections import defaultdict
from collections.abc import Mapping
from functools import cached_property, partial

from ..incremental.memory import Memory
from ..text.markup import RENDERED, RenderedText, render_story_text
from ..text.passages import Passage
from .kinship import Kinship, RelatedStory
from .library import Ingredient, Library
from .setbacks import SetbackLinks
from .story import Story


class Links:
    """The texts of all stories of one library, by slug, and how they lead to each other."""

    def __init__(self, library: Library, texts: Mapping[str, RenderedText], kinship: Kinship) -> None:
        self.library = library
        self.texts = texts
        self.kinship = kinship
        self.setbacks = SetbackLinks(library, texts)

    def passages_by_story(self, ingredient: Ingredient) -> list[tuple[Story, list[Passage]]]:
        """The passages that show an ingredient, per story, in order of story."""
        by_story = self._passages.get(ingredient.slug, {})
        return [(self.library.story[slug], passages) for slug, passages in by_story.items()]

    @cached_property
    def _passages(self) -> Mapping[str, Mapping[str, list[Passage]]]:
        """Slug of an ingredient -> slug of a story -> the passages that show it there."""
        found: dict[str, dict[str, list[Passage]]] = defaultdict(lambda: defaultdict(list))
        for story in self.library.stories:
            for passage in self.texts[story.slug].passages:
                for slug in passage.ingredients:
                    found[slug][story.slug].append(passage)
        return found

    def related_stories(self, story: Story) -> tuple[RelatedStory, ...]:
        """The stories most like this one, with the reason."""
        return self.kinship.related_stories(story)


def link_library(library: Library, memory: Memory | None = None) -> Links:
    """Render the text of every story and link the library."""
    memory = memory or Memory()
    stories = library.stories
    steps = [(story.path, story.body, partial(render_kept, story, memory)) for story in stories]
    texts = {story.slug: text for story, text in zip(stories, memory.recall_all("text", steps), strict=True)}
    return Links(library, texts, Kinship(library, memory))


def render_kept(story: Story, memory: Memory) -> RenderedText:
    """The text of a story, as it is kept when it was rendered before: a body is nothing but what stands in its text."""
    make = partial(render_story_text, story.body, story.path)
    return memory.keep(make, RENDERED, "text", story.path, story.body.text, story.body.first_line)
