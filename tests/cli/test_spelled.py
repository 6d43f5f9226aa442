"""[data.columns] and [data.names]: what somebody confirmed, and nothing else."""

import tomllib
from pathlib import Path

import pytest

from tests.cli.calls import Call, guiju

SCHEME = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 "县区" 共 2家 依据 "一" { 甲县、乙县 }
环节 测评 100% 依据 "二" { 县区 评分 0分 至 100分 }
总分 = 环节加权 依据 "三"
排名 按 总分 从高到低 分 县区 并列 占位
"""
RIGHT = "单位,评分\n甲县,90\n乙县,80\n"


def checked(folder: Path, data: str, toml: str = "") -> Call:
    (folder / "数据").mkdir(exist_ok=True)
    (folder / "scheme.guiju").write_text(SCHEME, "utf-8")
    (folder / "数据" / "测评.csv").write_text(data, "utf-8")
    (folder / "guiju.toml").write_text(f'[data]\nfolder = "数据"\n{toml}', "utf-8")
    return guiju("data", "check", folder)


@pytest.mark.parametrize(
    ("data", "code", "section"),
    [
        pytest.param(
            RIGHT.replace("评分", "评价分"), "GJ1302", "data.columns", id="column"
        ),
        pytest.param(
            RIGHT.replace("甲县", "甲县本级"), "GJ1303", "data.names", id="unit"
        ),
        pytest.param(
            RIGHT.replace("甲县", '"甲""县"'), "GJ1303", "data.names", id="quotes"
        ),
    ],
)
def test_what_comes_near_is_refused_until_its_line_is_written(
    data: str, code: str, section: str, tmp_path: Path
) -> None:
    found = checked(tmp_path, data)
    assert found.code == 1
    assert code in found.out
    (line,) = [
        line.partition(f"[{section}] 下面写一行：")[2]
        for line in found.out.splitlines()
        if f"[{section}]" in line and "下面写一行" in line
    ]
    toml = f"[{section}]\n{line}\n"
    assert len(tomllib.loads(toml)["data"][section.partition(".")[2]]) == 1
    assert checked(tmp_path, data, toml).code == 0


def test_the_english_advice_has_the_same_line(tmp_path: Path) -> None:
    checked(tmp_path, RIGHT.replace("甲县", "甲县本级"))
    said = guiju("data", "check", tmp_path, "--lang", "en").out
    assert 'write below [data.names] in guiju.toml: "甲县本级" = "甲县"' in said


@pytest.mark.parametrize(
    ("toml", "word"),
    [
        pytest.param('[data.names]\n"甲" = "甲"\n', "甲", id="no-such-unit"),
        pytest.param('[data.names]\n"乙县" = "甲县"\n', "乙县", id="other-unit"),
        pytest.param('[data.columns]\n"得分" = "总分"\n', "总分", id="no-column"),
        pytest.param('[data.columns]\n"得分" = 3\n', "columns", id="no-text"),
        pytest.param('[data]\nnames = "甲县"\n', "names", id="no-table"),
    ],
)
def test_a_line_that_cannot_be_meant_stops_the_run(
    toml: str, word: str, tmp_path: Path
) -> None:
    toml = toml.removeprefix("[data]\n")
    said = checked(tmp_path, RIGHT, toml)
    assert said.code != 0
    assert "GJ1504" in said.err
    assert word in said.err


def test_a_confirmed_name_never_unseats_the_rulebooks_own(tmp_path: Path) -> None:
    toml = '[data.names]\n"甲县本级" = "甲县"\n'
    both = RIGHT + "甲县本级,70\n"
    assert "GJ1305" in checked(tmp_path, both, toml).out
