"""`hoedan export`: data and a docs tree in folders of their own; other generators build what we build."""

import json
import os
import re
import subprocess
import sys
from functools import cache
from pathlib import Path
from urllib.parse import unquote

import markdown
import pytest
from lxml import html

import hoedan.docs_tree
from conftest import copy_library
from hoedan.cli import main
from hoedan.docs_tree.text import escape_markdown, portable_text, tidy, without_templates
from hoedan.docs_tree.tree import docs_tree
from hoedan.library.library import Library
from hoedan.library.links import link_library
from hoedan.site.pages import Site
from hoedan.text.body import read_body
from made.library import DATES, SITE_URL, read_library, story_body, write_library, write_story
from made.many import own_or_made, write_many
from made.sample import write

TEMPLATES = Path(hoedan.docs_tree.__file__).parent / "templates"
CODE = re.compile(r"`[^`\n]+`")
MARKDOWN_LINK = re.compile(r"\]\(([^)\s]*)\)")

PASSAGES = """Een gewone alinea met [een link](../ingredients/vertrouwen.md) en `[geen](link.md)`.[^1]
{: ingredient="vertrouwen" }

> Een citaat
>
> van twee alinea's.
{: ingredient="lange-adem" }

- Een punt.
- Nog een [punt](tweede.md#aanpak).
{: ingredient="vertrouwen lange-adem" }
- Het laatste punt."""


def run(program: str, folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a generator as its own user would."""
    return subprocess.run(
        [sys.executable, "-m", program, *arguments],
        cwd=folder,
        text=True,
        capture_output=True,
        check=False,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", "COLUMNS": "200"},
    )


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = write_library(tmp_path / "library")
    write_story(root, "eerste", story_body(PASSAGES), **DATES)
    write_story(root, "tweede", themes=["schulden"], ingredients=["lange-adem", "gedeelde-visie"], **DATES)
    return root


def export_tree(root: Path, target: Path) -> Path:
    assert main(["export", "--root", str(root), "--docs-tree", str(target)]) == 0
    return target


def test_data_and_tree_are_written_where_asked(root: Path, tmp_path: Path) -> None:
    data, tree = tmp_path / "data", tmp_path / "tree"
    assert main(["export", "--root", str(root), "--data", str(data), "--docs-tree", str(tree)]) == 0
    assert {path.name for path in data.glob("*.*") if path.is_file()} == {
        "stories.json",
        "ingredients.json",
        "themes.json",
        "setbacks.json",
        "municipalities.json",
        "relations.json",
        "stories.csv",
        "stories.ods",
        "catalogue.jsonld",
        "concepts.jsonld",
        ".hoedan-export",
    }
    assert (data / "schemas" / "v1" / "stories.schema.json").is_file()
    assert (tree / "mkdocs.yml").is_file()
    assert (tree / "docs" / "verhalen" / "eerste.md").is_file()


def test_an_earlier_export_is_replaced_whole(root: Path, tmp_path: Path) -> None:
    tree = export_tree(root, tmp_path / "tree")
    (root / "stories" / "tweede.md").unlink()
    write_story(root, "eerste", **DATES)
    export_tree(root, tree)
    assert {path.stem for path in (tree / "docs" / "verhalen").iterdir()} == {"index", "eerste"}


def test_a_folder_with_other_files_is_left_alone(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "mijn-map"
    target.mkdir()
    (target / "brief.txt").write_text("van mij", encoding="utf-8")
    assert main(["export", "--root", str(root), "--data", str(target)]) == 2
    assert "andere bestanden" in capsys.readouterr().err
    assert [path.name for path in target.iterdir()] == ["brief.txt"]


def test_a_file_in_the_way_is_left_alone(root: Path, tmp_path: Path) -> None:
    target = tmp_path / "bestand"
    target.write_text("van mij", encoding="utf-8")
    assert main(["export", "--root", str(root), "--docs-tree", str(target)]) == 2
    assert target.read_text(encoding="utf-8") == "van mij"


def test_content_errors_stop_an_export_before_anything_is_written(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_story(root, "fout", themes=["bestaat-niet"])
    assert main(["export", "--root", str(root), "--data", str(tmp_path / "data")]) == 1
    assert "stories/fout.md" in capsys.readouterr().err
    assert not (tmp_path / "data").exists()


def test_an_export_of_nothing_is_wrong_use(root: Path) -> None:
    assert main(["export", "--root", str(root)]) == 2


def test_two_exports_of_one_library_are_the_same(root: Path) -> None:
    library = read_library(root)
    assert docs_tree(library, link_library(library)) == docs_tree(library, link_library(library))


def test_every_file_of_the_tree_says_under_which_licence_it_is(root: Path) -> None:
    """One is copied without the others."""
    library = read_library(root)
    tree = docs_tree(library, link_library(library))
    pages = {path: text for path, text in tree.items() if path.endswith(".md")}
    assert pages and all('\nlicense: "CC BY 4.0"\n' in str(text).split("---\n")[1] for text in pages.values())
    assert f'copyright: "{library.settings.site_name}, CC BY 4.0"\n' in str(tree["mkdocs.yml"])


def test_passages_become_anchors_in_the_story_and_quotes_with_the_ingredient(root: Path, tmp_path: Path) -> None:
    docs = export_tree(root, tmp_path / "tree") / "docs"
    story = (docs / "verhalen" / "eerste.md").read_text(encoding="utf-8")
    assert "{:" not in story
    assert re.search(r'^<a id="passage-\w+"></a>Een gewone alinea', story, re.MULTILINE)
    assert re.search(r'^> <a id="passage-\w+"></a>Een citaat$', story, re.MULTILINE)
    assert re.search(r'^- <a id="passage-\w+"></a>Nog een', story, re.MULTILINE)
    quoted = (docs / "ingredienten" / "lange-adem.md").read_text(encoding="utf-8")
    assert "> Een citaat\n>\n> van twee alinea's.\n" in quoted
    assert "> Nog een [punt](../verhalen/tweede.md#aanpak).\n" in quoted
    for anchor in re.findall(r"eerste\.md#(passage-\w+)", quoted):
        assert f'<a id="{anchor}">' in story


def test_links_follow_the_files_and_code_stays_as_it_is(root: Path, tmp_path: Path) -> None:
    docs = export_tree(root, tmp_path / "tree") / "docs"
    story = (docs / "verhalen" / "eerste.md").read_text(encoding="utf-8")
    assert "[een link](../ingredienten/vertrouwen.md)" in story
    assert "`[geen](link.md)`" in story
    assert "[^1]: [Een bron](https://bron.test/a?b=%281%29&c=2), Een krant, mei 2021." in story


@pytest.mark.whole
def test_every_link_in_the_tree_leads_to_a_file(tmp_path: Path) -> None:
    library = own_or_made(tmp_path / "many")
    docs = export_tree(library.root, tmp_path / "tree") / "docs"
    site = library.settings.site_url
    left_behind = {page.url for page in Site(library, link_library(library)).pages() if page.type.docs_template is None}
    found = [
        (file, target)
        for file in docs.rglob("*.md")
        for target in MARKDOWN_LINK.findall(CODE.sub("", file.read_text(encoding="utf-8")))
    ]
    inner = [(file, target) for file, target in found if not re.match(r"[a-z]+:|#", target)]
    outer = [target for _, target in found if target.startswith(site) and "." not in target.rpartition("/")[2]]
    assert len(inner) > len(library.stories)
    assert [link for link in inner if not (link[0].parent / link[1].partition("#")[0]).is_file()] == []
    assert [link for link in found if "\ue000" in link[1]] == []
    assert {target.removeprefix(site) for target in outer} <= left_behind
    assert outer


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        pytest.param("a *b* _c_ `d`", r"a \*b\* \_c\_ \`d\`", id="emphasis"),
        pytest.param("[x](y)", r"\[x\](y)", id="link"),
        pytest.param("<script>&lt;", "&#60;script&#62;&#38;lt;", id="html"),
        pytest.param("a | b", "a &#124; b", id="table"),
        pytest.param("12. a", r"12\. a", id="numbered-list"),
        pytest.param("- a", r"\- a", id="list"),
    ],
)
def test_plain_text_stays_plain_in_markdown(text: str, escaped: str) -> None:
    assert escape_markdown(text) == escaped


MARKDOWN = re.compile(
    r"""(?x)
    .* \| [ ] (?: markdown | address | quoted | dutch_date | dutch_number | kilometres | length )
    | (?: link | [a-z]+_line | [a-z]+_list ) \( .* \)
    | "[^"]*" [ ] if [ ] .* [ ] else [ ] "[^"]*" | "[^"]*" [ ] if [ ] [^"]*
    | text | texts\[chapter\.text\] | url
    | count | (?: pairing | each )\.count | loop\.index | story\.period_label | each\.source\.id | each\.until\[:4\]
    """
)
"""What a template may give out: a filter, a macro, words of its own, Markdown that was made, and numbers."""


def test_no_template_gives_out_a_word_of_a_library_as_it_stands() -> None:
    found = {
        f"{file.name}: {each}"
        for file in sorted(TEMPLATES.glob("*.md"))
        for each in re.findall(r"\{\{ (.*?) \}\}", file.read_text(encoding="utf-8"))
        if not MARKDOWN.fullmatch(each)
    }
    assert found == set()


def test_a_marker_shown_as_code_is_kept() -> None:
    shown = '```\nTekst.\n{: ingredient="een" }\n```\n'
    assert portable_text(read_body(f'Tekst.\n{{: ingredient="een" }}\n\n{shown}', 1), "docs/x.md").text == (
        f"Tekst.\n\n{shown}".strip()
    )


def test_blank_lines_in_code_are_kept() -> None:
    assert tidy("a\n\n\n\nb\n\n```\nx\n\n\ny\n```\n\n\n") == "a\n\nb\n\n```\nx\n\n\ny\n```\n"


def test_a_link_that_leads_nowhere_leaves_its_text() -> None:
    assert portable_text(read_body("Zie [dit](javascript:alert(1)).", 1), "stories/x.md").text == "Zie [dit]()."


@pytest.fixture(scope="module", params=["many", pytest.param("own", marks=pytest.mark.nightly)])
def library(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """What Zensical builds: in every run a made library, at night our own, of which every run looks at the links."""
    folder = tmp_path_factory.mktemp("many")
    return read_library(write_many(folder)) if request.param == "many" else own_or_made(folder)


@pytest.fixture(scope="module")
def zensical_site(library: Library, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The library, exported and built by Zensical."""
    tree = export_tree(library.root, tmp_path_factory.mktemp("zensical") / "tree")
    built = run("zensical", tree, "build", "--strict")
    assert built.returncode == 0, built.stdout + built.stderr
    return tree / "site"


@cache
def article_of(file: Path) -> tuple[frozenset[str], frozenset[str]]:
    """The ids and link targets in the text of a page; its navigation, which has every page, does not count."""
    (article,) = html.parse(str(file)).getroot().iter("article")
    return frozenset(article.xpath(".//@id")), frozenset(article.xpath(".//a/@href"))


def links_in(site: Path, url: str) -> set[str]:
    """The pages that the text of a page links to, as addresses from the root of the site."""
    file = site / url / "index.html"
    targets = {link.partition("#")[0] for link in article_of(file)[1] if not re.match(r"[a-z]+:|#", link)}
    return {f"{os.path.relpath(file.parent / target, site)}/" for target in targets}


def test_a_heading_keeps_the_name_that_links_use() -> None:
    text = portable_text(
        read_body("## Gemeenten en regio's\n\n## Gewoon\n\n[Naar](#gemeenten-en-regio-s)", 1), "docs/x.md"
    ).text
    assert text.startswith('## <a id="gemeenten-en-regio-s"></a>Gemeenten en regio\'s\n\n## Gewoon\n')


def test_zensical_builds_every_story_and_ingredient(zensical_site: Path, library: Library) -> None:
    for folder, entries in (("verhalen", library.stories), ("ingredienten", library.ingredients)):
        for entry in entries:
            page = html.parse(str(zensical_site / folder / entry.slug / "index.html"))
            assert page.xpath("string(//article/h1)").strip() == entry.title
    folders = {file.parent.name for file in (zensical_site / "gemeenten").glob("*/index.html")}
    assert folders == library.gazetteer.by_slug.keys()


def test_zensical_shows_every_cross_link_both_ways(zensical_site: Path, library: Library) -> None:
    for story in library.stories:
        links = links_in(zensical_site, f"verhalen/{story.slug}")
        targets = {f"ingredienten/{slug}/" for slug in story.front.ingredients}
        targets |= {f"themas/{slug}/" for slug in story.front.themes}
        targets |= {f"gemeenten/{each.slug}/" for each in story.municipalities}
        assert targets <= links, story.slug
        for target in targets:
            assert f"verhalen/{story.slug}/" in links_in(zensical_site, target), (story.slug, target)


def test_zensical_keeps_every_passage_under_its_anchor(zensical_site: Path, library: Library) -> None:
    texts = link_library(library).texts
    for story in library.stories:
        ids, _ = article_of(zensical_site / "verhalen" / story.slug / "index.html")
        assert {passage.anchor for passage in texts[story.slug].passages} <= ids, story.slug
        assert len([each for each in ids if each.startswith("fn:")]) == len(texts[story.slug].references)


def test_no_link_or_anchor_in_the_text_of_the_zensical_site_is_broken(zensical_site: Path) -> None:
    links = [
        (file, *target.partition("#")[::2])
        for file in zensical_site.glob("*/**/index.html")
        for target in article_of(file)[1]
        if not re.match(r"[a-z]+:", target)
    ]
    assert any(path for _, path, _ in links)
    assert any(anchor for *_, anchor in links)
    for file, path, anchor in links:
        page = Path(os.path.normpath(file.parent / path)) / "index.html"
        assert page.is_file(), (file, path)
        assert not anchor or unquote(anchor) in article_of(page)[0], (file, path, anchor)


@pytest.mark.whole
@pytest.mark.parametrize("name", ["sample_site", pytest.param("real_site", marks=pytest.mark.nightly)])
def test_properdocs_builds_the_project_as_it_is(tmp_path: Path, name: str, request: pytest.FixtureRequest) -> None:
    """In every run with the texts of the sample, at night with our own."""
    ours = request.getfixturevalue(name)
    root = copy_library(ours.parent, tmp_path / "library")
    built = run("properdocs", root, "build", "--strict")
    assert built.returncode == 0, built.stdout + built.stderr
    site = root / "site"
    pages = sorted(path.relative_to(ours) for path in ours.rglob("*.html"))
    assert pages == sorted(path.relative_to(site) for path in site.rglob("*.html"))
    assert [page for page in pages if (site / page).read_bytes() != (ours / page).read_bytes()] == []


def test_the_address_of_a_page_is_the_same_in_the_tree_as_on_the_site(root: Path, tmp_path: Path) -> None:
    tree = export_tree(root, tmp_path / "tree")
    assert json.dumps(SITE_URL) in (tree / "mkdocs.yml").read_text(encoding="utf-8")
    names = {path.relative_to(tree / "docs").as_posix() for path in (tree / "docs").rglob("*.md")}
    assert {"index.md", "verhalen/index.md", "verhalen/eerste.md", "gemeenten/zwolle.md", "matrix.md"} <= names


@pytest.mark.parametrize(
    "text",
    [
        *("{{ x }}", "{% x %}", "{# x #}", "{{< x >}}", "<%= x %>", "${x}", "{!geheim.txt!}", "{! geheim.txt !}"),
        *('--8<-- "geheim.txt"', '-8<- "geheim.txt"', ';--8<-- "geheim.txt"', "--8<--\ngeheim.txt\n--8<--"),
    ],
)
def test_what_another_program_would_run_or_fetch_is_text_there(text: str, tmp_path: Path) -> None:
    write(tmp_path, "geheim.txt", "niet voor hier")
    divided = without_templates(text)
    assert divided != text and divided.replace("\u2060", "") == text
    settings = {"pymdownx.snippets": {"base_path": [str(tmp_path)], "check_paths": False}}
    shown = markdown.markdown(divided, extensions=["pymdownx.snippets"], extension_configs=settings)
    assert "niet voor hier" not in shown
