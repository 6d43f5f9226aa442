"""The result for programs."""

import json
from fractions import Fraction as F
from typing import Any

import attrs

from guiju.engine.value import Absence
from guiju.plugins.output import Report
from guiju.plugins.outputs.json_file import write
from tests.plugins.outputs.city import COUNTIES, RECEIPT, report


def read(given: Report) -> dict[str, Any]:
    data = json.loads(write(given))
    assert isinstance(data, dict)
    return data


def test_the_contract_of_the_command_line() -> None:
    data = read(report())
    assert data["scheme"] == "芜湖2020"
    assert data["period"] == ["2020-01-01", "2020-12-31"]
    assert data["receipt"] == RECEIPT
    assert data["units"][1] == {
        "unit": "南陵县",
        "group": "县区",
        "total": "86.17",
        "rank": 2,
        "grade": None,
        "absent": {"全省排名": "not_reported"},
        "stages": {"专业机构测评": "84.5", "双向互评": "281/3"},
        "adjustments": {"省级先进": "0", "专项工作": "2"},
    }
    assert data["constraints"][0] == {
        "name": "拉开差距",
        "severity": "should",
        "holds": False,
        "value": "6",
        "limit": "10",
        "where": {"评价者": "市发改委"},
    }
    assert data["undetermined"] == [
        {"name": "专项扣分", "reason": "方案未写明每项扣多少分", "value": "2"}
    ]


def test_units_stand_in_group_order_then_rank_order() -> None:
    units = read(report())["units"]
    assert [unit["group"] for unit in units] == ["县区"] * 7 + ["市直"] * 3
    assert [unit["unit"] for unit in units[:7]] == list(COUNTIES)
    assert [unit["rank"] for unit in units[7:]] == [1, 2, 3]


def test_numbers_are_exact() -> None:
    given = report()
    for unit in read(given)["units"]:
        value = given.result.values[f"总分@{unit['group']}"][(unit["unit"],)]
        assert F(unit["total"]) == value


def test_a_unit_without_a_total_has_null_and_says_why() -> None:
    given = report()
    total = {**given.result.values["总分@市直"], ("市教育局",): Absence.NOT_REPORTED}
    values = {**given.result.values, "总分@市直": total}
    result = attrs.evolve(given.result, values=values)
    units = read(attrs.evolve(given, result=result))["units"]
    unit = next(unit for unit in units if unit["unit"] == "市教育局")
    assert (unit["total"], unit["absent"]) == (None, {"总分": "not_reported"})


def test_an_order_without_scores_has_no_totals() -> None:
    given = report()
    plan = given.result.plan
    ordinal = {
        name: quantity
        for name, quantity in plan.quantities.items()
        if quantity.group != "市直" or quantity.name == "名次"
    }
    rankings = (attrs.evolve(plan.rankings[1], by="名次@市直"),)
    plan = attrs.evolve(plan, quantities=ordinal, rankings=rankings)
    result = attrs.evolve(given.result, plan=plan)
    units = read(attrs.evolve(given, result=result))["units"]
    bureaus = [unit for unit in units if unit["group"] == "市直"]
    assert [unit["rank"] for unit in bureaus] == [1, 2, 3]
    assert {unit["total"] for unit in bureaus} == {None}


def test_every_figure_of_every_quantity_is_there_exactly() -> None:
    given = report()
    found = {one["id"]: one for one in read(given)["quantities"]}
    assert [*found] == [*given.result.plan.quantities]
    for id_, values in given.result.values.items():
        rows = {tuple(key): value for *key, value in found[id_]["rows"]}
        assert rows.keys() == values.keys()
        for key, value in values.items():
            if isinstance(value, F):
                assert F(rows[key]) == value
            elif isinstance(value, Absence):
                assert rows[key] == {"absent": value.value}


def test_chinese_is_readable_in_the_file() -> None:
    assert "无为市".encode() in write(report())
