"""What a living workbook is as a file: the same bytes, and texts that stay texts."""

import datetime as dt
from fractions import Fraction as F
from io import BytesIO

from openpyxl import load_workbook

from guiju.engine.expr import Const, Days, Ref
from guiju.engine.facts import Facts
from guiju.engine.measure import DAYS, Truth
from guiju.engine.run import run
from guiju.plugins.living.limits import beyond
from guiju.plugins.living.living import living
from guiju.plugins.living.look import as_number
from tests.plans import city, reported
from tests.plugins.living.laid import cell, laid_out

SETTINGS = {"每项扣分": F(1, 2)}


def test_the_same_result_gives_the_same_bytes() -> None:
    result = run(city(), reported(city()), SETTINGS)
    assert living(result, "zh").content == living(result, "zh").content


def test_values_stand_beside_the_formulas() -> None:
    result = run(city(), reported(city()), SETTINGS)
    made = living(result, "zh")
    book = load_workbook(BytesIO(made.content), data_only=True)
    found = made.workings.grid("computed", result.plan.quantities["总分"].axes)
    column = made.workings.columns["总分"]
    shown = book[found.sheet].cell(found.rows["甲县",] + 1, column.at + 1).value
    assert shown == as_number(result.values["总分"]["甲县",], "zh")


def test_names_from_data_are_never_formulas() -> None:
    plan = city()
    facts = reported(plan)
    rosters = {"抽查": dict.fromkeys(facts.rosters["抽查"], ("=1+1",))}
    result = run(plan, Facts(values={}, rosters=rosters), SETTINGS)
    book = load_workbook(BytesIO(living(result, "zh").content))
    kinds = {
        one.data_type
        for sheet in book
        for row in sheet.iter_rows()
        for one in row
        if one.value == "=1+1"
    }
    assert kinds == {"s"}


def test_what_is_computed_is_locked_and_what_is_filled_in_is_not() -> None:
    made = living(run(city(), reported(city()), SETTINGS), "zh")
    book = load_workbook(BytesIO(made.content))
    assert all(sheet.protection.sheet for sheet in book)
    assert not any(sheet.protection.password for sheet in book)
    formulas = [
        one
        for sheet in book
        for row in sheet.iter_rows()
        for one in row
        if one.data_type == "f"
    ]
    assert formulas
    assert all(one.protection.locked for one in formulas)
    entry = made.workings.forms["日常分"].cell("日常分", ("甲县", "一季度"))
    filled = book[entry.sheet].cell(entry.row + 1, entry.column + 1)
    assert (filled.value, filled.protection.locked) == (100, False)


def test_an_open_parameter_is_a_cell_to_fill_in_and_is_called_for_first() -> None:
    made = living(run(city(), reported(city()), {}, leave_open=True), "zh")
    book = load_workbook(BytesIO(made.content))
    sheet = book["参数"]
    assert (sheet["A5"].value, sheet["B5"].value) == ("每项扣分", None)
    assert not sheet["B5"].protection.locked
    assert "每项扣分" in str(book.worksheets[0]["A2"].value)


def test_an_empty_workbook_has_rows_for_members_that_nobody_has_named() -> None:
    made = living(run(city(), Facts(values={}), SETTINGS, leave_open=True), "zh")
    form = made.workings.forms["公开"]
    assert len(form.rows) == 3 * 3 * 6
    assert "" in {
        content.value for content in made.workings.columns["指标"].cells.values()
    }


def test_days_that_spreadsheets_do_not_know_are_told() -> None:
    early = Days(Const(dt.date(1900, 2, 28)), Ref("止"))
    found = beyond(laid_out(early, DAYS))
    assert [name for name, _ in found] == ["算"]
    assert beyond(laid_out(Days(Ref("起"), Ref("止")), DAYS)) == ()


def test_a_truth_is_a_number_that_is_shown_as_a_word() -> None:
    made = laid_out(Const(value=True), Truth())
    assert cell(made, ("甲县",)).shown == '[=1]"是";[=0]"否";General'


def test_another_factor_of_the_same_name_is_named_after_its_group() -> None:
    result = run(city(), reported(city()), SETTINGS)
    lines = living(result, "zh").workings.parameters
    cells = [
        lines.weight("总", "评审", F(n, 10), g)
        for n, g in ((4, "甲"), (4, "乙"), (6, "丙"))
    ]
    assert cells[0] == cells[1] != cells[2]
    assert [line.name for line in lines.lines.values()][-2:] == [
        "总：评审的系数",
        "总：评审的系数（丙）",
    ]
