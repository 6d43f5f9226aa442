"""``--view`` where each unit reads of itself: what is meant, and what is left open."""

from pathlib import Path

import pytest

from tests.cli.calls import guiju
from tests.cli.test_views import write


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The rulebook and its data, where the test stands."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path)
    return "示范.guiju", "数据"


def test_without_a_name_the_total_is_explained(book: tuple[str, str]) -> None:
    said = guiju("explain", book[0], "甲县", "--data", "数据", "--view", "单位反馈")
    assert (said.code, said.out.partition(" ")[0]) == (0, "总分")


def test_what_is_undetermined_is_not_called_unreported(book: tuple[str, str]) -> None:
    rules = Path(book[0])
    open_ = '参数 奖金: 元 待定 "另行规定" 依据 "五"\n'
    rules.write_text(rules.read_text("utf-8") + open_, "utf-8")
    unit = ("--view", "单位反馈", "--unit", "甲县")
    said = guiju("run", *book, *unit)
    assert said.code == 0, said.all
    lines = [line.split() for line in said.out.splitlines()]
    assert ["奖金", "待定"] in lines
    settled = guiju("run", *book, *unit, "--set", "奖金=100元")
    assert "待定" not in settled.out
