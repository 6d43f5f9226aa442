"""Facts in columns give what facts one by one give: values, verdicts, derivations."""

from collections.abc import Mapping
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.engine.axis import Key
from guiju.engine.columnar.choose import auto
from guiju.engine.columnar.grid import along
from guiju.engine.columnar.reported import Reported
from guiju.engine.columnar.run import run
from guiju.engine.columnar.values import Values
from guiju.engine.evaluate import evaluate
from guiju.engine.order import position
from guiju.engine.plan import Force
from guiju.engine.result import Result
from guiju.engine.scaled.operation import ABSENCES, Kind
from guiju.engine.trace import explain
from guiju.engine.value import Absence, Value
from tests.blocks import in_blocks, with_cells
from tests.laws.witness import must_see, seen
from tests.strategies.plans import Case, cases


@must_see("in a block", "beside it", "broken")
@settings(max_examples=settings().max_examples // 2)
@given(cases(), st.randoms(use_true_random=False))
def test_facts_in_blocks_give_what_facts_one_by_one_give(
    case: Case, chance: Random
) -> None:
    plan, facts = case.plan, with_cells(case.facts)
    laid = in_blocks(plan, facts)
    assert laid == facts
    are_reported = [isinstance(one, Reported) for one in laid.values.values()]
    seen("in a block", when=any(are_reported))
    seen("beside it", when=not all(are_reported))
    expected = evaluate(plan, facts)
    lazy = run(plan, laid, arrays=True)
    for found in (lazy, auto(plan, laid), run(plan, laid), evaluate(plan, laid)):
        _same(found, expected)
    for name, column in expected.values.items():
        _same_one_by_one(lazy.values[name], column)
        for key in chance.sample([*column], min(1, len(column))):
            assert explain(lazy, name, key) == explain(expected, name, key)


def _same(found: Result, expected: Result) -> None:
    assert found.values == expected.values
    assert found.verdicts == expected.verdicts
    assert [found.verdicts[nth] for nth in range(len(found.verdicts))] == [
        *expected.verdicts
    ]
    for force in Force:
        broken = [*expected.broken(force)]
        assert [*found.broken(force)] == broken
        seen("broken", when=bool(broken))


def _same_one_by_one(found: Mapping[Key, Value], expected: Mapping[Key, Value]) -> None:
    """The values looked up, and the same as arrays."""
    assert isinstance(found, Values)
    assert {key: found[key] for key in found} == expected
    numbers = found.numbers()
    if numbers is None:
        return
    axes = [along(numbers.keys, n) for n in range(len(next(iter(expected), ())))]
    for row, (key, value) in enumerate(expected.items()):
        assert tuple(names[codes[row]] for names, codes in axes) == key
        absence = 0 if numbers.absences is None else numbers.absences[row]
        if isinstance(value, Absence):
            assert absence == ABSENCES[value]
            continue
        assert not absence
        divisor = 1 if numbers.divisors is None else int(numbers.divisors[row])
        below = numbers.denominator * divisor if numbers.kind is Kind.NUMBER else 1
        assert Fraction(int(numbers.numbers[row]), below) == position(value)
