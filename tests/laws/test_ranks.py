"""A place is one more than the number of those who are better."""

from collections.abc import Mapping
from fractions import Fraction as F

from hypothesis import given, settings

from guiju.engine.evaluate import evaluate
from guiju.engine.expr import Rank, Ref, Ties
from guiju.engine.facts import Facts
from guiju.engine.order import position
from guiju.engine.plan import Plan
from guiju.engine.result import Result
from guiju.engine.value import Absence, Value
from tests.laws.witness import must_see, seen
from tests.strategies.plans import Case, cases
from tests.strategies.rulebooks import Assessment, assessments

Score = tuple[tuple[bool, F], ...]
"""What a unit is compared by, more being better; what is absent is least."""

AFTER_A_TIE = tuple(f"{ties.value}: a place after a tie" for ties in Ties)
BY_BREAKS = ("parted by a tie-break", "parted by an absent tie-break")


@must_see(*AFTER_A_TIE, *BY_BREAKS, "no place")
@settings(max_examples=3 * settings().max_examples)
@given(cases())
def test_a_rank_is_one_more_than_the_number_of_better_members(case: Case) -> None:
    _count(case.plan, case.facts)


@must_see("no place", "parted by a tie-break", times=1)
@settings(max_examples=3 * settings().max_examples)
@given(assessments())
def test_a_rank_in_a_rulebook_is_one_more_than_the_number_of_better_units(
    drawn: Assessment,
) -> None:
    _count(drawn.book.plan, drawn.facts)


def _count(plan: Plan, facts: Facts) -> None:
    result = evaluate(plan, facts)
    for ranking in plan.rankings:
        rank = plan.quantities[ranking.rank].definition
        assert isinstance(rank, Rank)
        scores = _scores(rank, result)
        for (unit,), place in result.values[ranking.rank].items():
            if unit not in scores:
                assert place is result.values[ranking.by][unit,]
                seen("no place")
                continue
            better = [score for score in scores.values() if score > scores[unit]]
            match rank.ties:
                case Ties.SKIP:
                    assert place == 1 + len(better)
                case Ties.DENSE:
                    assert place == 1 + len(set(better))
                case Ties.LAST:
                    level = [
                        score for score in scores.values() if score == scores[unit]
                    ]
                    assert place == len(better) + len(level)
            seen(f"{rank.ties.value}: a place after a tie", when=_holds_a_tie(better))
        _look(list(scores.values()))


def _scores(rank: Rank, result: Result) -> Mapping[str, Score]:
    """Return the score of every unit that has a value to be ranked by."""
    assert isinstance(rank.value, Ref)
    columns = [(rank.value.quantity, rank.descending)]
    for tie in rank.then:
        assert isinstance(tie.value, Ref)
        columns.append((tie.value.quantity, tie.descending))
    return {
        unit: tuple(
            _merit(result.values[name][unit,], descending)
            for name, descending in columns
        )
        for unit in rank.axis.members
        if not isinstance(result.values[columns[0][0]][unit,], Absence)
    }


def _merit(value: Value, descending: bool) -> tuple[bool, F]:  # noqa: FBT001
    if isinstance(value, Absence):
        return (False, F(0))
    return (True, position(value) if descending else -position(value))


def _holds_a_tie(scores: list[Score]) -> bool:
    return len(set(scores)) < len(scores)


def _look(scores: list[Score]) -> None:
    for score in scores:
        for other in scores:
            if score[0] == other[0] and score > other:
                nth = next(n for n, part in enumerate(score) if part != other[n])
                seen("parted by a tie-break", when=other[nth][0])
                seen("parted by an absent tie-break", when=not other[nth][0])
