"""One cause is one fault, however many cells it leaves wrong."""

from collections.abc import Sequence

import attrs
import hypothesis.strategies as st
import pytest
from hypothesis import given, settings

from guiju.dsl.report import as_json
from guiju.engine.axis import UNIT, Axis
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.measure import PERCENT, POINTS, Day, Measure, Scale, Truth
from guiju.engine.plan import Input
from guiju.plugins.sheet import Sheet
from tests.plugins.intake.test_columns import (
    assert_alike,
    plan_of,
    quantity,
    sheet_of,
)

UNITS = ("甲县", "乙县", "丙县", "丁县")
KINDS: dict[str, Measure] = {
    "得分": POINTS,
    "完成率": PERCENT,
    "合格": Truth(),
    "日期": Day(),
    "等次": Scale(("好", "差")),
}
PLAN = plan_of(
    *(
        quantity(name, measure, Input(table="得分"), Axis(UNIT, UNITS))
        for name, measure in KINDS.items()
    )
)
HEAD = ["单位", *KINDS]
FULL = ["95", "95%", "是", "2020-01-02", "好"]


def rows(**changed: Sequence[str]) -> list[list[str]]:
    return [HEAD, *([unit, *changed.get(unit, FULL)] for unit in UNITS)]


def found(cells: list[list[str]], *more: Sheet) -> tuple[Diagnostic, ...]:
    """Return what is found, in columns and cell by cell alike."""
    return assert_alike(PLAN, [sheet_of(cells, 3), *more]).diagnostics


def said(cells: list[list[str]], *more: Sheet) -> list[tuple[str, str, str, int]]:
    return [
        (one.code, str(one.place).partition("!")[2], one.message.zh, len(one.cells))
        for one in found(cells, *more)
    ]


BLANK = [""] * len(KINDS)


def test_an_empty_form_is_one_fault() -> None:
    assert said(rows(**dict.fromkeys(UNITS, BLANK))) == [
        ("GJ1307", "B2", "这张表（“得分”）里必填的 20 格一格也没有填", 20)
    ]


def test_an_empty_row_is_one_fault_and_names_its_unit() -> None:
    assert said(rows(乙县=BLANK)) == [
        (
            "GJ1307",
            "B3",
            "“乙县”这一行有 5 格没有填：“得分”、“完成率”、“合格”、“日期”、“等次”",
            5,
        )
    ]


def test_a_table_without_rows_is_one_fault() -> None:
    assert said([HEAD]) == [("GJ1306", "A1", "数据表“得分”里没有规则书要的任何数据", 0)]


def test_a_table_without_one_of_its_units_names_it() -> None:
    assert said(rows()[:-1]) == [("GJ1306", "A1", "数据表“得分”里没有“丁县”的数据", 0)]


def test_empty_columns_are_one_fault_and_the_rest_is_told_by_row() -> None:
    lacking = {unit: ["", "95%", "", *FULL[3:]] for unit in UNITS}
    lacking["丙县"] = ["", "95%", "", "", ""]
    lacking["丁县"] = ["", "未报", "", *FULL[3:]]
    assert said(rows(**lacking)) == [
        ("GJ1307", "B2", "“得分”、“合格”整列没有填，共 8 格", 8),
        ("GJ1307", "E4", "“丙县”这一行有 2 格没有填：“日期”、“等次”", 2),
        ("GJ1307", "C5", "“完成率”没有填", 0),
    ]


def test_one_filled_cell_makes_a_column_no_empty_one() -> None:
    lacking = {unit: ["", *FULL[1:]] for unit in UNITS[1:]}
    messages = [message for _, _, message, _ in said(rows(**lacking))]
    assert messages == ["“得分”没有填"] * 3


def test_a_faulty_cell_is_a_filled_one() -> None:
    lacking = {unit: ["", *FULL[1:]] for unit in UNITS[1:]}
    lacking["甲县"] = ["#N/A", *FULL[1:]]
    codes = [code for code, *_ in said(rows(**lacking))]
    assert codes == ["GJ1311", *["GJ1307"] * 3]


def test_a_row_that_is_given_twice_is_one_fault_and_names_both() -> None:
    cells = [*rows(), ["乙县", *FULL]]
    (one,) = found(cells)
    assert one.message.zh == (
        "“乙县”填了两行：第 6 行的 5 格在第 3 行已经填过"
        "（“得分”、“完成率”、“合格”、“日期”、“等次”）"
    )
    assert (str(one.place), len(one.cells)) == ("得分.csv!B6", 5)
    assert [str(also.place) for also in one.related] == ["得分.csv!B3"]


def test_a_row_of_another_sheet_is_named_with_its_sheet() -> None:
    other = attrs.evolve(sheet_of([HEAD, ["乙县", *FULL]], 3), file="补报/得分.csv")
    (one,) = assert_alike(PLAN, [other, sheet_of(rows(), 3)]).diagnostics
    assert "在 补报/得分.csv 第 2 行已经填过" in one.message.zh


def test_a_sheet_that_is_there_twice_is_one_fault() -> None:
    first = attrs.evolve(sheet_of(rows(), 3), file="一/得分.csv")
    (one,) = assert_alike(PLAN, [first, sheet_of(rows(), 3)]).diagnostics
    assert one.message.zh == (
        "这张表有 4 行在 一/得分.csv 里已经填过：“甲县”、“乙县”、“丙县”、“丁县”"
    )
    assert (str(one.place), len(one.cells)) == ("得分.csv!B2", 20)


def test_a_column_that_is_given_twice_is_one_fault_and_names_both() -> None:
    cells = [[*row, *row[1:3]] for row in rows()]
    assert said(cells) == [
        ("GJ1305", "G2", "“得分”有两列：G 列的 4 格在 B 列已经填过", 4),
        ("GJ1305", "H2", "“完成率”有两列：H 列的 4 格在 C 列已经填过", 4),
    ]


@pytest.mark.parametrize(
    ("column", "advice"),
    [
        ("得分", "填上数据，得零分请写 0。"),
        ("完成率", "填上数据，是零的请写 0%。"),
        ("合格", "填“是”或“否”。"),
        ("日期", "填日期，如 2020-12-20。"),
        ("等次", "填等次“好”、“差”之一。"),
    ],
)
def test_the_advice_says_what_is_to_be_written(column: str, advice: str) -> None:
    at = [*KINDS].index(column)
    (one,) = found(rows(乙县=[*FULL[:at], "", *FULL[at + 1 :]]))
    assert one.help is not None
    assert one.help.zh == f"{advice[:-1]}。允许缺报的，应在规则书中写“可缺”"


def test_the_advice_for_a_row_names_the_columns_of_each_kind() -> None:
    (one,) = found(rows(乙县=["", "95%", "", *FULL[3:]]))
    assert one.help is not None
    assert one.help.zh.startswith("“得分”填上数据，得零分请写 0；“合格”填“是”或“否”。")


def test_programs_are_told_every_cell() -> None:
    lacking = {unit: ["", *FULL[1:]] for unit in UNITS}
    (one,) = found(rows(**lacking))
    assert as_json(one, {})["cells"] == ["B2", "B3", "B4", "B5"]
    (one,) = found(rows(乙县=["", *FULL[1:]]))
    assert "cells" not in as_json(one, {})


some_rows = st.lists(
    st.tuples(
        st.sampled_from([*UNITS, *UNITS, "无名"]),
        st.lists(st.booleans(), min_size=5, max_size=5),
    ),
    max_size=6,
)


@given(some_rows, some_rows, st.booleans(), st.sampled_from([1, 2, 50]))
@settings(max_examples=40)
def test_both_ways_tell_the_same_causes(
    first: list[tuple[str, list[bool]]],
    second: list[tuple[str, list[bool]]],
    is_large: bool,  # noqa: FBT001 - drawn
    most: int,
) -> None:
    def made(drawn: list[tuple[str, list[bool]]], size: int) -> Sheet:
        marks = (
            [unit, *(text if has else "" for has, text in zip(held, FULL, strict=True))]
            for unit, held in drawn
        )
        return sheet_of([HEAD, *marks], size)

    other = attrs.evolve(made(second, most), file="补报/得分.csv")
    if not is_large:
        other = attrs.evolve(other, batches=None)
    taken = assert_alike(PLAN, [made(first, most), other])
    wrong = [cell for one in taken.diagnostics for cell in one.cells]
    assert len(set(map(str, wrong))) == len(wrong)
