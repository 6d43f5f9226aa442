"""Methods that are given from outside: read by either name, held to what they want."""

from collections.abc import Mapping
from fractions import Fraction as F
from typing import NoReturn

import attrs
import pytest

from guiju.dsl.compile import Compiled, compile_text
from guiju.dsl.format import format_text
from guiju.dsl.method import (
    Expanded,
    Given,
    Like,
    Method,
    Parameter,
    by_spelling,
)
from guiju.engine.diagnostic import Severity
from guiju.engine.evaluate import evaluate
from guiju.engine.expr import Add, Const, Mul
from guiju.engine.measure import POINTS
from guiju.engine.text import Text
from tests.dsl.texts import facts_of

SCHEME = """
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 { 甲县、乙县 }
输入 测评: 分 每 县区 0分 至 50分 依据 "一"
输入 试点: 是否 每 县区 依据 "一"
总分 = EXPRESSION 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
"""


def _double(given: Given) -> Expanded:
    two = Const(F(2))
    raised = (Mul((two, given["value"].expr)), given["plus"].expr)
    return Add(raised), given["value"].measure


DOUBLED = Method(
    name=Text("加倍", "doubled"),
    title=Text("两倍", "twice"),
    documentation=Text("两倍再加一点。", "Twice as much and a bit."),
    parameters=(
        Parameter(name=Text("数值", "value"), title=Text("数", "the figure")),
        Parameter(
            name=Text("另加", "plus"),
            title=Text("加多少", "how much more"),
            measure=Like("value"),
            is_named=True,
        ),
    ),
    expansion=Text("2 × 数值 + 另加", "2 × value + plus"),
    expand=_double,
    example="",
)
POINTS_ALONE = attrs.evolve(
    DOUBLED,
    parameters=(
        attrs.evolve(DOUBLED.parameters[0], measure=POINTS),
        attrs.evolve(DOUBLED.parameters[1], measure=None, default=F(0)),
    ),
    expand=lambda given: (given["value"].expr, given["value"].measure),
)


def methods() -> Mapping[str, Method]:
    return by_spelling([DOUBLED])


def compiled(expression: str, *known: Method) -> Compiled:
    text = SCHEME.replace("EXPRESSION", expression)
    return compile_text(text, methods=lambda: by_spelling(known or (DOUBLED,)))


def codes(expression: str, *known: Method) -> list[str]:
    found = compiled(expression, *known).diagnostics
    return [one.code for one in found if one.severity is Severity.ERROR]


@pytest.mark.parametrize(
    "expression", ["加倍(测评, 另加 1分)", "doubled(测评, plus 1 point)"]
)
def test_a_method_is_called_by_either_name(expression: str) -> None:
    plan = compiled(expression).plan
    assert plan is not None
    facts = facts_of(
        {
            "测评@县区": {("甲县",): F(40), ("乙县",): F(20)},
            "试点@县区": {("甲县",): True, ("乙县",): True},
        }
    )
    values = evaluate(plan, facts).values["总分@县区"]
    assert values == {("甲县",): F(81), ("乙县",): F(41)}


def test_both_spellings_make_the_same_plan() -> None:
    zh, en = compiled("加倍(测评, 另加 1分)"), compiled("doubled(测评, plus 1 point)")
    assert zh.plan == en.plan


def test_methods_are_not_asked_for_where_none_is_called() -> None:
    def asked() -> NoReturn:
        pytest.fail("nobody called a method")

    text = SCHEME.replace("EXPRESSION", "最小(测评, 100分)")
    assert compile_text(text, methods=asked).plan is not None


@pytest.mark.parametrize(
    ("expression", "code"),
    [
        pytest.param("加倍(测评)", "GJ0409", id="named-number-missing"),
        pytest.param("加倍(另加 1分)", "GJ0409", id="value-missing"),
        pytest.param("加倍(测评, 测评, 另加 1分)", "GJ0409", id="value-too-many"),
        pytest.param("加倍(测评, 另加 1)", "GJ0401", id="not-like-the-value"),
        pytest.param("加倍(测评, 去高 1, 另加 1分)", "GJ0111", id="name-of-another"),
        pytest.param(
            "加倍(测评, 另加 1分, plus 2分)", "GJ0111", id="named-number-twice"
        ),
        pytest.param("加倍(试点, 另加 1分)", "GJ0403", id="no-number"),
    ],
)
def test_a_call_is_held_to_the_parameters(expression: str, code: str) -> None:
    assert code in codes(expression)
    assert compiled(expression).plan is None


def test_a_value_is_held_to_the_measure_that_the_method_wants() -> None:
    assert codes("加倍(测评)", POINTS_ALONE) == []
    assert "GJ0403" in codes("100分 * 加倍(测评 / 1分)", POINTS_ALONE)


def test_a_broken_argument_is_told_once_and_not_to_the_method() -> None:
    def never(_: Given) -> NoReturn:
        pytest.fail("the arguments do not fit")

    asked = attrs.evolve(DOUBLED, expand=never)
    assert codes("加倍(没有, 另加 1分)", asked) == ["GJ0101"]


def test_what_the_method_needs_is_named_in_both_languages() -> None:
    (found,) = compiled("加倍(测评)").diagnostics
    assert found.message.zh == "“加倍”没有写明“另加”（加多少）"
    assert found.message.en == "“加倍” does not say “plus” (how much more)"


def test_a_method_that_nobody_brings_asks_for_its_plugin() -> None:
    (found,) = compiled("熵权法(测评)").diagnostics
    assert found.code == "GJ0101"
    assert found.message.zh == "没有名为“熵权法”的函数或方法"
    assert found.help == Text(
        zh="规则书要用方法“熵权法”，请装上带来它的插件",
        en="this rulebook needs the method “熵权法”; load the plugin that brings it",
    )


@pytest.mark.parametrize(
    ("written", "near"),
    [
        ("加陪", "加倍"),
        ("dobled", "doubled"),
        ("几何平局", "几何平均"),
        ("avrage", "average"),
    ],
)
def test_the_nearest_function_or_method_is_offered(written: str, near: str) -> None:
    (found, *_) = compiled(f"{written}(测评, 测评)").diagnostics
    assert found.help is not None
    assert found.help.zh.startswith("是不是“")
    assert f"“{near}”" in found.help.zh
    assert f"“{near}”" in found.help.en


def test_the_formatter_spells_methods_and_their_named_numbers() -> None:
    zh = format_text(SCHEME.replace("EXPRESSION", "doubled(测评, plus 1分)"), "zh")
    assert "doubled(测评, plus 1分)" in zh
    known = format_text(zh, "zh", methods=methods)
    assert "加倍(测评, 另加 1分)" in known
    english = format_text(known, "en", methods=methods)
    assert "doubled(测评, plus 1 point)" in english
    assert format_text(english, "zh", methods=methods) == known


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(Text("加 倍", "doubled"), id="blank"),
        pytest.param(Text("加倍2", "doubled"), id="digit"),
        pytest.param(Text("加倍", "Doubled"), id="capital"),
        pytest.param(Text("doubled", "doubled"), id="no-chinese"),
    ],
)
def test_a_name_that_nobody_could_write_is_refused(name: Text) -> None:
    with pytest.raises(ValueError, match="oubled"):
        attrs.evolve(DOUBLED, name=name)


def test_parameters_refer_to_earlier_ones_and_have_names_of_their_own() -> None:
    value, plus = DOUBLED.parameters
    for wrong in ((plus, value), (value, value), (attrs.evolve(value, default=F(1)),)):
        with pytest.raises(ValueError, match=r"value|1"):
            attrs.evolve(DOUBLED, parameters=wrong)
