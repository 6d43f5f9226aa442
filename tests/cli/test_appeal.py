"""``guiju appeal``: all of one unit's score, for the office or for the unit itself."""

import re
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document

from tests.cli.calls import Call, guiju, open_point, rulebook
from tests.cli.test_views import MARKS, SCORES, write

PAPERS = "申诉复核材料-乙县"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A rulebook with a view for each unit, and its data."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path)


def appeal(*more: str, unit: str = "乙县") -> Call:
    said = guiju("appeal", "示范.guiju", unit, "数据", "-o", "材料", *more)
    assert said.code == 0, said.all
    return said


def words(name: str = PAPERS) -> str:
    """Return everything that the document says, tables included."""
    document = Document(str(Path("材料", f"{name}.docx")))
    cells = (c.text for t in document.tables for row in t.rows for c in row.cells)
    return "\n".join((*(p.text for p in document.paragraphs), *cells))


def page(name: str = PAPERS) -> str:
    return re.sub(r"<[^>]+>", "", Path("材料", f"{name}.html").read_text("utf-8"))


def everything() -> str:
    """Return both files with every part of the document's archive."""
    parts = []
    for file in Path("材料").iterdir():
        content = file.read_bytes()
        if file.suffix == ".docx":
            with ZipFile(BytesIO(content)) as archive:
                content = b"".join(map(archive.read, archive.namelist()))
        parts.append(content.decode("utf-8", "replace"))
    return "".join(parts)


def headers(name: str = PAPERS) -> set[str]:
    """Return what stands at the top of the pages of every section."""
    document = Document(str(Path("材料", f"{name}.docx")))
    return {
        paragraph.text
        for section in document.sections
        for header in (section.header, section.even_page_header)
        for paragraph in header.paragraphs
    }


@pytest.mark.usefixtures("book")
def test_the_office_gets_result_steps_neighbours_and_a_form() -> None:
    appeal()
    for told in (words(), page()):
        assert "第1名 甲县：比第2名 乙县" in told
        assert "第2名 乙县：比第3名 丙县" in told
        assert "差在：" in told
        assert "测评.csv!B3" in told
        assert "0.6 × 测评 77.4375" in told
        for part in ("一、结果", "二、得分怎样算出", "三、与前后名次的差距"):
            assert part in told
        for asked in ("申请复核的事项", "理由", "附件", "复核意见"):
            assert asked in told


@pytest.mark.usefixtures("book")
def test_every_page_for_the_office_says_that_it_is_internal() -> None:
    appeal()
    assert headers() == {"内部使用"}
    source = Path("材料", f"{PAPERS}.html").read_text("utf-8")
    assert '@top-right { content: "内部使用"' in source
    assert re.search('role="note">内部使用', source)


@pytest.mark.usefixtures("book")
def test_only_its_own_cells_are_changed_and_only_neighbours_named() -> None:
    appeal(unit="甲县")
    told = words("申诉复核材料-甲县")
    assert "第1名 甲县：比第2名 乙县" in told
    assert "丙县" not in told
    changed = re.findall(r"(\S+)\[([^\]、]+).*?\] 从", told)
    assert changed
    assert {unit for _, unit in changed} == {"甲县"}


@pytest.mark.usefixtures("book")
def test_what_the_unit_may_see_names_no_other_and_no_rater() -> None:
    """Every mark of the raters and every figure of other units is one of a kind."""
    appeal("--view", "单位反馈")
    told = everything()
    assert "77.44" in told or "77.4375" in told
    others = (SCORES[0], SCORES[2], *MARKS, "甲县", "丙县", "内部使用", ".csv!")
    assert [one for one in others if one in told] == []
    assert headers() == {""}
    assert "复核意见" in told


@pytest.mark.usefixtures("book")
def test_no_mark_of_another_unit_is_in_the_papers_for_the_office() -> None:
    appeal()
    told = everything()
    others = (*MARKS[:2], *MARKS[4:], SCORES[0], SCORES[2])
    assert [one for one in others if one in told] == []


@pytest.mark.usefixtures("book")
def test_a_view_that_shows_nothing_to_the_unit_alone_is_refused() -> None:
    called = ("appeal", "示范.guiju", "乙县", "数据", "-o", "材料")
    said = guiju(*called, "--view", "通报")
    assert (said.code, said.err[:6]) == (2, "GJ1521")
    assert "--view 单位反馈" in said.err
    assert guiju(*called, "--view", "没有").code == 2
    assert guiju("appeal", "示范.guiju", "没有", "数据", "-o", "材料").code == 2
    assert not Path("材料").exists()


def test_what_a_view_shows_of_all_is_shown_of_the_neighbours(tmp_path: Path) -> None:
    write(tmp_path)
    rules = tmp_path / "示范.guiju"
    text = rules.read_text("utf-8")
    both = "公开 单位反馈 { 总分 排名 本单位 全部 }"
    rules.write_text(text.replace("公开 单位反馈 { 本单位 全部 }", both), "utf-8")
    out = tmp_path / "材料"
    called = ("appeal", rules, "乙县", tmp_path / "数据", "-o", out)
    said = guiju(*called, "--view", "单位反馈", "--format", "html")
    assert said.code == 0, said.all
    told = (out / f"{PAPERS}.html").read_text("utf-8")
    assert re.search(r"第1名 甲县：[\d.]+ 分，比本单位高 [\d.]+ 分", told)
    assert SCORES[0] not in told


def test_constraints_open_points_and_interpretations_are_told(tmp_path: Path) -> None:
    rules = open_point(tmp_path, "62")
    more = (
        '解释 扣数 "比照上年，每项扣2分" 依据 "三"\n'
        '参数 奖金: 元 待定 "另行规定" 依据 "六"\n'
        '解释 奖金 "与得分无关" 依据 "六"\n'
    )
    rules.write_text(rules.read_text("utf-8") + more, "utf-8")
    out = tmp_path / "材料"
    said = guiju(
        *("appeal", rules, "乙县", tmp_path / "数据", "-o", out, "--format", "html"),
        *("--set", "扣数=2分/项"),
    )
    assert said.code == 0, said.all
    told = (out / f"{PAPERS}.html").read_text("utf-8")
    for one in ("及格", "不满足", "没有写明", "比照上年，每项扣2分", "2 分/项"):
        assert one in told
    assert "甲县：实为" not in told
    assert "与得分无关" not in told
    assert "另行规定" not in told
    assert not list(out.glob("*.docx"))


def test_it_says_the_same_with_the_same_bytes_in_english(tmp_path: Path) -> None:
    rulebook(tmp_path)
    book = tmp_path / "示范"
    for out in ("a", "b"):
        said = guiju("appeal", book, "丙区", "-o", tmp_path / out, "--lang", "en")
        assert said.code == 0, said.all
    for name in ("appeal-丙区.docx", "appeal-丙区.html"):
        one, other = (tmp_path / out / name for out in ("a", "b"))
        assert one.read_bytes() == other.read_bytes()
    document = Document(str(tmp_path / "a" / "appeal-丙区.docx"))
    assert "Papers for an appeal" in {p.text for p in document.paragraphs}


def test_a_corrected_figure_leads_to_the_correction(tmp_path: Path) -> None:
    book = rulebook(tmp_path)
    file = tmp_path / "更正.toml"
    file.write_text(
        '[[correction]]\nfigure = "材料评审.政策解读[乙县]"\nwas = 18.5\nnow = 19\n'
        'reason = "漏算一件"\n',
        "utf-8",
    )
    called = ("appeal", book, "乙县", "-o", tmp_path / "材料")
    assert guiju(*called, "--corrections", file, "--format", "html").code == 0
    told = (tmp_path / "材料" / f"{PAPERS}.html").read_text("utf-8")
    assert "更正.toml 第1条（原 材料评审.csv!E3）" in told
