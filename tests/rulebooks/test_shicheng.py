"""Shicheng 2018: the points of the table, its four faults, and what townships get."""

from fractions import Fraction as F

import pytest

from tests.conftest import Golden
from tests.rulebooks.shipped import (
    FOLDER,
    compiled,
    outcome_of,
    plan_of,
    result_of,
    transcript,
)

SHICHENG = "jiangxi-shicheng-2018"
BLOCKS = {
    "第一部分": (31, (5, 4, 2, 2, 11, 7)),
    "第二部分": (2, (2,)),
    "第三部分": (15, (3, 7, 2, 3)),
    "第四部分": (45, (4, 5, 2, 3, 6, 4, 3, 4, 4, 4, 3, 3)),
    "第五部分": (7, (7,)),
}
PARTS: dict[str, tuple[int | F, ...]] = {
    "信息平台": (2, 6, 3),
    "培训宣传": (2, 2, 3),
    "畜禽养殖": (5, 2),
    "水功能区": (1, 1),
    "管护常态化": (2, 1),
    "工矿污染": (3, 2),
    "化肥农药减量": (F(3, 2), F(3, 2)),
    "农村垃圾污水": (2, 1, 2, 1),
    "侵占岸线": (1, 3),
    "非法采砂": (F(3, 2), F(3, 2)),
    "排污口整治": (1, 3),
    "渔业资源": (1, 3),
    "林地湿地": (1, 1, 1),
}
FAULTS = {
    ("GJ0301", "“非法采砂”写的是 3 分，各部分合计 2 分，少 1 分"),
    ("GJ0301", "“河长制指标”写的是 100 分，各部分合计 107 分，多 7 分"),
    ("GJ0602", "“宣传信息”满分 7 分"),
    ("GJ0603", "“岸线乙”扣分没有下限"),
}


def test_blocks_have_the_points_of_the_table() -> None:
    blocks = compiled(SHICHENG).model.trees["河长制指标"].items
    found: dict[str, object] = {
        block.name: (block.full, tuple(item.full for item in block.children))
        for block in blocks
    }
    assert found == BLOCKS


def test_items_have_the_parts_of_the_table() -> None:
    blocks = compiled(SHICHENG).model.trees["河长制指标"].items
    found = {
        item.name: tuple(part.full for part in item.children)
        for block in blocks
        for item in block.children
        if item.children
    }
    assert found == PARTS


@pytest.mark.parametrize(("code", "words"), sorted(FAULTS))
def test_each_fault_of_the_printed_table_is_found(code: str, words: str) -> None:
    found = [(one.code, one.message.zh) for one in transcript("shicheng")]
    assert [one for one in found if one[0] == code and one[1].startswith(words)]


def test_nothing_else_is_found_in_the_printed_table() -> None:
    codes = sorted(one.code for one in transcript("shicheng"))
    assert codes == sorted(code for code, _ in FAULTS)


@pytest.mark.parametrize(
    "subject",
    ["河长制指标.非法采砂", "河长制指标.岸线乙", "河长制指标.宣传信息", "总分"],
)
def test_each_correction_is_written_down(subject: str) -> None:
    assert subject in {one.subject for one in plan_of(SHICHENG).interpretations}


def test_the_outcome_is_the_committed_one(golden: Golden) -> None:
    names = ("年度考核", "表彰", "批评", "总分", "名次")
    outcome = outcome_of(result_of(SHICHENG), "乡镇", *names)
    golden(outcome, FOLDER / SHICHENG / "expected" / "outcome.csv")
