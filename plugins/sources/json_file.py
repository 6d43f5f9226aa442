"""Records in JSON: a list of them, or several lists under the names of their tables.

A record is a row, its names are the header. Numbers stay the decimals that are written;
they are never floats. Other JSON is no data and left to whoever knows it.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from fractions import Fraction
from pathlib import Path
from typing import Final

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.number import parse_decimal
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.intake.faults.file_empty import file_empty
from guiju.plugins.intake.faults.file_unreadable import file_unreadable
from guiju.plugins.sheet import CellValue, Sheet
from guiju.plugins.sources.limits import MOST_MARKUP, check_bytes, check_size
from guiju.plugins.sources.written import decoded

SUFFIXES: Final = frozenset({".json"})
_EXPORT_AGAIN: Final = Text(
    zh="重新导出：一个表是一列记录，每条记录的名称不重复、值不再嵌套",
    en="export it again: a table is a list of records, each with names of its own and "
    "values that hold no others",
)

Record = Mapping[str, object]


class _NotRecordsError(ValueError):
    """Why a text is no list of records, to be said to people."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


@hookimpl
def guiju_read_sheets(location: Path) -> tuple[Sheet, ...] | None:
    """See the hook specification."""
    if location.suffix.lower() not in SUFFIXES:
        return None
    check_bytes(location.name, location.stat().st_size, MOST_MARKUP)
    return sheets_of(location.read_bytes(), location.name)


def sheets_of(content: bytes, file: str) -> tuple[Sheet, ...] | None:
    """Return the tables in ``content``, or None where it is JSON of another kind.

    Raises:
        DiagnosticError: it is no JSON, or its records are no rows.
    """
    text = decoded(content, file, _EXPORT_AGAIN)
    if not text.strip():
        raise DiagnosticError(file_empty(file))
    digest = hashlib.sha256(content).hexdigest()
    try:
        found = _tables(_parsed(text))
        if found is None:
            return None
        return tuple(_sheet(name, of, file, digest) for name, of in found.items())
    except _NotRecordsError as error:
        fault = file_unreadable(file, error.reason, _EXPORT_AGAIN)
        raise DiagnosticError(fault) from None


def _parsed(text: str) -> object:
    try:
        return json.loads(
            text,
            parse_int=_number,
            parse_float=_number,
            parse_constant=_number,
            object_pairs_hook=_object,
        )
    except _NotRecordsError:
        raise
    except (ValueError, RecursionError):
        reason = Text(zh="不是合法的 JSON", en="it is no JSON")
        raise _NotRecordsError(reason) from None


def _number(written: str) -> Fraction:
    value = parse_decimal(written)
    if value is None:
        raise _NotRecordsError(
            Text(zh=f"“{written[:20]}”不是数", en=f'"{written[:20]}" is no number')
        )
    return value


def _object(pairs: list[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)[:20]
        raise _NotRecordsError(
            Text(zh=f"“{twice}”在一处写了两次", en=f'"{twice}" is written twice')
        )
    return found


def _tables(value: object) -> Mapping[str, list[Record]] | None:
    """Return the records of each table; None for JSON that is not made of them."""
    if isinstance(value, list) and _are_records(value):
        return {"": value}
    if isinstance(value, dict) and value and all(map(_are_records, value.values())):
        return value
    return None


def _are_records(value: object) -> bool:
    return (
        isinstance(value, list)
        and bool(value)
        and all(isinstance(one, dict) for one in value)
    )


def _sheet(name: str, records: Iterable[Record], file: str, digest: str) -> Sheet:
    listed = list(records)
    header = tuple(dict.fromkeys(name for record in listed for name in record))
    check_size(Cell(file, name, 1, 1), len(listed) + 1, len(header))
    rows = [tuple(_cell(record.get(one), one) for one in header) for record in listed]
    return Sheet(file=file, name=name, sha256=digest, rows=(header, *rows))


def _cell(value: object, name: str) -> CellValue:
    match value:
        case str():
            return value.strip() or None
        case None | bool() | Fraction():
            return value
        case _:
            raise _NotRecordsError(
                Text(
                    zh=f"“{name[:20]}”的值里还有别的值",
                    en=f'the value of "{name[:20]}" holds others',
                )
            )
