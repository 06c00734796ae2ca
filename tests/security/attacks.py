"""Our collection of attacks (`attacks.yml`), and a library on disk that tries each of them wherever it fits."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from conftest import copy_library
from made.sample import SAMPLE, edit, write
from made.tables import read_table

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
    "0000000c49444154789c63f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
)
"""One pixel."""
CAPTION = ' "x. Foto: x, CC0"'
LONGEST_TITLE = 90
PLACES = {"text": "tekst", "values": "waarden", "address": "adres", "front": "regel", "picture": "beeld"}
"""Where an attack is tried, and how the story that does so is called. File names are tried elsewhere."""
TOGETHER = 10
"""Texts in one story of the site."""
BREAKOUT = '"></script></title><svg onload=pwned()><!--'
"""Leaves an attribute, a script, a title and a comment."""
WORST_NAME = "'.*&amp' onload'pwned() //--*"
"""All that a name in a table of places may have; the check refuses more."""
SEEN = ("help", "phrase", "wish", "example", "group")
"""Keys of a word of the field that a reader sees, beside its label."""
WORDS = "Wat gebeurt er met een aanval die iemand in een verhaal verstopt?"


@dataclass(frozen=True)
class Attack:
    """A string that means harm, tried in one place."""

    number: int
    kind: str
    place: str
    text: str
    refused: str | None
    """The code of the rule that refuses it there; None when it is built."""

    @property
    def slug(self) -> str:
        return f"aanval-{self.number:03}-{PLACES[self.place]}"

    @property
    def path(self) -> str:
        return f"stories/{self.slug}.md"

    @property
    def link(self) -> str:
        """Where a link to a file outside the folder of the story lies, when the attack is a picture."""
        return f"stories/{self.slug}/buiten.png"

    def __str__(self) -> str:
        return f"{self.number:03} {self.place} {self.text[:60]!r}"


@cache
def load_attacks() -> tuple[Attack, ...]:
    """Each attack, once for each place in which it is tried."""
    return tuple(_read_attacks(read_table(Path(__file__).with_suffix(".yml"))))


def _read_attacks(kinds: dict[str, Any]) -> Iterator[Attack]:
    number = 0
    for kind, group in kinds.items():
        for attack in group["attacks"]:
            number += 1
            for place in group["places"]:
                yield Attack(number, kind, place, attack["attack"], attack.get(place))


@dataclass
class Draft:
    """A story that is right, until an attack is put in it."""

    slug: str
    title: str
    summary: str = WORDS
    partners: list[str] = field(default_factory=list)
    sources: list[tuple[str, str | None]] = field(default_factory=list)
    values: dict[str, Any] = field(default_factory=dict)
    lines: str = ""
    result: str = "Het hielp."
    passage: str = "Zij hielden het lang vol."

    def write(self, root: Path) -> None:
        front = {
            "title": self.title,
            "summary": self.summary,
            "municipalities": ["Zwolle", "Kampen"] if len(self.slug) % 2 else ["Urk"],
            "period": {"start": "2021"},
            "status": "loopt",
            "themes": ["wonen"],
            "ingredients": ["vertrouwen", "lange-adem"],
            "partners": [{"name": name, "type": "overig"} for name in self.partners],
            "sources": [
                {"id": number, "title": title, "publisher": title, "note": title}
                | ({"url": url, "archived": url} if url else {})
                for number, (title, url) in enumerate([("De bron", None), *self.sources], 1)
            ],
            **self.values,
        }
        if self.lines.startswith("themes:"):
            del front["themes"]  # a key that stands there twice is refused before its value is read
        # JSON in one line per key is YAML too, and leaves every character as it is.
        written = "".join(f"{key}: {json.dumps(value, ensure_ascii=False)}\n" for key, value in front.items())
        write(root, f"stories/{self.slug}.md", f"---\n{written}{self.lines}---\n{self.body()}")
        write(root, f"stories/{self.slug}/x.png", PNG)

    def body(self) -> str:
        return (
            '\n## Aanleiding\n\nHet begon in de wijk.[^1]\n{: ingredient="vertrouwen" }\n\n'
            f'## Aanpak\n\n{self.passage}\n{{: ingredient="lange-adem" }}\n\n'
            f"## Resultaat\n\n{self.result}\n\n"
            "## Vallen en opstaan\n\nHet duurde lang.\n\n## Lessen\n\nBlijf bij elkaar.\n"
        )


def text_story(slug: str, title: str, attacks: list[str]) -> Draft:
    """A story with attacks in its text: each on its own, and those of one line inside a passage."""
    inline = " ".join(f"Zo {attack} dus." for attack in attacks if "\n" not in attack and not attack.startswith("    "))
    blocks = "".join(f"{attack}\n\nDaarna.\n\n" for attack in attacks)
    return Draft(slug, title, result=blocks.rstrip(), passage=inline or "Zij hielden vol.")


def story_of(attack: Attack) -> Draft:
    """The story that tries one attack in one place."""
    text, slug = attack.text, attack.slug
    draft = Draft(slug, f"Aanval {attack.number}")
    match attack.place:
        case "text":
            return text_story(slug, draft.title, [text.replace("](x.png", f"]({slug}/x.png")])
        case "values":
            draft.title = text if len(text) <= LONGEST_TITLE else draft.title
            draft.summary = f"{text} {WORDS}"
            draft.partners, draft.sources = [text], [(text, "https://bron.example/")]
            figure = {"value": 3, "of": 4, "label": text, "unit": text[:40], "measured_by": text, "source": 1}
            draft.values = {
                "contact": {"organisation": text},
                "contributors": [text],
                "figures": [figure],
                "conditions": [text[:200]],
                "open_questions": [f"Wat doet {text[:120]} hier?"],
                "quote": {"text": text if len(text) <= 30 else BREAKOUT, "who": text, "source": 1},
                "consent": [{"what": text, "given": "2026-01-01"}],
                "changes": [{"date": "2026-01-01", "text": text}],
                "image": {"src": "x.png", "alt": text, "credit": text, "licence": text},
            }
        case "address":
            draft.sources = [("Een bron", text)]
            draft.values = {
                "contact": {"organisation": "Organisatie", "url": text},
                "followers": [{"municipality": "Almere", "url": text}],
            }
        case "front":
            draft.lines = f"{text}\n"
        case "picture":
            draft.values = {"image": {"src": text, "alt": "x", "credit": "x", "licence": "x"}}
    return draft


def write_attacks(root: Path, attacks: list[Attack]) -> Path:
    """A copy of the sample library with a story for each attack, and files that an attacker would leave beside it."""
    shutil.copytree(SAMPLE, root)
    for attack in attacks:
        story_of(attack).write(root)
        if attack.place == "picture":
            leave_files(root, f"stories/{attack.slug}")
            (root / attack.link).symlink_to("../../mkdocs.yml")
    return root


def leave_files(root: Path, folder: str) -> None:
    """Files that are no picture, whatever they are called."""
    write(root, f"{folder}/tekening.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>pwned()</script></svg>')
    write(root, f"{folder}/html.png", "<!doctype html><script>pwned()</script>")
    write(root, f"{folder}/x.html", "<!doctype html><script>pwned()</script>")
    write(root, f"{folder}/leeg.png", "")


def build_library(root: Path, attacks: list[Attack]) -> Path:
    """A library to build, of everything that the check lets through; texts are put together by kind."""
    copy_library(SAMPLE, root)
    texts: dict[str, list[str]] = {}
    for attack in attacks:
        if attack.refused is None and attack.place == "text":
            texts.setdefault(attack.kind, []).append(attack.text)
        elif attack.refused is None:
            story_of(attack).write(root)
    for number, found in enumerate(texts.values()):
        for part in range(0, len(found), TOGETHER):
            slug = f"teksten-{number:02}-{part:02}"
            attacked = [text.replace("](x.png", f"]({slug}/x.png") for text in found[part : part + TOGETHER]]
            text_story(slug, f"Teksten {number} {part}", attacked).write(root)
            leave_files(root, f"stories/{slug}")
    attack_other_pages(root, [text for found in texts.values() for text in found if "![" not in text])
    attack_words(root)
    attack_places(root)
    return root


def attack_words(root: Path) -> None:
    """Put an attack in every word of the field that a reader sees, but for headings that all stories have."""
    words = yaml.safe_load((root / "library.yml").read_text(encoding="utf-8"))
    for key in ("motto", "tagline", "data_title"):
        words[key] = BREAKOUT
    words["keywords"].append(BREAKOUT)
    words["synonyms"].append([BREAKOUT, "iets"])
    words["jargon"]["volgens"] = words["abbreviations"]["ABCD"] = BREAKOUT
    words["examples"] = dict.fromkeys(words["examples"], BREAKOUT)
    for each in [block for found in words.values() if isinstance(found, list) for block in found]:
        if isinstance(each, dict):
            each.update({key: f"{BREAKOUT}{n}" for n, key in enumerate(each) if key in SEEN})
            each.update({"label": f"{BREAKOUT} {each['slug']}"} if "label" in each else {})
    # JSON is YAML too, and here one value to a line.
    write(root, "library.yml", json.dumps(words, ensure_ascii=False, indent=1))


def attack_places(root: Path) -> None:
    """A municipality, a region and what went up in it, with the worst name that a table may hold; and a country of
    attacks.
    """
    cell = f'"{WORST_NAME} A"'
    for name, row in (
        ("municipalities", f"GM9001,{cell},{cell},{cell},{cell},{cell},5.5,52.5,1000"),
        ("mergers", f'GM9000,{cell[:-1]}B",GM9001,{cell},2020-01-01,{cell}'),
        ("aliases", f'GM9001,{cell},{cell[:-1]}C",{cell}'),
    ):
        file = root / "places" / f"{name}.csv"
        write(root, f"places/{name}.csv", f"{file.read_text(encoding='utf-8').rstrip()}\n{row}\n")
    country = yaml.safe_load((root / "places/country.yml").read_text(encoding="utf-8"))
    country |= {"name": BREAKOUT, "code_label": BREAKOUT, "other_names": {f"{WORST_NAME} A": [BREAKOUT]}}
    country["regions"] = {
        column: f"{WORST_NAME} {'AB'[n % 2] * (n + 1)}" for n, column in enumerate(country["regions"])
    }
    write(root, "places/country.yml", json.dumps(country, ensure_ascii=False, indent=1))


def attack_other_pages(root: Path, texts: list[str]) -> None:
    """Put attacks in the titles, words and texts of what is no story."""
    text = "\n\n".join(["", *texts, ""])
    for file in ("docs/achtergrond/samen-leren.md", "bundles/eerste-bundel/voorwoord.md", "docs/themas/wonen.md"):
        write(root, file, (root / file).read_text(encoding="utf-8") + text)
    plain = "\n\n".join(each for each in texts if "### " not in each)
    edit(root, "ingredients/vertrouwen.md", "Te veel willen.", f"Te veel willen.\n\n{plain}")
    edit(root, "ingredients/vertrouwen.md", "title: Vertrouwen", f"title: '{BREAKOUT} Vertrouwen'")
    edit(root, "ingredients/vertrouwen.md", "Wie doet er mee?", f"'{BREAKOUT} Wie?'")
    edit(root, "ingredients/vertrouwen.md", "[geloof]", f"['{BREAKOUT} geloof']")
    edit(root, "docs/themas/wonen.md", "title: Wonen", f"title: '{BREAKOUT} Wonen'")
    edit(root, "docs/achtergrond/samen-leren.md", "title: Samen leren", f"title: '{BREAKOUT} Leren'")
    bundle = "bundles/eerste-bundel/bundle.yml"
    for old in ("Eerste bundel", "Verhalen om mee te testen", "Een verzonnen bundel", "Eerste editie"):
        edit(root, bundle, f": {old}", f": '{BREAKOUT}' # ")
    edit(root, bundle, f"summary: '{BREAKOUT}'", f"summary: '{BREAKOUT} en dan nog wat woorden'")
