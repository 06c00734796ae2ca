"""The builds of one process, event by event: where a site is written, what is written, how it takes its place."""

import shutil
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Generic, Protocol, TypeVar
from zipfile import BadZipFile

from .asset import Asset, SlowFile
from .background import BackgroundJobs, Job
from .beside import Ahead, do_all, end_all, in_parts
from .garbage import keeping_everything, leave_it, release
from .memory import Memory
from .packed import pack, unpack
from .rebuild import PageToWrite, Rebuild
from .record import RECORD_FILE, leave_record, remove_gone, take_record
from .shelf import AS_IT_IS, Shelf
from .swap import put_in_place, waiting_place
from .turn import Turn

NOT_FOUND = "404.html"
"""Every site has it, as MkDocs makes it of each theme; a folder of somebody's own texts has not."""
AT_ONCE = 20
"""Pages or files in a job for one process: a tenth of a second, so that all processes are done at the same time."""
LateWork = Callable[[Path], Iterable[str]]
"""Writes files below a folder in which others are at work; gives their paths, or that of a folder of its own."""
Written = TypeVar("Written", bound=PageToWrite)


@dataclass(frozen=True)
class Frame(Generic[Written]):
    """What makes a whole file of the HTML of an article."""

    put_around: Callable[[Written, str], str]
    made_of: str
    """Stands for all that it shows beside what the publication says of a page."""


class Publication(Protocol):
    """What a build writes, as far as this room has to know."""

    @property
    def assets(self) -> Sequence[Asset]:
        """The files that are no pages, but for what is late."""
        ...

    @property
    def everything(self) -> str:
        """A digest of all content."""
        ...

    def around(self, url: str) -> object:
        """What stands around the HTML of the page at an address; equal only when it reads the same."""
        ...

    def write_late(self, site: Path) -> None:
        """Write the files that hold every text, and take long."""
        ...

    def late_work(self) -> Sequence[LateWork]:
        """The same in parts that may be done at the same time."""
        ...


class SiteBuild:
    """One build. Whole, it is written beside the site that stands; with `is_dirty`, what changed goes into the site.

    Into a site of which there is no record, also a dirty build is a whole one.
    """

    def __init__(self, publication: Publication, site: Path, *, is_dirty: bool) -> None:
        self.publication = publication
        self.site = site
        """The folder that the world sees."""
        self.is_dirty = is_dirty
        before = take_record(site) if is_dirty else None
        self._rebuild = Rebuild(before, publication.around) if is_dirty else None
        self.folder = waiting_place(site) if before is None else site
        """The folder to write to."""
        if before is None:
            self.clean_up()  # what a build that was killed left behind

    @property
    def is_whole(self) -> bool:
        return self.folder != self.site

    def needs_page(self, page: PageToWrite) -> bool:
        return self._rebuild is None or self._rebuild.needs(page)

    def needs_file(self, asset: Asset) -> bool:
        return self._rebuild is None or self._rebuild.needs_file(asset.url, asset.stamp())

    def needs_late(self) -> bool:
        """Whether what holds every text has to be made again."""
        return self._rebuild is None or self._rebuild.needs_file("data/", self.publication.everything)

    def late_work(self, memory: Memory) -> list[Callable[[], object]]:
        """Write what holds every text, or take it from what is kept."""
        works, shelf = self.publication.late_work(), memory.shelf
        if shelf is None or self.is_dirty:
            return [partial(write, self.folder) for write in works]
        names = [shelf.name_of("late", number, self.publication.everything) for number, _ in enumerate(works)]
        return [partial(self._write_kept, write, shelf, name) for write, name in zip(works, names, strict=True)]

    def _write_kept(self, write: LateWork, shelf: Shelf, name: str) -> None:
        """Write files as they are kept when they were made of the same before."""
        with suppress(BadZipFile):
            if (kept := shelf.find(name)) is not None:
                unpack(kept, self.folder)
                return
        shelf.keep(name, pack(self.folder, write(self.folder)))

    def write_files(self, assets: Iterable[Asset]) -> None:
        for asset in assets:
            asset.write_below(self.folder)

    def write_pages(self, pages: Sequence[Written], frame: Frame[Written], memory: Memory) -> None:
        """Write pages. What is kept is not made, but with `--dirty`: then has to be known what a page came out like."""
        for page in pages:
            make = partial(self._make, page, frame)
            if memory.shelf and not self.is_dirty:
                made_of = page.url, page.made_of(), self.publication.around(page.url), frame.made_of
                html = memory.keep(make, AS_IT_IS, *made_of)
            else:
                html = make()
            file = self.folder / page.url / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(html.encode("utf-8", "xmlcharrefreplace"))

    def _make(self, page: Written, frame: Frame[Written]) -> str:
        try:
            return frame.put_around(page, self._rebuild.html_of(page) if self._rebuild else page.render())
        except Exception as error:
            error.add_note(f"Dit ging mis bij de pagina /{page.url}.")
            raise

    def finish(self, *, is_refused: bool) -> None:
        """Leave the site as it is now; a whole build that is refused leaves the one that stood."""
        if self._rebuild:
            if self._rebuild.before:
                remove_gone(self.site, self._rebuild.before, self._rebuild.now)
            leave_record(self.folder, self._rebuild.now)
        if self.is_whole and not is_refused:
            keep_hidden(self.site, self.folder)
            put_in_place(self.folder, self.site)
        self.clean_up()

    def clean_up(self) -> None:
        """Remove what was not put in place."""
        shutil.rmtree(waiting_place(self.site), ignore_errors=True)


class SiteBuilder:
    """Builds a site, once or again and again; what takes long and nobody waits for comes later when it is served."""

    def __init__(self, warn: Callable[[str], None]) -> None:
        self.memory = Memory()
        self._begun = 0.0
        self.build: SiteBuild | None = None
        """The build that is being made, or was made last."""
        self.is_serving = False
        self._is_dirty = False
        self._late: Job | None = None
        """What has to be done after this build."""
        self._jobs = BackgroundJobs(warn)
        self._ahead = Ahead()
        self._turn = Turn()

    def start(self, *, is_serving: bool, is_dirty: bool) -> None:
        self.is_serving, self._is_dirty = is_serving, is_dirty

    @contextmanager
    def reading(self) -> Iterator[None]:
        """For reading the content: what was left for later gives way, and all that is read stays until the end."""
        self.build = self._late = None
        self._begun = time.time()
        self._jobs.give_way()
        with keeping_everything():
            yield

    def make_ahead(self, assets: Iterable[Asset]) -> None:
        """Begin to make what does not hang on any text, while texts are read; not for a site that is served."""
        if not self.is_serving:
            self._ahead.begin([asset.file.content for asset in assets if isinstance(asset.file, SlowFile)])

    def wait_for_turn(self, root: Path, tell: Callable[[], None]) -> None:
        """Wait until no other process builds the library below `root`; one that serves it has a site of its own."""
        if not self.is_serving:
            self._turn.take(root, tell)

    def begin(self, publication: Publication, site: Path) -> SiteBuild:
        self.build = SiteBuild(publication, site, is_dirty=self._is_dirty)
        return self.build

    def write(self, build: SiteBuild, pages: Iterable[Written], frame: Frame[Written]) -> None:
        """Write every page and file that has to be written, and what holds every text.

        Raises:
            GoneError: when a process that helps was killed.

        """
        files = [asset for asset in build.publication.assets if build.needs_file(asset)]
        due = [page for page in pages if build.needs_page(page)]
        jobs: list[Callable[[], object]] = [partial(build.write_files, some) for some in in_parts(files, AT_ONCE)]
        jobs += [partial(build.write_pages, some, frame, self.memory) for some in in_parts(due, AT_ONCE)]
        if build.needs_late():
            if self.is_serving and not build.is_whole:  # whoever waits for a page to come up need not wait for this
                self._late = partial(build.publication.write_late, build.folder)
            else:
                jobs = [*build.late_work(self.memory), *jobs]
        is_alone = self.is_serving or build.is_dirty  # threads are at work, or what a page came out like is kept here
        self._ahead.stop()
        if is_alone:
            for job in jobs:
                job()
        else:
            do_all(jobs)
        if self.memory.shelf and not is_alone:
            self.memory.shelf.clear(since=self._begun)

    def finish(self, *, is_refused: bool) -> None:
        """The generator has written all else."""
        if self.build is None:
            return
        self.build.finish(is_refused=is_refused)
        self._turn.give_up()
        self.memory.forget_the_rest()
        release()
        late, self._late = self._late, None
        if late:
            self._jobs.ask(late)
        else:
            self._jobs.go_on()

    def fail(self) -> None:
        """The build has stopped halfway."""
        self._ahead.stop()
        release()
        self._jobs.go_on()
        if self.build:
            self.build.clean_up()
        self._turn.give_up()

    def stop(self) -> None:
        """Leave nothing at work, and nothing of a build that was broken off: the process ends.

        A process that helps may still be writing: who breaks off a second time ends the wait for it.
        """
        self._ahead.stop()
        end_all()
        self._jobs.stop()
        if self.build:
            self.build.clean_up()
        leave_it()


def would_be_lost(site: Path) -> bool:
    """Whether a folder holds what is no site, so that a site in its place would remove somebody's files."""
    is_site = (site / NOT_FOUND).is_file()
    return not is_site and site.is_dir() and any(not entry.name.startswith(".") for entry in site.iterdir())


def keep_hidden(old: Path, new: Path) -> None:
    """Take along what is hidden in the old site, such as `.git` of a published branch: MkDocs never removes that."""
    for entry in old.glob(".*"):
        if entry.name != RECORD_FILE and not (new / entry.name).exists():
            copy = shutil.copytree if entry.is_dir() else shutil.copy2
            copy(entry, new / entry.name)
