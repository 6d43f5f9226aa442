"""What frozen values share: how they are shown, compared and hashed.

attrs writes these methods for each class anew, at every start of the program. They are
more than half of what a class costs, and a cold ``guiju check`` defines three hundred:
a fifth of all its time. Here they are written once, and a class that inherits them
tells attrs so by ``eq=False`` and ``repr=False``. What is compared or hashed by the
thousand, as expressions are, keeps the faster methods of its own and is only shown.
"""

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
    _read: ClassVar["attrgetter[object]"]
    """Reads all fields that count for equality; without any, the class itself."""

    @classmethod
    def __attrs_init_subclass__(cls) -> None:
        names = [field.name for field in attrs.fields(cls) if field.eq]
        cls._read = attrgetter(*names or ["__class__"])

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return bool(self._read(self) == self._read(other))

    def __hash__(self) -> int:
        return hash((type(self), self._read(self)))


class Keyed(Record):
    """What mappings have for keys, as expressions are: it remembers its hash."""

    __slots__ = ("_hash",)
    _hash: int

    def __hash__(self) -> int:
        known: int | None = getattr(self, "_hash", None)
        if known is not None:
            return known
        found = hash((type(self), self._read(self)))
        object.__setattr__(self, "_hash", found)
        return found
