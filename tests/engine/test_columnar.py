"""The columnar reading at its boundaries: ties, trims, near-equal quotients, nobody."""

from collections.abc import Mapping, Sequence
from fractions import Fraction as F
from itertools import permutations, product

import numpy as np
import pytest

from guiju.engine.axis import SUBUNIT, UNIT, Axis, Key
from guiju.engine.columnar.arrays import COMPARED as IN_ARRAYS
from guiju.engine.columnar.choose import columnar
from guiju.engine.columnar.compiled import columns
from guiju.engine.columnar.lists import COMPARED as IN_LISTS
from guiju.engine.columnar.run import run
from guiju.engine.columnar.table import Block, NotWholeError
from guiju.engine.evaluate import evaluate
from guiju.engine.expr import (
    Add,
    Among,
    Comparison,
    Const,
    Div,
    Expr,
    Fold,
    If,
    Mul,
    Over,
    Rank,
    Ref,
    Round,
    Ties,
)
from guiju.engine.facts import Fact, Facts
from guiju.engine.number import Rounding
from guiju.engine.plan import Plan
from guiju.engine.scaled.figure import Carrier
from guiju.engine.scaled.lower import lower
from guiju.engine.scaled.profile import measured
from guiju.engine.scaled.refused import NotColumnarError
from guiju.engine.value import Absence
from tests.drawn import UNIT_AXIS, UNITS, computed
from tests.plans import COUNTY, LAYERED, SAMPLE, plan_of, quantity, reported_in

TIES = ("0.005", "-0.005", "0.015", "-0.015", "2.675", "-2.675", "0.0049", "0")
ARRAYS = pytest.mark.parametrize("arrays", [False, True], ids=["lists", "arrays"])


@ARRAYS
@pytest.mark.parametrize("mode", Rounding)
@pytest.mark.parametrize("parts", [1, 3])
def test_ties_are_rounded_as_the_mode_says(
    mode: Rounding, parts: int, *, arrays: bool
) -> None:
    """Half a step above and below zero, of sums and of quotients by data."""
    exact = Div(Mul((Const(F(parts)), Ref("分"))), Ref("份"))
    rule = Round(exact, F("0.01"), mode)
    for value in TIES:
        facts = _facts({"分": [F(value)] * 3, "份": [F(parts), F(1), F(7)]})
        _agree(computed(rule), facts, arrays=arrays)


@ARRAYS
@pytest.mark.parametrize("fold", Fold)
@pytest.mark.parametrize("trim", [(0, 0), (1, 1), (0, 2), (2, 2)])
def test_folds_of_few_or_none_are_those_of_the_interpreter(
    fold: Fold, trim: tuple[int, int], *, arrays: bool
) -> None:
    """Of nobody, of one, of equal ones, trimmed to nothing; of marks and quotients."""
    skip = frozenset(Absence)
    bodies: tuple[Expr, ...] = (Ref("分"), Div(Ref("分"), Ref("份")))
    for body, others, count in product(bodies, (False, True), range(4)):
        rule = Over(fold, UNIT_AXIS, body, skip=skip, trim=trim, others=others)
        values = [F(3), F(3), F(-1)][:count]
        facts = _facts({"分": values, "份": [F(2), F(7), F(997)]})
        _agree(computed(rule), facts, arrays=arrays)


@ARRAYS
@pytest.mark.parametrize("ties", Ties)
@pytest.mark.parametrize("descending", [False, True])
def test_places_of_nearly_equal_quotients_are_exact(
    ties: Ties, *, descending: bool, arrays: bool
) -> None:
    """Quotients that differ by one in a million millions, which floats would tie."""
    for value in (Div(Ref("分"), Ref("份")), Add((Ref("分"), Ref("份")))):
        rule = Rank(UNIT_AXIS, value, descending, ties)
        near = {
            "分": [F(999_999), F(10**6), F(999_998)],
            "份": [F(10**6), F(10**6 + 1)],
        }
        near["份"].append(F(999_999))
        _agree(computed(rule), _facts(near), arrays=arrays)
        same = {"分": [F(1), F(2), F(3)], "份": [F(3), F(6), F(9)]}
        _agree(computed(rule), _facts(same), arrays=arrays)


@ARRAYS
@pytest.mark.parametrize("sign", [1, -1])
def test_a_sum_that_is_scaled_twice_keeps_its_constant(
    sign: int, *, arrays: bool
) -> None:
    less = Add((Mul((Const(F(sign)), Ref("分"))), Const(F(-4))))
    facts = _facts({"分": [F(1), F(2), F(5)], "份": [F(1)] * 3})
    _agree(computed(Round(less, F(1, 2), Rounding.HALF_UP)), facts, arrays=arrays)


def test_every_comparison_is_known_to_both_executors() -> None:
    assert set(IN_LISTS) == set(IN_ARRAYS) == set(Comparison)


def test_what_fits_a_float_rides_in_one_and_nothing_else_does() -> None:
    edge = 2**53 - 1
    carriers = []
    for value in (edge, edge + 1, 2**63 - 1, 2**63):
        facts = _facts({"分": [F(value)] * 3, "份": [F(1)] * 3})
        program = lower(computed(Ref("分")), measured(computed(Ref("分")), facts))
        carriers.append(max(step.carrier for step in program.steps))
    assert carriers == [Carrier.FLOAT, Carrier.WORD, Carrier.WORD, Carrier.LONG]


def test_facts_in_a_block_give_the_same_as_facts_one_by_one() -> None:
    rule = Round(Div(Ref("分"), Ref("份")), F("0.01"), Rounding.HALF_UP)
    numbers = np.array([[250, 400], [100, 0], [-375, 300]])
    absences = np.array([[0, 0], [2, 0], [0, 0]])
    block = Block.of(["分", "份"], numbers, places=2, absences=absences)
    facts = _facts({"分": [F("2.5"), None, F("-3.75")], "份": [F(4), F(0), F(3)]})
    expected = evaluate(computed(rule), facts)
    assert columns(computed(rule), [block]).result().values == expected.values


def test_figures_are_the_same_in_whatever_order_they_are_asked_for() -> None:
    facts = _facts({"分": [F(1), F(5), F(2)], "份": [F(3), F(1), F(4)]})
    place = Rank(UNIT_AXIS, Ref("和"), descending=True, ties=Ties.SKIP)
    plan = plan_of(
        *computed(Add((Ref("分"), Ref("份")))).quantities.values(),
        quantity("和", Add((Ref("算"), Mul((Const(F(2)), Ref("分"))))), UNIT_AXIS),
        quantity("名", place, UNIT_AXIS),
    )
    expected = evaluate(plan, facts).values
    numbers = np.array([[1, 3], [5, 1], [2, 4]])
    for names in permutations(("名", "和", "算")):
        found = columns(plan, [Block.of(["分", "份"], numbers)])
        for name in names:
            assert found.values(name) == expected[name]


def test_a_population_of_nobody_has_no_figures() -> None:
    nobody = Axis(UNIT)
    given = reported_in("表")
    plan = plan_of(
        quantity("分", given, nobody),
        quantity("和", Over(Fold.SUM, nobody, Ref("分"))),
        quantity("中", Over(Fold.MEDIAN, nobody, Ref("分"))),
    )
    found = columns(plan, [Block.of(["分"], np.empty((0, 1)))]).result()
    assert found.values == evaluate(plan, Facts(values={})).values


def test_rows_that_no_column_can_have_are_left_to_the_interpreter() -> None:
    """The sub-unit of one unit, looked for while going through the other units."""
    east = If(Among(SUBUNIT, frozenset({"东镇"})), Const(F(1)), Const(F(0)))
    rule = Over(Fold.SUM, COUNTY, east)
    plan = plan_of(quantity("东", rule, COUNTY, LAYERED, SAMPLE))
    rosters: Mapping[Key, Key] = {("甲县", "乡镇"): ("东镇", "西镇")}
    facts = Facts(values={}, rosters={"抽查": rosters})
    with pytest.raises(NotColumnarError):
        run(plan, facts)
    assert columnar(plan, facts) == evaluate(plan, facts)


@pytest.mark.parametrize("number", [0.5, 2**53, -(10**400)])
def test_a_block_takes_no_number_that_a_float_cannot_hold(number: float) -> None:
    with pytest.raises(NotWholeError):
        Block.of(["分"], np.array([[number]], dtype=object))


def _facts(columns: Mapping[str, Sequence[F | None]]) -> Facts:
    """Return facts of the units in order; those without a value report nothing."""
    return Facts(
        values={
            name: {
                (unit,): Fact(value)
                for unit, value in zip(UNITS, values, strict=False)
                if value is not None
            }
            for name, values in columns.items()
        }
    )


def _agree(plan: Plan, facts: Facts, *, arrays: bool) -> None:
    assert run(plan, facts, arrays=arrays).values == evaluate(plan, facts).values
