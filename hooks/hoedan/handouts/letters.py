"""Letters that ask the municipalities and organisations in the stories whether it is still right: 'Klopt dit nog?'.

Each is a draft that a mail program opens; whom to send it to is for an editor to know.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from ..design.templates import templates_in
from ..language.slugs import file_stem
from ..library.freshness import withdrawal_url
from ..library.library import Library
from ..library.story import Story
from ..model.urls import change_url, still_right_url, story_url
from ..text.prose import read_prose

ROOM = Path(__file__).parent
STILL_RIGHT, CHANGED, WITHDRAW = "Ja, dit klopt nog", "Er is iets veranderd", "Haal dit weg"
"""What somebody can answer of a story."""
MOST_SENTENCES = 5
OVERVIEW = "overzicht.md"


@dataclass(frozen=True)
class Letter:
    """To one municipality or organisation, about all stories that it is in."""

    name: str
    stories: tuple[Story, ...]

    @property
    def file(self) -> str:
        return f"{file_stem(self.name)}.eml"


def letters_of(library: Library) -> list[Letter]:
    """One for each municipality and each organisation, in order of name; who is written in two ways gets one."""
    names: dict[str, str] = {}
    found: dict[str, dict[str, Story]] = defaultdict(dict)
    for story in library.stories:
        for name in names_in(story):
            names.setdefault(file_stem(name), name)
            found[file_stem(name)][story.slug] = story
    return [Letter(names[stem], tuple(found[stem].values())) for stem in sorted(found) if stem]


def names_in(story: Story) -> Iterator[str]:
    """The municipalities, partners and contact of a story. 'Gemeente Zwolle' is Zwolle: it gets one letter."""
    municipalities = {each.name for each in story.municipalities}
    yield from (f"Gemeente {name}" for name in municipalities)
    others = [partner.name for partner in story.front.partners]
    others += [story.front.contact.organisation] if story.front.contact else []
    yield from (
        name for name in others if name.removeprefix("Gemeente ").removeprefix("gemeente ") not in municipalities
    )


def write_letters(library: Library) -> Mapping[str, bytes]:
    """Name of a file -> a draft, and an overview of all."""
    letters = letters_of(library)
    overview = templates_in(ROOM).get_template("letters.md").render(letters=letters, site=library.settings)
    return {OVERVIEW: overview.encode(), **{letter.file: write_letter(letter, library) for letter in letters}}


def write_letter(letter: Letter, library: Library) -> bytes:
    """A draft without a receiver. The same stories give the same bytes."""
    site = library.settings
    message = EmailMessage(policy=SMTP)
    message["Subject"] = f"Klopt dit nog? Wat er over {letter.name} staat op {site.site_name}"
    if site.editors_address:
        message["From"] = site.editors_address
    message["X-Unsent"] = "1"  # a mail program opens it to be sent, not as something that came
    told = [
        (story, said_of(story, letter.name), address_of(story, library), answers(story, library))
        for story in letter.stories
    ]
    for form, add in (("letter.md", message.set_content), ("letter.html", message.add_alternative)):
        text = templates_in(ROOM).get_template(form).render(letter=letter, told=told, site=site)
        add(text, subtype="html" if form.endswith("html") else "plain", cte="quoted-printable")
    message.set_boundary("=_brief_=")  # else a number by chance, and other bytes each time
    return message.as_bytes()


def said_of(story: Story, name: str) -> list[str]:
    """The first sentences of a story that name somebody; a municipality is what all of it is about."""
    sentences = (sentence.text for paragraph in read_prose(story.body) for sentence in paragraph.sentences)
    return [" ".join(each.split()) for each in sentences if name in each][:MOST_SENTENCES]


def address_of(story: Story, library: Library) -> str:
    return library.settings.site_url + story_url(story.slug)


def answers(story: Story, library: Library) -> list[tuple[str, str]]:
    """Each answer with the link that has it filled in: of the first two the form with the story in it."""
    site = library.settings.site_url
    return [
        (STILL_RIGHT, site + still_right_url(story.slug)),
        (CHANGED, site + change_url(story.slug)),
        (WITHDRAW, withdrawal_url(story, library, WITHDRAW)),
    ]
