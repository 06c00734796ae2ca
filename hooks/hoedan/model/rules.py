"""The table of everything the check can say: one stable code, one level and one message for each rule.

Codes are never reused. `F-` file and front matter of any kind, `V-` stories, `I-` ingredients, `D-` themes and
background pages, `B-` bundles, `L-` links, `S-` settings, `P-` privacy, `T-` advice on the text. `message` may
name `{fields}`; the caller fills them.
"""

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How serious a problem is; only errors stop a build."""

    ERROR = "fout"
    WARNING = "waarschuwing"
    ADVICE = "advies"


@dataclass(frozen=True)
class Rule:
    """One rule of the content model."""

    code: str
    level: Level
    message: str
    advice: str
    """The next step for the contributor."""


def _error(code: str, message: str, advice: str) -> Rule:
    return Rule(code, Level.ERROR, message, advice)


def _advice(code: str, message: str, advice: str) -> Rule:
    return Rule(code, Level.ADVICE, message, advice)


def _warning(code: str, message: str, advice: str) -> Rule:
    return Rule(code, Level.WARNING, message, advice)


_FILES = (
    _error("F-001", "het bestand is geen UTF-8-tekst.", "Sla het opnieuw op met de codering UTF-8."),
    _error("F-002", "het bestand bevat NUL-tekens en is dus geen tekst.", "Sla het op als platte tekst (UTF-8)."),
    _error("F-003", "het bestand is groter dan {limit}.", "Kort de tekst in; beelden horen in een eigen map."),
    _error("F-004", "'{value}' is een map en geen bestand.", "Geef de map een naam zonder '.md'."),
    _error("F-005", "de symbolische link '{value}' wijst buiten dit project.", "Zet het bestand zelf in de map."),
    _error(
        "F-006",
        "de bestandsnaam '{value}' kan geen webadres worden.",
        "Gebruik 3 tot 80 kleine letters, cijfers en losse streepjes, en niet 'index'. Bijvoorbeeld '{example}'.",
    ),
    _error("F-007", "het bestand is leeg.", "Begin met `hoedan new` of kopieer een bestaand bestand."),
    _error(
        "F-008", "deze regel heeft {count} tekens; het mogen er hoogstens {limit} zijn.", "Zet de tekst op meer regels."
    ),
    _error(
        "F-009",
        "'{value}' staat hier {count} keer achter elkaar; hoogstens {limit} keer mag.",
        "Haal de herhaling weg.",
    ),
    _error("F-010", "een lijst of citaat is hier dieper genest dan {limit} lagen.", "Maak de opbouw vlakker."),
    _error("F-011", "de front matter ontbreekt.", "Begin het bestand met een regel '---' en sluit het blok met '---'."),
    _error("F-012", "de front matter is niet afgesloten.", "Zet een regel '---' onder de laatste sleutel."),
    _error("F-013", "de front matter is groter dan {limit}.", "Verplaats tekst naar de pagina zelf."),
    _error("F-014", "de front matter is geen geldige YAML: {reason}.", "{help}"),
    _error("F-015", "ankers, aliassen, tags en `<<` mogen hier niet ('{value}').", "Schrijf de waarde voluit."),
    _error("F-016", "de sleutel `{key}` staat er twee keer.", "Voeg de twee samen."),
    _error("F-017", "de front matter is dieper genest dan {limit} lagen.", "Houd de opbouw vlak."),
    _error("F-018", "een tab kan hier niet in de front matter.", "Vervang de tab door spaties."),
    _error("F-019", "de front matter bestaat niet uit regels als `sleutel: waarde`.", "Begin met `title: ...`."),
    _error("F-020", "onbekende sleutel `{key}`.", "Haal de sleutel weg, of kies er een uit de handleiding."),
    _error("F-021", "de verplichte sleutel `{key}` ontbreekt.", "Voeg toe: `{example}`."),
    _error("F-022", "`{key}` hoort tekst te zijn.", "Schrijf: `{example}`."),
    _error("F-023", "`{key}` hoort een lijst te zijn.", "Schrijf: `{example}`."),
    _error("F-024", "`{key}` heeft {count} tekens; het moeten er {limit} zijn.", "Maak de tekst {direction}."),
    _error("F-025", "`{key}` heeft {count} onderdelen; het moeten er {limit} zijn.", "Kies er {direction}."),
    _error("F-026", "'{value}' staat twee keer in `{key}`.", "Laat er één staan."),
    _error("F-027", "'{value}' is geen geldige datum in `{key}`.", "Schrijf {form}."),
    _error(
        "F-028", "het bestand is niet te lezen: {reason}.", "Zet er een gewoon bestand neer dat iedereen mag lezen."
    ),
    _error("F-029", "`{key}` hoort een blok met eigen sleutels te zijn.", "Schrijf: `{example}`."),
    _error(
        "F-030", "hier staat een onzichtbaar teken ({value}) dat niet mag.", "Verwijder het en typ de tekst opnieuw."
    ),
    _error("F-031", "`{key}` is leeg.", "Vul een waarde in, of haal de sleutel weg."),
    _error("F-032", "'{value}' hoort een heel getal te zijn in `{key}`.", "Schrijf: `{example}`."),
    _error("F-033", "'{value}' is geen bruikbaar webadres in `{key}`.", "Schrijf het hele adres: `https://...`."),
    _error(
        "F-034",
        "het bestand staat in een submap en wordt niet gelezen.",
        "Zet het direct in `{folder}/`; submappen zijn voor beelden.",
    ),
    _error("F-035", "de pagina heeft geen tekst onder de front matter.", "Schrijf de tekst onder de tweede '---'."),
    _error(
        "F-036",
        "'{value}' is geen geldige naam in `{key}`.",
        "Gebruik kleine letters, cijfers en streepjes: `{example}`.",
    ),
    _error(
        "F-037",
        "dit bestand heeft {count} {unit}; het mogen er hoogstens {limit} zijn.",
        "Verdeel de tekst over meer bestanden.",
    ),
    _error(
        "F-038",
        "hier staan {count} regels zonder witregel; het mogen er hoogstens {limit} zijn.",
        "Zet er lege regels tussen.",
    ),
    _error(
        "F-039",
        "hier staan te veel haken, sterretjes en andere opmaaktekens bij elkaar ({count}).",
        "Gebruik minder opmaak, of verdeel de tekst over meer alinea's.",
    ),
    _error("F-040", "de front matter heeft meer dan {limit} waarden.", "Kort de lijsten in."),
    _warning("F-041", "het bestand '{value}' wordt niet gelezen.", "Geef het een naam die eindigt op '.md'."),
)

_STORIES = (
    _warning("V-001", "de titel '{value}' staat ook boven {other}.", "Geef elk verhaal een eigen titel."),
    _error("V-002", "`period` eindigt ({end}) voordat zij begint ({start}).", "Draai `start` en `end` om."),
    _error("V-003", "onbekende status '{value}' in `{key}`.", "Kies uit: {choices}."),
    _warning(
        "V-004",
        "`status: loopt`, maar `period` eindigde in {end}.",
        "Kies `geborgd` of `gestopt`, of haal `end` weg.",
    ),
    _warning("V-005", "`status: gestopt`, maar `period` heeft geen `end`.", "Voeg `end` toe als de bron het vertelt."),
    _error("V-006", "onbekende gemeente '{value}' in `{key}`.", "Gebruik de naam zoals het CBS die schrijft."),
    _error(
        "V-007",
        "de gemeente '{value}' is verdeeld en bestaat niet meer.",
        "Kies waar de praktijk was: {choices}.",
    ),
    _error("V-008", "er zijn twee gemeenten '{value}'.", "Kies '{choices}'."),
    _error(
        "V-009", "'{value}' is een {kind} en geen gemeente.", "Noem de gemeenten die meedoen; de regio volgt daaruit."
    ),
    _error("V-010", "onbekend thema '{value}' in `{key}`.", "Kies een thema dat als bestand in docs/themas/ staat."),
    _error("V-011", "onbekende doelgroep '{value}' in `{key}`.", "Kies uit: {choices}."),
    _error("V-012", "onbekend soort partner '{value}' in `{key}`.", "Kies uit: {choices}."),
    _error("V-013", "het bronnummer {value} staat er twee keer.", "Geef elke bron een eigen `id`."),
    _error("V-014", "onbekend ingrediënt '{value}' in `{key}`.", "Kies een ingrediënt dat in ingredients/ staat."),
    _error("V-015", "de tekst verwijst naar bron {value}, maar die bron ontbreekt.", "Voeg hem toe aan `sources`."),
    _warning("V-016", "bron {value} wordt in de tekst niet gebruikt.", "Zet [^{value}] bij de zin die erop steunt."),
    _error(
        "V-017", "bronnen horen in de front matter, niet als `{value}` in de tekst.", "Verplaats hem naar `sources`."
    ),
    _error("V-018", "`{key}` ligt in de toekomst ({value}).", "Vul de datum van vandaag in of een eerdere."),
    _warning("V-019", "`reviewed` ({reviewed}) ligt voor `published` ({published}).", "Controleer de twee datums."),
    _error(
        "V-020", "`inspired_by` noemt '{value}', maar dat verhaal bestaat niet.", "Noem de bestandsnaam zonder '.md'."
    ),
    _error("V-021", "het verhaal noemt zichzelf in `inspired_by`.", "Haal die regel weg."),
    _error("V-022", "`inspired_by` gaat in een kring rond: {value}.", "Haal één van de verwijzingen weg."),
    _error("V-023", "het beeld '{value}' bestaat niet in {folder}/.", "Zet het bestand daar neer, of pas de naam aan."),
    _error("V-024", "'{value}' is geen png, jpg, webp of avif.", "Bewaar het beeld in een van die vormen."),
    _error("V-025", "het beeld '{value}' is groter dan {limit}.", "Maak het kleiner."),
    _error("V-026", "de oude naam '{value}' in `aliases` is al van {other}.", "Kies een naam die vrij is."),
    _error(
        "V-027",
        "de bestandsnaam van het beeld '{value}' past niet in een webadres.",
        "Gebruik letters, cijfers, streepjes en punten, en zet het direct in {folder}/.",
    ),
    _error("V-030", "de kop `## {value}` ontbreekt.", "Voeg de kop toe, met tekst eronder."),
    _error("V-031", "de kop `## {value}` staat niet op zijn plek.", "De volgorde is: {choices}."),
    _error("V-032", "de kop `## {value}` staat er twee keer.", "Voeg de twee stukken samen."),
    _error("V-033", "onder de kop `## {value}` staat geen tekst.", "Schrijf er iets onder, ook als u iets niet weet."),
    _error("V-034", "de kop '{value}' mag hier niet.", "Gebruik `###` voor een tussenkop. Vaste koppen: {choices}."),
    _error("V-035", "een kop mag geen eigenschappen hebben ('{value}').", "Laat alleen de tekst van de kop staan."),
    _error(
        "V-040",
        "deze markering wordt niet herkend: '{value}'.",
        'Schrijf op een eigen regel: `{{: ingredient="lange-adem" }}`.',
    ),
    _error(
        "V-041",
        "deze markering hoort niet bij een alinea, lijstpunt of citaat.",
        "Zet haar direct onder de laatste regel van de alinea, zonder lege regel ertussen.",
    ),
    _error("V-042", "onder deze markering staat meteen weer tekst.", "Zet er een lege regel onder."),
    _error(
        "V-043",
        "'{value}' is gemarkeerd, maar staat niet in `ingredients`.",
        "Zet het erbij, of haal de markering weg.",
    ),
    _error(
        "V-044",
        "'{value}' staat in `ingredients`, maar geen enkele passage laat het zien.",
        'Zet onder een alinea: `{{: ingredient="{value}" }}`.',
    ),
    _error("V-045", "HTML mag niet in de tekst ('{value}').", "Gebruik gewone Markdown."),
    _error("V-046", "het beeld '{value}' staat op een andere website.", "Zet het beeld zelf in {folder}/."),
    _error("V-047", "het beeld '{value}' heeft geen beschrijving.", "Schrijf tussen de haken wat er te zien is."),
    _warning(
        "V-048",
        "het beeld '{value}' heeft geen bijschrift met maker en licentie.",
        'Schrijf: `![beschrijving]({value} "Bijschrift. Foto: naam, licentie")`.',
    ),
    _error("V-049", "een losse verwijzing `{value}` werkt hier niet.", "Zet het adres in de zin: `[tekst](adres)`."),
    _error(
        "V-050",
        "deze code wordt nergens gesloten: '{value}'.",
        "Sluit de code op dezelfde regel, een blok met een regel ```. Bedoelt u een apostrof? Die schrijft u als '.",
    ),
    _error("V-051", "deze verwijzing wordt niet herkend: '{value}'.", "Schrijf: `[^1]`. Twee bronnen: `[^1][^2]`."),
    _warning(
        "V-052", "boven deze lijst ('{value}') hoort een lege regel.", "Zonder die regel wordt zij één lopende tekst."
    ),
    _error("V-060", "`allow` kan '{value}' niet uitzetten.", "Alleen een bestaande code met P- of T- ervoor kan."),
    _warning("V-061", "`allow` noemt '{value}', maar dat is hier niet gevonden.", "Haal het weg uit `allow`."),
    _error(
        "V-070",
        "'{value}' is teruggetrokken, maar het adres is ook van {other}.",
        "Haal het weg uit stories/withdrawn.yml, of geef het andere verhaal een andere naam.",
    ),
)

_INGREDIENTS = (
    _error("I-001", "onbekende familie '{value}' in `{key}`.", "Kies uit: {choices}."),
    _error("I-002", "het icoon '{value}' zit niet in het thema.", "Kies een naam uit Material Design Icons."),
    _error(
        "I-003", "`related` noemt '{value}', maar dat ingrediënt bestaat niet.", "Kies een bestand uit ingredients/."
    ),
    _error("I-004", "het ingrediënt noemt zichzelf in `related`.", "Haal die regel weg."),
    _warning("I-005", "de titel '{value}' staat ook boven {other}.", "Geef elk ingrediënt een eigen titel."),
)

_PAGES = (
    _error("D-001", "onbekend ingrediënt '{value}' in `{key}`.", "Kies een ingrediënt dat in ingredients/ staat."),
    _error("D-002", "onbekend thema '{value}' in `{key}`.", "Kies een thema dat als bestand in docs/themas/ staat."),
    _error("D-003", "deel {value} van de reeks '{series}' staat ook in {other}.", "Geef elk deel een eigen nummer."),
    _warning("D-004", "de titel '{value}' staat ook boven {other}.", "Geef elke pagina een eigen titel."),
    _error(
        "D-005", "deze kop van niveau 1 staat al boven de pagina: '{value}'.", "Gebruik `##`; de titel komt vanzelf."
    ),
    _error("D-006", "noot '{value}' heeft geen tekst.", "Zet onder aan de pagina: `[^{value}]: uw noot`."),
    _error("D-007", "een beeld ('{value}') kan hier niet.", "Beelden horen bij een verhaal."),
    _error("D-008", "een markering ('{value}') hoort alleen in een verhaal.", "Haal haar weg."),
    _error("D-009", "noot '{value}' heeft al een tekst.", "Geef elke noot een eigen naam: anders valt er een weg."),
)

_BUNDLES = (
    _error("B-001", "de map '{value}' heeft geen bundle.yml.", "Voeg bundle.yml toe, of haal de map weg."),
    _error(
        "B-002", "een hoofdstuk noemt '{value}', maar dat verhaal bestaat niet.", "Noem de bestandsnaam zonder '.md'."
    ),
    _error(
        "B-003",
        "een hoofdstuk noemt de tekst '{value}', maar die staat niet in {folder}/.",
        "Zet het bestand daar neer.",
    ),
    _error("B-004", "dit hoofdstuk noemt niets, of meer dan één ding: '{value}'.", "Kies er één: {choices}."),
    _error("B-005", "de keuze `{key}: {value}` levert geen enkel verhaal op.", "Kies een andere, of haal haar weg."),
    _error("B-006", "onbekend onderdeel '{value}' in `generated`.", "Kies uit: {choices}."),
)

_LINKS = (
    _error("L-001", "de link '{value}' leidt nergens heen.", "Verwijs naar een bestaand bestand, zoals `{example}`."),
    _error("L-002", "de kop '#{value}' bestaat niet in {target}.", "Kies een kop die er staat."),
    _error("L-003", "een link naar '{value}' werkt niet op GitHub.", "Schrijf: `{example}`."),
    _error("L-004", "een link mag niet beginnen met '{value}'.", "Gebruik https://, http:// of mailto:."),
    _error("L-005", "de link '{value}' wijst buiten dit project.", "Verwijs naar een bestand in dit project."),
    _error("L-006", "de link heeft geen adres.", "Schrijf: `[tekst](adres)`."),
    _error(
        "L-007",
        "deze link wordt niet herkend: '{value}'.",
        "Schrijf: `[tekst](adres)`, zonder spaties in het adres en zonder link in een link.",
    ),
    _error(
        "L-008",
        "'{value}' is geen bruikbaar webadres.",
        "Schrijf het hele adres, zonder naam ervoor en zonder aanhalingstekens: `https://...`.",
    ),
)

_PRIVACY = (
    _error("P-001", "hier staat iets dat een burgerservicenummer kan zijn ('{value}').", "Haal het weg."),
    _error(
        "P-002",
        "hier staat een bankrekeningnummer ('{value}').",
        "Haal het weg, of verwijs naar de website van de organisatie.",
    ),
    _warning(
        "P-003",
        "'{value}' lijkt het e-mailadres van één persoon.",
        "Kies een algemeen adres, zoals info@, of een webpagina. Klopt het zo? Gebruik `allow`.",
    ),
    _warning(
        "P-004",
        "'{value}' lijkt een telefoonnummer.",
        "Haal het weg, of verwijs naar een webpagina. Klopt het zo? Gebruik `allow`.",
    ),
    _warning("P-005", "'{value}' lijkt een adres.", "Noem liever de wijk of de straat. Klopt het zo? Gebruik `allow`."),
    _warning(
        "P-006",
        "'{value}' noemt iemand bij naam.",
        "Schrijf liever 'een bewoner' of 'een moeder', of iemands openbare functie. Klopt het zo? Gebruik `allow`.",
    ),
    _warning(
        "P-007",
        "in het beeld '{value}' staat waar het is gemaakt (gps).",
        "Bewaar het opnieuw zonder locatie, bijvoorbeeld als schermafdruk. Klopt het zo? Gebruik `allow`.",
    ),
)

_TEXT = (
    _advice(
        "T-001",
        "de zinnen in dit verhaal hebben gemiddeld {average} woorden.",
        "Met {limit} of minder leest het prettiger. Begin met de langste zin, op regel {longest}.",
    ),
    _advice(
        "T-002",
        "deze zin heeft {count} woorden: '{value}'.",
        "Met twee kortere zinnen komt uw punt beter over.",
    ),
    _advice(
        "T-003",
        "dit verhaal leest niet zo makkelijk: {score} op de schaal van Flesch-Douma.",
        "Vanaf {limit} is het goed te volgen. Kortere woorden en zinnen helpen.",
    ),
    _advice(
        "T-004",
        "in deze alinea staan {count} zinnen in de lijdende vorm, zoals '{value}'.",
        "Wie deed het? Begin de zin met die persoon of organisatie.",
    ),
    _advice("T-005", "'{value}' is vaktaal.", "Misschien past dit beter: {plain}."),
    _advice(
        "T-006",
        "niet iedere lezer kent de afkorting '{value}'.",
        "Schrijf haar één keer uit, met de afkorting erachter: {full} ({value}).",
    ),
)

_SETTINGS = (
    _error("S-001", "onbekende instelling `{key}` in `extra.hoedan`.", "Kies uit: {choices}."),
    _error("S-002", "de instelling `{key}` heeft de waarde '{value}'.", "Zet er {kind} neer."),
)

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (*_FILES, *_STORIES, *_INGREDIENTS, *_PAGES, *_BUNDLES, *_LINKS, *_SETTINGS, *_PRIVACY, *_TEXT)
}
