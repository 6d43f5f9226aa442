"""The long table: the same columns for every scheme, exact figures, no absence lost."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction as F
from io import BytesIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import parquet

from guiju.engine.value import Absence
from guiju.plugins.outputs.parquet_file import DECIMALS, DIGITS, decimal_of, write
from tests.plugins.outputs.city import NOTICE, report
from tests.plugins.outputs.test_problems import report as with_problems
from tests.plugins.outputs.test_views import shown, view_of

REPORT = report()
TABLE = parquet.read_table(BytesIO(write(REPORT)))
ROWS: list[Mapping[str, Any]] = TABLE.to_pylist()


def rows_of(quantity: str, **wanted: object) -> list[Mapping[str, Any]]:
    return [
        row
        for row in ROWS
        if row["quantity"] == quantity
        and all(row[name] == value for name, value in wanted.items())
    ]


def test_there_is_a_line_for_every_value_of_the_result() -> None:
    values = REPORT.result.values
    assert len(ROWS) == sum(map(len, values.values()))
    assert {row["quantity"] for row in ROWS} == {key for key in values if values[key]}


def test_every_number_is_the_exact_one() -> None:
    for row in ROWS:
        axes = dict(row["place"]) | {"单位": row["unit"]}
        quantity = REPORT.result.plan.quantities[row["quantity"]]
        key = tuple(axes[axis.name] for axis in quantity.axes)
        value = REPORT.result.values[row["quantity"]][key]
        if isinstance(value, F):
            assert F(int(row["numerator"]), int(row["denominator"])) == value
            assert row["decimal"] is None or F(row["decimal"]) == value
            assert row["absence"] is None
        elif isinstance(value, Absence):
            assert row["absence"] == value.value
            assert (row["exact"], row["decimal"]) == (None, None)


def test_a_score_stands_with_its_place_role_and_period() -> None:
    (row,) = rows_of("总分@县区", unit="无为市")
    assert (row["rank"], row["role"], row["measure"]) == (1, "total", "分")
    assert (row["exact"], str(row["period_from"])) == ("97.1", "2020-01-01")
    assert row["clause"] == "三(五)"


def test_only_what_is_ranked_by_has_a_place() -> None:
    assert {row["quantity"] for row in ROWS if row["rank"] is not None} == {
        "总分@县区",
        "总分@市直",
    }


def test_what_was_reported_names_its_cell_and_its_place() -> None:
    (row,) = rows_of("权力配置@县区", unit="无为市", cell="测评.xlsx[本级]!B2")
    assert dict(row["place"]) == {"层级": "本级", "下级": "机关"}


def test_a_fraction_that_is_no_decimal_has_none() -> None:
    thirds = [row for row in rows_of("日常测评@市直") if row["denominator"] == "3"]
    assert thirds
    assert {row["decimal"] for row in thirds} == {None}


def test_what_every_reader_must_be_told_is_in_the_metadata() -> None:
    said = TABLE.schema.metadata or {}
    assert said[b"guiju.notices"].decode() == NOTICE.zh


def test_the_columns_are_the_same_for_every_scheme() -> None:
    other = parquet.read_table(BytesIO(write(with_problems())))
    assert other.schema.equals(TABLE.schema)
    days = [row["day"] for row in other.to_pylist() if row["day"] is not None]
    assert days


def test_a_view_has_the_figures_that_it_shows_and_no_others() -> None:
    seen = parquet.read_table(
        BytesIO(write(shown(REPORT.result, view_of("名次"))))
    ).to_pylist()
    assert {row["quantity"] for row in seen} == {"名次@县区"}
    assert {row["cell"] for row in seen} == {None}


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (F(1, 10**DECIMALS), "0.000000000001"),
        (F(1, 10 ** (DECIMALS + 1)), None),
        (F(10 ** (DIGITS - DECIMALS)) - F(1, 10**DECIMALS), f"{'9' * 26}.{'9' * 12}"),
        (F(10 ** (DIGITS - DECIMALS)), None),
        (F(-5, 4), "-1.25"),
        (F(1, 3), None),
    ],
    ids=["smallest", "too small", "largest", "too large", "negative", "no decimal"],
)
def test_a_decimal_stands_where_it_fits(value: F, wanted: str | None) -> None:
    assert decimal_of(value) == (None if wanted is None else Decimal(wanted))


@given(st.fractions())
def test_a_decimal_is_the_number_or_nothing(value: F) -> None:
    found = decimal_of(value)
    assert found is None or F(found) == value
