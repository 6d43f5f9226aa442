"""Checks on what they share: circles, groups, answers, and text that is half read."""

from textwrap import dedent

import pytest

from guiju.dsl.compile import Compiled, compile_text

SCHEME = """
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 { 甲县、乙县 }
环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
"""
TOTAL = """
总分 = 环节加权 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
"""


def codes(*parts: str) -> list[str]:
    return [one.code for one in compiled(*parts).diagnostics]


def compiled(*parts: str) -> Compiled:
    return compile_text("\n".join(dedent(part) for part in parts))


def test_a_circle_through_a_bonus_and_a_ranking_is_found_with_every_edge() -> None:
    found = compiled(
        SCHEME,
        """
        加分 进位 用于 县区 按 排名 依据 "三" { 1名: 1分  其他: 0分 }
        总分 = 环节加权 + 进位 封顶 100分 依据 "二"
        排名 按 总分 从高到低 分 县区 并列 占位
        """,
    ).diagnostics
    assert [one.code for one in found] == ["GJ0105"]
    assert [one.message.zh for one in found[0].related] == [
        "“进位”要用“排名”",
        "“排名”要用“总分”",
        "“总分”要用“进位”",
    ]


def test_an_interpretation_answers_a_warning_about_its_own_subject_only() -> None:
    bonus = """
    输入 位次: 名次 每 县区 依据 "三"
    加分 进位 用于 县区 按 位次 依据 "三" { 1名 至 10名: 3分  其他: 0分 }
    总分 = 环节加权 + 进位 依据 "二"
    排名 按 总分 从高到低 分 县区 并列 占位
    """
    right = '解释 总分 答复 GJ0601 "可以超过" 依据 "二"'
    wrong = '解释 进位 答复 GJ0601 "可以超过" 依据 "二"'
    assert codes(SCHEME, bonus) == ["GJ0601"]
    assert codes(SCHEME, bonus, right) == []
    assert codes(SCHEME, bonus, wrong) == ["GJ0601", "GJ1103"]


def test_an_interpretation_cannot_answer_an_error() -> None:
    rulebook = SCHEME.replace("100%", "90%")
    answer = '解释 县区 答复 GJ0303 "就是这样" 依据 "二"'
    assert codes(rulebook, TOTAL, answer) == ["GJ0303"]


def test_one_formula_for_two_groups_is_reported_once() -> None:
    rulebook = """
    方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
    对象 县区 共 2家 { 甲县、乙县 }
    对象 市直 共 1家 { 甲局 }
    环节 测评 100% 依据 "一" { 县区、市直 评分 0分 至 100分 }
    扣分 通报 用于 县区、市直 依据 "三" { 每次 通报 扣 2分 }
    总分 = 环节加权 - 通报 依据 "二"
    排名 按 总分 从高到低 分 县区、市直 并列 占位
    """
    found = compiled(rulebook).diagnostics
    assert [one.code for one in found] == ["GJ0604"]
    assert "“县区”、“市直”" in found[0].message.zh


def test_what_cannot_be_read_is_not_reported_as_missing() -> None:
    broken = SCHEME.replace("对象 县区 共 2家 {", "对象 县区 共 2家 《")
    assert all(code.startswith("GJ00") for code in codes(broken, TOTAL))


def test_what_one_declaration_says_wrong_is_found_beside_what_cannot_be_read() -> None:
    broken = '解释 总分 "理由" 依据\n'
    short = SCHEME.replace("共 2家", "共 3家")
    assert "GJ0201" in codes(short, TOTAL, broken)


@pytest.mark.parametrize("places", ["0.5位", "99999999位", "13位"])
def test_decimals_that_nobody_publishes_stop_nothing_but_the_rulebook(
    places: str,
) -> None:
    assert codes(SCHEME.replace("2位", places), TOTAL) == ["GJ0408"]


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("11名 至 20名", None),
        ("10名 至 20名", "GJ0503"),
        ("9名 至 20名", "GJ0501"),
        ("12名 至 20名", "GJ0502"),
        ("超过 10名 至 20名", None),
    ],
)
def test_places_touch_without_a_gap(label: str, code: str | None) -> None:
    rules = f"""
    输入 位次: 名次 每 县区 1名 至 20名 依据 "三"
    加分 进位 用于 县区 按 位次 依据 "三" {{ 1名 至 10名: 3分  {label}: 1分 }}
    总分 = 环节加权 + 进位 封顶 100分 依据 "二"
    排名 按 总分 从高到低 分 县区 并列 占位
    """
    assert codes(SCHEME, rules) == ([code] if code else [])


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        ("90% 以上: 3分  不满 90%: 0分", None),
        ("90% 以上: 3分  不满 89%: 0分", "GJ0502"),
        ("超过 90%: 3分  不满 90%: 0分", "GJ0502"),
        ("90% 以上: 3分  90% 以下: 0分", "GJ0503"),
        ("90% 以上: 3分  不满 90%: 0分  其他: 1分", "GJ0506"),
    ],
)
def test_percentages_leave_no_room_between_bands(rows: str, code: str | None) -> None:
    rules = f"""
    输入 完成率: % 每 县区 依据 "三"
    加分 完成 用于 县区 按 完成率 依据 "三" {{ {rows} }}
    总分 = 环节加权 + 完成 封顶 100分 依据 "二"
    排名 按 总分 从高到低 分 县区 并列 占位
    """
    assert codes(SCHEME, rules) == ([code] if code else [])


def test_a_deduction_may_cost_the_worse_more() -> None:
    rules = """
    输入 位次: 名次 每 县区 依据 "三"
    扣分 退位 用于 县区 按 位次 依据 "三" { 1名 至 10名: 0分  其他: 2分 }
    总分 = 环节加权 - 退位 保底 0分 依据 "二"
    排名 按 总分 从高到低 分 县区 并列 占位
    """
    assert codes(SCHEME, rules) == []


@pytest.mark.parametrize(
    ("raters", "spread", "code"),
    [
        ("甲局、乙局", "10%", None),
        ("甲局、乙局", "100%", "GJ0702"),
        ("甲局、乙局", "101%", "GJ0701"),
    ],
)
def test_a_spread_is_held_against_the_range_of_the_marks(
    raters: str, spread: str, code: str | None
) -> None:
    rulebook = f"""
    方案 示范 "示范方案" {{ 满分 100分  保留 2位 四舍五入 }}
    对象 县区 共 2家 {{ 甲县、乙县 }}
    对象 市直 共 2家 {{ {raters} }}
    环节 互评 100% 依据 "一" {{
        县区 由 市直 评分 0分 至 100分 取平均
        原则上 拉开差距: 每个 评价者 最高 - 最低 >= 满分 的 {spread}
    }}
    """
    assert codes(rulebook, TOTAL) == ([code] if code else [])


def test_a_rater_of_a_single_unit_cannot_spread_its_marks() -> None:
    rulebook = """
    方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
    对象 县区 共 1家 { 甲县 }
    对象 市直 共 2家 { 甲局、乙局 }
    环节 互评 100% 依据 "一" {
        县区 由 市直 评分 0分 至 100分 取平均
        原则上 拉开差距: 每个 评价者 最高 - 最低 >= 满分 的 10%
    }
    """
    assert codes(rulebook, TOTAL) == ["GJ0701"]


def test_a_figure_without_an_end_is_used_by_what_rounds_it() -> None:
    text = """\
方案 示范 "示范方案" { }
对象 国家 共 2家 { 甲国、乙国 }
输入 收入: 数 每 国家 100 至 75000 依据 "一"
收入指数 = 归一(对数(收入), 对数(100), 对数(75000)) 依据 "二"
发展指数 = 收入指数 保留 3位 四舍五入 依据 "三"
排名 按 发展指数 从高到低 分 国家 并列 占位
"""
    assert "GJ0106" not in [one.code for one in compile_text(text).diagnostics]


def test_two_policies_for_what_does_not_apply_are_said_twice() -> None:
    tree = """
    指标 体系 满分 100分 依据 "附" {
        公开 60分 仅适用 甲县
        服务 40分
        不适用 折算
        不适用 计满分
    }
    """
    stage = SCHEME.replace("评分 0分 至 100分", "按 体系")
    assert codes(stage, tree, TOTAL) == ["GJ1003"]


def test_an_unknown_name_is_not_told_again_as_a_rule_without_effect() -> None:
    bonus = '加分 表彰 用于 县区 依据 "三" { 每项 奖励 加 三分 最多 5分 }\n'
    total = TOTAL.replace("环节加权", "环节加权 + 表彰 封顶 100分")
    found = compiled(SCHEME, bonus, total).diagnostics
    assert [one.code for one in found] == ["GJ0101"]
    assert found[0].help is not None
    assert "3分" in found[0].help.zh
