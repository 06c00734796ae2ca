"""The form and the check agree: for every code that the form can say, and for drafts with the slips of people."""

import random
import re
import shutil
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from conftest import PROJECT
from hoedan.check.check_library import check_library
from hoedan.incremental.memory import Memory
from hoedan.intake.draft import draft_to_change
from hoedan.intake.form import submission_files
from hoedan.intake.form_words import FORM_WORDS
from hoedan.model.problems import Level, Problem
from hoedan.places import municipality_table
from hoedan.text.inline import find_fences
from in_node import run_in_node
from made.library import write_library, write_story
from made.opened import ADDRESSES, ODD, opened_story
from made.pastes import SIGNS, paste_of
from made.sample import TODAY
from made.seed import seed_of_the_day

pytestmark = pytest.mark.skipif(shutil.which("node") is None, reason="the scripts are tested with node")

Draft = dict[str, Any]

BASE: Draft = {
    "slug": "",
    "kept": [],
    "reviewed": "",
    "title": "Zwolle probeert het",
    "summary": "Hoe werk je samen aan één vraag? In Zwolle begonnen zes organisaties klein.",
    "municipalities": ["Zwolle"],
    "period": {"start": "2021", "end": ""},
    "status": "geborgd",
    "themes": ["wonen"],
    "ingredients": ["vertrouwen", "lange-adem"],
    "target_groups": [],
    "partners": [],
    "sources": [{"id": "1", "title": "Een bron", "publisher": "De Krant", "date": "2022", "kind": "pers"}],
    "contact": {"organisation": "Gemeente Zwolle", "url": ""},
    "open_questions": "",
    "figures": [],
    "quote": {"text": "", "who": "", "source": ""},
    "conditions": "",
    "contributors": "",
    "inspired_by": [],
    "followers": [],
    "images": [],
    "consent": [],
    "sections": {
        "Aanleiding": "Het begon in de wijk.[^1]",
        "Aanpak": "Zij deden het samen.\n[laat zien: Vertrouwen; Lange adem]",
        "Resultaat": "Het hielp.",
        "Vallen en opstaan": "Het duurde lang.\n[struikelblok: Geld]",
        "Lessen": "Blijf bij elkaar.",
        "Meer weten": "",
    },
}
FIGURE = {"value": "38", "label": "kregen hulp", "source": "1"}
QUOTE = {"text": "We begonnen gewoon.", "who": "wethouder", "source": "1"}


def source(**given: str) -> Draft:
    return {"sources": [BASE["sources"][0] | given]}


def section(text: str, heading: str = "Lessen") -> Draft:
    """More text in a section, as a paragraph of its own."""
    return {"sections": BASE["sections"] | {heading: f"{BASE['sections'][heading]}\n{text}"}}


def only(text: str, heading: str) -> Draft:
    """Other text in a section."""
    return {"sections": BASE["sections"] | {heading: text}}


IMAGE = {
    "key": "lost", "file": "beeld-1.jpg", "place": "boven", "alt": "Een lange tafel", "credit": "De Kern",
    "licence": "CC BY 4.0", "people": "nee", "given": "", "until": "",
}  # fmt: skip


def image(**given: str) -> Draft:
    """An image that is not there, to both: no file is written here."""
    return {"images": [IMAGE | given]}


CASES: list[tuple[str, Draft]] = [
    ("", {}),
    ("F-008", section("woord " * 1700)),
    ("F-009", section("!" * 41)),
    ("F-010", section("> > > > > > > > > een")),
    ("F-038", section("\n".join(f"> {number}" for number in range(501)))),
    ("F-038", section("- een\n" * 501)),
    ("F-021", {"title": ""}),
    ("F-021", {"sources": []}),
    ("F-024 F-025", {"open_questions": "a?\nb?\nc?\nd?"}),
    ("F-032 V-086", {"quote": QUOTE | {"source": "١٢"}}),
    ("F-021", {"municipalities": []}),
    ("F-021", {"contact": {"organisation": "", "url": "https://zwolle.nl"}}),
    ("F-021", {"figures": [{"value": "38"}]}),
    ("F-021", {"quote": QUOTE | {"who": ""}}),
    ("F-021", {"followers": [{"since": "2024"}]}),
    ("F-021", {"partners": [{"name": "Mercatus"}]}),
    ("F-021", source(publisher="")),
    ("F-024", {"summary": "Te kort."}),
    ("F-024", {"title": "x" * 91}),
    ("F-024", {"open_questions": "Hoe dan?"}),
    ("F-024", {"conditions": "x" * 201}),
    ("F-025 V-010", {"themes": ["wonen", "schulden", "zorg", "werk"]}),
    ("F-025", {"conditions": "a\nb\nc\nd\ne\nf"}),
    ("F-025", {"figures": [FIGURE | {"value": str(number)} for number in range(5)]}),
    ("F-026", {"target_groups": ["ouderen", "ouderen"]}),
    ("F-027", {"period": {"start": "vorig jaar", "end": ""}}),
    ("F-027", source(date="gisteren")),
    ("F-027", {"followers": [{"municipality": "Kampen", "since": "2024-13"}]}),
    ("F-032", {"figures": [FIGURE | {"source": "een"}]}),
    ("F-033", source(url="www.krant.nl")),
    ("F-033", source(archived="archief")),
    ("F-042", {"figures": [FIGURE | {"value": "veel"}]}),
    ("F-043", {"figures": [FIGURE | {"value": "1:30"}]}),
    ("", {"figures": [FIGURE | {"value": "17.000", "of": "20.000", "from": "2,5"}]}),
    ("F-026", {"figures": [FIGURE, FIGURE]}),
    ("F-026", {"followers": [{"municipality": "Kampen"}, {"municipality": "kampen"}]}),
    ("F-026", {"conditions": "Een corporatie.\nEen corporatie."}),
    ("F-044", {"figures": [FIGURE | {"value": "1234567890123"}]}),
    ("F-044", {"figures": [FIGURE | {"value": "1,12345"}]}),
    ("V-001", {"title": "Bestaat al"}),
    ("V-002", {"period": {"start": "2021", "end": "2020"}, "status": "gestopt"}),
    ("V-003", {"status": "loop"}),
    ("V-004", {"period": {"start": "2020", "end": "2021"}, "status": "gestart"}),
    ("V-005", {"status": "afgerond"}),
    ("V-006", {"municipalities": ["Zwole"]}),
    ("V-006", {"followers": [{"municipality": "Atlantis"}]}),
    ("V-006", {"municipalities": ["Menaldumadel"]}),
    ("V-007", {"municipalities": ["Haaren"]}),
    ("V-008", {"municipalities": ["Bergen"]}),
    ("V-009", {"municipalities": ["Brabant"]}),
    ("V-010", {"themes": ["wonem"]}),
    ("V-011", {"target_groups": ["iedereen"]}),
    ("V-012", {"partners": [{"name": "M", "type": "bank"}]}),
    ("V-014", section("Een alinea.\n[laat zien: Onbekend]")),
    ("V-041", only("[laat zien: Vertrouwen]\nDaarover vertelt de krant.", "Meer weten")),
    ("V-015", section("Nog iets.[^7]")),
    ("V-016", only("Het begon in de wijk.", "Aanleiding")),
    ("V-017", section("[^1]: Een bron")),
    ("V-017 V-051", section("> [^]: Een bron")),
    ("V-017 V-051", section("[^]: [^1]: Een bron")),
    ("V-017 V-094", section("> 1. een\n>     [^1]: twee")),
    ("V-017 V-094", section("> - een\n>     - twee\n>         [^1]: drie")),
    ("V-017", section("> - een\n>\n>     [^1]: twee\n>     - drie")),
    ("V-017 V-094", section("> - een\n>\n> [^1]: twee\n>     drie\n>     1. vier")),
    ("V-077 V-078 V-097", section("> - ### een\n>     ###~x~")),
    ("V-078 V-097", section("> - ### een\n> twee\n>     ###~x~")),
    ("V-094", section("> 1. een\n> - ###twee\n> - ###drie")),
    ("V-015 V-017 V-094", section("> - een\n>     [^2]: twee\n> - drie")),
    ("V-015", section("> | a | b |\n> |---|---|\n> | [^9]: een | twee |")),
    ("V-018", {"period": {"start": "2090", "end": ""}}),
    ("V-018", {"figures": [FIGURE | {"date": "2090"}]}),
    ("V-018", {"followers": [{"municipality": "Kampen", "since": "2090"}]}),
    ("V-020", {"inspired_by": ["weg-ermee"]}),
    ("V-023", section('![Een foto](foto.jpg "Foto: maker")')),
    ("V-023", image()),
    ("V-023", image(place="Aanpak", alt='Een [lange] "tafel" <b>', credit="De *Kern* [x](y)")),
    ("V-023", image(place="Lessen", alt="**_een_** ~lange~ `tafel` <b>")),
    ("P-009", image(people="vraag", alt="", credit="jan.jansen@kern.nl")),
    ("V-023 F-021", image(alt="")),
    ("V-023 F-021", image(licence="")),
    ("V-023 F-024", image(alt="x" * 301)),
    ("V-023 P-003", image(credit="jan.jansen@kern.nl")),
    ("V-023 P-009", image(alt="Een vrouw kookt")),
    ("V-023", image(alt="Een vrouw kookt", people="ja", given="2026-01-05", until="2099-01-05")),
    ("V-028", {"period": {"start": "2021", "end": "2090"}, "status": "gestopt"}),
    ("V-029", {"status": "loopt"}),
    ("V-033", only("", "Lessen")),
    ("V-032", section("## Aanpak\nTekst.")),
    ("V-017 V-052", section(">1. [^2]: twee\n>- drie")),
    ("V-066 V-094 V-106", section(">    - een\n>>\n>  twee\n>   2. drie")),
    ("V-067", section("> een\n>\n>      > 1) twee")),
    ("V-069", section(">  2021. een")),
    ("V-072", section("> - een\n>\n>     ### Kop\n>   twee")),
    ("V-015 V-017", section(">[3-5-2021 12:30] Jan: dag\n>[^1]: [^2]: x")),
    ("V-015 V-094", section("> | a | b |\n> |---|---|\n> | 1 | 2 |\n> > - een\n> >     [^2]: De Krant\n> > - twee")),
    ("V-094 V-106", section("> een\n> > twee\n> > > drie\n> > Kop\n> > ===")),
    ("V-045 V-079 V-094", section("> <https://a.nl\n> een\n> > twee >")),
    ("V-106", section("> > een\n> - twee\n>     - drie\n>         - vier")),
    ("V-051", only("Het begon in de wijk.[^een bron]", "Aanleiding")),
    ("V-034", section("> > een\n> > > twee\n> > > ---")),
    ("V-034", section("> ***\n> een\n> ===")),
    ("V-034", section("> ### een\n> twee\n> ---")),
    ("V-034 V-106", section("> > een\n> --\n> twee")),
    ("V-094", section("> een\n> > twee\n> ---")),
    ("V-035", section("### Kop {: .x }")),
    ("V-040", section("> - een\n>     ###twee {: .x }")),
    ("V-035 V-077", section("> - een\n>\n>     ###twee {}")),
    ("V-094", section("> - een\n>     ## Aanpak")),
    ("V-034", section("> ## Aanpak")),
    ("V-077", section("> een\n>  - ###twee")),
    ("V-034", section("## Eigen kop\nTekst.")),
    ("V-040", section("Een alinea {: ingredient=vertrouwen }")),
    ("V-041", section("### Kop\n[laat zien: Vertrouwen]\nTekst.")),
    ("V-041", section("* * *\n[laat zien: Vertrouwen]")),
    ("V-041", section("> ---\n[laat zien: Vertrouwen]")),
    ("V-041", section("> ### Kop\n[laat zien: Vertrouwen]")),
    ("V-041", section("> | a | b |\n> |---|---|\n> | 1 | 2 |\n[laat zien: Vertrouwen]")),
    ("V-041", section("1. [^1]!\n[laat zien: Vertrouwen]")),
    ("V-014 V-041", section("### Kop\n[laat zien: Onbekend]")),
    ("V-041", section("- een\n```python\nx = 1\n```\n[struikelblok: Geld]")),
    ("V-041", section('> ### Kop\n>     {: ingredient="vertrouwen" }')),
    ("V-040", section('> een\n> >     {: ingredient="vertrouwen" }')),
    ("V-040", section("Een alinea.\n[laat zien: !!!]")),
    ("V-040", section('Een {: setback="geld" ingredient="vertrouwen" } alinea.')),
    ("V-042", section('> een\n>   {: ingredient="vertrouwen" }\n> twee')),
    ("V-073", section('> een\n>   {: ingredient="vertrouwen" }\n[laat zien: Lange adem]')),
    ("V-014", only("Zij deden het samen.\n[laat zien: Vertrouwn; Lange adem]", "Aanpak")),
    ("V-065", only("Het geld was op.\n[laat zien: Vertrouwen]", "Vallen en opstaan")),
    ("", only("[^1]", "Vallen en opstaan")),
    ("", only("| a | b |\n|---|---|\n| 1 | 2 |", "Vallen en opstaan")),
    ("V-023", image(place="Lessen") | only("", "Lessen")),
    ("V-043", section("Een alinea.\n[laat zien: Gedeelde visie]")),
    ("V-044", only("Zij deden het samen.\n[laat zien: Vertrouwen]", "Aanpak")),
    ("V-045", section("Dit is <b>vet</b>.")),
    ("V-045", section("- Dit is <b\n    - en dit > ook")),
    ("V-045", section("> Dit is <b\n> en dit > ook")),
    ("V-046", section('![Een foto](https://a.nl/foto.jpg "Foto: maker")')),
    ("V-047 V-023", section('![](foto.jpg "Foto: maker")')),
    ("V-048 V-023", section("![Een foto](foto.jpg)")),
    ("V-049", section("[naam]: https://a.nl")),
    ("V-050", section("De ``foto hangt nu in de hal.")),
    ("V-051", section("Nog iets.[^een bron]")),
    ("V-051", section("Nog iets.[^1\\]")),
    ("V-053", source(kind="krant")),
    ("V-054", source(kind="")),
    ("V-055", {"figures": [FIGURE | {"source": "2"}]}),
    ("V-055", {"quote": QUOTE | {"source": "3"}}),
    ("V-056", {"figures": [FIGURE | {"of": "37"}]}),
    ("V-057", {"quote": QUOTE | {"text": "een twee drie vier vijf zes zeven acht negen tien elf"}}),
    ("V-058", {"followers": [{"municipality": "Zwolle"}]}),
    ("V-059", {"open_questions": "Wie betaalt dit na 2026"}),
    ("V-062", {"contact": {"organisation": "", "url": ""}}),
    ("V-063", section('Een alinea.\n{: setback="geld" ingredient="vertrouwen" }')),
    ("V-064", section("Een alinea.\n[struikelblok: Onbekend]")),
    ("V-065", only("Het geld was op.", "Vallen en opstaan")),
    ("V-065", only('Tempo’s, en "te dure" zorg ([te duur](https://tempo.test)).', "Vallen en opstaan")),
    ("V-068", section("3. drie\n4. vier")),
    ("", section("### Kop\\")),
    ("V-068 V-071", section("3. een \\\n    - twee")),
    ("V-071", section("> een\\\n> twee")),
    ("V-074", {"figures": [FIGURE | {"of": "0"}]}),
    ("V-074", {"figures": [FIGURE | {"of": "40", "from": "41"}]}),
    ("V-075", {"quote": QUOTE | {"text": "'We begonnen gewoon.'"}}),
    ("V-076", source(url="https://www.krant.nl/a", archived="https://krant.nl/b")),
    ("V-077", section("###Kop")),
    ("V-077", section("> - een\n>\n>     ###Kop")),
    ("V-077", section("> een\n>\n>     ###Kop")),
    ("V-077", section("- ###Kop")),
    ("V-071 V-077", section("> ###Kop\\\n> tekst")),
    ("V-077", section("> - ###een*\n> *twee")),
    ("V-077", section("> - een*\n>   ###*twee")),
    ("V-077", section("> ###een*\n> *twee")),
    ("V-077", section("- - ###een")),
    ("V-094", section("> 1. een\n> - ###twee")),
    ("V-034", section("- een\n    1. twee\n1. # drie")),
    ("V-077", section("> - een\n>     1. twee\n>     ###drie")),
    ("V-094", section("> - een\n> 100. twee")),
    ("V-077", section("- > ###een")),
    ("V-068 V-077", section("> - ###een\n> 3. twee")),
    ("V-068 V-077", section("> ###een\n> 3. twee")),
    ("V-068 V-077", section("3. ###Kop")),
    ("V-032 V-077", section("##Aanpak\nTekst.")),
    ("V-078", section("Dit is ~~weg~~.")),
    ("V-023 V-078", section('![Een *lange* tafel](foto.jpg "Foto: maker")')),
    ("V-023 V-078", section('![Een ~lange~ tafel](foto.jpg "Foto: maker")')),
    ("V-079", section("Zie www.krant.nl.")),
    ("V-079", section("Zie \\*www.krant.nl\\* en \\!www.krant.nl.")),
    ("V-080", section("> tekst\n> a | b\n> -|-\n> c | d")),
    ("V-094", section("> een\n> ### Kop\n> > twee")),
    ("V-094", section("> - een\n>\n>     ### Kop\n> twee")),
    ("V-094", section("> > een\n> ***")),
    ("V-094", section("> een\n> ***")),
    ("V-106", section("> > een\n> twee")),
    ("V-095", section("> - een\n> * twee")),
    ("V-017", section("> - een\n> * [^1]: twee")),
    ("V-017", section("> * [^1]: een\n> - twee\n> - drie")),
    ("V-096", section("-")),
    ("V-096", section("> - een\n> - twee\n> -")),
    ("V-034 V-094", section("> - een\n> ===")),
    ("V-034", section("> Kop\n> ---")),
    ("V-097", section("- - een")),
    ("V-097", section("- > een")),
    ("V-097", section("1. een\n3. - twee")),
    ("V-097", section("- - een\n    3. twee")),
    ("V-017", section("> - een\n>     3. [^1]: twee")),
    ("", only("####### zeven", "Meer weten")),
    ("V-097", section("- > \t een")),
    ("V-097", section("- >      een [^1](y.md) [^9]")),
    ("", section("> - een\n>\n>         twee [^1](y.md) [^9] {: x")),
    ("V-097", section("- - een\n    1. twee")),
    ("V-098", section("| a | b |\n|---|---|")),
    ("V-017 V-094 V-098", section("> [^1]: een\n> |---|---|\n> | 1 | 2 |")),
    ("V-094", section("> - een\n> > | a |\n> > |---|\n> > | 1 |")),
    ("V-094 V-098 V-106", section("> | a | b |\n> > |---|---|\n> | 1 | 2 |")),
    ("V-041", section("- een\n\n>\n[laat zien: Vertrouwen]")),
    ("V-094", section("> - | a | b |\n>   |---|---|\n>   | 1 | 2 |")),
    ("V-098", section("- |a|b|\n- |:--|--:|")),
    ("V-098", section("> a | b\n> -|-\n> | c | d |")),
    ("V-100", section("> -     een")),
    ("V-100", section("> - een\n>\n> twee\n>\n> 1.   een")),
    ("V-068", section("> - een\n\n>   2. twee")),
    ("V-068", section("> 1. een\n>\n> * twee\n>\n> 2. drie")),
    ("V-094", section("> 1. een\n> * twee\n> * drie\n>\n> 2. vier")),
    ("V-068 V-106", section("> > 1. een\n>\n> > 2. twee")),
    ("V-068 V-106", section("> > 1. een\n>\n> 2. twee")),
    ("V-106", section("> > 1. een\n> >\n> 2. twee")),
    ("V-068", section("> > - een\n> >\n> 2. twee")),
    ("V-105", section("1. een\n100. twee")),
    ("V-105", section("1. een\n100. * twee")),
    ("V-017", section("1. een\n100. [^1]: twee")),
    ("V-105", section("> 1. een\n> 100. twee")),
    ("V-101", section("Dit is **vet* gezet.")),
    ("V-101", section("Dit is *heel***erg***!*")),
    ("V-101", section("Lees *[dit](bestaat-al.md)*~~nu.")),
    ("V-101", section("Lees [**dit*](bestaat-al.md).")),
    ("V-101", section('Lees *[dit](bestaat-al.md)***nu***"echt"*.')),
    ("V-050", section("> ~~~\n> nu")),
    ("V-050", section("- een\n\n    ~~~\n    nu")),
    ("V-101", section("| a | b |\n|---|---|\n| *een | twee* drie* |")),
    ("V-101", section("> Dit is *schuin,\n> en **dit* ook.")),
    ("V-068", section("> een*\n> 3) *twee")),
    ("V-034", section("- een\n    1. twee\n2. # drie")),
    ("V-034", section("- een\n    3. # drie")),
    ("V-068", section("- een\n    1. twee\n2. drie")),
    ("V-094", section("> een*\n> > *twee")),
    ("V-102", section("| a | b |\n|---|---|\n| `c|d` | e |")),
    ("V-102", section("> | a | b |\n> |---|---|\n> | c | d | e |")),
    ("V-103", section("Mail info@zwolle.nl/vraag.")),
    ("V-103", section("> Mail info@zwolle.nl\\_samen.")),
    ("V-068", section("> 1. een\n2) twee")),
    ("V-068", section("> 1. een\n>\n> tekst\n>\n> 2. twee")),
    ("V-068", section("> 1. een\n>\n> - tekst\n>\n> 2. twee")),
    ("V-068", section("- een\n3. drie")),
    ("V-068", section("- een\n    3. drie\n    4. vier")),
    ("V-068", section("> - een\n>     3. drie")),
    ("V-068", section("- 3. drie")),
    ("V-078", section("> Dit is ~niet\n> meer~ zo.")),
    ("L-007", section("Dat staat in de krant[^1](bestaat-al.md).")),
    ("L-007", section("Lees \\[dit](bestaat-al.md) en [dat](#niets\\).")),
    ("L-007", section("Lees [dit <https://bron.test>](bestaat-al.md).")),
    ("L-001", section("Lees \\![dit](bestaat-niet.md).")),
    ("V-083", {"municipalities": ["Zwolle", "zwolle"]}),
    ("V-083", {"municipalities": ["Het Hogeland", "Bedum"]}),
    ("V-083", {"municipalities": ["Het Hogeland"], "followers": [{"municipality": "Bedum"}]}),
    ("F-026", {"municipalities": ["Zwolle", "Zwolle"]}),
    ("V-058", {"followers": [{"municipality": "zwolle"}]}),
    ("V-084", section("Dat kostte (Vul in: het bedrag) per jaar.")),
    ("V-084", section("- *vul in:* hoeveel?")),
    ("V-084", {"conditions": "Vul in: wat er nodig is."}),
    ("V-084", {"contact": {"organisation": "Vul in: wie", "url": ""}}),
    ("V-084", {"contact": {"organisation": "Naam van de organisatie", "url": ""}}),
    ("V-084", source(publisher="Naam van de uitgever")),
    ("V-086", section("Dat was fijn 😀.")),
    ("V-086", section("Dat was ſijn.")),
    ("V-086", {"conditions": "Een 漢 corporatie."}),
    ("L-002", section("Lees [dit](#bestaat-niet).")),
    ("L-001", section("Lees [het stuk](www.bron.test).")),
    ("L-001", section("Lees [dit verhaal](bestaat-niet.md).")),
    ("L-003", section("Lees [dit verhaal](/verhalen/bestaat-al/).")),
    ("L-004", section("Bel [ons](tel:112).")),
    ("L-005", section("Lees [dit](../../elders.md).")),
    ("L-006", section("Lees [dit](<>).")),
    ("L-007 V-079", section("Lees [het rapport](https://bron.test/een rapport.pdf).")),
    ("L-008", section("Lees [het stuk](https://bron.test@elders.test/).")),
    ("L-010", section("Lees [https://zwolle.nl](https://bron.test/).")),
    ("L-010", section("Lees [**www.zwolle\\.nl/nieuws**](http://loket.zwolle.nl/nieuws).")),
    ("L-010", section("Mail [info@zwolle.nl](mailto:info@kampen.nl).")),
    ("L-010", section("Mail [info@zwolle.nl](mailto:post@zwolle.nl?subject=Vraag).")),
    ("L-010", section("Mail [info@zwolle.nl](https://kampen.nl).")),
    ("P-001", section("Zijn nummer is 123456782.")),
    ("P-002", {"summary": "Hoe dan? Maak het over op NL91 ABNA 0417 1643 00, dan komt het goed."}),
    ("P-003", {"conditions": "Mail jan.jansen@zwolle.nl even."}),
    ("P-004", source(note="Bel 06-12345678.")),
    ("P-005", section("Zij woont op Kerkstraat 12, 8011 AB in Zwolle.")),
    ("P-006", section("Mevrouw Jansen was erbij.")),
    ("P-006", section("Een inwoner, Fatima Yilmaz, was erbij.")),
    ("P-006", section("Fatima Yilmaz (mantelzorger) was erbij.")),
]
"""What the check and the form both say of a draft that is right but for this."""

FINE = [
    *(
        "De foto`s hangen nu in de hal.",
        "Op het formulier stond: 'Vul in: je naam.' Wie het invult, vult in: niets.",
        "De vader van Humanitas-vrijwilliger was er.",
        "Uit de rapporten.[^1, 1]",
        "Dit is `<b>` in code.",
        "Lees [dit](bestaat-al.md).",
        "Lees [Zwolle.nl](https://www.zwolle.nl/wijken#noord), [http://www.zwolle.nl/](https://zwolle.nl/wijken).",
        "Mail [Info@zwolle.nl](mailto:info@Zwolle.nl?subject=Vraag), of [zwolle.nl](mailto:info@zwolle.nl).",
        "Lees [verslag.pdf](https://bron.test/verslag.pdf) van [de zwolle.nl-site](https://bron.test/).",
    ),
    *(
        "–\tEen straat\n–\tEen wijk",
        "Lees [meer](../ingredients/vertrouwen.md).",
        "> Een citaat.\n[laat zien: Vertrouwen]",
    ),
    *(
        "- een\n- twee\n[struikelblok: Tempo]\n[laat zien: Vertrouwen]",
        "Wat we nodig hadden:\n- een sleutel\n- een kamer",
        "> Wat we nodig hadden:\n> - een sleutel",
        "### Een tussenkop\nMet tekst.",
        "2021. Het jaar begon.",
    ),
    *(
        "| a | b |\n|---|---|\n| 1 | 2 |",
        "3 < 4 en 5 > 2",
        "Een * en een _ en een #.",
        "[haken] en (haken)",
        "**vet** en *schuin*",
        "***beide*** en _schuin_, **vet met *schuin* erin** en snake_case_naam",
        "Een ster* en 2 * 3 * 4, `**` en \\*echt\\*",
        "**Vet** en een ster bij het woord*",
        "Mail info@zwolle.nl, (post@a-b.nl) of _wij_.",
        "> 2021. Toen begon het.",
        "- 2021. Toen begon het.",
        "> - een\n>     ###twee",
        "> - een\n>\n>   twee",
        "> - een\n>\n>   > twee",
        "- een\n>   twee",
        "- een\n    - twee\n    1. drie\n- vier",
        "> - een\n>\n> twee\n>\n>     ###drie",
        "**samen*werk*en** en 100\\. of 100",
        "\\<b> en \\{: x } en `[dit](#niets)`",
        "Eerst dit.\n* * *\nEn - - - dit.",
        "> Lees [wat\n> daar](bestaat-al.md) staat.",
        "> > 1. een\n> > verder\n> > 2. twee",
        "- een\n>   - twee",
        ">   1. een\n>   2. twee\n\n>   - drie\n>   - vier",
        ">    - een\n>\n> twee\n>\n>   1. een",
        ">  - een\n>      - twee\n>  - drie",
        "Ĳburg in de A‑wijk",
        "| 1 | 2 |\n[laat zien: Vertrouwen]",
        "- een\n    - twee\n[struikelblok: Geld]\n    - drie",
        "```\n0. een\n1. twee\n```",
        "~~~\n### Kop\n[struikelblok: Geld]\n  ~~~",
        "> - |a\n> - |--|",
        "- een\n    1. twee\n    2. drie\n- vier",
        "> een\n>     - twee",
        "> - een\n>\n>     ### twee\n>",
        "> 1) een\n> 2) twee",
        "> tekst\n> 1) een",
        "> - een\n>   - twee\n>   1) drie",
        "> - een\n>\n>       twee",
        "> - een\n>     1) twee",
    ),
]
"""What a person may write: neither has a word against it."""


LOOSE = [
    *(
        "[^1]: [^1]: Rapport",
        "Volgens het rapport[^1]: mooi.\nVolgens een ander[^9]: niet.",
        "a&#0;b &#8238; &#xE000; &#150; &#233;",
        "1) een\n2) twee",
        "3. drie\n4. vier",
        "2021. Het jaar begon.",
        "- een\n  - diep\n    - dieper",
        "Regel\\\\\nnog een",
    ),
    *(
        "Zie www.krant.nl.",
        "{Let op} dit.",
        "<info@zwolle.nl>",
        "<https://a.nl>",
        "***",
        "---",
        "- - -",
        "Aanpak\n------",
    ),
    *(
        "Kop\n====",
        "```\ncode <b>\n```",
        "```",
        "~~~",
        "    ingesprongen",
        "> een\n> \n> twee\n[laat zien: Vertrouwen]",
    ),
    *(
        "a | b\n--- | ---\n1 | 2",
        "&nbsp;",
        "&lt;b&gt;",
        "<br>",
        "[a](b c)",
        "[a] (https://a.nl)",
        "![]()",
        "[](https://a.nl)",
    ),
    *(
        "[^1]",
        "[^1]:",
        "tekst[^1]: dus",
        "[^01]",
        "[^]",
        "\\[^1]",
        "\\`",
        "`a``b`",
        "``a`",
        "De auto`s en foto`s.",
        "'n `s",
    ),
    *(
        "#hashtag",
        "####### zeven",
        "#### vier",
        "## Aanpak",
        "# Een",
        " ## Kop",
        "- ## Kop",
        "> ## Kop",
        "### Kop {: .x }",
    ),
    *("[laat zien: Vertrouwen]", "[struikelblok: Geld]", "Tekst.\n[laat zien: ]", "Tekst.\n[laat zien: x; Vertrouwen]"),
    *(
        "{: .klasse }",
        "{:}",
        "{ setback }",
        '{: ingredient="vertrouwen" }',
        'Tekst.\n{: setback="geld" }',
        "x {: id=a }",
    ),
    *("[x](#lessen)", "[x](#bestaat-niet)", "[x](mailto:info@a.nl)", "[x](HTTP://a.nl)", "[x](https://a.nl 'titel')"),
    *(
        "[x](../stories/bestaat-al.md)",
        "[x](bestaat-al.md#lessen)",
        "[x](./bestaat-al.md)",
        "[x](bestaat-al)",
        "[x](verhalen/bestaat-al/)",
    ),
    *(
        "[x](ingredienten/vertrouwen)",
        "[x](../docs/index.md)",
        "[x](javascript:alert)",
        "[x](<https://a.nl/b c>)",
        "[a [b]](https://a.nl)",
    ),
    *(
        "* ster\n+ plus",
        "*\tster",
        "- ",
        "-",
        "-x",
        "1.",
        "1.x",
        "• punt",
        "| a |",
        "|",
        "a\tb",
        "x" * 200 + "\n" + "y" * 200,
    ),
    *(
        "<!-- weg -->",
        "<script>",
        "< b >",
        "<3",
        "a <b",
        "<a@b>",
        "[1]: https://a.nl",
        "*[Wmo]: wet",
        "Term\n: uitleg",
        "{{ x }}",
        "{% y %}",
    ),
    *(
        "![alt](nieuw/f.png)",
        "![a](https://a.nl/f.png)",
        "!niet(x)",
        "\\",
        "\\\\",
        "_ _",
        "~~weg~~",
        "H~2~O",
        "==x==",
        "--8<-- x",
        "??? x",
        "!!! x",
    ),
]
"""What a person may write as well: the two need only agree."""


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A library with one story."""
    folder = write_library(tmp_path_factory.mktemp("agreement"), setbacks=("geld", "tempo"))
    write_story(folder, "bestaat-al", title="Bestaat al")
    return folder


@pytest.fixture(scope="module")
def files(root: Path) -> dict[str, str]:
    """What the form fetches: address -> text."""
    library = check_library(root, TODAY).library
    made = {
        **submission_files(library, Memory()),
        municipality_table.ADDRESS: municipality_table.municipality_table(library.gazetteer),
    }
    return {address: text for address, text in made.items() if isinstance(text, str)}


OF_OPENED = {"V-021"}
"""What the form says only of a story that is on the site already."""
COACHED = {"P-009"}
"""What the form asks of each image, and the check advises with its advice on style."""
BOUNDS = {"F-008", "F-009", "F-010", "F-038"}
"""Of a file beyond its bounds the check says nothing else."""

NODE = r"""import { readFileSync } from "node:fs";
const { files, drafts, today } = JSON.parse(readFileSync(0, "utf-8"));
const docs = new URL("docs/", `file://${process.cwd()}/`).href;
globalThis.fetch = async (address) => new Response(files[String(address).replace(docs, "")]);
const load = (name) => import(new URL(`assets/form/${name}.js`, docs));
const [{ readSite }, { findProblems }, { writeStory }] = await Promise.all(["site", "rules", "story"].map(load));
const site = await readSite();
// Around every value a sign, so that a value that is not given shows.
const around = (template) => template.replace(/\{\{|\}\}|\{(\w+)\}/g, (found, name) => name ? `⟦${found}⟧` : found);
for (const rule of Object.values(site.rules))
  Object.assign(rule, { message: around(rule.message), advice: around(rule.advice) });
const NAMELESS = ["V-023", "V-047", "V-048"]; // `![]()` is an image that has no name, and is told so
const moment = { ...site, today, folder_of_images: "stories/x", lost: new Set(["lost"]) };
process.stdout.write(JSON.stringify(drafts.map((draft) =>
  [writeStory(draft, { ...site, slug: "x" }), findProblems(draft, moment).map(({ code, message }) =>
    message.includes("⟦⟧") && !NAMELESS.includes(code) ? `${code} with an empty place: ${message}` : code)])));"""


def judge(files: dict[str, str], drafts: list[Draft]) -> list[tuple[str, list[str]]]:
    """The file that the form makes of each draft, and the codes of what it says of it."""
    given = {"files": files, "drafts": drafts, "today": TODAY.isoformat()}
    return [(text, codes) for text, codes in run_in_node(NODE, given)]


def both_say(files: dict[str, str], root: Path, drafts: list[Draft]) -> list[tuple[set[str], set[str], str]]:
    """What the form says of each draft, what the check says of its file, and the file; advice on style is not asked."""
    judged = judge(files, drafts)
    stories = [root / "stories" / f"nieuw-{number}.md" for number in range(len(judged))]
    for story, (text, _) in zip(stories, judged, strict=True):
        story.write_text(text, encoding="utf-8")
    said: dict[str, set[str]] = {story.name: set() for story in stories}
    for problem in check_library(root, TODAY, is_coached=False).problems:
        if (name := problem.path.removeprefix("stories/")) in said:
            said[name].add(problem.code)
    for story in stories:
        story.unlink()
    both = zip(stories, judged, strict=True)
    return [without_echo(set(codes), said[story.name], text) for story, (text, codes) in both]


def without_echo(form: set[str], check: set[str], text: str) -> tuple[set[str], set[str], str]:
    """A mistake that others follow from is one.

    Of a heading of a section that was typed once more these are its place and the lack of text; of a fence in one
    section that another closes all that is said of the headings and text between them.
    """
    lines = text.split("\n")
    if "V-050" in form and any("## " in line[:3] for start, end in find_fences(lines) for line in lines[start:end]):
        return form & check, form & check, text
    echo = {"V-031", "V-033"} if "V-032" in form else set()
    return form - echo, check - echo, text


def test_the_form_says_what_the_check_says(files: dict[str, str], root: Path) -> None:
    drafts = [{**BASE, "title": f"Verhaal {number}", **changes} for number, (_, changes) in enumerate(CASES)]
    wrong = [
        f"{expected or 'nothing'} expected of {changes}: the form said {sorted(form)}, the check {sorted(check)}"
        for (expected, changes), (form, check, _) in zip(CASES, both_say(files, root, drafts), strict=True)
        if not (form == set(expected.split()) and check == form - COACHED)
    ]
    assert wrong == [], "\n".join(wrong)


def test_every_code_that_the_form_can_say_has_a_case() -> None:
    assert {code for codes, _ in CASES for code in codes.split()} | OF_OPENED == FORM_WORDS.keys()


def test_what_the_form_says_has_the_quotation_marks_of_a_page() -> None:
    assert {code: words for code, words in FORM_WORDS.items() if re.search("['\"]", words)} == {}


STRINGS = re.compile(r'"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`')
"""What a script may show: its strings, as far as a pattern can tell."""


def test_no_script_of_the_form_shows_a_straight_apostrophe() -> None:
    """A word like `foto's` or `'s avonds`; what is between quotation marks in code is none."""
    scripts = [path for room in ("form", "shared") for path in sorted((PROJECT / "docs/assets" / room).glob("*.js"))]
    assert scripts
    code = {path.name: re.sub(r"^\s*(?:/?\*|//).*$", "", path.read_text("utf-8"), flags=re.M) for path in scripts}
    shown = {
        name: [each for each in STRINGS.findall(text) if re.search(r"[a-zé]'[a-z]\b", each)]
        for name, text in code.items()
    }
    assert {name: words for name, words in shown.items() if words} == {}


def test_what_people_may_write_passes_both(files: dict[str, str], root: Path) -> None:
    drafts = [{**BASE, "title": f"Verhaal {number}", **section(text)} for number, text in enumerate(FINE)]
    said = both_say(files, root, drafts)
    assert [(text, form, check) for text, (form, check, _) in zip(FINE, said, strict=True) if form or check] == []


@pytest.mark.parametrize("mark", ["> ", "- ", "1. ", "[^1]: "])
def test_the_form_reads_what_is_set_in_more_than_any_check_takes(files: dict[str, str], mark: str) -> None:
    (_, codes), *_ = judge(files, [{**BASE, **section(mark * 1_300 + "een")}])
    assert {"F-010", "V-017"} & set(codes)


@pytest.mark.parametrize("heading", ["Aanpak", "Lessen"])
def test_the_form_and_the_check_agree_on_loose_text(files: dict[str, str], root: Path, heading: str) -> None:
    drafts = [{**BASE, "title": f"Verhaal {number}", **section(text, heading)} for number, text in enumerate(LOOSE)]
    wrong = [
        f"{text!r}: the form said {sorted(form - check)} alone and the check {sorted(check - form)} alone"
        for text, (form, check, _) in zip(LOOSE, both_say(files, root, drafts), strict=True)
        if form != check
    ]
    assert wrong == [], "\n".join(wrong)


MENDED = """
const { mendText } = await load("mending");
const still = (draft) => findProblems(draft, moment).flatMap((problem) => {
  const { code, field, value, suggestion } = problem;
  if (!suggestion) return [];
  const made = structuredClone(draft);
  const way = field.split(".");
  const last = way.pop();
  const owner = way.reduce((part, key) => part[key], made);
  owner[last] = way[0] === "sections" ? mendText(owner[last], problem) : suggestion;
  const isSame = (each) => each.code === code && each.field === field && each.value === value;
  return [[code, value, suggestion, findProblems(made, moment).some(isSame)]];
});
process.stdout.write(JSON.stringify(drafts.map(still)));"""
"""What a button proposes for each problem of a draft, and whether the problem is still there once it is pressed."""

LURES: list[tuple[str, str]] = [
    ("V-014", "Vertrouwn is wat telt, zeiden zij.\n[laat zien: Vertrouwn]"),
    ("V-014", "Zij deden het.\n[laat zien: Lange adem; Vertrouwn; Vertrouw]"),
    ("V-014", "> Een Vertrouwn citaat.\n> [laat zien: Vertrouwn]"),
    ("V-064", "Het Gelt was op.\n[struikelblok: Gelt]"),
    ("L-001", "Bij bestaat-l.md staat het: [zie](bestaat-l.md)."),
    ("L-001", "Op www.bron.test? [Hier](www.bron.test)."),
    ("V-016", "Zie [1](bestaat-al.md) en het rapport.[1]"),
]
"""Code -> text in which what is wrong stands elsewhere too, and is right there."""


def test_every_button_takes_its_problem_away(files: dict[str, str]) -> None:
    drafts = [{**BASE, "title": f"Verhaal {number}", **changes} for number, (_, changes) in enumerate(CASES)]
    unused = {"Aanleiding": "Het begon in de wijk."}
    lured = [{**BASE, **section(text), "sections": section(text)["sections"] | unused} for _, text in LURES]
    given = {"files": files, "drafts": [*drafts, *lured], "today": TODAY.isoformat()}
    said = run_in_node(NODE.rpartition("process.stdout")[0] + MENDED, given)
    assert [each for draft in said for each in draft if each[3]] == []
    assert [
        code
        for (code, _), draft in zip(LURES, said[len(drafts) :], strict=True)
        if code not in {each[0] for each in draft}
    ] == []


WORDS = (
    "In Zwolle",
    "deden zes organisaties",
    "het samen",
    "in 2021",
    "met 38 gezinnen",
    "dat viel tegen.",
    "Dus,",
    "en",
)
SLIPS = (
    *(
        "[het rapport](https://",
        "[het rapport]",
        "[het rapport] (www.a.nl)",
        "(https://a.nl",
        "https://",
        "https://a",
        "a.nl/b?c=d",
        "www.",
        "<https://a.nl",
    ),
    *(
        "zwolle.nl",
        "info@zwolle.nl",
        "<jan@zwolle.nl>",
        "mailto:jan@zwolle.nl",
        "[mail](mailto:jan@zwolle.nl)",
        "HTTPS://A.NL",
        "http:/a.nl",
    ),
    *(
        "[1]",
        "[^ 1]",
        "[ ^1]",
        "^1",
        "[^1",
        "^1]",
        "[^1][^1]",
        "[^1,2]",
        "[^1; 9]",
        "[^1]:",
        "[^bron]",
        "(zie [^1])",
        "[^1 ]",
        "[^۱]",
        "[^1.]",
    ),
    *(
        "<p>",
        "</div>",
        "<br/>",
        "<b",
        "a<b>c",
        "&amp;",
        "&lt;",
        "<!--",
        "-->",
        "<?x?>",
        "<https:a>",
        "< p>",
        "<h1>Kop</h1>",
        "<A HREF=x>",
    ),
    *(
        "06 12345678",
        "06-12 34 56 78",
        "+31 6 12345678",
        "0527 633911",
        "(038) 123 45 67",
        "tel. 14038",
        "0612345678",
        "088-1234567",
    ),
    *(
        "Kerkstraat 12",
        "8011 AB",
        "Dorpsweg 3a, 8011AB Zwolle",
        "mevrouw Jansen",
        "Dhr. de Vries",
        "mw. Bos",
        "familie Jansen",
        "meneer P. Bos",
    ),
    *(
        "NL91ABNA0417164300",
        "NL91 ABNA",
        "123456782",
        "123 456 782",
        "12.34.56.782",
        "2021-2022",
        "€ 123.456.782",
        "123456789012",
    ),
    *(
        "`",
        "``",
        "`x",
        "x`y`z",
        "auto`s",
        "\\`",
        "`[^9]`",
        "`<b>`",
        "*",
        "**",
        "***x",
        "_x",
        "__",
        "*x*",
        "~",
        "~~",
        "~~x~~ y",
        "==",
        "^",
    ),
    *("*x***y***;*", "**x*y*z**", '![*x*](y.jpg "z")', "![x ~y~](z.jpg)", "![x*](y.jpg)", "![5 * 3](y.jpg)"),
    *("**x*", "*x* y*", "_x_ *y", "[**a*](x.md)", "info@zwolle.nl.", "\\", "x | y", "~x~", "`a|b`", "[^1](x.md)"),
    *("a\\@zwolle.nl", "a@b.nl\\_c", "a@b@c.nl", "_a@zwolle.nl_", "xmpp:a@b.nl", "é@b.nl", "a@b.nl/c", "C#"),
    *(
        "{",
        "}",
        "{}",
        "{: }",
        "{: .x}",
        "{:x",
        "{ingredient",
        '{ingredient="x"}',
        "{: ingredient='vertrouwen' }",
        "{{x}}",
        "{% x %}",
    ),
    *(
        "“Kop”",
        "„Kop”",
        "‘s avonds",
        "’s avonds",
        "'t",
        "«x»",
        '"x"',
        "…",
        "–",
        "—",
        "•",
        "\t",
        "\u00a0",
        "\u2028",
        "\u200b",
        "\ufeff",
        "\u202e",
        "ﬁ",
        "e\u0301",
        "😀",
    ),
    *(
        "![",
        "![]",
        "![x](y",
        "![x](a.jpg)",
        '![x](a.jpg "b")',
        "!x",
        "[x]()",
        "[]()",
        "[x](<a b>)",
        "[x](a 'b')",
        "[x](#lessen)",
        "[x](x.md)",
        "[x](../x)",
    ),
)
"""What slips in within a line."""
BEGINS = (
    "",
    "",
    "",
    "- ",
    "* ",
    "1. ",
    "2) ",
    "> ",
    "    ",
    "\t",
    "# ",
    "## ",
    "### ",
    "#### ",
    "###### ",
    "#",
    "| ",
    "• ",
    "– ",
    "2021. ",
    "- [ ] ",
    "> [!NOTE] ",
    "[1] ",
    "[^1]: ",
    "[x]: ",
    "```",
    "~~~",
    "---",
    "===",
    "+ ",
    "    - ",
    "> - ",
    "{: ",
    *(
        "> ",
        "> ",
        "> > ",
        ">",
        "> * ",
        "> 1. ",
        "> ### ",
        "> | ",
        "> a | ",
        ">     ",
        ">     ###",
        "> - x\n>\n>     ###",
        "> - x\n>     ###",
        "> - x\n>     3. ",
        "> - ###",
        "100. ",
        "1. x\n100. ",
        "    3. ",
        "[^]: ",
        "> 3. ",
        "> 2021. ",
        "- 3. ",
        "- 2021. ",
        "3. ",
        "- - ",
        "- > ",
        "1. # ",
        "-",
        "1.",
        "    1. ",
        "| a | b |\n|---|---|\n| ",
    ),
)
"""How a line may begin."""
DATES = (
    "1-2-2020",
    "februari 2020",
    "2020/05",
    "'20",
    "2020-13",
    "2020-2",
    "01-2020",
    "2020-05-31",
    "2020-02-30",
    "mei",
    "20205",
    "2020 ",
    " 2021",
    "zomer 2020",
    "2090-01",
)
NUMBERS = (
    "1.000",
    "2,5",
    "1.5",
    "€ 100",
    "38%",
    "ca. 40",
    "-3",
    "0",
    "007",
    "1e3",
    "1_000",
    ".5",
    "5.",
    "1 000",
    "½",
    "veertig",
    "1.000,50",
    "12:30",
    "0x1F",
    "١٢",
)
TITLES = (
    "Kop: met dubbele punt",
    "“Kop”",
    "# Kop",
    "Kop #1",
    "- Kop",
    "'Kop'",
    "ja",
    "2021",
    "null",
    "Kop\ttab",
    "<b>Kop</b>",
    "Kop [^1]",
    "1:30",
    "{Kop}",
    "Kop\u200b",
    "@Kop",
    "%Kop",
    "Kop\\",
    "…",
)


PLACES = (
    *("Zwolle", "zwolle", "Zwole", "ZWOLLE ", "Zwolle (Overijssel)", "gemeente Zwolle", "Kampen", "kampen"),
    *("Den Bosch", "'s-Hertogenbosch", "s-hertogenbosch", "Haaren", "Bergen", "Bedum", "Het Hogeland", "Brabant"),
    *("Utrecht", "Súdwest-Fryslân", "Sudwest Fryslan", "Amsterdam-Noord", "Weesp", "Menaldumadeel", "Zwolle, Kampen"),
)
"""Municipalities as people write them: those of now and then, with slips, and what is none."""
PLACED = (
    *("", "", "> ", "> ", ">", ">> ", "> > ", "    ", "  ", ">     ", ">   ", "- ", "1. ", "> - ", "> 1. "),
    *(">     - ", ">     1. ", "> > - ", "    - ", "    1. ", "* ", "> * ", "2. ", "> 2. "),
)
BARE = (
    *("een", "twee", "### Kop", "---", "===", "- drie", "1. vier", "> vijf", "| a | b |", "|---|---|", "| 1 | 2 |"),
    *("[^1]: zes", "[^1]", "```", "~~~", "***", "# Een", "", "Kop {: .x }", "{: .y }", "*x", "a\\", "###z", "--", "-"),
    *("+ a", "100. b", "2021. c", "3) d", "\tq", "> ---", "…", "![f](f.jpg)", '{: ingredient="vertrouwen" }'),
    *("[laat zien: Vertrouwen]", "[struikelblok: Geld]", "[laat zien: x; Vertrouwn]", "{: setback='geld' }"),
)
"""How a line of next to nothing begins, and what stands in it."""


def slip(dice: random.Random, draft: Draft) -> None:
    """One mistake in a field, as people make them."""
    draft |= dice.choice((slip_in_text, slip_in_facts, slip_in_rows, slip_in_choices))(dice, draft)


def slip_in_text(dice: random.Random, draft: Draft) -> Draft:
    items = "\n".join(f"{dice.choice(BEGINS)}{dice.choice((*WORDS, *ODD))} {dice.choice((*SLIPS, '?'))}" for _ in "ab")
    return dice.choice(
        (
            {"title": f"{dice.choice(TITLES)} {draft['title'].split()[-1]}"},
            {"summary": f"{BASE['summary']} {dice.choice(SLIPS)}"},
            {"quote": QUOTE | {"text": f"{dice.choice(TITLES)} {dice.choice(SLIPS)}"}},
            {"quote": {"text": dice.choice(ODD), "who": dice.choice((*SLIPS, "")), "source": dice.choice(NUMBERS)}},
            {dice.choice(("open_questions", "contributors", "conditions")): items},
        )
    )


def slip_in_facts(dice: random.Random, _: Draft) -> Draft:
    statuses = ("loopt", "gestart", "afgerond", "gestopt", "idee", "Geborgd", "")
    figure = dice.choice(
        (
            {dice.choice(("value", "of", "from", "date", "unit")): dice.choice((*NUMBERS, *DATES))},
            {dice.choice(("label", "measured_by", "unit", "source")): dice.choice((*ODD, *NUMBERS, ""))},
        )
    )
    return dice.choice(
        (
            {"period": {"start": dice.choice(DATES), "end": dice.choice(("", *DATES))}},
            {"status": dice.choice(statuses), "period": {"start": "2019", "end": dice.choice(("", "2022", "2099"))}},
            {"figures": [FIGURE | figure]},
            {
                "contact": {
                    "organisation": dice.choice(("Gemeente Zwolle", *SLIPS, *ODD)),
                    "url": dice.choice(("", *SLIPS, *ADDRESSES)),
                }
            },
        )
    )


def slip_in_rows(dice: random.Random, _: Draft) -> Draft:
    key = dice.choice(("date", "url", "note", "title", "archived"))
    return dice.choice(
        (
            {"sources": [BASE["sources"][0] | {key: dice.choice((*DATES, *SLIPS, *ADDRESSES, *ODD))}]},
            {
                "sources": [
                    {"id": str(number), "title": dice.choice(ODD), "publisher": dice.choice((*ODD, ""))}
                    | {"kind": dice.choice(("pers", "Pers", "")), "url": dice.choice((*ADDRESSES, *SLIPS, ""))}
                    for number in range(1, dice.randint(2, 4))
                ]
            },
            {
                "partners": [
                    {"name": dice.choice((*SLIPS, *ODD)), "type": dice.choice(("zorg", "Zorg", "bank", ""))}
                    for _ in range(dice.randint(1, 2))
                ]
            },
            {"images": [image_with_words(dice) for _ in range(dice.randint(1, 2))]},
        )
    )


def slip_in_choices(dice: random.Random, _: Draft) -> Draft:
    words = ("wonen", "vertrouwen", "lange-adem", "vertrouwn", "ouderen", "bestaat-al")
    followers = [
        {"municipality": dice.choice((*PLACES, *TITLES)), "since": dice.choice(DATES)}
        for _ in range(dice.randint(1, 2))
    ]
    return dice.choice(
        (
            {"municipalities": dice.choices((*PLACES, *TITLES), k=dice.randint(1, 3))},
            {dice.choice(("themes", "ingredients", "target_groups", "inspired_by")): dice.choices(words, k=2)},
            {"followers": followers},
        )
    )


def image_with_words(dice: random.Random) -> Draft:
    """An image with all of its words: of one in the text the form asks for more of them than the check does."""
    words = [word for word in (*ODD, *SIGNS) if len(word) <= 300 and re.search("[a-z]", word)]
    return IMAGE | {
        "place": dice.choice(("boven", *BASE["sections"])),
        "alt": dice.choice(words),
        "credit": f"De Kern {dice.choice((*ODD, *SLIPS))}",
        "people": dice.choice(("nee", "ja", "vraag")),
        "given": "2026-01-05",
    }


def short_lines(dice: random.Random) -> str:
    """Lines of next to nothing, of which each may begin a block, go on with one or end it."""
    lines = [f"{dice.choice(PLACED)}{dice.choice(BARE)}" for _ in range(dice.randint(2, 6))]
    return "\n".join(line if dice.random() < 0.85 else dice.choice(("", ">", "> >")) for line in lines)


def line_of(dice: random.Random) -> str:
    words = [dice.choice((*WORDS, *WORDS, *SLIPS)) for _ in range(dice.randint(1, 5))]
    return dice.choice(BEGINS) + " ".join([*words, dice.choice(dice.choice((SLIPS, SIGNS)))])


def drafts_with_slips(count: int, seed: int) -> list[Draft]:
    """Slips upon slips: known mistakes, loose text, and lines that nobody wrote yet; the same of the same seed."""
    dice = random.Random(seed)
    texts = [*FINE, *LOOSE, *(changes["sections"]["Lessen"] for _, changes in CASES if "sections" in changes)]
    drafts = []
    for number in range(count):
        draft: Draft = {**BASE, "title": f"Verhaal {number}"}
        for _, changes in dice.sample(CASES, dice.randint(0, 2)):
            draft |= {key: value for key, value in changes.items() if key not in ("sections", "title")}
        for _ in range(dice.randint(0, 2)):
            slip(dice, draft)
        sections = dict(draft["sections"])
        for heading in dice.sample([*sections], dice.randint(0, 3)):
            match dice.randrange(4):
                case 0:
                    more = [dice.choice(texts)]
                case 3:
                    more = [short_lines(dice)]
                case 1:
                    more = [line_of(dice) for _ in range(dice.randint(1, 3))]
                case _:
                    more = [paste_of(dice) for _ in range(dice.randint(1, 2))]
            sections[heading] = "\n".join([sections[heading], *more])
        drafts.append(draft | {"sections": sections})
    return drafts


@pytest.mark.parametrize(
    ("count", "seed"),
    [
        pytest.param(200, 2040, marks=pytest.mark.whole),
        pytest.param(1_000, seed_of_the_day(), marks=pytest.mark.nightly, id="1000-of-the-day"),
    ],
)
def test_the_form_and_the_check_agree_on_many_drafts(files: dict[str, str], root: Path, count: int, seed: int) -> None:
    print(f"drafts of seed {seed}")
    wrong = [
        f"the form said {sorted(form - check)} alone and the check {sorted(check - form)} alone of\n{text}"
        for form, check, text in both_say(files, root, drafts_with_slips(count, seed))
        if form - COACHED != check and not (check and check <= BOUNDS & form)
    ]
    assert wrong == [], f"{len(wrong)} of {count} drafts of seed {seed} (`make nightly SEED={seed}`): {wrong[0]}"


OPENED = """
const { draftOfFile, emptyDraft } = await load("story");
process.stdout.write(JSON.stringify(drafts.map(({ opened: { file, starts, ...rest }, changes }) => {
  const draft = draftOfFile({ ...emptyDraft(site.headings), ...rest }, file, starts, site);
  return [draft, { ...draft, ...changes }].flatMap((each) =>
    [writeStory(each, site), findProblems(each, { ...moment, own: rest.slug }).map(({ code }) => code)]);
})));"""
"""Of each story that is opened: its file, what the form says of it, and the same once it is changed."""


def test_of_a_story_that_is_opened_the_form_reads_the_text_as_it_stands(files: dict[str, str], root: Path) -> None:
    story = write_story(root, "geopend", title="Geopend")
    file = story.read_text(encoding="utf-8").replace("\n\n## Vallen", "\n\n> een\n## Vallen")
    file = file.replace("## Lessen", "##Lessen")
    story.write_text(file.rstrip("\n") + "\nWat hielp:\n- een sleutel\n\n- een kamer\n* [ ] tijd\n", encoding="utf-8")
    checked = check_library(root, TODAY, is_coached=False)
    opened = draft_to_change(checked.library.story["geopend"], checked.library)
    story.unlink()
    lessons, result = (opened["sections"][heading] for heading in ("Lessen", "Resultaat"))
    typed = opened["sections"] | {
        "Lessen": lessons.replace(":\n-", ":\n\n-"),
        "Resultaat": f"{result}\n> twee",
    }
    given = [{"opened": opened, "changes": changes} for changes in ({}, {"sections": typed})]
    node = NODE.rpartition("process.stdout")[0] + OPENED
    said = run_in_node(node, {"files": files, "drafts": given, "today": TODAY.isoformat()})
    of_check = {problem.code for problem in checked.problems if problem.path == "stories/geopend.md"}
    assert {"V-052", "V-077", "V-106"} < of_check == set(said[0][1])
    assert said[0][0] == opened["file"]
    assert "Wat hielp:\n\n- een sleutel\n" in said[1][2]
    assert not {"V-052", "V-077", "V-106"} & set(said[1][3])


def change(dice: random.Random, draft: Draft) -> Draft:
    """What somebody changes in a story of the site: a field, a row, and text in a section."""
    changes: Draft = {"title": draft["title"]}
    for _ in range(dice.randint(0, 2)):
        slip(dice, changes)
    key = dice.choice(("sources", "partners", "figures", "followers", "municipalities"))
    if rows := [*draft[key]]:
        place = dice.randrange(len(rows))
        keys = [part for part in rows[place] if part != "id"] if isinstance(rows[place], dict) else []
        match dice.randrange(4):
            case 0:
                rows.pop(place)
            case 1:
                dice.shuffle(rows)
            case 2 if keys:
                rows[place] = rows[place] | {dice.choice(keys): dice.choice((*ODD, *ADDRESSES, *DATES, *NUMBERS, ""))}
            case 3 if not keys:
                rows[place] = dice.choice((*ODD, "Haaren", "Bergen", "Brabant", "Zwole"))
        changes[key] = rows
    if dice.random() < 0.5:
        heading = dice.choice([*draft["sections"]])
        text = f"{draft['sections'][heading]}\n{line_of(dice)}"
        changes["sections"] = draft["sections"] | {heading: text}
    return changes


@pytest.mark.parametrize(
    ("count", "seed"),
    [pytest.param(400, seed_of_the_day(), marks=pytest.mark.nightly, id="400-of-the-day")],
)
def test_the_form_and_the_check_agree_on_stories_that_are_opened(
    files: dict[str, str], tmp_path: Path, count: int, seed: int
) -> None:
    print(f"stories of seed {seed}")
    dice = random.Random(seed)
    root = write_library(tmp_path, setbacks=("geld", "tempo"))
    write_story(root, "bestaat-al", title="Bestaat al")
    texts = [*FINE, *LOOSE, *(paste_of(dice) for _ in range(count))]
    for number in range(count):
        file = opened_story(dice, number, [marked_in_file(text) for text in texts])
        (root / "stories" / f"nieuw-{number}.md").write_bytes(file.encode())
    checked = check_library(root, TODAY, is_coached=False)
    wrong = {problem.path for problem in checked.problems if problem.level is Level.ERROR}
    stories = [story for story in checked.library.stories if story.path not in wrong]
    print(f"{len(stories)} of {count} are opened")
    assert len(stories) > count / 10
    opened = [draft_to_change(story, checked.library) for story in stories]
    drafts = [{"opened": each, "changes": change(dice, each)} for each in opened]
    said = run_in_node(
        NODE.rpartition("process.stdout")[0] + OPENED, {"files": files, "drafts": drafts, "today": TODAY.isoformat()}
    )
    assert [same for same, *_ in said] == [each["file"] for each in opened]
    for story, (_, _, changed, _) in zip(stories, said, strict=True):
        (root / story.path).write_text(changed, encoding="utf-8")
    before, after = (
        codes_by_path(checked.problems),
        codes_by_path(check_library(root, TODAY, is_coached=False).problems),
    )
    differences = [
        f"the form said {sorted(form - check)} alone and the check {sorted(check - form)} alone of\n{text}"
        for story, (same, opens, changed, changes) in zip(stories, said, strict=True)
        for form, check, text in (
            (set(opens), before[story.path], same),
            without_echo(set(changes), after[story.path], changed),
        )
        if form - COACHED != check and not (check and check <= BOUNDS & form)
    ]
    assert differences == [], f"{len(differences)} of seed {seed} (`make nightly SEED={seed}`): {differences[0]}"


def codes_by_path(problems: Iterable[Problem]) -> defaultdict[str, set[str]]:
    codes: defaultdict[str, set[str]] = defaultdict(set)
    for problem in problems:
        codes[problem.path].add(problem.code)
    return codes


def marked_in_file(text: str) -> str:
    """A text with its marks as a file has them."""
    shown = text.replace("[laat zien: Vertrouwen]", '{: ingredient="vertrouwen" }')
    return shown.replace("[struikelblok: Geld]", '{: setback="geld" }')
