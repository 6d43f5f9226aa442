"""The first sheet: which tables there are, who fills them in, what may stand there.

It also holds the lists from which the drop-downs of the other sheets choose.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from guiju.engine.axis import RATER, UNIT
from guiju.engine.contract import Column, Table
from guiju.engine.plan import Plan
from guiju.engine.source import column_letters
from guiju.engine.text import Language, Text
from guiju.plugins.intake.match import NOTES
from guiju.plugins.intake.wording import AXES
from guiju.plugins.template.allowed import rule

Lists = Mapping[tuple[str, ...], str]
"""Where a list of names stands, as a reference for a drop-down."""

_HEADS: Final = (
    (Text(zh="数据表", en="table"), 18),
    (Text(zh="对象", en="group"), 12),
    (Text(zh="由谁填", en="filled in by"), 16),
    (Text(zh="每行", en="one row for each"), 22),
    (Text(zh="数据项", en="figure"), 30),
    (Text(zh="填什么", en="what to write"), 34),
    (Text(zh="可缺", en="optional"), 8),
    (Text(zh="只填这些单位", en="only for"), 30),
    (Text(zh="依据", en="ground"), 16),
)
_HOW: Final = Text(
    zh="只填白色格。空白不是零分：得零分写 0；可缺的可以空着；灰色格不适用，不填。",
    en="Fill in the white cells only. Blank is not zero: write 0 for zero; optional "
    "figures may stay blank; grey cells do not apply.",
)
_OFFICE: Final = Text(zh="考评组织单位", en="the assessing office")
_EACH_RATER: Final = Text(zh="各评价者", en="each rater")
_YES: Final = Text(zh="可缺", en="optional")
_INAPPLICABLE: Final = Text(zh="可填不适用", en="may be not applicable")
_HEADER_ROW: Final = 3
_LISTS_FROM: Final = 12


def write_notes(  # noqa: PLR0913, PLR0917 - a sheet is where everything meets
    sheet: Any,  # noqa: ANN401 - the writer ships no types
    plan: Plan,
    contract: Sequence[Table],
    names: Mapping[str, str],
    language: Language,
    formats: Mapping[str, Any],
) -> Lists:
    """Write the sheet of notes and return where its lists stand."""
    sheet.write_string(0, 0, plan.scheme.title or plan.scheme.name, formats["title"])
    sheet.write_string(1, 0, _HOW.of(language), formats["hint"])
    for at, (head, width) in enumerate(_HEADS):
        sheet.write_string(_HEADER_ROW, at, head.of(language), formats["head"])
        sheet.set_column(at, at, width)
    rows = (row for t in contract for row in _rows(t, plan, names, language))
    for at, row in enumerate(rows, start=_HEADER_ROW + 1):
        for column, text in enumerate(row):
            sheet.write_string(at, column, text, formats["text"])
    sheet.freeze_panes(_HEADER_ROW + 1, 1)
    return _write_lists(sheet, contract, NOTES[language], formats)


def _rows(
    table: Table, plan: Plan, names: Mapping[str, str], language: Language
) -> Iterator[tuple[str, ...]]:
    for column in table.columns:
        yield (
            names[table.name],
            table.group,
            _who(table).of(language),
            _each(table, language),
            _titled(column),
            rule(column).of(language),
            _may_be(column, language),
            _only(column, table),
            plan.quantities[column.quantity].clause,
        )


def _who(table: Table) -> Text:
    raters = any(axis.name == RATER for axis in table.keys)
    return _EACH_RATER if raters else _OFFICE


def _each(table: Table, language: Language) -> str:
    names = [axis.name for axis in table.keys]
    if language == "en":
        names = [AXES.get(name, name) for name in names]
    return " × ".join(names)


def _titled(column: Column) -> str:
    """Return the column's name, and its title where that says more."""
    same = column.title in {"", column.name}
    return column.name if same else f"{column.name}（{column.title}）"


def _may_be(column: Column, language: Language) -> str:
    """Return what may stand in a cell instead of a figure."""
    words = [
        *([_YES] if column.optional else ()),
        *([_INAPPLICABLE] if column.may_not_apply else ()),
    ]
    return ("、" if language == "zh" else ", ").join(w.of(language) for w in words)


def _only(column: Column, table: Table) -> str:
    if column.applies_to is None:
        return ""
    units = next(axis.members for axis in table.keys if axis.name == UNIT)
    return "、".join(unit for unit in units if unit in column.applies_to)


def _write_lists(
    sheet: Any,  # noqa: ANN401 - the writer ships no types
    contract: Sequence[Table],
    name: str,
    formats: Mapping[str, Any],
) -> Lists:
    axes = (a for table in contract for a in table.keys if _has_roster(table))
    wanted = dict.fromkeys((a.name, a.members) for a in axes if a.members)
    lists: dict[tuple[str, ...], str] = {}
    for at, (axis, members) in enumerate(wanted, start=_LISTS_FROM):
        sheet.write_string(_HEADER_ROW, at, axis, formats["hint"])
        sheet.write_column(_HEADER_ROW + 1, at, members, formats["hint"])
        letters, first = column_letters(at + 1), _HEADER_ROW + 2
        last = first + len(members) - 1
        lists[members] = f"='{name}'!${letters}${first}:${letters}${last}"
    return lists


def _has_roster(table: Table) -> bool:
    return any(axis.roster for axis in table.keys)
