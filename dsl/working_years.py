"""The years whose working days a rulebook counts for certain: those of written days.

Holidays are published year by year, so a written day of a year without a notice cannot
be counted from or to, whatever the data. Which years are published is not known here.
"""

from collections.abc import Iterator, Sequence

import attrs

from guiju.dsl.model.quantities import day
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import nodes, of
from guiju.engine.record import Record
from guiju.engine.source import Span

_WORKING = frozenset({"工作日数", "逾期工作日"})


@attrs.frozen(eq=False, repr=False)
class WorkingYears(Record):
    """Where working days are counted, and the years that this takes at least."""

    span: Span
    years: Sequence[int]


def working_years(tree: n.Rulebook) -> Iterator[WorkingYears]:
    """Yield each count of working days from or to a day that is written."""
    for one in nodes(tree):
        if isinstance(one, n.Call) and one.name.text in _WORKING:
            days = [day(date) for date in of(one.arguments, n.Date)]
            years = sorted(found.year for found in days if found is not None)
            if years:
                yield WorkingYears(one.span, range(years[0], years[-1] + 1))
