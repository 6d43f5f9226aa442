"""What ``guiju run`` shows and writes of more units than anybody reads."""

import json
from hashlib import sha256
from pathlib import Path

import pytest

from guiju.cli import distinction, reports
from guiju.plugins import output
from guiju.plugins.outputs import table
from tests.cli.calls import Call, guiju

UNITS = 400
SCHEME = """\
方案 示范 "示范方案" {{ 满分 100分  保留 2位 四舍五入 }}
对象 企业 共 {number}家 依据 "一" {{ {names} }}
指标 目录 满分 100分 依据 "二" {{ 公开 60分  办结 40分 }}
环节 测评 100% 依据 "二" {{ 企业 按 目录 }}
总分 = 环节加权 依据 "四"
排名 按 总分 从高到低 分 企业 并列 占位
原则上 及格: 每个 单位 总分 >= 2分 依据 "五"
"""


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """A rulebook of many firms, and their marks: of the first firm the lowest."""
    monkeypatch.chdir(tmp_path)
    names = [f"企业{nth}" for nth in range(UNITS)]
    rules = SCHEME.format(number=UNITS, names="、".join(names))
    Path("示范.guiju").write_text(rules, "utf-8")
    rows = (f"{name},{nth / 100},0" for nth, name in enumerate(names))
    Path("测评.csv").write_text("\n".join(["单位,公开,办结", *rows]), "utf-8")
    return "示范.guiju", "测评.csv"


@pytest.fixture
def many(monkeypatch: pytest.MonkeyPatch) -> None:
    """So many lines are more than a screen shows."""
    monkeypatch.setattr(table, "_ALL", UNITS - 1)


def run(book: tuple[str, str], *more: str) -> Call:
    return guiju("run", *book, *more)


@pytest.fixture
def too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    """So few figures are too many for documents."""
    for module in (output, reports):
        monkeypatch.setattr(module, "MOST", 100)


@pytest.mark.usefixtures("many")
def test_the_screen_shows_both_ends_of_a_ranking(book: tuple[str, str]) -> None:
    said = run(book)
    lines = said.out.splitlines()
    assert "企业 (400)" in lines
    shown = [line.split()[1] for line in lines if line.strip()[:1].isdigit()]
    first = [f"企业{UNITS - 1 - nth}" for nth in range(50)]
    assert shown == [*first, *(f"企业{nth}" for nth in reversed(range(10)))]
    (dots,) = [nth for nth, line in enumerate(lines) if line.lstrip()[:1] == "…"]
    assert lines[dots - 1].split()[1] == first[-1]
    assert "中间 340 个单位没有列出；全部名次用 -o 文件夹 --only csv 写出" in said.out


def test_it_shows_all_of_a_ranking_that_can_be_read(book: tuple[str, str]) -> None:
    said = run(book)
    assert said.out.count("企业") == UNITS + 201
    assert "没有列出" not in said.out


def test_a_table_of_all_of_them_is_written(book: tuple[str, str]) -> None:
    assert run(book, "-o", "结果", "--only", "csv").code == 0
    lines = Path("结果/示范.csv").read_text("utf-8-sig").splitlines()
    assert len(lines) == UNITS + 1
    assert lines[1].startswith(f"企业,1,企业{UNITS - 1},3.99,")


@pytest.mark.usefixtures("too_large")
def test_documents_are_left_out_of_the_usual_outputs(book: tuple[str, str]) -> None:
    said = run(book, "-o", "结果")
    assert said.code == 0
    assert {file.name for file in Path("结果").iterdir()} == {
        "示范.csv",
        "receipt.json",
    }
    told = said.err.splitlines()[-1]
    assert told.startswith("结果太大，没有写 ")
    assert {"docx", "html", "json", "xlsx"} < {*told[9:].split("；")[0].split("、")}
    assert guiju("verify", "结果", "--rulebook", book[0], "--data", book[1]).code == 0


@pytest.mark.usefixtures("too_large")
@pytest.mark.parametrize(
    "asked",
    [("-o", "结果", "--only", "csv,xlsx"), ("--format", "json")],
    ids=["named", "on-the-screen"],
)
def test_a_document_that_is_asked_for_is_refused(
    book: tuple[str, str], asked: tuple[str, ...]
) -> None:
    said = run(book, *asked)
    assert said.code == 2
    assert "GJ1516" in said.err
    assert not Path("结果").exists()


def test_a_long_table_that_is_written_as_it_comes_is_in_the_receipt(
    book: tuple[str, str],
) -> None:
    assert run(book, "-o", "结果", "--only", "parquet").code == 0
    outputs = json.loads(Path("结果/receipt.json").read_bytes())["outputs"]
    content = Path("结果/示范.parquet").read_bytes()
    assert outputs == {"示范.parquet": sha256(content).hexdigest()}


def test_what_tells_the_units_apart_is_not_looked_at_by_the_way(
    book: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "各单位都是 0 分" in run(book).err
    monkeypatch.setattr(distinction, "_LOOKED_AT", UNITS)
    said = run(book).err
    assert "没有逐项看区分度" in said
    assert "各单位都是" not in said


def test_of_very_many_broken_constraints_the_first_are_listed(
    book: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(book).out.count("及格") == 200
    monkeypatch.setattr(table, "_ALL", 199)
    said = run(book).out
    assert said.count("及格") == 50
    assert "没有满足或不能判断的约束有 200 处，列出前 50 处：" in said
