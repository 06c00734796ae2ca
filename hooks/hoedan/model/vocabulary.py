"""What a library is about, from its `library.yml`: its names, lists of words and headings. No code has any of them."""

from collections.abc import Collection, Mapping
from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from .fields import UNIQUE, Decimal, FrontMatterModel, LongText, SlugText, Text, Title, WebAddress
from .fixed_words import DataTheme, Evidence, Part, Phase, Quality
from .words import Word

FILE = "library.yml"
Group = Annotated[tuple[Text, ...], Field(min_length=2)]
"""Words that mean the same to who searches."""


class WordEntry(FrontMatterModel):
    """A word of a list: how it is written in a file, and what a reader sees."""

    slug: SlugText = Field(examples=["jongeren"])
    label: Title = Field(examples=["Jongeren"])


class FamilyEntry(WordEntry):
    """A group of ingredients, and its colour among the tokens of the design."""

    colour: Text = Field(examples=["moss"])


class StatusEntry(WordEntry):
    """How a practice fares; `phase` says what that means to the program."""

    help: Text = Field(examples=["Jullie doen het nu."])
    phase: Phase = Field(examples=["loopt"])


class PartnerTypeEntry(WordEntry):
    """A kind of organisation; `phrase` is how a sentence names it, left out when there is nothing to say."""

    phrase: Text | None = Field(None, examples=["een bedrijf"])


class EvidenceEntry(FrontMatterModel):
    """The criterion of what a story rests on, in the words of the page."""

    slug: Evidence = Field(examples=["meer-stemmen"])
    help: Text = Field(examples=["Er zijn twee of meer soorten bronnen."])


class FrameworkEntry(WordEntry):
    """A law, or a task in the accounts, by which readers order their work; a theme says under which it falls."""

    group: Title = Field(examples=["Wetgeving"])
    """What stands before those of one kind on a page."""
    code: Text | None = Field(None, examples=["6.3"])
    url: WebAddress | None = Field(None, examples=["https://voorbeeld.nl/wet"])
    """Where it stands, at an address that goes on meaning the same."""

    @property
    def name(self) -> str:
        """The code and the label, as a page calls it."""
        return f"{self.code}\u00a0{self.label}" if self.code else self.label


class HeadingEntry(FrontMatterModel):
    """A heading of a story; one without `part` may be left out."""

    title: Title = Field(examples=["Aanleiding"])
    part: Part | None = Field(None, examples=["aanleiding"])
    help: Text = Field(examples=["Wat speelde er, en voor wie?"])
    example: Text = Field(examples=["Begin met een moment, een cijfer of een vraag."])
    cues: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["aanleiding", "achtergrond"])
    """Words with which somebody else's document speaks of the same, in a heading or in a sentence."""


class WantEntry(FrontMatterModel):
    """Why a story is worth reading for a role: one of a quality, an ingredient, a setback, or a kind of partner."""

    weight: Decimal = Field(examples=["2"])
    quality: Quality | None = Field(None, examples=["cijfers"])
    ingredient: Text | None = Field(None, examples=["een-ingredient"])
    setback: Text | None = Field(None, examples=["een-struikelblok"])
    partner: Text | None = Field(None, examples=["bewonersgroep"])
    words: Text | None = Field(None, examples=["bewoners deden zelf mee"])
    """With a kind of partner: how that is told."""


class RoleEntry(WordEntry):
    """Who reads, and what for."""

    wish: Text = Field(examples=["verhalen met cijfers en met wat er misging"])
    """What the route looks for, as the end of 'Deze route zoekt ...'."""
    part: Part = Field(examples=["aanpak"])
    """The part of a story to read when there is no time for all of it."""
    asks: Literal["ja", "nee"] = Field("nee", examples=["ja"])
    """Whether questions to ask are part of it."""
    wants: tuple[WantEntry, ...] = Field(min_length=1, examples=[{"weight": "2", "quality": "cijfers"}])


class Vocabulary(FrontMatterModel):
    """The content of `library.yml`."""

    motto: Title = Field(examples=["Verhalen om van te leren"])
    tagline: Title = Field(examples=["Praktijkverhalen over energie"])
    data_title: Text = Field(examples=["Praktijkverhalen over energie"])
    keywords: tuple[Text, ...] = Field(min_length=1, json_schema_extra=UNIQUE, examples=["energie"])
    data_themes: tuple[DataTheme, ...] = Field(min_length=1, json_schema_extra=UNIQUE, examples=["GOVE"])
    families: tuple[FamilyEntry, ...] = Field(
        min_length=1, examples=[{"slug": "begin", "label": "Begin", "colour": "moss"}]
    )
    statuses: tuple[StatusEntry, ...] = Field(
        min_length=2, examples=[{"slug": "loopt", "label": "Loopt", "help": "Jullie doen het nu.", "phase": "loopt"}]
    )
    target_groups: tuple[WordEntry, ...] = Field(min_length=1, examples=[{"slug": "jongeren", "label": "Jongeren"}])
    partner_types: tuple[PartnerTypeEntry, ...] = Field(
        min_length=1, examples=[{"slug": "bedrijf", "label": "Bedrijf"}]
    )
    municipality_type: Text = Field(examples=["gemeente"])
    """The kind of partner that a municipality is."""
    other_type: Text = Field(examples=["overig"])
    """The kind of partner that says nothing."""
    source_kinds: tuple[WordEntry, ...] = Field(min_length=1, examples=[{"slug": "pers", "label": "Pers"}])
    independent_kind: Text = Field(examples=["onderzoek"])
    """The kind of source with which a story was looked at by others."""
    evidence: tuple[EvidenceEntry, ...] = Field(examples=[{"slug": "meer-stemmen", "help": "Er zijn meer bronnen."}])
    story_headings: tuple[HeadingEntry, ...] = Field(examples=[{"title": "Aanleiding", "part": "aanleiding"}])
    ingredient_headings: tuple[Title, ...] = Field(min_length=1, json_schema_extra=UNIQUE, examples=["Wat is het?"])
    frameworks: tuple[FrameworkEntry, ...] = Field(
        (), examples=[{"slug": "een-wet", "group": "Wetgeving", "label": "Een wet"}]
    )
    roles: tuple[RoleEntry, ...] = Field((), examples=[{"slug": "raadslid", "label": "Raadslid"}])
    """Who can ask for a route through the stories, in the order of the form."""
    examples: dict[str, LongText] = Field({}, examples=[{"partners.name": "Naam van de organisatie"}])
    """Field of a story -> what somebody might fill in, as the form and the Word template show it."""
    mailboxes: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["info"])
    """The first word of an address that belongs to an organisation."""
    synonyms: tuple[Group, ...] = Field((), examples=[["proef", "pilot"]])
    jargon: dict[str, Text] = Field({}, examples=[{"borgen, borging": "vastleggen"}])
    """Forms of a term, separated by commas -> a plain alternative."""
    known_abbreviations: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["EU"])
    abbreviations: dict[str, Text] = Field({}, examples=[{"APV": "algemene plaatselijke verordening"}])
    spelling: tuple[Text, ...] = Field((), json_schema_extra=UNIQUE, examples=["buurtbatterij"])
    """Words that are right and in no dictionary."""

    def words(self, name: str) -> Mapping[str, Word]:
        """The list of words that this field holds: slug -> word, in order."""
        return self._words[name]

    @cached_property
    def _words(self) -> Mapping[str, Mapping[str, Word]]:
        lists = {
            "families": self.families,
            "statuses": self.statuses,
            "target_groups": self.target_groups,
            "partner_types": self.partner_types,
            "source_kinds": self.source_kinds,
            "frameworks": self.frameworks,
        }
        return {name: {each.slug: word_of(each) for each in entries} for name, entries in lists.items()}

    def frameworks_by_group(self, slugs: Collection[str]) -> Mapping[str, list[FrameworkEntry]]:
        """Group -> the frameworks among these, both in the order of the file."""
        groups: dict[str, list[FrameworkEntry]] = {}
        for each in self.frameworks:
            if each.slug in slugs:
                groups.setdefault(each.group, []).append(each)
        return groups

    @cached_property
    def headings(self) -> tuple[str, ...]:
        """Every heading that a story must have, in order."""
        return tuple(each.title for each in self.story_headings if each.part)

    @cached_property
    def optional_headings(self) -> tuple[str, ...]:
        return tuple(each.title for each in self.story_headings if not each.part)

    @cached_property
    def all_headings(self) -> tuple[str, ...]:
        return (*self.headings, *self.optional_headings)

    def heading_of(self, part: Part) -> str:
        """What this library calls a part of a story."""
        return next(each.title for each in self.story_headings if each.part == part)

    @cached_property
    def setback_heading(self) -> str:
        """The section where a setback is expected; one may be marked anywhere."""
        return self.heading_of("tegenslag")

    def labels(self, name: str) -> dict[str, str]:
        """Slug -> label of the words of a list."""
        return {slug: word.label for slug, word in self.words(name).items()}

    def statuses_in(self, *phases: Phase) -> list[str]:
        """The statuses that mean one of these."""
        return [each.slug for each in self.statuses if each.phase in phases]

    @cached_property
    def partner_phrases(self) -> Mapping[str, str]:
        """Kind of partner -> how a sentence names it; empty when that says nothing."""
        return {each.slug: each.phrase or "" for each in self.partner_types}

    @cached_property
    def evidence_help(self) -> Mapping[str, str]:
        return {each.slug: each.help for each in self.evidence}


EMPTY = Vocabulary.model_construct(
    motto="", tagline="", data_title="", keywords=(), data_themes=(), families=(), statuses=(), target_groups=(),
    partner_types=(), municipality_type="", other_type="", source_kinds=(), independent_kind="", evidence=(),
    story_headings=(), ingredient_headings=(),
)  # fmt: skip
"""Of a library that has no right `library.yml`: nothing is made of it."""


def word_of(entry: WordEntry) -> Word:
    match entry:
        case StatusEntry():
            return Word(entry.slug, entry.label, phase=entry.phase)
        case FamilyEntry():
            return Word(entry.slug, entry.label, colour=entry.colour)
    return Word(entry.slug, entry.label)
