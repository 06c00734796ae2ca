"""Writes the search index with Pagefind, and beside it the few lists that the finder needs and Pagefind has not.

    pagefind/                 Pagefind's own index, script and program
    finder/index.json         the kinds of documents with how many there are, the names of the orders, and the phrases
    finder/forms.json         how the keys of a word are found
    finder/pages/<n>.json     what is shown of a page, its words in the order of the index; asked for with the build
    finder/names.json         what ingredients, setbacks and themes are called
    finder/setbacks.json      where 'Vallen en opstaan' stands in each story
    finder/facet-<name>.json  which documents have each choice of a facet
    finder/order-<name>.json  numbers of stories in another order than newest first
    finder/slugs.json         slug of each story by number
    finder/concepts.json      what the choices of a facet are for other libraries, which may search here too
    finder/words.json         the vocabulary for 'Bedoelde je ...?'

Facets are lists of our own and not Pagefind's filters: the finder counts choices over a ranking that joins several
searches, which filters cannot, and Pagefind writes its filters in another order at every build.
"""

import json
from functools import partial
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from ..incremental.background import checkpoint
from ..incremental.digest import digest
from ..incremental.swap import put_in_place
from .documents import PLACES, SearchContent, document_html, document_text, kinds_of, setback_range
from .forms import forms_table
from .pagefind_index import BEST_PAGES, make_index
from .words import REST


def write_index(content: SearchContent, site: Path) -> list[str]:
    """Index the content and write `pagefind/` and `finder/` below `site`; gives these names.

    Pagefind takes a core of its own for seconds, in which the lists are written.

    Raises:
        PagefindError: when Pagefind's own program is not installed, or fails.
        ValueError: when its files have another form than those of the pinned version.

    """
    site.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".zoekindex-", dir=site) as name:
        folder = Path(name)
        index, lists = folder / "pagefind", folder / "finder"
        pages = (document_html(document, content.tokens) for document in content.documents)
        make_index(pages, len(content.documents), index, partial(write_lists, content, lists))
        for new in (index, lists):
            put_in_place(new, site / new.name)
    return [index.name, lists.name]


def write_lists(content: SearchContent, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    phrases = sorted("".join(key) for key in content.tokens.phrases.known)
    build = digest(content.documents)[:8]
    index = {"kinds": kinds_of(content.documents), "orders": [*content.orders], "phrases": phrases, "build": build}
    index |= {"places": PLACES, "best": BEST_PAGES, "rest": REST}
    save_json(folder / "index.json", index)
    save_json(folder / "forms.json", forms_table(content.tokens.forms))
    save_json(folder / "names.json", content.names)
    stories = content.documents[: len(content.story_slugs)]
    save_json(folder / "setbacks.json", [each for story in stories for each in setback_range(story)])
    (folder / "pages").mkdir(exist_ok=True)
    for number, document in enumerate(content.documents):
        checkpoint()
        save_json(folder / "pages" / f"{number}.json", document_text(document))
    for name, choices in content.facets.items():
        save_json(folder / f"facet-{name}.json", {slug: steps(numbers) for slug, numbers in choices.items()})
    for name, order in content.orders.items():
        save_json(folder / f"order-{name}.json", order)
    save_json(folder / "slugs.json", content.story_slugs)
    save_json(folder / "concepts.json", content.shared)
    save_json(folder / "words.json", " ".join(content.vocabulary))


def steps(numbers: tuple[int, ...]) -> list[int]:
    """Write rising numbers as the first and the steps between them, which compress to half."""
    return [number - before for before, number in pairwise((0, *numbers))]


def save_json(file: Path, value: object) -> None:
    file.write_bytes(json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode())
