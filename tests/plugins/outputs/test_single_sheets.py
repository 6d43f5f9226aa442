"""Score sheets and lists of problems as files of their own."""

from io import BytesIO

import attrs
import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from guiju.plugins.outputs import rectification, score_sheet_workbook, xlsx_file
from tests.plugins.outputs.city import BUREAUS, COUNTIES, NOTICE, report
from tests.plugins.outputs.test_problems import own_of
from tests.plugins.outputs.test_problems import report as with_problems


def opened(content: bytes) -> Workbook:
    return load_workbook(BytesIO(content))


SHEETS = opened(score_sheet_workbook.write(report()))
LISTS = opened(rectification.write_workbook(with_problems()))
RESULTS = opened(xlsx_file.write(report()))


def rows(sheet: Worksheet) -> list[tuple[object, ...]]:
    """Return the table of a sheet, from its heads on."""
    first = int(str(sheet.print_title_rows).rpartition("$")[2])
    return [*sheet.iter_rows(min_row=first, values_only=True)]


def test_each_unit_has_a_sheet_of_its_own() -> None:
    assert SHEETS.sheetnames == [*COUNTIES, *reversed(BUREAUS)]


def test_a_step_has_its_arithmetic_its_figure_its_clause_and_its_cell() -> None:
    heads, first, *rest = rows(SHEETS["无为市"])
    assert heads == ("步骤", "怎样算出", "得数", "计量单位", "依据", "数据出处")
    assert (first[0], first[2]) == ("1", 1)
    assert [row[1:] for row in rest if row[4] == "附件2 权力配置"][:1] == [
        ("权力配置 = 4.5 分", 4.5, "分", "附件2 权力配置", "测评.xlsx[本级]!B2")
    ]


def test_no_rater_s_own_marks_are_in_a_sheet() -> None:
    cells = [cell for sheet in SHEETS for row in rows(sheet) for cell in row]
    assert not [cell for cell in cells if "互评.xlsx" in str(cell)]


def test_whose_sheet_it_is_stands_above_the_table() -> None:
    above = [SHEETS["南陵县"][f"A{row}"].value for row in range(1, 5)]
    assert above[1] == NOTICE.zh
    assert str(above[2]).startswith("单位：南陵县")


@pytest.mark.parametrize(
    "book", [SHEETS, LISTS, RESULTS], ids=["sheets", "lists", "all"]
)
def test_a_sheet_is_one_table_that_prints_across_a4(book: Workbook) -> None:
    for sheet in book:
        heads = str(sheet.print_title_rows).rpartition("$")[2]
        assert sheet.page_setup.orientation == "landscape"
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr is not None
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.print_area.endswith(f"${sheet.max_row}")
        assert sheet.freeze_panes is not None
        assert sheet.freeze_panes.endswith(str(int(heads) + 1))
        assert str(sheet.auto_filter.ref).endswith(str(sheet.max_row))


def test_a_column_is_as_wide_as_chinese_and_its_row_as_high_as_its_lines() -> None:
    sheet = SHEETS["无为市"]
    assert sheet.column_dimensions["F"].width >= len("测评.xlsx[本级]!B2") + 4
    long = [row for row in sheet.iter_rows(min_row=6) if len(str(row[1].value)) > 60]
    assert long
    for row in long:
        height = sheet.row_dimensions[int(str(row[1].row))].height
        assert height is not None
        assert height >= 30


def test_the_lists_have_every_problem_and_the_counts_behind_it() -> None:
    assert LISTS.sheetnames == [
        *("测评整改-县区", "测评整改-县区-统计"),
        *("专项整改-县区", "专项整改-县区-统计"),
    ]
    _, first, *_ = rows(LISTS["测评整改-县区"])
    assert first[:2] == ("甲县", "栏目")
    heads, *counts = rows(LISTS["测评整改-县区-统计"])
    assert heads[:3] == ("单位", "问题数", "已销号")
    assert [row[:3] for row in counts] == [("甲县", 1, 0), ("乙县", 2, 2)]


def test_the_document_has_the_same_lists() -> None:
    document = Document(BytesIO(rectification.write_document(with_problems())))
    lines = [paragraph.text for paragraph in document.paragraphs]
    assert "对象：县区　　截至：2020-07-31　　问题：3 个" in lines
    counts, problems, *_ = document.tables
    assert [cell.text for cell in counts.rows[1].cells][:3] == ["甲县", "1", "0"]
    assert [row.cells[1].text for row in problems.rows][1:] == ["栏目", "栏目", "解读"]


def test_where_there_is_no_list_there_is_nothing_to_write() -> None:
    whole, lists = report(), with_problems()
    outputs = rectification.guiju_list_outputs()
    assert [one.serves(whole) for one in outputs] == [False, False]
    assert [one.serves(lists) for one in outputs] == [True, True]


def test_a_unit_sees_its_own_problems_alone() -> None:
    given = attrs.evolve(with_problems(), result=own_of("乙县"))
    book = opened(rectification.write_workbook(given))
    cells = [cell for sheet in book for row in rows(sheet) for cell in row]
    assert "乙县" in cells
    assert "甲县" not in cells
