"""Text in a form that readers of Markdown take in different ways: the rules against it."""

from dataclasses import dataclass

from ..model.problems import Level
from ..model.rules import Rule, rule


@dataclass(frozen=True)
class Fault:
    """Text in a form that readers of Markdown take in different ways: the rule it breaks, and what is written."""

    broken: Rule
    line: int
    text: str
    meant: str | None = None
    """How it is written in a form that all take alike, where that can be told."""


NOT_A_FORM = rule(
    "V-040",
    Level.ERROR,
    message="deze markering wordt niet herkend: '{value}'.",
    advice="Schrijf op een eigen regel, direct onder de alinea: `{right}`.",
    explanation='Een markering heeft één vorm, `{: ingredient="..." }`, omdat een andere stil verloren zou gaan.',
)
SWAPPED = rule(
    "V-063",
    Level.ERROR,
    message="in deze markering staat `setback` voor `ingredient`: '{value}'.",
    advice='Draai de twee om: eerst `ingredient="..."`, dan `setback="..."`.',
    explanation="Een markering heeft één vorm, zodat elk programma haar hetzelfde leest.",
)
TWO_MARKERS = rule(
    "V-073",
    Level.ERROR,
    message="boven deze markering staat er nog een: '{value}'.",
    advice='Zet wat erin staat samen op één regel: `{{: ingredient="..." setback="..." }}`, en haal de andere weg.',
    explanation="Van twee markeringen onder elkaar is niet te zien bij welke passage zij horen.",
)
NO_PLACE = rule(
    "V-041",
    Level.ERROR,
    message="de markering '{value}' hoort niet bij een alinea, lijstpunt of citaat.",
    advice="Zet haar direct onder de laatste regel van de alinea, zonder lege regel ertussen.",
    explanation="Een markering zegt welke passage een ingrediënt laat zien, dus er staat een passage boven.",
)
TEXT_BELOW = rule(
    "V-042",
    Level.ERROR,
    message="onder de markering '{value}' staat meteen weer tekst.",
    advice="Zet er een lege regel onder.",
    explanation="Zonder lege regel is niet te zien bij welke passage de markering hoort.",
)
OPEN_CODE = rule(
    "V-050",
    Level.ERROR,
    message="met dit teken begint hier geen code: '{value}'.",
    advice=(
        "Sluit de code op dezelfde regel; een blok begint en eindigt met een regel ``` helemaal vooraan. Bedoel je een "
        "apostrof? Die schrijf je als '."
    ),
    explanation="Code die open blijft, slokt de tekst erna op.",
)
REFERENCE_FORM = rule(
    "V-051",
    Level.ERROR,
    message="deze verwijzing wordt niet herkend: '{value}'.",
    advice="Schrijf: `[^1]`. Twee bronnen: `[^1][^2]`.",
    explanation="Alleen van deze vorm maakt de site een link naar de bron.",
)
TIGHT_LIST = rule(
    "V-052",
    Level.WARNING,
    message="boven deze lijst ('{value}') hoort een lege regel.",
    advice="Zonder die regel wordt zij één lopende tekst.",
    explanation="GitHub toont hier een lijst en deze site lopende tekst; met een lege regel tonen beide een lijst.",
)
LINK_FORM = rule(
    "L-007",
    Level.ERROR,
    message="deze link wordt niet herkend: '{value}'.",
    advice="Schrijf: `[tekst](adres)`, zonder spaties in het adres en zonder link in een link.",
    explanation="Alleen in deze vorm zien alle programma's dezelfde link.",
)
NOTE_WITHOUT_TEXT = rule(
    "D-006",
    Level.ERROR,
    message="noot '{value}' heeft geen tekst.",
    advice="Zet onder aan de pagina: `[^{value}]: jouw noot`.",
    explanation="Een lezer die op de noot klikt, wil daar iets lezen.",
)
