"""What the outputs make of a view: its lines, their order, and who is given it."""

import csv
import json
from fractions import Fraction as F
from io import StringIO

import attrs
import pytest

from guiju.engine.measure import Scale
from guiju.engine.plan import Input, Quantity, Role, View
from guiju.engine.result import Result
from guiju.engine.text import Text
from guiju.engine.value import Absence, Grade, Value
from guiju.plugins.disclosure import disclosed
from guiju.plugins.output import Audience, Output, Report
from guiju.plugins.outputs import (
    csv_file,
    docx_file,
    html_page,
    json_file,
    markdown_file,
    parquet_file,
    table,
    xlsx_file,
)
from guiju.plugins.outputs.arrange import boards
from tests.plugins.outputs.city import COUNTIES, report
from tests.plugins.outputs.test_html_page import Page

GRADES = ("差", "中", "优")
OUTPUTS = (
    *(csv_file, docx_file, html_page, json_file),
    *(markdown_file, parquet_file, table, xlsx_file),
)


def graded(levels: tuple[int | None, ...]) -> Result:
    """Return the result with a grade for each county; None is a grade not given."""
    result = report().result
    axes = result.plan.quantities["总分@县区"].axes
    grade = Quantity(
        id="等次@县区",
        name="等次",
        title="等次",
        role=Role.GRADE,
        measure=Scale(GRADES),
        axes=axes,
        definition=Input(table=""),
        group="县区",
    )
    values: dict[tuple[str, ...], Value] = {
        (unit,): Absence.NOT_APPLICABLE if at is None else Grade(at, GRADES[at])
        for unit, at in zip(COUNTIES, levels, strict=True)
    }
    plan = attrs.evolve(
        result.plan, quantities={**result.plan.quantities, grade.id: grade}
    )
    return attrs.evolve(result, plan=plan, values={**result.values, grade.id: values})


def view_of(*names: str, own: tuple[str, ...] = ()) -> View:
    """Return a view of the counties."""
    return View(
        name="通报",
        title="结果通报",
        shown={"县区": tuple(f"{name}@县区" for name in names)} if names else {},
        own={"县区": tuple(f"{name}@县区" for name in own)} if own else {},
    )


def shown(result: Result, view: View, reader: str = "") -> Report:
    """Return the report of a view."""
    return Report(
        result=disclosed(result, view, reader),
        language="zh",
        rulebook_name="芜湖",
    )


def order(result: Result, view: View) -> list[str]:
    """Return the units in the order in which the view has them."""
    (board,) = boards(disclosed(result, view))
    return [line.unit for line in board.lines]


LEVELS = (0, 2, None, 1, 2, 0, 1)


def test_grades_stand_from_the_best_and_equal_ones_as_listed() -> None:
    wanted = ["南陵县", "镜湖区", "繁昌区", "鸠江区", "无为市", "弋江区", "湾沚区"]
    assert order(graded(LEVELS), view_of("等次")) == wanted


def test_places_come_before_grades() -> None:
    assert order(graded(LEVELS), view_of("等次", "名次")) == list(COUNTIES)


def test_without_place_and_grade_the_list_decides_though_totals_are_shown() -> None:
    result = report().result
    turned: dict[tuple[str, ...], Value] = {
        (unit,): F(at) for at, unit in enumerate(COUNTIES)
    }
    values = {**result.values, "总分@县区": turned}
    assert order(attrs.evolve(result, values=values), view_of("总分")) == list(COUNTIES)


def test_a_table_without_places_has_no_column_for_them() -> None:
    text = csv_file.write(shown(graded(LEVELS), view_of("等次"))).decode("utf-8-sig")
    heads, first, *_ = csv.reader(StringIO(text))
    assert heads[:3] == ["对象", "单位", "等次"]
    assert first[:3] == ["县区", "南陵县", "优"]


def test_what_has_further_axes_is_listed_one_by_one() -> None:
    given = shown(report().result, view_of("名次", "层级得分"))
    text = csv_file.write(given).decode("utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    assert len(rows) == len(COUNTIES) * (1 + 3)
    found = [row for row in rows if row["单位"] == "无为市" and row["层级"] == "本级"]
    assert [row["名称"] for row in found] == ["层级得分"]
    assert {one["name"] for one in json.loads(json_file.write(given))["details"]} == {
        "层级得分"
    }


def test_a_page_says_whose_it_is_and_how_its_total_came_about() -> None:
    own = (
        "总分",
        "环节加权",
        "双向互评",
        "专业机构测评",
        "省级先进",
        "专项工作",
        "名次",
    )
    given = shown(report().result, view_of(own=own), "南陵县")
    page = Page(html_page.write(given))
    for words in ("结果通报", "得分的由来", "总分 = 环节加权", "南陵县"):
        assert words in page.text
    assert not [unit for unit in COUNTIES if unit != "南陵县" and unit in page.text]


@pytest.mark.parametrize("output", OUTPUTS, ids=lambda one: one.__name__)
def test_the_same_view_gives_the_same_bytes_in_whatever_order_units_came(
    output: object,
) -> None:
    result = graded(LEVELS)
    turned = {
        id_: dict(reversed(list(of.items()))) for id_, of in result.values.items()
    }
    view = view_of("等次", "总分")
    write = output.write  # type: ignore[attr-defined] # every output has one
    other = attrs.evolve(result, values=turned)
    assert write(shown(result, view)) == write(shown(other, view))


@pytest.mark.parametrize(
    ("audience", "whole", "view"),
    [("internal", True, False), ("public", False, True), ("any", True, True)],
)
def test_an_output_is_given_the_reports_of_its_audience(
    audience: Audience,
    whole: bool,  # noqa: FBT001 - a row of the table above
    view: bool,  # noqa: FBT001
) -> None:
    made = Output(
        name="x",
        title=Text(zh="某", en="x"),
        file_suffix=".x",
        audience=audience,
        write=lambda _: b"",
    )
    assert made.serves(report()) is whole
    assert made.serves(shown(report().result, view_of("名次"))) is view
