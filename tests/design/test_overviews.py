"""The overviews: what they show is in sight, leads somewhere, and can be reached by keyboard, mouse and touch."""

import pytest
from playwright.sync_api import Browser, Page, expect

from hoedan.library.links import Links
from made.many import own_links

CROSSES = ["matrix/", "vallen-en-opstaan/"]
"""Pages with a table of ingredients."""


@pytest.fixture(scope="module")
def links() -> Links:
    return own_links()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_the_matrix_shows_rows_in_its_first_screen(page: Page, home: str, width: int, height: int) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{home}matrix/")
    rows = page.eval_on_selector_all(".matrix tbody tr", "rows => rows.map(row => row.getBoundingClientRect().bottom)")
    assert sum(bottom <= height for bottom in rows) >= (4 if width > height else 1)


def test_each_dot_of_the_matrix_leads_to_a_passage_with_that_ingredient(page: Page, home: str, links: Links) -> None:
    page.goto(f"{home}matrix/")
    found = set(page.eval_on_selector_all(".matrix__dot", "dots => dots.map(dot => dot.href)"))
    expected = {
        f"{home}verhalen/{story.slug}/#{passages[0].anchor}"
        for ingredient in links.library.ingredients
        for story, passages in links.passages_by_story(ingredient)
    }
    assert found == expected


@pytest.mark.parametrize("address", CROSSES)
def test_a_cell_does_not_say_its_heads_again(page: Page, home: str, address: str) -> None:
    page.goto(home + address)
    links = page.locator(".matrix__dot")
    link = links.first
    heads = [page.locator(".matrix thead th").nth(link.evaluate("link => link.parentElement.cellIndex"))]
    heads.append(link.locator("xpath=ancestor::tr/th"))
    said = link.aria_snapshot()
    for head in heads:
        assert head.locator("a").inner_text().replace("\u00ad", "") not in said
    link.hover()
    expect(page.locator(".named")).to_contain_text(heads[0].locator("a").inner_text())


@pytest.mark.parametrize("address", CROSSES)
def test_totals_are_those_of_the_cells(page: Page, home: str, address: str) -> None:
    page.goto(home + address)
    cells = page.eval_on_selector_all(
        ".matrix tbody tr", "rows => rows.map(row => [...row.cells].slice(1).map(td => Number(td.dataset.value ?? 0)))"
    )
    assert all(sum(row[:-1]) == row[-1] for row in cells)
    heads = [int(each) for each in page.locator("thead .matrix__total").all_inner_texts()[1:]]
    assert heads == [sum(column) for column in zip(*cells, strict=True)]


@pytest.mark.parametrize("address", CROSSES)
def test_the_order_shows_and_is_said_and_can_be_undone(page: Page, home: str, address: str) -> None:
    page.goto(home + address)
    rows = page.locator(".matrix tbody th")
    before = rows.all_inner_texts()
    head = page.locator(".matrix thead th").nth(3)
    arrow = "button => getComputedStyle(button, '::after').content"
    unsorted = head.locator("button").evaluate(arrow)
    head.locator("button").press("Enter")
    values = page.eval_on_selector_all(".matrix tbody tr", "rows => rows.map(row => row.cells[3].dataset.value ?? '')")
    assert values == sorted(values, reverse=True)
    expect(head).to_have_attribute("aria-sort", "descending")
    assert head.locator("button").evaluate(arrow) != unsorted
    expect(page.locator("[data-order]")).to_contain_text(head.locator("a").inner_text())
    page.locator("[data-undo]").press("Enter")
    assert rows.all_inner_texts() == before
    assert page.locator("[aria-sort]").count() == 0
    expect(head.locator("button")).to_be_focused()


@pytest.mark.parametrize(("width", "height"), [(1280, 400), (640, 400), (320, 256)])
def test_the_head_of_the_matrix_leaves_room_for_rows_in_a_low_or_narrow_window(
    page: Page, home: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(f"{home}matrix/")
    page.locator(".matrix tbody tr").nth(6).scroll_into_view_if_needed()
    page.mouse.wheel(0, 200)
    assert (
        page.locator(".matrix thead th")
        .nth(1)
        .evaluate("head => getComputedStyle(head).position !== 'sticky' || !head.checkVisibility()")
    )


def test_a_table_that_is_wider_than_the_window_says_so_and_keeps_the_names_of_its_rows(page: Page, home: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 800})
    page.goto(f"{home}matrix/")
    expect(page.locator(".cross__hint")).to_be_visible()
    last = page.locator(".matrix__dot").last
    last.focus()
    name, dot = page.locator(".matrix tbody th").first.bounding_box(), last.bounding_box()
    assert name is not None
    assert dot is not None
    assert name["x"] >= 0
    assert dot["x"] >= name["x"] + name["width"]


@pytest.mark.parametrize("address", ["regios/", "regios/noord-brabant/"])
def test_each_point_of_a_map_says_its_name_beside_it_and_leads_to_its_page(page: Page, home: str, address: str) -> None:
    page.goto(home + address)
    points = page.locator("[data-names] svg a")
    wanted = page.evaluate("document.querySelectorAll('[data-names] svg a circle').length")
    assert points.count() == wanted
    label = page.locator(".named")
    for kind in (".map__dot", ".map__open"):
        point = page.locator(f"[data-names] svg a:has({kind})").first
        point.hover()
        expect(label).to_have_text(point.get_attribute("aria-label") or "")
        dot, said = point.bounding_box(), label.bounding_box()
        assert dot is not None
        assert said is not None
        assert min(abs(said["y"] + said["height"] - dot["y"]), abs(said["y"] - dot["y"] - dot["height"])) < 12
        label.hover()
        expect(label).to_be_visible()
        page.keyboard.press("Escape")
        expect(label).to_be_hidden()
        page.locator("h1").hover()


def test_a_map_is_one_stop_and_the_arrows_go_on(page: Page, home: str) -> None:
    page.goto(f"{home}regios/")
    stops = page.locator('[data-names] a[tabindex="0"]')
    expect(stops).to_have_count(1)
    stops.focus()
    expect(page.locator(".named")).to_be_visible()
    before = stops.get_attribute("href")
    page.keyboard.press("ArrowDown")
    expect(stops).to_be_focused()
    assert stops.get_attribute("href") != before


def test_a_first_touch_names_a_point_and_a_second_one_follows_it(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{home}regios/")
    point = page.locator("[data-names] svg a").first
    address = home + (point.get_attribute("href") or "").removeprefix("../")
    point.tap()
    expect(page.locator(".named")).to_have_text(point.get_attribute("aria-label") or "")
    assert page.url == f"{home}regios/"
    page.locator("h1").tap()
    expect(page.locator(".named")).to_be_hidden()
    point.tap()
    point.tap()
    page.wait_for_url(address)
    context.close()


def test_a_tag_of_the_matrix_on_a_phone_needs_one_touch(browser: Browser, home: str) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(f"{home}matrix/")
    page.locator(".matrix__dot").first.tap()
    page.wait_for_url("**/verhalen/**")
    context.close()


def test_a_part_of_a_name_is_enough_to_find_a_municipality(page: Page, home: str) -> None:
    page.goto(f"{home}gemeenten/")
    page.locator("[data-sift]").fill("HOGEL")
    left = page.locator(".register li:visible")
    expect(left).to_have_count(1)
    said = page.locator("[data-sift-said]")
    expect(said).to_contain_text("1 van")
    page.locator("[data-sift]").fill("")
    expect(said).to_have_text(f"Alle {page.locator('.register li').count()} staan er weer.")
    page.locator("[data-sift]").fill("HOGEL")
    page.keyboard.press("Enter")
    page.wait_for_url("**/gemeenten/het-hogeland/")
