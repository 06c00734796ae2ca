"""Templates: strict about missing values, escaping everything, with the filters that all rooms share."""

import json
import os
import sys
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined, nodes, select_autoescape
from jinja2.compiler import CodeGenerator
from markupsafe import Markup as Safe

from ..language.dutch import dutch_date, dutch_number, enumerate_dutch, kilometres
from ..language.hyphens import soft_hyphens
from ..language.slugs import slugify
from ..library.freshness import is_stale
from ..library.story import municipalities_of
from ..model import urls
from ..model.fixed_words import EVIDENCE_LABELS
from . import dot_map as dotmap
from .board import board
from .marks import Thread, sign
from .qr import qr_svg
from .region_map import is_close_together, region_map

MOST_IN_FULL = 24
"""Stories that a list shows with their summary or passages; those after it get a line each."""
MOST_COLUMNS = 20
"""Ingredients of which the table fits a wide window; more are scrolled to."""
MOST_TAGS = 2
"""Setbacks that a row of a story names; its page has all."""


class WithoutResults(CodeGenerator):
    """Compiles a template to what can be kept: filters work when it is used, as they are then."""

    def _output_child_to_const(self, node: nodes.Expr, *around: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible
        return super()._output_child_to_const(node, *around)


def compiled_in(folder: Path) -> FileSystemBytecodeCache | None:
    """Keeps templates as they were compiled, half a second of each build, when and where Python keeps modules so."""
    if sys.dont_write_bytecode:
        return None
    with suppress(OSError):
        folder.mkdir(exist_ok=True)
    kept = FileSystemBytecodeCache(str(folder), f"jinja-{version('jinja2')}-%s.pyc")
    return kept if os.access(folder, os.W_OK) else None


@cache
def templates_in(package: Path) -> Environment:
    """The templates of a room, from the folder `templates` below it."""
    env = Environment(
        loader=FileSystemLoader(package / "templates"),
        bytecode_cache=compiled_in(package / "__pycache__"),
        optimized=False,
        autoescape=select_autoescape(default=True, disabled_extensions=("md", "yml")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.code_generator_class = WithoutResults
    env.filters |= {
        "dutch_date": dutch_date,
        "dutch_month": lambda date: dutch_date(f"{date:%Y-%m}"),
        "dutch_number": dutch_number,
        "kilometres": kilometres,
        "enumerate": enumerate_dutch,
        "yaml_text": lambda text: json.dumps(text, ensure_ascii=False),
        "capitalize_first": lambda text: text[:1].upper() + text[1:],
        "passage_html": Safe,
        "bare_address": lambda address: address.partition("://")[2].rstrip("/"),
        "municipalities": municipalities_of,
        "slug": slugify,
        "site": lambda url: urls.ROOT + url,
        "story_url": lambda story: urls.ROOT + urls.story_url(story.slug),
        "ingredient_url": lambda ingredient: urls.ROOT + urls.ingredient_url(ingredient.slug),
        "theme_url": lambda theme: urls.ROOT + urls.theme_url(theme.slug),
        "soft_hyphens": soft_hyphens,
        "setback_url": lambda setback: urls.ROOT + urls.setback_url(setback.slug),
        "bundle_url": lambda bundle: urls.ROOT + urls.bundle_url(bundle.slug),
        "file_url": lambda path: urls.ROOT + (urls.file_url(path) or ""),
        "page_url": lambda page: urls.ROOT + urls.page_url(page.slug),
        "municipality_url": lambda municipality: urls.ROOT + urls.municipality_url(municipality.slug),
        "province_url": lambda name: urls.ROOT + urls.province_url(name),
        "region_url": lambda name, country: urls.ROOT + urls.small_region_url(country.kinds[1], name),
    }
    env.tests |= {"stale": is_stale}
    env.globals |= {
        "finder_url": lambda **filters: urls.ROOT + urls.finder_url(**filters),
        "sign": sign,
        "compare_url": lambda *stories: urls.ROOT + urls.compare_url(*(story.slug for story in stories)),
        "ingredient_mark": Thread.INGREDIENT.mark,
        "setback_mark": Thread.SETBACK.mark,
        "board": board,
        "qr_svg": qr_svg,
        "dots_of": dotmap.dots_of,
        "region_map": region_map,
        "is_close_together": is_close_together,
        "most_in_full": MOST_IN_FULL,
        "most_columns": MOST_COLUMNS,
        "most_tags": MOST_TAGS,
        "map_width": dotmap.WIDTH,
        "map_height": dotmap.HEIGHT,
        "evidence_labels": EVIDENCE_LABELS,
    }
    return env
