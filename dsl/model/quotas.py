"""How many units the quota of each grade has room for, if every unit has a score.

A run takes a share of the units that have a score; a rulebook can only be read with all
of them, so a check that says what is certain has to speak of the whole group.
"""

from collections.abc import Iterator
from fractions import Fraction

import attrs

from guiju.dsl.model.model import GradesOf, Model
from guiju.dsl.model.quantities import ROUNDINGS, exact
from guiju.dsl.syntax import node as n
from guiju.engine.number import Rounding, round_to


@attrs.frozen(kw_only=True)
class QuotaOf:
    """最多 of one grade in one group: as it comes out, and in whole units."""

    graded: GradesOf
    grade: str
    share: Fraction
    most: int
    syntax: n.Quota

    @property
    def units(self) -> int:
        """How many units the group has."""
        return len(self.graded.group.members)

    @property
    def is_settled(self) -> bool:
        """Whether it is a whole number, or the rulebook says how it becomes one."""
        return bool(self.syntax.mode) or self.share.denominator == 1


def quotas(model: Model) -> Iterator[QuotaOf]:
    """Yield the quota of every grade that has one, group by group."""
    for graded in model.grades:
        yield from quotas_of(graded)


def quotas_of(graded: GradesOf) -> Iterator[QuotaOf]:
    """Yield the quotas of the grades of one group."""
    for row in graded.rows:
        quota = row.syntax.quota
        if quota is not None:
            yield _quota(quota, row.grade.label, graded)


def _quota(quota: n.Quota, grade: str, graded: GradesOf) -> QuotaOf:
    whole = len(graded.group.members) if quota.most.measure == "%" else 1
    share = exact(quota.most) * whole
    mode = ROUNDINGS[quota.mode] if quota.mode else Rounding.DOWN
    return QuotaOf(
        graded=graded,
        grade=grade,
        share=share,
        most=int(round_to(share, Fraction(1), mode)),
        syntax=quota,
    )
