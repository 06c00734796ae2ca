"""`hoedan bundle`: curated bundles by name, or a choice of stories made on the spot."""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath

from ..bundle.binding import booklet_advice
from ..bundle.errors import BundleError, NoPangoError
from ..bundle.evidence import programs_missing
from ..bundle.files import ELSEWHERE, IN_PLACE, check_place
from ..bundle.freeze import freeze, kept_output
from ..bundle.manifest import MANIFEST
from ..bundle.options import BundleFormat, PressOptions
from ..bundle.outputs import Output, made_before, make_outputs, write_outputs
from ..bundle.plan import Choice, Plan, plan_bundle, plan_choice
from ..bundle.typesetter import Typesetter
from ..incremental.file_cache import OUTPUT
from ..language.dutch import counted, dutch_date, enumerate_dutch
from ..language.reasons import reason_of
from ..language.suggest import did_you_mean, nearest
from ..library.library import Library
from ..library.links import Links, link_library
from ..reading.bundle_files import find_folders
from ..reading.load import BUNDLES, EDITIONS
from .dutch_parser import within
from .shared import OK, CommandError, find_root, load_without_errors, progress_line, real_path

BOOKLET = "-boekje.pdf"
OWN = "eigen_bundels"
"""In the output folder; the name of a bundle has no underscore."""
NO_BUNDLES = "er zijn nog geen bundels in bundles/. Stel er zelf een samen met --stories en --title."


class Joined(argparse.Action):
    """A list that goes on when its option is given once more: `--format pdf --format press` asks for both."""

    def __call__(self, _parser: object, options: argparse.Namespace, values: object, _option: object = None) -> None:
        before = getattr(options, self.dest)
        setattr(options, self.dest, str(values) if before is self.default else f"{before},{values}")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.set_defaults(place_advice=ELSEWHERE)
    parser.add_argument("slugs", nargs="*", metavar="BUNDEL", help="mappen in bundles/ (standaard: alle)")
    forms = "pdf, large-print, booklet, press, epub (standaard: alle)"
    parser.add_argument("--format", action=Joined, default=",".join(BundleFormat), help=forms)
    parser.add_argument("--all", action="store_true", help="een eigen bundel van alle verhalen")
    parser.add_argument("--stories", action=Joined, metavar="A,B", help="een eigen bundel van deze verhalen")
    kinds = "een eigen bundel van verhalen, ingredient:A, setback:B en passage:C:D"
    parser.add_argument("--chapters", action=Joined, metavar="A,B", help=kinds)
    parser.add_argument("--ingredient", metavar="SLUG", help="een eigen bundel: verhalen met dit ingrediënt")
    parser.add_argument("--theme", metavar="SLUG", help="een eigen bundel: verhalen met dit thema")
    parser.add_argument("--province", metavar="NAAM", help="een eigen bundel: verhalen uit deze provincie of regio")
    parser.add_argument("--title", metavar="TITEL", help="de titel van een eigen bundel")
    parser.add_argument("--foreword", metavar="TEKST", help="het voorwoord van een eigen bundel")
    parser.add_argument("--freeze", action="store_true", help="leg de editie vast zoals zij is gemaakt, bij de bundel")
    parser.add_argument("--output", type=Path, metavar="MAP", help=f"standaard: {OUTPUT}")
    gram, leaf, copies = (
        within(int, 40, 400, "gram per m²"),
        within(float, 0.03, 1, "mm"),
        within(int, 1, 100_000, "stuks"),
    )
    paper = "papier van het binnenwerk, per m²"
    parser.add_argument("--paper", type=gram, default=PressOptions.weight, metavar="GRAM", help=paper)
    parser.add_argument("--thickness", type=leaf, metavar="MM", help="dikte van een blad (standaard: die van --paper)")
    parser.add_argument("--run", dest="copies", type=copies, default=PressOptions.run, metavar="N", help="oplage")


def run(options: argparse.Namespace) -> int:
    """Make bundles; content with errors makes none, as it makes no site."""
    root = find_root(options.root)
    try:
        check_names(root, options.slugs)
        make_bundles(load_without_errors(root).library, options)
    except BundleError as error:
        raise CommandError(str(error)) from error
    return OK


def check_names(root: Path, slugs: Iterable[str]) -> None:
    """Refuse a bundle that is not there, before anything is said of what is.

    Raises:
        BundleError: when one is not there.

    """
    known = [folder.name for folder in find_folders(root)]
    for slug in slugs if known else ():
        if slug not in known:
            suggestion = nearest(PurePath(slug).name, known)
            advice = did_you_mean(suggestion) if suggestion else f"Kies uit: {', '.join(known)}."
            raise BundleError(f"de bundel '{slug}' bestaat niet. {advice}")


def make_bundles(library: Library, options: argparse.Namespace) -> None:
    """Make and write what was asked for. All is made before anything is written.

    Raises:
        BundleError: when something stands in the way.

    """
    formats = read_formats(options.format)
    press = PressOptions(options.paper, options.thickness, options.copies)
    if press != PressOptions() and BundleFormat.PRESS not in formats:
        raise BundleError("--paper, --thickness en --run gaan over drukwerk. Zet press bij --format, of laat ze weg.")
    links = link_library(library)
    plans = list(choose_plans(library, options))
    if not plans:  # a library without bundles is built as any other: `make site` asks for all there are
        print(f"{NO_BUNDLES[0].upper()}{NO_BUNDLES[1:]}")
        return
    if options.freeze:
        plans = list(may_be_frozen(plans, library, options))
    folders = [folder_of(plan, library, options.output) for plan in plans]
    for folder in folders:
        check_place(folder, options.place_advice)
    typesetter = start_typesetter(links, formats)
    is_as_kept = press == PressOptions()
    outputs = [
        (kept_output(plan, links, formats) if is_as_kept and plan.is_curated else None)
        or made_before(plan, links, typesetter, formats, options=press, folder=folder)
        or make_one(plan, links, typesetter, formats, press)
        for plan, folder in zip(plans, folders, strict=True)
    ]
    for output, folder in zip(outputs, folders, strict=True):
        write_one(output, folder, options.place_advice)
        if options.freeze:
            freeze_one(output, library, folder)


def start_typesetter(links: Links, formats: list[BundleFormat]) -> Typesetter | None:
    """What sets type. An e-book alone can do without: it then has no pages of the printed edition to go to."""
    try:
        return Typesetter(links)
    except NoPangoError:
        if set(formats) != {BundleFormat.EPUB}:
            raise
    print("Pango ontbreekt: het e-boek krijgt geen paginanummers van de gedrukte editie.", file=sys.stderr)
    return None


def folder_of(plan: Plan, library: Library, chosen: Path | None) -> Path:
    """Where a publication goes. One of your own never takes the place of a bundle of the library, of any name."""
    base = chosen or library.root / OUTPUT
    is_shared = real_path(base) == real_path(library.root / OUTPUT)
    return base / OWN / plan.slug if is_shared and not plan.is_curated else base / plan.slug


def may_be_frozen(plans: Iterable[Plan], library: Library, options: argparse.Namespace) -> Iterator[Plan]:
    """The publications whose edition is not kept yet; one that was asked for by name and is, is refused."""
    if not all(plan.is_curated for plan in plans):
        raise BundleError("--freeze legt een bundel uit bundles/ vast; een eigen bundel heeft geen edities.")
    if set(read_formats(options.format)) != set(BundleFormat):
        raise BundleError("--freeze legt een editie vast in alle vormen. Laat --format weg.")
    bundles = {bundle.slug: bundle for bundle in library.bundles}
    for plan in plans:
        edition = library.edition_of(bundles[plan.slug])
        if edition is None:
            yield plan
            continue
        already = f"{plan.title}, {edition.front.edition} ({dutch_date(edition.front.date)}) ligt al vast"
        if plan.slug in options.slugs:
            advice = f"Geef een nieuwe editie in {bundles[plan.slug].path} een eigen `edition` en `date`."
            raise BundleError(f"{already} in {edition.folder}/. {advice}")
        print(f"{already}.", file=sys.stderr)


def freeze_one(output: Output, library: Library, made: Path) -> None:
    (bundle,) = (each for each in library.bundles if each.slug == output.plan.slug)
    try:
        folder = freeze(output, bundle, library, made)
    except OSError as error:
        place = f"{BUNDLES}/{bundle.slug}/{EDITIONS}/"
        raise BundleError(f"{place} is niet te schrijven: {reason_of(error)}. {IN_PLACE}") from error
    print(f"{folder}  vastgelegd")
    if missing := programs_missing(folder, output.plan.stem):
        print(
            f"{folder}: in deze editie staat geen keuring door {enumerate_dutch(missing)}. Wil je die erbij, verwijder "
            "dan deze map, draai `make evidence` en leg de editie opnieuw vast.",
            file=sys.stderr,
        )


def read_formats(words: str) -> list[BundleFormat]:
    formats = [word.strip() for word in words.split(",") if word.strip()]
    for word in formats:
        if word not in list(BundleFormat):
            suggestion = nearest(word, list(BundleFormat))
            advice = did_you_mean(suggestion) if suggestion else f"Kies uit: {', '.join(BundleFormat)}."
            raise BundleError(f"onbekende vorm '{word}' in --format. {advice}")
    if not formats:
        raise BundleError(f"bij --format staat geen vorm. Kies uit: {', '.join(BundleFormat)}.")
    return [BundleFormat(word) for word in formats]


def choose_plans(library: Library, options: argparse.Namespace) -> Iterator[Plan]:
    stories, chapters = (
        tuple(name.strip() for name in (words or "").split(",") if name.strip())
        for words in (options.stories, options.chapters)
    )
    facets = {"--ingredient": options.ingredient, "--theme": options.theme, "--province": options.province}
    named = (("--all", options.all), ("--stories", stories), ("--chapters", chapters))
    ways = [name for name, chosen in named if chosen]
    ways += [" en ".join(name for name, chosen in facets.items() if chosen)] if any(facets.values()) else []
    if len(ways) > 1:
        raise BundleError(f"{' en '.join(ways)} gaan niet samen: kies verhalen op één manier.")
    if ways:
        if options.slugs:
            advice = " Tussen verhalen staat een komma zonder spatie." if stories or chapters else ""
            raise BundleError(f"kies een bundel uit bundles/, of stel zelf een bundel samen; niet allebei.{advice}")
        chosen = tuple(story.slug for story in library.stories) if options.all else stories
        by = options.ingredient, options.theme, options.province
        choice = Choice(options.title or "", chosen, chapters, *by, options.foreword or "")
        yield plan_choice(choice, library)
        return
    if options.title or options.foreword:
        raise BundleError("kies ook verhalen: met --all, --stories, --chapters, --ingredient, --theme of --province.")
    bundles = {bundle.slug: bundle for bundle in library.bundles}
    if options.slugs and not bundles:
        raise BundleError(NO_BUNDLES)
    for slug in dict.fromkeys(options.slugs or bundles):
        yield plan_bundle(bundles[slug], library)


def make_one(
    plan: Plan, links: Links, typesetter: Typesetter | None, formats: list[BundleFormat], press: PressOptions
) -> Output:
    """Make one publication, and keep whoever waits in front of a screen informed."""
    if not sys.stderr.isatty():
        print(f"{plan.title}: {counted(len(plan.stories), 'verhaal', 'verhalen')} …", file=sys.stderr, flush=True)
    with progress_line() as tell:
        return make_outputs(
            plan, links, typesetter, formats, options=press, progress=lambda step: tell(f"{plan.title}: {step}")
        )


def write_one(output: Output, folder: Path, advice: str = ELSEWHERE) -> None:
    try:
        paths = write_outputs(output, folder)
    except OSError as error:
        raise BundleError(f"{folder} is niet te schrijven: {reason_of(error)}. {advice}") from error
    for path in paths:
        if path.name != MANIFEST:
            print(f"{path}  {path.stat().st_size / 1000:.0f} kB")
            if path.name.endswith(BOOKLET):
                print(f"  {booklet_advice(output.pages)}")
