"""Where each page stands in the tree, and how one file refers to another."""

import re
from collections.abc import Collection

from ..model.urls import ROOT

ADDRESS = re.compile(f'{ROOT}([^)#?\\s"<>]*)')


class Places:
    """The files of a tree. What is not in it, such as a form or a download, is an address on the site."""

    def __init__(self, page_urls: Collection[str], other_files: Collection[str], site_url: str) -> None:
        folders = {url[: url.rstrip("/").rfind("/") + 1] for url in page_urls}
        self.files = {url: page_file(url, is_folder=url in folders) for url in page_urls}
        self.files |= {file: file for file in other_files}
        self.site_url = site_url

    def place(self, text: str, url: str) -> str:
        """Make every address in the text of the page at `url` relative to its file."""
        way = "../" * self.files[url].count("/")
        return ADDRESS.sub(lambda found: self.refer(found[1], way), text)

    def refer(self, target: str, way: str) -> str:
        file = self.files.get(target)
        return way + file if file else self.site_url + target


def page_file(url: str, *, is_folder: bool) -> str:
    """`verhalen/` has pages below it and is `verhalen/index.md`; `over/` has none and is `over.md`."""
    return f"{url}index.md" if is_folder or not url else f"{url.rstrip('/')}.md"
