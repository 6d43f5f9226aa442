"""A correction is the same as the cell changed where it was reported."""

import attrs
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.cli.correcting import amended_as_told
from guiju.engine.axis import Key
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts
from guiju.plugins.correction import exact
from guiju.plugins.outputs.moved import moved
from tests.laws.witness import must_see, seen
from tests.strategies.rulebooks import Assessment, assessments
from tests.strategies.values import facts_of

_Place = tuple[str, Key]


@must_see("a figure was corrected", "somebody moved", times=5)
@settings(max_examples=settings().max_examples // 2)
@given(assessments(), st.data())
def test_corrections_are_the_same_as_other_cells(
    drawn: Assessment, data: st.DataObject
) -> None:
    plan = drawn.book.plan
    other = data.draw(facts_of(plan, least=1))
    chosen = data.draw(st.sets(st.sampled_from(_places(drawn.facts, other))))
    wanted = attrs.evolve(drawn.facts, values=_mixed(drawn.facts, other, chosen))
    told = [
        {
            "quantity": id_,
            "key": list(key),
            "was": exact(drawn.facts.values[id_][key].value),
            "now": exact(other.values[id_][key].value),
        }
        for id_, key in sorted(chosen)
    ]
    found = amended_as_told(plan, drawn.facts, told).facts
    now, before = evaluate(plan, found), evaluate(plan, drawn.facts)
    assert now.values == evaluate(plan, wanted).values
    seen("a figure was corrected", when=now.values != before.values)
    seen("somebody moved", when=bool(moved(before, now)))


def _places(facts: Facts, other: Facts) -> list[_Place]:
    """Return the cells that both have: sub-units may have been drawn otherwise."""
    return [
        (id_, key)
        for id_, of in facts.values.items()
        for key in of
        if key in other.values[id_]
    ]


def _mixed(
    facts: Facts, other: Facts, chosen: set[_Place]
) -> dict[str, dict[Key, Fact]]:
    return {
        id_: {
            key: other.values[id_][key] if (id_, key) in chosen else fact
            for key, fact in of.items()
        }
        for id_, of in facts.values.items()
    }
