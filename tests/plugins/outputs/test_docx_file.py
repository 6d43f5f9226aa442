"""The notice and the score sheets as documents, read back by python-docx."""

from io import BytesIO
from zipfile import ZipFile

import attrs
import pytest
from docx import Document
from docx.document import Document as Opened
from docx.oxml.ns import qn
from docx.shared import Pt
from hypothesis import given
from hypothesis import strategies as st

from guiju.plugins.outputs import docx_file, score_sheet
from guiju.plugins.outputs.blocks import Table
from tests.plugins.outputs.city import BUREAUS, COUNTIES, NOTICE, report
from tests.plugins.outputs.test_problems import report as with_problems
from tests.plugins.outputs.test_views import shown, view_of

OUTPUTS = (docx_file, score_sheet)


def opened(content: bytes) -> Opened:
    return Document(BytesIO(content))


def lines(document: Opened) -> list[str]:
    return [paragraph.text for paragraph in document.paragraphs]


def cells(document: Opened, nth: int) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in document.tables[nth].rows]


@pytest.fixture(scope="module")
def notice() -> Opened:
    return opened(docx_file.write(report()))


def test_the_notice_has_its_title_addressees_and_annexes(notice: Opened) -> None:
    found = lines(notice)
    assert found[:3] == [NOTICE.zh, "2020年政务公开工作考评方案", "考评结果通报"]
    assert "县(市)区人民政府，市直有关单位：" in found
    assert "附件：1. 县(市)区人民政府考评结果" in found
    assert ("附件1" in found, "附件2" in found, "附件3" in found) == (True, True, False)


def test_the_annex_has_the_ranking_as_it_stands(notice: Opened) -> None:
    heads, first, *rest = cells(notice, 0)
    assert (heads[0], heads[1], heads[-1]) == ("名次", "单位", "总分")
    assert (first[0], first[1], first[-1]) == ("1", "无为市", "97.10")
    assert [row[1] for row in (first, *rest)] == list(COUNTIES)


def test_the_paper_is_that_of_the_standard(notice: Opened) -> None:
    section = notice.sections[0]
    edges = (
        section.top_margin,
        section.right_margin,
        section.bottom_margin,
        section.left_margin,
    )
    assert [round(edge.mm) for edge in edges if edge] == [37, 26, 35, 28]
    body = notice.styles["公文正文"]
    assert body.paragraph_format.line_spacing == Pt(29)
    assert body.font.size == Pt(16)


@pytest.mark.parametrize(
    ("style", "font"),
    [
        ("公文标题", "方正小标宋简体"),
        ("公文正文", "仿宋_GB2312"),
        ("一级标题", "黑体"),
        ("二级标题", "楷体_GB2312"),
    ],
)
def test_chinese_is_set_in_the_font_of_its_kind(
    notice: Opened, style: str, font: str
) -> None:
    fonts = notice.styles[style].element.rPr.rFonts
    assert fonts.get(qn("w:eastAsia")) == font


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda one: one.__name__)
def test_the_same_report_gives_the_same_bytes_without_a_time(output: object) -> None:
    write = output.write  # type: ignore[attr-defined] # every output has one
    content = write(report())
    assert content == write(report())
    with ZipFile(BytesIO(content)) as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
    told = opened(content).core_properties
    assert (told.created, told.modified) == (told.modified, told.created)
    assert told.created is not None
    assert told.created.year == 2020


def test_a_score_sheet_goes_down_to_clauses_and_cells() -> None:
    document = opened(score_sheet.write(report()))
    assert len(document.tables) == len(COUNTIES) + len(BUREAUS)
    rows = cells(document, 0)
    assert rows[0] == ["步骤", "怎样算出", "依据", "数据出处"]
    assert [
        "权力配置 = 4.5 分；脱贫攻坚 = 2.5 分；污染防治 = 1.9 分",
        "附件2 权力配置、附件2 脱贫攻坚、附件2 污染防治",
        "测评.xlsx[本级]!B2、B2、B2",
    ] in [row[1:] for row in rows]


def test_no_rater_s_own_marks_are_in_a_score_sheet() -> None:
    document = opened(score_sheet.write(report()))
    for nth in range(len(document.tables)):
        assert not [row for row in cells(document, nth) if "互评.xlsx" in row[3]]


def test_a_unit_reads_its_own_score_and_nobody_elses() -> None:
    own = ("总分", "环节加权", "双向互评", "专业机构测评", "省级先进", "专项工作")
    given = shown(report().result, view_of(own=own), "南陵县")
    document = opened(docx_file.write(given))
    text = "\n".join(lines(document)) + "".join(
        "".join(row)
        for nth in range(len(document.tables))
        for row in cells(document, nth)
    )
    assert "南陵县：" in lines(document)
    assert not [unit for unit in COUNTIES if unit != "南陵县" and unit in text]


def test_a_view_without_scores_has_none_in_the_document() -> None:
    content = docx_file.write(shown(report().result, view_of("名次")))
    assert cells(opened(content), 0)[0] == ["名次", "单位"]
    with ZipFile(BytesIO(content)) as parts:
        assert "97.10" not in parts.read("word/document.xml").decode()


@given(
    st.lists(st.integers(1, 60), min_size=1, max_size=8),
    st.integers(2_000, 20_000),
    st.integers(50, 200),
)
def test_narrow_columns_keep_what_they_ask_for(
    lengths: list[int], room: int, letter: int
) -> None:
    table = Table(heads=tuple("字" * one for one in lengths), rows=())
    widths, asked = table.widths(room, letter), [one * letter for one in table.asked]
    assert sum(widths) <= room
    if sum(asked) <= room:
        return
    fair = room // len(asked)
    for width, wanted in zip(widths, asked, strict=True):
        assert width <= wanted
        assert width == wanted or wanted > fair


def test_a_section_that_has_nothing_to_say_is_left_out_and_not_counted() -> None:
    found = lines(opened(docx_file.write(with_problems())))
    assert "一、整改情况" in found
    assert not [line for line in found if line.endswith("、考评结果")]


def test_an_annex_lies_across_the_paper_where_its_columns_ask_for_it() -> None:
    narrow = Table(heads=("单位", "总分"), rows=(("甲县", "90"),))
    assert not narrow.is_wide
    assert attrs.evolve(narrow, rows=(("甲县" * 12, "九" * 30),)).is_wide
    assert Table(heads=("甲",) * 9, rows=()).is_wide
