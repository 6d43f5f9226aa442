"""What every trouble with plugins and files declares. Data faults are in ``intake``.

There are no examples to run here, as a data fault has: these troubles are made by the
machine and not by a text.
"""

import attrs

from guiju.engine.diagnostic import Diagnostic, DiagnosticError, Severity
from guiju.engine.text import Text


@attrs.frozen(kw_only=True)
class Trouble:
    """One way in which plugins or files stop the work."""

    code: str = attrs.field(validator=attrs.validators.matches_re(r"GJ08\d{2}"))
    since: str
    title: Text
    why: Text
    severity: Severity = Severity.ERROR

    def error(self, message: Text, advice: Text) -> DiagnosticError:
        """Return the exception that says ``message``, to be raised."""
        return DiagnosticError(
            Diagnostic(
                code=self.code,
                severity=self.severity,
                message=message,
                place=None,
                help=advice,
            )
        )
