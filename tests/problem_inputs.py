"""Inputs of golden cases that cannot stand in git, or that nobody wants to read: made in the test itself."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable, Mapping
from io import BytesIO
from pathlib import Path

from PIL import Image

from made.sample import SAMPLE, STORY, copy_sample, edit, write

PROBLEMS = Path(__file__).parent / "check" / "problems"
"""An example of every rule; `test_problem_codes.py` says how it is made."""


def image_of(form: str, **options: object) -> bytes:
    target = BytesIO()
    Image.new("RGB", (8, 8)).save(target, form, **options)
    return target.getvalue()


PNG = image_of("PNG")
LONELY_STORY = "stories/samen-naar-2040.md"
"""Nothing points to it."""
IMAGE = "![Een brievenbus](rust-in-het-hoofd/{name}{caption})\n\n## Lessen"
CAPTION = ' "Een brievenbus. Foto: een maker, CC BY 4.0"'


def slips_in(words: Iterable[str]) -> dict[str, str | None]:
    """A dictionary that has every word but one."""
    return {"verantwoordlijk": "verantwoordelijk"} if "verantwoordlijk" in words else {}


def write_windows_text(root: Path) -> None:
    text = (root / STORY).read_text(encoding="utf-8").replace("thee", "koffie met één koekje")
    write(root, STORY, text.encode("cp1252"))


def write_nul(root: Path) -> None:
    write(root, STORY, (root / STORY).read_bytes().replace(b"thee", b"th\x00e"))


def write_large_file(root: Path) -> None:
    write(root, STORY, (root / STORY).read_bytes() + b"woord " * 170_000)


def make_folder_with_name_of_file(root: Path) -> None:
    (root / "stories" / "nieuw-verhaal.md").mkdir()


def link_out_of_tree(root: Path) -> None:
    (root.parent / "buiten.md").write_text("geheim", encoding="utf-8")
    (root / "stories" / "nieuw-verhaal.md").symlink_to(root.parent / "buiten.md")


def swap_texts(root: Path) -> None:
    one, other = root / LONELY_STORY, root / "stories/plek-in-de-buurt.md"
    texts = one.read_bytes(), other.read_bytes()
    one.write_bytes(texts[1])
    other.write_bytes(texts[0])


def write_over(root: Path) -> None:
    text = (root / "stories/plek-in-de-buurt.md").read_text(encoding="utf-8")
    write(root, LONELY_STORY, text.replace("\ntitle: ", "\ntitle: Een andere ", 1))


def keep_made_file(root: Path) -> None:
    """A part of a book that is not of its story, in a proposal."""
    write(root, ".cache/parts/0123.deel", b"andere woorden")
    for words in (("init", "-q"), ("add", "-f", ".cache")):
        subprocess.run(["git", "-C", str(root), *words], check=True)


def make_pipe(root: Path) -> None:
    os.mkfifo(root / "stories" / "nieuw-verhaal.md")


def write_long_line(root: Path) -> None:
    edit(root, STORY, "bleef de post liggen.", "bleef de post liggen." + " Nog een zin." * 800)


def write_large_front_matter(root: Path) -> None:
    edit(root, STORY, "status: onbekend\n", "status: onbekend\n" + "# een regel om niets\n" * 3500)


def write_many_lines(root: Path) -> None:
    edit(root, STORY, "## Lessen\n", "## Lessen\n" + "\n" * 5000)


def write_long_block(root: Path) -> None:
    edit(root, STORY, "## Lessen\n", "## Lessen\n\n" + "Nog een regel.\n" * 501)


def write_many_marks(root: Path) -> None:
    edit(root, STORY, "## Lessen\n", "## Lessen\n\n" + "[ " * 2500 + "\n")


def write_many_values(root: Path) -> None:
    edit(root, STORY, "[Kampen, Zwolle]", "[" + "Kampen,\n  " * 2000 + "Zwolle]")


def show_image_in_small_letters(root: Path) -> None:
    show_image(root, "Bus.png", PNG)
    edit(root, STORY, "/Bus.png", "/bus.png")


def write_second_bundle(root: Path) -> None:
    first = root / "bundles" / "eerste-bundel"
    for file in first.iterdir():
        if file.is_file():
            write(root, f"bundles/tweede-bundel/{file.name}", file.read_bytes())


def show_image(root: Path, name: str, content: bytes, caption: str = CAPTION, words: str = "Een brievenbus") -> None:
    write(root, f"stories/rust-in-het-hoofd/{name}", content)
    image = IMAGE.format(name=name, caption=caption).replace("Een brievenbus", words, 1)
    edit(root, STORY, "## Lessen", image)


def photo_with_place() -> bytes:
    """A JPEG with an EXIF block that has coordinates."""
    exif = Image.Exif()
    exif.get_ifd(0x8825)[1] = "N"
    return image_of("JPEG", exif=exif)


def share_a_code(root: Path) -> None:
    edit(root, STORY, "status: onbekend", "status: onbekend\naliases: [oude-naam-2482]")
    edit(root, "stories/samen-naar-2040.md", "\n---\n", "\naliases: [oude-naam-5833]\n---\n")


def in_library_file(old: str, new: str) -> Callable[[Path], object]:
    """Makes one slip in `library.yml`, which is our own and too long to stand in git again for each."""
    return lambda root: edit(root, "library.yml", old, new)


MADE: dict[str, Callable[[Path], object]] = {
    "F-001": write_windows_text,
    "F-002": write_nul,
    "F-003": write_large_file,
    "F-004": make_folder_with_name_of_file,
    "F-005": link_out_of_tree,
    "F-008": write_long_line,
    "F-013": write_large_front_matter,
    "F-028": make_pipe,
    "F-037": write_many_lines,
    "F-038": write_long_block,
    "F-039": write_many_marks,
    "F-040": write_many_values,
    "F-045": lambda root: write(root, "docs/achtergrond/x.html", "<script>hier()</script>"),
    "F-047": lambda root: (root / "docs/achtergrond/samen-leren.md").unlink(),
    "V-087": lambda root: (root / LONELY_STORY).unlink(),
    "V-088": lambda root: (root / LONELY_STORY).rename(root / "stories/samen-naar-later.md"),
    "V-107": swap_texts,
    "V-108": write_over,
    "F-049": keep_made_file,
    "F-050": lambda root: write(root, "places/aux.txt", "x"),
    "F-046": lambda root: write(root, "mijn-verhaal.md", (root / STORY).read_bytes()),
    "B-012": write_second_bundle,
    "V-104": lambda root: None,  # likewise what was there before
    "B-016": lambda root: None,  # what was there before, is not there now
    "V-024": lambda root: show_image(root, "bus.png", b"geen beeld"),
    "V-025": lambda root: show_image(root, "bus.png", PNG + b"\x00" * 2_000_000),
    "V-082": show_image_in_small_letters,
    "V-027": lambda root: show_image(root, "bus+paal.png", PNG),
    "V-047": lambda root: show_image(root, "bus.png", PNG, words=""),
    "V-048": lambda root: show_image(root, "bus.png", PNG, caption=""),
    "V-085": share_a_code,
    "V-081": lambda root: show_image(root, "bus.png", PNG[:-20]),
    "P-009": lambda root: write(root, "stories/rust-in-het-hoofd/bus.png", PNG),
    "P-007": lambda root: show_image(root, "bus.jpg", photo_with_place()),
    "G-001": lambda root: (root / "places" / "aliases.csv").unlink(),
    "S-012": in_library_file("phase: afgerond}", "phase: afgeron}"),
    "S-013": lambda root: (root / "library.yml").unlink(),
    "S-014": in_library_file("{slug: kinderen, label: Kinderen}", "{slug: jongeren, label: Kinderen}"),
    "S-015": in_library_file("independent_kind: onderzoek", "independent_kind: onderzoeken"),
    "S-016": in_library_file("    part: lessen\n    help", "    help"),
    "S-019": in_library_file("weight: 3, quality: voorwaarden", "weight: 3"),
    "S-018": in_library_file("colour: moss", "colour: mos"),
    "S-027": in_library_file("title: Lessen", 'title: "Stap 1 #"'),
    "S-017": in_library_file("  partners.name:", "  partner.name:"),
}
"""Code -> what makes its input in a copy of the sample library."""


def before(code: str) -> dict[str, str | None]:
    """What stood there before somebody made the mistake of a case: the sample library, or what the case has for it."""
    files = {
        file.relative_to(folder).as_posix(): file
        for folder in (SAMPLE, PROBLEMS / code / "before")
        for file in folder.rglob("*")
    }
    return {path: file.read_text(encoding="utf-8") for path, file in files.items() if file.suffix in (".md", ".yml")}


def case_of(code: str, folder: Path) -> tuple[Path, Mapping[str, str | None]]:
    """The library of a case, with its mistake, and what stood there before it: None for a file that is new."""
    root = copy_sample(folder)
    if (PROBLEMS / code / "in").is_dir():
        shutil.copytree(PROBLEMS / code / "in", root, dirs_exist_ok=True)
    if code in MADE:
        MADE[code](root)
    then = before(code)
    new = {path: None for each in root.rglob("*.md") if (path := each.relative_to(root).as_posix()) not in then}
    return root, then | new
