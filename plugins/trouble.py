"""What every trouble with plugins and files declares. Data faults are in ``intake``.

There are no examples to run here, as a data fault has: these troubles are made by the
machine and not by a text.
"""

import attrs

from guiju.engine.diagnostic import Diagnostic, DiagnosticError, Severity
from guiju.engine.record import Record
from guiju.engine.source import Cell
from guiju.engine.text import Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Trouble(Record):
    """One way in which plugins or files stop the work."""

    code: str = attrs.field(validator=attrs.validators.matches_re(r"GJ14\d{2}"))
    since: str
    title: Text
    why: Text
    severity: Severity = Severity.ERROR

    def found(
        self, message: Text, advice: Text, place: Cell | None = None
    ) -> Diagnostic:
        """Return the finding that says ``message``."""
        return Diagnostic(
            code=self.code,
            severity=self.severity,
            message=message,
            place=place,
            help=advice,
        )

    def error(self, message: Text, advice: Text) -> DiagnosticError:
        """Return the exception that says ``message``, to be raised."""
        return DiagnosticError(self.found(message, advice))
