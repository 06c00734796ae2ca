"""What the form says of each mistake: the rules of the check for somebody who sees fields and no file.

Beside a field its label need not be repeated, and keys and codes say nothing there; those stay for editors, behind a
fold. `tests/form/test_form_and_check.py` demands words for every code that the form can say.
"""

from collections.abc import Mapping

FORM_WORDS: Mapping[str, str] = {
    "F-008": "Deze regel is te lang: {count} tekens. Verdeel hem over meer alinea’s.",
    "F-009": "‘{value}’ staat hier {count} keer achter elkaar. Haal de herhaling weg.",
    "F-010": "Deze lijst of dit citaat is dieper dan {limit} lagen. Maak de opbouw vlakker.",
    "F-021": "Vul dit nog in.",
    "F-024": "Het aantal tekens is {count}. Dat moet {limit} zijn: maak de tekst {direction}.",
    "F-025": "Het aantal is nu {count}, en dat moet {limit} zijn.",
    "F-026": "‘{value}’ staat er twee keer. Laat er één staan.",
    "F-027": "‘{value}’ is geen datum die de site kan lezen. Schrijf {form}.",
    "F-032": "‘{value}’ is geen heel getal. Schrijf alleen het nummer.",
    "F-033": "‘{value}’ is geen webadres. Plak het hele adres, met https:// ervoor.",
    "F-038": "Deze tabel, lijst of dit citaat heeft {count} regels. Houd over wat een lezer nodig heeft: hoogstens "
    "{limit}.",
    "F-042": "‘{value}’ is geen getal. Schrijf alleen het getal, zoals 38 of 2,5. Wat je telt, komt in een ander vak.",
    "F-043": "‘{value}’ kun je op twee manieren lezen. Schrijf alleen het getal, zoals 38 of 2,5.",
    "F-044": "‘{value}’ heeft te veel cijfers. Rond het af.",
    "V-001": "Er staat al een verhaal met deze titel op de site. Kies een andere.",
    "V-002": "Het einde ({end}) ligt voor het begin ({start}). Draai de twee om.",
    "V-003": "Deze keuze staat niet in de lijst. Kies opnieuw.",
    "V-004": "Je koos ‘{name}’, maar het einde ({end}) is al geweest. Kies wat nu klopt, of maak het einde leeg.",
    "V-005": "Je koos ‘{name}’. Vul ook in wanneer het eindigde, als een bron dat vertelt.",
    "V-006": "Een gemeente ‘{value}’ kennen we niet. Is het een dorp of wijk? Kies dan de gemeente waar het in ligt.",
    "V-007": "De gemeente ‘{value}’ is verdeeld en bestaat niet meer. Kies waar het was: {choices}.",
    "V-008": "Er zijn twee gemeenten ‘{value}’. Kies ‘{choices}’.",
    "V-009": "‘{value}’ is een {kind} en geen gemeente. Noem de gemeenten die meedoen.",
    "V-010": "Het thema ‘{value}’ staat niet in de lijst. Kies opnieuw.",
    "V-011": "De groep ‘{value}’ staat niet in de lijst. Kies opnieuw.",
    "V-012": "Dit soort organisatie staat niet in de lijst. Kies opnieuw.",
    "V-014": "Het ingrediënt ‘{value}’ kennen we niet. Kies het uit de lijst en druk op ‘Markeer’.",
    "V-015": "De tekst verwijst naar bron {value}, maar die is er niet. Voeg hem toe bij Bronnen, of haal "
    "{reference} weg.",
    "V-016": "Nog geen zin verwijst naar deze bron. Ga naar Tekst, zet de cursor achter de zin die erop steunt, en "
    "druk op ‘Verwijs’.",
    "V-017": "Bronnen vul je in bij Bronnen, niet als ‘{value}’ in de tekst.",
    "V-018": "Deze datum moet nog komen ({value}). Vul de datum van vandaag in, of een eerdere.",
    "V-020": "Dit verhaal staat niet meer op de site. Kies opnieuw.",
    "V-021": "Dit is je verhaal zelf. Haal deze keuze weg.",
    "V-023": "Het beeld ‘{value}’ is hier niet. Kies het bij Beelden, en haal weg wat er nu van staat.",
    "V-028": "Je koos ‘{name}’, maar het einde ({end}) moet nog komen. Kies wat nu klopt, of verbeter het einde.",
    "V-029": "Je koos ‘{name}’, maar je nieuwste bron met een datum is van {newest}. Zoek een bron van de laatste "
    "{limit} "
    "maanden, of kies dat je het niet weet.",
    "V-033": "Schrijf hier iets, ook als je iets niet weet.",
    "V-034": "De kop ‘{value}’ kan hier niet. Begin een tussenkop met ###.",
    "V-032": "‘{name}’ heeft hier een eigen vak. Haal de kop uit de tekst.",
    "V-035": "Haal ‘{value}’ achter de kop weg.",
    "V-040": "Deze markering klopt niet: ‘{value}’. Haal haar weg, en maak haar opnieuw met ‘Markeer’.",
    "V-041": "Een markering hoort onder een alinea, een punt van een lijst of een citaat. Haal haar hier weg.",
    "V-042": "Direct onder deze markering staat weer tekst: ‘{value}’. Laat eronder een regel leeg.",
    "V-043": "De tekst laat ‘{name}’ zien, maar dat ingrediënt koos je niet. Kies het bij Feiten, of haal de "
    "markering weg.",
    "V-044": "Nog geen alinea laat ‘{name}’ zien. Zet de cursor in een alinea die dat doet, en druk op ‘Markeer’.",
    "V-045": "Opmaak in HTML werkt hier niet (‘{value}’). Haal haar weg.",
    "V-046": "Een beeld van een andere website kan hier niet (‘{value}’). Haal het uit de tekst. Mag je het gebruiken, "
    "kies het bestand dan bij Beelden.",
    "V-047": "Schrijf tussen de haken wat er op het beeld ‘{value}’ te zien is.",
    "V-048": "Schrijf bij het beeld ‘{value}’ wie het maakte.",
    "V-049": "Zet het adres van een link in de zin zelf: [tekst](https://adres). Nu staat het los, als ‘{value}’.",
    "V-050": "Het teken ‘{value}’ staat hier alleen, en dan slokt het de tekst erna op. Haal het weg.",
    "V-051": "De verwijzing ‘{value}’ klopt niet. Haal haar weg, en maak haar opnieuw met ‘Verwijs’.",
    "V-052": "Boven deze lijst hoort een lege regel: ‘{value}’. Zet er een lege regel boven.",
    "V-053": "Dit soort bron staat niet in de lijst. Kies opnieuw.",
    "V-054": "Van wie komt deze bron? Kies een soort.",
    "V-055": "Bron {value} is er niet meer. Kies een andere bron, of voeg hem toe bij Bronnen.",
    "V-056": "Dit getal ({value}) is groter dan het totaal ({of}). Draai de twee om, of verbeter het getal dat "
    "niet klopt.",
    "V-057": "Dit citaat heeft {count} woorden. Houd er hoogstens {limit} over: de woorden waar het om gaat.",
    "V-058": "‘{value}’ staat ook bij de gemeenten van het verhaal zelf. Laat de naam op één plek staan.",
    "V-059": "Maak hier een vraag van, met een vraagteken: ‘{value}’.",
    "V-062": "Wie het ook wil doen, belt graag even. Vul een organisatie in, als die dat goedvindt.",
    "V-063": "Deze markering klopt niet: ‘{value}’. Haal haar weg, en maak haar opnieuw met ‘Markeer’.",
    "V-064": "Het struikelblok ‘{value}’ kennen we niet. Kies het uit de lijst en druk op ‘Markeer’.",
    "V-065": "Nog geen alinea wijst een struikelblok aan. Zet de cursor in de alinea waar het misging, kies er een "
    "en druk op ‘Markeer’.",
    "V-066": "Deze lijst in een lijst springt te weinig in: ‘{value}’. Zet vier spaties voor elke regel van de "
    "binnenste lijst.",
    "V-067": "Deze nummering wordt geen lijst: ‘{value}’. Zet een punt achter het nummer.",
    "V-068": "Deze lijst begint niet bij 1: ‘{value}’. Begin bij 1, of schrijf het nummer in de zin.",
    "V-069": "Dit jaartal met een punt wordt een lijst: ‘{value}’. Begin de zin anders.",
    "V-071": "Haal de backslash aan het einde weg: ‘{value}’.",
    "V-072": "Deze alinea onder een lijst springt te weinig of te veel in: ‘{value}’. Zet er vier spaties voor. Hoort "
    "zij niet bij de lijst, haal de spaties dan weg.",
    "V-073": "Boven deze markering staat er nog een: ‘{value}’. Laat er één staan, en zet daarin alle namen.",
    "V-074": "Dit getal ({value}) kan geen deel zijn van een totaal van {of}. Verbeter een van de twee.",
    "V-075": "Haal de aanhalingstekens om het citaat weg: de site zet ze zelf.",
    "V-076": "Dit is een adres van dezelfde website. Zet hier het adres van een kopie, zoals bij web.archive.org.",
    "V-077": "Zet een spatie tussen # en de kop: ‘{value}’.",
    "V-078": "Deze opmaak werkt hier niet: ‘{value}’. Zeg het in gewone woorden.",
    "V-079": "Maak van dit adres een link in de zin: [tekst]({value}).",
    "V-080": "Zet een lege regel boven de tabel: ‘{value}’.",
    "V-094": "Zet een lege regel boven ‘{value}’.",
    "V-095": "Begin elk punt van deze lijst met hetzelfde teken: ‘{value}’.",
    "V-096": "Achter ‘{value}’ staat niets. Zet er tekst achter, of haal de regel weg.",
    "V-097": "Laat van de tekens aan het begin alleen het eerste staan: ‘{value}’.",
    "V-098": "Dit is geen hele tabel: ‘{value}’. Zet onder elke kop streepjes, en daaronder minstens één rij.",
    "V-102": "In deze rij van een tabel staat een | te veel: ‘{value}’. Haal het weg, of schrijf \\| in de tekst.",
    "V-103": "Van dit mailadres maakt niet elk programma een link: ‘{value}’. Haal weg wat eraan vastzit, of zet het "
    "hele adres in een link: [tekst](mailto:info@gemeente.nl).",
    "V-106": "Deze regel staat direct onder een citaat: ‘{value}’. Zet er een lege regel boven. Hoort hij bij het "
    "citaat, begin hem dan met evenveel > als dat.",
    "V-101": "Zet voor en achter de woorden evenveel sterretjes, of haal het teken weg: ‘{value}’.",
    "V-100": "Haal de spaties voor het teken van de lijst weg, en laat er achter één staan: ‘{value}’.",
    "V-105": "Dit nummer heeft te veel cijfers voor een lijst: ‘{value}’. Zet een backslash voor de punt.",
    "V-083": "‘{value}’ en ‘{other}’ zijn nu dezelfde gemeente: {name}. Laat er één staan.",
    "V-084": "Hier staat nog wat een sjabloon vraagt: ‘{value}’. Vul het in, of haal het weg.",
    "V-086": "‘{value}’ is op papier niet te lezen. Zeg het in gewone woorden, of haal het weg.",
    "L-001": "De link ‘{value}’ leidt nergens heen. Plak het hele webadres, met https:// ervoor.",
    "L-002": "De kop ‘{value}’ staat niet in dit verhaal. Haal de link weg.",
    "L-003": "De link ‘{value}’ werkt niet overal. Plak het hele webadres, met https:// ervoor.",
    "L-004": "Een link mag niet beginnen met ‘{value}’. Gebruik een webadres met https:// ervoor.",
    "L-005": "De link ‘{value}’ leidt naar iets buiten deze site. Plak het hele webadres, met https:// ervoor.",
    "L-006": "Deze link heeft nog geen adres. Schrijf: [tekst](https://adres).",
    "L-007": "Deze link klopt niet: ‘{value}’. Schrijf: [tekst](https://adres), zonder spaties in het adres.",
    "L-008": "‘{value}’ is geen webadres. Plak het hele adres, met https:// ervoor.",
    "L-010": "Deze link gaat naar ‘{value}’, maar zijn tekst is een ander adres. Zeg waar hij heen gaat.",
    "P-001": "Hier staat iets dat een burgerservicenummer kan zijn (‘{value}’). Haal het weg.",
    "P-002": "Hier staat een bankrekeningnummer (‘{value}’). Haal het weg, of noem de website van de organisatie.",
    "P-003": "‘{value}’ lijkt het e-mailadres van één persoon. Kies een algemeen adres, zoals info@, of een webpagina.",
    "P-004": "‘{value}’ lijkt een telefoonnummer. Haal het weg, of noem een webpagina.",
    "P-005": "‘{value}’ lijkt een adres. Noem liever de wijk of de straat.",
    "P-006": "‘{value}’ noemt iemand bij naam. Schrijf liever ‘een bewoner’ of ‘een moeder’, of iemands openbare "
    "functie.",
    "P-009": "Is er iemand te herkennen? Vraag of diegene het goedvindt. Weet je het nog niet, dan gaat het beeld niet "
    "mee.",
}
"""Code -> words. A value that is a slug in the check is a `name` here."""
LIKELY_SETBACK = "Misschien past ‘{value}’."
"""Which setback the words of the text name, after the words that ask for one."""
LIKELY_PARAGRAPH = "Misschien is het deze: ‘{value}’."
"""Which paragraph probably lacks a mark, after the words that ask for one; the value is how it begins."""
