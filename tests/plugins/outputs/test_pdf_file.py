"""The notice as a PDF, read back by poppler."""

import datetime as dt
import re
import sys
from collections.abc import Iterator
from shutil import which

import pytest

from guiju.dsl.frame import spelled
from guiju.engine.diagnostic import DiagnosticError
from guiju.plugins.outputs import parquet_file, pdf_file, typeset
from guiju.plugins.outputs.blocks import Block, NewPage, Table, Words
from tests.plugins.outputs.city import COUNTIES, NOTICE, report
from tests.plugins.outputs.hostile import HOSTILE
from tests.plugins.outputs.readers import of_pdf
from tests.plugins.outputs.test_views import shown, view_of


def is_writable() -> bool:
    """Whether this machine has a Chinese font; readers have poppler."""
    try:
        typeset.faces(typeset.families())
    except DiagnosticError:
        return False
    return which("pdftotext") is not None


writable = pytest.mark.skipif(
    not is_writable(), reason="there is no Chinese font here, or no pdftotext"
)


@pytest.fixture(scope="module")
def notice() -> bytes:
    return pdf_file.write(report())


@writable
def test_the_notice_says_what_the_document_says(notice: bytes) -> None:
    (text,) = of_pdf(notice).words
    order = (
        *(NOTICE.zh, "2020年政务公开工作考评方案考评结果通报"),
        *("县(市)区人民政府，市直有关单位：", "一、考评结果", "有关说明"),
        *("附件：1.县(市)区人民政府考评结果", "（发文机关署名）", "附件1"),
        *COUNTIES,
    )
    at = 0
    for words in order:
        assert words in text[at:], words
        at = text.index(words, at)


@writable
def test_the_paper_is_a4_and_the_file_is_for_the_archive(notice: bytes) -> None:
    sizes = set(re.findall(rb"/MediaBox ?\[0 0 ([\d.]+) ([\d.]+)\]", notice))
    assert {tuple(round(float(one)) for one in size) for size in sizes} <= {
        (595, 842),
        (842, 595),
    }
    assert sizes
    assert b"<pdfaid:part>2</pdfaid:part>" in notice


@writable
def test_the_same_report_gives_the_same_bytes_without_a_time(notice: bytes) -> None:
    assert pdf_file.write(report()) == notice
    assert set(re.findall(rb"/(?:Creation|Mod)Date ?\(D:(\d{4})", notice)) == {b"2020"}


def hostile_blocks() -> Iterator[Block]:
    for name in HOSTILE:
        yield Words("body", name)
    yield Words("title", HOSTILE[0])
    yield Words("heading", HOSTILE[1])
    yield NewPage(is_wide=True)
    rows = tuple((name, name) for name in HOSTILE)
    yield Table(heads=(HOSTILE[0], HOSTILE[2]), rows=rows, plain=frozenset({0}))


def pattern(name: str) -> str:
    """Return what the name reads as: a letter that no font has is spelled out."""
    letters = re.sub(r"\s", "", spelled(name))
    return "".join(f"(?:{re.escape(one)}|<U\\+{ord(one):04X}>)" for one in letters)


def is_thrice(name: str, text: str) -> bool:
    """Whether a paragraph and two cells are ``name``; lines of cells are mixed."""
    if len(name) > 100:
        return text.count(name[0]) >= 3 * len(name)
    return len(re.findall(pattern(name), text)) >= 3


@writable
def test_a_name_is_a_name_in_a_pdf() -> None:
    content = typeset.as_bytes(hostile_blocks(), HOSTILE[3], dt.date(2020, 1, 1), "zh")
    found = of_pdf(content)
    (text,) = found.words
    assert [name for name in HOSTILE if not is_thrice(name, text)] == []
    assert found.obeyed == ()


@writable
def test_a_letter_that_no_font_has_is_spelled_out() -> None:
    blocks = (Words("body", "甲\U0001f468乙"), Words("body", "\U0010fffd"))
    content = typeset.as_bytes(blocks, "题", dt.date(2020, 1, 1), "zh")
    assert "甲<U+1F468>乙" in of_pdf(content).words[0]


@writable
def test_a_view_without_scores_has_none_in_the_pdf() -> None:
    content = pdf_file.write(shown(report().result, view_of("名次")))
    (text,) = of_pdf(content).words
    assert "无为市" in text
    assert "97.10" not in text


def test_without_a_chinese_font_it_says_which_to_install() -> None:
    with pytest.raises(DiagnosticError) as error:
        typeset.faces(["DejaVu Sans", "Libertinus Serif"])
    (said,) = error.value.diagnostics
    assert said.code == "GJ1453"
    assert said.help is not None
    assert "fonts-noto-cjk" in said.help.zh


@pytest.mark.parametrize(
    ("output", "package", "extra"),
    [(pdf_file, "typst", "guiju[pdf]"), (parquet_file, "pyarrow", "guiju[scale]")],
    ids=["pdf", "parquet"],
)
def test_without_its_package_it_says_what_to_install(
    output: object, package: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, package, None)
    with pytest.raises(DiagnosticError) as error:
        output.write(report())  # type: ignore[attr-defined] # every output has one
    (said,) = error.value.diagnostics
    assert said.code == "GJ1452"
    assert said.help is not None
    assert f"pip install {extra}" in said.help.zh
