"""A page type cannot be half there: whatever its row names stands in the room that makes it."""

import re
from pathlib import Path

import pytest

import hoedan
from hoedan.check.check_library import check_library
from hoedan.docs_tree.tree import docs_tree
from hoedan.finder.documents import search_content
from hoedan.library.library import Library
from hoedan.library.links import Links, link_library
from hoedan.model.page_types import LISTINGS, ONLY_ON_SITE, IndexKind, PageType
from hoedan.site.page import Page
from hoedan.site.pages import Site
from made.many import write_many

CORE = Path(hoedan.__file__).parent
WITHDRAWN = "withdrawn:\n  - slug: een-oud-verhaal\n    date: 2026-11-01\n"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """One with every type of page: a story was withdrawn from it."""
    root = write_many(tmp_path_factory.mktemp("types") / "library")
    (root / "stories" / "withdrawn.yml").write_text(WITHDRAWN, encoding="utf-8")
    return check_library(root, is_coached=False).library


@pytest.fixture(scope="module")
def links(library: Library) -> Links:
    return link_library(library)


@pytest.fixture(scope="module")
def pages(library: Library, links: Links) -> list[Page]:
    return list(Site(library, links).pages())


@pytest.fixture(scope="module")
def tree(library: Library, links: Links) -> dict[str, object]:
    if any(map(missing_parts, PageType)):
        pytest.skip("a template is missing, which another test names")
    return dict(docs_tree(library, links))


def missing_parts(page_type: PageType) -> list[str]:
    names = [f"site/templates/{page_type.template}", f"docs_tree/templates/{page_type.docs_template or 'text.md'}"]
    return [name for name in names if not (CORE / name).is_file()]


@pytest.mark.parametrize("page_type", PageType)
def test_a_type_has_its_templates(page_type: PageType) -> None:
    assert missing_parts(page_type) == [], f"{page_type.name} is half there"


@pytest.mark.parametrize(("room", "rows"), [("site", "template"), ("docs_tree", "docs_template")])
def test_a_template_is_of_a_type_or_part_of_another(room: str, rows: str) -> None:
    folder = CORE / room / "templates"
    texts = [file.read_text("utf-8") for file in (*folder.iterdir(), *folder.parent.glob("*.py"))]
    parts = set(re.findall(r'(?:{%-? (?:extends|include|from|import) |render\(\s*)"([^"]+)"', "".join(texts)))
    types = {getattr(page_type, rows) for page_type in PageType} - {ONLY_ON_SITE}
    assert {file.name for file in folder.iterdir()} - types <= parts


@pytest.mark.parametrize("page_type", PageType)
def test_a_type_has_pages(page_type: PageType, pages: list[Page]) -> None:
    made = [page for page in pages if page.type is page_type]
    assert made, f"no function of site/pages.py makes a page of type {page_type.name}"


@pytest.mark.parametrize("kind", IndexKind)
def test_the_index_has_each_page_of_a_type_that_is_in_it(
    kind: IndexKind, pages: list[Page], library: Library, links: Links
) -> None:
    shown = {page.url for page in pages if page.type.index_kind is kind}
    found = {document.url for document in search_content(library, links).documents if document.kind is kind}
    assert found == shown, f"finder/documents.py has no documents of kind {kind.name} for these pages"


@pytest.mark.parametrize("page_type", [each for each in PageType if each.docs_template])
def test_the_docs_tree_has_each_page_with_what_it_is_about(
    page_type: PageType, pages: list[Page], tree: dict[str, object]
) -> None:
    for page in pages:
        if page.type is page_type:
            text = str(tree.get(f"docs/{page.url}index.md") or tree.get(f"docs/{page.url.rstrip('/')}.md") or "")
            _, _, body = text.removeprefix("---\n").partition("---\n")
            assert body.strip().count("\n") > 1, f"docs_tree/templates/{page_type.docs_template} writes nothing"


def test_every_listing_has_an_address_of_its_own(pages: list[Page]) -> None:
    assert len(LISTINGS) == len([each for each in PageType if each.listing])
    assert [page.url for page in pages][: len(LISTINGS)] == [*LISTINGS]


@pytest.mark.parametrize("page_type", PageType)
def test_a_template_shows_only_the_values_it_is_given(page_type: PageType, pages: list[Page]) -> None:
    """A value that nobody gave is an error and no silence; so a page cannot depend on what its digest does not have."""
    for page in [page for page in pages if page.type is page_type][:3]:
        assert "<" in page.render()
