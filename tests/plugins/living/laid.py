"""A small workbook for one rule, to look at the formula that it gets.

Three counties with a mark, a mark that may be missing, one that some counties have, a
truth, a grade, two days, and marks by four raters.
"""

from collections.abc import Mapping

import attrs

from guiju.engine.axis import Key
from guiju.engine.expr import Expr
from guiju.engine.facts import Facts
from guiju.engine.interval import Interval
from guiju.engine.measure import POINTS, Day, Measure, Scale, Truth
from guiju.engine.plan import Input, Quantity
from guiju.engine.run import run
from guiju.engine.value import Value
from guiju.plugins.living.layout import Content
from guiju.plugins.living.workings import Workings, workings
from tests.plans import (
    COUNTIES,
    COUNTY,
    GRADES,
    RATERS,
    between,
    plan_of,
    quantity,
    reported,
    reported_in,
)

SOME = frozenset(COUNTIES[:2])


def known() -> tuple[Quantity, ...]:
    """Return what rules can read. Each of them has an entry sheet of its own name."""
    some = Input(table="部分", interval=between(0, 10), applies_to=SOME, places=2)
    return (
        quantity("分", Input(table="分", interval=between(0, 10), places=2), COUNTY),
        quantity("可缺", reported_in("可缺", 10, optional=True), COUNTY),
        quantity("部分", some, COUNTY),
        quantity("任意", Input(table="任意", interval=Interval(), places=2), COUNTY),
        quantity("真", Input(table="真"), COUNTY, measure=Truth()),
        quantity("级", Input(table="级"), COUNTY, measure=Scale(GRADES)),
        quantity("起", Input(table="起"), COUNTY, measure=Day()),
        quantity("止", Input(table="止"), COUNTY, measure=Day()),
        quantity("评", reported_in("评", 100, optional=True), COUNTY, RATERS),
    )


def laid_out(
    rule: Expr,
    measure: Measure = POINTS,
    changes: Mapping[tuple[str, ...], Value] | None = None,
    more: tuple[Quantity, ...] = (),
) -> Workings:
    """Return the workbook in which ``rule`` is computed for each county."""
    plan = plan_of(*known(), *more, quantity("算", rule, COUNTY, measure=measure))
    facts = reported(plan, changes)
    values = {
        n: c for n, c in facts.values.items() if n not in {"真", "级", "起", "止"}
    }
    given = {n: facts.values[n] for n in {key[0] for key in changes or {}}}
    facts = Facts(values={**values, **given}, rosters=facts.rosters)
    return workings(run(plan, facts, {}), "zh", facts)


def formula(rule: Expr, key: Key = ("甲县",), measure: Measure = POINTS) -> str:
    """Return the formula of ``rule``, as short as it is on the entry sheets."""
    return cell(laid_out(rule, measure), key).formula


def cell(made: Workings, key: Key) -> Content:
    """Return what stands where the rule is computed."""
    found = made.columns["算"].cells[key]
    return attrs.evolve(found)
