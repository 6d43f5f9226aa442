"""What every data fault declares. One file in ``faults/`` holds one of them."""

from collections.abc import Mapping

import attrs

from guiju.engine.diagnostic import Diagnostic, Related, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text


@attrs.frozen(kw_only=True)
class DataFault:
    """One thing that can be wrong with data, and everything people read about it.

    ``bad`` and ``good`` are CSV files by name, read against ``tables`` of the example
    contract (``example.py``). The tests hold every fault to its own examples.
    """

    code: str = attrs.field(validator=attrs.validators.matches_re(r"GJ13\d{2}"))
    since: str
    severity: Severity
    title: Text
    why: Text
    bad: Mapping[str, str]
    good: Mapping[str, str]
    tables: tuple[str, ...] = ("得分",)

    def found(
        self,
        message: Text,
        *,
        place: Cell | None = None,
        advice: Text | None = None,
        related: tuple[Related, ...] = (),
    ) -> Diagnostic:
        """Return the finding with this fault's code and severity."""
        return Diagnostic(
            code=self.code,
            severity=self.severity,
            message=message,
            place=place,
            help=advice,
            related=related,
        )
