"""Pictures of every kind of page, narrow and wide, light and dark: `python tests/design/screenshots.py [NAME ...]`.

Needs a built site in `site/`; the pictures go to `dist/screenshots/`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

sys.path.insert(0, str(Path(__file__).parents[1]))  # for the server of the tests; pytest has it there already

from page_types import page_types

from browser import open_browser
from conftest import serve_folder

ROOT = Path(__file__).parents[2]
WIDTHS = {320: 720, 1280: 900}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")


def take_all(site: Path, folder: Path, wanted: Sequence[str] = ()) -> int:
    """Take the pictures and give their number; `wanted` chooses kinds of page by name."""
    folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    with serve_folder(site) as home, open_browser() as browser:
        for scheme in SCHEMES:
            for width, height in WIDTHS.items():
                context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)
                page = context.new_page()
                for name, address in page_types(site):
                    if not wanted or name in wanted:
                        page.goto(home + address, wait_until="networkidle")
                        page.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
                        taken += 1
                context.close()
    return taken


if __name__ == "__main__":
    print(take_all(ROOT / "site", ROOT / "dist" / "screenshots", sys.argv[1:]), "schermbeelden in dist/screenshots/")
