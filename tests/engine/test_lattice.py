"""The values that may stand in a cell, and how far apart they are."""

import datetime as dt
from fractions import Fraction as F

import pytest

from guiju.engine.interval import Interval
from guiju.engine.lattice import lattice
from guiju.engine.measure import POINTS, Day, Measure, Scale, Truth, base
from guiju.engine.plan import Input
from guiju.engine.value import Grade, Present
from tests.plans import COUNTY, quantity

FINE = F(1, 100)
MARK = Input(table="分", interval=Interval(F(0), F(100)))
TENTHS = Input(table="分", interval=Interval(F(0), F(100)), places=1)
OPEN = Input(table="分", interval=Interval(F(0), F(1), False, False))  # noqa: FBT003
COUNT = Input(table="数", interval=Interval(F(0)))
GRADES = Scale(("差", "中", "好"))


@pytest.mark.parametrize(
    ("definition", "measure", "origin", "step", "least", "most"),
    [
        pytest.param(TENTHS, POINTS, F(99), F(1, 10), F(0), F(100), id="declared"),
        pytest.param(MARK, POINTS, F(99), FINE, F(0), F(100), id="as fine as needed"),
        pytest.param(MARK, POINTS, F(1, 1000), F(1, 1000), F(0), F(100), id="finer"),
        pytest.param(MARK, POINTS, F(1, 3), FINE, F(1, 300), F(29998, 300), id="third"),
        pytest.param(OPEN, POINTS, F(1, 2), FINE, F(1, 100), F(99, 100), id="open"),
        pytest.param(COUNT, base("项"), F(2), F(1), F(0), F(2 + 10**12), id="counted"),
    ],
)
def test_numbers_go_by_steps_and_stay_legal(  # noqa: PLR0913, PLR0917 - a table
    definition: Input, measure: Measure, origin: F, step: F, least: F, most: F
) -> None:
    values = lattice(quantity("数", definition, COUNTY, measure=measure), origin, FINE)
    assert values.step == step
    assert values.at(0) == origin
    assert (values.at(values.least), values.at(values.most)) == (least, most)


@pytest.mark.parametrize(
    ("measure", "origin", "least", "most"),
    [
        pytest.param(Truth(), True, False, True, id="truth"),
        pytest.param(
            GRADES, Grade(1, "中"), Grade(0, "差"), Grade(2, "好"), id="grade"
        ),
        pytest.param(Day(), dt.date(2020, 1, 1), dt.date.min, dt.date.max, id="day"),
    ],
)
def test_other_values_go_one_by_one(
    measure: Measure, origin: Present, least: Present, most: Present
) -> None:
    about = quantity("数", Input(table="数"), COUNTY, measure=measure)
    values = lattice(about, origin, FINE)
    assert values.at(0) == origin
    assert (values.at(values.least), values.at(values.most)) == (least, most)
