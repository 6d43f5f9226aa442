"""``--set``: a value as the language writes it, held to the parameter's measure."""

import json
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.cli.fault import StopError
from guiju.cli.setting import settings
from guiju.dsl.compile import compile_text
from guiju.engine.number import show
from guiju.engine.plan import Plan
from tests.cli.calls import OPEN_POINT, guiju, open_point


def plan() -> Plan:
    """Return the plan of the scheme with the open point."""
    found = compile_text(OPEN_POINT).plan
    assert found is not None
    return found


PLAN = plan()


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("扣数=2分/项", "2", id="as-a-rulebook-writes-it"),
        pytest.param("扣数=0.5 points/item", "1/2", id="in-english"),
        pytest.param("扣数 = ２分／项", "2", id="full-width"),
        pytest.param("扣数=-1分/项", "-1", id="negative"),
    ],
)
def test_values(written: str, value: str) -> None:
    assert settings(PLAN, [written]) == {"扣数": Fraction(value)}


@pytest.mark.parametrize(
    ("written", "zh", "advice"),
    [
        pytest.param(
            ["扣数=2"],
            "“扣数”应是“分/项”，写的是 2",
            "写成 --set 扣数=2分/项",
            id="without-its-measure",
        ),
        pytest.param(
            ["扣数=2分"],
            "“扣数”应是“分/项”，写的是 2 分",
            "写成 --set 扣数=2分/项",
            id="another-measure",
        ),
        pytest.param(
            ["扣数=两分"],
            "“两分”不是一个数值",
            "写成 --set 扣数=2分/项",
            id="no-number",
        ),
        pytest.param(
            ["扣=2分/项"], "没有可以设定的参数“扣”", "是不是想写：扣数", id="unknown"
        ),
        pytest.param(
            ["扣数"],
            "“扣数”不是一项设定",
            "写成 --set 名称=数值，例如 --set 专项扣分=2分/项",
            id="no-value",
        ),
        pytest.param(
            ["扣数=1分/项", "扣数=2分/项"], "“扣数”设定了两次", "只留一个", id="twice"
        ),
    ],
)
def test_what_cannot_be_meant_is_told(written: list[str], zh: str, advice: str) -> None:
    with pytest.raises(StopError) as caught:
        settings(PLAN, written)
    (found,) = caught.value.diagnostics
    assert found.help is not None
    assert (found.code, found.message.zh, found.help.zh) == ("GJ1505", zh, advice)


def test_all_of_them_are_told_at_once_as_a_wrong_command(tmp_path: Path) -> None:
    said = guiju("run", open_point(tmp_path), "--set", "扣数=2", "--set", "甲=1分")
    assert said.code == 2
    assert said.err.count("GJ1505") == 2


@given(st.fractions(max_denominator=1).map(abs) | st.decimals(0, 99, places=3))
def test_what_is_shown_is_what_is_read(drawn: Fraction) -> None:
    value = Fraction(drawn)
    assert settings(PLAN, [f"扣数={show(value)}分/项"]) == {"扣数": value}


DATED = """\
方案 示范 "示范方案" { 满分 100分 }
对象 县区 共 2家 { 甲县、乙县 }
输入 报送日: 日期 每 县区 依据 "一"
参数 截至日: 日期 待定 "另行通知" 依据 "二"
总分 = 若 报送日 <= 截至日 则 100分 否则 90分 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
"""


def dated(folder: Path) -> tuple[Path, Path]:
    """Return a rulebook that leaves a day open, and its data."""
    rulebook, data = folder / "规则.guiju", folder / "报送日.csv"
    rulebook.write_text(DATED, "utf-8")
    data.write_text("单位,报送日\n甲县,2020-10-30\n乙县,2020-11-01\n", "utf-8")
    return rulebook, data


def test_a_day_left_open_stops_the_run_and_says_how_to_give_it(tmp_path: Path) -> None:
    found = guiju("run", *dated(tmp_path))
    assert found.code != 0
    assert "参数“截至日”待定：另行通知" in found.all
    assert "用 --set 截至日=2020-10-31这样的日期 给出" in found.all


def test_a_day_is_set_and_noted_everywhere(tmp_path: Path) -> None:
    out = tmp_path / "结果"
    found = guiju("run", *dated(tmp_path), "--set", "截至日=2020-10-31", "-o", out)
    assert found.code == 0, found.all
    lines = [line.split() for line in found.out.splitlines()]
    assert ["1", "甲县", "100"] in lines
    assert ["2", "乙县", "90"] in lines
    (receipt,) = out.rglob("*receipt*.json")
    assert json.loads(receipt.read_text("utf-8"))["settings"] == {
        "截至日": "2020-10-31"
    }


@pytest.mark.parametrize(
    ("written", "words"),
    [
        pytest.param("截至日=5", "“5”不是一个日期", id="a-number"),
        pytest.param("截至日=2020-02-30", "“2020-02-30”不是一个日期", id="no-such-day"),
        pytest.param("截至日=十月底", "“十月底”不是一个日期", id="words"),
    ],
)
def test_what_is_no_day_is_refused(tmp_path: Path, written: str, words: str) -> None:
    found = guiju("run", *dated(tmp_path), "--set", written)
    assert found.code != 0
    assert words in found.all
    assert "写成 --set 截至日=2020-10-31" in found.all


def test_a_day_is_no_number() -> None:
    with pytest.raises(StopError) as stopped:
        settings(PLAN, ["扣数=2020-10-31"])
    (found,) = stopped.value.diagnostics
    assert found.message.zh == "“2020-10-31”不是一个数值"
