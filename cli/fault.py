"""What every fault of a command declares, and the error that carries it to the end."""

from collections.abc import Mapping

import attrs

from guiju.engine.diagnostic import Coded, Diagnostic, DiagnosticError
from guiju.engine.text import Text

FINDINGS = 1
"""Exit code: something was found that somebody has to mend."""
USAGE = 2
"""Exit code: the command asks for what there is not."""


class StopError(DiagnosticError):
    """Why a command cannot go on, with the texts that its diagnostics point into."""

    def __init__(
        self,
        *diagnostics: Diagnostic,
        texts: Mapping[str, str] | None = None,
        exit_code: int = FINDINGS,
    ) -> None:
        super().__init__(*diagnostics)
        self.texts = texts or {}
        self.exit_code = exit_code


@attrs.frozen(kw_only=True, eq=False, repr=False)
class CommandFault(Coded):
    """One way in which a command cannot do what it is asked for."""

    code: str = attrs.field(validator=attrs.validators.matches_re(r"GJ15\d{2}"))
    exit_code: int = USAGE

    def stop(self, message: Text, advice: Text) -> StopError:
        """Return the error that says ``message``, to be raised."""
        return StopError(self.found(message, advice), exit_code=self.exit_code)
