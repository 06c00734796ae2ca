"""Edits as an author makes them, at random places of any library: after each it is right, and says something else."""

import random
import re
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from hoedan.bundle.freeze import describe, place_of
from hoedan.check.check_library import check_library
from hoedan.reading.load import EDITION_FILE

Edit = Callable[[Path, random.Random], None]

NEW = "nieuw-verhaal"
MUNICIPALITIES = ("Aalten", "Almere", "Best", "Ede", "Goes", "Hattem", "Urk", "Vaals")


def stories(root: Path) -> list[Path]:
    return sorted((root / "stories").glob("*.md"))


def new_stories(root: Path) -> list[Path]:
    return [story for story in stories(root) if story.stem.startswith(NEW)]


def chosen(root: Path, folder: str, chance: random.Random) -> Path:
    return chance.choice(sorted(file for file in (root / folder).glob("*.md") if file.stem != "index"))


def substitute(file: Path, pattern: str, new: str | Callable[[re.Match[str]], str]) -> None:
    """Replace the first place in a file; a text without that place stays as it is."""
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(pattern, new, text, count=1, flags=re.MULTILINE), encoding="utf-8")


def add_line(file: Path, chance: random.Random) -> None:
    file.write_text(f"{file.read_text(encoding='utf-8')}\nNog een zin {chance.random()}.\n", encoding="utf-8")


def set_key(file: Path, key: str, value: str) -> None:
    """Give a key of the front matter another value on one line."""
    old = rf"^{key}:.*\n(?: +.*\n)*"
    if re.search(old, file.read_text(encoding="utf-8"), re.MULTILINE):
        substitute(file, old, f"{key}: {value}\n")
    else:
        substitute(file, r"^sources:", f"{key}: {value}\nsources:")


def add_sentence(root: Path, chance: random.Random) -> None:
    new = f"## Resultaat\n\nEr kwam nummer {chance.random()} bij. "
    substitute(chance.choice(stories(root)), "^## Resultaat\n\n", new)


def change_passage(root: Path, chance: random.Random) -> None:
    new = f' Dat was keer {chance.random()}.\n{{: ingredient="'
    substitute(chance.choice(stories(root)), r'\n\{: ingredient="', new)


def change_title(root: Path, chance: random.Random) -> None:
    set_key(chance.choice(stories(root)), "title", f"Versie {chance.randrange(10**6)} van dit verhaal")


def change_summary(root: Path, chance: random.Random) -> None:
    set_key(
        chance.choice(stories(root)),
        "summary",
        f"In het jaar {chance.randrange(10**6)} begon de gemeente hier helemaal opnieuw.",
    )


def check_again(root: Path, chance: random.Random) -> None:
    set_key(chance.choice(stories(root)), "reviewed", f"2026-0{chance.randrange(1, 7)}-11")


def change_status(root: Path, chance: random.Random) -> None:
    set_key(chance.choice(stories(root)), "status", chance.choice(("loopt", "geborgd", "onbekend")))


def move_story(root: Path, chance: random.Random) -> None:
    """To another municipality."""
    set_key(chance.choice(stories(root)), "municipalities", f"[{chance.choice(MUNICIPALITIES)}]")


def reverse_themes(root: Path, chance: random.Random) -> None:
    """Another theme is the first, so another story comes before and after it."""

    def reverse(found: re.Match[str]) -> str:
        return "themes:\n" + "".join(reversed(found[1].splitlines(keepends=True)))

    substitute(chance.choice(stories(root)), r"^themes:\n((?:  - .*\n){2,})", reverse)


def be_inspired(root: Path, chance: random.Random) -> None:
    story, other = chance.sample(stories(root), 2)
    set_key(story, "inspired_by", f"[{other.stem}]")


def add_story(root: Path, chance: random.Random) -> None:
    target = root / "stories" / f"{NEW}-{chance.randrange(10**6)}.md"
    old = [story for story in stories(root) if not story.with_suffix("").exists()]
    lines = chance.choice(old).read_text(encoding="utf-8").splitlines(keepends=True)
    target.write_text("".join(line for line in lines if not line.startswith("aliases:")), encoding="utf-8")
    set_key(target, "title", f"Nieuw verhaal nummer {target.stem[-6:]}")


def remove_story(root: Path, chance: random.Random) -> None:
    """One that was added; that nobody names."""
    texts = "".join(story.read_text(encoding="utf-8") for story in stories(root))
    if new := [story for story in new_stories(root) if f"[{story.stem}]" not in texts]:
        chance.choice(new).unlink()


def rename_story(root: Path, chance: random.Random) -> None:
    texts = "".join(story.read_text(encoding="utf-8") for story in stories(root))
    if new := [story for story in new_stories(root) if f"[{story.stem}]" not in texts]:
        story = chance.choice(new)
        if not story.with_suffix("").exists():
            set_key(story, "aliases", f"[{story.stem}]")
            story.rename(story.with_stem(f"{NEW}-{chance.randrange(10**6)}"))


def add_image(root: Path, chance: random.Random) -> None:
    """Or replace the one that was added: a file that is changed, and no text."""
    story = chance.choice([each for each in stories(root) if not each.stem.startswith(NEW)])
    if any((root / "stories").glob("*/foto.png")):
        story = next((root / "stories").glob("*/foto.png")).parent.with_suffix(".md")
    story.with_suffix("").mkdir(exist_ok=True)
    is_there = (story.with_suffix("") / "foto.png").exists()
    Image.new("RGB", (chance.randrange(40, 400), 30), "red").save(story.with_suffix("") / "foto.png")
    if not is_there:
        image = f'## Resultaat\n\n![Een foto]({story.stem}/foto.png "Wat je ziet")\n\n'
        substitute(story, "^## Resultaat\n\n", image)


def change_ingredient(root: Path, chance: random.Random) -> None:
    set_key(chosen(root, "ingredients", chance), "title", f"Keer {chance.randrange(10**6)}")


def change_text_of_ingredient(root: Path, chance: random.Random) -> None:
    add_line(chosen(root, "ingredients", chance), chance)


def change_theme(root: Path, chance: random.Random) -> None:
    set_key(chosen(root, "docs/themas", chance), "title", f"Thema {chance.randrange(10**6)}")


def change_summary_of_theme(root: Path, chance: random.Random) -> None:
    summary = f"Dit thema gaat over verhalen van nummer {chance.randrange(10**6)} en verder."
    set_key(chosen(root, "docs/themas", chance), "summary", summary)


def change_page(root: Path, chance: random.Random) -> None:
    add_line(chosen(root, "docs/achtergrond", chance), chance)


def change_title_of_page(root: Path, chance: random.Random) -> None:
    set_key(chosen(root, "docs/achtergrond", chance), "title", f"Achtergrond {chance.randrange(10**6)}")


def change_introduction(root: Path, chance: random.Random) -> None:
    add_line(root / "docs" / "index.md", chance)


def add_or_remove_page(root: Path, _chance: random.Random) -> None:
    page = root / "docs" / "proef.md"
    if page.exists():
        page.unlink()
    else:
        page.write_text("---\ntitle: Een proef\n---\n\nEen pagina die komt en gaat.\n", encoding="utf-8")


def bundle_of(root: Path, chance: random.Random) -> Path:
    return chance.choice(sorted((root / "bundles").glob("*/bundle.yml")))


def change_bundle(root: Path, chance: random.Random) -> None:
    substitute(bundle_of(root, chance), "^title:.*", f"title: Bundel {chance.randrange(10**6)}")


def change_foreword(root: Path, chance: random.Random) -> None:
    add_line(bundle_of(root, chance).with_name("voorwoord.md"), chance)


def keep_edition(root: Path, chance: random.Random) -> None:
    """Freeze the edition of a bundle; its files are kept elsewhere."""
    bundle = bundle_of(root, chance)
    library = check_library(root).library
    (found,) = (each for each in library.bundles if each.path == bundle.relative_to(root).as_posix())
    folder = place_of(found, library)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / EDITION_FILE).write_text(describe(found, library, 12, {f"{found.slug}.pdf": b""}), encoding="utf-8")


def change_settings(root: Path, chance: random.Random) -> None:
    substitute(root / "mkdocs.yml", "review_months: .*", f"review_months: {chance.randrange(1, 30)}")


def change_word(root: Path, chance: random.Random) -> None:
    """A label of the vocabulary: a page that shows it is another page."""
    substitute(root / "library.yml", "label: Ouderen.*}", f"label: Ouderen {chance.randrange(1, 1000)}}}")


EDITS: tuple[Edit, ...] = (
    *(add_sentence, change_passage, change_title, change_summary, check_again, change_status, move_story),
    *(reverse_themes, be_inspired, add_story, remove_story, rename_story, add_image),
    *(change_ingredient, change_text_of_ingredient, change_theme, change_summary_of_theme),
    *(change_page, change_title_of_page, change_introduction, add_or_remove_page),
    *(change_bundle, change_foreword, keep_edition, change_settings, change_word),
)
