"""Results read back: what was published, exactly, and nothing from a broken file."""

import datetime as dt
import json
from fractions import Fraction as F
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.engine.axis import UNIT, Axis, Key
from guiju.engine.facts import Facts
from guiju.engine.measure import PERCENT, POINTS, Day, Measure, Scale, Truth, base
from guiju.engine.plan import Input, Plan, Quantity, Role, Scheme
from guiju.engine.result import Result
from guiju.engine.value import Absence, Grade, Value
from guiju.plugins.published import ABSENCES, read, written
from guiju.plugins.sources.result_file import guiju_read_sheets

UNITS = Axis(UNIT, ("甲县", "乙县"))
NAME = "年度.json"
FIGURES: list[tuple[Measure, Value]] = [
    (POINTS, F(1, 3)),
    (POINTS, Absence.NOT_REPORTED),
    (PERCENT, F(12)),
    (POINTS / base("项"), F(-5, 2)),
    (Truth(), True),
    (Truth(), Absence.NOT_APPLICABLE),
    (Day(), dt.date(2020, 12, 31)),
    (Scale(("差", "好")), Grade(1, "好")),
]


def result(measure: Measure, *values: Value) -> Result:
    """Return a result with one quantity, a value for each county."""
    quantity = Quantity(
        id="量@县区",
        name="量",
        title="量",
        role=Role.INPUT,
        measure=measure,
        axes=(UNITS,),
        definition=Input(table="量"),
        group="县区",
    )
    plan = Plan(
        scheme=Scheme(name="年度", title="年度"),
        groups={},
        quantities={quantity.id: quantity},
    )
    by_key: dict[Key, Value] = dict(
        zip([(unit,) for unit in UNITS.members], values, strict=True)
    )
    return Result(plan=plan, facts=Facts(values={}), values={quantity.id: by_key})


def content(one: Result) -> bytes:
    return json.dumps({"scheme": "年度", "quantities": written(one)}).encode()


def cell(value: Value) -> object:
    """Return what a cell of a sheet holds for ``value``."""
    match value:
        case Absence():
            return ABSENCES[value]
        case Grade(label=label):
            return label
        case _:
            return value


@pytest.mark.parametrize(("measure", "value"), FIGURES, ids=str)
def test_what_was_published_is_read_back(measure: Measure, value: Value) -> None:
    found = read(content(result(measure, value, value)))
    assert found is not None
    assert found.scheme == "年度"
    (one,) = found.quantities.values()
    assert (one.id, one.axes) == ("量@县区", (UNIT,))
    assert dict(one.rows) == {("甲县",): cell(value), ("乙县",): cell(value)}


@given(st.fractions(), st.fractions(max_denominator=10**30))
def test_no_digit_is_lost(first: F, second: F) -> None:
    found = read(content(result(POINTS, first, second)))
    assert found is not None
    assert [value for _, value in found.quantities["量@县区"].rows] == [first, second]


def test_each_quantity_is_a_sheet_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / NAME
    file.write_bytes(content(result(POINTS, F(80), F(75))))
    (sheet,) = guiju_read_sheets(file) or ()
    assert sheet.rows == ((UNIT, "值"), ("甲县", F(80)), ("乙县", F(75)))
    assert str(sheet.cell(2, 2)) == f"{NAME}[量@县区]!B2"
    assert sheet.computed


def quantity(**changed: object) -> dict[str, Any]:
    """Return a quantity as a file says it, with something else in one place."""
    return {
        "id": "量@县区",
        "measure": "分",
        "keys": ["单位"],
        "rows": [["甲县", "80"]],
    } | changed


BROKEN = [
    pytest.param(b"", id="empty"),
    pytest.param(b"[" * 100_000, id="too-deep"),
    pytest.param(b"[]", id="a-list"),
    pytest.param(b'{"scheme": "x"}', id="something-else"),
    pytest.param("{“scheme”".encode("gb18030"), id="no-json"),
]
WRONG = [
    pytest.param({"id": 1}, id="id"),
    pytest.param({"keys": [[]]}, id="keys"),
    pytest.param({"rows": [["甲县"]]}, id="no-figure"),
    pytest.param({"rows": [["甲县", "乙", "80"]]}, id="too-many-keys"),
    pytest.param({"rows": [[1, "80"]]}, id="key-is-a-number"),
    pytest.param({"rows": [["甲县", 80.5]]}, id="float"),
    pytest.param({"rows": [["甲县", "1/0"]]}, id="zero-below"),
    pytest.param({"rows": [["甲县", "1e999999999"]]}, id="power"),
    pytest.param({"rows": [["甲县", "NaN"]]}, id="nan"),
    pytest.param({"rows": [["甲县", "9" * 5000]]}, id="too-long"),
    pytest.param({"rows": [["甲县", {"absent": "gone"}]]}, id="absence"),
    pytest.param({"rows": [["甲县", True]]}, id="truth-in-points"),
    pytest.param({"measure": "日期", "rows": [["甲县", "去年"]]}, id="day"),
    pytest.param({"rows": 5}, id="rows"),
]


@pytest.mark.parametrize("text", BROKEN)
def test_another_file_is_no_result(text: bytes) -> None:
    assert read(text) is None


@pytest.mark.parametrize("changed", WRONG)
def test_a_result_with_one_wrong_figure_is_none(changed: dict[str, object]) -> None:
    def file(one: dict[str, Any]) -> bytes:
        return json.dumps({"scheme": "年度", "quantities": [one]}).encode()

    assert read(file(quantity())) is not None
    assert read(file(quantity(**changed))) is None


def test_files_of_another_kind_are_left_to_others(tmp_path: Path) -> None:
    file = tmp_path / "数据.csv"
    file.write_bytes(content(result(POINTS, F(80), F(75))))
    assert guiju_read_sheets(file) is None
