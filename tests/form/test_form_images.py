"""Images in the form: judged by their content, copied without what a camera wrote, and handed over with the text."""

import io
import re
import zipfile
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from form_site import go_to, served_form
from PIL import ExifTags, Image
from playwright.sync_api import Browser, FilePayload, Page, expect
from test_form_and_check import BASE

from accessible import violations
from browser import answers_soon, as_new, go_nowhere, stop_typing
from hoedan.check.check_library import check_library
from hoedan.design.images import has_location, size_of
from made.library import write_library
from made.sample import TODAY

CAMERA = b"SN-4711-0815"
STATUS = "[data-image-status]"
ROW = '[data-rows="images"] > *'


def photo(form: str = "JPEG", size: tuple[int, int] = (60, 40)) -> bytes:
    """A picture on its side, with all that a phone writes beside it."""
    tags = Image.Exif()
    tags[ExifTags.Base.Orientation] = 6
    tags[ExifTags.Base.Artist] = CAMERA.decode()
    tags.get_ifd(ExifTags.IFD.GPSInfo)[ExifTags.GPS.GPSLatitude] = (52.0, 30.0, 0.0)
    tags.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.BodySerialNumber] = CAMERA.decode()
    target = io.BytesIO()
    Image.effect_noise(size, 80).convert("RGB").save(target, form, exif=tags, comment=CAMERA)
    return target.getvalue()


def file(name: str, content: bytes) -> FilePayload:
    return {"name": name, "mimeType": "image/jpeg", "buffer": content}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_library(tmp_path_factory.mktemp("images"), setbacks=("geld", "tempo"))


@pytest.fixture(scope="module")
def address(
    root: Path, tmp_path_factory: pytest.TempPathFactory, serve: Callable[[Path], AbstractContextManager[str]]
) -> Iterator[str]:
    with served_form(check_library(root, TODAY).library, tmp_path_factory.mktemp("form"), serve) as served:
        yield served


@pytest.fixture(scope="module")
def window(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    context.clock.install()
    with answers_soon(context):
        yield context.new_page()
    context.close()


@pytest.fixture
def page(window: Page, address: str) -> Page:
    """The form with a story that is ready."""
    as_new(window, address)
    go_nowhere(window, address)
    window.evaluate("draft => localStorage.setItem('hoedan.draft', JSON.stringify(draft))", BASE)
    open_step(window, address)
    return window


def open_step(page: Page, address: str) -> None:
    page.goto(f"{address}insturen/#tekst")
    expect(page.locator("[data-image-drop]")).to_be_visible()


def describe(page: Page, people: str = "nee") -> None:
    row = page.locator(ROW).first
    for key, value in (("alt", "Een lange tafel met soep"), ("credit", "De Kern")):
        row.locator(f'[data-key="{key}"]').fill(value)
    row.locator('[data-key="licence"]').select_option("CC BY 4.0")
    row.locator('[data-key="people"]').select_option(people)
    stop_typing(page)


def test_a_photo_goes_along_upright_without_what_the_camera_wrote_and_passes_the_check(
    page: Page, address: str, root: Path
) -> None:
    assert CAMERA in photo()
    page.set_input_files(
        "[data-image-file]", [file("IMG_2011_Jan_de_Vries.JPG", photo()), file("b.webp", photo("WEBP"))]
    )
    expect(page.locator(f"{ROW} canvas")).to_have_count(2)
    expect(page.locator(f'{ROW} [data-key="alt"]').last).to_be_focused()
    page.locator(ROW).last.get_by_role("button", name="Haal").click()
    describe(page, people="ja")
    page.locator('[data-key="given"]').fill("2026-01-05")
    assert violations(page) == []
    page.reload()  # and it is there as well for who comes back
    expect(page.locator(f"{ROW} canvas")).to_have_count(1)
    go_to(page, "nakijken")
    expect(page.locator("[data-todo] [data-level=fout]")).to_have_count(0)
    expect(page.locator(".form-preview__image canvas")).to_have_attribute("aria-label", "Een lange tafel met soep")
    with page.expect_download() as waiting:
        page.click("[data-download]")
    assert waiting.value.suggested_filename == "zwolle-probeert-het.zip"
    with zipfile.ZipFile(waiting.value.path()) as archive:
        image = "stories/zwolle-probeert-het/beeld-1.jpg"
        assert archive.namelist() == ["stories/zwolle-probeert-het.md", image, f"{image}.license"]
        assert archive.read(f"{image}.license").decode().split() == [
            "SPDX-FileCopyrightText:", "De", "Kern", "SPDX-License-Identifier:", "CC-BY-4.0"
        ]  # fmt: skip
        archive.extractall(root)
    made = root / image
    assert size_of(made) == (40, 60)
    assert not has_location(made)
    assert CAMERA not in made.read_bytes()
    assert b"Exif" not in made.read_bytes()
    assert [
        str(found) for found in check_library(root, TODAY).problems if found.code[0] in "FVPD" and found.is_error
    ] == []


def test_what_is_no_image_or_a_hostile_one_is_refused_and_said(page: Page) -> None:
    huge = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + (20_000).to_bytes(4, "big") * 2 + b"\x08\x06\0\0\0" + bytes(65_000)
    page.set_input_files(
        "[data-image-file]",
        [
            file("tekening.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
            file("groot.png", huge),
            file("stuk.jpg", photo()[:-400]),
        ],
    )
    expect(page.locator(f"{STATUS} span")).to_have_count(3)
    expect(page.locator(STATUS)).to_contain_text("‘tekening.jpg’ is geen png, jpg, webp of avif.")
    expect(page.locator(STATUS)).to_contain_text("‘groot.png’ heeft 400 miljoen beeldpunten.")
    expect(page.locator(STATUS)).to_contain_text("‘stuk.jpg’ is beschadigd.")
    page.evaluate(
        "() => { File.prototype.arrayBuffer = async () => { throw new DOMException('a folder', 'NotFoundError'); }; }"
    )
    page.set_input_files("[data-image-file]", [file("vakantie", photo())])
    expect(page.locator(STATUS)).to_have_text(re.compile("^‘vakantie’ is niet te lezen. Is het een map,"))
    expect(page.locator(ROW)).to_have_count(0)


def test_an_image_is_undone_stays_at_home_until_people_are_asked_and_is_said_not_to_be_kept(page: Page) -> None:
    page.evaluate(
        "() => { IDBObjectStore.prototype.put = () => { throw new DOMException('full', 'QuotaExceededError'); }; }"
    )
    page.set_viewport_size({"width": 390, "height": 500})
    page.set_input_files("[data-image-file]", [file("a.jpg", photo(size=(600, 400)))])
    expect(page.locator(f"{ROW} canvas")).to_have_count(1)
    expect(page.locator(":focus")).to_be_in_viewport(ratio=1)  # the image came above the field
    expect(page.locator(STATUS)).to_contain_text("Deze browser bewaart het beeld niet.")
    describe(page, people="vraag")
    go_to(page, "nakijken")
    expect(page.locator("[data-todo]")).to_contain_text("Beeld 1, Staan er mensen op?: Is er iemand te herkennen?")
    expect(page.locator("[data-file-name]")).to_have_text("zwolle-probeert-het.md")
    page.locator(ROW).get_by_role("button", name="Haal", include_hidden=True).dispatch_event("click")
    expect(page.locator(ROW)).to_have_count(0)
    page.click("[data-undo-button]")
    expect(page.locator(f"{ROW} canvas")).to_have_count(1)
