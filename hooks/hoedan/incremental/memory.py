"""What earlier builds in this process read and made, so that the next one only does what changed.

`mkdocs serve` builds again at each edit. Every step that costs time per story asks the memory first; a memory that is
new makes everything, so there is one way to build.
"""

from collections.abc import Callable
from typing import Any, TypeVar

Result = TypeVar("Result")


class Memory:
    """Results by name and key, each with the inputs it was made of."""

    def __init__(self) -> None:
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
