"""``guiju compile --to docx|html``: the scheme as a document for comments."""

from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from lxml import html

from guiju.cli.compiled.docx import compiled as as_document
from guiju.cli.compiled.html import compiled as as_page
from guiju.cli.compiled.target import Asked
from guiju.cli.drafted import book_of
from guiju.cli.running import Request
from guiju.cli.shipped import shipped
from guiju.engine.text import Language
from guiju.plugins.draft.draft import draft
from guiju.plugins.outputs.blocks import NewPage, Table, Words
from tests.cli.calls import guiju
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden" / "draft"
EVERYTHING = """\
方案 示范 "示范考评方案" {
    地区    340200 "某市"
    发文    "某办公室" 2026-01-05
    考评期  2026-01-01 至 2026-12-31
    满分    100分
    保留    2位 四舍五入
}
对象 县区 "各县区" 共 3家 依据 "一" { 甲县 别名 甲、乙县、丙县 }
对象 评委 "有关部门" 共 2家 依据 "一" { 一局、二局 }
指标 工作指标 "年度工作" 满分 100分 依据 "二" {
    组织 "组织领导" 40分 依据 "二(一)" {
        机构 10分 依据 "二(一)1"
        台账 30分 依据 "二(一)2" { 每项 缺失 扣 2分 最多 10分  扣完为止 }
    }
    成效 "工作成效" 60分 仅适用 甲县、乙县 依据 "二(二)" {
        分档 按 完成率 { 90% 以上: 60分  60% 以上 不满 90%: 30分  其他: 0分 }
    }
    不适用 折算
}
环节 年终测评 70% 依据 "三" {
    时间 2026-12-01 至 2026-12-20
    县区 按 工作指标
}
环节 部门评议 30% 依据 "三" {
    县区 由 评委 评分 0分 至 100分 取平均 可缺
    必须 拉开差距: 每个 评价者 最高 - 最低 >= 5分 依据 "三"
}
输入 完成率 "年度任务完成率": % 每 县区 0% 至 200% 依据 "二(二)"
输入 事故数 "较大以上事故": 起 每 县区 0起 至 100起 依据 "五"
参数 扣数 "每次通报扣分": 分/次 待定 "没有写明每次扣多少" 依据 "四"
参数 门槛 "合格线": 分 { 2025-01-01 起 60分  2026-01-01 起 65分 } 依据 "五"
加分 表彰 "受到表彰" 用于 县区 依据 "四" { 每次 省级表彰 加 2分 最多 4分  封顶 4分 }
扣分 批评 "被通报批评" 用于 县区 依据 "四" { 每次 被通报 扣 扣数  封顶 6分 }
总分 "年度总分" = 环节加权 + 表彰 - 批评 保底 0分 依据 "五"
排名 按 总分 从高到低 分 县区 同分 先比 年终测评 并列 占位
等次 按 总分 分 县区 依据 "五" {
    优秀 90分 以上 最多 30% 舍去 同分 从严
    合格 65分 以上
    其余 不合格
}
否决 事故 "发生事故" 当 事故数 >= 1起 用于 县区 依据 "五" { 等次 不合格  不参加排名 }
原则上 及格: 每个 单位 总分 >= 门槛 依据 "五"
整改 清单 "整改清单" 用于 县区 依据 "六" {
    问题 公示 "公示不全" 期限 2026-06-30 持续 至 2026-12-31 责任 甲县 依据 "六(一)"
    截至 2026-12-31
}
公开 通报 "随通报公布" 依据 "七" { 排名、等次 }
解释 总分 "上下限没有写明：不封顶，保底零分" 依据 "五"
"""
"""One of every declaration."""


def asked(rulebook: str | Path, language: Language = "zh") -> Asked:
    return Asked(request=Request(rulebook=str(rulebook)), language=language)


def told(content: bytes) -> str:
    """Return all text of a document, paragraphs and cells."""
    document = Document(BytesIO(content))
    cells = (c.text for t in document.tables for r in t.rows for c in r.cells)
    return "\n".join([*(p.text for p in document.paragraphs), *cells])


def spoken_on(content: bytes) -> str:
    """Return all text of a page."""
    return str(html.fromstring(content.decode()).xpath("string(//main)"))


@pytest.fixture
def everything(tmp_path: Path) -> Path:
    file = tmp_path / "示范.guiju"
    file.write_text(EVERYTHING, "utf-8")
    return file


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_declaration_is_said(
    everything: Path, language: Language, golden: Golden
) -> None:
    lines: list[str] = []
    for block in draft(book_of(asked(everything, language))):
        match block:
            case Words(style=style, text=text):
                lines.append(f"{style:8}{text}")
            case Table(heads=heads, rows=rows):
                lines += ["  | " + " | ".join(row) for row in (heads, *rows)]
            case NewPage():
                lines.append("-" * 8)
    golden(
        "\n".join(line.rstrip() for line in lines) + "\n", GOLDEN / f"{language}.txt"
    )


@pytest.mark.parametrize("name", shipped())
def test_a_shipped_scheme_is_whole(name: str) -> None:
    book = book_of(asked(name))
    text = told(as_document(asked(name)).content)
    for group in book.plan.groups.values():
        assert all(unit in text for unit in group.members)
    for quantity in book.plan.quantities.values():
        assert quantity.clause in text
    assert all(one.title in text for one in book.plan.undetermined)
    assert all(one.reason in text for one in book.plan.interpretations)


def test_the_page_says_what_the_document_says(everything: Path) -> None:
    document = told(as_document(asked(everything)).content)
    spoken = spoken_on(as_page(asked(everything)).content)
    for line in filter(None, document.splitlines()):
        assert line in spoken


def test_what_people_wrote_is_no_markup(everything: Path) -> None:
    text = EVERYTHING.replace('"年度工作"', '"<b>年度</b> {{ 1 + 1 }}"')
    everything.write_text(text, "utf-8")
    content = as_page(asked(everything)).content
    assert b"<b>" not in content
    assert "<b>年度</b> {{ 1 + 1 }}" in spoken_on(content)


def test_the_same_rules_give_the_same_bytes(everything: Path) -> None:
    assert as_document(asked(everything)) == as_document(asked(everything))


def test_a_rulebook_with_errors_becomes_no_document(everything: Path) -> None:
    everything.write_text(EVERYTHING.replace("机构 10分", "机构 20分"), "utf-8")
    out = everything.with_name("稿.docx")
    said = guiju("compile", everything, "--to", "docx", "-o", out)
    assert said.code == 1
    assert "GJ0301" in said.err
    assert not out.exists()


def test_a_warning_is_an_open_decision_until_it_is_answered(everything: Path) -> None:
    before = told(as_document(asked(everything)).content)
    assert "本稿有3个待定事项" in before
    assert "检查意见 GJ0601" in before
    answered = EVERYTHING.replace("解释 总分", "解释 总分 答复 GJ0601")
    everything.write_text(answered, "utf-8")
    after = told(as_document(asked(everything)).content)
    assert "本稿有2个待定事项" in after
    assert "GJ0601" not in after
