"""``guiju run``: the tables, the files, the receipt, the exit code."""

import json
import os
import shutil
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from guiju.engine.receipt import digest_of
from tests.cli.calls import guiju, loaded, open_point, rulebook
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"
OUTPUTS = [
    "示范.csv",
    "示范.docx",
    "示范.html",
    "示范.json",
    "示范-score-sheets.docx",
    "示范.xlsx",
    "receipt.json",
]
FOR_MUCH = {
    "duckdb",
    "networkx",
    "numpy",
    "openpyxl",
    "pandas",
    "polars",
    "pyarrow",
    "sqlalchemy",
    "sqlglot",
    "typst",
}
"""Packages that large tables and some forms of files need."""


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The starter's rulebook, in the folder where the test stands."""
    monkeypatch.chdir(tmp_path)
    return rulebook(tmp_path).name


@pytest.fixture
def left_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The scheme with the open point and its data, where the test stands."""
    monkeypatch.chdir(tmp_path)
    return open_point(tmp_path).name, "数据"


def receipt_in(folder: str) -> dict[str, Any]:
    """Return the receipt that a run left in ``folder``."""
    found: dict[str, Any] = json.loads(Path(folder, "receipt.json").read_text("utf-8"))
    return found


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_ranking_looks_as_it_should(
    book: str, language: str, golden: Golden
) -> None:
    said = guiju("run", book, "--lang", language)
    assert (said.code, said.err) == (0, "")
    golden(said.out, GOLDEN / f"run_{language}.out")


def test_what_was_set_and_what_is_broken_is_shown(
    left_open: tuple[str, str], golden: Golden
) -> None:
    said = guiju("run", *left_open, "--set", "扣数=2分/项")
    assert said.code == 1
    golden(said.out, GOLDEN / "run_broken.out")


def test_the_same_rule_kept_is_clean(left_open: tuple[str, str]) -> None:
    assert guiju("run", *left_open, "--set", "扣数=1分/项").code == 0


def test_a_run_of_little_data_loads_no_package_for_much(tmp_path: Path) -> None:
    assert FOR_MUCH & loaded("run", rulebook(tmp_path)) == set()


def test_json_is_for_programs(left_open: tuple[str, str]) -> None:
    said = guiju("run", *left_open, "--set", "扣数=2分/项", "--format", "json")
    found = json.loads(said.out)
    assert [(u["unit"], u["total"], u["rank"]) for u in found["units"]] == [
        ("甲县", "90", 1),
        ("乙县", "58", 2),
    ]
    assert [(c["severity"], c["holds"]) for c in found["constraints"]] == [
        ("must", True),
        ("must", False),
    ]
    assert found["undetermined"] == [
        {"name": "扣数", "reason": "没有写明", "value": "2"}
    ]


def test_every_report_and_the_receipt_is_written(book: str) -> None:
    said = guiju("run", book, "-o", "结果/一")
    assert said.code == 0
    assert sorted(p.name for p in Path("结果/一").iterdir()) == sorted(OUTPUTS)
    assert said.err.splitlines() == [f"已写出：{Path('结果/一', n)}" for n in OUTPUTS]


def test_notices_are_in_what_people_and_programs_read(book: str) -> None:
    shown = guiju("run", book, "-o", "结果").out
    notice = "演示数据：单位和分数都是虚构的"
    assert f"【提示】{notice}" in shown
    for name in ("示范.csv", "示范.html", "示范.json"):
        assert notice in Path("结果", name).read_text("utf-8-sig")


def test_the_same_run_gives_the_same_bytes(book: str) -> None:
    for folder in ("一", "二"):
        guiju("run", book, "-o", folder)
    for name in OUTPUTS:
        assert Path("一", name).read_bytes() == Path("二", name).read_bytes()


def test_the_receipt_can_be_computed_again(book: str) -> None:
    guiju("run", book, "-o", "结果")
    receipt = receipt_in("结果")

    def digests(folder: Path, names: list[str]) -> dict[str, str]:
        files = ((name, (folder / name).read_bytes()) for name in names)
        return {name: sha256(content).hexdigest() for name, content in files}

    here = Path(book)
    assert receipt["rulebook"] == digests(here, ["scheme.guiju"])
    assert receipt["facts"] == digests(here / "facts", sorted(receipt["facts"]))
    assert receipt["outputs"] == digests(Path("结果"), sorted(receipt["outputs"]))
    last = receipt.pop("receipt")
    assert last == digest_of(receipt)


def test_another_setting_is_another_run(left_open: tuple[str, str]) -> None:
    for amount in ("1", "2"):
        guiju("run", *left_open, "--set", f"扣数={amount}分/项", "-o", amount)
    first, second = receipt_in("1"), receipt_in("2")
    assert first["settings"] == {"扣数": "1"}
    assert first["inputs"] != second["inputs"]


def test_what_is_undetermined_stops_the_run_before_data_is_read(
    left_open: tuple[str, str],
) -> None:
    said = guiju("run", left_open[0], "没有这个文件夹")
    assert said.code == 1
    assert said.err.startswith("GJ1101 参数“扣数”待定：没有写明")


def test_a_file_that_is_open_elsewhere_is_written_beside(book: str) -> None:
    guiju("run", book, "-o", "结果")
    before = Path("结果/示范.xlsx").read_bytes()
    Path("结果/~$示范.xlsx").touch()
    said = guiju("run", book, "-o", "结果")
    assert said.code == 0
    assert "示范 (2).xlsx（“示范.xlsx”正被打开）" in said.err
    assert Path("结果/示范.xlsx").read_bytes() == before
    assert "示范 (2).xlsx" in receipt_in("结果")["outputs"]


def test_a_file_where_the_folder_should_be_is_told(book: str) -> None:
    Path("结果").write_text("别的", "utf-8")
    for folder in ("结果", "结果/一"):
        said = guiju("run", book, "-o", folder)
        assert (said.code, said.out) == (1, "")
        assert said.err.startswith("GJ1401 不能写入文件夹")
    assert Path("结果").read_text("utf-8") == "别的"


@pytest.mark.skipif(
    sys.platform == "win32" or os.geteuid() == 0, reason="nothing is forbidden there"
)
def test_a_folder_that_cannot_be_written_is_told(book: str) -> None:
    Path("结果").mkdir(mode=0o500)
    said = guiju("run", book, "-o", "结果")
    assert said.code == 1
    assert said.err.startswith("GJ1401 不能写入文件夹")
    assert list(Path("结果").iterdir()) == []


def test_remarks_on_the_rules_are_counted_and_not_repeated(
    left_open: tuple[str, str],
) -> None:
    said = guiju("run", *left_open, "--set", "扣数=1分/项")
    assert said.err == f"规则书有1条提醒或说明，见 guiju check {left_open[0]}\n"


def test_the_hint_to_the_remarks_can_be_copied(left_open: tuple[str, str]) -> None:
    Path(left_open[0]).rename("我的 方案.guiju")
    said = guiju("run", "我的 方案.guiju", "数据", "--set", "扣数=1分/项")
    assert said.err.endswith('见 guiju check "我的 方案.guiju"\n')


def test_a_plugin_that_the_user_names_writes_too(book: str) -> None:
    shutil.copy(Path(__file__).parent / "plain_output.py", "我的.py")
    said = guiju("run", book, "-o", "结果", "--plugin", "我的.py")
    assert said.code == 0
    assert Path("结果/示范.txt").read_text("utf-8") == "示范考评方案\n"
    assert list(receipt_in("结果")["plugins"]) == ["我的.py"]


def test_a_plugin_that_cannot_be_loaded_stops_the_run(book: str) -> None:
    Path("坏.py").write_text("raise ValueError", "utf-8")
    said = guiju("run", book, "-o", "结果", "--plugin", "坏.py")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("GJ1411 插件 坏.py 装不上")
    assert not Path("结果").exists()
