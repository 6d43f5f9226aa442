"""``--set``: a value as the language writes it, held to the parameter's measure."""

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
