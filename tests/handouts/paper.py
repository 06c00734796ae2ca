"""A small library to make sheets of, and what a test reads in a sheet."""

from io import BytesIO
from pathlib import Path

from pypdf import PdfReader

from made.library import file_text, story_body, title_of, write, write_library, write_story

QUESTIONS = {"geld": "Wat doet de raad als het geld op is?", "tempo": "Wie zegt dat het te hard gaat?"}
"""Setback -> the question that its text gives."""
FULL = {
    "title": "Wat een gemeente doet",
    "period": {"start": 2019, "end": 2022},
    "partners": [{"name": "De GGD", "type": "ggd"}],
    "figures": [
        {"value": 38, "of": 40, "unit": "gezinnen", "label": "kregen hulp", "date": 2024, "source": 2},
        {"value": 5, "from": 12, "label": "klachten", "source": 1},
    ],
    "conditions": ["Een wethouder die blijft.", "Geld voor drie jaar."],
    "sources": [{"id": n, "title": f"Bron {n}", "publisher": "Een krant", "date": 2020 + n} for n in (1, 2, 3)],
    "reviewed": "2026-02-10",
}
WRONG = """In de winter raakte het geld op.[^3][^1]
{: setback="geld" }

Toen ging het te snel.[^2]
{: setback="tempo" }"""
LONGEST = {
    "title": "Een titel van de grootste lengte die er mag zijn, met langere woorden dan gebruikelijk is",
    "summary": ("Hoe lang mag een samenvatting zijn? " * 9)[:319] + ".",
    "municipalities": ["Zwolle", "Kampen", "Deventer", "Hattem", "Zwartewaterland"],
    "ingredients": ["vertrouwen", "lange-adem"],
    "partners": [{"name": kind, "type": kind} for kind in ("ggd", "zorg", "welzijn", "politie", "onderwijs")],
    "figures": [
        {"value": 123456.78, "from": 9, "unit": "x" * 40, "label": f"{n} " + "een heel lang label " * 14, "source": 1}
        | {"measured_by": "een lange naam " * 19}
        for n in range(4)
    ],
    "conditions": [f"{n} " + "voorwaarde " * 17 for n in range(5)],
}
"""Everything as long as it may be."""


def write_table(root: Path) -> Path:
    """Three stories: one with all that a sheet can show, one with little, and one with more than goes on any page."""
    write_library(root, ingredients={"vertrouwen": "nabijheid", "lange-adem": "leren"}, themes=["wonen"])
    for slug, question in QUESTIONS.items():
        front = {"title": title_of(slug), "summary": f"Hoe {slug} eruitziet, in een zin die lang genoeg is."}
        text = f"## Drie vragen\n\n- Dit is er geen.\n- {question}\n- Wie *weet* dit nog meer van {slug}?\n"
        write(root / "docs" / "struikelblokken" / f"{slug}.md", file_text(front, text))
    full = story_body().replace("Het duurde lang.", WRONG)
    write_story(root, "vol", full, **FULL)
    write_story(root, "leeg", municipalities=["Deventer"])
    many = "\n\n".join(f"Alinea {n}. " + "Er was veel te vertellen over wat er gebeurde. " * 12 for n in range(20))
    long = story_body(f'{many}\n\nDit laat vertrouwen zien.[^1]\n{{: ingredient="vertrouwen lange-adem" }}')
    wrong = "\n\n".join(f'Toen ging {n} mis. {"Dat duurde lang. " * 30}[^1]\n{{: setback="geld" }}' for n in range(9))
    write_story(root, "lang", long.replace("Het duurde lang.", wrong), **LONGEST)
    return root


def words_of(pdf: bytes) -> list[str]:
    """The text of each page on one line."""
    return [" ".join(page.extract_text().replace("-\n", "").split()) for page in PdfReader(BytesIO(pdf)).pages]
