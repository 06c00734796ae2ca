"""`hoedan new`: a story file to fill in, never over an existing one."""

import argparse
from collections.abc import Sequence
from pathlib import Path

from ..design.templates import templates_in
from ..language.slugs import is_slug, slugify
from ..reading.load import STORIES
from .shared import OK, CommandError, find_root, municipality_called

NAME, HELP = "new", "een nieuw verhaal, van het sjabloon"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("title", metavar="TITEL")
    parser.add_argument("--municipality", action="append", required=True, metavar="GEMEENTE")


def run(options: argparse.Namespace) -> int:
    root = find_root(options.root)
    named = [name.strip() for each in options.municipality for name in each.split(",") if name.strip()]
    path = write_new_story(root, " ".join(options.title.split()), named)
    print(f"{path.relative_to(root).as_posix()} staat klaar. Vul het aan en controleer het met `hoedan check`.")
    return OK


def write_new_story(root: Path, title: str, municipalities: Sequence[str]) -> Path:
    """Write `stories/<slug of the title>.md` from the template.

    Raises:
        CommandError: for a title without letters, an unknown municipality, or a file that is there already.

    """
    slug = slugify(title)[:80].strip("-")
    if not is_slug(slug):
        raise CommandError(f"van de titel '{title}' is geen bestandsnaam te maken. Gebruik minstens drie letters.")
    names = list(dict.fromkeys(municipality_called(name).name for name in municipalities))
    path = root / STORIES / f"{slug}.md"
    text = templates_in(Path(__file__).parent).get_template("new_story.md").render(title=title, municipalities=names)
    if not path.parent.is_dir():
        path.parent.mkdir()
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise CommandError(f"{STORIES}/{slug}.md bestaat al. Kies een andere titel, of werk dat bestand bij.") from None
    return path
