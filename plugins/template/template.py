"""Whole workbooks to fill in: a sheet that explains, and a sheet for each input table.

Where raters fill in, each may have a workbook or a sheet of its own. Tables that come
from elsewhere are not asked for.
"""

import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import attrs

from guiju.engine.axis import RATER
from guiju.engine.contract import Table, tables
from guiju.engine.plan import Plan
from guiju.engine.text import Language, Text
from guiju.plugins.blank_book import blank_book
from guiju.plugins.intake.match import NOTES, sheet_names
from guiju.plugins.intake.version import marks_of, version_of
from guiju.plugins.template.form import Page, write_form
from guiju.plugins.template.notes import Note, write_notes
from guiju.plugins.template.style import styles
from guiju.plugins.trouble import Trouble

if TYPE_CHECKING:
    from xlsxwriter import Workbook

NO_ROOM: Final = Trouble(
    code="GJ1460",
    since="0.1",
    title=Text(zh="工作表名放不下评价者", en="no sheet can be named after a rater"),
    why=Text(
        zh="工作表名最多31个字，有的字符不能用；读表时要靠它认出评价者。",
        en="The name of a sheet has at most 31 characters and not all of them; a rater "
        "is known by it when the sheet is read.",
    ),
)
OFFICE: Final[Mapping[Language, str]] = {"zh": "考评组织单位", "en": "office"}
"""What the workbook is called that is for no rater."""
_LONGEST: Final = 31


@attrs.frozen(kw_only=True)
class Asked:
    """What a template has to ask for, besides what the contract says."""

    given: frozenset[str] = frozenset()
    """The tables that come from elsewhere."""
    due: dt.date | None = None
    """The day until which the figures are wanted."""
    each: bool = False
    """Whether every rater has a sheet of its own."""


_ALL: Final = Asked()


def template(plan: Plan, language: Language, asked: Asked = _ALL) -> bytes:
    """Return an XLSX workbook in which the facts for ``plan`` can be filled in.

    What is filled in with legal values is read back by ``guiju.plugins.intake``. The
    rows and columns of every listed key are there already.

    Raises:
        DiagnosticError: no sheet can be named after a rater.
    """
    names = sheet_names(tables(plan))
    wanted = _wanted(plan, asked)
    sheets = {names[table.name]: table for table in wanted}
    if asked.each:
        sheets = dict(one for table in wanted for one in _each(table, names))
    return _workbook(_note(plan, asked, sheets), language)


def templates(
    plan: Plan, language: Language, asked: Asked = _ALL
) -> Mapping[str, bytes]:
    """Return a workbook for each rater by its name, and one for what is left.

    What nobody rates the office fills in, whose name is in ``OFFICE``.
    """
    names, wanted = sheet_names(tables(plan)), _wanted(plan, asked)
    made: dict[str, bytes] = {}
    for rater in dict.fromkeys(r for table in wanted for r in _raters(table)):
        rated = (table for table in wanted if rater in _raters(table))
        sheets = {names[table.name]: _only(table, rater) for table in rated}
        note = attrs.evolve(_note(plan, asked, sheets), rater=rater)
        made[rater] = _workbook(note, language)
    sheets = {names[table.name]: table for table in wanted if not _raters(table)}
    if sheets or not made:
        name = OFFICE[language]
        while name in made:
            name += "_"
        made[name] = _workbook(_note(plan, asked, sheets), language)
    return made


def _note(plan: Plan, asked: Asked, sheets: Mapping[str, Table]) -> Note:
    contract = tables(plan)
    return Note(
        plan=plan,
        sheets=sheets,
        marks=marks_of(contract),
        given=[table for table in contract if table.name in asked.given],
        due=asked.due,
    )


def _wanted(plan: Plan, asked: Asked) -> Sequence[Table]:
    return [table for table in tables(plan) if table.name not in asked.given]


def _raters(table: Table) -> tuple[str, ...]:
    """Return who rates, where the rulebook lists it."""
    return next((axis.members for axis in table.keys if axis.name == RATER), ())


def _only(table: Table, rater: str) -> Table:
    """Return the table as one rater fills it in."""
    keys = tuple(
        attrs.evolve(axis, members=(rater,)) if axis.name == RATER else axis
        for axis in table.keys
    )
    return attrs.evolve(table, keys=keys)


def _each(table: Table, names: Mapping[str, str]) -> Iterator[tuple[str, Table]]:
    """Yield a sheet for each rater, named after the table and the rater."""
    raters = _raters(table)
    if not raters:
        yield names[table.name], table
    for rater in raters:
        name = f"{table.name}-{rater}"
        if len(name) > _LONGEST or not set(name).isdisjoint("[]:*?/\\"):
            raise NO_ROOM.error(
                Text(
                    zh=f"“{name}”不能作工作表名（最多{_LONGEST}个字，不用 []:*?/\\）",
                    en=f'no sheet can be called "{name}" (at most {_LONGEST} '
                    "characters, none of []:*?/\\)",
                ),
                Text(
                    zh="给每位评价者一个文件：-o 写一个文件夹，再加 --per-rater",
                    en="make a file for each rater: let -o name a folder, with "
                    "--per-rater",
                ),
            )
        yield name, _only(table, rater)


def _workbook(note: Note, language: Language) -> bytes:
    buffer = io.BytesIO()
    scheme = note.plan.scheme
    workbook = blank_book(buffer, scheme.title)
    workbook.set_custom_property("guiju.contract", version_of(note.marks))
    workbook.set_custom_property("guiju.scheme", scheme.name[:255])
    _fill(workbook, note, language)
    workbook.close()
    return buffer.getvalue()


def _fill(workbook: "Workbook", note: Note, language: Language) -> None:
    formats: Mapping[str, Any] = styles(workbook)
    notes = workbook.add_worksheet(NOTES[language])
    lists = write_notes(notes, note, language, formats)
    for name, table in note.sheets.items():
        page = Page(
            sheet=workbook.add_worksheet(name),
            plan=note.plan,
            lists=lists,
            language=language,
            formats=formats,
        )
        write_form(page, table)
    notes.activate()
