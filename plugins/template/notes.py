"""The first sheet: which tables there are, who fills them in, what may stand there.

It also holds the lists from which the drop-downs of the other sheets choose, and the
version of the data contract that the workbook was made for.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

import attrs
from wcwidth import wcswidth

from guiju.engine.axis import RATER, UNIT
from guiju.engine.contract import Column, Table
from guiju.engine.plan import Plan
from guiju.engine.source import column_letters
from guiju.engine.text import Language, Text
from guiju.plugins.intake.match import NOTES
from guiju.plugins.intake.version import MARKS_FROM, Mark, version_of
from guiju.plugins.intake.wording import AXES, is_of_previous
from guiju.plugins.template.allowed import Lists, choices, is_long, rule

if TYPE_CHECKING:
    from xlsxwriter.worksheet import Worksheet

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
    zh="只填白色格，其余的格已保护（没有密码）。空白不是零分：得零分写 0；"
    "可缺的可以空着；灰色格不适用，不填。",
    en="Fill in the white cells only; the others are protected, without a password. "
    "Blank is not zero: write 0 for zero; optional figures may stay blank; grey cells "
    "do not apply.",
)
_DUE: Final = Text(zh="报送截止：{day}", en="due: {day}")
_NO_DUE: Final = Text(
    zh="报送截止：（由考评组织单位在这里写明）", en="due: (the assessing office says)"
)
_VERSION: Final = Text(
    zh="填报表版本 {version}，规则书改了要填的数据就会不同，请不要改动这一行",
    en="version {version}; it changes with the data that the rulebook asks for, so "
    "leave this line as it is",
)
_GIVEN: Final = Text(
    zh="不用填的数据表：{tables}（{why}）", en="not asked here: {tables} ({why})"
)
_BY_LAST: Final = Text(zh="由上期的结果提供", en="the last period's result gives it")
_ELSEWHERE: Final = Text(
    zh="guiju.toml 写明从别处读", en="guiju.toml says where it lies"
)
_MAY_BE_GIVEN: Final = Text(
    zh="运行时写 --previous 上期结果 的，可以不填：{tables}",
    en="not needed when the run has --previous RESULT: {tables}",
)
_OFFICE: Final = Text(zh="考评组织单位", en="the assessing office")
_EACH_RATER: Final = Text(zh="各评价者", en="each rater")
_YES: Final = Text(zh="可缺", en="optional")
_INAPPLICABLE: Final = Text(zh="可填不适用", en="may be not applicable")
_LINE: Final = 15
"""How high one line is, in points."""
_DUE_ROW: Final = 2
_HEADER_ROW: Final = 6
_LISTS_FROM: Final = 12


@attrs.frozen(kw_only=True)
class Note:
    """What the sheet of notes tells."""

    plan: Plan
    sheets: Mapping[str, Table]
    """The tables to fill in, by the names of their sheets."""
    marks: Sequence[Mark]
    """All figures of the contract, also those that are not asked for here."""
    given: Sequence[Table] = ()
    """The tables that come from elsewhere."""
    rater: str = ""
    """Who fills the workbook in, if it is for one rater."""
    due: dt.date | None = None


def write_notes(
    sheet: "Worksheet",
    note: Note,
    language: Language,
    formats: Mapping[str, Any],
) -> Lists:
    """Write the sheet of notes and return where its lists stand."""
    scheme = note.plan.scheme
    title = scheme.called
    titled = f"{title}（{note.rater}）" if note.rater else title
    sheet.write_string(0, 0, titled, formats["title"])
    sheet.write_string(1, 0, _HOW.of(language), formats["hint"])
    sheet.write_string(_DUE_ROW, 0, _due(note).of(language), formats["due"])
    version = _VERSION.of(language).format(version=version_of(note.marks))
    sheet.write_string(_DUE_ROW + 1, 0, version, formats["hint"])
    for row, words in enumerate(_given(note), start=_DUE_ROW + 2):
        sheet.write_string(row, 0, words.of(language), formats["hint"])
    _write_table(sheet, note, language, formats)
    _write_marks(sheet, note.marks)
    sheet.freeze_panes(_HEADER_ROW + 1, 1)
    sheet.protect("", {"format_columns": True, "format_rows": True})
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    return _write_lists(sheet, note.sheets.values(), NOTES[language], formats)


def _due(note: Note) -> Text:
    if note.due is None:
        return _NO_DUE
    day = note.due.isoformat()
    return Text(zh=_DUE.zh.format(day=day), en=_DUE.en.format(day=day))


def _given(note: Note) -> Iterator[Text]:
    """Yield which tables need not be filled in, and why."""
    last = [table for table in note.given if is_of_previous(table)]
    others = [table for table in note.given if not is_of_previous(table)]
    for tables, why in ((last, _BY_LAST), (others, _ELSEWHERE)):
        if tables:
            zh, en = _named(tables)
            yield Text(
                zh=_GIVEN.zh.format(tables=zh, why=why.zh),
                en=_GIVEN.en.format(tables=en, why=why.en),
            )
    asked = [table for table in note.sheets.values() if is_of_previous(table)]
    if asked:
        zh, en = _named(asked)
        yield Text(
            zh=_MAY_BE_GIVEN.zh.format(tables=zh), en=_MAY_BE_GIVEN.en.format(tables=en)
        )


def _named(tables: Sequence[Table]) -> tuple[str, str]:
    names = [table.name for table in tables]
    return "、".join(names), ", ".join(names)


def _write_table(
    sheet: "Worksheet",
    note: Note,
    language: Language,
    formats: Mapping[str, Any],
) -> None:
    for at, (head, width) in enumerate(_HEADS):
        sheet.write_string(_HEADER_ROW, at, head.of(language), formats["head"])
        sheet.set_column(at, at, width)
    rows = (
        row
        for name, table in note.sheets.items()
        for row in _rows(name, table, note, language)
    )
    for at, row in enumerate(rows, start=_HEADER_ROW + 1):
        for column, text in enumerate(row):
            sheet.write_string(at, column, text, formats["text"])
        sheet.set_row(at, _LINE * _lines(row))


def _lines(row: Sequence[str]) -> int:
    """Return how many lines the longest text of a row takes in its column."""
    widths = (width for _, width in _HEADS)
    pairs = zip(row, widths, strict=True)
    return max(-(-max(1, wcswidth(text)) * 5 // (width * 6)) for text, width in pairs)


def _rows(
    name: str, table: Table, note: Note, language: Language
) -> Iterator[tuple[str, ...]]:
    for column in table.columns:
        yield (
            name,
            table.group,
            _who(table, language),
            _each(table, language),
            _titled(column),
            rule(column).of(language),
            _may_be(column, language),
            _only(column, table),
            note.plan.quantities[column.quantity].clause,
        )


def _who(table: Table, language: Language) -> str:
    raters = next((axis.members for axis in table.keys if axis.name == RATER), None)
    if raters is None:
        return _OFFICE.of(language)
    return raters[0] if len(raters) == 1 else _EACH_RATER.of(language)


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


def _write_marks(
    sheet: "Worksheet",
    marks: Sequence[Mark],
) -> None:
    """Write what each figure may be as digests, in columns that nobody has to see."""
    first = MARKS_FROM - 1
    for row, mark in enumerate(marks, start=_HEADER_ROW + 1):
        for at, text in enumerate((mark.table, mark.column, mark.written)):
            sheet.write_string(row, first + at, text)
    sheet.set_column(first, first + 2, None, None, {"hidden": True})


def _write_lists(
    sheet: "Worksheet",
    asked: Iterable[Table],
    name: str,
    formats: Mapping[str, Any],
) -> Lists:
    """Write the words to choose from; they are printed with nothing."""
    wanted = dict.fromkeys(words for table in asked for words in _words(table))
    lists: dict[tuple[str, ...], str] = {}
    for at, words in enumerate(wanted, start=_LISTS_FROM):
        sheet.write_column(_HEADER_ROW + 1, at, words, formats["hint"])
        letters, first = column_letters(at + 1), _HEADER_ROW + 2
        last = first + len(words) - 1
        lists[words] = f"='{name}'!${letters}${first}:${letters}${last}"
    if lists:
        hidden = {"hidden": True}
        last = _LISTS_FROM + len(lists) - 1
        sheet.set_column(_LISTS_FROM, last, None, None, hidden)
    return lists


def _words(table: Table) -> Iterator[tuple[str, ...]]:
    if any(axis.roster for axis in table.keys):
        yield from (axis.members for axis in table.keys if axis.members)
    for column in table.columns:
        if is_long(choices(column)):
            yield choices(column)
