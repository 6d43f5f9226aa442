"""``compile --to plan``, and ``run --engine``: figures on whole numbers."""

import csv
from pathlib import Path

import pytest

from guiju.engine.columnar import choose
from tests.cli.calls import guiju


def test_each_quantity_says_on_which_whole_numbers_it_is_computed(
    tmp_path: Path,
) -> None:
    file = tmp_path / "plan.csv"
    said = guiju("compile", "jiangxi-shicheng-2018", "--to", "plan", "-o", file)
    assert said.code == 0
    with file.open(encoding="utf-8-sig", newline="") as lines:
        rows = {row["量"]: row for row in csv.DictReader(lines)}
    assert rows["总分@乡镇"]["是多少的整数倍"] == "0.01"
    assert rows["总分@乡镇"]["装在"] == "双精度，不到2^53"
    assert rows["总分@乡镇"]["另有除数"] == "无"
    assert rows["环节加权@乡镇"]["另有除数"] == "5"


def test_without_data_nobody_knows_the_decimals(tmp_path: Path) -> None:
    file = tmp_path / "plan.csv"
    said = guiju(
        "compile", "jiangxi-shicheng-2018", "--blank", "--to", "plan", "-o", file
    )
    assert said.code == 1
    assert "GJ1590" in said.err
    assert "平台月评" in said.err
    assert not file.exists()


@pytest.mark.parametrize("figures", [0, 10**9], ids=["all-at-once", "one-by-one"])
def test_every_engine_prints_the_same(
    figures: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choose, "COLUMNAR_FROM", figures)
    said = {
        engine: guiju("run", "anhui-luan-2018q1", "--engine", engine)
        for engine in choose.READINGS
    }
    assert said["exact"].code == 0
    assert said["exact"] == said["columnar"] == said["auto"]
