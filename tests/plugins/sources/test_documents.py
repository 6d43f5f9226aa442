"""Tables of DOCX documents and saved pages, as they were written and with harm."""

import time
import tracemalloc
import zipfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import docx
import pytest

from guiju.engine.diagnostic import DiagnosticError
from guiju.plugins.intake.example import example_plan
from guiju.plugins.sheet import CellError, Sheet
from guiju.plugins.sources import docx_file, html_file
from tests.plugins.tabular import codes, read

MUTUAL = example_plan(["互评"])
FIGURES = [("甲县", 1, 2), ("乙县", 3, 4), ("丙县", 5, 6)]

LIST_OF_PROBLEMS = """\
<html><head><meta charset="gb2312"><style>td { color: red }</style></head><body>
<table><tr><td>
<h1>整改清单</h1>
<table border=1>
<tr><th rowspan=2>序号<th rowspan=2>责任单位<th colspan=2>整改</tr>
<tr><th>主要问题<th>完成时限</tr>
<tr><td>1<td rowspan=2>甲　县<td>更新<br>不及时<td>2020年6月30日</tr>
<tr><td>2<td>要素&nbsp;不全<script>alert(1)</script><td rowspan=0>2020-07-31</tr>
<tr><td>3<td>乙县<td>&#38142;接失效</tr>
</table></td></tr></table></body></html>
"""


def page(folder: Path, text: str, encoding: str = "gb18030") -> tuple[Sheet, ...]:
    file = folder / "清单.html"
    file.write_bytes(text.encode(encoding))
    return html_file.guiju_read_sheets(file) or ()


def document(file: Path, rows: Sequence[Sequence[object]], caption: str = "") -> Path:
    made = docx.Document()
    if caption:
        made.add_paragraph(caption)
    table = made.add_table(len(rows), len(rows[0]))
    for at, row in enumerate(rows):
        for column, value in enumerate(row):
            table.cell(at, column).text = str(value)
    made.save(str(file))
    return file


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8", "utf-8-sig", "utf-16"])
def test_a_list_of_problems_with_merged_cells(encoding: str, tmp_path: Path) -> None:
    (sheet,) = page(tmp_path, LIST_OF_PROBLEMS, encoding)
    shown = [[sheet.shown_at(row, at) for at in range(1, 5)] for row in range(1, 6)]
    assert shown == [
        ["序号", "责任单位", "整改", "整改"],
        ["序号", "责任单位", "主要问题", "完成时限"],
        ["1", "甲 县", "更新不及时", "2020年6月30日"],
        ["2", "甲 县", "要素 不全", "2020-07-31"],
        ["3", "乙县", "链接失效", "2020-07-31"],
    ]
    assert sheet.at(4, 2) is None
    assert (sheet.name, sheet.typed) == ("", False)


@pytest.mark.parametrize("name", ["互评.html", "互评.htm", "互评.docx"])
def test_a_document_is_read_like_a_sheet(name: str, tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["单位", "一局", "二局"],
        *(list(row) for row in FIGURES),
    ]
    if name.endswith(".docx"):
        document(tmp_path / name, rows, "附件")
    else:
        lines = ("".join(f"<td>{cell}</td>" for cell in row) for row in rows)
        body = "".join(f"<tr>{line}</tr>" for line in lines)
        (tmp_path / name).write_text(f"<table>{body}</table>", "utf-8")
    facts = read(MUTUAL, tmp_path).values["评分@县区"]
    assert [facts[u, r].value for u, *_ in FIGURES for r in ("一局", "二局")] == [
        *range(1, 7)
    ]
    assert str(facts["乙县", "二局"].cell) == f"{name}!C3"


def test_several_tables_are_called_by_their_captions(tmp_path: Path) -> None:
    one = "<tr><td>a<td>b</tr><tr><td>1<td>#N/A</tr></table>"
    text = f"<table><caption>互评 表</caption>{one}<table>{one}<table><tr><td>x</table>"
    sheets = page(tmp_path, text)
    assert [sheet.name for sheet in sheets] == ["互评 表", "表2"]
    assert sheets[0].at(2, 2) == CellError("#N/A")


def test_merged_cells_of_a_document_show_the_first(tmp_path: Path) -> None:
    made = docx.Document()
    table = made.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "单位"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "评价者"
    table.cell(2, 2).text = "3"
    made.add_paragraph("说明")
    made.add_table(1, 1)
    made.save(str(tmp_path / "a.docx"))
    sheets = docx_file.guiju_read_sheets(tmp_path / "a.docx") or ()
    assert [sheet.name for sheet in sheets] == ["表1", "说明"]
    sheet = sheets[0]
    assert [sheet.shown_at(2, 1), sheet.at(2, 1)] == ["单位", None]
    assert [sheet.shown_at(1, 3), sheet.shown_at(3, 3)] == ["评价者", "3"]


def test_a_document_without_a_table_is_no_data(tmp_path: Path) -> None:
    docx.Document().save(str(tmp_path / "说明.docx"))
    assert docx_file.guiju_read_sheets(tmp_path / "说明.docx") is None
    assert "GJ1324" in codes(MUTUAL, tmp_path)


LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(20))
    + "]>"
)


def replaced(part: str, change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def change_file(file: Path) -> None:
        with zipfile.ZipFile(file) as old:
            parts = {name: old.read(name) for name in old.namelist()}
        parts[part] = change(parts.get(part, b""))
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
            for name, content in parts.items():
                new.writestr(name, content)

    return change_file


def _laughing(content: bytes) -> bytes:
    head, _, rest = content.partition(b"?>")
    return head + b"?>" + LAUGHS.encode() + rest


@pytest.mark.parametrize(
    ("change", "code"),
    [
        pytest.param(replaced("word/document.xml", _laughing), "GJ1315", id="laughs"),
        pytest.param(replaced("word/styles.xml", _laughing), "GJ1315", id="in-styles"),
        pytest.param(
            replaced("word/document.xml", lambda c: c + b" " * 30_000_000),
            "GJ1317",
            id="bomb",
        ),
        pytest.param(
            replaced("word/media/a.png", lambda _: bytes(201_000_000)),
            "GJ1317",
            id="bomb-beside",
        ),
        pytest.param(replaced("../../evil.xml", lambda _: b"<a/>"), "GJ1315", id="up"),
        pytest.param(replaced("/etc/evil.xml", lambda _: b"<a/>"), "GJ1315", id="root"),
        pytest.param(
            replaced("word/document.xml", lambda c: c[: len(c) // 2]),
            "GJ1315",
            id="cut",
        ),
        pytest.param(lambda f: f.write_bytes(b"hello"), "GJ1315", id="text"),
        pytest.param(lambda f: f.write_bytes(b""), "GJ1316", id="empty"),
    ],
)
def test_hostile_documents_are_refused(
    change: Callable[[Path], None], code: str, tmp_path: Path
) -> None:
    file = document(tmp_path / "a.docx", [["单位", "得分"], ["甲县", 1]])
    change(file)
    started = time.monotonic()
    assert refused(docx_file.guiju_read_sheets, file) == code
    assert time.monotonic() - started < 5


def test_the_entities_of_a_page_are_not_expanded(tmp_path: Path) -> None:
    text = f"{LAUGHS}<table><tr><td>a<td>b</tr><tr><td>&u;<td>&lt;b&gt;</tr></table>"
    (sheet,) = page(tmp_path, text, "utf-8")
    assert sheet.at(2, 2) == "<b>"
    assert len(str(sheet.at(2, 1))) < 10


def test_a_page_fetches_and_reads_nothing_else(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret", "utf-8")
    text = (
        f'<!DOCTYPE x [<!ENTITY e SYSTEM "file://{tmp_path}/secret">]>'
        "<table><tr><td>a<td>b</tr><tr><td>&e;<td>1</tr></table>"
    )
    (sheet,) = page(tmp_path, text, "utf-8")
    assert "secret" not in str(sheet.at(2, 1))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param(
            "<table>" + "<tr><td colspan=1000 rowspan=65534>" * 6000, "GJ1317"
        ),
        pytest.param("x" * 20_000_001, "GJ1317"),
        pytest.param(" \n", "GJ1316"),
    ],
    ids=["spans", "long", "empty"],
)
def test_hostile_pages_are_refused(text: str, code: str, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(text, "utf-8")
    assert refused(html_file.guiju_read_sheets, file) == code


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "<table>" + "<tr><td colspan=1000 rowspan=65534>" * 6000, id="big"
        ),
        pytest.param(
            "<table>" + "<tr><td>a" * 300 + "<tr>" + "<td colspan=1000>" * 900, id="far"
        ),
        pytest.param(LAUGHS + "<table><tr><td>&u;" * 2, id="laughs"),
    ],
)
def test_a_hostile_page_is_answered_in_little_memory(text: str, tmp_path: Path) -> None:
    file = tmp_path / "a.html"
    file.write_text(text, "utf-8")
    tracemalloc.start()
    try:
        with suppress(DiagnosticError):
            html_file.guiju_read_sheets(file)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 100_000_000


def test_a_page_nested_without_end_gets_an_answer(tmp_path: Path) -> None:
    assert page(tmp_path, "<table><tr><td>" * 50_000) == ()


def refused(source: Callable[[Path], object], file: Path) -> str:
    with pytest.raises(DiagnosticError) as caught:
        source(file)
    (diagnostic,) = caught.value.diagnostics
    assert file.name in diagnostic.message.en
    return diagnostic.code
