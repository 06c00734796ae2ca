"""A bundle with every kind of content that a text can have: what an e-book does with each has to hold."""

from pathlib import Path

from PIL import Image

from made.library import file_text, title_of, write, write_library, write_story

FRONT = {
    "title": "Alles wat een verhaal kan hebben: “citaten”, cijfers & tabellen",
    "municipalities": ["Zwolle", "'s-Gravenhage", "Alphen aan den Rijn"],
    "figures": [
        {"value": "38", "of": "40", "label": "gezinnen kregen hulp", "source": "1"},
        {"value": "12", "from": "20", "label": "meldingen", "source": "2"},
        {"value": "7", "unit": "wijken", "label": "doen mee", "source": "1"},
    ],
    "quote": {"text": "We zijn gewoon begonnen.", "who": "wethouder van Zwolle", "source": "2"},
    "open_questions": ["Blijft het geld na 2026 beschikbaar?"],
    "image": {"src": "plein.jpg", "alt": "Het plein", "credit": "de gemeente", "licence": "CC BY 4.0"},
    "sources": [
        {
            "id": 1,
            "title": "Een bron",
            "publisher": "Een krant",
            "url": "https://bron.test/a?b=(1)&c=2",
            "kind": "pers",
        },
        {"id": 2, "title": "Alleen bij de cijfers", "publisher": "De gemeente", "date": "2024"},
        {"id": 3, "title": "Nergens genoemd", "publisher": "De provincie", "date": "2023-05"},
    ],
}
APPROACH = (
    """Dit laat vertrouwen zien, met *nadruk*, **kracht**, `code` en een [verwijzing](een-plein.md).[^1]
{: ingredient="vertrouwen" }

| Jaar | Gezinnen | Aandeel | Arbeidsmarktregio |
|:-----|---------:|:-------:|-------------------|
| 2021 | 12 | 30% | Zwolle en omgeving |
| 2022 | 1.240 | 8% | Zuid-Holland Centraal |

| Wie | Wat |
|-----|----:|
| Team | 3 |

1. Eerst dit

    - en daaronder dat
    - en dit, lang genoeg voor een tweede regel in een smalle kolom

2. Dan dat

> Een citaat met een "aanhaling" & een teken.

```
een stuk code met een regel die heel ver doorloopt: abcdefghijklmnopqrstuvwxyz0123456789abcdefghijklmnopqrstuvwxyz
```

![Een staafdiagram: "meer" & hoger](alles/grafiek.png "De groei. Beeld: de gemeente, CC BY 4.0")

"""
    + "\n\n".join(
        f"Alinea {number} gaat over arbeidsongeschiktheidsverzekeringsmaatschappijen en de wijk nummer {number}: "
        + f"zij deden het samen, na {number + 1} weken, en daarna nog eens lang. " * 4
        for number in range(14)
    )
    + """

Zie <https://voorbeeld.test/een/heel/lang/adres/dat/op/geen/regel/van/een/telefoon/past/en/nog/doorgaat.html>.[^1]

Dit laat lange adem zien.[^1]
{: ingredient="lange-adem" setback="geld" }
"""
)
TEXT = f"""## Aanleiding

Het begon in de wijk.[^1]

## Aanpak

{APPROACH}

## Resultaat

Het hielp.

## Vallen en opstaan

Het duurde lang.
{{: setback="tempo" }}

## Lessen

Blijf bij elkaar.
"""
FOREWORD = """Lees [dit verhaal](../../stories/alles.md) eerst.[^1] Of [de site](https://voorbeeld.test/).

| Letter | Getal |
|--------|------:|
| a | 1 |

[^1]: Een noot van ons zelf.
"""
BUNDLE = """title: De bundel met van alles
subtitle: Om te proberen
summary: Een verzonnen bundel met elk soort inhoud.
edition: Eerste editie
date: "2026-03"
chapters:
  - text: colofon.md
  - generated: inhoud
  - text: voorwoord.md
  - story: alles
  - story: een-plein
  - ingredient: vertrouwen
  - setback: geld
  - generated: matrix
  - generated: registers
"""


def write_every_kind(root: Path) -> Path:
    """Write the library to `root`, with the bundle `alles`."""
    write_library(root, setbacks=("geld", "tempo"))
    write_story(root, "alles", TEXT, **FRONT)
    write_story(root, "een-plein", municipalities=["Zwolle"], ingredients=["vertrouwen", "gedeelde-visie"])
    (root / "stories" / "alles").mkdir()
    Image.new("RGB", (800, 500), "steelblue").save(root / "stories" / "alles" / "plein.jpg")
    Image.new("RGB", (600, 400), "firebrick").save(root / "stories" / "alles" / "grafiek.png")
    folder = root / "bundles" / "alles"
    write(folder / "bundle.yml", BUNDLE)
    for name, text in {"colofon": "Gemaakt om te testen.\n", "voorwoord": FOREWORD}.items():
        write(folder / f"{name}.md", file_text({"title": title_of(name)}, text))
    return root
