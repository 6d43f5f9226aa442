"""保密 from files to views: what readers get, and what stays inside."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cli.calls import guiju
from tests.cli.test_views import contents

RULES = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 "县区" 共 3家 依据 "一" { 甲县、乙县、丙县 }
对象 评委 "评委" 共 4家 依据 "一" { 张评委、李评委、王评委、赵评委 }
输入 廉政线索: 件 每 县区 保密 依据 "二"
环节 评议 100%% 依据 "二" {
    县区 由 评委 评分 0分 至 100分 取平均 可缺 %s
}
总分 = 环节加权 - 廉政线索 * 1分/件 依据 "三"
排名 按 总分 从高到低 分 县区 并列 占位
公开 通报 "通报" { 排名、评议 }
公开 单位反馈 { 本单位 全部 }
"""
UNITS = ("甲县", "乙县", "丙县")
LEADS = (90_000_007, 90_000_033, 90_000_051)
Marks = tuple[tuple[str, ...], ...]
FULL = ("71.375", "62.875", "58.125", "44.375")


def write(folder: Path, marks: Marks, kept: str) -> tuple[str, str]:
    """Write the rules and the data, and return how the commands are told of them."""
    (folder / "示范.guiju").write_text(RULES % kept, "utf-8")
    data = folder / "数据"
    data.mkdir()
    rows = (f"{unit},{','.join(row)}\n" for unit, row in zip(UNITS, marks, strict=True))
    head = "单位,张评委,李评委,王评委,赵评委\n"
    (data / "评议.csv").write_text(head + "".join(rows), "utf-8")
    pairs = zip(UNITS, LEADS, strict=True)
    lines = "".join(f"{unit},{leads}\n" for unit, leads in pairs)
    (data / "廉政线索.csv").write_text(f"单位,廉政线索\n{lines}", "utf-8")
    return str(folder / "示范.guiju"), str(data)


def seen(book: tuple[str, str], view: str = "通报", *more: str) -> str:
    """Return the view on the screen."""
    said = guiju("run", *book, "--view", view, *more)
    assert (said.code, said.err) == (0, "")
    return said.out


@pytest.mark.parametrize(
    ("there", "kept", "hidden"),
    [
        (4, "保密 至少 3个", False),
        (3, "保密 至少 3个", False),
        (2, "保密 至少 3个", True),
        (1, "保密 至少 3个", True),
        (2, "", False),
        (1, "", True),
    ],
)
def test_a_mean_of_too_few_marks_is_not_shown(
    tmp_path: Path, there: int, kept: str, *, hidden: bool
) -> None:
    few = (*FULL[:there], *("未报",) * (4 - there))
    line = next(
        line
        for line in seen(write(tmp_path, (few, FULL, FULL), kept)).splitlines()
        if "甲县" in line
    )
    assert ("不公开" in line) is hidden


def test_the_internal_result_has_every_figure(tmp_path: Path) -> None:
    few = (FULL[0], *("未报",) * 3)
    book = write(tmp_path, (few, FULL, FULL), "保密 至少 3个")
    said = guiju("run", *book, "--format", "json")
    assert "不公开" not in said.out
    assert FULL[0] in said.out


def test_a_unit_reads_neither_its_leads_nor_the_total_made_of_them(
    tmp_path: Path,
) -> None:
    book = write(tmp_path, (FULL, FULL, FULL), "保密 至少 3个")
    told = json.loads(
        guiju(
            "run", *book, "--view", "单位反馈", "--unit", "甲县", "--format", "json"
        ).out
    )
    assert {"廉政线索", "总分"}.isdisjoint(told["units"][0]["figures"])
    assert str(LEADS[0]) not in json.dumps(told)
    asked = ("甲县", "总分", "--data", book[1], "--view", "单位反馈")
    assert str(LEADS[0]) not in guiju("explain", book[0], *asked).out


_marks = st.tuples(*(st.sampled_from([mark, "未报"]) for mark in FULL))


@given(st.tuples(_marks, _marks, _marks))
@settings(max_examples=8, deadline=None)
def test_no_confidential_figure_is_in_any_byte_of_any_view(marks: Marks) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        book = write(folder, marks, "保密 至少 3个")
        for view in ("通报", "单位反馈"):
            out = folder / "结果" / view
            guiju("run", *book, "--view", view, "-o", str(out))
            written = contents(out)
            assert written
            for content in written.values():
                assert not [
                    one for one in (*FULL, *map(str, LEADS)) if one.encode() in content
                ]
