"""The whole template: a sheet that explains, and a sheet for each input table."""

import datetime as dt
import io
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, Final

from guiju.engine.contract import tables
from guiju.engine.plan import Plan
from guiju.engine.text import Language
from guiju.plugins.intake.match import NOTES, sheet_names
from guiju.plugins.template.form import write_form
from guiju.plugins.template.notes import write_notes
from guiju.plugins.template.style import styles

if TYPE_CHECKING:
    from xlsxwriter import Workbook

_CREATED: Final = dt.datetime(2000, 1, 1)  # noqa: DTZ001 - a workbook knows no zone
"""The same plan gives the same bytes, so a template has no date of its own."""
_DATA_IS_DATA: Final = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def template(plan: Plan, language: Language) -> bytes:
    """Return an XLSX workbook in which the facts for ``plan`` can be filled in.

    What is filled in with legal values is read back by ``guiju.plugins.intake``. The
    rows and columns of every listed key are there already.
    """
    # Imported here: only this command has to load the writer.
    from xlsxwriter import Workbook  # noqa: PLC0415

    buffer = io.BytesIO()
    workbook = Workbook(buffer, _DATA_IS_DATA)
    workbook.set_properties({"created": _CREATED, "title": plan.scheme.title})
    _fill(workbook, plan, language)
    workbook.close()
    return buffer.getvalue()


def _fill(workbook: "Workbook", plan: Plan, language: Language) -> None:
    contract = tables(plan)
    names = sheet_names(contract)
    formats: Mapping[str, Any] = styles(workbook)
    notes = workbook.add_worksheet(NOTES[language])
    lists = write_notes(notes, plan, contract, names, language, formats)
    for table in contract:
        sheet = workbook.add_worksheet(names[table.name])
        write_form(sheet, table, plan, lists, language, formats)
    notes.activate()
