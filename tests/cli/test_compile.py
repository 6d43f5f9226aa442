"""``guiju compile``: the rules in other forms."""

from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.calls import guiju, open_point, rulebook


def test_a_rulebook_becomes_a_workbook_with_its_data(tmp_path: Path) -> None:
    file = tmp_path / "活表.xlsx"
    said = guiju("compile", rulebook(tmp_path), "--to", "xlsx", "-o", file)
    assert (said.code, said.err) == (0, f"已写出：{file}\n")
    book = load_workbook(file)
    assert book.sheetnames[0].startswith("排名 ")
    assert {"说明", "参数"} < {*book.sheetnames}
    assert any(one.data_type == "f" for row in book.worksheets[0] for one in row)


def test_blank_leaves_the_data_out(tmp_path: Path) -> None:
    book = rulebook(tmp_path)
    full, empty = tmp_path / "full.xlsx", tmp_path / "empty.xlsx"
    assert guiju("compile", book, "--to", "xlsx", "-o", full).code == 0
    assert guiju("compile", book, "--to", "xlsx", "--blank", "-o", empty).code == 0
    assert _typed(full) > _typed(empty) == 0


def test_without_any_data_the_workbook_is_blank(tmp_path: Path) -> None:
    file = tmp_path / "blank.xlsx"
    said = guiju("compile", open_point(tmp_path), "--to", "xlsx", "-o", file)
    assert said.code == 0
    assert _typed(file) == 0


def test_what_is_undetermined_can_be_filled_in_or_set(tmp_path: Path) -> None:
    book, data = open_point(tmp_path), tmp_path / "数据"
    open_, set_ = tmp_path / "open.xlsx", tmp_path / "set.xlsx"
    assert guiju("compile", book, data, "--to", "xlsx", "-o", open_).code == 0
    setting = ("--set", "扣数=1分/项")
    assert guiju("compile", book, data, "--to", "xlsx", *setting, "-o", set_).code == 0
    values = [load_workbook(file)["参数"]["B5"].value for file in (open_, set_)]
    assert values == [None, 1]


def test_a_filled_in_workbook_is_read_as_data(tmp_path: Path) -> None:
    book, file = rulebook(tmp_path), tmp_path / "活表.xlsx"
    assert guiju("compile", book, "--to", "xlsx", "-o", file).code == 0
    again, before = guiju("run", book, file), guiju("run", book)
    assert (again.out, again.err) == (before.out, before.err)


def test_english_workbooks_speak_english(tmp_path: Path) -> None:
    file = tmp_path / "living.xlsx"
    book = rulebook(tmp_path, "en")
    said = guiju("--lang", "en", "compile", book, "--to", "xlsx", "-o", file)
    assert said.err == f"wrote {file}\n"
    names = load_workbook(file).sheetnames
    assert names[0].startswith("ranking ")
    assert {"Notes", "parameters"} < {*names}


def test_what_is_not_proved_exact_is_told(tmp_path: Path) -> None:
    book, file = tmp_path / "根.guiju", tmp_path / "根.xlsx"
    book.write_text(
        "方案 根 { 满分 100分 保留 2位 四舍五入 }\n对象 县区 { 甲县、乙县 }\n"
        "环节 测评 100% { 县区 评分 1分 至 100分 }\n"
        "总分 = 1分 * 乘方(测评 / 1分, 1/2)\n"
        "排名 按 总分 从高到低 分 县区 并列 占位\n",
        "utf-8",
    )
    said = guiju("compile", book, "--to", "xlsx", "-o", file)
    assert said.code == 0
    assert "GJ1580 说明：没有证明与精确计算逐位一致：总分" in said.err
    assert file.exists()


def test_rules_beyond_spreadsheets_write_nothing(tmp_path: Path) -> None:
    book = tmp_path / "早.guiju"
    book.write_text(
        "方案 早 { 满分 100分 保留 2位 四舍五入 }\n对象 县区 { 甲县、乙县 }\n"
        "输入 起: 日期 每 县区\n"
        "总分 = 0.01分/天 * 天数(1900-01-05, 起)\n"
        "排名 按 总分 从高到低 分 县区 并列 占位\n",
        "utf-8",
    )
    file = tmp_path / "早.xlsx"
    said = guiju("compile", book, "--to", "xlsx", "-o", file)
    assert said.code == 1
    assert "GJ1581 " in said.err
    assert not file.exists()


@pytest.mark.parametrize("target", ["pdf", ""])
def test_an_unknown_target_is_a_matter_of_usage(tmp_path: Path, target: str) -> None:
    said = guiju("compile", rulebook(tmp_path), "--to", target, "-o", tmp_path / "x")
    assert said.code == 2


def _typed(file: Path) -> int:
    """Return how many numbers stand in cells to be filled in, but for parameters."""
    book = load_workbook(BytesIO(file.read_bytes()))
    return sum(
        one.data_type == "n" and one.value is not None and not one.protection.locked
        for sheet in book
        if sheet.title != "参数"
        for row in sheet.iter_rows()
        for one in row
    )
