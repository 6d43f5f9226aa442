"""Items that are for nobody: limits that exclude each other, and means over nobody."""

import pytest

from guiju.dsl.compile import Compiled, compile_text

RULEBOOK = """\
方案 示范 "示范方案" {{ 满分 100分  保留 2位 四舍五入 }}
对象 县区 共 2家 {{ 甲县、乙县 }}
对象 市直 共 1家 {{ 甲局 }}
指标 指标 满分 100分 依据 "附件1" {{
    公开 60分
    专项 40分 {block} {{
        扶贫 20分 {inner}
        移民 20分
    }}
    不适用 {policy}
}}
环节 测评 100% 依据 "一" {{ 县区、市直 按 指标 }}
总分 = 环节加权 依据 "二"
排名 按 总分 从高到低 分 县区、市直 并列 占位
"""


def compiled(block: str, inner: str, policy: str) -> Compiled:
    return compile_text(RULEBOOK.format(block=block, inner=inner, policy=policy))


@pytest.mark.parametrize(
    ("block", "inner", "policy", "codes"),
    [
        pytest.param("仅适用 甲县", "仅适用 乙县", "折算", ["GJ0905"], id="excluding"),
        pytest.param("仅适用 甲县", "仅适用 县区", "折算", [], id="overlapping"),
        pytest.param("", "仅适用 乙县", "折算", [], id="without-a-limited-block"),
        pytest.param("仅适用 甲县", "仅适用 丙县", "折算", ["GJ0101"], id="unknown"),
        pytest.param("", "仅适用 丙县", "同类均值", ["GJ0101"], id="unknown-peer"),
        pytest.param("", "仅适用 县区、市直", "同类均值", [], id="peers-in-each-group"),
        pytest.param("", "仅适用 县区", "同类均值", ["GJ0907"], id="no-peer-in-one"),
        pytest.param(
            "仅适用 甲局、甲县", "仅适用 甲县", "同类均值", ["GJ0907"], id="one-left"
        ),
    ],
)
def test_limits_are_held_against_each_other_and_against_the_groups(
    block: str, inner: str, policy: str, codes: list[str]
) -> None:
    found = [one.code for one in compiled(block, inner, policy).diagnostics]
    assert found == codes


def test_limits_that_exclude_each_other_are_both_shown() -> None:
    (found,) = compiled("仅适用 甲县", "仅适用 乙县", "折算").diagnostics
    assert found.message.zh == (
        "“扶贫”仅适用“乙县”，它所在的“专项”仅适用“甲县”，没有一个单位两处都列入"
    )
    assert [one.message.zh for one in found.related] == ["“专项”的“仅适用”写在这里"]
