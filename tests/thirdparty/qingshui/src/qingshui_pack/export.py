"""The JSON export of the province's platform: tables of records, figures as text."""

import hashlib
import json
from fractions import Fraction
from pathlib import Path

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.intake.faults.file_unreadable import file_unreadable
from guiju.plugins.sheet import CellValue, Sheet

_SUFFIX = ".qingshui.json"


@hookimpl
def guiju_read_sheets(location: Path) -> tuple[Sheet, ...] | None:
    """See the hook specification."""
    if not location.name.endswith(_SUFFIX):
        return None
    content = location.read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    try:
        tables = json.loads(content, parse_float=Fraction, parse_int=Fraction)["表"]
        return tuple(_sheet(one, location.name, digest) for one in tables)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise _unreadable(location.name) from error


def _sheet(table: dict[str, list[dict[str, CellValue]]], file: str, sha: str) -> Sheet:
    records = table["记录"]
    head = tuple(dict.fromkeys(name for record in records for name in record))
    rows = (tuple(record.get(name) for name in head) for record in records)
    return Sheet(file=file, name=str(table["名称"]), sha256=sha, rows=(head, *rows))


def _unreadable(file: str) -> DiagnosticError:
    return DiagnosticError(
        file_unreadable(
            file,
            Text(zh="不是清水省平台的导出文件", en="no export of the platform"),
            Text(zh="从平台重新导出", en="export it from the platform again"),
        )
    )
