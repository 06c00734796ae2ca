"""The questions of queries.yml, in the real browser against the real index."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

pytest_plugins = ["finder_fixtures"]

QUERIES = yaml.safe_load((Path(__file__).parent / "queries.yml").read_text(encoding="utf-8"))
DEFAULT_TOP = 5
LEAST_RECALL = 0.95
ANSWER = """async ([address, query]) => {
  const { ask } = await import(new URL("assets/finder/engine.js", address));
  const state = { query, kinds: ["verhaal"], filters: {}, sort: "relevantie" };
  const { cards } = await ask("search", { ...state, most: 10 });
  const others = await ask("others", state);
  return [cards.map(({ url }) => url.split("/").at(-2)), others.map(({ url }) => url.slice(address.length))];
}"""


def test_there_are_sixty_questions_and_more() -> None:
    assert len(QUERIES) >= 60
    assert len({query["query"] for query in QUERIES}) == len(QUERIES)


def test_questions_find_their_stories(page: Page, site: str, capsys: pytest.CaptureFixture[str]) -> None:
    page.goto("verhalen/")
    wanted = [(query, target) for query in QUERIES for target in targets(query)]
    answers = {query["query"]: page.evaluate(ANSWER, [site, query["query"]]) for query in QUERIES}
    missed = [f"{query['query']}: {target}" for query, target in wanted if not is_found(query, target, answers)]
    recall = 1 - len(missed) / len(wanted)
    with capsys.disabled():
        print(f"\nfinder: recall {recall:.1%}: {len(wanted) - len(missed)} of {len(wanted)}, {len(QUERIES)} questions")
        print("".join(f"  not found: {each}\n" for each in missed), end="")
    assert recall >= LEAST_RECALL


def targets(query: dict[str, Any]) -> list[str]:
    return [*query.get("stories", []), *query.get("pages", [])]


def is_found(query: dict[str, Any], target: str, answers: dict[str, Any]) -> bool:
    stories, others = answers[query["query"]]
    return target in stories[: query.get("top", DEFAULT_TOP)] or target in others
