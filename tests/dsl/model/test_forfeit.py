"""达到 … 不得分: a bonus is lost, a deduction goes to its cap."""

import pytest

from guiju.dsl.compile import compile_text
from guiju.dsl.examples import run_examples

RULES = """\
方案 示范 "示范方案" {{ 满分 100分  保留 2位 四舍五入 }}
对象 县区 依据 "一" {{ 甲县、乙县 }}
环节 测评 100% 依据 "一" {{ 县区 评分 0分 至 100分 }}
{kind} 信访 用于 县区 依据 "三" {{ 每次 通报 {sign} 1分 达到 3次 不得分 {cap} }}
总分 = 环节加权 + 信访 封顶 110分 保底 0分 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
例 "信访" {{
    情形 给定 信访.通报[甲县] 期望 信访[甲县] {{
        2次: 2分
        3次: {lost}
        9次: {lost}
    }}
}}
"""


@pytest.mark.parametrize(
    ("kind", "sign", "cap", "lost"),
    [
        pytest.param("加分", "加", "封顶 5分", "0分", id="bonus"),
        pytest.param("加分", "加", "", "0分", id="bonus-without-cap"),
        pytest.param("扣分", "扣", "封顶 10分", "10分", id="deduction"),
    ],
)
def test_from_the_number_on_all_is_lost(
    kind: str, sign: str, cap: str, lost: str
) -> None:
    found = compile_text(RULES.format(kind=kind, sign=sign, cap=cap, lost=lost))
    assert found.plan is not None, found.diagnostics
    assert all(one.holds for one in run_examples(found.model, found.plan))


def test_a_deduction_without_a_cap_has_nothing_to_lose() -> None:
    text = RULES.format(kind="扣分", sign="扣", cap="", lost="0分")
    codes = {one.code for one in compile_text(text).diagnostics}
    assert "GJ0111" in codes
