"""How a long page reads in a browser: text first, contents that follow, sources beside their sentence, whole words."""

import re
from pathlib import Path

import pytest
from first_visit import Visit
from page_types import page_types
from playwright.sync_api import Browser, Page, ViewportSize, expect

from browser import COUNT_SHIFTS, as_new
from hoedan.design.typefaces import FACES

pytest_plugins = ["visit_fixtures"]

PHONE: ViewportSize = {"width": 390, "height": 844}
WIDE: ViewportSize = {"width": 1280, "height": 800}
LANDMARK = re.compile(
    r"""<(?:(?:main|nav|aside|search)\b|(?:section|form)\b[^>]*? aria-label|\w+[^>]*? role="(?:region|search)")[^>]*>"""
)
MOST_LANDMARKS = 10
"""Beside the head and the foot of the page."""
SLOW_LINE = {"offline": False, "latency": 150, "downloadThroughput": 200_000, "uploadThroughput": 90_000}
"""1.6 Mbit, in bytes a second; milliseconds."""
MEASURE = """
async (faces) => {
  const text = document.querySelector("main").innerText.replaceAll(/\\s+/g, " ");
  const canvas = document.createElement("canvas").getContext("2d");
  const measure = async (face, family) => {
    const font = `${face[2]} ${face[1]} 200px "${family}"`;
    if (!(await document.fonts.load(font).catch(() => [])).length) return null;
    canvas.font = font;
    const { width, fontBoundingBoxAscent, fontBoundingBoxDescent } = canvas.measureText(text);
    return [width, fontBoundingBoxAscent + fontBoundingBoxDescent];
  };
  const found = [];
  for (const face of faces) {
    const own = await measure(face, face[0]);
    const other = await measure(face, face[0].replace("Verhaal", "").trim() + " vooraf");
    if (other) found.push([face.join(" "), other[0] / own[0], other[1] / own[1]]);
  }
  return found;
}
"""
"""For each face that has one: how wide and how high its stand-in is beside it, on the words of this page."""


@pytest.fixture(scope="module")
def addresses(real_site: Path) -> dict[str, str]:
    return dict(page_types(real_site))


@pytest.fixture
def story(window: Page, home: str, addresses: dict[str, str]) -> Page:
    """The longest story, in a window as if it were new."""
    return open_story(as_new(window, home), home, addresses)


@pytest.fixture
def story_on_phone(window: Page, home: str, addresses: dict[str, str]) -> Page:
    """The same on a phone from the start: a page made narrow later scrolls, and moves what is clicked."""
    page = as_new(window, home)
    page.set_viewport_size(PHONE)
    return open_story(page, home, addresses)


def open_story(page: Page, home: str, addresses: dict[str, str]) -> Page:
    if "story" not in addresses:
        pytest.skip("this library has no story")
    page.goto(home + addresses["story"])
    return page


def test_text_begins_within_a_screen_and_a_fifth_on_a_phone(story_on_phone: Page) -> None:
    top = story_on_phone.evaluate("document.querySelector('.section p').getBoundingClientRect().top")
    assert top < 1.2 * PHONE["height"]


def test_contents_tell_which_section_is_read_and_stay(story: Page) -> None:
    heading = story.locator(".section h2").nth(2)
    heading.evaluate("heading => heading.scrollIntoView()")
    current = story.locator(".outline [aria-current]")
    expect(current).to_have_count(1)
    expect(current).to_have_text(heading.inner_text())
    assert story.locator(".outline__list").evaluate("list => list.getBoundingClientRect().top") >= 0


def test_contents_of_a_phone_open_in_one_tap_and_close_where_they_led(story_on_phone: Page) -> None:
    button = story_on_phone.locator(".outline__open").bounding_box()
    assert button
    # Where it stands: `click` would scroll it to the middle first, and on the way down the button goes.
    story_on_phone.mouse.click(button["x"] + button["width"] / 2, button["y"] + button["height"] / 2)
    story_on_phone.locator(".outline__section").last.click()
    expect(story_on_phone.locator(".outline__list")).to_be_hidden()
    assert "#" in story_on_phone.url


def test_the_button_of_the_contents_covers_no_line_on_the_way_down(story_on_phone: Page) -> None:
    button = story_on_phone.locator(".outline__open")
    story_on_phone.mouse.wheel(0, 900)
    expect(button).not_to_be_in_viewport()
    story_on_phone.mouse.wheel(0, -100)
    expect(button).to_be_in_viewport(ratio=1)
    expect(button).to_have_css("opacity", "1")
    to_its_end = story_on_phone.evaluate("document.querySelector('.with-outline').getBoundingClientRect().bottom - 50")
    story_on_phone.mouse.wheel(0, to_its_end)  # there it rests, above what follows
    expect(button).to_have_css("opacity", "0")


@pytest.mark.parametrize("name", ["story", "ingredient", "setback", "municipality", "municipality-without-story"])
def test_paper_has_nothing_that_only_works_on_a_screen(
    window: Page, home: str, addresses: dict[str, str], name: str
) -> None:
    page = as_new(window, home)
    if name not in addresses:
        pytest.skip(f"this library has no page of type {name}")
    page.goto(home + addresses[name])
    page.emulate_media(media="print")
    seen = page.evaluate(
        """() => [...document.querySelectorAll("button:not(.term__word), input, select, .invite")].filter((each) => {
          const { width, height } = each.getBoundingClientRect();
          return width && height && each.checkVisibility({ visibilityProperty: true });
        }).map((each) => each.outerHTML)"""
    )
    page.emulate_media(media="screen")
    assert seen == []


@pytest.mark.parametrize("name", ["stories", "ingredients", "regions", "matrix", "editorial", "bundle_part-story"])
def test_nothing_sticks_on_paper(window: Page, home: str, addresses: dict[str, str], name: str) -> None:
    """What stays at the edge of a window would lie on the first lines of a sheet."""
    page = as_new(window, home)
    page.goto(home + addresses[name])
    page.emulate_media(media="print")
    stuck = page.evaluate(
        """() => [...document.querySelectorAll("main *")].filter((each) =>
          getComputedStyle(each).position === "sticky" && each.getClientRects().length).map((each) => each.className)"""
    )
    page.emulate_media(media="screen")
    assert stuck == []


def first_reference(page: Page) -> str:
    """Scroll to the first reference; gives the title of its source."""
    reference = page.locator(".reference a").first
    reference.scroll_into_view_if_needed()
    return str(page.locator(reference.get_attribute("href") or "").evaluate("source => source.innerText")).split(",")[0]


@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_a_source_shows_beside_its_sentence_and_the_reader_keeps_the_place(story: Page, size: ViewportSize) -> None:
    story.set_viewport_size(size)
    title = first_reference(story)
    place = story.evaluate("scrollY")
    story.locator(".reference a").first.click()
    note = story.locator(".note")
    expect(note).to_contain_text(title)
    expect(note).to_be_in_viewport(ratio=1)
    assert story.evaluate("scrollY") == place
    story.keyboard.press("Tab")
    assert story.evaluate("document.activeElement.closest('.note') !== null")
    story.keyboard.press("Escape")
    expect(note).to_be_hidden()
    assert "#" not in story.url


def test_a_source_shows_for_a_pointer_and_for_the_keyboard_and_stays_while_pointed_at(story: Page) -> None:
    title = first_reference(story)
    story.locator(".reference a").first.hover()
    note = story.locator(".note")
    expect(note).to_contain_text(title)
    note.hover()
    expect(note).to_be_visible()
    story.mouse.move(5, 5)
    expect(note).to_be_hidden()
    story.keyboard.press("Tab")  # from here on the keyboard counts
    story.locator(".reference a").first.focus()
    expect(note).to_be_visible()
    story.keyboard.press("Escape")
    expect(note).to_be_hidden()


def test_code_can_be_copied(window: Page, home: str) -> None:
    page = as_new(window, home)
    page.goto(home + "bijdragen/bestand/")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator(".copy button").first.click()
    expect(page.locator(".copy [role=status]").first).to_have_text("Gekopieerd.")
    assert page.evaluate("navigator.clipboard.readText()") == page.locator(".prose pre").first.inner_text().strip()


def test_no_page_has_many_landmarks(real_site: Path, addresses: dict[str, str]) -> None:
    """A list of landmarks is for going somewhere: who gets twenty hears noise. A part with a heading needs no more."""
    many = {}
    for name, address in addresses.items():
        file = real_site / address
        found = LANDMARK.findall((file if file.suffix else file / "index.html").read_text("utf-8"))
        if len(found) > MOST_LANDMARKS:
            many[name] = found
    assert many == {}


def test_nothing_moves_when_scripts_and_drawings_come_late(visits: dict[str, Visit]) -> None:
    """On a slow line what is painted first stays where it is; the nightly run tries one."""
    assert {name: visit["shifts"] for name, visit in visits.items() if visit["shifts"] > 0.02} == {}


def test_the_faces_in_sight_come_first(visits: dict[str, Visit]) -> None:
    """What is painted first has its own typefaces."""
    assert {name: visit["late_faces"] for name, visit in visits.items() if visit["late_faces"]} == {}


def test_what_stands_in_for_a_face_is_as_wide_and_as_high(window: Page, home: str, addresses: dict[str, str]) -> None:
    page = as_new(window, home)
    page.goto(home + addresses["text"])
    measured = page.evaluate(MEASURE, [[face.family, face.weight, face.style] for face in FACES])
    if not measured:
        pytest.skip("this machine has no Times or Arial, nor the like")
    assert len(measured) == len(FACES)
    for face, width, height in measured:
        assert abs(width - 1) < 0.03, face
        assert abs(height - 1) < 0.02, face


@pytest.mark.nightly
@pytest.mark.parametrize("size", [PHONE, WIDE], ids=["phone", "wide"])
def test_nothing_moves_on_a_slow_line_and_a_slow_processor(
    browser: Browser, home: str, addresses: dict[str, str], size: ViewportSize
) -> None:
    moved = {}
    for name, address in addresses.items():
        context = browser.new_context(viewport=size, reduced_motion="no-preference")
        page = context.new_page()
        slow = context.new_cdp_session(page)
        slow.send("Network.enable")
        slow.send("Network.emulateNetworkConditions", SLOW_LINE)
        slow.send("Emulation.setCPUThrottlingRate", {"rate": 4})
        page.add_init_script(COUNT_SHIFTS)
        page.goto(home + address, wait_until="networkidle")
        if (shifts := page.evaluate("window.shifts")) > 0.02:
            moved[name] = shifts
        context.close()
    assert moved == {}
