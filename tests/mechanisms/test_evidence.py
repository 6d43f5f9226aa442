"""Results as evidence: used by another scheme (98), and traced to their ground (99)."""

from collections.abc import Iterator
from fractions import Fraction as F

from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts
from guiju.engine.source import Cell
from guiju.engine.trace import Step, explain
from tests.dsl.texts import facts_of, plan_of
from tests.mechanisms.case import case


def test_the_total_of_the_city_is_what_the_province_counts() -> None:
    """90 − 2 = 88 in the city; 5% of it and 90 of 95 points in the province."""
    (city,) = case("m098_city").outcomes
    total = city.result.values["政务公开总分@县区"][("甲县",)]
    result = evaluate(
        plan_of(case("m098_province").text),
        facts_of(
            {
                "政务公开总分@县区": {("甲县",): total},
                "考核.综合工作@县区": {("甲县",): F(90)},
            }
        ),
    )
    assert total == F(88)
    assert result.values["环节加权@县区"][("甲县",)] == F("94.4")


CELLS = {
    "测评.评分@县区": Cell(file="测评.csv", sheet="", row=2, column=2),
    "日常.评分@县区": Cell(file="日常.csv", sheet="", row=5, column=3),
}


def test_every_figure_leads_to_its_clause_and_its_cell() -> None:
    result = evaluate(
        plan_of(case("m099_evidence").text),
        Facts(
            values={
                name: {("甲县",): Fact(F(90), cell)} for name, cell in CELLS.items()
            }
        ),
    )
    steps = list(_all(explain(result, "总分@县区", ("甲县",))))
    assert steps[0].value == F(90)
    assert {step.clause for step in steps} >= {"正文 四", "附件1 二", "附件1 三"}
    assert {step.cell for step in steps if step.cell} == set(CELLS.values())


def _all(step: Step) -> Iterator[Step]:
    yield step
    for child in step.children:
        yield from _all(child)
