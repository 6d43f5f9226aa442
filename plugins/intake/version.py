"""The version of a data contract: what a template was made for, and what changed since.

A template says on its sheet of notes which version it asks for, and for each column the
digests of what may stand there. Only what decides how a workbook is filled in counts:
who is listed, which figures there are, of which measure, in which range, for whom.
Titles, clauses, the order of anything and the text of the rulebook do not.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import attrs

from guiju.engine.axis import Axis
from guiju.engine.contract import Column, Table
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.measure import Day, Measure, Numeric, Scale, Truth
from guiju.engine.text import Text
from guiju.plugins.intake.faults.template_outdated import template_outdated
from guiju.plugins.intake.match import is_notes
from guiju.plugins.sheet import CellValue, Sheet

MARKS_FROM: Final = 10
"""The first of the three columns of the notes, counted from 1, that hold the marks."""
_VERSION: Final = re.compile(r"guiju:([0-9a-f]{16})\b")
_MARK: Final = re.compile(r"([0-9a-f]{8})-([0-9a-f]{8})")
_NOT_BELOW: Final = 10
"""The version stands in one of the first rows of the notes."""


@attrs.frozen(kw_only=True)
class Mark:
    """One column of a table, with the digests of its keys and of what it may hold."""

    table: str
    column: str
    keys: str
    content: str

    @property
    def written(self) -> str:
        """The two digests as the notes have them."""
        return f"{self.keys}-{self.content}"


def marks_of(contract: Iterable[Table]) -> tuple[Mark, ...]:
    """Return the mark of each column of ``contract``."""
    return tuple(
        Mark(
            table=table.name,
            column=column.name,
            keys=_digest(sorted(map(_key, table.keys)))[:8],
            content=_digest(_content(column))[:8],
        )
        for table in contract
        for column in table.columns
    )


def version_of(marks: Iterable[Mark]) -> str:
    """Return the version as it stands on the sheet of notes."""
    return f"guiju:{_digest(sorted(map(attrs.astuple, marks)))[:16]}"


def outdated(
    contract: Sequence[Table], sheets: Iterable[Sheet]
) -> Iterator[Diagnostic]:
    """Yield a fault for each workbook that was made for another version.

    A workbook without a mark was made by somebody, and is read as it is.
    """
    noted = [(sheet, *found) for sheet in sheets if (found := _version(sheet))[1]]
    if not noted:
        return
    marks = marks_of(contract)
    version = version_of(marks)
    for sheet, row, written in noted:
        if written != version:
            changes = tuple(_changes(_marks(sheet), marks))
            yield template_outdated(changes, sheet.cell(row, 1))


def _version(sheet: Sheet) -> tuple[int, str]:
    """Return the version that a sheet of notes states, and its row."""
    if is_notes(sheet):
        for row, cells in enumerate(sheet.rows[:_NOT_BELOW], start=1):
            found = _VERSION.search(_text(cells[0]) if cells else "")
            if found:
                return row, found[0]
    return 0, ""


def _marks(sheet: Sheet) -> Iterator[Mark]:
    for row in range(1, len(sheet.rows) + 1):
        table, column, digests = (
            _text(sheet.at(row, MARKS_FROM + at)) for at in range(3)
        )
        found = _MARK.fullmatch(digests)
        if found:
            yield Mark(table=table, column=column, keys=found[1], content=found[2])


def _changes(was: Iterable[Mark], now: Iterable[Mark]) -> Iterator[Text]:
    old, new = _by_table(was), _by_table(now)
    if not old:
        return
    for table in dict.fromkeys((*old, *new)):
        if table not in new:
            yield Text(zh=f"不再要数据表“{table}”", en=f'the table "{table}" is gone')
        elif table not in old:
            yield Text(zh=f"新增数据表“{table}”", en=f'the table "{table}" is new')
        else:
            yield from _of_table(table, old[table], new[table])


def _by_table(marks: Iterable[Mark]) -> dict[str, dict[str, Mark]]:
    found: dict[str, dict[str, Mark]] = {}
    for mark in marks:
        found.setdefault(mark.table, {})[mark.column] = mark
    return found


def _of_table(
    table: str, old: Mapping[str, Mark], new: Mapping[str, Mark]
) -> Iterator[Text]:
    if {mark.keys for mark in old.values()} != {mark.keys for mark in new.values()}:
        yield Text(zh=f"“{table}”的填报名单", en=f'who and what "{table}" lists')
    for column in dict.fromkeys((*old, *new)):
        if column not in new:
            yield Text(
                zh=f"“{table}”不再要“{column}”", en=f'"{table}" has no "{column}" now'
            )
        elif column not in old:
            yield Text(
                zh=f"“{table}”新增“{column}”", en=f'"{column}" in "{table}" is new'
            )
        elif old[column].content != new[column].content:
            yield Text(
                zh=f"“{table}”里“{column}”的填法",
                en=f'what "{column}" in "{table}" may be',
            )


def _text(content: CellValue) -> str:
    return content if isinstance(content, str) else ""


def _digest(data: object) -> str:
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _key(axis: Axis) -> list[object]:
    return [axis.name, sorted(axis.members), sorted(axis.within), bool(axis.roster)]


def _content(column: Column) -> list[object]:
    interval = column.interval
    return [
        _measure(column.measure),
        [None if end is None else str(end) for end in (interval.low, interval.high)],
        [interval.low_included, interval.high_included],
        column.places,
        column.optional,
        column.may_not_apply,
        None if column.applies_to is None else sorted(column.applies_to),
    ]


def _measure(measure: Measure) -> list[object]:
    match measure:
        case Numeric(powers=powers, percent=percent):
            return ["number", [*map(list, powers)], percent]
        case Truth():
            return ["truth"]
        case Day():
            return ["day"]
        case Scale(labels=labels):
            return ["scale", *labels]
