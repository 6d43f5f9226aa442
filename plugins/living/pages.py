"""The sheets of a living workbook that people fill in and follow: entry and working.

Grids have their heads in five lines: title, name, ground, what it is called in full,
and the rule in words. Below them is one line for each key.
"""

from collections.abc import Iterator, Sequence

from guiju.engine.axis import UNIT, Axis, Key
from guiju.engine.contract import Column
from guiju.engine.measure import Day, Numeric
from guiju.engine.plan import Plan
from guiju.engine.source import column_letters
from guiju.engine.text import Language, Text
from guiju.engine.value import Absence
from guiju.plugins.intake.layout import ITEM, VALUE
from guiju.plugins.intake.wording import AXES
from guiju.plugins.living import words
from guiju.plugins.living.form import HEAD_ROW, Form
from guiju.plugins.living.layout import FIRST_ROW, Content, Grid
from guiju.plugins.living.look import PLAIN, as_number, look_of
from guiju.plugins.living.paper import Page, Paper
from guiju.plugins.living.slots import is_slot
from guiju.plugins.living.typed import typed
from guiju.plugins.living.workings import Workings
from guiju.plugins.prose.figure import TRUTHS
from guiju.plugins.template.allowed import rule

ENTRY, CALC, HELP = "#FFC000", "#2E75B6", "#A6A6A6"
"""Colours of the tabs."""
_HINT = Text(
    zh="黄色格由人填写，改了就重算；空白是未报，不是零分。灰色格不适用。",
    en="Yellow cells are filled in; change one and everything is computed again. "
    "Blank is not reported, not zero. Grey cells do not apply.",
)
_ROWS = (
    Text(zh="量", en="quantity"),
    Text(zh="依据", en="ground"),
    Text(zh="全称", en="in full"),
    Text(zh="算法", en="rule"),
)
_TITLE = Text(zh="填报：{name}", en="Data: {name}")
"""No column may be called like the title above it, or it would be read as its head."""
_LIST = (
    Text(zh=ITEM, en="indicator"),
    Text(zh=VALUE, en="value"),
    Text(zh="全称", en="in full"),
    Text(zh="填什么", en="what to write"),
    Text(zh="依据", en="ground"),
)


def write_forms(paper: Paper, made: Workings) -> None:
    """Write a sheet for each table of reported figures."""
    for found in {one.sheet: one for one in made.forms.values()}.values():
        page = paper.sheet(found.sheet, ENTRY)
        title = _TITLE.of(made.language).format(name=found.table.name)
        page.say((0, 0), title, "title")
        page.say((1, 0), _HINT.of(made.language), "hint")
        if found.keys:
            _write_table(page, found, made)
        else:
            _write_list(page, found, made)


def _write_list(page: Page, found: Form, made: Workings) -> None:
    """Write a line for each figure, as the data is read when it lies that way."""
    if len(found.table.columns) == 1:
        (only,) = found.table.columns
        page.say((HEAD_ROW, 0), only.name, "head")
        page.say((HEAD_ROW - 1, 0), _clause(only, made.result.plan), "ground")
        _entry(page, (HEAD_ROW + 1, 0), only, (), made)
        cell = f"A{HEAD_ROW + 2}"
        rules = typed(only, cell, made)
        page.sheet.data_validation(HEAD_ROW + 1, 0, HEAD_ROW + 1, 0, rules)
        page.sheet.set_column(0, 0, 36)
        return
    for at, head in enumerate(_LIST):
        page.say((HEAD_ROW, at), head.of(made.language), "head")
    for nth, column in enumerate(found.table.columns, start=HEAD_ROW + 1):
        page.say((nth, 0), column.name, "name")
        _entry(page, (nth, 1), column, (), made)
        page.say((nth, 2), column.title)
        page.say((nth, 3), rule(column).of(made.language))
        page.say((nth, 4), _clause(column, made.result.plan))
        page.sheet.data_validation(nth, 1, nth, 1, typed(column, f"B{nth + 1}", made))
    for at, width in enumerate((24, 16, 36, 36, 20)):
        page.sheet.set_column(at, at, width)
    page.sheet.freeze_panes(HEAD_ROW + 1, 1)


def _write_table(page: Page, found: Form, made: Workings) -> None:
    first, keys = HEAD_ROW + 1, len(found.keys)
    for at, axis in enumerate(found.keys):
        page.say((HEAD_ROW, at), axis_name(axis, made.language), "head")
    columns = _across(found)
    for at, (column, head) in enumerate(zip(columns, found.columns, strict=True), keys):
        page.say((HEAD_ROW, at), head, "head")
        page.say((HEAD_ROW - 1, at), _clause(column, made.result.plan), "ground")
        last, letters = first + len(found.rows) - 1, column_letters(at + 1)
        rules = typed(column, f"{letters}{first + 1}", made)
        if found.rows:
            page.sheet.data_validation(first, at, last, at, rules)
    for key, row in found.rows.items():
        for at, member in enumerate(key):
            look = "entry" if is_slot(member) else "name"
            name = "" if is_slot(member) else member
            page.say((row, at), name, look)
        for at, column in enumerate(columns):
            rest = (found.across[at],) if found.across else ()
            _entry(page, (row, keys + at), column, (*key, *rest), made)
    page.sheet.set_column(0, keys - 1, 18)
    page.sheet.set_column(keys, keys + len(columns) - 1, 11)
    page.sheet.set_row(HEAD_ROW, 32)
    page.sheet.freeze_panes(first, keys)
    page.sheet.repeat_rows(HEAD_ROW)


def _across(found: Form) -> Sequence[Column]:
    return (
        found.table.columns * len(found.across) if found.across else found.table.columns
    )


def _clause(column: Column, plan: Plan) -> str:
    return plan.quantities[column.quantity].clause


def _entry(
    page: Page,
    place: tuple[int, int],
    column: Column,
    key: Key,
    made: Workings,
) -> None:
    """Write a cell to be filled in, with what was reported; or a closed one."""
    if not _concerns(column, _axes(made, column), key):
        outside = words.mark(Absence.NOT_APPLICABLE, made.language)
        page.say(place, outside, "closed")
        return
    value = made.result.values[column.quantity].get(key)
    if value is Absence.NOT_REPORTED:
        value = None
    number = as_number(value, made.language, labelled=True)
    if isinstance(value, bool):
        number = TRUTHS[value].of(made.language)
    shown = PLAIN
    if isinstance(column.measure, Day) or _is_percent(column):
        shown = look_of(column.measure, column.places, made.language)
    page.put(place, Content(value=number, look="entry", shown=shown))


def _is_percent(column: Column) -> bool:
    return isinstance(column.measure, Numeric) and column.measure.percent


def _axes(made: Workings, column: Column) -> Sequence[Axis]:
    """Return the axes of the quantity that ``column`` reports."""
    return made.result.plan.quantities[column.quantity].axes


def _concerns(column: Column, axes: Sequence[Axis], key: Key) -> bool:
    if column.applies_to is None:
        return True
    at = {axis.name: member for axis, member in zip(axes, key, strict=True)}
    return at.get(UNIT) in column.applies_to


def axis_name(axis: Axis, language: Language) -> str:
    """Return what stands over the members of an axis."""
    return axis.name if language == "zh" else AXES.get(axis.name, axis.name)


def write_grids(paper: Paper, made: Workings) -> None:
    """Write the sheets of what is computed, then those of what stands aside."""
    for kind, colour in (("computed", CALC), ("aside", HELP)):
        for (found, _), one in list(made.grids.items()):
            if found == kind and one.columns:
                _write_grid(paper.sheet(one.sheet, colour), one, made)


def _write_grid(page: Page, found: Grid, made: Workings) -> None:
    keys = len(found.axes)
    page.say((0, 0), found.title, "title")
    for nth, text in enumerate(_ROWS, start=1):
        if keys:
            look = "head" if nth == 1 else "ground"
            page.say((nth, keys - 1), text.of(made.language), look)
    for at, axis in enumerate(found.axes):
        page.say((1, at), axis_name(axis, made.language), "head")
    for column in found.columns:
        head = column.head
        lines = (head.name, head.clause, head.note, head.rule)
        for nth, line in enumerate(lines, start=1):
            page.say((nth, column.at), line, "head" if nth == 1 else "ground")
        for key, content in column.cells.items():
            page.put((found.rows[key], column.at), content)
    for key, row in found.rows.items():
        for at, content in enumerate(_names(found, key, made)):
            page.put((row, at), content)
    page.sheet.set_column(0, max(keys - 1, 0), 16)
    page.sheet.set_column(keys, keys + len(found.columns) - 1, 13)
    for nth, height in enumerate((34, 26, 26, 72), start=1):
        page.sheet.set_row(nth, height)
    page.sheet.freeze_panes(FIRST_ROW, keys)
    page.sheet.repeat_rows(1)


def _names(found: Grid, key: Key, made: Workings) -> Iterator[Content]:
    place = dict(zip((axis.name for axis in found.axes), key, strict=True))
    for axis, member in zip(found.axes, key, strict=True):
        if not is_slot(member):
            yield Content(value=member, look="name")
            continue
        name = made.name_cell(axis, place).text(found.sheet)
        yield Content(formula=f'IF({name}="","",{name})', value="", look="name")
