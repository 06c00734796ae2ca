"""What an address means, however a contributor writes it, and what becomes of it on the page."""

import pytest

from hoedan.model.link_targets import (
    InFile,
    LinkTarget,
    Mailbox,
    NoAddress,
    OtherScheme,
    OutsideProject,
    SiteAddress,
    WebPage,
    read_target,
    resolve_image,
    resolve_link,
)
from hoedan.model.urls import ROOT

STORY = "stories/verhaal.md"
PAGE = "docs/achtergrond/blik.md"


@pytest.mark.parametrize(
    ("written", "target"),
    [
        pytest.param("", NoAddress(), id="nothing"),
        pytest.param(" \t", NoAddress(), id="white-space"),
        pytest.param("HTTPS://bron.test/a#b", WebPage("HTTPS://bron.test/a#b"), id="web"),
        pytest.param("https://bron.test/?a=1&amp;b=2", WebPage("https://bron.test/?a=1&b=2"), id="entity"),
        pytest.param("mailto:info@bron.test", Mailbox("mailto:info@bron.test"), id="mail"),
        pytest.param("java\tscript:alert(1)", OtherScheme("javascript:"), id="script-with-a-tab"),
        pytest.param("&#106;avascript:alert(1)", OtherScheme("javascript:"), id="script-as-entity"),
        pytest.param("//bron.test/a", OtherScheme("//"), id="no-scheme"),
        pytest.param("/over/", SiteAddress("/over/", None), id="from-the-root"),
        pytest.param("verhalen/x/#kop", SiteAddress("verhalen/x/#kop", "stories/x.md#kop"), id="site"),
        pytest.param("/themas/x", SiteAddress("/themas/x", "docs/themas/x.md"), id="site-theme"),
        pytest.param("../../elders.md", OutsideProject("../../elders.md"), id="outside"),
        pytest.param("../stories/../..", OutsideProject("../stories/../.."), id="the-folder-above"),
        pytest.param("../..md", InFile("../..md", "..md", ""), id="a-name-with-dots"),
        pytest.param("ander.md#Kop", InFile("ander.md#Kop", "stories/ander.md", "Kop"), id="beside"),
        pytest.param("../docs/./x/../over.md", InFile("../docs/./x/../over.md", "docs/over.md", ""), id="round-about"),
        pytest.param("#kop", InFile("#kop", STORY, "kop"), id="own-heading"),
    ],
)
def test_an_address_has_one_meaning(written: str, target: LinkTarget) -> None:
    assert read_target(STORY, written) == target


@pytest.mark.parametrize(
    ("written", "address"),
    [
        pytest.param("https://bron.test/", "https://bron.test/", id="web"),
        pytest.param("mailto:info@bron.test", "mailto:info@bron.test", id="mail"),
        pytest.param("ander.md#Kop%20één", f"{ROOT}verhalen/ander/#kop-een", id="heading"),
        pytest.param("#Kop", "#kop", id="own-heading"),
        pytest.param("#", None, id="empty-anchor"),
        pytest.param("../mkdocs.yml", None, id="no-page"),
        pytest.param("../../verhalen.md", None, id="outside"),
        pytest.param("/stories/ander.md", None, id="from-the-root"),
        pytest.param("//bron.test/ander.md", None, id="no-scheme"),
        pytest.param("data:text/html,x", None, id="data"),
    ],
)
def test_only_what_leads_somewhere_has_an_address(written: str, address: str | None) -> None:
    assert resolve_link(STORY, written) == address


@pytest.mark.parametrize(
    ("path", "written", "address"),
    [
        pytest.param(STORY, "verhaal/foto-1.png", f"{ROOT}verhalen/verhaal/foto-1.png", id="own"),
        pytest.param(STORY, "ander/foto.png", None, id="of-another-story"),
        pytest.param(STORY, "verhaal/../ander/foto.png", None, id="round-about"),
        pytest.param(STORY, "https://bron.test/verhaal/foto.png", None, id="elsewhere"),
        pytest.param("docs/verhaal.md", "verhaal/foto.png", None, id="no-story"),
        pytest.param(PAGE, "blik/kaart.png", f"{ROOT}achtergrond/blik/kaart.png", id="of-a-background-page"),
        pytest.param(PAGE, "verhaal/foto.png", None, id="of-a-story-on-a-background-page"),
        pytest.param("docs/bijdragen/stap.md", "stap/een.webp", f"{ROOT}bijdragen/stap/een.webp", id="of-the-guide"),
        pytest.param("docs/achtergrond/index.md", "index/kaart.png", None, id="of-a-listing"),
    ],
)
def test_only_the_images_of_the_text_itself_have_an_address(path: str, written: str, address: str | None) -> None:
    assert resolve_image(path, written) == address
