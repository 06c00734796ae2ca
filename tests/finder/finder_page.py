"""What a reader sees and does in the finder, in the words of the page."""

from playwright.sync_api import Page, expect

from browser import wait_for


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
        links = self.results.locator("h3 a")
        return [links.nth(index).evaluate("a => a.href.split('/').at(-2)") for index in range(links.count())]

    def count(self, facet: str, slug: str) -> int:
        box = self.page.locator(f'label:has(input[name="{facet}"][value="{slug}"])')
        return int(box.locator("[data-count]").inner_text())

    @property
    def search(self) -> str:
        """The part of the address that holds the state."""
        return str(self.page.evaluate("decodeURIComponent(location.search)"))
