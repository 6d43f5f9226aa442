"""``guiju data check --marked``: faults come back in a copy of what was handed in."""

import io
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from openpyxl.styles import Font
from openpyxl.workbook import Workbook

from tests.cli.calls import ENGLISH, guiju

RULES = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 依据 "一" { 甲县、乙县 }
环节 测评 60% 依据 "二" { 县区 评分 0分 至 100分 }
环节 民意 40% 依据 "三" { 县区 评分 0分 至 100分 }
总分 = 环节加权 依据 "三"
排名 按 总分 从高到低 分 县区 并列 占位
"""


@pytest.fixture
def rules(tmp_path: Path) -> Path:
    file = tmp_path / "示范.guiju"
    file.write_text(RULES, "utf-8")
    return file


@pytest.fixture
def handed_in(tmp_path: Path) -> Path:
    """A workbook with formats, a formula, a comment and two faults."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "测评"
    for row in (("单位", "评分", "备注"), ("甲县", 120, "复核"), ("乙县", 80, "=1+1")):
        sheet.append(row)
    sheet["A2"].font = Font(bold=True)
    other = book.create_sheet("民意")
    for line in (("单位", "评分"), ("甲县", "九十"), ("乙县", 70)):
        other.append(line)
    file = tmp_path / "填报.xlsx"
    book.save(file)
    return file


def opened(file: Path) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(file.read_bytes()))


def test_cells_rows_and_a_list_say_what_is_wrong(
    rules: Path, handed_in: Path, tmp_path: Path
) -> None:
    before, out = handed_in.read_bytes(), tmp_path / "标注.xlsx"
    said = guiju("data", "check", rules, handed_in, "--marked", out)
    assert said.code == 1
    assert handed_in.read_bytes() == before
    book = opened(out)
    assert book.sheetnames == ["核对·数据问题", "测评", "民意"]
    cell = book["测评"]["B2"]
    assert cell.value == 120
    assert cell.fill.fgColor.rgb == "00FFC7CE"
    assert cell.comment is not None
    assert cell.comment.text.startswith("GJ1310 “评分”填的是 120分")
    assert str(book["测评"]["D1"].value).startswith("核对·数据问题\nGJ1318")
    assert str(book["测评"]["D2"].value).startswith("GJ1310")
    assert book["测评"]["D3"].value is None
    assert book["测评"]["A2"].font.bold
    assert book["测评"]["C3"].value == "=1+1"


def test_every_cell_of_one_cause_is_marked_and_each_row_says_it_once(
    rules: Path, tmp_path: Path
) -> None:
    folder, out = tmp_path / "数据", tmp_path / "标注.xlsx"
    folder.mkdir()
    (folder / "测评.csv").write_text("单位,评分\n甲县,\n乙县,\n", "utf-8")
    (folder / "民意.csv").write_text("单位,评分\n甲县,9\n乙县,9\n", "utf-8")
    said = guiju("data", "check", rules, folder, "--marked", out)
    assert said.out.count("GJ1307") == 1
    sheet = opened(out)["测评"]
    told = "GJ1307 这张表（“测评”）里必填的 2 格一格也没有填"
    for row in (2, 3):
        cell = sheet.cell(row, 2)
        assert cell.fill.fgColor.rgb == "00FFC7CE"
        assert cell.comment is not None
        assert cell.comment.text == told
        assert sheet.cell(row, 3).value == told


def test_the_list_leads_to_the_cells(
    rules: Path, handed_in: Path, tmp_path: Path
) -> None:
    out = tmp_path / "标注.xlsx"
    guiju("data", "check", rules, handed_in, "--marked", out)
    sheet = opened(out).worksheets[0]
    rows = [[cell.value for cell in row][:3] for row in sheet.iter_rows()]
    assert rows == [
        ["程度", "编号", "位置"],
        ["说明", "GJ1318", "填报.xlsx[测评]!C1"],
        ["错误", "GJ1310", "填报.xlsx[测评]!B2"],
        ["错误", "GJ1309", "填报.xlsx[民意]!B2"],
    ]
    links = [sheet.cell(row, 3).hyperlink for row in (2, 3, 4)]
    assert [link.location for link in links if link] == [
        "'测评'!C1",
        "'测评'!B2",
        "'民意'!B2",
    ]


def test_a_corrected_copy_can_be_handed_in(
    rules: Path, handed_in: Path, tmp_path: Path
) -> None:
    out = tmp_path / "标注.xlsx"
    guiju("data", "check", rules, handed_in, "--marked", out)
    book = opened(out)
    book["测评"]["B2"] = 90
    book["民意"]["B2"] = 90
    book.save(out)
    said = guiju("data", "check", rules, out)
    assert said.code == 0, said.out
    assert "核对" not in said.out


def test_the_copy_has_the_same_bytes_every_time(
    rules: Path, handed_in: Path, tmp_path: Path
) -> None:
    outs = [tmp_path / "一.xlsx", tmp_path / "二.xlsx"]
    for out in outs:
        guiju("data", "check", rules, handed_in, "--marked", out)
    assert outs[0].read_bytes() == outs[1].read_bytes()


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "数据"
    folder.mkdir()
    (folder / "测评.csv").write_text("单位,评分\n甲县,=1+1\n乙县,90\n", "utf-8")
    (folder / "民意.csv").write_text("单位,评分\n甲县,90\n", "utf-8")
    return folder


def test_text_files_become_one_workbook(
    rules: Path, texts: Path, tmp_path: Path
) -> None:
    out = tmp_path / "标注.xlsx"
    assert guiju("data", "check", rules, texts, "--marked", out).code == 1
    book = opened(out)
    assert book.sheetnames == ["核对·数据问题", "民意", "测评"]
    assert (book["测评"]["B2"].value, book["测评"]["B2"].data_type) == ("=1+1", "s")
    assert book["测评"]["B2"].comment is not None
    assert sorted(path.name for path in texts.iterdir()) == ["民意.csv", "测评.csv"]


def test_a_corrected_copy_of_text_files_can_be_handed_in(
    rules: Path, texts: Path, tmp_path: Path
) -> None:
    out = tmp_path / "标注.xlsx"
    guiju("data", "check", rules, texts, "--marked", out)
    book = opened(out)
    book["测评"]["B2"] = 95.1
    book["民意"]["A3"], book["民意"]["B3"] = "乙县", 80
    book.save(out)
    said = guiju("data", "check", rules, out)
    assert (said.code, said.out) == (0, "")


def test_a_folder_has_a_copy_for_each_file(
    rules: Path, texts: Path, tmp_path: Path
) -> None:
    out = tmp_path / "标注"
    assert guiju("data", "check", rules, texts, "--marked", out).code == 1
    assert sorted(path.name for path in out.iterdir()) == ["民意.xlsx", "测评.xlsx"]


def test_several_workbooks_need_a_folder(
    rules: Path, handed_in: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "数据"
    folder.mkdir()
    for name in ("一.xlsx", "二.xlsx"):
        (folder / name).write_bytes(handed_in.read_bytes())
    out = tmp_path / "标注.xlsx"
    said = guiju("data", "check", rules, folder, "--marked", out)
    assert "GJ1461" in said.err
    assert not out.exists()


def test_the_original_is_never_written_over(rules: Path, handed_in: Path) -> None:
    before = handed_in.read_bytes()
    said = guiju("data", "check", rules, handed_in, "--marked", handed_in)
    assert said.code == 1
    assert "GJ1462" in said.err
    assert handed_in.read_bytes() == before


def test_other_sources_are_corrected_where_they_are(
    rules: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "数据"
    folder.mkdir()
    table = "<table><tr><th>单位<th>评分<tr><td>甲县<td>120<tr><td>乙县<td>9</table>"
    (folder / "测评.html").write_text(table, "utf-8")
    (folder / "民意.csv").write_text("单位,评分\n甲县,101\n乙县,9\n", "utf-8")
    out = tmp_path / "标注.xlsx"
    said = guiju("data", "check", rules, folder, "--marked", out)
    assert "“测评.html”没有标注副本" in said.err
    assert opened(out).sheetnames == ["核对·数据问题", "民意"]


def test_clean_data_has_no_copy(rules: Path, tmp_path: Path) -> None:
    folder = tmp_path / "数据"
    folder.mkdir()
    for name in ("测评", "民意"):
        (folder / f"{name}.csv").write_text("单位,评分\n甲县,1\n乙县,9\n", "utf-8")
    out = tmp_path / "标注.xlsx"
    said = guiju("data", "check", rules, folder, "--marked", out)
    assert said.code == 0
    assert "没有要标注的" in said.err
    assert not out.exists()


def test_a_workbook_with_declarations_is_not_taken_apart(
    rules: Path, handed_in: Path, tmp_path: Path
) -> None:
    hostile, out = tmp_path / "恶意.xlsx", tmp_path / "标注.xlsx"
    with ZipFile(handed_in) as old, ZipFile(hostile, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "xl/styles.xml":
                head, _, rest = data.partition(b"<styleSheet")
                data = head + b'<!DOCTYPE x [<!ENTITY a "1">]><styleSheet' + rest
            new.writestr(part, data)
    said = guiju("data", "check", rules, hostile, "--marked", out)
    assert "GJ1463" in said.err
    assert not out.exists()


def test_an_english_reader_has_an_english_copy(
    rules: Path, handed_in: Path, tmp_path: Path
) -> None:
    out = tmp_path / "marked.xlsx"
    guiju("data", "check", rules, handed_in, "--marked", out, **ENGLISH)
    assert opened(out).sheetnames[0] == "check·faults"


def test_what_could_not_be_read_is_not_opened_again(
    rules: Path, tmp_path: Path
) -> None:
    damaged, out = tmp_path / "坏.xlsx", tmp_path / "标注.xlsx"
    damaged.write_bytes(b"PK nothing")
    said = guiju("data", "check", rules, damaged, "--marked", out)
    assert said.code == 1
    assert "“坏.xlsx”没有标注副本" in said.err
    assert not out.exists()
