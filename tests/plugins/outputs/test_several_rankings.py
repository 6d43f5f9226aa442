"""A group that is ranked twice: every table says which ranking it is."""

from collections.abc import Callable
from csv import reader
from fractions import Fraction as F
from io import BytesIO

import pytest
from openpyxl import load_workbook

from guiju.plugins.output import Report
from guiju.plugins.outputs import csv_file, html_page, table, xlsx_file
from tests.dsl.texts import run

GROUP = '对象 县区 "县(市)区" { 甲县、乙县 }'
TWICE = """
    排名 综合名次 按 综合 从高到低 分 县区 并列 占位
    排名 本级名次 按 本级 从高到低 分 县区 并列 占位
"""
ONCE = TWICE.strip().splitlines()[0]


def _report(rankings: str) -> Report:
    text = f"""
        方案 示范 "示范方案" {{ 满分 100分 }}
        {GROUP}
        输入 综合: 分 每 县区 0分 至 100分
        输入 本级: 分 每 县区 0分 至 100分
        {rankings}
    """
    marks = {("甲县",): F(90), ("乙县",): F(80)}
    values = {"综合@县区": marks, "本级@县区": marks}
    return Report(result=run(text, values, {}), language="zh", rulebook_name="示范")


@pytest.mark.parametrize("write", [table.write, html_page.write])
def test_two_tables_of_one_group_are_told_apart(
    write: Callable[[Report], bytes],
) -> None:
    said = write(_report(TWICE)).decode()
    assert "县(市)区 · 综合名次" in said
    assert "县(市)区 · 本级名次" in said


@pytest.mark.parametrize("write", [table.write, html_page.write])
def test_one_ranking_alone_is_the_ranking_of_its_group(
    write: Callable[[Report], bytes],
) -> None:
    assert "县(市)区 ·" not in write(_report(ONCE)).decode()


def test_lines_of_one_group_are_told_apart() -> None:
    heads, *rows = reader(
        csv_file.write(_report(TWICE)).decode("utf-8-sig").split("\n")
    )
    at = heads.index("排名")
    assert [row[at] for row in rows if row] == ["综合名次"] * 2 + ["本级名次"] * 2


def test_the_lines_of_one_ranking_need_no_name() -> None:
    heads = csv_file.write(_report(ONCE)).decode("utf-8-sig").split("\n")[0]
    assert "排名," not in heads


def test_sheets_of_one_group_are_told_apart() -> None:
    book = load_workbook(BytesIO(xlsx_file.write(_report(TWICE))))
    titles = [str(sheet["A1"].value) for sheet in book.worksheets[:2]]
    assert [title.rpartition(" · ")[2] for title in titles] == ["综合名次", "本级名次"]
