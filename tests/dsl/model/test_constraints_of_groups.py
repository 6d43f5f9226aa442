"""A requirement that says the same of every unit is one requirement."""

import pytest

from guiju.dsl.compile import compile_text

RULEBOOK = """\
方案 示范 {{ 满分 100分 }}
对象 县区 {{ 甲县、乙县、丙县 }}
对象 市直 {{ 甲局 }}
输入 得分: 分 每 县区、市直 0分 至 100分 依据 "一"
排名 按 得分 从高到低 分 县区、市直 并列 占位
必须 要求: 每个 单位 {condition} 依据 "二"
"""


@pytest.mark.parametrize(
    ("condition", "axes"),
    [
        ("家数(得分 >= 90分) <= 1家", []),
        ("组内平均(得分) >= 80分", []),
        ("80分 <= 组内平均(得分)", []),
        ("得分 <= 组内平均(得分) + 5分", ["单位"]),
        ("其他平均(得分) >= 80分", ["单位"]),
    ],
)
def test_only_what_differs_from_unit_to_unit_is_asked_of_each(
    condition: str, axes: list[str]
) -> None:
    plan = compile_text(RULEBOOK.format(condition=condition)).plan
    assert plan is not None
    found = [(one.group, [a.name for a in one.axes]) for one in plan.constraints]
    assert found == [("县区", axes), ("市直", axes)]
