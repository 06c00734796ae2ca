"""`hoedan new`: a file to fill in, of a story or of something else that the site is made of; never over another."""

import argparse
import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..check.ingredients_and_pages import TITLE_RULES
from ..check.vocabulary import load_vocabulary
from ..check.withdrawn import withdrawn_in
from ..design.templates import templates_in
from ..incremental.memory import Memory
from ..incremental.swap import whole_or_gone
from ..language.slugs import is_slug, slugify, title_key
from ..language.suggest import did_you_mean, nearest
from ..library.names import told_of_gone
from ..model.vocabulary import Vocabulary
from ..reading.bundle_files import BUNDLE_FILE, load_bundle_files
from ..reading.entry import Kind
from ..reading.load import BUNDLES, INGREDIENTS, SETBACKS, STORIES, THEMES, find_files, load_entry
from .shared import OK, CommandError, find_root, municipality_called, places_today


@dataclass(frozen=True)
class Made:
    """A kind of file that can be begun."""

    template: str
    place: str
    """Its path, with `{slug}` in it."""
    what: str
    """The kind, as it is called in a sentence."""
    kind: Kind | None = None
    """What its files are read as; a bundle is no entry."""


MADE: Mapping[str, Made] = {
    "story": Made("new_story.md", f"{STORIES}/{{slug}}.md", "een verhaal", Kind.STORY),
    "ingredient": Made("new_ingredient.md", f"{INGREDIENTS}/{{slug}}.md", "een ingrediënt", Kind.INGREDIENT),
    "setback": Made("new_setback.md", f"{SETBACKS}/{{slug}}.md", "een struikelblok", Kind.SETBACK),
    "theme": Made("new_theme.md", f"{THEMES}/{{slug}}.md", "een thema", Kind.THEME),
    "bundle": Made("new_bundle.yml", f"{BUNDLES}/{{slug}}/{BUNDLE_FILE}", "een bundel"),
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("kind", nargs="?", choices=[*MADE], default="story", metavar="SOORT", help=", ".join(MADE))
    parser.add_argument("title", metavar="TITEL")
    parser.add_argument("--municipality", action="append", default=[], metavar="GEMEENTE", help="bij een verhaal")
    parser.add_argument("--story", action="append", default=[], metavar="VERHAAL", help="bij een bundel: een hoofdstuk")


def run(options: argparse.Namespace) -> int:
    root = find_root(options.root)
    named = [name.strip() for each in options.municipality for name in each.split(",") if name.strip()]
    if options.kind == "story" and options.title in MADE:
        raise CommandError(f'dit ontbreekt nog: TITEL. Bijvoorbeeld: hoedan new {options.title} "Een titel".')
    if options.kind == "story" and not named:
        raise CommandError("bij een verhaal hoort een gemeente: zet er --municipality GEMEENTE achter.")
    if options.municipality and options.kind != "story":
        raise CommandError(f"--municipality hoort bij een verhaal, niet bij {MADE[options.kind].what}.")
    if options.story and options.kind != "bundle":
        raise CommandError(f"--story hoort bij een bundel, niet bij {MADE[options.kind].what}.")
    title = " ".join(options.title.split())
    stories = [name.strip() for each in options.story for name in each.split(",") if name.strip()]
    path = write_new(root, options.kind, title, municipalities=named, stories=stories)
    print(f"{path.relative_to(root).as_posix()} staat klaar. Vul het aan en controleer het met `hoedan check`.")
    return OK


def write_new(
    root: Path, kind: str, title: str, *, municipalities: Sequence[str] = (), stories: Sequence[str] = ()
) -> Path:
    """Write a file of this kind from its template, named after the title.

    Raises:
        CommandError: for a title without letters, an unknown municipality or story, or a file or title that is there
            already.

    """
    slug = slugify(title)[:80].strip("-")
    if not is_slug(slug):
        raise CommandError(f"van de titel '{title}' is geen bestandsnaam te maken. Gebruik minstens drie letters.")
    places = places_today(root)
    names = list(dict.fromkeys(municipality_called(name, places).name for name in municipalities))
    for story in stories:
        if not (root / STORIES / f"{story}.md").is_file():
            if gone := told_of_gone(story, withdrawn_in(root)):
                raise CommandError(gone)
            meant = nearest(story, (path.stem for kind, path in find_files(root) if kind is Kind.STORY))
            advice = did_you_mean(meant) if meant else "Schrijf de bestandsnaam, zonder .md."
            raise CommandError(f"er is geen verhaal '{story}'. {advice}")
    made = MADE[kind]
    path = root / made.place.format(slug=slug)
    if not path.exists() and (other := titled(root, made, title)):
        raise CommandError(f"{other} heeft deze titel al. Kies een andere titel, of werk dat bestand bij.")
    values = {"title": title, "municipalities": names, "stories": stories, "month": f"{datetime.date.today():%Y-%m}"}
    template = templates_in(Path(__file__).parent).get_template(made.template)
    text = template.render(vocabulary=vocabulary_of(root), **values)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        file = path.open("x", encoding="utf-8")
    except FileExistsError:
        name = path.relative_to(root).as_posix()
        raise CommandError(f"{name} bestaat al. Kies een andere titel, of werk dat bestand bij.") from None
    with whole_or_gone(path), file:
        file.write(text)
    return path


def titled(root: Path, made: Made, title: str) -> str | None:
    """The file with this title among those that a reader would take for one another."""
    if made.kind is None:
        fronts = {bundle.path: bundle.front for bundle in load_bundle_files(root)[0]}
    else:
        alike = [(kind, path) for kind, path in find_files(root) if TITLE_RULES.get(kind) is TITLE_RULES[made.kind]]
        found = [load_entry(root, path, kind, Memory())[0] for kind, path in alike]
        fronts = {entry.path: entry.front for entry in found if entry and entry.front}
    wanted = title_key(title)
    return next((path for path, front in fronts.items() if title_key(front.text("title") or "") == wanted), None)


def vocabulary_of(root: Path) -> Vocabulary:
    """The words of a library.

    Raises:
        CommandError: when its `library.yml` is not right.

    """
    vocabulary, problems = load_vocabulary(root)
    if vocabulary is None:
        raise CommandError("\n".join(map(str, problems)))
    return vocabulary
