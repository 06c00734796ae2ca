"""Everything that opens on a page: where it is, how the keyboard opens it, and what is open then."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from playwright.sync_api import Page, expect

WIDE, MENU = 1200, 928
"""CSS pixels: from these on the contents stand beside the text, and menu and filters stand open."""


@dataclass(frozen=True)
class OpenState:
    """Something that a reader can open."""

    page_type: str
    """Of `page_types`; a page of another type may have it too."""
    open: Callable[[Page], None]
    """By keyboard, from the page as it is after loading."""
    part: str = ""
    """What is open: a selector; empty for the whole page."""
    narrower_than: int = 10_000
    """CSS pixels: in a wider window nothing opens."""
    opener: str = ""
    """What has the focus again after Escape: a selector; empty when Escape closes nothing."""


def press_enter_on(selector: str) -> Callable[[Page], None]:
    def press(page: Page) -> None:
        page.locator(f"{selector} >> visible=true").first.press("Enter")

    return press


def search(page: Page) -> None:
    press_enter_on("[data-quick-search]")(page)
    field = page.get_by_label("Zoek op de hele site")
    expect(field).to_be_focused()
    field.fill("vertrouwen")
    expect(page.locator("dialog.quick")).to_have_attribute("data-query", "vertrouwen")


def choose_place(page: Page) -> None:
    field = page.locator("#ik-werk-in")
    field.press_sequentially("berg")
    expect(page.get_by_role("option").first).to_be_visible()
    field.press("ArrowDown")


def put_figure(page: Page) -> None:
    """Put a figure into the text of a page, and let the script at it that a page with a figure has."""
    page.evaluate(
        """async () => {
          document.querySelector(".prose").innerHTML =
            '<figure><img src="../assets/deelkaart.png" alt="Kaart" width="1200" height="630">' +
            "<figcaption>Bijschrift</figcaption></figure>";
          await import("/assets/reading/figure.js");
        }"""
    )


def enlarge(page: Page) -> None:
    put_figure(page)
    press_enter_on(".enlarge")(page)


def fill_bundle(page: Page) -> None:
    page.evaluate(
        """async () => {
          const { stories } = await (await fetch("../data/stories.json")).json();
          localStorage.setItem("hoedan.bundle", JSON.stringify(stories.slice(0, 3).map(({ slug }) => slug)));
        }"""
    )
    page.goto(page.url)
    expect(page.locator("[data-parts] li").first).to_be_visible()


STATES: Mapping[str, OpenState] = {
    "menu": OpenState("theme", press_enter_on(".masthead__fold"), "#menu", MENU, ".masthead__fold"),
    "search": OpenState("text", search, "dialog.quick", opener="[data-quick-search]"),
    "filters": OpenState("stories", press_enter_on("[data-fold]"), "#facetten", MENU, "[data-fold]"),
    "note": OpenState("story", press_enter_on(".reference a"), ".note", opener=".reference a"),
    "term": OpenState("story", press_enter_on(".term__word"), ".term__text:popover-open", opener=".term__word"),
    "figure": OpenState("text", enlarge, "dialog[open]", opener=".enlarge"),
    "contents": OpenState("story", press_enter_on(".outline__open"), ".outline__list", WIDE, ".outline__open"),
    "place": OpenState("home", choose_place, ".combobox__list", opener="#ik-werk-in"),
    "bundle": OpenState("my_bundle", fill_bundle),
}
