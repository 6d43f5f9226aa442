"""Along which axes a value changes, operator by operator."""

import pytest

from guiju.engine.along import along, still_needed
from guiju.engine.axis import LAYER, SUBUNIT, UNIT, Axis
from guiju.engine.expr import (
    Add,
    Among,
    Const,
    Expr,
    Fold,
    Over,
    Rank,
    Ref,
    Ties,
)
from guiju.engine.value import Absence

UNITS = Axis(UNIT, ("甲县", "乙县"))
LAYERS = Axis(LAYER, ("本级", "乡镇"))
SAMPLED = Axis(SUBUNIT, roster="测评", within=(UNIT, LAYER))
AXES = {"总分": (UNITS,), "评分": (UNITS, LAYERS, SAMPLED), "比例": ()}
TOTAL, MARK = Ref("总分"), Ref("评分")


@pytest.mark.parametrize(
    ("expr", "axes"),
    [
        pytest.param(Const(Absence.NOT_APPLICABLE), set(), id="a constant"),
        pytest.param(Ref("比例"), set(), id="a figure of the whole scheme"),
        pytest.param(TOTAL, {UNIT}, id="a figure of each unit"),
        pytest.param(Ref("总分", ((UNIT, "甲县"),)), set(), id="of one unit"),
        pytest.param(Over(Fold.MEAN, UNITS, TOTAL), set(), id="a mean of the group"),
        pytest.param(
            Over(Fold.MEAN, UNITS, TOTAL, others=True), {UNIT}, id="of the others"
        ),
        pytest.param(
            Over(Fold.MEAN, SAMPLED, MARK), {UNIT, LAYER}, id="over sampled bodies"
        ),
        pytest.param(
            Over(Fold.MEAN, SAMPLED, MARK, at=((LAYER, "乡镇"),)),
            {UNIT},
            id="in one layer",
        ),
        pytest.param(
            Rank(UNITS, TOTAL, descending=True, ties=Ties.SKIP), {UNIT}, id="a place"
        ),
        pytest.param(Among(UNIT, frozenset({"甲县"})), {UNIT}, id="who it is"),
        pytest.param(Add((Ref("比例"), TOTAL)), {UNIT}, id="a sum"),
    ],
)
def test_a_value_changes_along(expr: Expr, axes: set[str]) -> None:
    assert along(expr, AXES) == axes


def test_an_axis_stays_for_those_that_lie_within_it() -> None:
    all_axes = (UNITS, LAYERS, SAMPLED)
    assert still_needed(all_axes, frozenset({SUBUNIT})) == all_axes
    assert still_needed(all_axes, frozenset({LAYER})) == (LAYERS,)
    assert still_needed(all_axes, frozenset()) == ()
