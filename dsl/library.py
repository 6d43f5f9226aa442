"""Other files of rules: what 引用 and 继承 ask for, and what they are given.

The language opens no file. Whoever compiles a rulebook brings a library, and the
library alone decides what a name may reach.
"""

from enum import Enum
from typing import Protocol

import attrs

from guiju.engine.diagnostic import Diagnostic
from guiju.engine.record import Record
from guiju.engine.text import Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Page(Record):
    """A file of rules. ``file`` names it in messages, and no other file so."""

    file: str
    text: str


class Reason(Enum):
    """Why a library gives nothing."""

    MISSING = "missing"
    """There is no such file."""
    NOT_SHIPPED = "not shipped"
    """It is no name of a file, and no rulebook of that name is shipped."""
    OUTSIDE = "outside"
    """It leads out of the folder of the rulebook."""
    UNREADABLE = "unreadable"
    """The system does not let it be read; ``cause`` says why."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Refused(Record):
    """Nothing was given; ``near`` are the names for which something would be."""

    reason: Reason
    near: tuple[str, ...] = ()
    cause: Text | None = None


Answer = Page | Refused | Diagnostic
"""A diagnostic is of the other file itself: its bytes are no text."""


class Library(Protocol):
    """Gives the file that a rulebook names."""

    def __call__(self, name: str, beside: str) -> Answer:
        """Return what ``name`` means in the file ``beside``, itself such a name."""


def no_library(name: str, beside: str) -> Answer:
    """Be the library where there are no other files."""
    del beside
    is_file = name.endswith(SUFFIX)
    return Refused(reason=Reason.MISSING if is_file else Reason.NOT_SHIPPED)


SUFFIX = ".guiju"
"""What the name of a file of rules ends with; other names are shipped rulebooks."""
