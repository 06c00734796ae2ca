"""How much the form asks somebody to read who comes with a text: what was cut down cannot grow back."""

import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from form_site import go_to, served_form
from playwright.sync_api import Browser, Page, expect

from browser import answers_soon, stop_typing
from hoedan.library.library import Library
from made.many import own_or_made

MOST_IN_A_STEP = 320
MOST = 1150
"""Words: of the whole walk, with what stands around the steps once."""
VISIBLE = """selector => {
  const left = [...document.querySelectorAll("select, .skip")];
  for (const each of left) each.style.display = "none";
  const words = document.querySelector(selector).innerText.split(/\\s+/).filter(Boolean).length;
  for (const each of left) each.style.display = "";
  return words;
}"""
"""How many words of an element are shown; the choices of a list are not read, and a skip link is not shown."""
TEXT = """Een jeugdprofessional in de school

Waarom we begonnen

In Hoogeveen kwamen ouders laat bij de jeugdhulp terecht. De gemeente Hoogeveen vroeg scholen om ideeën.

Onze aanpak

Sinds augustus 2020 werkt er een jeugdprofessional in de school. PricoH, RENN4, Yorneo, Cosis en Ambiq doen mee.
Het werk is preventief. Het is een proef van een jaar, met een evaluatie.

Wat het opleverde

Leerkrachten en ouders zagen meer rust in de klas, en snellere hulp omdat er geen wachttijd is.

Wat lastig was

In het tweede jaar moesten de scholen de helft betalen, en dat geld was tijdelijk.

Wat we leerden

Tel vooraf hoeveel kinderen het zijn, hoe vaak er verwezen wordt en wat dat kost.

Bronnen

Zorg in de klas is succes, RTV Drenthe, september 2021, https://www.rtvdrenthe.nl/nieuws/173230/Zorg-in-de-klas
Scholen zijn blij, gemeente Hoogeveen, 2021, https://www.hoogeveen.nl/nieuwsoverzicht/artikel/scholen-zijn-blij
"""


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return own_or_made(tmp_path_factory.mktemp("many"))


@pytest.fixture(scope="module")
def page(
    browser: Browser,
    library: Library,
    tmp_path_factory: pytest.TempPathFactory,
    serve: Callable[[Path], AbstractContextManager[str]],
) -> Iterator[Page]:
    context = browser.new_context()
    context.clock.install()
    with served_form(library, tmp_path_factory.mktemp("words"), serve) as home, answers_soon(context):
        page = context.new_page()
        page.goto(f"{home}insturen/")
        page.wait_for_selector("form[data-story-form]:not([hidden])")
        yield page
    context.close()


def test_who_comes_with_a_text_reads_little_and_finds_first_what_it_gives_reason_for(
    page: Page, library: Library
) -> None:
    theme, shown = library.themes[0], library.ingredients[:2]
    said = f"Het ging over {theme.title}, met {shown[0].title} en {shown[1].title}."
    counts: dict[str, int] = {}

    def count(step: str) -> None:
        stop_typing(page)
        counts[step] = page.evaluate(VISIBLE, f'[data-part="{step}"]')

    page.fill('[name="contact.organisation"]', "Gemeente Hoogeveen")
    page.fill("#plak-tekst", TEXT.replace("Het werk is preventief.", said))
    page.click("[data-paste-sort]")
    count("begin")
    around = page.evaluate(VISIBLE, "main") - counts["begin"]
    page.click("[data-paste-all]")
    page.click("[data-paste-take]")
    go_to(page, "feiten")
    page.fill("#veld-summary", "Hoe komt hulp dichter bij een kind? In Hoogeveen werkt iemand in de school.")
    page.check("[name=status] >> nth=0")
    themes = page.locator('[data-choices="themes"]')
    ingredients = page.locator('[data-choices="ingredients"]')
    for each, first in ((themes, [theme]), (ingredients, shown)):
        expect(each.locator("[data-other-choices]")).not_to_have_attribute("open", "")
        for choice in first:
            box = each.get_by_role("checkbox", name=choice.title, exact=True)
            expect(box).to_have_accessible_description(re.compile(f"^In je tekst: .*‘{choice.title}’"))
            box.check()
    count("feiten")
    rows = page.locator('[data-rows="partners"] > *')
    if rows.count():
        expect(rows.first.locator("[data-key=name]")).to_be_hidden()
        rows.first.locator("summary").press("Enter")
        expect(rows.first.locator("[data-key=name]")).to_be_visible()
    note = ingredients.locator(".form-choice__note").last
    expect(note).to_be_hidden()
    ingredients.locator("summary").press("Enter")
    ask = ingredients.get_by_role("button", name="Wat betekenen ze?", expanded=False)
    ask.press("Enter")
    expect(note).to_be_visible()
    go_to(page, "tekst")
    stop_typing(page)
    for section, button in (("Aanpak", "mark"), ("Resultaat", "mark"), ("Aanpak", "refer"), ("Resultaat", "refer")):
        page.click(f'[data-section="{section}"] [data-{button}]')
        stop_typing(page)
    if library.setbacks:
        setback = page.locator('[data-section="Vallen en opstaan"]')
        setback.locator("[data-setback]").select_option(index=1)
        setback.locator("[data-mark-setback]").click()
    count("tekst")
    go_to(page, "bronnen")
    count("bronnen")
    go_to(page, "nakijken")
    count("nakijken")
    assert page.inner_text("[data-summary]").startswith("Niets"), page.inner_text("[data-todo]")
    assert {step: words for step, words in counts.items() if words > MOST_IN_A_STEP} == {}
    assert around + sum(counts.values()) <= MOST, (around, counts)
