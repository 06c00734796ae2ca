"""The settings in mkdocs.yml: what a maintainer set, and what cannot be a setting."""

from pathlib import Path

import pytest
from mkdocs.config.defaults import MkDocsConfig

from hoedan.model.settings import KNOWN_TO_MKDOCS, Settings, SettingsError, read_settings


def read(folder: Path, text: str | bytes) -> tuple[Settings, list[str]]:
    """What is read, and what is wrong beside a name that no test needs."""
    (folder / "mkdocs.yml").write_bytes(text if isinstance(text, bytes) else text.encode())
    settings, problems = read_settings(folder)
    return settings, [f"{each.line} {each.code}" for each in problems if each.code != "S-033"]


def test_without_settings_the_defaults_hold(tmp_path: Path) -> None:
    assert read(tmp_path, "site_name: Hoe dan?\n") == (Settings(site_name="Hoe dan?"), [])


def test_addresses_get_the_slash_that_the_code_counts_on(tmp_path: Path) -> None:
    settings, _ = read(tmp_path, "site_url: https://a.test/b\nrepo_url: https://a.test/c/\n")
    assert (settings.site_url, settings.repo_url) == ("https://a.test/b/", "https://a.test/c")
    settings, _ = read(tmp_path, "site_url: https://a.test/b/\nrepo_url: https://a.test/c\n")
    assert (settings.site_url, settings.repo_url) == ("https://a.test/b/", "https://a.test/c")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["1 S-033"]),
        ("site_url: https://a.test/\nsite_name:", ["2 S-033"]),
        ("site_name: ''", ["1 S-033"]),
        ("site_name: 3", ["1 S-002"]),
        ("site_name: Hoe dan?", []),
    ],
)
def test_a_site_has_a_name(text: str, expected: list[str], tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    assert [f"{each.line} {each.code}" for each in read_settings(tmp_path)[1]] == expected


def test_the_tags_of_mkdocs_are_passed_by(tmp_path: Path) -> None:
    text = "site_url: !ENV [X, x]\nextra: {x: !!python/name:a.b , hoedan: {review_months: 6}}\n"
    settings, problems = read(tmp_path, text)
    assert (settings.review_months, problems) == (6, [])


def test_a_list_of_texts_keeps_its_order(tmp_path: Path) -> None:
    settings, problems = read(tmp_path, "extra:\n  hoedan:\n    home_stories:\n      - twee\n      - een\n")
    assert (settings.home_stories, problems) == (("twee", "een"), [])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("extra:\n  hoedan:\n    review_month: 6", ["3 S-001"], id="unknown-key"),
        pytest.param(
            "extra:\n  hoedan:\n    branch: main\n    review_months: zes", ["4 S-002"], id="word-for-a-number"
        ),
        pytest.param("extra:\n  hoedan:\n    review_months: true", ["3 S-002"], id="truth-for-a-number"),
        pytest.param("extra:\n  hoedan:\n    branch: [a]", ["3 S-002"], id="list-for-text"),
        pytest.param("extra:\n  hoedan:\n    home_stories: een", ["3 S-002"], id="text-for-a-list"),
        pytest.param("extra:\n  hoedan:\n    home_stories: [een, 2]", ["3 S-002"], id="number-in-a-list-of-texts"),
        pytest.param("extra:\n  hoedan:\n    review_months: 0", ["3 S-002"], id="no-months"),
        pytest.param("extra:\n  hoedan:\n    review_months: 9999999999", ["3 S-002"], id="months-without-end"),
        pytest.param("extra:\n  hoedan:\n    5: 6", ["3 S-001"], id="number-as-key"),
        pytest.param("site_url: hoedan.nl", ["1 S-026"], id="no-scheme"),
        pytest.param("strict: true\nrepo_url: 'http://['", ["2 S-026"], id="no-host"),
        pytest.param(f"site_url: https://hoedan.nl/{'x' * 200}", ["1 S-026"], id="an-address-without-end"),
        pytest.param("site_url: https://a.test/?q=1", ["1 S-026"], id="a-question"),
        pytest.param("site_url: https://a.test/b#c", ["1 S-026"], id="a-place-in-a-page"),
        pytest.param("site_url: https://a.test/b/../", ["1 S-026"], id="a-step-back"),
        pytest.param("site_url: https://a.test//", ["1 S-026"], id="two-slashes"),
        pytest.param("site_url: https://a.test:8443/b/c", [], id="a-port-and-a-path"),
        pytest.param("site_url: ''", [], id="no-address"),
        pytest.param("extra: 5", ["1 S-002"], id="no-block"),
        pytest.param("extra:\n  hoedan: [a]", ["2 S-002"], id="list-for-the-block"),
        pytest.param("extra: {hoedan: }", [], id="empty-block"),
        pytest.param("site_name: [a]", ["1 S-002"], id="list-for-the-name"),
        pytest.param("site_description: 5", ["1 S-002"], id="number-for-the-description"),
        pytest.param("strict: true\nsite_url: [https://a.test/]", ["2 S-002"], id="list-for-the-address"),
        pytest.param("repo_url: 2026-01-01", ["1 S-002"], id="date-for-an-address"),
        pytest.param("site_dir: {a: b}", ["1 S-002"], id="mapping-for-a-folder"),
        pytest.param("strict: ja", ["1 S-002"], id="word-for-a-truth"),
        pytest.param("hooks: mkdocs.yml", ["1 S-002"], id="text-for-a-list-of-files"),
        pytest.param("strict: true\nnavx: []", ["2 S-028"], id="key-unknown-to-mkdocs"),
        pytest.param("INHERIT: mkdocs.yml", [], id="settings-of-another-file"),
        pytest.param("strict: true\nINHERIT: ../weg.yml", ["2 S-031"], id="settings-of-a-missing-file"),
        pytest.param("theme: materiaal", ["1 S-029"], id="unknown-theme"),
        pytest.param("theme:\n  language: nl\n  name: materiaal", ["3 S-029"], id="unknown-name-of-a-theme"),
        pytest.param("theme: {language: nl}", ["1 S-029"], id="theme-without-a-name"),
        pytest.param("theme: {name: null, custom_dir: .}", [], id="theme-of-its-own-folder"),
        pytest.param("theme: {name: null}", ["1 S-032"], id="theme-of-nothing"),
        pytest.param("theme: {name: material, static_templates: 3}", ["1 S-002"], id="number-for-templates"),
        pytest.param("plugins: 3", ["1 S-032"], id="number-of-plugins"),
        pytest.param("plugins:", [], id="no-plugins"),
        *(
            pytest.param(f"strict: true\n{wrong}", ["2 S-032"], id=wrong)
            for wrong in (
                *("dev_addr: nergens:80", "dev_addr: localhost", "dev_addr: localhost:0", "dev_addr: '[::1:80'"),
                *(
                    "site_dir: docs",
                    "site_dir: docs/uit",
                    "site_dir: ''",
                    "site_dir: .",
                    "dev_addr: ''",
                    "site_dir: uit/../docs/",
                ),
                *("edit_uri_template: 'x/{file}'", "edit_uri_template: 'x/{path'", "edit_uri_template: '{}'"),
                *("validation: {nav: streng}", "validation: {links: {not_found: 3}}", "validation: {nav: [warn]}"),
                *("validation: {ankers: warn}", "validation: {links: {ankers: warn}}"),
                *(
                    "edit_uri_template: 'x/{path!z}'",
                    "edit_uri_template: 'x/{path:9d}'",
                    "docs_dir: ''",
                    "docs_dir: ..",
                ),
                *("plugins: [{search: taal}]", "plugins: [{search: {}, material/tags: {}}]", "plugins: {search: [nl]}"),
                *("nav: [3]", "nav: [null]", "nav: [{A: 3}]", "nav: [{A: a.md, B: b.md}]", "nav: [[a.md]]"),
                *("extra_javascript: [3]", "extra_javascript: [{path: 3}]", "extra_javascript: [{type: module}]"),
            )
        ),
        *(
            pytest.param(right, [], id=right)
            for right in (
                *("dev_addr: localhost:80", "dev_addr: '[::1]:80'", "dev_addr: 0.0.0.0:8000", "site_dir: docsite"),
                *(
                    "edit_uri_template: 'x/{path}?{path_noext!q}'",
                    "validation: {not_found: info, nav: {not_found: warn}}",
                ),
                *("site_dir: ../elders", "dev_addr:", "site_dir:"),
                *(
                    "plugins: [search, {material/tags: {}}]",
                    "plugins: {search: null}",
                    "nav: [{A: [a.md, {B: b.md}]}, c.md]",
                ),
                *("extra_javascript: [a.js, {path: b.js, type: module, defer: true}]", "nav: []"),
            )
        ),
        *(
            pytest.param(f"theme:\n  name: material\n  {wrong}", ["3 S-032"], id=wrong)
            for wrong in ("custom_dir: 3", "locale: 3", "locale: nergens")
        ),
        pytest.param("theme:\n  name: material\n  locale: nl_NL", [], id="locale"),
        pytest.param("hooks: [3]\nwatch: [null]", ["1 S-031", "2 S-031"], id="numbers-for-files"),
        pytest.param("markdown_extensions: [3]\nplugins: [3]", ["2 S-029", "1 S-030"], id="numbers-for-names"),
        pytest.param("theme: [material]", ["1 S-002"], id="list-for-a-theme"),
        pytest.param("plugins:\n  - search\n  - serach", ["3 S-029"], id="unknown-plugin"),
        pytest.param("plugins:\n  search:\n  serach: {}", ["3 S-029"], id="mapping-with-an-unknown-plugin"),
        pytest.param("plugins:\n  - serach:\n      lang: nl", ["2 S-029"], id="unknown-plugin-with-settings"),
        pytest.param("theme: material\nplugins: [tags, material/meta, /search]", [], id="plugins-of-a-theme"),
        pytest.param("plugins: [tags]", ["1 S-029"], id="plugin-of-another-theme"),
        pytest.param("markdown_extensions:\n  - toc: {nope: 1}\n  - nope", ["2 S-030", "3 S-030"], id="extensions"),
        pytest.param("markdown_extensions: {toc: {}}", ["1 S-030"], id="mapping-of-extensions"),
        pytest.param("hooks:\n  - mkdocs.yml\n  - weg.py", ["3 S-031"], id="missing-hook"),
        pytest.param("docs_dir: mkdocs.yml", ["1 S-031"], id="file-for-a-folder"),
        pytest.param("theme:\n  name: material\n  custom_dir: weg", ["3 S-031"], id="missing-frame"),
        pytest.param(f"watch: [., {'x' * 300}]", ["1 S-031"], id="missing-watched-file"),
        pytest.param("- a\n- b", [], id="list"),
        pytest.param("tekst", [], id="text"),
        pytest.param("", [], id="empty"),
    ],
)
def test_what_cannot_be_a_setting_is_reported_or_left_alone(
    tmp_path: Path, text: str | bytes, expected: list[str]
) -> None:
    assert read(tmp_path, text)[1] == expected


def test_an_announcement_is_known_by_its_words_and_link(tmp_path: Path) -> None:
    written = "extra: {hoedan: {announcement: {text: Nieuw, link: bundels/}}}\n"
    texts = (written, written.replace("Nieuw", "Weer nieuw"), written.replace("bundels/", "verhalen/"))
    found = [notice for text in texts if (notice := read(tmp_path, text)[0].notice)]
    assert (found[0].text, found[0].link) == ("Nieuw", "bundels/")
    assert len({notice.key for notice in found}) == 3


def test_without_text_nothing_is_announced(tmp_path: Path) -> None:
    assert read(tmp_path, "extra: {hoedan: {announcement: {link: bundels/}}}\n")[0].notice is None


def test_aliases_do_not_make_a_value_endless(tmp_path: Path) -> None:
    grown = "".join(
        f"{one}: &{one} [{', '.join([f'*{other}'] * 9)}]\n" for one, other in zip("bcdef", "abcde", strict=True)
    )
    text = f"a: &a [ha, ha]\n{grown}site_name: *f\nextra: {{hoedan: {{branch: *f}}}}\n"
    (tmp_path / "mkdocs.yml").write_text(text, encoding="utf-8")
    settings, problems = read_settings(tmp_path)
    assert settings.site_name == ""
    assert [(each.code, len(each.message) < 200) for each in problems if each.code != "S-028"] == [("S-002", True)] * 2


def test_the_keys_are_those_that_mkdocs_takes() -> None:
    refused = {"config_file_path", "pages", "google_analytics", "mdx_configs"}
    taken = {name for name, _ in MkDocsConfig()._schema}
    assert set(KNOWN_TO_MKDOCS) == taken - refused | {"INHERIT"}


def test_where_mkdocs_is_missing_nothing_is_said_of_what_it_would_find(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hoedan.model.settings.installed", lambda _kind: frozenset())
    assert read(tmp_path, "theme: materiaal\nplugins: [serach]\n")[1] == []


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "a: b\nextra: [\n",
            "mkdocs.yml:3: dit is geen geldige YAML: een haak .* is niet gesloten",
            id="open",
        ),
        pytest.param("a: b\nsite_name: 2021-02-30", "mkdocs.yml:2: .* deze datum of dit getal bestaat niet", id="date"),
        pytest.param(f"a: {'9' * 5000}", "mkdocs.yml:1: .* deze datum of dit getal bestaat niet", id="number"),
        pytest.param("a: !!float x", "mkdocs.yml:1: .* deze datum of dit getal bestaat niet", id="tag"),
        pytest.param("a: !!timestamp x", "mkdocs.yml:1: .* deze datum of dit getal bestaat niet", id="tagged-date"),
        pytest.param("a: !!bool x", "mkdocs.yml:1: .* deze datum of dit getal bestaat niet", id="tagged-truth"),
        pytest.param("a: {[b]: c}", "mkdocs.yml:1: dit is geen geldige YAML: deze regel klopt niet", id="list-as-key"),
        pytest.param("a: \0", "mkdocs.yml: hier staat een teken dat YAML niet kent", id="nul"),
        pytest.param("a: 1\nb: één".encode("latin-1"), "mkdocs.yml:2: dit is geen UTF-8-tekst", id="latin-1"),
        pytest.param("[" * 700, "mkdocs.yml: de haken zijn te diep genest", id="deep"),
    ],
)
def test_settings_that_cannot_be_read_are_told_in_dutch(text: str | bytes, told: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=told):
        read(tmp_path, text)


@pytest.mark.parametrize("text", ["plugins:\n{}", "hooks:\n{}", "markdown_extensions:\n{}"])
def test_of_many_faults_a_hundred_are_told_and_looked_for(text: str, tmp_path: Path) -> None:
    text = f"site_name: X\n{text}"
    assert len(read(tmp_path, text.format("".join(f"- k{number}\n" for number in range(7000))))[1]) == 100


def test_settings_larger_than_anybody_writes_are_not_read(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"^mkdocs\.yml is groter dan 64 kB\. Haal weg wat geen instelling is\.$"):
        read(tmp_path, "x: 1\n" * 13_000)
