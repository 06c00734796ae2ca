"""Writes the search index with Pagefind, and beside it the few lists that the finder needs and Pagefind has not.

    pagefind/                 Pagefind's own index, script and program
    finder/index.json         the kinds of documents with how many there are, and the names of the orders
    finder/facet-<name>.json  which documents have each choice of a facet
    finder/order-<name>.json  numbers of stories in another order than newest first
    finder/slugs.json         slug of each story by number
    finder/words.json         the vocabulary for 'Bedoelde je ...?'

Facets are lists of our own and not Pagefind's filters: the finder counts choices over a ranking that joins several
searches, which filters cannot, and Pagefind writes its filters in another order at every build.
"""

import json
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

from ..incremental.swap import put_in_place
from ..model.urls import ROOT
from .documents import SearchContent, document_html, kinds_of
from .pagefind_index import make_index


def write_index(content: SearchContent, site: Path) -> None:
    """Index the content and write `pagefind/` and `finder/` below `site`.

    Raises:
        FileNotFoundError: when Pagefind's own program is not installed.
        RuntimeError: when it fails.
        ValueError: when its files have another form than those of the pinned version.

    """
    site.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix=".zoekindex-", dir=site) as name:
        folder = Path(name)
        index, lists = folder / "pagefind", folder / "finder"
        pages = (document_html(document).replace(ROOT, "/") for document in content.documents)
        make_index(pages, len(content.documents), index)
        write_lists(content, lists)
        for new in (index, lists):
            put_in_place(new, site / new.name)


def write_lists(content: SearchContent, folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    save_json(folder / "index.json", {"kinds": kinds_of(content.documents), "orders": [*content.orders]})
    for name, choices in content.facets.items():
        save_json(folder / f"facet-{name}.json", {slug: steps(numbers) for slug, numbers in choices.items()})
    for name, order in content.orders.items():
        save_json(folder / f"order-{name}.json", order)
    save_json(folder / "slugs.json", content.story_slugs)
    save_json(folder / "words.json", " ".join(content.vocabulary))


def steps(numbers: tuple[int, ...]) -> list[int]:
    """Write rising numbers as the first and the steps between them, which compress to half."""
    return [number - before for before, number in pairwise((0, *numbers))]


def save_json(file: Path, value: object) -> None:
    file.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
