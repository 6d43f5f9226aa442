"""However much of a rulebook is missing or misplaced, checking it never raises."""

import re
from textwrap import dedent

from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl.check import Check
from guiju.dsl.checks import CHECKS
from guiju.dsl.compile import compile_text
from guiju.engine.diagnostic import Severity

ERROR = Severity.ERROR

FULL = """
方案 示范 "示范方案" {
    发文 "办公室" 2020-09-29
    考评期 2020-01-01 至 2020-12-31
    满分 100分
    保留 2位 四舍五入
}
对象 县区 共 2家 { 甲县、乙县 别名 乙 }
对象 市直 共 3家 { 甲局、乙局、丙局 }
对象 评委 属于 市直 共 2家 { 甲局、乙局 }
输入 位次: 名次 每 县区 1名 至 20名 可缺 依据 "三"
输入 办结: 件 每 县区、市直 依据 "三"
参数 每项扣分: 分/项 待定 "没有写明" 依据 "三"
参数 标准: 件 = 10件 依据 "三"
指标 县区指标 满分 100分 依据 "附件1" {
    公开 60分 {
        目录 20分 仅适用 甲县
        年报 40分 { 每处 缺项 扣 0.5分 最多 10分  扣完为止 }
    }
    服务 30分 { 分档 按 办结 { 10件 以上: 30分  不满 10件: 0分 } }
    互动 10分 = 10分 * (办结 / 标准) 封顶 10分 保底 0分
    不适用 折算
}
环节 测评 60% 依据 "一" {
    时间 2020-12-20 至 2021-02-20
    县区 按 县区指标 分层 { 本级 70%、乡镇 30% 取平均 }
    市直 评分 0分 至 100分
}
环节 互评 40% 依据 "二" {
    县区 由 评委 评分 0分 至 100分 取平均 去掉 最高 1个 最低 0个 可缺
    市直 每季度 评分 0分 至 100分 取平均
    原则上 拉开差距: 每个 评价者 最高 - 最低 >= 满分 的 10%
}
加分 进位 用于 县区 按 位次 依据 "三" {
    1名 至 10名: 5分
    11名 至 20名: 3分
    未上榜: 0分
}
扣分 专项 用于 县区、市直 依据 "三" { 每项 未完成 扣 每项扣分 最多 5分 }
办结率 用于 县区 = 若 办结 > 标准 则 标准 / 办结 否则 100% 依据 "三"
总分 = 环节加权 + 进位 - 专项 封顶 100分 保底 0分 依据 "四"
排名 按 总分 从高到低 分 县区、市直 同分 先比 测评、再比 互评 仍同 并列 占位
必须 办结: 每个 单位 办结 >= 1件 依据 "五"
解释 总分 答复 GJ0601 "允许超过" 依据 "四"
例 "甲县" { 给定 位次[甲县] = 1名  期望 进位[甲县] = 5分 }
"""
PIECES = re.findall(r"\s+|\"[^\"]*\"|[\w%/.-]+|.", FULL)
WORDS = sorted({piece for piece in PIECES if piece.strip()})

positions = st.integers(0, len(PIECES) - 1)


def test_the_rulebook_that_is_taken_apart_is_a_good_one() -> None:
    found = compile_text(FULL)
    assert [one.code for one in found.diagnostics if one.severity is ERROR] == []
    assert found.plan is not None


@given(st.sets(positions, max_size=12))
def test_a_rulebook_with_pieces_missing_is_checked(missing: set[int]) -> None:
    kept = (piece for at, piece in enumerate(PIECES) if at not in missing)
    compile_text("".join(kept))


@given(st.dictionaries(positions, st.sampled_from(WORDS), max_size=6))
def test_a_rulebook_with_pieces_exchanged_is_checked(other: dict[int, str]) -> None:
    compile_text("".join(other.get(at, piece) for at, piece in enumerate(PIECES)))


@given(st.sets(st.integers(0, 40), max_size=30))
def test_a_rulebook_with_lines_missing_is_checked(missing: set[int]) -> None:
    lines = FULL.splitlines()
    compile_text("\n".join(line for at, line in enumerate(lines) if at not in missing))


@given(st.lists(st.sampled_from(CHECKS), min_size=2, max_size=3))
def test_rulebooks_written_one_behind_the_other_are_checked(
    checks: list[Check],
) -> None:
    texts = (dedent(check.bad).replace("⟦", "").replace("⟧", "") for check in checks)
    compile_text("\n".join(texts))
