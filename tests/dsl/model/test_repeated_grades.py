"""等次: a label that is written twice is told, and the first is meant."""

from guiju.dsl.compile import compile_text
from tests.dsl.texts import TWO_COUNTIES


def test_a_grade_that_is_written_twice_is_told_at_the_second_place() -> None:
    text = (
        TWO_COUNTIES
        + """\
环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
总分 = 环节加权 依据 "二"
等次 按 总分 分 县区 依据 "三" {
    合格 60分 以上
    合格 60分 以上
    其余 不合格
}
排名 按 总分 从高到低 分 县区 并列 占位
"""
    )
    compiled = compile_text(text)
    (found,) = (one for one in compiled.diagnostics if one.code == "GJ0102")
    assert "合格" in found.message.zh
    assert compiled.plan is None
