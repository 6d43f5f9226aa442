"""A correction (更正) of a reported figure, once it has been held to the data.

Data only. The files that were handed in stay as they are; whoever reads a figure that
was corrected is led to the correction, and from there to the cell.
"""

import datetime as dt

import attrs

from guiju.engine.axis import Key
from guiju.engine.plan import Quantity
from guiju.engine.source import Corrected
from guiju.engine.value import Absence, Value
from guiju.plugins.published import ABSENCES, plain


@attrs.frozen(kw_only=True)
class Correction:
    """One reported figure with another value, why, and by which decision."""

    quantity: Quantity
    key: Key
    was: Value
    now: Value
    cell: Corrected
    reason: str
    decision: str = ""
    day: dt.date | None = None

    @property
    def figure(self) -> str:
        """What is corrected, as people write it: ``互评.评分[无为市、市发改委]``."""
        at = f"[{'、'.join(self.key)}]" if self.key else ""
        return f"{self.quantity.name}{at}"

    @property
    def changes(self) -> bool:
        """Whether it is another value at all."""
        return self.was != self.now

    @property
    def data(self) -> dict[str, object]:
        """The correction as a receipt has it: exact, and read again by ``verify``."""
        told: dict[str, object] = {
            "quantity": self.quantity.id,
            "key": list(self.key),
            "was": exact(self.was),
            "now": exact(self.now),
            "cell": str(self.cell),
            "reason": self.reason,
        }
        if self.decision:
            told["decision"] = self.decision
        if self.day is not None:
            told["day"] = self.day.isoformat()
        return told


def exact(value: Value) -> str:
    """Return ``value`` as a receipt writes it: without a measure, with every digit."""
    if isinstance(value, Absence):
        return ABSENCES[value]
    if isinstance(value, bool):
        return "是" if value else "否"
    return str(plain(value))
