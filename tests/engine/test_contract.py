"""The data contract: which tables a plan asks for."""

from fractions import Fraction as F

from guiju.engine.contract import tables
from guiju.engine.interval import Interval
from guiju.engine.plan import Input
from tests.plans import (
    COUNTIES,
    COUNTY,
    LAYERED,
    RATERS,
    SAMPLE,
    city,
    plan_of,
    quantity,
)


def test_a_plan_asks_for_its_tables_in_the_order_of_the_rulebook() -> None:
    assert [table.name for table in tables(city())] == [
        "测评",
        "互评",
        "日常",
        "名次",
        "专项",
        "局分",
    ]


def test_inputs_of_one_table_are_its_columns_even_when_they_stand_apart() -> None:
    first, other, second = (
        quantity(name, Input(table=table), COUNTY)
        for name, table in [("甲", "表"), ("乙", "别的表"), ("丙", "表")]
    )
    table, another = tables(plan_of(first, other, second))
    assert [column.name for column in table.columns] == ["甲", "丙"]
    assert [column.name for column in another.columns] == ["乙"]


def test_a_table_has_the_keys_of_its_quantities() -> None:
    keys = {table.name: table.keys for table in tables(city())}
    assert keys["互评"] == (COUNTY, RATERS)
    assert keys["测评"] == (COUNTY, LAYERED, SAMPLE)


def test_a_column_says_what_is_legal() -> None:
    column = tables(city())[0].columns[1]
    assert column.name == "解读"
    assert column.interval == Interval(F(0), F(3))
    assert column.applies_to == frozenset(COUNTIES[:2])
    assert not column.optional


def test_a_plan_without_inputs_asks_for_nothing() -> None:
    assert tables(plan_of()) == ()
