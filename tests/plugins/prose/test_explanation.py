"""Explanations: the sentences people read, and that their arithmetic is right."""

import re
from collections.abc import Iterator
from fractions import Fraction as F

import attrs
import pytest

from guiju.engine.axis import Key
from guiju.engine.run import run
from guiju.engine.text import Language
from guiju.plugins.prose.explanation import Said, explanation
from tests.plugins.outputs.city import COUNTIES, facts_of, plan_of, report


def said(
    name: str, key: Key, language: Language = "zh", depth: int | None = None
) -> Said:
    return explanation(report().result, name, key, language, depth)


def every(one: Said) -> Iterator[Said]:
    yield one
    for part in one.parts:
        yield from every(part)


@pytest.mark.parametrize(
    ("quantity", "zh", "en"),
    [
        pytest.param(
            "名次@县区",
            "名次：总分 86.17，在 7 家中列第 2 名；前一名 无为市，相差 10.93；"
            "后一名 湾沚区，相差 4.35",
            "名次: 总分 86.17 is number 2 of 7; 10.93 behind 无为市; "
            "4.35 ahead of 湾沚区",
            id="rank",
        ),
        pytest.param(
            "总分@县区",
            "总分 = 环节加权 ≈88.166667 + 省级先进 0 - 专项工作 2 ≈ 86.166667，"
            "四舍五入，保留 2 位小数，得 86.17 分",
            "总分 = weighted_stages ≈88.166667 + 省级先进 0 - 专项工作 2 ≈ 86.166667, "
            "rounded half up to 2 decimals, gives 86.17 points",
            id="rounded-sum",
        ),
        pytest.param(
            "双向互评@县区",
            "双向互评 = (94 + 93 + 94) ÷ 3 ≈ 93.666667 分",
            "双向互评 = (94 + 93 + 94) ÷ 3 ≈ 93.666667 points",
            id="mean",
        ),
        pytest.param(
            "省级先进@县区",
            "省级先进：全省排名 未报，按 0 分计",
            "省级先进: 全省排名 not reported, counted as 0 points",
            id="policy-for-absence",
        ),
        pytest.param(
            "专项工作@县区",
            "专项工作 = 未完成 1 × 专项扣分 2 = 2 分",
            "专项工作 = 未完成 1 × 专项扣分 2 = 2 points",
            id="product",
        ),
        pytest.param(
            "全省排名@县区",
            "全省排名：未报",
            "全省排名: not reported",
            id="absent-input",
        ),
    ],
)
def test_one_sentence_says_how_a_quantity_came_about(
    quantity: str, zh: str, en: str
) -> None:
    assert said(quantity, ("南陵县",)).words == zh
    assert said(quantity, ("南陵县",), "en").words == en


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("无为市", "省级先进：全省排名 8，属于“1 名 至 10 名”，得 5 分"),
        ("湾沚区", "省级先进：全省排名 20，属于“11 名 至 20 名”，得 3 分"),
        ("鸠江区", "省级先进：全省排名 21，不在所列各档，得 1 分"),
    ],
)
def test_the_band_that_was_hit_is_named(unit: str, words: str) -> None:
    assert said("省级先进@县区", (unit,)).words == words


def test_what_does_not_apply_is_counted_as_the_policy_says_and_named() -> None:
    whole = said("指标得分@县区", ("湾沚区", "本级", "机关"))
    assert whole.words == (
        "指标得分 = (权力配置 3.5 + 0（脱贫攻坚 不适用） + 污染防治 1.9)"
        " ÷ (5 + 0（脱贫攻坚 不适用） + 2) × 100 ≈ 77.142857 分"
    )
    assert [part.words for part in whole.parts] == [
        "权力配置 = 3.5 分",
        "脱贫攻坚：不适用",
        "污染防治 = 1.9 分",
    ]


def test_an_explanation_goes_down_to_clauses_and_cells() -> None:
    found = list(every(said("总分@县区", ("南陵县",))))
    cells = {str(one.cell) for one in found if one.cell}
    assert {"互评.xlsx[县区]!C3", "专项.csv!B3", "测评.xlsx[乡镇]!D3"} <= cells
    assert {"三(五)", "三(一)", "附件2 权力配置"} <= {one.clause for one in found}


def test_depth_stops_at_so_many_quantities() -> None:
    def deep(one: Said) -> int:
        return 1 + max(map(deep, one.parts), default=0)

    depths = [deep(said("总分@县区", ("南陵县",), "zh", depth)) for depth in (1, 2, 3)]
    assert depths == [2, 3, 4]


def test_what_is_not_kept_is_mentioned_and_not_explained() -> None:
    given = report().result
    kept = explanation(
        given, "总分@县区", ("南陵县",), "zh", keeps=lambda one: len(one.axes) == 1
    )
    whole = said("总分@县区", ("南陵县",))
    names = {one.quantity.name for one in every(kept) if one.quantity}
    assert "双向互评" in names
    assert not names & {"互评打分", "层级得分", "指标得分"}
    assert {one.words for one in every(kept)} <= {one.words for one in every(whole)}


def test_members_that_the_reader_knows_are_not_repeated() -> None:
    whole = said("专业机构测评@县区", ("南陵县",))
    town = whole.parts[1]
    assert town.words.startswith("层级得分（乡镇） = ")
    assert town.parts[0].words.startswith("指标得分（南陵县东镇） = ")
    assert town.parts[0].parts[0].words == "权力配置 = 4 分"


def test_names_within_a_stage_go_by_their_last_part() -> None:
    given = report().result
    long = {
        "双向互评@县区": "评议.双向互评",
        "互评打分@县区": "评议.双向互评.打分",
    }
    quantities = {
        name: attrs.evolve(quantity, name=long.get(name, quantity.name))
        for name, quantity in given.plan.quantities.items()
    }
    result = attrs.evolve(given, plan=attrs.evolve(given.plan, quantities=quantities))
    whole = explanation(result, "双向互评@县区", ("南陵县",), "zh")
    assert whole.words.startswith("评议.双向互评 = ")
    assert whole.parts[0].words == "打分（市发改委） = 94 分"


def test_equal_units_are_said_to_be_equal() -> None:
    facts = facts_of({})
    marks = dict(facts.values["日常得分@市直"])
    marks["市发改委",] = marks["市教育局",]
    result = run(
        plan_of({}),
        attrs.evolve(facts, values={**facts.values, "日常得分@市直": marks}),
        {"专项扣分": F(2)},
    )
    assert explanation(result, "名次@市直", ("市发改委",), "zh").words == (
        "名次：总分 ≈73.333333，在 3 家中列第 2 名；与 市教育局 相同；"
        "前一名 市国有土地收购储备中心，相差 ≈6.666667"
    )


def test_a_missing_mark_is_the_stated_reason_all_the_way_up() -> None:
    facts = facts_of({})
    marks = dict(facts.values["互评打分@县区"])
    del marks["南陵县", "市教育局"]
    result = run(
        plan_of({}),
        attrs.evolve(facts, values={**facts.values, "互评打分@县区": marks}),
        {"专项扣分": F(2)},
    )
    whole = explanation(result, "总分@县区", ("南陵县",), "zh")
    assert whole.words == "总分：环节加权 未报，没有结果"
    stage = next(one for one in every(whole) if one.words.startswith("双向互评"))
    assert stage.words == "双向互评：互评打分（市教育局）未报，没有结果"


NUMBER = r"≈?-?\d+(?:\.\d+)?"
SUM = re.compile(rf"= (.+?) [=≈] ({NUMBER})")


def test_a_desk_calculator_repeats_every_sentence() -> None:
    checked = 0
    for unit in COUNTIES:
        for one in every(said("总分@县区", (unit,))):
            found = SUM.search(one.words)
            if not found:
                continue
            arithmetic = re.sub(r"（[^）]*）", "", found[1])
            terms = re.findall(rf"[()+×÷-]|{NUMBER}(?![^\s()])", arithmetic)
            assert calculated(terms) == pytest.approx(float(found[2]), abs=2e-6)
            checked += 1
    assert checked > 50


def calculated(terms: list[str]) -> float:
    """A desk calculator with brackets: products before sums, left to right."""
    rest = iter([*terms, ")"])

    def total() -> float:
        value, sign, product, over = 0.0, 1.0, 1.0, False
        for term in rest:
            if term == ")":
                break
            if term in "+-":
                value, sign, product = value + sign * product, 1.0, 1.0
                sign = 1.0 if term == "+" else -1.0
            elif term in "×÷":
                over = term == "÷"
                continue
            else:
                number = total() if term == "(" else float(term.removeprefix("≈"))
                product = product / number if over else product * number
            over = False
        return value + sign * product

    return total()
