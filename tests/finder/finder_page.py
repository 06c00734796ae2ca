"""What a reader sees and does in the finder, in the words of the page."""

from playwright.sync_api import Page, expect

from browser import turn_to, wait_for


class Finder:
    """The finder on /verhalen/ in a browser."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.question = page.get_by_label("Waar zoek je naar?")
        self.status = page.locator("[data-status]")
        self.results = page.locator("[data-results] > li")
        self.chips = page.locator("[data-chips]")

    def open(self, search: str = "") -> "Finder":
        self.page.goto(f"verhalen/{search}")
        expect(self.question).to_be_visible()
        return self.settle()

    def turn_to(self, search: str = "") -> "Finder":
        """Show what an address asks for in the page that is open, as the back button does.

        To open it anew takes ten times as long: nothing of the index is there then.
        """
        turn_to(self.page, search)
        return self.settle()

    def settle(self) -> "Finder":
        """Wait until the finder shows what its address says."""
        wait_for(self.page, "!document.querySelector('[data-finder]').hasAttribute('aria-busy')")
        return self

    def ask(self, query: str) -> "Finder":
        """Type a question and wait for its answer."""
        self.question.fill(query)
        expect(self.page.locator("[data-finder]")).to_have_attribute("data-query", query)
        return self.settle()

    def choose(self, facet: str, slug: str) -> "Finder":
        box = self.page.locator(f'input[name="{facet}"][value="{slug}"]')
        details = self.page.locator(f'details[data-facet="{facet}"]')
        if details.get_attribute("open") is None:
            details.locator("summary").click()
        box.click()
        return self.settle()

    def slugs(self) -> list[str]:
        """Slugs of the shown stories, in order."""
        return self.results.locator("h3 a").evaluate_all("links => links.map((a) => a.href.split('/').at(-2))")  # type: ignore[no-any-return]

    def counts(self, facet: str) -> dict[str, int]:
        """Slug of each choice of a facet -> the number that stands beside it."""
        boxes = self.page.locator(f'label:has(input[name="{facet}"])')
        return boxes.evaluate_all(  # type: ignore[no-any-return]
            """boxes => Object.fromEntries(boxes.map((box) =>
              [box.querySelector("input").value, Number(box.querySelector("[data-count]").textContent)]))"""
        )

    @property
    def search(self) -> str:
        """The part of the address that holds the state."""
        return str(self.page.evaluate("decodeURIComponent(location.search)"))
