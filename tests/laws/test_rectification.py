"""What holds of every list of problems (整改), whatever is on it."""

import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction as F
from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl.compile import compile_text
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts
from guiju.engine.plan import Plan
from guiju.engine.result import Result
from guiju.engine.value import Absence, Grade, Value
from tests.laws.witness import must_see, seen

UNITS = ("甲县", "乙县")
NAMES = ("栏目", "解读", "年报", "互动")
DAYS = tuple(dt.date(2020, 6, day) for day in range(10, 20))
COSTS = {"逾期未销号": F(2), "未到期": F(0), "逾期销号": F(1, 2)}
"""What the rows below take off for one problem in each state; the rest is free."""

Listed = Mapping[tuple[str, str], tuple[dt.date, dt.date | None]]
"""Deadline and day of closing of each unit's problems."""

days = st.sampled_from(DAYS)
lists: st.SearchStrategy[Listed] = st.dictionaries(
    st.tuples(st.sampled_from(UNITS), st.sampled_from(NAMES)),
    st.tuples(days, st.none() | days),
    max_size=8,
)


@cache
def plan_of(as_of: dt.date) -> Plan:
    """A list that comes with the data; overdue problems cost four times as much."""
    found = compile_text(f"""
        方案 示范 "示范方案" {{ 满分 100分 }}
        对象 县区 {{ {"、".join(UNITS)} }}
        整改 清单 用于 县区 依据 "一" {{
            截至 {as_of}
            每项 逾期未销号 扣 2分
            每项 逾期销号 扣 0.5分
        }}
    """)
    assert found.plan is not None, found.diagnostics
    return found.plan


@cache
def written_plan(as_of: dt.date, due: tuple[dt.date, ...], until: dt.date) -> Plan:
    """The same problems as lines; the second is to be kept up, the third for a time."""
    lasting = ("", "持续", f"持续 至 {until}", "")
    lines = "\n".join(
        f"问题 {name} 期限 {day} {more}"
        for name, day, more in zip(NAMES, due, lasting, strict=True)
    )
    found = compile_text(f"""
        方案 示范 "示范方案" {{ 满分 100分 }}
        对象 县区 {{ {"、".join(UNITS)} }}
        整改 清单 用于 县区 依据 "一" {{
            截至 {as_of}
            {lines}
            每项 逾期未销号 扣 2分
            每项 逾期销号 扣 0.5分
        }}
    """)
    assert found.plan is not None, found.diagnostics
    return found.plan


def result_of(listed: Listed, as_of: dt.date) -> Result:
    names = {unit: tuple(n for u, n in listed if u == unit) for unit in UNITS}
    facts = Facts(
        values={
            "清单.期限@县区": {key: Fact(due) for key, (due, _) in listed.items()},
            "清单.销号日期@县区": {
                key: Fact(Absence.NOT_REPORTED if closed is None else closed)
                for key, (_, closed) in listed.items()
            },
        },
        rosters={"清单@县区": {(unit,): found for unit, found in names.items()}},
    )
    return evaluate(plan_of(as_of), facts)


def state(due: dt.date, closed: dt.date | None, as_of: dt.date) -> str:
    """The state of one problem, found without the engine."""
    if closed is not None and closed <= as_of:
        return "已销号" if closed <= due else "逾期销号"
    return "逾期未销号" if as_of > due else "未到期"


def kept(found: str, as_of: dt.date, until: dt.date | None) -> str:
    """The state of a problem whose work goes on."""
    goes_on = found == "已销号" and (until is None or as_of <= until)
    return "持续推进" if goes_on else found


def label(value: Value) -> str:
    assert isinstance(value, Grade), value
    return value.label


def number(result: Result, name: str, unit: str) -> F:
    value = result.values[f"{name}@县区"][unit,]
    assert isinstance(value, F), value
    return value


def counted(states: Sequence[str]) -> dict[str, int]:
    done = [s for s in states if s in {"已销号", "逾期销号", "持续推进"}]
    return {
        "问题数": len(states),
        "已销号": len(done),
        "未销号": len(states) - len(done),
        **{
            one: states.count(one)
            for one in ("逾期销号", "持续推进", "未到期", "逾期未销号")
        },
    }


@must_see("逾期未销号", "未到期", "逾期销号", "已销号")
@given(lists, days)
def test_states_and_counts_are_those_found_by_hand(
    listed: Listed, as_of: dt.date
) -> None:
    result = result_of(listed, as_of)
    by_hand = {key: state(*found, as_of) for key, found in listed.items()}
    found = result.values["清单.状态@县区"]
    assert {key: label(value) for key, value in found.items()} == by_hand
    for unit in UNITS:
        own = [one for (u, _), one in by_hand.items() if u == unit]
        for name, count in counted(own).items():
            assert number(result, f"清单.{name}", unit) == count, name
        cost = sum((COSTS.get(one, F(0)) for one in own), F(0))
        assert number(result, "清单", unit) == cost
    for one in set(by_hand.values()):
        seen(one)


@must_see("持续推进", "no more kept up")
@given(
    st.tuples(days, days, days, days),
    st.lists(st.none() | days, min_size=8, max_size=8),
    days,
)
def test_written_problems_are_counted_like_reported_ones(
    due: tuple[dt.date, ...], closed: list[dt.date | None], as_of: dt.date
) -> None:
    until = max(due[2], DAYS[4])
    plan = written_plan(as_of, due, until)
    days_of = dict(zip(((u, n) for u in UNITS for n in NAMES), closed, strict=True))
    facts = Facts(
        values={
            f"清单.{name}.销号日期@县区": {
                (unit,): Fact(days_of[unit, name] or Absence.NOT_REPORTED)
                for unit in UNITS
            }
            for name in NAMES
        }
    )
    result = evaluate(plan, facts)
    for unit in UNITS:
        own = []
        for name, day in zip(NAMES, due, strict=True):
            found = state(day, days_of[unit, name], as_of)
            if name in NAMES[1:3]:
                found = kept(found, as_of, None if name == NAMES[1] else until)
            own.append(found)
            assert label(result.values[f"清单.{name}@县区"][unit,]) == found
        for name, count in counted(own).items():
            assert number(result, f"清单.{name}", unit) == count, name
        if own[1] == "持续推进":
            seen("持续推进")
        if own[2] == "已销号":
            seen("no more kept up")


@given(lists, days)
def test_the_counts_add_up(listed: Listed, as_of: dt.date) -> None:
    result = result_of(listed, as_of)
    for unit in UNITS:
        total, closed, is_open, not_due, overdue = (
            number(result, f"清单.{name}", unit)
            for name in ("问题数", "已销号", "未销号", "未到期", "逾期未销号")
        )
        assert total == closed + is_open
        assert is_open == not_due + overdue


@must_see("closed")
@given(lists, days, days)
def test_a_later_day_never_opens_a_closed_problem(
    listed: Listed, one: dt.date, other: dt.date
) -> None:
    early, late = min(one, other), max(one, other)
    before, after = (
        result_of(listed, day).values["清单.未销号项@县区"] for day in (early, late)
    )
    for key, is_open in before.items():
        if is_open is False:
            seen("closed")
            assert after[key] is False


@must_see("cheaper")
@given(lists.filter(bool), days, st.data())
def test_closing_earlier_never_costs_more(
    listed: Listed, as_of: dt.date, data: st.DataObject
) -> None:
    key = data.draw(st.sampled_from(sorted(listed)))
    due, closed = listed[key]
    earlier = data.draw(days.filter(lambda day: closed is None or day <= closed))
    sooner = {**listed, key: (due, earlier)}
    cost, less = (
        number(result_of(found, as_of), "清单", key[0]) for found in (listed, sooner)
    )
    assert less <= cost
    if less < cost:
        seen("cheaper")
