"""A bonus by place never rises as the place falls."""

from fractions import Fraction as F
from itertools import pairwise

from hypothesis import given

from guiju.dsl.compile import compile_text
from guiju.engine.axis import Key
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts
from guiju.engine.value import Absence
from tests.laws.witness import must_see, seen
from tests.strategies.rulebooks import tiers

PLACES = range(1, 31)
UNITS = (*(f"县{place}" for place in PLACES), "落榜县")


@must_see("a step down", "no step at all")
@given(tiers())
def test_a_bonus_never_rises_as_the_rank_falls(ladder: tuple[str, ...]) -> None:
    plan = compile_text(f"""
        方案 试行 {{ 满分 100分 }}
        对象 县区 {{ {"、".join(UNITS)} }}
        环节 测评 100% {{ 县区 评分 0分 至 100分 }}
        输入 全省排名: 名次 每 县区 可缺
        加分 先进 用于 县区 按 全省排名 {{ {" ".join(ladder)} }}
        总分 = 环节加权 + 先进
        排名 按 总分 从高到低 并列 占位
    """).plan
    assert plan is not None
    listed: dict[Key, Fact] = {(f"县{place}",): Fact(F(place)) for place in PLACES}
    unlisted: dict[Key, Fact] = {("落榜县",): Fact(Absence.NOT_REPORTED)}
    facts = Facts(values={"全省排名@县区": {**listed, **unlisted}})
    values = evaluate(plan, facts).values["先进@县区"]
    given_for = [values[unit,] for unit in UNITS]
    assert all(isinstance(bonus, F) and bonus >= 0 for bonus in given_for)
    for better, worse in pairwise(given_for):
        assert isinstance(better, F)
        assert isinstance(worse, F)
        assert better >= worse
    seen("a step down" if given_for[0] != given_for[-1] else "no step at all")
