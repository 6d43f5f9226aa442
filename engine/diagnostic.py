"""What Guiju tells a person who has to act. Data only: printing is done elsewhere."""

from enum import Enum

import attrs

from guiju.engine.record import Record
from guiju.engine.source import Cell, Span
from guiju.engine.text import Text


class Severity(Enum):
    """How much a finding weighs: errors stop a run, warnings ask for a decision."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Related(Record):
    """Another place that belongs to the finding, with what it shows."""

    place: Span | Cell
    message: Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Edit(Record):
    """Replace the text of ``span`` by ``text``. It never changes the meaning."""

    span: Span
    text: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Diagnostic(Record):
    """One finding: a stable code, what is so, where, and what to do about it."""

    code: str
    severity: Severity
    message: Text
    place: Span | Cell | None
    help: Text | None = None
    related: tuple[Related, ...] = ()
    fix: Edit | None = None
    cells: tuple[Cell, ...] = ()
    """Every cell of data that a finding of several is about, its place among them."""


class DiagnosticError(Exception):
    """Work that cannot go on. It carries everything there is to tell at once."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(f"{d.code} {d.message.en}" for d in diagnostics))
        self.diagnostics = diagnostics


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Coded(Record):
    """What every room declares of a thing to be found: its code, and why it matters.

    A room says which codes are its own, and what else there is to tell.
    """

    code: str
    since: str
    title: Text
    why: Text
    severity: Severity = Severity.ERROR

    def found(
        self,
        message: Text,
        advice: Text | None = None,
        place: Span | Cell | None = None,
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """Return the diagnostic that says ``message``."""
        return Diagnostic(
            code=self.code,
            severity=self.severity,
            message=message,
            place=place,
            help=advice,
            related=related,
        )

    def error(self, message: Text, advice: Text) -> DiagnosticError:
        """Return the exception that says ``message``, to be raised."""
        return DiagnosticError(self.found(message, advice))
