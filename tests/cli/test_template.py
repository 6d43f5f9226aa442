"""``guiju template``: what is filled in gives the result that other data gives."""

import datetime as dt
import io
import json
import re
from collections.abc import Collection, Iterator, Mapping
from fractions import Fraction
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from guiju.cli.added import INSTALLED, added
from guiju.cli.fault import USAGE
from guiju.cli.rulebook import load
from guiju.cli.running import take
from guiju.cli.shipped import shipped
from guiju.engine.axis import Key
from guiju.engine.contract import Table, tables
from guiju.engine.facts import Facts
from guiju.engine.place import key_at, names, places
from guiju.engine.value import Absence, Grade, Value
from guiju.plugins.intake.match import sheet_names
from tests.cli.calls import Call, guiju

HEADER = 4
RULES = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 依据 "一" { 甲县、乙县 }
对象 各局 共 2家 依据 "二" { 一局、二局 }
环节 互评 60% 依据 "二" { 县区  由 各局 评分 0分 至 100分 取平均 }
环节 测评 40% 依据 "三" { 县区 评分 0分 至 100分 }
总分 = 环节加权 依据 "三"
排名 按 总分 从高到低 分 县区 并列 占位
"""


def written(value: Value) -> object:
    """Return what a person writes for ``value``."""
    match value:
        case Absence.NOT_REPORTED:
            return None
        case Absence.NOT_APPLICABLE:
            return "不适用"
        case bool():
            return "是" if value else "否"
        case Fraction():
            return float(value)
        case Grade():
            return value.label
        case dt.date():
            return value
    raise AssertionError(value)


def cells(table: Table, facts: Facts) -> Iterator[tuple[dict[str, str], str, Value]]:
    """Yield each figure with its key by axis and the name of its column."""
    axes = names(table.keys)
    for place in places(table.keys, facts):
        key = key_at(axes, place)
        for column in table.columns:
            value = facts.values[column.quantity][key].value
            yield dict(zip(axes, key, strict=True)), column.name, value


def fill(sheet: Worksheet, table: Table, facts: Facts) -> None:
    """Fill a sheet in by its heads and names, adding rows where they do not do."""
    heads = {str(cell.value): cell.column for cell in sheet[HEADER] if cell.value}
    rows: dict[Key, int] = {}
    for place, column, value in cells(table, facts):
        down = {axis: member for axis, member in place.items() if axis in heads}
        (across,) = set(place.values()) - set(down.values()) or {column}
        if across not in heads:
            continue
        key = tuple(down.values())
        if key not in rows:
            rows[key] = _row(sheet, heads, down, taken={*rows.values()})
        sheet.cell(rows[key], heads[across]).value = written(value)  # type: ignore[assignment]


def _row(
    sheet: Worksheet,
    heads: Mapping[str, int],
    down: Mapping[str, str],
    *,
    taken: Collection[int],
) -> int:
    """Return the row with these names, written into the first that is free."""
    for row in range(HEADER + 1, 5000):
        found = {axis: sheet.cell(row, heads[axis]).value for axis in down}
        if row in taken or any(v not in {None, down[a]} for a, v in found.items()):
            continue
        for axis, member in down.items():
            sheet.cell(row, heads[axis]).value = member
        return row
    raise AssertionError(down)


def opened(file: Path) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(file.read_bytes()))


def figures(said: Call) -> list[dict[str, object]]:
    """Return what a run said of every quantity, wherever it was read."""
    assert said.code in {0, 1}, said.err
    return [{**one, "cells": None} for one in json.loads(said.out)["quantities"]]


OPEN_POINTS = {
    "anhui-wuhu-2020": ("--set", "专项扣分=2分/项"),
    "national-energy-saving": ("--set", "其余措施计分=8分"),
}


@pytest.mark.parametrize("name", shipped())
def test_a_filled_template_gives_the_shipped_result(name: str, tmp_path: Path) -> None:
    brought = added(INSTALLED)
    rules = load(name, brought)
    facts = take(rules, brought.plugins, None).intake.facts
    assert facts is not None
    file = tmp_path / "填报.xlsx"
    assert guiju("template", name, "-o", file).code == 0
    book, contract = opened(file), tables(rules.plan)
    for table in contract:
        fill(book[sheet_names(contract)[table.name]], table, facts)
    book.save(file)
    settings = OPEN_POINTS.get(name, ())
    shipped_run = guiju("run", name, "--format", "json", *settings)
    filled_run = guiju("run", name, file, "--format", "json", *settings)
    assert filled_run.out, filled_run.err
    assert figures(filled_run) == figures(shipped_run)


def scheme(folder: Path, rules: str = RULES) -> Path:
    file = folder / "示范.guiju"
    file.write_text(rules, "utf-8")
    return file


def filled_for_raters(folder: Path) -> None:
    """Fill in what the raters and the office got."""
    for file in folder.glob("*.xlsx"):
        book = opened(file)
        for sheet in book.worksheets[1:]:
            assert [sheet.cell(row, 1).value for row in (5, 6)] == ["甲县", "乙县"]
            for row, mark in ((5, 90), (6, 80)):
                sheet.cell(row, 2).value = mark
        book.save(file)


def test_each_rater_has_a_file_and_the_office_has_the_rest(tmp_path: Path) -> None:
    rules, out = scheme(tmp_path), tmp_path / "填报"
    assert guiju("template", rules, "-o", out, "--per-rater").code == 0
    assert {file.stem for file in out.iterdir()} == {"一局", "二局", "考评组织单位"}
    assert opened(out / "一局.xlsx").sheetnames == ["说明", "互评"]
    assert opened(out / "考评组织单位.xlsx").sheetnames == ["说明", "测评"]
    filled_for_raters(out)
    said = guiju("data", "check", rules, out)
    assert (said.code, said.out) == (0, "")


def test_each_rater_has_a_sheet_where_one_file_is_wanted(tmp_path: Path) -> None:
    rules, out = scheme(tmp_path), tmp_path / "填报.xlsx"
    assert guiju("template", rules, "-o", out, "--per-rater").code == 0
    assert opened(out).sheetnames == ["说明", "互评-一局", "互评-二局", "测评"]
    filled_for_raters(tmp_path)
    said = guiju("data", "check", rules, out)
    assert (said.code, said.out) == (0, "")


def test_a_rater_whose_name_is_too_long_for_a_sheet_needs_a_file(
    tmp_path: Path,
) -> None:
    rules = scheme(tmp_path, RULES.replace("一局", "一" * 30 + "局"))
    said = guiju("template", rules, "-o", tmp_path / "a.xlsx", "--per-rater")
    assert said.code == 1
    assert "GJ1460" in said.err
    assert not (tmp_path / "a.xlsx").exists()
    assert guiju("template", rules, "-o", tmp_path / "表", "--per-rater").code == 0


def changed(folder: Path, rules: str) -> Call:
    """Return what is said of a filled template once the rulebook reads ``rules``."""
    file, out = scheme(folder), folder / "填报.xlsx"
    assert guiju("template", file, "-o", out).code == 0
    book = opened(out)
    for row, mark in ((5, 90), (6, 80)):
        for column in (2, 3):
            book["互评"].cell(row, column).value = mark
        book["测评"].cell(row, 2).value = mark
    book.save(out)
    file.write_text(rules, "utf-8")
    return guiju("data", "check", file, out)


@pytest.mark.parametrize(
    ("rules", "told"),
    [
        pytest.param(
            RULES.replace(
                '共 2家 依据 "一" { 甲县、乙县 }',
                '共 3家 依据 "一" { 甲县、乙县、丙县 }',
            ),
            ("“互评”的填报名单；“测评”的填报名单",),
            id="a-unit-came",
        ),
        pytest.param(
            RULES.replace(
                '环节 测评 40% 依据 "三" { 县区 评分 0分 至 100分 }',
                '环节 测评 40% 依据 "三" { 县区 评分 0分 至 10分 }',
            ),
            ("“测评”里“评分”的填法",),
            id="another-range",
        ),
        pytest.param(
            RULES.replace("环节 测评", "环节 考核"),
            ("不再要数据表“测评”", "新增数据表“考核”"),
            id="another-table",
        ),
    ],
)
def test_a_template_of_another_version_says_what_changed(
    rules: str, told: tuple[str, ...], tmp_path: Path
) -> None:
    assert rules != RULES
    said = changed(tmp_path, rules)
    assert said.code == 1
    assert "GJ1340" in said.out
    assert "guiju template" in said.out
    assert all(words in said.out for words in told)


@pytest.mark.parametrize(
    "rules",
    [
        pytest.param(f"# 说明\n\n{RULES}", id="a-comment"),
        pytest.param(
            RULES.replace("{ 甲县、乙县 }", "{ 乙县、甲县 }"), id="another-order"
        ),
        pytest.param(RULES.replace('依据 "三"', '依据 "四"'), id="another-clause"),
        pytest.param(
            RULES.replace("互评 60%", "互评 50%").replace("测评 40%", "测评 50%"),
            id="another-weight",
        ),
    ],
)
def test_what_does_not_change_the_data_leaves_templates_valid(
    rules: str, tmp_path: Path
) -> None:
    assert rules != RULES
    said = changed(tmp_path, rules)
    assert (said.code, said.out) == (0, "")


PREVIOUS = RULES.replace(
    "总分 = 环节加权",
    '累计 = (环节加权 的 2/3 + 上期.累计 的 1/3) 封顶 100分 保底 0分 依据 "三"\n'
    "总分 = 累计",
)


def test_what_the_last_result_gives_is_not_asked_for(tmp_path: Path) -> None:
    (tmp_path / "一").mkdir()
    (tmp_path / "二").mkdir()
    first = scheme(tmp_path / "一", PREVIOUS.replace(" + 上期.累计 的 1/3", ""))
    data = tmp_path / "一" / "数据"
    data.mkdir()
    (data / "互评.csv").write_text("单位,一局,二局\n甲县,90,90\n乙县,80,80\n", "utf-8")
    (data / "测评.csv").write_text("单位,评分\n甲县,90\n乙县,80\n", "utf-8")
    assert guiju("run", first, data, "-o", tmp_path / "结果").code == 0
    second, out = scheme(tmp_path / "二", PREVIOUS), tmp_path / "填报.xlsx"
    assert guiju("template", second, "-o", out).code == 0
    assert any("上期" in name for name in opened(out).sheetnames)
    assert "--previous" in _notes(out)
    last, out = ("--previous", tmp_path / "结果"), tmp_path / "再填.xlsx"
    assert guiju("template", second, "-o", out, *last).code == 0
    assert opened(out).sheetnames == ["说明", "互评", "测评"]
    assert "由上期的结果提供" in _notes(out)
    filled_for_last(out)
    said = guiju("data", "check", second, out, *last)
    assert (said.code, said.out) == (0, "")


def filled_for_last(file: Path) -> None:
    book = opened(file)
    for row in (5, 6):
        for column in (2, 3):
            book["互评"].cell(row, column).value = 90
        book["测评"].cell(row, 2).value = 90
    book.save(file)


def _notes(file: Path) -> str:
    cells = (cell for row in opened(file)["说明"].values for cell in row)
    return "\n".join(str(cell) for cell in cells if cell)


def test_the_notes_say_until_when(tmp_path: Path) -> None:
    out = tmp_path / "填报.xlsx"
    said = guiju("template", scheme(tmp_path), "-o", out, "--due", "2020-12-20")
    assert said.code == 0
    assert "报送截止：2020-12-20" in _notes(out)


@pytest.mark.parametrize("day", ["2020-13-01", "昨天"])
def test_a_day_that_is_none_is_refused_without_a_format(
    day: str, tmp_path: Path
) -> None:
    said = guiju("template", scheme(tmp_path), "-o", tmp_path / "表.xlsx", "--due", day)
    assert said.code == USAGE
    assert said.err.startswith("命令写得不对：--due 要写成日期，如 2020-12-31\n")
    assert "%" not in said.err


def test_a_workbook_that_says_something_else_is_kept(tmp_path: Path) -> None:
    out, rules = tmp_path / "填报.xlsx", scheme(tmp_path)
    assert [guiju("template", rules, "-o", out).code for _ in range(2)] == [0, 0]
    book = opened(out)
    book["互评"].cell(HEADER + 1, 2).value = 90
    book.save(out)
    filled = out.read_bytes()
    said = guiju("template", rules, "-o", out)
    assert said.code == USAGE
    assert said.err.startswith(f"GJ1514 “{out}”已经有了，没有覆盖\n")
    assert out.read_bytes() == filled


def test_a_folder_where_one_workbook_is_filled_in_stays_as_it_is(
    tmp_path: Path,
) -> None:
    folder, rules = tmp_path / "填报", scheme(tmp_path)
    folder.mkdir()
    (folder / "一局.xlsx").write_bytes(b"90")
    (folder / "二局.xlsx").write_bytes(b"80")
    said = guiju("template", rules, "--per-rater", "-o", folder)
    assert "等2个文件已经有了" in said.err
    assert sorted(one.name for one in folder.iterdir()) == ["一局.xlsx", "二局.xlsx"]


def test_only_what_is_to_be_filled_in_is_open(tmp_path: Path) -> None:
    out = tmp_path / "填报.xlsx"
    guiju("template", scheme(tmp_path), "-o", out)
    sheet = opened(out)["互评"]
    assert sheet.protection.sheet
    assert sheet.protection.password is None
    locked = [[sheet.cell(r, c).protection.locked for c in range(1, 6)] for r in (4, 5)]
    assert locked == [[True] * 5, [True, False, False, True, True]]


def test_the_workbook_says_which_contract_it_is_of(tmp_path: Path) -> None:
    out = tmp_path / "填报.xlsx"
    guiju("template", scheme(tmp_path), "-o", out)
    with ZipFile(out) as package:
        properties = package.read("docProps/custom.xml").decode()
    (version,) = re.findall(r"guiju:[0-9a-f]{16}", properties)
    assert version in _notes(out)
