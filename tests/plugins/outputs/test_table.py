"""The tables that a terminal shows."""

import pytest
from wcwidth import wcswidth

from guiju.plugins.outputs.table import Terminal, render, write
from tests.plugins.outputs.city import COUNTIES, NOTICE, report


def test_the_groups_stand_in_order_and_the_units_by_rank() -> None:
    printed = write(report()).decode()
    places = [printed.index(words) for words in ("人民政府 (7)", *COUNTIES, "市直有关")]
    assert places == sorted(places)


def test_every_reader_is_told_that_the_facts_are_invented() -> None:
    assert NOTICE.zh in write(report()).decode()
    assert "NOTE: The figures are invented" in write(report("en")).decode()


def test_what_was_set_and_what_is_broken_stand_below() -> None:
    last = write(report()).decode().splitlines()[-2:]
    assert last == [
        "本次设定：专项扣分 = 2 分/项",
        "原则上 拉开差距  市发改委：实为 6 分，应不低于 10 分，不满足",
    ]


def test_a_figure_that_was_cut_says_so_and_columns_agree_in_decimals() -> None:
    lines = write(report()).decode().splitlines()
    first, second = (line.split() for line in lines[7:9])
    assert first == ["1", "无为市", "89.50", "96.00", "92.10", "5", "0", "97.10"]
    assert second == ["2", "南陵县", "84.50", "≈93.67", "≈88.17", "0", "2", "86.17"]


@pytest.mark.parametrize("width", [30, 40, 60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    printed = render(report(), Terminal(width=width))
    assert max(map(wcswidth, printed.splitlines())) <= width


@pytest.mark.parametrize("width", [30, 40, 60, 80, 100, 200])
def test_no_total_is_ever_cut(width: int) -> None:
    printed = render(report(), Terminal(width=width))
    for total in ("97.10", "86.17", "81.82", "80.60", "75.38", "64.16", "62.94"):
        assert f" {total}\n" in printed


def test_a_narrow_terminal_is_told_what_it_does_not_show() -> None:
    printed = render(report(), Terminal(width=50))
    assert "终端较窄，未列出：专业机构测评、双向互评、环节加权\n" in printed
    assert "未列出" not in render(report(), Terminal(width=100))


def test_columns_stand_under_each_other_in_chinese() -> None:
    lines = write(report()).decode().splitlines()
    counties, bureaus = lines[7:14], lines[18:21]
    assert len({wcswidth(line) for line in counties}) == 1
    assert len({wcswidth(line) for line in bureaus}) == 1


def test_colour_appears_only_when_asked_for() -> None:
    assert "\x1b[" not in render(report())
    assert "\x1b[" in render(report(), Terminal(colour=True))


def test_a_console_without_box_lines_gets_ascii() -> None:
    printed = render(report(), Terminal(ascii_only=True))
    assert "─" not in printed
    assert "---" in printed
