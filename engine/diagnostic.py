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


class DiagnosticError(Exception):
    """Work that cannot go on. It carries everything there is to tell at once."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(f"{d.code} {d.message.en}" for d in diagnostics))
        self.diagnostics = diagnostics
