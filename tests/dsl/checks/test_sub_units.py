"""Layers need sub-units, and sub-units come from what is reported for each of them."""

import pytest

from guiju.dsl.compile import compile_text

RULEBOOK = """\
方案 示范 "示范方案" {{ 满分 100分  保留 2位 四舍五入 }}
对象 县区 共 2家 {{ 甲县、乙县 }}
输入 公开率: % 每 县区 0% 至 100% 依据 "附件1"
指标 县区指标 满分 100分 依据 "附件1" {{
{items}
}}
环节 测评 100% 依据 "一" {{
    县区 按 县区指标 分层 {{ 本级 80%、乡镇 20% 取平均 }}
}}
总分 = 环节加权 - 10分 * 公开率 保底 0分 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
"""


@pytest.mark.parametrize(
    ("items", "found"),
    [
        pytest.param("公开 100分", [], id="a mark"),
        pytest.param("公开 100分 { 每处 缺项 扣 1分  扣完为止 }", [], id="a count"),
        pytest.param(
            "甲 100分 { 公开 40分 = 公开率 * 40分  服务 60分 }", [], id="in a block"
        ),
        pytest.param("公开 100分 = 公开率 * 100分", ["GJ0906"], id="a formula"),
        pytest.param(
            "公开 100分 { 分档 按 公开率 { 90% 以上: 100分  不满 90%: 0分 } }",
            ["GJ0906"],
            id="bands",
        ),
    ],
)
def test_layers_need_one_figure_of_each_sub_unit(items: str, found: list[str]) -> None:
    compiled = compile_text(RULEBOOK.format(items=items))
    assert [one.code for one in compiled.diagnostics] == found
