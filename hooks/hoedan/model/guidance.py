"""What a contributor reads beside each field and heading: in the form, in the Word template and in an editor."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from .vocabulary import Vocabulary


@dataclass(frozen=True)
class FieldHelp:
    """A field of the front matter as a contributor sees it: its name, what to fill in, and an example."""

    label: str
    help: str
    example: str = ""


STORY_FIELDS: Mapping[str, FieldHelp] = {
    "title": FieldHelp(
        "Titel",
        "Wat er gebeurde, in hoogstens 90 tekens. Liever een zin dan een projectnaam.",
    ),
    "summary": FieldHelp(
        "Samenvatting",
        "Twee zinnen van samen 40 tot 320 tekens: de vraag die er was, en wat jullie deden.",
    ),
    "municipalities": FieldHelp(
        "Gemeenten",
        "Waar speelt het? Werkt een hele regio mee, noem dan de gemeenten. De regio's vult de site zelf in.",
    ),
    "period": FieldHelp("Periode", "Wanneer begon het, en wanneer stopte het? Een jaar is genoeg."),
    "period.start": FieldHelp("Begin", "Een jaar, of een jaar met maand.", "2021"),
    "period.end": FieldHelp("Einde", "Alleen als het voorbij is. Loopt het nog, laat dit dan leeg.", "2025-06"),
    "status": FieldHelp("Hoe staat het ervoor?", "Kies wat nu klopt. Weet je het niet, kies dat dan ook."),
    "themes": FieldHelp("Thema's", "Kies er één tot drie."),
    "ingredients": FieldHelp(
        "Ingrediënten",
        "Kies er twee tot zes. Wijs in de tekst bij elk ingrediënt minstens één alinea aan die het laat zien.",
    ),
    "target_groups": FieldHelp("Voor wie", "Voor wie deden jullie het? Meer keuzes mogen."),
    "partners": FieldHelp("Partners", "De organisaties die meededen. Geen namen van mensen."),
    "partners.name": FieldHelp("Naam van de organisatie", "Zoals zij zichzelf noemt."),
    "partners.type": FieldHelp("Soort organisatie", "Kies wat het beste past."),
    "sources": FieldHelp(
        "Bronnen",
        "Minstens één bron die anderen kunnen nalezen. Elk cijfer, elke naam en elke datum komt uit een bron.",
    ),
    "sources.id": FieldHelp("Nummer", "Het nummer waarmee de tekst naar deze bron verwijst, zoals [^1]."),
    "sources.title": FieldHelp("Titel van de bron", "De kop van het artikel of rapport."),
    "sources.publisher": FieldHelp("Wie gaf de bron uit?", "De organisatie of krant."),
    "sources.url": FieldHelp("Webadres", "Het hele adres."),
    "sources.date": FieldHelp("Datum van de bron", "Een jaar, maand of dag.", "2021-09-01"),
    "sources.kind": FieldHelp("Soort bron", "Van wie komt dit? Zo ziet een lezer waar het verhaal op rust."),
    "sources.note": FieldHelp(
        "Opmerking", "Iets wat de lezer over deze bron moet weten, zoals cijfers die elkaar tegenspreken."
    ),
    "sources.archived": FieldHelp("Adres van een kopie", "Een kopie in een openbaar archief."),
    "open_questions": FieldHelp(
        "Vraag het na",
        "Hoogstens drie vragen die de bronnen open laten. Een lezer die belt, stelt ze als eerste.",
    ),
    "figures": FieldHelp("Cijfers in beeld", "Hoogstens vier getallen uit een bron. De site tekent ze."),
    "figures.value": FieldHelp("Getal", "Alleen het getal.", "38"),
    "figures.unit": FieldHelp("Eenheid", "Wat er achter het getal hoort, zoals euro of procent."),
    "figures.label": FieldHelp("Wat telt het?", "In één zin, zonder het getal."),
    "figures.from": FieldHelp("Was eerst", "Hetzelfde getal van vóór jullie begonnen.", "12"),
    "figures.of": FieldHelp("Op een totaal van", "Het geheel waar het getal een deel van is.", "40"),
    "figures.date": FieldHelp("Wanneer gemeten?", "Een jaar, maand of dag.", "2024"),
    "figures.measured_by": FieldHelp("Wie heeft het gemeten?", "Een organisatie."),
    "figures.source": FieldHelp("Bron", "De bron waar dit getal in staat."),
    "quote": FieldHelp("Citaat", "Een zin van iemand in een openbare rol, letterlijk uit een bron."),
    "quote.text": FieldHelp("Wat zei die persoon?", "Hoogstens tien woorden."),
    "quote.who": FieldHelp("Wie zei het?", "De naam of de functie."),
    "quote.source": FieldHelp("Bron", "De bron waar dit citaat in staat."),
    "conditions": FieldHelp(
        "Wat heb je nodig?",
        "Hoogstens vijf dingen die ergens anders ook op orde moeten zijn.",
    ),
    "published": FieldHelp("Geplaatst", "De redactie vult dit in."),
    "reviewed": FieldHelp("Gecontroleerd", "De redactie vult dit in."),
    "contact": FieldHelp("Contact", "Waar een lezer meer kan vragen. Een organisatie, nooit een privépersoon."),
    "contact.organisation": FieldHelp("Organisatie", "De naam van de organisatie."),
    "contact.url": FieldHelp("Webadres", "Een pagina over de praktijk of met contactgegevens."),
    "contributors": FieldHelp(
        "Met naam erbij", "Wie het verhaal vertelde en genoemd wil worden: een naam of organisatie."
    ),
    "inspired_by": FieldHelp("Overgenomen van", "Namen jullie iets over uit een ander verhaal op deze site?"),
    "followers": FieldHelp("Volgers", "Gemeenten die dit ook zijn gaan doen."),
    "followers.municipality": FieldHelp("Gemeente", "De gemeente die dit ook doet."),
    "followers.since": FieldHelp("Sinds", "Een jaar, of een jaar met maand.", "2024"),
    "followers.url": FieldHelp("Webadres", "Een pagina van die gemeente hierover."),
    "image": FieldHelp("Beeld", "Een foto of tekening in de map van het verhaal. Alles erbij is verplicht."),
    "image.src": FieldHelp("Bestand", "De naam van het bestand.", "foto.jpg"),
    "image.alt": FieldHelp("Beschrijving", "Wat er te zien is, voor wie het beeld niet ziet."),
    "image.credit": FieldHelp("Maker", "Wie het beeld maakte."),
    "image.licence": FieldHelp("Licentie", "Onder welke voorwaarden het beeld gebruikt mag worden.", "CC BY 4.0"),
    "aliases": FieldHelp("Oude namen", "Oude bestandsnamen van dit verhaal; ze blijven werken."),
    "changes": FieldHelp("Wijzigingen", "Wat er na de plaatsing veranderde."),
    "changes.date": FieldHelp("Datum", "De dag van de wijziging.", "2026-11-21"),
    "changes.text": FieldHelp("Wat er veranderde", "Eén zin.", "Nieuwe cijfers toegevoegd."),
    "consent": FieldHelp(
        "Toestemming", "Wie op een beeld staat of in een citaat spreekt, vond dat goed. Komt niet op de site."
    ),
    "consent.what": FieldHelp("Waarvoor", "Het citaat, het beeld, of wie het is zonder naam.", "het citaat"),
    "consent.given": FieldHelp("Gegeven op", "De dag waarop die persoon ja zei.", "2026-11-21"),
    "consent.until": FieldHelp("Tot en met", "De laatste dag waarop het er mag staan.", "2028-11-21"),
    "allow": FieldHelp("Toegestaan", "Zet één melding over privacy of taal uit, met een reden."),
    "allow.code": FieldHelp("Code", "De code van de melding.", "P-004"),
    "allow.reason": FieldHelp("Reden", "Waarom het hier mag.", "algemeen nummer van de gemeente"),
}
"""Key of the front matter (`sources.url` for a key inside) -> its help. Every field of the model is here; examples are
here only as far as they are the same for every library."""


def fields_with_examples(vocabulary: Vocabulary) -> Mapping[str, FieldHelp]:
    """The fields of a story with the examples of a library beside those that all have."""
    given = vocabulary.examples
    return {key: replace(field, example=given.get(key, field.example)) for key, field in STORY_FIELDS.items()}


FORM_FIELDS: Mapping[str, FieldHelp] = {
    "images": FieldHelp(
        "Beelden",
        "Een foto of tekening zegt vaak meer. Neem alleen wat je mag gebruiken. Waar en waarmee een foto is gemaakt, "
        "halen we eruit.",
    ),
    "images.alt": FieldHelp("Wat is er te zien?", "Voor wie het beeld niet ziet, in één zin."),
    "images.credit": FieldHelp("Wie maakte het?", "Een naam of organisatie. Die komt erbij te staan."),
    "images.licence": FieldHelp("Wat mag een ander ermee?", "Is het niet van jou? Vraag het dan aan de maker."),
    "images.place": FieldHelp("Waar hoort het?", "Onder een kop komt het na de laatste alinea."),
    "images.people": FieldHelp("Staan er mensen op?", "Wie te herkennen is, beslist zelf. Voor een kind een ouder."),
    "images.given": FieldHelp("Wanneer zeiden zij ja?", "De dag waarop je het vroeg."),
    "images.until": FieldHelp("Tot en met", "Als zij het voor een tijd goedvonden. Daarna gaat het beeld weg."),
}
"""What only the form asks: it makes `image`, `consent` and a line in the text of it."""

IMAGE_LICENCES: Mapping[str, str] = {
    "CC BY 4.0": "Gebruiken met naam (CC BY 4.0)",
    "CC BY-SA 4.0": "Gebruiken met naam, en zo weer delen (CC BY-SA 4.0)",
    "CC0 1.0": "Alles, ook zonder naam (CC0 1.0)",
    "alle rechten voorbehouden": "Niets: de maker vindt het alleen hier goed",
}
"""The licence of an image as it is shown -> what it means."""


MOMENT_WORDS: Mapping[str, tuple[str, ...]] = {
    "start": ("begon", "begin", "start", "sinds", "vanaf", "van start", "opgericht", "gestart"),
    "end": ("stopte", "eindigde", "beeindigd", "afgerond", "liep tot", "tot en met", "einde"),
}
"""Folded words of a sentence that tells when a practice began or ended."""

HEADING_WORDS = (
    *("wat", "waar", "waarom", "hoe", "dit", "dat", "deze", "het", "de", "een", "er", "ervan", "ermee", "eruit"),
    *("we", "wij", "ons", "onze", "in", "van", "bij", "op", "en", "is", "was", "waren", "zijn", "hebben", "heeft"),
    *(
        "ging",
        "gingen",
        "doen",
        "deden",
        "gedaan",
        "begonnen",
        "project",
        "praktijk",
        "aan",
        "zo",
        "voor",
        "anderen",
        "zou",
        "zouden",
    ),
)
"""Folded words that say nothing more beside a word for a section: `Wat het opleverde`, `Waarom we begonnen`."""

SOURCE_LISTS = (
    "bron",
    "bronnen",
    "bronnenlijst",
    "bronvermelding",
    "gebruikte bronnen",
    "geraadpleegde bronnen",
    "bronnen en noten",
    "noten",
    "voetnoten",
    "eindnoten",
    "referenties",
    "literatuur",
    "literatuurlijst",
)
"""Folded headings of somebody else's document under which each line is a source."""

VAGUE_LINKS = (
    "hier",
    "lees meer",
    "meer informatie",
    "klik hier",
    "deze link",
    "link",
    "website",
    "lees verder",
    "bron",
)
"""Folded words of a link that say nothing of what is behind it."""
