"""The pictures of the form in the guide: `python tests/form/guide_pictures.py`, or `make guide-pictures`.

Needs a built site in `site/`. The text that is filled in is made up, and the place does not exist.
"""

import sys
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))  # for the server of the tests; pytest has it there already

from form_site import go_to
from PIL import Image, ImageOps
from playwright.sync_api import Page, expect

from browser import open_browser, stop_typing
from conftest import serve_folder

ROOT = Path(__file__).parents[2]
TARGET = ROOT / "docs" / "bijdragen" / "stappen"
WIDTH, HEIGHT = 520, 900
"""Of the window, in CSS pixels: one column, with letters that can be read when the picture is as wide as a text."""
SHARPER = 1.25
"""Pixels of the picture for each CSS pixel."""
MARGIN = 16
EDGE = 2
"""Pixels: without a line around it nobody sees where the page ends and the picture begins."""
QUALITY = 40
"""Of WebP: letters are still sharp, and no picture has 25,000 bytes."""
TITLE = "Voorbeeldstad opent het buurthuis ook doordeweeks"
PASTED = f"""{TITLE}

Aanleiding
In Voorbeeldstad stond het buurthuis doordeweeks leeg.

Aanpak
De wethouder, de corporatie en de buurt in Voorbeeldstad deelden de sleutel.

Vallen en opstaan
Op dinsdag kwam er niemand.
"""
SUMMARY = (
    "Hoe krijg je een leeg buurthuis weer vol? Voorbeeldstad gaf de sleutel aan de buurt, en begon op de verkeerde dag."
)


def take_all(site: Path, target: Path) -> list[str]:
    """Fill in the form as the guide tells it, and give the names of the pictures that were taken."""
    target.mkdir(parents=True, exist_ok=True)
    with serve_folder(site) as home, open_browser() as browser:
        context = browser.new_context(
            viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=SHARPER, color_scheme="light"
        )
        context.clock.install()
        page = context.new_page()
        page.goto(f"{home}insturen/")
        expect(page.locator("form[data-story-form]")).to_be_visible()
        fill_in(page, target)
        context.close()
    return sorted(each.name for each in target.glob("*.webp"))


def fill_in(page: Page, target: Path) -> None:
    page.fill('[name="contact.organisation"]', "Gemeente Voorbeeldstad")
    page.fill("#veld-title", TITLE)
    take(page, target / "begin.webp", ".form-steps", '[data-field="title"]')
    page.fill("#plak-tekst", PASTED)
    page.click("[data-paste-sort]")
    take(page, target / "plakken.webp", "#plakken", "[data-paste-pieces] > :nth-child(2)")
    page.click("[data-paste-take]")
    expect(page.locator('[data-part="tekst"]')).to_be_visible()
    section = page.locator("[data-section]").nth(1)
    section.locator("textarea").click()
    section.locator("[data-ingredient]").select_option(index=1)
    section.locator("[data-mark]").click()
    take(page, target / "tekst.webp", "[data-section] >> nth=1", "[data-section] >> nth=1")
    go_to(page, "feiten")
    page.fill("#veld-summary", SUMMARY)
    page.fill('[name="period.start"]', "2024")
    take(page, target / "feiten.webp", ".form-steps", '[data-field="period.start"]')
    go_to(page, "bronnen")
    page.click('[data-add="sources"]')
    for key, value in (
        ("title", "Verslag van een jaar buurthuis"),
        ("publisher", "Gemeente Voorbeeldstad"),
        ("url", "https://voorbeeld.nl/verslag"),
    ):
        page.fill(f'[data-rows="sources"] [data-key="{key}"]', value)
    take(page, target / "bronnen.webp", ".form-steps", '[data-rows="sources"] [data-field="sources.url"]')
    go_to(page, "nakijken")
    take(page, target / "nakijken.webp", ".form-steps", "[data-todo-group]")
    page.click("[data-github-steps] > summary")
    take(page, target / "insturen.webp", ".form-ways > li", ".form-ways > li ol:not([hidden])")


def take(page: Page, file: Path, first: str, last: str) -> None:
    """Write a picture of the page from one element to another, over its whole width."""
    page.evaluate("document.activeElement.blur()")
    stop_typing(page)
    page.mouse.move(0, 0)
    page.evaluate("scrollTo(0, 0); for (const field of document.querySelectorAll('textarea')) field.scrollTop = 0")
    boxes = [page.locator(selector).first.bounding_box() for selector in (first, last)]
    assert boxes[0]
    assert boxes[1]
    top = boxes[0]["y"] - MARGIN
    bottom = boxes[1]["y"] + boxes[1]["height"] + MARGIN
    shot = page.screenshot(
        full_page=True, clip={"x": 0, "y": top, "width": WIDTH, "height": bottom - top}, animations="disabled"
    )
    edge = page.locator("#veld-title").evaluate("field => getComputedStyle(field).borderTopColor")
    picture = ImageOps.expand(Image.open(BytesIO(shot)).convert("RGB"), border=EDGE, fill=edge)
    picture.save(file, "WEBP", quality=QUALITY, method=6)


if __name__ == "__main__":
    print(", ".join(take_all(ROOT / "site", TARGET)), "in docs/bijdragen/stappen/")
