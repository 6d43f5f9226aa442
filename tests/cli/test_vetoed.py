"""Reports say whom a veto (否决) struck, and by which clause; no view does."""

from pathlib import Path

import pytest
from docx import Document

from tests.cli.calls import guiju

SCHEME = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 乡镇 共 3家 依据 "一" { 甲镇、乙镇、丙镇 }
环节 测评 100% 依据 "二" { 乡镇 评分 0分 至 100分 }
输入 泄密: 是否 每 乡镇 依据 "四"
总分 = 环节加权 依据 "三"
排名 按 总分 从高到低 分 乡镇 并列 占位
等次 按 总分 分 乡镇 依据 "三" { 优秀 90分 以上  其余 一般 }
否决 泄露秘密 当 泄密 用于 乡镇 依据 "四" { 等次 一般 }
公开 通报 用于 乡镇 依据 "五" { 排名 等次 }
"""
TOLD = "因“泄露秘密”被否决的（依据：四）：乙镇、丙镇。"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    Path("示范.guiju").write_text(SCHEME, "utf-8")
    Path("数据").mkdir()
    Path("数据/测评.csv").write_text("单位,评分\n甲镇,95\n乙镇,93\n丙镇,91\n", "utf-8")
    return Path("数据/泄密.csv")


def written() -> dict[str, str]:
    said = guiju(
        "run", "示范.guiju", "数据", "-o", "出", "--only", "docx,html,markdown"
    )
    assert said.code == 0, said.all
    found = {
        file.name: file.read_text("utf-8").replace("\\", "")
        for file in Path("出").iterdir()
        if file.suffix in {".html", ".md"}
    }
    for file in Path("出").glob("*.docx"):
        lines = (paragraph.text for paragraph in Document(str(file)).paragraphs)
        found[file.name] = "\n".join(lines)
    return found


def test_every_report_names_those_who_were_struck_in_order_of_rank(book: Path) -> None:
    book.write_text("单位,泄密\n甲镇,否\n乙镇,是\n丙镇,是\n", "utf-8")
    reports = written()
    assert len(reports) == 6
    for name, text in reports.items():
        assert (TOLD in text) is ("通报" not in name), name
        assert "泄露秘密”" not in text or "通报" not in name


def test_the_terminal_names_them_too_and_no_view_does(book: Path) -> None:
    book.write_text("单位,泄密\n甲镇,否\n乙镇,是\n丙镇,是\n", "utf-8")
    shown = guiju("run", "示范.guiju", "数据")
    assert shown.code == 0, shown.all
    assert TOLD in shown.out
    assert "被否决" not in guiju("run", "示范.guiju", "数据", "--view", "通报").out


def test_where_nobody_was_struck_nothing_is_said(book: Path) -> None:
    book.write_text("单位,泄密\n甲镇,否\n乙镇,否\n丙镇,否\n", "utf-8")
    assert not [name for name, text in written().items() if "被否决" in text]
