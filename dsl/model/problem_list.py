"""整改 once it is read: problems, their days, the units that answer for them.

A list is written (one entry for each 问题) or comes with the data (one entry whose
axis 问题 lists the problems of each unit). What becomes of the days stands in
``lower/rectification.py``.
"""

import datetime as dt
from collections.abc import Mapping

import attrs

from guiju.dsl.model.rule import RuleSet, Signature, Typed
from guiju.dsl.syntax import node as n
from guiju.engine.axis import PROBLEM, Axis
from guiju.engine.record import Shown

OVERDUE, NOT_DUE, LATE, KEPT_UP, CLOSED = LABELS = (
    "逾期未销号",
    "未到期",
    "逾期销号",
    "持续推进",
    "已销号",
)
"""The states of a problem, the worst first."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ProblemOf(Shown):
    """One 问题 for one group, or all that units of the group report.

    ``due`` is None where each reported problem has a 期限 of its own in the data.
    ``units`` are those that answer for it. ``lasting`` says that the work goes on, and
    ``until`` to which day.
    """

    state: Signature
    closed: Signature
    deadline: Signature
    due: Typed | None
    units: tuple[str, ...]
    lasting: bool
    until: dt.date | None
    syntax: n.Problem | n.Rectification

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """Its quantities, in the order in which they need each other."""
        return self.deadline, self.closed, self.state

    @property
    def listed(self) -> Axis | None:
        """The axis along which the data lists problems; None for a written one."""
        return next((a for a in self.state.axes if a.name == PROBLEM), None)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RectificationOf(Shown):
    """整改 for one group.

    ``counts`` are how many problems of a unit are in each state. ``points`` is what
    the rows 每项 … come to; None where there are none. ``still_open`` says of each
    problem in the data whether it is open, ``carried`` whether the previous period left
    it open (回头看).
    """

    name: str
    title: str
    clause: str
    group: str
    members: tuple[str, ...]
    as_of: Signature
    taken_on: Typed | None
    problems: tuple[ProblemOf, ...]
    still_open: Signature | None
    carried: Signature | None
    counts: Mapping[str, Signature]
    points: Signature | None
    is_bonus: bool
    rules: RuleSet
    syntax: n.Rectification

    @property
    def signatures(self) -> tuple[Signature, ...]:
        """All its quantities, but for what the previous period left open."""
        inner = (found for one in self.problems for found in one.signatures)
        last = (self.still_open, self.points)
        found = (self.as_of, *inner, *self.counts.values(), *last)
        return tuple(one for one in found if one is not None)
