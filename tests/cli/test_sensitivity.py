"""``guiju sensitivity``: how firm ranks are when weights and marks vary by chance."""

import json
from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.cli.supposed import sensitivity
from guiju.cli.supposed.chance import Around, Whole, whole_of
from guiju.cli.supposed.firm import Firm, Spread
from guiju.engine.expr import Add
from guiju.engine.measure import PERCENT, POINTS
from guiju.engine.plan import Quantity, Ranking, Role
from guiju.engine.weights import Weighing
from tests.cli.calls import guiju
from tests.cli.test_whatif import scheme_and_data
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"
UNITS = 3


@pytest.fixture
def city(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scheme of three stages with data, in the working directory."""
    monkeypatch.chdir(tmp_path)
    return scheme_and_data(tmp_path)


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("language", ["zh", "en"])
def test_how_firm_each_place_is_is_said(language: str, golden: Golden) -> None:
    said = guiju(
        *("sensitivity", "示范.guiju", "数据", "--lang", language),
        *("--weights", "±20%", "--marks", "±2分", "--draws", "200", "--seed", "7"),
    )
    assert (said.code, said.err) == (0, "")
    golden(said.out, GOLDEN / f"sensitivity_{language}.out")


@pytest.mark.usefixtures("city")
def test_the_ranks_of_a_unit_add_up_to_the_draws() -> None:
    found = _told("--weights", "±40%", "--marks", "±5分", "--draws", "300")
    (ranking,) = found["rankings"]
    assert len(ranking["units"]) == UNITS
    for unit in ranking["units"]:
        assert sum(unit["ranks"].values()) == 300
        assert unit["ranks"].get(str(unit["rank"]), 0) == unit["kept"]
        assert {unit["best"], unit["worst"]} <= {*map(int, unit["ranks"])}
    assert any(len(unit["ranks"]) > 1 for unit in ranking["units"])


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize("range_", [("--weights", "±0%"), ("--marks", "±0分")])
def test_where_nothing_varies_the_result_is_certain(range_: tuple[str, ...]) -> None:
    run = json.loads(guiju("run", "示范.guiju", "数据", "--format", "json").out)
    found = _told(*range_, "--draws", "20")
    (ranking,) = found["rankings"]
    ranks = {one["unit"]: one["rank"] for one in run["units"]}
    assert {u["unit"]: u["ranks"] for u in ranking["units"]} == {
        unit: {str(rank): 20} for unit, rank in ranks.items()
    }
    assert sorted(ranking["always"]) == sorted(ranks)
    assert ranking["heads"] == [1, 2]


@pytest.mark.usefixtures("city")
def test_the_same_seed_gives_the_same_bytes_whatever_computes(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = ("--weights", "±30%", "--marks", "±3分", "--draws", "60")
    first, again = (_told(*asked, "--seed", "5") for _ in range(2))
    monkeypatch.setattr(sensitivity, "find_spec", lambda _: None)
    assert first == again
    assert first == _told(*asked, "--seed", "5")
    assert first["rankings"] != _told(*asked, "--seed", "6")["rankings"]


@pytest.mark.usefixtures("city")
def test_only_what_is_named_varies() -> None:
    found = _told("--weights", "±50%", "--marks", "±2分", "--only", "互评")
    by_name = {one["id"]: one for one in found["weights"]}
    assert (by_name["权重.互评@县区"]["low"], by_name["权重.评审@县区"]["low"]) == (
        "0.15",
        None,
    )
    assert {mark["id"] for mark in found["marks"]} == {"互评.评分@县区"}
    assert {mark["high"] for mark in found["marks"]} == {"72", "84", "92"}


@pytest.mark.usefixtures("city")
def test_marks_stay_within_what_may_be_reported() -> None:
    Path("数据", "评审.csv").write_text(
        "单位,评分\n甲县,99.5\n乙县,0\n丙区,50\n", "utf-8"
    )
    found = _told("--marks", "±2分", "--only", "评审")
    ends = [(mark["low"], mark["high"], mark["step"]) for mark in found["marks"]]
    assert ends == [("97.5", "100", "0.1"), ("0", "2", "0.1"), ("48", "52", "0.1")]


@pytest.mark.usefixtures("city")
def test_a_page_has_a_bar_for_each_unit() -> None:
    said = guiju(
        "sensitivity", "示范.guiju", "数据", "--weights", "±20%", "--format", "html"
    )
    assert said.code == 0
    assert said.out.count('<span class="bar"') == UNITS
    assert "种子 1" in said.out


@pytest.mark.usefixtures("city")
@pytest.mark.parametrize(
    ("asked", "code", "words"),
    [
        ((), "GJ1576", "--weights ±20%"),
        (("--weights", "±2分"), "GJ1579", "不是一个范围"),
        (("--weights", "很多"), "GJ1579", "不是一个范围"),
        (("--weights", "0.2"), "GJ1579", "不是一个范围"),
        (("--marks", "±2%", "--only", "民调"), "GJ1579", "没有“民调”"),
        (("--marks", "±2天"), "GJ1579", "没有可以变动的权重或评分"),
        (("--layers", "±2%"), "GJ1579", "没有可以变动的权重或评分"),
    ],
)
def test_a_range_that_cannot_be_meant_is_said(
    asked: tuple[str, ...], code: str, words: str
) -> None:
    said = guiju("sensitivity", "示范.guiju", "数据", *asked)
    assert said.code == 2
    assert said.err.startswith(code)
    assert words in said.err


@settings(max_examples=settings().max_examples // 2)
@given(
    st.lists(st.integers(0, 30), min_size=2, max_size=6).filter(any),
    st.fractions(0, 1, max_denominator=20),
    st.integers(0, 63),
    st.integers(0),
)
def test_weights_always_make_a_whole_within_their_ends(
    parts: Sequence[int], by: Fraction, free: int, seed: int
) -> None:
    names = [str(nth) for nth in range(len(parts))]
    weights = {n: Fraction(p, sum(parts)) for n, p in zip(names, parts, strict=True)}
    only = frozenset(name for name in names if free >> int(name) & 1) or {*names}
    drawing = whole_of(_weighing(weights), Around(by, PERCENT), frozenset(only))
    chance = Random(seed)  # noqa: S311
    for _ in range(3):
        drawn = dict(zip(names, drawing.draw(chance), strict=True))
        assert sum(drawn.values()) == drawing.fine
        assert all(number >= 0 for number in drawn.values())
        for name, (low, high) in drawing.ends.items():
            assert low <= drawn[name] <= high
            assert abs(Fraction(drawn[name], drawing.fine) - weights[name]) <= (
                weights[name] * by
            )


def test_what_is_left_is_shared_by_the_largest_remainders() -> None:
    drawing = Whole(10, {"甲": 4, "乙": 3, "丙": 3}, {"甲": (5, 5)})
    assert [*drawing.draw(Random(1))] == [5, 3, 2]  # noqa: S311


def test_who_has_no_place_in_some_draw_is_no_firm_head() -> None:
    ranking = Ranking(name="排名", group="县区", by="总分", rank="名次")
    spreads = (Spread("甲", 1, {0: 1, 1: 2}), Spread("乙", 2, {1: 1, 2: 2}))
    firm = Firm(ranking=ranking, draws=3, spreads=spreads, orders=())
    assert (spreads[0].best, firm.heads, firm.always) == (1, (), ())


def _weighing(weights: dict[str, Fraction]) -> Weighing:
    total = Quantity(
        id="环节加权",
        name="环节加权",
        title="环节加权",
        role=Role.WEIGHTED,
        measure=POINTS,
        axes=(),
        definition=Add(()),
    )
    return Weighing(of=total, weights=weights)


def _told(*asked: str) -> Any:  # noqa: ANN401 - JSON
    said = guiju("sensitivity", "示范.guiju", "数据", *asked, "--format", "json")
    assert (said.code, said.err) == (0, "")
    return json.loads(said.out)
