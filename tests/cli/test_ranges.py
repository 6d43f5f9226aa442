"""``guiju check --ranges``: what each quantity can be, and how it moves."""

import json
from pathlib import Path

import pytest
from rich.cells import cell_len

from guiju.cli.reaches import rows
from guiju.cli.reaches_shown import as_table
from guiju.dsl.compile import compile_text
from guiju.engine.monotone import Direction
from tests.cli.calls import OPEN_POINT, guiju, rulebook
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"
SCHEME = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 "县区" 共 3家 依据 "一" { 甲县、乙县、丙县 }
输入 办结日: 日期 每 县区 可缺 依据 "一"
环节 测评 60% 依据 "二" { 县区 评分 0分 至 100分 }
环节 办件 40% 依据 "二" { 县区 按 办件指标 }
指标 办件指标 满分 100分 依据 "二" {
    回访 40分
    超期 60分 { 每件 超期数 扣 5分 扣完为止 }
}
加分 表彰 用于 县区 依据 "三" { 每项 奖励 加 1分 最多 5分 }
扣分 通报 用于 县区 依据 "三" { 每次 通报数 扣 2分 }
总分 = 环节加权 + 表彰 - 通报 保底 0分 依据 "四"
排名 按 总分 从高到低 分 县区 并列 占位
解释 总分 答复 GJ0601 "表彰可以超过满分" 依据 "三"
"""


@pytest.fixture
def scheme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rulebook with rules of several kinds, where the test stands."""
    monkeypatch.chdir(tmp_path)
    file = Path("方案.guiju")
    file.write_text(SCHEME, "utf-8")
    return file


@pytest.mark.parametrize("language", ["zh", "en"])
def test_people_are_shown_a_table_for_each_group(
    scheme: Path, language: str, golden: Golden
) -> None:
    said = guiju("check", scheme, "--ranges", "--lang", language)
    assert said.code == 0, said.all
    golden(said.out, GOLDEN / f"ranges_{language}.out")


def test_programs_are_told_every_end_and_every_direction(
    scheme: Path, golden: Golden
) -> None:
    said = guiju("check", scheme, "--ranges", "--format", "json")
    golden(said.out, GOLDEN / "ranges.json")
    (file,) = json.loads(said.out)
    found = {one["name"]: one for one in file["quantities"]}
    total = found["总分"]
    assert (total["low"], total["high"]) == ("0", "105")
    assert (total["low_attained"], total["high_attained"]) == (True, True)
    assert total["directions"] == {
        "测评.评分@县区": "non_decreasing",
        "办件.回访@县区": "non_decreasing",
        "办件.超期.超期数@县区": "non_increasing",
        "表彰.奖励@县区": "non_decreasing",
        "通报.通报数@县区": "non_increasing",
    }


def test_every_quantity_of_the_plan_has_a_row_and_no_other() -> None:
    compiled = compile_text(SCHEME)
    assert compiled.plan is not None
    assert [row.quantity.id for row in rows(compiled)] == [*compiled.plan.quantities]


def test_what_nobody_knows_is_said_plainly(scheme: Path) -> None:
    said = guiju("check", scheme, "--ranges")
    (line,) = (one for one in said.out.splitlines() if one.startswith("排名"))
    assert "升降没有证明：" in line
    (rank,) = (row for row in rows(compile_text(SCHEME)) if row.quantity.name == "排名")
    assert rank.moving(Direction.UNKNOWN)


def test_an_open_parameter_counts_as_not_negative_and_says_so(tmp_path: Path) -> None:
    file = tmp_path / "开放.guiju"
    file.write_text(OPEN_POINT, "utf-8")
    said = guiju("check", file, "--ranges")
    (line,) = (one for one in said.out.splitlines() if one.startswith("扣数"))
    assert line.split() == ["扣数", "0", "分/项", "没有上限", "（待定）"]
    assert "待定的参数按不小于零算" in said.out
    assert "GJ1105" in said.err


def test_a_rulebook_with_errors_has_no_ranges_and_its_errors_are_told(
    scheme: Path, tmp_path: Path
) -> None:
    wrong = tmp_path / "有错.guiju"
    wrong.write_text(SCHEME.replace("共 3家", "共 4家"), "utf-8")
    said = guiju("check", wrong, scheme, "--ranges", "--format", "json")
    assert said.code == 1
    assert [one["path"] for one in json.loads(said.out)] == ["方案.guiju"]
    assert said.err.startswith("GJ0201 ")


@pytest.mark.parametrize("form", ["sarif", "github", "junit"])
def test_ranges_have_no_other_form(scheme: Path, form: str) -> None:
    said = guiju("check", scheme, "--ranges", "--format", form)
    assert (said.code, said.out) == (2, "")
    assert "--ranges 只有 human 和 json 两种格式" in said.err


def test_ranges_can_be_written_to_a_file(scheme: Path) -> None:
    printed = guiju("check", scheme, "--ranges")
    guiju("check", scheme, "--ranges", "-o", "范围.txt")
    assert Path("范围.txt").read_text("utf-8") == printed.out


def test_the_starter_has_ranges_in_both_languages(tmp_path: Path) -> None:
    for language in ("zh", "en"):
        file = rulebook(tmp_path / language, language)
        said = guiju("check", file, "--ranges", "--lang", language)
        assert said.code == 0
        assert "100" in said.out


@pytest.mark.parametrize("width", [60, 80])
def test_on_a_narrow_terminal_a_name_is_broken_at_its_dots(width: int) -> None:
    text = SCHEME.replace("回访", "办后回访")
    shown = as_table({"方案.guiju": rows(compile_text(text))}, "zh", width)
    assert [one for one in shown.splitlines() if cell_len(one) > width] == []
    assert "\n办后回访\n" in shown if width == 60 else "办件.办后回访 " in shown
