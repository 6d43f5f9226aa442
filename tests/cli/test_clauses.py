"""``guiju check --clauses``: what became of each clause of the source."""

import json
from pathlib import Path

import pytest

from tests.cli.calls import guiju, rulebook
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"
SCHEME = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 "县区" 共 2家 依据 "一" { 甲县、乙县 }
条文 {
    "一"  "二"  "三"  "四"
    "五" 非计算 "组织领导的要求，不计分"
    "六"
}
条文 "附件2" { "一(一)"  "一(二)"  "一(三)" }
指标 县区指标 满分 100分 依据 "附件2" {
    目录 60分 依据 "附件2 一(一)、(二)"
    年报 40分 依据 "附件２　一、（二）"
}
环节 测评 100% 依据 "二" { 县区 按 县区指标 }
总分 = 环节加权 依据 "三1"
解释 总分 "过程不取舍" 依据 "四"
排名 按 总分 从高到低 分 县区 并列 占位
"""


@pytest.fixture
def scheme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rulebook with clauses of every fate, where the test stands."""
    monkeypatch.chdir(tmp_path)
    file = Path("方案.guiju")
    file.write_text(SCHEME, "utf-8")
    return file


@pytest.mark.parametrize("language", ["zh", "en"])
def test_people_are_shown_a_table_for_each_source(
    scheme: Path, language: str, golden: Golden
) -> None:
    said = guiju("check", scheme, "--clauses", "--lang", language)
    assert said.code == 0, said.all
    golden(said.out, GOLDEN / f"clauses_{language}.out")


def test_missing_clauses_are_warnings_and_count_with_strict(scheme: Path) -> None:
    said = guiju("check", scheme, "--clauses", "--strict")
    assert said.code == 1
    assert said.err.count("GJ1106 提醒") == 2


def test_programs_are_told_every_rule_and_its_place(scheme: Path) -> None:
    said = guiju("check", scheme, "--clauses", "--format", "json")
    (file,) = json.loads(said.out)
    text, annex = file["sources"]
    assert file["path"] == "方案.guiju"
    assert (text["title"], annex["title"]) == ("", "附件2")
    assert text["counts"] == {
        "encoded": 3,
        "interpreted": 1,
        "not_computed": 1,
        "missing": 1,
    }
    assert annex["counts"]["encoded"] == 2
    found = {one["clause"]: one for one in annex["clauses"]}
    assert found["一(二)"]["state"] == "encoded"
    names = [(one["name"], one["line"]) for one in found["一(二)"]["rules"]]
    assert names == [("县区指标.目录", 10), ("县区指标.年报", 11)]
    assert found["一(三)"] == {
        "clause": "一(三)",
        "state": "missing",
        "reason": None,
        "rules": [],
    }


def test_a_place_in_an_imported_file_is_in_that_file(
    scheme: Path, tmp_path: Path
) -> None:
    (tmp_path / "共用.guiju").write_text(
        '输入 报送: 次 每 县区 可缺 依据 "六"\n', "utf-8"
    )
    scheme.write_text(f'{SCHEME}引用 "共用.guiju"\n', "utf-8")
    said = guiju("check", scheme, "--clauses", "--format", "json")
    (file,) = json.loads(said.out)
    (last,) = file["sources"][0]["clauses"][-1]["rules"]
    assert (last["path"], last["line"], last["name"]) == ("共用.guiju", 1, "报送")


def test_a_rulebook_with_errors_is_told_too(scheme: Path) -> None:
    scheme.write_text(SCHEME.replace("共 2家", "共 3家"), "utf-8")
    said = guiju("check", scheme, "--clauses")
    assert said.code == 1
    assert said.err.startswith("GJ0201 ")
    assert "只有解释" in said.out


def test_a_rulebook_without_lists_says_so(tmp_path: Path) -> None:
    said = guiju("check", rulebook(tmp_path / "zh", "zh"), "--clauses")
    assert said.code == 0
    assert "规则书没有列出条文" in said.out


@pytest.mark.parametrize("form", ["sarif", "github", "junit"])
def test_clauses_have_no_other_form(scheme: Path, form: str) -> None:
    said = guiju("check", scheme, "--clauses", "--format", form)
    assert (said.code, said.out) == (2, "")
    assert "--clauses 只有 human 和 json 两种格式" in said.err


@pytest.mark.parametrize("other", ["--ranges", "--diff"])
def test_one_thing_is_listed_at_a_time(scheme: Path, other: str) -> None:
    said = guiju("check", scheme, "--clauses", other)
    assert (said.code, said.out) == (2, "")


def test_clauses_can_be_written_to_a_file(scheme: Path) -> None:
    printed = guiju("check", scheme, "--clauses")
    guiju("check", scheme, "--clauses", "-o", "条文.txt")
    assert Path("条文.txt").read_text("utf-8") == printed.out
