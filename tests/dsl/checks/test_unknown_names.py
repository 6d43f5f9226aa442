"""What is offered in place of a name that nothing declares."""

from guiju.dsl.compile import compile_text

SCHEME = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 乡镇 共 2家 依据 "一" { 甲镇、乙镇 }
环节 测评 100% 依据 "二" { 乡镇 评分 0分 至 100分 }
输入 泄密: 是否 每 乡镇 依据 "三"
总分 = 环节加权 依据 "二"
等次 按 总分 分 乡镇 依据 "三" { 优秀 90分 以上  良好 80分 以上  其余 一般 }
否决 保密 当 泄密 用于 乡镇 依据 "三" { 等次 不合格 }
"""


def test_where_no_grade_is_near_all_grades_are_named() -> None:
    (found,) = compile_text(SCHEME).diagnostics
    assert found.message.zh == "没有名为“不合格”的等次"
    assert found.help is not None
    assert "“优秀”、“良好”、“一般”" in found.help.zh
    assert "“优秀”, “良好”, “一般”" in found.help.en


def test_a_near_one_is_offered_alone() -> None:
    (found,) = compile_text(SCHEME.replace("不合格", "良")).diagnostics
    assert found.help is not None
    assert found.help.zh == "是不是“良好”？"


def test_long_lists_are_not_recited() -> None:
    towns = "、".join(f"第{n}镇" for n in range(40))
    text = SCHEME.replace("共 2家", "共 40家").replace("甲镇、乙镇", towns)
    more = '例 "一" { 给定 测评.评分[海口] = 90分 期望 测评[海口] = 90分 }\n'
    found = compile_text(text.replace("不合格", "一般") + more).diagnostics
    assert {one.code for one in found} == {"GJ0101"}
    assert all(one.help and len(one.help.zh) < 40 for one in found)
