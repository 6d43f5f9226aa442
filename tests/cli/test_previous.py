"""The last period's result as input: ``--previous``, ``guiju.toml``, receipts."""

import json
from collections.abc import Mapping
from fractions import Fraction as F
from pathlib import Path
from typing import Any

import pytest

from guiju.engine.receipt import digest, digest_of
from tests.cli.calls import ENGLISH, Call, guiju

RULES = """\
方案 季度 "季度考核" { 满分 100分  保留 2位 四舍五入 }
对象 县区 "县区" 共 2家 依据 "一" { 甲县、乙县 别名 老乙县 }
环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
累计 = (测评 的 2/3 + 上期.累计 的 1/3) 封顶 100分 保底 0分 依据 "二"
总分 = 累计 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
"""
FIRST = RULES.replace("测评 的 2/3 + 上期.累计 的 1/3", "测评")


def scheme(
    folder: Path, rules: str = RULES, marks: tuple[str, str] = ("90", "70")
) -> Path:
    """Put a rulebook with its marks into ``folder`` and return the folder."""
    data = folder / "数据"
    data.mkdir(parents=True)
    (folder / "规则.guiju").write_text(rules, "utf-8")
    (folder / "guiju.toml").write_text(
        '[rulebook]\nscheme = "规则.guiju"\n[data]\nfolder = "数据"\n', "utf-8"
    )
    table = f"单位,评分\n甲县,{marks[0]}\n乙县,{marks[1]}\n"
    (data / "测评.csv").write_text(table, "utf-8")
    return folder


def result(folder: Path) -> dict[str, Any]:
    """Return the result that was written into ``folder``."""
    (file,) = (one for one in folder.glob("*.json") if one.name != "receipt.json")
    data = json.loads(file.read_text("utf-8"))
    assert isinstance(data, dict)
    return data


def receipt(folder: Path) -> dict[str, Any]:
    data = json.loads((folder / "receipt.json").read_text("utf-8"))
    assert isinstance(data, dict)
    return data


def figures(folder: Path, id_: str) -> dict[str, str]:
    """Return what the result in ``folder`` published of a quantity, by unit."""
    (one,) = (one for one in result(folder)["quantities"] if one["id"] == id_)
    return dict(one["rows"])


@pytest.fixture
def first(tmp_path: Path) -> Path:
    """The folder that the first period was written to."""
    folder = tmp_path / "一季度结果"
    said = guiju("run", scheme(tmp_path / "一季度", FIRST), "-o", folder)
    assert said.code == 0, said.all
    return folder


def test_three_periods_are_a_chain(tmp_path: Path, first: Path) -> None:
    folders = [first]
    for period, marks in (("二", ("60", "100")), ("三", ("75", "71"))):
        here = scheme(tmp_path / f"{period}季度", marks=marks)
        out = tmp_path / f"{period}季度结果"
        said = guiju("run", here, "--previous", folders[-1], "-o", out)
        assert said.code == 0, said.all
        folders.append(out)
    second = (F(60) * 2 / 3 + F(90) / 3, F(100) * 2 / 3 + F(70) / 3)
    third = (F(75) * 2 / 3 + second[0] / 3, F(71) * 2 / 3 + second[1] / 3)
    for folder, wanted in zip(folders[1:], (second, third), strict=True):
        found = figures(folder, "累计@县区")
        assert (F(found["甲县"]), F(found["乙县"])) == wanted


def test_each_receipt_names_the_one_before(tmp_path: Path, first: Path) -> None:
    out = tmp_path / "二季度结果"
    guiju("run", scheme(tmp_path / "二季度"), "--previous", first, "-o", out)
    (file,) = (one for one in first.glob("*.json") if one.name != "receipt.json")
    own = receipt(first)["receipt"]
    assert receipt(first).get("previous") is None
    assert receipt(out)["previous"] == {
        file.name: digest(file.read_bytes()),
        "receipt.json": own,
    }
    inputs = receipt(out)
    keys = (
        "engine",
        "rulebook",
        "facts",
        "plugins",
        "calendar",
        "settings",
        "previous",
        "project",
    )
    assert inputs["inputs"] == digest_of({key: inputs[key] for key in keys})


def without_cells(told: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the quantities of a result, without the cells that they were read from."""
    quantities: list[dict[str, Any]] = told["quantities"]
    return [{k: v for k, v in one.items() if k != "cells"} for one in quantities]


def test_a_sheet_of_the_same_figures_gives_the_same_result(
    tmp_path: Path, first: Path
) -> None:
    one, other = tmp_path / "一", tmp_path / "二"
    guiju("run", scheme(tmp_path / "a"), "--previous", first, "-o", one)
    by_hand = scheme(tmp_path / "b")
    rows = "".join(f"{u},{f}\n" for u, f in figures(first, "累计@县区").items())
    (by_hand / "数据" / "上期.csv").write_text(f"单位,累计\n{rows}", "utf-8")
    assert guiju("run", by_hand, "-o", other).code == 0
    assert without_cells(result(one)) == without_cells(result(other))


def test_the_result_itself_can_be_named(tmp_path: Path, first: Path) -> None:
    (file,) = (one for one in first.glob("*.json") if one.name != "receipt.json")
    assert guiju("run", scheme(tmp_path / "二"), "--previous", file).code == 0


def test_the_folder_of_the_rulebook_may_say_where_it_lies(
    tmp_path: Path, first: Path
) -> None:
    here = scheme(tmp_path / "二季度")
    first.rename(here / "上期结果")
    toml = here / "guiju.toml"
    toml.write_text(f'{toml.read_text("utf-8")}previous = "上期结果"\n', "utf-8")
    assert guiju("run", here).code == 0
    assert guiju("data", "check", here).code == 0


def test_the_explanation_says_where_the_figure_is_from(
    tmp_path: Path, first: Path
) -> None:
    here = scheme(tmp_path / "二季度")
    said = guiju("explain", here, "甲县", "--previous", first)
    assert "上期.累计 = 90 分（上期结果）" in said.out
    assert "[累计@县区]!B2" in said.out
    english = guiju("explain", here, "甲县", "--previous", first, **ENGLISH)
    assert "previous.累计 = 90 points (the previous result)" in english.out


def test_data_can_be_checked_together_with_it(tmp_path: Path, first: Path) -> None:
    here = scheme(tmp_path / "二季度")
    missing = guiju("data", "check", here)
    assert missing.code == 1
    assert "GJ1301" in missing.out
    assert "--previous" in missing.out
    assert guiju("data", "check", here, "--previous", first).code == 0


def test_a_unit_under_its_old_name_is_the_same_unit(tmp_path: Path) -> None:
    before = FIRST.replace("乙县 别名 老乙县", "老乙县")
    old = scheme(tmp_path / "一", before)
    data = old / "数据" / "测评.csv"
    data.write_text(data.read_text("utf-8").replace("乙县", "老乙县"), "utf-8")
    guiju("run", old, "-o", tmp_path / "果")
    said = guiju("run", scheme(tmp_path / "二"), "--previous", tmp_path / "果")
    assert (said.code, "GJ15" in said.err) == (0, False)


# ---- what can be wrong


def refused(said: Call, code: str) -> bool:
    """Whether the run ended with this code, and nothing was written or printed."""
    return said.code > 0 and said.out == "" and code in said.err


def test_a_changed_result_is_refused(tmp_path: Path, first: Path) -> None:
    (file,) = (one for one in first.glob("*.json") if one.name != "receipt.json")
    file.write_text(file.read_text("utf-8").replace('"90"', '"99"'), "utf-8")
    said = guiju("run", scheme(tmp_path / "二"), "--previous", first)
    assert refused(said, "GJ1542")
    assert digest(file.read_bytes())[:12] in said.err


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param('"guiju 0', '"guiju 1', id="changed"),
        pytest.param("{", "[", id="no-json"),
        pytest.param(".json", ".JSON", id="another-file"),
    ],
)
def test_a_changed_receipt_is_refused(
    before: str, after: str, tmp_path: Path, first: Path
) -> None:
    file = first / "receipt.json"
    file.write_text(file.read_text("utf-8").replace(before, after), "utf-8")
    said = guiju("run", scheme(tmp_path / "二"), "--previous", first)
    assert refused(said, "GJ1542")


def test_without_a_receipt_the_result_is_taken_as_it_is(
    tmp_path: Path, first: Path
) -> None:
    (first / "receipt.json").unlink()
    out = tmp_path / "果"
    guiju("run", scheme(tmp_path / "二"), "--previous", first, "-o", out)
    assert [*receipt(out)["previous"]] == ["一季度.json"]


def test_a_result_without_the_quantity_is_refused(tmp_path: Path, first: Path) -> None:
    rules = RULES.replace("累计", "积分")
    said = guiju("run", scheme(tmp_path / "二", rules), "--previous", first)
    assert refused(said, "GJ1543")
    assert "积分@县区" in said.err


def test_a_result_in_another_measure_is_refused(tmp_path: Path) -> None:
    before = f'{FIRST}输入 名额: 项 每 县区 0项 至 9项 依据 "三"\n累计额 = 名额\n'
    old = scheme(tmp_path / "一", before)
    (old / "数据" / "名额.csv").write_text("单位,名额\n甲县,1\n乙县,2\n", "utf-8")
    assert guiju("run", old, "-o", tmp_path / "果").code == 0
    now = RULES.replace("上期.累计", "上期.累计额").replace(
        "总分 = 累", "累计额 = 测评\n总分 = 累"
    )
    said = guiju("run", scheme(tmp_path / "二", now), "--previous", tmp_path / "果")
    assert refused(said, "GJ1543")
    assert "项" in said.err


def test_a_unit_that_has_no_last_figure_is_told(tmp_path: Path, first: Path) -> None:
    here = scheme(tmp_path / "二", RULES.replace("乙县 别名 老乙县", "丙县"))
    data = here / "数据" / "测评.csv"
    data.write_text(data.read_text("utf-8").replace("乙县", "丙县"), "utf-8")
    said = guiju("run", here, "--previous", first)
    assert refused(said, "GJ1306")
    assert "GJ1545" in said.err
    assert "已报" in said.err


def test_a_new_unit_may_be_given_by_a_sheet_beside_the_result(
    tmp_path: Path, first: Path
) -> None:
    here = scheme(
        tmp_path / "二", RULES.replace("共 2家", "").replace("别名 老乙县", "、丙县")
    )
    data = here / "数据"
    marks = data / "测评.csv"
    marks.write_text(f"{marks.read_text('utf-8')}丙县,66\n", "utf-8")
    (data / "上期.csv").write_text("单位,累计\n丙县,60\n", "utf-8")
    out = tmp_path / "果"
    said = guiju("run", here, "--previous", first, "-o", out)
    assert said.code == 0, said.all
    assert figures(out, "累计@县区")["丙县"] == "64"


def test_a_figure_that_is_given_twice_is_refused(tmp_path: Path, first: Path) -> None:
    here = scheme(tmp_path / "二")
    (here / "数据" / "上期.csv").write_text("单位,累计\n甲县,60\n", "utf-8")
    said = guiju("run", here, "--previous", first)
    assert refused(said, "GJ1305")


def test_a_result_of_a_scheme_of_another_name_is_told(
    tmp_path: Path, first: Path
) -> None:
    here = scheme(tmp_path / "二", RULES.replace("方案 季度", "方案 年度"))
    said = guiju("run", here, "--previous", first)
    assert said.code == 0
    assert "GJ1544" in said.err


@pytest.mark.parametrize(
    ("before", "now"),
    [
        ("河长制2023", "河长制2024"),
        ("河长制２０２３", "河长制2024"),
        ("二〇二三年河长制", "二〇二四年河长制"),
        ("第一季度测评", "第二季度测评"),
        ("测评上半年", "测评下半年"),
    ],
)
def test_a_name_may_tell_another_period(tmp_path: Path, before: str, now: str) -> None:
    last = tmp_path / "果"
    first = scheme(tmp_path / "一", FIRST.replace("方案 季度", f"方案 {before}"))
    assert guiju("run", first, "-o", last).code == 0
    here = scheme(tmp_path / "二", RULES.replace("方案 季度", f"方案 {now}"))
    said = guiju("run", here, "--previous", last)
    assert (said.code, "GJ1544" in said.all) == (0, False)


VETO = """输入 造假: 是否 每 县区 依据 "三"
否决 弄虚作假 当 造假 用于 县区 依据 "三" { 不参加排名 }
"""
CLIMB = """加分 进位 用于 县区 按 上期.排名 依据 "四" {
    1名: 3分  其他名次: 1分  未上榜: 0分
}
"""


def test_who_was_barred_from_the_last_ranking_was_not_listed(tmp_path: Path) -> None:
    old = scheme(tmp_path / "一", FIRST + VETO)
    fraud = "单位,造假\n甲县,是\n乙县,否\n"
    (old / "数据" / "造假.csv").write_text(fraud, "utf-8")
    assert guiju("run", old, "-o", tmp_path / "果").code == 0
    rules = FIRST.replace("= 累计 依据", "= 累计 + 进位 封顶 100分 依据") + CLIMB
    out = tmp_path / "新果"
    said = guiju(
        "run", scheme(tmp_path / "二", rules), "--previous", tmp_path / "果", "-o", out
    )
    assert said.code == 0, said.all
    assert figures(out, "进位@县区") == {"甲县": "0", "乙县": "3"}


def test_a_last_figure_that_did_not_apply_is_refused_where_one_must_be(
    tmp_path: Path,
) -> None:
    old = scheme(tmp_path / "一", FIRST + VETO)
    fraud = "单位,造假\n甲县,是\n乙县,否\n"
    (old / "数据" / "造假.csv").write_text(fraud, "utf-8")
    assert guiju("run", old, "-o", tmp_path / "果").code == 0
    rules = FIRST + '变化 = 上期.排名 - 排名 依据 "四"\n'
    said = guiju("run", scheme(tmp_path / "二", rules), "--previous", tmp_path / "果")
    assert refused(said, "GJ1314")
    assert "已报(上期.排名)" in said.err


def test_a_result_that_nothing_reads_is_told(tmp_path: Path, first: Path) -> None:
    said = guiju("run", scheme(tmp_path / "二", FIRST), "--previous", first)
    assert said.code == 0
    assert "GJ1546" in said.err


def test_two_results_in_a_folder_are_not_chosen_from(
    tmp_path: Path, first: Path
) -> None:
    (file,) = (one for one in first.glob("*.json") if one.name != "receipt.json")
    (first / "另一个.json").write_bytes(file.read_bytes())
    said = guiju("run", scheme(tmp_path / "二"), "--previous", first)
    assert refused(said, "GJ1541")
    assert "另一个.json" in said.err


@pytest.mark.parametrize("name", ["nowhere", "空", "数据.json"])
def test_what_is_no_result_is_refused(name: str, tmp_path: Path) -> None:
    (tmp_path / "空").mkdir()
    (tmp_path / "数据.json").write_text("{}", "utf-8")
    said = guiju("run", scheme(tmp_path / "二"), "--previous", tmp_path / name)
    assert refused(said, "GJ1541")
    assert said.code == 2


def test_a_result_among_the_data_is_told_once(tmp_path: Path, first: Path) -> None:
    here = scheme(tmp_path / "二")
    (file,) = (one for one in first.glob("*.json") if one.name != "receipt.json")
    (here / "数据" / "去年.json").write_bytes(file.read_bytes())
    said = guiju("run", here, "--previous", first)
    assert said.code == 0
    assert said.err.count("GJ1319") == 1


# ---- one scheme's result as another's input

CITY = """\
方案 全市 "全市考核" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 依据 "一" { 甲县、乙县 }
输入 公开: 分 每 县区 0分 至 100分 依据 "二"
环节 测评 95% 依据 "一" { 县区 评分 0分 至 100分 }
环节 政务公开 5% 依据 "二" { 县区 按 公开指标 }
指标 公开指标 满分 100分 依据 "二" { 得分 100分 = 公开 }
总分 = 环节加权 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
"""


def city(folder: Path, table: str) -> Path:
    here = scheme(folder, CITY)
    toml = here / "guiju.toml"
    toml.write_text(f'{toml.read_text("utf-8")}tables."公开" = {table}\n', "utf-8")
    return here


def test_a_result_fills_a_table_that_guiju_toml_names(
    tmp_path: Path, first: Path
) -> None:
    place = '{ result = "下级/一季度.json", quantity = "总分", group = "县区" }'
    here = city(tmp_path / "市", place)
    first.rename(here / "下级")
    out = tmp_path / "果"
    said = guiju("run", here, "-o", out)
    assert said.code == 0, said.all
    total = F(90) * F("0.95") + F(90) * F("0.05")
    assert F(figures(out, "总分@县区")["甲县"]) == total
    assert "下级/一季度.json" in receipt(out)["facts"]
    shown = guiju("explain", here, "乙县", "公开")
    assert "下级/一季度.json[总分@县区]!B3" in shown.out


@pytest.mark.parametrize(
    ("place", "code"),
    [
        ('{ result = "没有.json", quantity = "总分", group = "县区" }', "GJ1541"),
        ('{ result = "数据/r.json", quantity = "得分", group = "县区" }', "GJ1543"),
        ('{ result = "数据/r.json" }', "GJ1504"),
        ('{ result = "../r.json", quantity = "总分" }', "GJ1504"),
        ('{ result = "数据/r.json", quantity = "总分", sheet = "x" }', "GJ1504"),
    ],
)
def test_a_table_of_no_result_is_refused(
    place: str, code: str, tmp_path: Path, first: Path
) -> None:
    here = city(tmp_path / "市", place)
    (first / "一季度.json").rename(here / "数据" / "r.json")
    assert refused(guiju("run", here), code)
