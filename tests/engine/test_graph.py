"""Dependency order and cycles, small and large."""

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.engine.graph import CycleError, dependencies, in_order, reachable, turned
from guiju.engine.plan import Plan
from tests.plans import city
from tests.strategies.plans import plans

MANY = 20_000
graphs = st.dictionaries(
    st.integers(0, 7).map(str), st.lists(st.integers(0, 7).map(str), max_size=3)
)


def test_what_is_needed_comes_first() -> None:
    assert in_order({"总分": ["测评", "加分"], "加分": ["名次"], "测评": []}) == (
        "测评",
        "名次",
        "加分",
        "总分",
    )


def test_what_is_free_to_stand_anywhere_stays_where_it_was() -> None:
    assert in_order({"丙": [], "甲": [], "乙": []}) == ("丙", "甲", "乙")


@pytest.mark.parametrize(
    ("edges", "cycle"),
    [
        pytest.param({"甲": ["甲"]}, ("甲",), id="itself"),
        pytest.param({"甲": ["乙"], "乙": ["甲"]}, ("甲", "乙"), id="each-other"),
        pytest.param(
            {"外": ["甲"], "甲": ["乙"], "乙": ["丙"], "丙": ["甲"]},
            ("甲", "乙", "丙"),
            id="only-the-circle-is-told",
        ),
        pytest.param(
            {"甲": ["乙", "丙"], "乙": ["丁"], "丁": ["甲"], "丙": ["甲"]},
            ("甲", "丙"),
            id="the-shorter-of-two",
        ),
    ],
)
def test_cycles(edges: dict[str, list[str]], cycle: tuple[str, ...]) -> None:
    with pytest.raises(CycleError) as caught:
        in_order(edges)
    assert caught.value.cycle == cycle


def cycle_of(edges: dict[str, list[str]]) -> tuple[str, ...]:
    """Return the cycle that prevents an order, empty if there is an order."""
    try:
        in_order(edges)
    except CycleError as error:
        return error.cycle
    return ()


@given(graphs)
def test_a_cycle_is_told_exactly_when_there_is_no_order(
    edges: dict[str, list[str]],
) -> None:
    cycle = cycle_of(edges)
    assert all(b in edges[a] for a, b in zip(cycle, cycle[1:] + cycle[:1], strict=True))
    assert len(set(cycle)) == len(cycle)
    if not cycle:
        place = {name: nth for nth, name in enumerate(in_order(edges))}
        assert all(place[n] < place[name] for name in edges for n in edges[name])


@given(graphs, st.integers(0, 7).map(str))
def test_reachable_is_closed_and_no_larger_than_it_must_be(
    edges: dict[str, list[str]], start: str
) -> None:
    found, border = set[str](), {start} & {*edges, *chain(*edges.values())}
    while border:
        found |= border
        border = {needed for name in border for needed in edges.get(name, [])} - found
    assert reachable(edges, [start]) == found


@given(graphs)
def test_turning_twice_gives_the_same_needs(edges: dict[str, list[str]]) -> None:
    again = turned(turned(edges))
    assert {name: set(needs) for name, needs in again.items() if needs} == {
        name: set(needs) for name, needs in edges.items() if needs
    }


@given(plans())
def test_a_plan_stands_in_the_order_of_its_dependencies(plan: Plan) -> None:
    assert in_order(dependencies(plan)) == tuple(plan.quantities)


def test_dependencies_are_told_in_plan_order() -> None:
    assert dependencies(city())["加权"] == ("测评", "互评", "日常")


def test_a_long_chain_and_a_long_circle_are_no_trouble() -> None:
    line = {str(n): [str(n + 1)] for n in range(MANY)}
    assert in_order(line)[0] == str(MANY)
    with pytest.raises(CycleError) as caught:
        in_order({**line, str(MANY): ["0"]})
    assert len(caught.value.cycle) == MANY + 1
