"""What the check found, as a friendly text for the person who opened a pull request: a comment on it, and a page.

Only of what Python itself has: the comment is written where nothing else may run.
"""

import html
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import ClassVar

from ..model.problems import Level, Problem

NUMBERS = ("nul", "één", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien")
SECTIONS = (
    (Level.ERROR, "Dit moet nog", "Deze punten moeten weg voordat je tekst op de site kan."),
    (Level.WARNING, "Kijk hier nog eens naar", "Vaak is dit een vergissing. Klopt het zo, laat het dan staan."),
    (Level.ADVICE, "Tips", "Advies over taal en privacy. Je mag ervan afwijken."),
)
SPECIAL = re.compile(r"([\\\[\]*_!|~#>`@])")
MOST_PROBLEMS = 500
"""Points that a proposal is told of, the heaviest; of more nobody knows the number."""
MOST_STEPS = 3
MOST_MORE = 40
"""Points that are listed below the next steps; a longer list helps nobody."""
LONGEST_REST = 25_000
"""Characters of that list: GitHub takes 65,536 in a comment, and none of a longer one."""
MENDING = re.compile(
    r"(?:Schrijf|Voeg toe|Zet|Begin|Maak|Haal)\b[^`.]*`(?P<written>[^`]+)`|Bedoel je '(?P<meant>[^']+)'\?"
)
"""In the advice of a message: what to write, or the word that was meant."""
NO_MENDING = re.compile(r"[a-z_]+|\W|.*/|.*(?:\.\.\.|\(adres\)).*|(?:hoedan|git) .*")
"""What stands after such a word and is not to be written there: a key alone, a folder, a gap to fill, a command."""
OTHER_EXAMPLE = re.compile(r"(?:,| of) `")


@dataclass(frozen=True)
class Counts:
    """What the stories of a proposal have; all nothing when it has none."""

    stories: int = 0
    words: int = 0
    headings: int = 0
    sources: int = 0
    passages: int = 0
    NAMES: ClassVar[tuple[str, ...]] = ("stories", "words", "headings", "sources", "passages")


@dataclass(frozen=True)
class Proposal:
    """What GitHub knows of a proposal."""

    paths: frozenset[str] = frozenset()
    """Of the files that it changes."""
    edit: Callable[[str], str] = lambda _: ""
    """Gives of a path the address where that file can be changed, or nothing."""
    is_first: bool = False
    """Whether nothing of the writer was ever taken."""
    is_draft: bool = False


@dataclass(frozen=True)
class Previews:
    """Where the proposal can be seen as it will be."""

    links: tuple[tuple[str, str], ...] = ()
    """What each is called, and its address."""


def write_comment(
    problems: Iterable[Problem],
    counts: Counts,
    previews: Previews,
    proposal: Proposal = Proposal(),
) -> str:
    """The comment on a proposal: what is good, at most three next steps, where to see it, and how to go on."""
    ordered = in_order_of_weight(problems, proposal.paths)
    errors = sum(found.is_error for found in ordered)
    parts = [f"## {headline(errors, len(ordered) - errors)}"]
    if proposal.is_first:
        parts.append(
            "Welkom, en dank je wel! Dit bericht komt van een programma dat je tekst naleest. Je hoeft niets te "
            "installeren, en een redacteur leest ook mee."
        )
    if good := what_is_good(counts, errors):
        parts.append(good)
    elif proposal.is_first and not counts.stories:
        parts.append(
            "In dit voorstel staat geen verhaal dat de site leest. Wilde je er een insturen? Zet het bestand dan in de "
            "map `stories`, met een naam die eindigt op `.md`."
        )
    if ordered:
        parts += ["### Je volgende stap" if len(ordered) == 1 else "### Je volgende stappen"]
        parts += [step(number, found, proposal.edit) for number, found in enumerate(ordered[:MOST_STEPS], 1)]
    if more := ordered[MOST_STEPS:]:
        parts.append(the_rest(more))
    if previews.links:
        links = " en ".join(f"[{label}]({address})" for label, address in previews.links)
        shown = "zoals het nu is, met de punten erboven" if errors else "zoals het op de site komt"
        parts.append(f"### Zo ziet het eruit\n\n{links}, {shown}. Je ziet ze als je bij GitHub bent ingelogd.")
    return "\n\n".join([*parts, how_to_go_on(errors, proposal.is_draft)]) + "\n"


def in_order_of_weight(problems: Iterable[Problem], changed: Collection[str] = ()) -> list[Problem]:
    """Errors first, then warnings, then advice; each in the order of files and lines.

    Of each those in the changed files come first: what is wrong elsewhere comes of them.
    """
    weights = {level: weight for weight, (level, _, _) in enumerate(SECTIONS)}
    return sorted(set(problems), key=lambda found: (weights[found.level], found.path not in changed, found))


def what_is_good(counts: Counts, errors: int) -> str:
    """What is there already, in a sentence or two."""
    if not counts.stories:
        return ""
    there = [
        text
        for text, number in (
            (f"{dutch(counts.words)} {'woord' if counts.words == 1 else 'woorden'}", counts.words),
            (f"{counts.headings} van de vijf koppen" if counts.headings < 5 else "alle vijf koppen", counts.headings),
            (f"{counts.sources} {'bron' if counts.sources == 1 else 'bronnen'}", counts.sources),
            (f"{counts.passages} {'passage' if counts.passages == 1 else 'passages'}", counts.passages),
        )
        if number and (counts.stories == 1 or "koppen" not in text)
    ]
    whose = "Je verhaal heeft" if counts.stories == 1 else f"Je {counts.stories} verhalen hebben samen"
    listed = ", ".join(there[:-1]) + (" en " if there[:-1] else "") + there[-1] if there else ""
    rest = " De vorm klopt helemaal." if not errors else ""
    return f"**Dit is al goed.** {whose} {listed}.{rest}" if listed else ""


def step(number: int, found: Problem, edit: Callable[[str], str]) -> str:
    """One thing to do: where, what, and the text to copy."""
    place = f"regel {found.line} van {safe(found.path)}"
    if address := edit(found.path):
        place = f"[{place}]({address}#L{found.line})"
    lines = [f"**{number}.** In {place}: {safe(found.message)} ({found.code})"]
    if text := mending_text(found):
        fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", text)), default=0))
        how = "Om over te nemen:" if "Bedoel je" in found.message else "Zo schrijf je het, met wat bij jou klopt:"
        lines += ["", how, "", f"{fence}text\n{text}\n{fence}"]
    return "\n".join(lines)


def mending_text(found: Problem) -> str:
    """What to write instead, when the advice of the message has it."""
    *_, last = [None, *MENDING.finditer(found.message)]
    if not last or not last["written"]:
        return last["meant"] if last else ""
    text = last["written"].strip()
    is_one = not OTHER_EXAMPLE.match(found.message, last.end())
    return text if is_one and not NO_MENDING.fullmatch(text) else ""


def the_rest(problems: Sequence[Problem]) -> str:
    """What can wait, folded away."""
    lines: list[str] = []
    for found in problems[:MOST_MORE]:
        line = f"- Regel {found.line} van {safe(found.path)}: {safe(found.message)} ({found.code})"
        if sum(map(len, lines)) + len(line) > LONGEST_REST:
            break
        lines.append(line)
    if len(problems) > len(lines):
        lines.append(f"- En nog {len(problems) - len(lines)}.")
    summary = "Er is nog één punt" if len(problems) == 1 else f"Er zijn nog {word(len(problems))} punten"
    return "\n".join([f"<details><summary>{summary}</summary>", "", *lines, "", "</details>"])


def how_to_go_on(errors: int, is_draft: bool) -> str:
    if not errors and is_draft:
        return (
            "Je voorstel is nog een concept. Kies onderaan 'Ready for review' als een redacteur mag meelezen. Dit "
            "bericht verandert mee als je nog iets aanpast."
        )
    if not errors:
        return "Een redacteur leest nu mee en reageert hier. Dit bericht verandert mee als je nog iets aanpast."
    return (
        "**Zo verbeter je het.** Kies hierboven het bestand, verander de regel en kies 'Commit changes'. De controle "
        "begint dan vanzelf opnieuw, en dit bericht verandert mee.\n\n"
        "Kom je er niet uit? Schrijf hieronder wat je niet lukt. De redactie helpt je verder."
    )


def write_review_summary(problems: Iterable[Problem]) -> str:
    """The page of a run of the check: every point with its file and line."""
    ordered = sorted(set(problems))
    errors = sum(found.is_error for found in ordered)
    parts = [f"# {headline(errors, len(ordered) - errors)}"]
    for level, title, introduction in SECTIONS:
        found = [each for each in ordered if each.level is level]
        if found:
            parts += [f"## {title}", introduction, *lists_by_file(found)]
    return "\n\n".join([*parts, "Bij het voorstel staat een bericht met je volgende stappen."]) + "\n"


def headline(errors: int, others: int) -> str:
    if errors:
        return f"Je voorstel is bijna klaar: {count(errors)} {'moet' if errors == 1 else 'moeten'} nog"
    if others:
        return (
            f"Je voorstel kan zo worden nagekeken; er {'is' if others == 1 else 'zijn'} {count(others)} om te bekijken"
        )
    return "Je voorstel is in orde. Dank je wel!"


def count(number: int) -> str:
    return f"{word(number)} {'punt' if number == 1 else 'punten'}"


def word(number: int) -> str:
    if number >= MOST_PROBLEMS:
        return f"{MOST_PROBLEMS} of meer"
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def dutch(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def lists_by_file(problems: Sequence[Problem]) -> list[str]:
    lists = []
    for path, found in groupby(problems, key=lambda each: each.path):
        lines = [f"- [ ] **Regel {each.line}**: {safe(each.message)} ({each.code})" for each in found]
        lists.append("\n".join([f"**{safe(path)}**", "", *lines]))
    return lists


def safe(text: str) -> str:
    """Text with words of contributors in it: nothing in it becomes a link, an image, HTML or a call to somebody.

    `code` stays code.
    """
    pieces = text.split("`")
    if len(pieces) % 2 == 0:
        return escape(text)
    return "".join(f"`{piece}`" if number % 2 else escape(piece) for number, piece in enumerate(pieces))


def escape(text: str) -> str:
    """`@` gets a joiner: a backslash does not keep GitHub from calling who is named."""
    quiet = html.escape(text, quote=False).replace("://", ":&#8203;//").replace("www.", "www&#8203;.")
    return SPECIAL.sub(lambda found: "@&#8203;" if found[1] == "@" else f"\\{found[1]}", quiet)
