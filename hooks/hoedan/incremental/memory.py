"""What earlier builds in this process read and made, so that the next one only does what changed.

`mkdocs serve` builds again at each edit. Every step that costs time per story asks the memory first; a memory that is
new makes everything, so there is one way to build.
"""

import threading
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, TypeVar

from .beside import beside, in_parts
from .shelf import Form, Shelf

Result = TypeVar("Result")
Step = tuple[str, object, Callable[[], Result]]
"""Key, inputs, and what makes the result of them."""
MANY = 200
"""Results from which other processes are asked to help: of fewer they would not make up for being started."""
AT_ONCE = 20
"""Results that a process hands over at a time."""


class Memory:
    """Results by name and key, each with the inputs it was made of."""

    def __init__(self, shelf: Shelf | None = None) -> None:
        self.shelf = shelf
        """Where a part of it stays for the next process."""
        self._known: dict[tuple[str, str], tuple[Any, Any]] = {}
        self._asked: set[tuple[str, str]] = set()
        self._ground: tuple[Any, Any] | None = None

    def recall(self, name: str, key: str, inputs: object, make: Callable[[], Result]) -> Result:
        """What `make` gives, or gave before from equal inputs.

        The inputs are everything that the result depends on. They are compared, not hashed: the same object is equal
        at once, so results that are kept make good inputs of the next step.
        """
        place = (name, key)
        self._asked.add(place)
        known = self._known.get(place)
        if known is not None and known[0] == inputs:
            result: Result = known[1]
            return result
        result = make()
        self._known[place] = (inputs, result)
        return result

    def recall_all(self, name: str, steps: Sequence[Step[Result]]) -> list[Result]:
        """As `recall`, for many keys. When there is much to make it is made on all cores, and handed over."""
        due = [step for step in steps if not self._knows(name, *step[:2])]
        if len(due) >= MANY and threading.active_count() == 1:  # where threads are at work a process cannot be split
            jobs = [partial(make_each, [make for _, _, make in some]) for some in in_parts(due, AT_ONCE)]
            with beside(jobs) as made:
                results = [result for part in made for result in part]
            for (key, inputs, _), result in zip(due, results, strict=True):
                self._known[name, key] = (inputs, result)
        return [self.recall(name, *step) for step in steps]

    def _knows(self, name: str, key: str, inputs: object) -> bool:
        known = self._known.get((name, key))
        return known is not None and bool(known[0] == inputs)

    def keep(self, make: Callable[[], Result], form: Form[Result], *made_of: object) -> Result:
        """What `make` gives, or gave in an earlier process; see `Shelf.recall`."""
        return self.shelf.recall(make, form, *made_of) if self.shelf else make()

    def token(self, name: str, inputs: object) -> object:
        """An object that stays the same one as long as the inputs are equal: large inputs are compared once."""
        return self.recall("token", name, inputs, object)

    def rest_on(self, inputs: object, make: Callable[[], Result]) -> Result:
        """What all results depend on: the same object as long as its inputs are equal; else all is forgotten."""
        if self._ground is None or self._ground[0] != inputs:
            self._ground = (inputs, make())
            self._known = {}
        result: Result = self._ground[1]
        return result

    def forget_the_rest(self) -> None:
        """Forget what nobody asked for since the last time: files that are gone. A thread may go on asking."""
        asked, self._asked = self._asked, set()
        self._known = {place: self._known[place] for place in tuple(asked) if place in self._known}


def make_each(makes: Iterable[Callable[[], Result]]) -> list[Result]:
    return [make() for make in makes]
