"""``guiju whatif --sweep``: one number goes its way, and where exactly ranks change."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from tests.cli.calls import guiju, open_point
from tests.cli.test_whatif import DATA, RULES, scheme_and_data
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scheme of three stages with data, in the working directory."""
    monkeypatch.chdir(tmp_path)
    return scheme_and_data(tmp_path)


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(("language", "name"), [("zh", "权重"), ("en", "weight")])
def test_ranks_at_each_step_and_where_they_change_are_said(
    language: str, name: str, golden: Golden
) -> None:
    said = guiju(
        *("whatif", "示范.guiju", "数据", "--lang", language),
        *("--sweep", f"{name}.互评=0%..50%", "--steps", "6", "--rescale"),
    )
    assert (said.code, said.err) == (0, "")
    golden(said.out, GOLDEN / f"sweep_{language}.out")


@pytest.mark.usefixtures("city")
def test_a_change_is_where_single_runs_say_it_is() -> None:
    (ranking,) = _told("--sweep", "权重.互评=0%..50%", "--rescale")["rankings"]
    assert ranking["exact"]
    assert ranking["changes"]
    for change in ranking["changes"]:
        at, near = Fraction(change["at"]), Fraction(1, 10**6)
        sides = [_ranks_with(where) for where in (at - near, at, at + near)]
        for one in change["units"]:
            before, there, after = (ranks[one["unit"]] for ranks in sides)
            assert (before, after) == (one["was"], one["now"])
            assert there == (before if change["kind"] == "after" else after)


@pytest.mark.usefixtures("city")
def test_steps_are_what_whatif_says() -> None:
    found = _told("--sweep", "权重.互评=10%..50%", "--steps", "3", "--rescale")
    assert found["steps"] == ["0.1", "0.3", "0.5"]
    ranks = found["rankings"][0]["ranks"]
    for nth, weight in enumerate((Fraction(1, 10), Fraction(3, 10), Fraction(1, 2))):
        assert {unit: own[nth] for unit, own in ranks.items()} == _ranks_with(weight)


def test_a_parameter_that_is_open_can_be_swept(tmp_path: Path) -> None:
    book, data = open_point(tmp_path, "100"), tmp_path / "数据"
    said = guiju("whatif", book, data, "--sweep", "扣数=1分/项..9分/项")
    assert (said.code, said.err) == (0, "")
    assert "现在是" not in said.out
    # 90 分 against 100 分 less two faults: level while both round to 90.00.
    assert "超过 4.9975 分/项 以后：甲县 2→1" in said.out
    assert "超过 5.0025 分/项 以后：乙县 1→2" in said.out


@pytest.mark.usefixtures("city")
def test_rules_that_are_not_linear_say_between_which_steps() -> None:
    rules = RULES.replace(
        "总分 = 环节加权 - 专项 保底 0分",
        "总分 = 若 环节加权 >= 83分 则 100分 否则 环节加权",
    )
    Path("示范.guiju").write_text(rules, "utf-8")
    said = guiju(
        "whatif", "示范.guiju", "数据", "--sweep", "权重.互评=0%..60%", "--rescale"
    )
    assert said.code == 0
    assert "只知道名次在哪两步之间变动" in said.out
    assert " 之间：" in said.out


@pytest.mark.usefixtures("city")
def test_the_page_has_a_line_for_each_unit() -> None:
    said = guiju(
        *("whatif", "示范.guiju", "数据", "--sweep", "权重.互评=0%..50%"),
        *("--rescale", "--format", "html"),
    )
    assert said.code == 0
    assert said.out.count("<polyline") == 3
    assert "http://" not in said.out


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(
    ("asked", "code", "words"),
    [
        (("权重.互评=0%..50%",), "GJ1574", "--rescale"),
        (("权重.互评=50%..0%", "--rescale"), "GJ1578", "从小到大"),
        (("权重.互评=0%..150%", "--rescale"), "GJ1578", "0%到100%"),
        (("权重.民调=0%..50%", "--rescale"), "GJ1578", "没有“权重.民调”"),
        (("互评", "--rescale"), "GJ1578", "没有说清楚"),
        (("扣数=1分..2分",), "GJ1578", "单位写得不对"),
    ],
)
def test_what_cannot_be_swept_is_said(
    asked: tuple[str, ...], code: str, words: str
) -> None:
    said = guiju("whatif", "示范.guiju", "数据", "--sweep", *asked)
    assert said.code == 2
    assert said.err.startswith(code)
    assert words in said.err


@pytest.mark.usefixtures("city")
def test_a_sweep_stands_alone() -> None:
    said = guiju(
        *("whatif", "示范.guiju", "数据", "--rescale"),
        *("--sweep", "权重.互评=0%..50%", "--weight", "监测=20%"),
    )
    assert said.code == 2
    assert "--sweep 不和 --weight" in said.err


@pytest.mark.usefixtures("city")
def test_another_parameter_has_its_value_at_every_step() -> None:
    asked = ("--sweep", "权重.互评=0%..50%", "--rescale")
    plain, harder = _told(*asked), _told(*asked, "--set", "扣数=9分/项")
    assert plain["rankings"] != harder["rankings"]
    assert harder["rankings"][0]["ranks"]["甲县"][-1] == 1


def _told(*asked: str) -> Any:  # noqa: ANN401 - JSON
    said = guiju("whatif", "示范.guiju", "数据", *asked, "--format", "json")
    assert (said.code, said.err) == (0, "")
    return json.loads(said.out)


def _ranks_with(weight: Fraction) -> dict[str, int]:
    """Return the ranks of a rulebook that has this weight, the others as before."""
    shares = {
        "评审": (1 - weight) * 5 / 7,
        "互评": weight,
        "监测": (1 - weight) * 2 / 7,
    }
    score = {
        name: dict(line.split(",") for line in DATA[f"{name}.csv"].split()[1:])
        for name in shares
    }
    off = dict(line.split(",") for line in DATA["专项.csv"].split()[1:])
    totals = {
        unit: sum(shares[name] * int(score[name][unit]) for name in shares)
        - int(off[unit])
        for unit in off
    }
    rounded = {
        unit: (total * 100 + Fraction(1, 2)) // 1 for unit, total in totals.items()
    }
    return {
        unit: 1 + sum(other > own for other in rounded.values())
        for unit, own in rounded.items()
    }
