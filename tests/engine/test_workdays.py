"""Working days are counted as a person with the published calendar would."""

import datetime as dt
from collections.abc import Mapping

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.engine.axis import Key
from guiju.engine.constant import constant
from guiju.engine.coverage import uncovered
from guiju.engine.evaluate import evaluate
from guiju.engine.expr import Compare, Comparison, Const, Days, Expr, If, Mul, Ref
from guiju.engine.facts import Fact, Facts
from guiju.engine.measure import Day, base
from guiju.engine.plan import Input, Plan
from guiju.engine.value import Absence, Value
from guiju.engine.workdays import Calendar, Year
from tests.plans import COUNTIES, COUNTY, number, plan_of, quantity

D = dt.date
PUBLISHED = Calendar(
    name="试行日历",
    published=D(2019, 11, 21),
    years={
        2019: Year(holidays=frozenset({D(2019, 12, 25)}), workdays=frozenset()),
        2020: Year(
            holidays=frozenset(
                {D(2020, 1, 1), *(D(2020, 1, n) for n in range(24, 31))}
            ),
            workdays=frozenset({D(2020, 1, 19), D(2020, 2, 1)}),
        ),
    },
)
days = st.dates(D(2019, 1, 1), D(2020, 12, 31))


@given(days, days)
def test_working_days_are_those_of_the_days_between(start: D, end: D) -> None:
    first, last = sorted((start, end))
    between = (first + dt.timedelta(n + 1) for n in range((last - first).days))
    worked = sum(PUBLISHED.is_workday(day) is True for day in between)
    assert PUBLISHED.working_days(start, end) == (worked if start <= end else -worked)


@given(days, days, days)
def test_days_add_up_over_any_day_between(start: D, middle: D, end: D) -> None:
    parts = (
        PUBLISHED.working_days(start, middle),
        PUBLISHED.working_days(middle, end),
    )
    assert sum(part or 0 for part in parts) == PUBLISHED.working_days(start, end)


@pytest.mark.parametrize(
    ("start", "end", "calendar_days", "working_days"),
    [
        pytest.param("2020-03-06", "2020-03-06", 0, 0, id="the-same-day"),
        pytest.param("2020-03-06", "2020-03-09", 3, 1, id="over-a-weekend"),
        pytest.param("2020-03-07", "2020-03-08", 1, 0, id="within-a-weekend"),
        pytest.param("2020-03-09", "2020-03-06", -3, -1, id="before-it-is-due"),
        pytest.param("2020-01-17", "2020-01-20", 3, 2, id="a-sunday-that-is-worked"),
        pytest.param("2020-01-23", "2020-02-03", 11, 3, id="over-a-festival"),
        pytest.param("2019-12-24", "2020-01-02", 9, 5, id="over-the-new-year"),
        pytest.param("2020-02-28", "2020-03-02", 3, 1, id="over-a-leap-day"),
    ],
)
def test_days_from_one_day_to_another(
    start: str, end: str, calendar_days: int, working_days: int
) -> None:
    plan = plan_of(quantity("天", Days(day(start), day(end))))
    assert evaluate(plan, Facts(values={})).values["天"][()] == calendar_days
    assert worked(day(start), day(end), PUBLISHED) == working_days


@pytest.mark.parametrize(
    ("start", "end", "years"),
    [
        ("2020-12-31", "2021-01-01", (2021,)),
        ("2018-12-31", "2019-01-02", (2018,)),
        ("2021-01-02", "2017-06-30", (2017, 2018, 2021)),
        ("2021-01-02", "2021-01-02", (2021,)),
    ],
)
def test_a_year_that_was_not_published_is_not_guessed(
    start: str, end: str, years: tuple[int, ...]
) -> None:
    assert worked(day(start), day(end), PUBLISHED) is Absence.NOT_REPORTED
    first, last = D.fromisoformat(start), D.fromisoformat(end)
    assert PUBLISHED.uncovered(first, last) == years
    for year in years:
        assert PUBLISHED.is_workday(D(year, 6, 1)) is None


def test_without_a_calendar_nothing_is_worked_out() -> None:
    assert worked(day("2020-03-06"), day("2020-03-09"), None) is Absence.NOT_REPORTED


@pytest.mark.parametrize("absence", Absence)
def test_a_day_that_is_absent_makes_the_number_absent(absence: Absence) -> None:
    assert worked(day("2020-03-06"), Const(absence), PUBLISHED) is absence


def test_working_days_are_never_a_constant_of_the_rulebook() -> None:
    first, last = day("2020-03-06"), day("2020-03-09")
    assert constant(Days(first, last)) == 3
    assert constant(Mul((number(2), Days(first, last, working=True)))) is None


def test_the_years_that_are_missing_are_those_asked_after() -> None:
    late = Days(Ref("期限"), Ref("办结"), working=True)
    overdue = Compare(Ref("办结"), Comparison.MORE, Ref("期限"))
    plan = dated(If(overdue, late, number(0)))
    facts = reported("2018-05-20", "2021-02-01", "2020-03-01", "2018-04-01")
    assert uncovered(plan, facts) == (2018, 2021)
    assert uncovered(plan, attrs.evolve(facts, calendar=None)) == (
        2018,
        2019,
        2020,
        2021,
    )


def test_who_counts_no_working_days_needs_no_calendar() -> None:
    facts = attrs.evolve(reported("2018-05-20", "2021-02-01"), calendar=None)
    assert uncovered(dated(Days(Ref("期限"), Ref("办结"))), facts) == ()


def test_days_that_nobody_reported_ask_for_no_year() -> None:
    plan = dated(Days(Ref("期限"), Ref("办结"), working=True))
    assert uncovered(plan, Facts(values={})) == ()


def day(iso: str) -> Const:
    """Return a day written in the rulebook."""
    return Const(D.fromisoformat(iso))


def worked(start: Expr, end: Expr, calendar: Calendar | None) -> Value:
    """Return the working days as a plan gives them."""
    plan = plan_of(quantity("天", Days(start, end, working=True)))
    return evaluate(plan, Facts(values={}, calendar=calendar)).values["天"][()]


def dated(rule: Expr) -> Plan:
    """Return a plan with a deadline, and the day when each county was done."""
    return plan_of(
        quantity("期限", Input(table="期限"), measure=Day()),
        quantity("办结", Input(table="整改", optional=True), COUNTY, measure=Day()),
        quantity("逾期", rule, COUNTY, measure=base("工作日")),
    )


def reported(deadline: str, *done: str) -> Facts:
    """Return facts with the deadline and the days, as far as there are any."""
    column: Mapping[Key, Fact] = {
        (c,): Fact(D.fromisoformat(d)) for c, d in zip(COUNTIES, done, strict=False)
    }
    return Facts(
        values={"期限": {(): Fact(D.fromisoformat(deadline))}, "办结": column},
        calendar=PUBLISHED,
    )
