"""What frozen values share: how they are shown, compared and hashed.

attrs writes these methods for each class anew, at every start of the program. They are
more than half of what a class costs, and a cold ``guiju check`` defines three hundred:
a fifth of all its time. Here they are written once, and a class that inherits them
tells attrs so by ``eq=False`` and ``repr=False``. What is compared or hashed by the
thousand, as expressions are, keeps the faster methods of its own and is only shown.
"""

from collections.abc import Callable
from functools import cache
from operator import attrgetter
from typing import Any, ClassVar

import attrs


class Shown:
    """Shows its fields as attrs would. With ``eq=False`` it equals itself alone."""

    __slots__ = ()
    __attrs_attrs__: ClassVar[Any]

    def __repr__(self) -> str:
        names = (field.name for field in attrs.fields(type(self)) if field.repr)
        shown = (f"{name}={getattr(self, name)!r}" for name in names)
        return f"{type(self).__qualname__}({', '.join(shown)})"


class Record(Shown):
    """Equal to what is of its class and has equal fields, as attrs would compare."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        read = self._reader()
        return bool(read(self) == read(other))

    def __hash__(self) -> int:
        return hash((type(self), self._reader()(self)))

    @classmethod
    @cache
    def _reader(cls) -> Callable[[object], object]:
        """Return what reads all the fields that count for equality."""
        names = [field.name for field in attrs.fields(cls) if field.eq]
        return attrgetter(*names) if names else lambda _: ()
