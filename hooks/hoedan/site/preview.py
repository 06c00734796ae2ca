"""What a proposal will look like: its stories as one page that opens anywhere, also while they have errors."""

import base64
import mimetypes
import re
from collections.abc import Sequence
from html import unescape
from pathlib import Path

from markupsafe import Markup as Safe

from ..check.check_library import Checked
from ..design import marks, tokens
from ..design.dot_map import base_map
from ..design.images import IMAGES, UnreadableImageError, published_image
from ..design.typefaces import FACES, web_fonts, web_style
from ..incremental.file_cache import CACHE
from ..library.library import Library
from ..library.links import Links
from ..model.link_targets import image_file
from ..model.urls import ROOT
from ..reading.entry import Entry
from ..text.html import box_tables
from ..text.markup import render_story_text
from ..text.passages import PLACED_PASSAGE, place_references
from .pages import Site
from .render import render

MAP = "assets/kaart.svg"
STYLES = "docs/assets/hoedan.css"
ADDRESS = re.compile(r'(?P<before>\s(?P<name>href|src|srcset)=")(?P<address>[^"]*)(?P<after>")')
SCRIPT = re.compile(r"<script\b.*?</script>", re.DOTALL)
LINK_OR_IMAGE = re.compile(r"</?a\b[^<>]*>|<img\b[^<>]*>")
XML_HEAD = re.compile(r"\A\s*<\?xml[^>]*>")
FONT = re.compile(r'url\("?(fonts/[\w.-]+)"?\)')


def write_preview(entries: Sequence[Entry], checked: Checked, links: Links) -> str:
    """One file of HTML with these stories, each with what is still wrong with it above.

    It fetches nothing: styles, typefaces and images are in it. Links lead to the site, when that has an address.
    A story with an error in its shape is shown as far as it can be read.
    """
    stories = {story.path: story for story in links.library.stories}
    site = Site(links.library, links)
    shown = []
    for entry in entries:
        found = [each for each in checked.problems if each.path == entry.path]
        story = stories.get(entry.path)
        article = site.story(story).render() if story else plain_article(entry)
        shown.append((entry, found, Safe(self_contained(article, links)), story is None))
    library = links.library
    drawings = [Safe(XML_HEAD.sub("", drawing)) for drawing in sheets(library).values()]
    look = {"site_name": library.settings.site_name, "style": Safe(own_style(library.root)), "drawings": drawings}
    return render("preview.html", shown=shown, **look)


def plain_article(entry: Entry) -> str:
    """What can be read of a story that the site cannot show yet: its text, and of its facts what is there."""
    text = render_story_text(entry.body, entry.path)
    noted = place_references(PLACED_PASSAGE.sub("", text.html), lambda source, _: f"<sup>[{source}]</sup>")
    front = entry.front
    places = ", ".join(name for name, _ in front.texts("municipalities")) if front else ""
    sources = [block for block, _ in front.blocks("sources")] if front else []
    facts = {
        "title": (front.text("title") if front else None) or entry.slug,
        "places": places,
        "summary": (front.text("summary") if front else None) or "",
        "sources": [(each.get("id"), each.get("title"), each.get("publisher")) for each in sources],
    }
    return render("preview_plain.html", text=Safe(box_tables(noted)), **facts)


def self_contained(html: str, links: Links) -> str:
    """The same without scripts, with its images in it, and with links to the site or none."""
    library = links.library
    base = library.settings.site_url

    def write(found: re.Match[str]) -> str:
        address = unescape(found["address"])
        if found["name"] == "srcset":
            return ""
        if found["name"] == "src":
            data = image_data(library.root, address.removeprefix(ROOT))
            return f"{found['before']}{data}{found['after']}"
        if not address.startswith(ROOT):
            return found[0]
        if address.removeprefix(ROOT).partition("#")[0] in sheets(library):
            return f"{found['before']}#{address.partition('#')[2]}{found['after']}"
        return f"{found['before']}{base}{address.removeprefix(ROOT)}{found['after']}" if base else ""

    return ADDRESS.sub(write, SCRIPT.sub("", html))


def image_data(root: Path, address: str) -> str:
    """An image as the site would show it, in the address itself; none when it cannot be read."""
    try:
        file = published_image(root / image_file(address), root / CACHE / IMAGES)
        kind = mimetypes.guess_type(file.name)[0] or "image/png"
        return f"data:{kind};base64,{base64.b64encode(file.read_bytes()).decode()}"
    except (UnreadableImageError, OSError, KeyError):
        return "data:,"


def sheets(library: Library) -> dict[str, str]:
    """Address -> the drawings that pages borrow a part of."""
    return {marks.ADDRESS: marks.mark_sheet(library), MAP: base_map(library.gazetteer)}


def own_style(root: Path) -> str:
    """The style sheets of the site, with their typefaces in them."""
    fonts = {f"fonts/{name}": file for face in FACES for name, file in web_fonts(face, root / CACHE / "fonts").items()}

    def embed(found: re.Match[str]) -> str:
        data = base64.b64encode(fonts[found[1]].content()).decode()
        return f"url(data:font/woff2;base64,{data})"

    sheet = root / STYLES
    own = sheet.read_text("utf-8") if sheet.is_file() else ""
    return FONT.sub(embed, tokens.site_style() + web_style() + own)


def plain_paper(entries: Sequence[Entry]) -> str:
    """These stories as one document to print, of what can be read of them."""
    articles = [Safe(self_contained_text(plain_article(entry))) for entry in entries]
    return render("preview_paper.html", articles=articles)


def self_contained_text(html: str) -> str:
    """The same without images, and with links that lead nowhere taken off their words."""
    return LINK_OR_IMAGE.sub("", html)
