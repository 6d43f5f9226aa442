"""The demonstration of Wuhu: facts made by a script, and the ranking they lead to."""

from collections.abc import Iterable, Mapping
from fractions import Fraction as F
from pathlib import Path

import pytest

from guiju.engine.diagnostic import DiagnosticError
from tests.conftest import Golden
from tests.rulebooks.shipped import FOLDER, ranking_of, result_of, script

WUHU = "anhui-wuhu-2020"
SETTINGS = {"专项扣分": F(2)}
LAYERS = {"本级": F(7, 10), "乡镇": F(2, 10), "部门": F(1, 10)}

Cell = str | int

maker = script(WUHU, "make_facts.py")
tables: Mapping[str, list[list[Cell]]] = dict(maker.tables())


def test_the_script_writes_the_committed_facts_byte_for_byte(tmp_path: Path) -> None:
    maker.write(tmp_path)
    committed = {file.name: file for file in (FOLDER / WUHU / "facts").iterdir()}
    written = {file.name: file for file in tmp_path.iterdir()}
    assert sorted(written) == sorted(committed)
    different = [
        name
        for name, file in written.items()
        if file.read_bytes() != committed[name].read_bytes()
    ]
    assert different == []


def test_no_sampled_body_bears_the_name_of_a_real_one() -> None:
    names = {str(row[2]) for row in tables["专业机构测评-县区"][1:]}
    assert all(name == "本级" or name.startswith("抽查") for name in names)


def test_the_ranking_is_the_committed_one(golden: Golden) -> None:
    ranking = ranking_of(result_of(WUHU, SETTINGS))
    golden(ranking, FOLDER / WUHU / "expected" / "ranking.csv")


def test_nothing_is_scored_while_the_deduction_is_open() -> None:
    with pytest.raises(DiagnosticError, match="专项扣分"):
        result_of(WUHU)


def test_the_spread_rule_names_the_two_lenient_raters_and_nobody_else() -> None:
    result = result_of(WUHU, SETTINGS)
    broken = {v.where for v in result.verdicts if not v.holds}
    assert broken == {(rater,) for rater in maker.LENIENT}


def test_equal_totals_share_a_place_and_take_up_the_next() -> None:
    result = result_of(WUHU, SETTINGS)
    departments = next(r for r in result.plan.rankings if r.group == "市直")
    ranks = [line.rank for line in result.standings(departments)]
    first, second = (
        next(line for line in result.standings(departments) if line.unit == unit)
        for unit in maker.TIED
    )
    assert first.rank == second.rank
    assert first.value == second.value
    assert first.rank is not None
    assert first.rank + 1 not in ranks


def test_every_total_is_what_a_plain_reading_of_the_notice_gives() -> None:
    """Computed a second time from the tables, without the rulebook and the engine."""
    result = result_of(WUHU, SETTINGS)
    totals = {
        unit: result.values[f"总分@{group}"][(unit,)]
        for group in ("县区", "市直")
        for unit in result.plan.groups[group].members
    }
    plain = {unit: _county(unit) for unit in maker.COUNTIES}
    plain |= {unit: _department(unit) for unit in maker.DEPARTMENTS}
    assert totals == {unit: _rounded(total) for unit, total in plain.items()}


def _county(unit: str) -> F:
    survey = {
        layer: _mean(_survey(row[3:], maker.COUNTY_ITEMS) for row in rows)
        for layer, rows in _layers("专业机构测评-县区", unit).items()
    }
    opinion = {
        layer: _mean(F(row[3]) for row in rows)
        for layer, rows in _layers("社会评议-县区", unit).items()
    }
    stages = F(45, 100) * _rolled_up(survey) + F(10, 100) * _rolled_up(opinion)
    return stages + _marked("县区", unit) + _bonus(unit)


def _department(unit: str) -> F:
    (row,) = _rows("专业机构测评-市直", unit)
    (opinion,) = _rows("社会评议-市直", unit)
    survey = _survey(row[1:], maker.DEPARTMENT_ITEMS)
    stages = F(45, 100) * survey + F(10, 100) * F(opinion[1])
    return stages + _marked("市直", unit)


def _marked(group: str, unit: str) -> F:
    """Mutual evaluation and daily tests, less two points for each unfinished work."""
    (ratings,) = _rows(f"双向互评-{group}", unit)
    (quarters,) = _rows(f"日常测评-{group}", unit)
    (unfinished,) = _rows(f"专项工作-{group}", unit)
    marks = F(25, 100) * _mean(map(F, ratings[1:]))
    return marks + F(20, 100) * _mean(map(F, quarters[1:])) - 2 * F(unfinished[1])


def _bonus(unit: str) -> int:
    ((_, place),) = _rows("全省排名", unit)
    if place == "":
        return 0
    return 5 if int(place) <= 10 else 3 if int(place) <= 20 else 1


def _survey(cells: Iterable[Cell], items: Iterable[str]) -> F:
    """Points got, scaled to a hundred by the points that apply."""
    both = zip(cells, items, strict=True)
    pairs = [(F(cell), F(item[-1])) for cell, item in both if cell]
    got = sum((mark for mark, _ in pairs), start=F(0))
    return got * 100 / sum((full for _, full in pairs), start=F(0))


def _rolled_up(by_layer: Mapping[str, F]) -> F:
    return sum((LAYERS[layer] * mark for layer, mark in by_layer.items()), start=F(0))


def _layers(table: str, unit: str) -> Mapping[str, list[list[Cell]]]:
    rows = _rows(table, unit)
    return {layer: [row for row in rows if row[1] == layer] for layer in LAYERS}


def _rows(table: str, unit: str) -> list[list[Cell]]:
    return [row for row in tables[table][1:] if row[0] == unit]


def _mean(values: Iterable[F]) -> F:
    found = list(values)
    return sum(found, start=F(0)) / len(found)


def _rounded(value: F) -> F:
    """Round half up to two decimals; no total is negative."""
    return F(int(value * 100 + F(1, 2)), 100)
