"""排名: only what each unit has of its own can put the units in an order."""

import pytest

from guiju.dsl.compile import compile_text
from guiju.engine.source import Span
from tests.dsl.texts import TWO_COUNTIES

FIGURES = """\
参数 系数: 分 = 3分 依据 "一"
输入 得分: 分 每 县区 0分 至 9分 依据 "一"
"""


@pytest.mark.parametrize(
    "ranking",
    [
        "排名 按 ⟦系数⟧ 从高到低 分 县区 并列 占位",
        "排名 按 得分 从高到低 分 县区 同分 先比 ⟦系数⟧ 并列 占位",
    ],
)
def test_what_is_the_same_for_all_ranks_nobody(ranking: str) -> None:
    text = TWO_COUNTIES + FIGURES + ranking
    start, end = text.index("⟦"), text.index("⟧") - 1
    compiled = compile_text(text.replace("⟦", "").replace("⟧", ""))
    (found,) = (one for one in compiled.diagnostics if one.code == "GJ0110")
    assert found.place == Span("", start, end)
    assert found.message.zh == "“系数”只有一个值，“县区”的单位没有各自的"
