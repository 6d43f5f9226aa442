"""The bounds of grades against each other: who is in two, and who in none."""

import pytest

from guiju.dsl.compile import compile_text

RULES = """\
方案 示范 "示范方案" {{ 满分 100分 }}
对象 县区 共 2家 {{ 甲县、乙县 }}
环节 测评 100% 依据 "一" {{ 县区 评分 0分 至 100分 }}
总分 = 环节加权 保留 {places}位 四舍五入 依据 "二"
等次 按 总分 分 县区 依据 "三" {{ {rows}  其余 不合格 }}
排名 按 总分 从高到低 分 县区 并列 占位
"""
GRADES = {"GJ0511", "GJ0512"}


def _found(rows: str, places: int = 2) -> list[str]:
    text = RULES.format(rows=rows, places=places)
    found = compile_text(text).diagnostics
    return [one.code for one in found if one.code in GRADES]


@pytest.mark.parametrize(
    ("rows", "codes"),
    [
        pytest.param("优秀 90分 以上  合格 60分 以上", [], id="nested"),
        pytest.param("优秀 90分 以上  合格 60分 以上 不满 90分", [], id="meeting"),
        pytest.param("优秀 超过 90分  合格 60分 至 90分", [], id="border-to-the-lower"),
        pytest.param(
            "优秀 90分 以上  合格 60分 至 90分", ["GJ0511"], id="border-twice"
        ),
        pytest.param("优秀 90分 以上  合格 60分 至 89分", ["GJ0512"], id="gap"),
        pytest.param(
            "优秀 95分 以上  良好 80分 至 94分  合格 60分 至 80分",
            ["GJ0511", "GJ0512"],
            id="both",
        ),
        pytest.param("合格 60分 至 90分", ["GJ0512"], id="nothing-above"),
        pytest.param("优秀 90分 以上", [], id="below-the-lowest-are-the-others"),
    ],
)
def test_bounds(rows: str, codes: list[str]) -> None:
    assert sorted(_found(rows)) == codes


def test_between_two_whole_scores_there_is_no_gap() -> None:
    rows = "优秀 90分 以上  合格 60分 至 89分"
    assert _found(rows, places=1) == ["GJ0512"]
    assert _found(rows, places=0) == []
