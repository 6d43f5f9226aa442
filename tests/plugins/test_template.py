"""A template explains itself, and what is filled in comes back as facts."""

import io
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl
import pytest
from hypothesis import given, settings
from openpyxl.worksheet.worksheet import Worksheet

from guiju.engine.contract import Table, tables
from guiju.engine.facts import Facts
from guiju.engine.text import Language
from guiju.plugins.intake.match import sheet_names
from guiju.plugins.template import template
from tests.plans import city
from tests.plugins.tabular import (
    codes,
    figures,
    legal,
    legal_facts,
    lies_wide,
    long,
    read,
    wide,
)

PLAN = city()
HEADER = 4
languages = pytest.mark.parametrize("language", ["zh", "en"])


def filled(facts: Facts, language: Language, file: Path) -> Path:
    """Fill the template in as a person does, and save it."""
    book = openpyxl.load_workbook(io.BytesIO(template(PLAN, language)))
    for table in tables(PLAN):
        sheet = book[sheet_names(tables(PLAN))[table.name]]
        _fill(sheet, table, facts)
    book.save(file)
    return file


def _fill(sheet: Worksheet, table: Table, facts: Facts) -> None:
    rows = wide(table, facts) if lies_wide(table) else long(table, facts)
    for row, cells in enumerate(rows[1:], start=HEADER + 1):
        for column, content in enumerate(cells, start=1):
            plain = content if isinstance(content, str | None) else float(content)
            sheet.cell(row, column).value = plain


@languages
def test_legal_values_come_back(language: Language, tmp_path: Path) -> None:
    facts = legal(PLAN)
    assert figures(read(PLAN, filled(facts, language, tmp_path / "a.xlsx"))) == (
        figures(facts)
    )


@given(legal_facts(PLAN))
@settings(max_examples=5)
def test_any_legal_values_come_back(facts: Facts) -> None:
    with TemporaryDirectory() as folder:
        taken = read(PLAN, filled(facts, "zh", Path(folder, "a.xlsx")))
    assert figures(taken) == figures(facts)


def test_an_untouched_template_lacks_what_is_obligatory(tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(template(PLAN, "zh"))
    assert set(codes(PLAN, file)) <= {"GJ1306", "GJ1307"}
    assert "GJ1307" in codes(PLAN, file)


@languages
def test_the_same_plan_gives_the_same_bytes(language: Language) -> None:
    assert template(PLAN, language) == template(PLAN, language)


def test_the_first_sheet_names_every_table_and_range() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(PLAN, "zh")))
    notes = book.worksheets[0]
    assert notes.title == "说明"
    shown = {str(cell) for row in notes.values for cell in row}
    assert {table.name for table in tables(PLAN)} <= shown
    assert any("100分以下" in text for text in shown)


def test_every_open_cell_says_what_may_be_written() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(PLAN, "zh")))
    rules = book["互评"].data_validations.dataValidation
    assert {rule.formula1 for rule in rules} == {
        f"AND(ISNUMBER({letter}5),{letter}5>=0,{letter}5<=100)" for letter in "BCDE"
    }
    assert book["互评"].freeze_panes == "B5"


def test_cells_that_do_not_apply_say_so() -> None:
    book = openpyxl.load_workbook(io.BytesIO(template(PLAN, "zh")))
    sheet = book["测评"]
    marked = {
        sheet.cell(row, 1).value
        for row in range(HEADER + 1, sheet.max_row + 1)
        if sheet.cell(row, 5).value == "不适用"
    }
    assert marked == {"丙区"}
