"""Where two policies exist for one situation both can be said, and they differ."""

from fractions import Fraction as F

import pytest

from guiju.dsl.examples import Outcome
from guiju.engine.axis import Key
from guiju.engine.value import Value
from tests.dsl.texts import run
from tests.mechanisms.case import case

PAIRS = [
    ("m080_quota_strict", "m080_quota_lenient"),
    ("m081_ties_skip", "m082_ties_dense"),
    ("m085_round_then_rank", "m085_rank_unrounded"),
]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_the_same_facts_come_out_differently(one: str, other: str) -> None:
    first, second = _first(one), _first(other)
    assert _given(first) == _given(second)
    assert _expected(first).keys() == _expected(second).keys()
    assert _expected(first) != _expected(second)


def _first(name: str) -> Outcome:
    outcome, *_ = case(name).outcomes
    assert outcome.holds
    return outcome


def _given(outcome: Outcome) -> dict[tuple[str, Key], Value]:
    return {(one.target.id, one.key): one.value for one in outcome.example.given}


def _expected(outcome: Outcome) -> dict[tuple[str, Key], Value]:
    return {(one.target.id, one.key): one.value for one in outcome.example.expect}


ABSENCE = {
    "不适用 折算": F(64),  # 48 of 75 points: 48 × 4/3
    "不适用 平摊": F("64.25"),  # 20/40 × 52.5 + 28/35 × 47.5
    "不适用 同类均值": F(58),  # 48 + the 10 points of the one peer
    "不适用 得分率 80%": F(68),  # 48 + 25 × 80%
    "不适用 计满分": F(73),  # 48 + 25
}
"""What 乙县 gets for 20 of 40 and 28 of 35 points, by the policy for the other 25."""


@pytest.mark.parametrize("policy", ABSENCE)
def test_what_does_not_apply_is_scored_by_the_policy_that_is_named(policy: str) -> None:
    text = case("m051_rescale").text.replace("不适用 折算", policy)
    both = (("甲县",), ("乙县",))
    result = run(
        text,
        {
            "测评.公开@县区": dict(zip(both, (F(30), F(20)), strict=True)),
            "测评.服务@县区": dict(zip(both, (F(30), F(28)), strict=True)),
            "测评.脱贫@县区": {("甲县",): F(10)},
        },
    )
    assert result.values["测评@县区"] == {("甲县",): F(70), ("乙县",): ABSENCE[policy]}


def test_no_two_policies_for_what_does_not_apply_agree() -> None:
    assert len(set(ABSENCE.values())) == len(ABSENCE)


def test_tied_units_decide_whether_a_quota_is_strict() -> None:
    """Without the tie at the border both words give the same grades."""
    strict, lenient = (case(name).text for name in PAIRS[0])
    marks = {(f"{name}县",): F(98 - 3 * n) for n, name in enumerate("甲乙丙丁戊己")}
    graded = [
        run(text, {"总分@县区": marks}).values["档次@县区"]
        for text in (strict, lenient)
    ]
    assert graded[0] == graded[1]
