"""整改 for a part of a group: who is on the list, and whose problems it holds."""

from collections.abc import Mapping, Sequence

import pytest

from guiju.dsl.compile import compile_text
from guiju.engine.axis import UNIT
from guiju.engine.plan import Plan

PART = ("甲县", "乙县")
WHOLE = (*PART, "开发区")


def _plan(lists: str) -> Plan:
    found = compile_text(
        f"""\
        方案 示范 "示范方案" {{ 满分 9分 }}
        对象 全部 依据 "一" {{ {"、".join(WHOLE)} }}
        对象 县区 属于 全部 依据 "一" {{ {"、".join(PART)} }}
        {lists}
        """
    )
    assert found.plan is not None, found.diagnostics
    return found.plan


def _units(plan: Plan, name: str) -> Mapping[str, Sequence[str]]:
    """Return by group the units that the quantity ``name`` is asked of."""
    return {
        one.group: next(a.members for a in one.axes if a.name == UNIT)
        for one in plan.quantities.values()
        if one.name == name
    }


@pytest.mark.parametrize(
    "problems",
    [
        "期限 2018-05-20",
        "问题 栏目 期限 2018-05-20",
        "问题 栏目 期限 2018-05-20 责任 甲县",
        "问题 栏目 期限 2018-05-20 责任 县区",
        "问题 栏目 期限 2018-05-20 责任 全部",
    ],
)
def test_a_list_for_a_part_asks_the_part_alone(problems: str) -> None:
    plan = _plan(f"整改 清单 用于 县区 {{ 截至 2018-05-16 {problems} }}")
    assert _units(plan, "清单.问题数") == {"县区": PART}


@pytest.mark.parametrize("responsible", ["甲县", "县区", "甲县、开发区"])
def test_a_list_for_nobody_in_particular_serves_the_whole(responsible: str) -> None:
    problem = f"问题 栏目 期限 2018-05-20 责任 {responsible}"
    plan = _plan(f"整改 清单 {{ 截至 2018-05-16 {problem} }}")
    assert _units(plan, "清单.问题数") == {"全部": WHOLE}


def test_a_unit_outside_the_part_is_not_on_its_list() -> None:
    found = compile_text(
        f"""\
        方案 示范 "示范方案" {{ 满分 9分 }}
        对象 全部 {{ {"、".join(WHOLE)} }}
        对象 县区 属于 全部 {{ {"、".join(PART)} }}
        整改 清单 用于 县区 {{
            截至 2018-05-16
            问题 栏目 期限 2018-05-20 责任 开发区
        }}
        """
    )
    messages = [one.message.zh for one in found.diagnostics]
    assert any("开发区" in message and "清单" in message for message in messages)
