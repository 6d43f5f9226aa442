"""``guiju explain``: from the total to the cells, by any name that people use."""

import json
from pathlib import Path

import pytest

from tests.cli.calls import guiju, open_point, rulebook
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The starter's rulebook, in the folder where the test stands."""
    monkeypatch.chdir(tmp_path)
    return rulebook(tmp_path).name


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_total_is_explained_down_to_the_cells(
    book: str, language: str, golden: Golden
) -> None:
    said = guiju("explain", book, "乙县", "--lang", language)
    assert (said.code, said.err) == (0, "")
    golden(said.out, GOLDEN / f"explain_{language}.out")


def test_only_so_deep_as_is_asked_for(book: str) -> None:
    flat = guiju("explain", book, "乙县", "--depth", "0").out
    deeper = guiju("explain", book, "乙县", "--depth", "1").out
    whole = guiju("explain", book, "乙县").out
    assert len(flat) < len(deeper) < len(whole)
    assert ".csv!" not in deeper
    assert "材料评审.csv!C3" in whole


def test_a_quantity_with_more_keys_is_written_with_them(book: str) -> None:
    said = guiju("explain", book, "乙县", "日常监测.评分[二季度]")
    assert said.code == 0
    assert "日常监测.csv!C3" in said.out


def test_a_missing_key_is_asked_for_with_an_example(book: str) -> None:
    said = guiju("explain", book, "乙县", "日常监测.评分")
    assert said.code == 2
    assert "“日常监测.评分”要写明期" in said.err
    assert "例如：日常监测.评分[一季度]" in said.err


def test_a_key_too_many_is_refused(book: str) -> None:
    said = guiju("explain", book, "乙县", "总分[一季度]")
    assert said.code == 2
    assert "“总分”没有更细的数" in said.err


@pytest.mark.parametrize(
    ("unit", "quantity", "code", "near"),
    [
        pytest.param("乙", "总分", "GJ1506", "是不是想写：乙县", id="unit"),
        pytest.param(
            "壬市", "总分", "GJ1506", "单位有：甲县、乙县、丙区", id="no-unit"
        ),
        pytest.param("乙县", "总得分", "GJ1507", "是不是想写：总分", id="quantity"),
    ],
)
def test_a_name_that_is_not_known_is_answered_by_the_nearest(
    book: str, unit: str, quantity: str, code: str, near: str
) -> None:
    said = guiju("explain", book, unit, quantity)
    assert said.code == 2
    assert said.err.startswith(code)
    assert near in said.err


def test_an_alias_is_as_good_as_a_name() -> None:
    asked = ("双向互评.评分[无为市]", "--set", "专项扣分=2分/项")
    by_alias = guiju("explain", "anhui-wuhu-2020", "市土储中心", *asked)
    by_name = guiju("explain", "anhui-wuhu-2020", "市国有土地收购储备中心", *asked)
    assert by_alias.code == 0
    assert by_alias == by_name


def test_a_parameter_has_no_unit(tmp_path: Path) -> None:
    file = open_point(tmp_path)
    said = guiju(
        "explain",
        file,
        "甲县",
        "扣数",
        "--data",
        tmp_path / "数据",
        "--set",
        "扣数=2分/项",
    )
    assert (said.code, said.err) == (0, "")
    assert "扣数 = 2 分/项" in said.out


def test_json_has_the_exact_value_and_the_cell(book: str) -> None:
    found = json.loads(guiju("explain", book, "乙县", "--format", "json").out)
    assert found["value"] == "86.7"
    assert found["notices"][0]["zh"] == "演示数据：单位和分数都是虚构的"


def test_the_page_stands_alone_and_says_that_the_figures_are_invented(
    book: str,
) -> None:
    page = guiju("explain", book, "乙县", "--format", "html").out
    assert page.startswith("<!doctype html>")
    assert "演示数据：单位和分数都是虚构的" in page
    assert "src=" not in page


def test_what_is_undetermined_leaves_the_rest_to_be_explained() -> None:
    told = guiju("explain", "anhui-wuhu-2020", "无为市")
    assert (told.code, told.err) == (0, "")
    assert "专项工作：专项扣分 待定，没有结果" in told.out
    assert "双向互评.xlsx" in told.out
    assert "〔依据 三(五)1〕" in told.out


@pytest.mark.parametrize(
    ("chinese", "english"),
    [
        ("日常监测.评分[二季度]", "日常监测.score[Q2]"),
        ("环节加权", "weighted_stages"),
    ],
)
def test_what_the_language_brings_goes_by_its_english_name_too(
    book: str, chinese: str, english: str
) -> None:
    said = guiju("explain", book, "乙县", english)
    assert said.code == 0, said.err
    assert said.out == guiju("explain", book, "乙县", chinese).out


def test_a_mark_that_a_unit_gave_itself_names_the_rater_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("互评.guiju").write_text(
        '方案 示范 "示范" { 满分 100分  保留 2位 四舍五入 }\n'
        '对象 乡镇 共 2家 依据 "一" { 甲镇、乙镇 }\n'
        '环节 互评 100% 依据 "二" { 乡镇 由 乡镇 评分 0分 至 100分 取平均 }\n'
        '总分 = 环节加权 依据 "三"\n排名 按 总分 从高到低 分 乡镇 并列 占位\n',
        "utf-8",
    )
    Path("互评.csv").write_text("单位,甲镇,乙镇\n甲镇,90,80\n乙镇,85,95\n", "utf-8")
    told = guiju("explain", "互评.guiju", "甲镇", "互评", "--data", "互评.csv").out
    assert "评分（甲镇） = 90 分" in told
    assert "评分（乙镇） = 80 分" in told


def test_what_waits_for_a_decision_is_open_and_not_unreported() -> None:
    told = guiju("explain", "anhui-wuhu-2020", "无为市", "--depth", "2").out
    assert "总分：专项工作 待定，没有结果" in told
    assert "专项工作：专项扣分 待定，没有结果" in told
