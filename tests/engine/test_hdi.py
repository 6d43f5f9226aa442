"""The Human Development Index 2021, as published: every value and every rank.

Three dimensions between goalposts, none above one; income by its logarithm, education
as the mean of two; their geometric mean to three places, and the order by that.
"""

import csv
from collections.abc import Mapping
from fractions import Fraction as F
from pathlib import Path
from typing import TypedDict

import pytest

from guiju.engine.axis import UNIT, Axis, Key
from guiju.engine.evaluate import evaluate
from guiju.engine.expr import (
    Add,
    Div,
    Expr,
    Least,
    Ln,
    Mul,
    Power,
    Rank,
    Ref,
    Round,
    Ties,
)
from guiju.engine.facts import Fact, Facts
from guiju.engine.interval import Interval
from guiju.engine.measure import PLACE, RATIO
from guiju.engine.number import Rounding, parse_decimal
from guiju.engine.plan import Input, Plan, Undetermined
from guiju.engine.ranges import (
    possible_domain_faults,
    possible_zero_divisions,
    ranges,
)
from guiju.engine.result import Result
from guiju.engine.unrounded import is_endless
from guiju.engine.value import Absence
from tests.plans import number, plan_of, quantity

TABLE = Path(__file__).parents[3] / "shared" / "conformance" / "hdi_2021.csv"
COLUMNS = {
    "预期寿命": "le",
    "预期受教育": "eys",
    "平均受教育": "mys",
    "人均收入": "gnipc",
}


class Row(TypedDict):
    """What was published of one country; an index that is None was not."""

    figures: dict[str, F | None]
    index: F | None
    rank: F | None


def minus(one: Expr, another: Expr) -> Expr:
    """Return the difference."""
    return Add((one, Mul((number(-1), another))))


def normalised(value: Expr, low: Expr, high: Expr) -> Expr:
    """Return where ``value`` lies between the goalposts, one at most."""
    return Least((Div(minus(value, low), minus(high, low)), number(1)))


def plan_for(countries: tuple[str, ...]) -> Plan:
    """Return the plan, written by hand as the language would lower it."""
    axis = Axis(UNIT, countries)
    reported = (
        quantity(
            name,
            Input(table="指标", interval=Interval(F(1, 100)), optional=True),
            axis,
            measure=RATIO,
        )
        for name in COLUMNS
    )
    health = normalised(Ref("预期寿命"), number(20), number(85))
    schooling = (
        normalised(Ref("预期受教育"), number(0), number(18)),
        normalised(Ref("平均受教育"), number(0), number(15)),
    )
    education = Mul((number("0.5"), Add(schooling)))
    income = normalised(Ln(Ref("人均收入")), Ln(number(100)), Ln(number(75000)))
    mean = Power(Mul((health, education, income)), F(1, 3))
    index = Round(mean, F("0.001"), Rounding.HALF_UP)
    rank = Rank(axis, Ref("人类发展指数"), descending=True, ties=Ties.SKIP)
    return plan_of(
        *reported,
        quantity("人类发展指数", index, axis, measure=RATIO),
        quantity("位次", rank, axis, measure=PLACE),
    )


@pytest.fixture(name="published", scope="module")
def _published() -> dict[str, Row]:
    if not TABLE.exists():
        pytest.skip("the published table is not beside this checkout")
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {
            line["country"]: Row(
                figures={
                    name: parse_decimal(line[f"{column}_2021"])
                    for name, column in COLUMNS.items()
                },
                index=parse_decimal(line["hdi_2021"]),
                rank=parse_decimal(line["hdi_rank_2021"]),
            )
            for line in csv.DictReader(file)
        }


@pytest.fixture(name="result", scope="module")
def _result(published: dict[str, Row]) -> Result:
    values: Mapping[str, Mapping[Key, Fact]] = {
        name: {
            (country,): Fact(value)
            for country, row in published.items()
            if (value := row["figures"][name]) is not None
        }
        for name in COLUMNS
    }
    return evaluate(plan_for(tuple(published)), Facts(values=values))


def test_191_of_191_values_and_ranks_come_out_as_published(
    published: dict[str, Row], result: Result
) -> None:
    indexed = {c: row for c, row in published.items() if row["index"] is not None}
    assert len(indexed) == 191
    for name, told in (
        ("人类发展指数", {c: row["index"] for c, row in indexed.items()}),
        ("位次", {c: row["rank"] for c, row in indexed.items()}),
    ):
        values = {country: value for (country,), value in result.values[name].items()}
        assert {c: v for c, v in values.items() if isinstance(v, F)} == told
        assert {values[c] for c in published.keys() - indexed.keys()} == {
            Absence.NOT_REPORTED
        }


def test_the_checks_see_what_can_become_of_an_index() -> None:
    known = ranges(plan_for(("甲国", "乙国")))
    interval = known.quantities["人类发展指数"].interval
    assert interval is not None
    assert interval.high == 1  # three indices, one at most each
    assert possible_domain_faults(known) == ()
    assert possible_zero_divisions(known) == ()
    rules = [quantity.definition for quantity in known.plan.quantities.values()]
    computed = [r for r in rules if not isinstance(r, Input | Undetermined)]
    assert not any(map(is_endless, computed))
