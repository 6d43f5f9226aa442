"""Whether a file that is read more than once is the same file each time.

What is in it was hashed when it was first read. A file that somebody writes to in
between would give figures that its digest is not of.
"""

from pathlib import Path
from typing import Self

import attrs

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.text import Text
from guiju.plugins.intake.faults.file_unreadable import file_unreadable


@attrs.frozen
class Stamp:
    """What a file shows when it is written to."""

    location: Path
    size: int
    changed: int
    node: int

    @classmethod
    def of(cls, location: Path) -> Self:
        """Return the stamp of the file as it is now."""
        shown = location.stat()
        return cls(location, shown.st_size, shown.st_mtime_ns, shown.st_ino)

    def check(self) -> None:
        """Stop where the file is not the one that it was.

        Raises:
            DiagnosticError: it was written to, or is gone.
        """
        try:
            if Stamp.of(self.location) == self:
                return
        except OSError:
            pass
        reason = Text(
            zh="读的时候它被改动了", en="it was changed while it was being read"
        )
        advice = Text(zh="等写完了再运行一次", en="run again when nobody writes to it")
        fault = file_unreadable(self.location.name, reason, advice)
        raise DiagnosticError(fault)
