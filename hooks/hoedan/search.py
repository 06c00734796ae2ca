"""The search index: Pagefind over the built pages."""

import asyncio
from pathlib import Path

from pagefind.index import IndexConfig, PagefindIndex


def write_index(site: Path) -> int:
    """Index the pages below `site` and write the index into `site/pagefind`; gives the number of pages.

    Raises:
        FileNotFoundError: when Pagefind's own program is not installed.

    """
    return asyncio.run(_index(site))


async def _index(site: Path) -> int:
    async with PagefindIndex(config=IndexConfig(output_path=str(site / "pagefind"), force_language="nl")) as index:
        indexed = await index.add_directory(str(site))
        return int(indexed["page_count"])
