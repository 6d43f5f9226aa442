"""Columns that have types, of a file or of a database, as exact values.

Whole numbers, decimals, texts, truth and days are what somebody reported. A column of
floats is refused, since what it holds are not the decimals that were reported; so is
what no cell of a table can be.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Final

from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.intake.names import shortened
from guiju.plugins.sheet import CellValue, Row
from guiju.plugins.trouble import Trouble

if TYPE_CHECKING:
    import pyarrow as pa

NOT_EXACT: Final = Trouble(
    code="GJ1432",
    since="0.1",
    title=Text(zh="有一列不是精确的数", en="a column is not exact"),
    why=Text(
        zh="浮点数不是填报的那个数，95.1会变成95.0999…，临界处会判错。",
        en="A float is not the decimal that was reported: 95.1 becomes 95.0999…, and "
        "at a threshold that decides wrongly.",
    ),
)
FLOATS: Final = Text(zh="浮点数，不是精确的数", en="floats, no exact figures")
BYTES: Final = Text(
    zh="二进制数据，不是数也不是文字", en="bytes, no figures and no text"
)
ZONED: Final = Text(
    zh="带时区的时刻，不是日期", en="times with a zone, which are no days"
)
OTHERS: Final = Text(
    zh="一格里写不下的值", en="values that no cell of a table can hold"
)
MOST_TEXT: Final = 200_000_000
"""Of bytes in the texts of one batch, where a few long ones may stand for many."""
_DAYS: Final = range((dt.date.min - dt.date(1970, 1, 1)).days, 2_932_897)
"""The days that a calendar has, counted from the first of 1970."""
_MICROSECONDS: Final = 86_400_000_000


class NotReadableError(Exception):
    """What a batch holds can be no table, for this reason."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def not_exact(name: str, place: Cell, what: Text, advice: Text) -> DiagnosticError:
    """Return the error that a column holds ``what``, with what to do about it."""
    short = shortened(name)
    message = Text(
        zh=f"“{place.file}”的列“{short}”是{what.zh}",
        en=f'the column "{short}" of "{place.file}" holds {what.en}',
    )
    return DiagnosticError(NOT_EXACT.found(message, advice, place))


def cell_of(value: object) -> CellValue:
    """Return what a cell holds by the value that a column of some type has there."""
    match value:
        case None | bool():
            return value
        case int():
            return Fraction(value)
        case Decimal() if value.is_finite():
            return Fraction(value)
        case dt.datetime() if value.time() == dt.time():
            return value.date()
        case dt.date() if not isinstance(value, dt.datetime):
            return value
        case _:
            return str(value).strip() or None


def header_of(names: Iterable[str]) -> Row:
    """Return the first row of a sheet: the names of its columns."""
    return tuple(name.strip() or None for name in names)


def cells(batch: "pa.RecordBatch", at: int) -> Row:
    """Return a row of ``batch``, counted from 0, as cells."""
    return tuple(cell_of(column[at].as_py()) for column in batch.columns)


def first_rows(batches: "Iterable[pa.RecordBatch]") -> Iterator[Row]:
    """Yield the rows as cells one by one, for who wants only a few of them."""
    for batch in batches:
        yield from (cells(batch, at) for at in range(batch.num_rows))


def rows_of(batches: "Iterable[pa.RecordBatch]") -> Iterator[Row]:
    """Yield all rows as cells; what is equal in one column is made once."""
    known: dict[int, dict[object, CellValue]] = {}
    for batch in batches:
        columns = []
        for at, column in enumerate(batch.columns):
            values = column.to_pylist()
            of = known.setdefault(at, {})
            of |= {one: cell_of(one) for one in set(values).difference(of)}
            columns.append([of[one] for one in values])
        yield from zip(*columns, strict=True)


def held_as(kind: "pa.DataType") -> "pa.DataType | Text":
    """Return the type as which a column of ``kind`` is given, or what is wrong."""
    import pyarrow as pa  # noqa: PLC0415 - only who reads columns waits for it

    is_ = pa.types
    if is_.is_dictionary(kind):
        return held_as(kind.value_type)
    if is_.is_floating(kind):
        return FLOATS
    if is_.is_uint64(kind):
        return pa.decimal128(20)
    for matches, given in (
        (is_.is_integer, pa.int64()),
        (is_.is_boolean, pa.bool_()),
        (is_.is_date, pa.date32()),
        (is_.is_null, pa.string()),
        (is_.is_string, pa.string()),
        (is_.is_large_string, pa.string()),
        (is_.is_string_view, pa.string()),
    ):
        if matches(kind):
            return given
    if is_.is_decimal(kind) and 0 <= kind.scale <= kind.precision:
        is_wide = is_.is_decimal256(kind)
        return kind if is_wide else pa.decimal128(kind.precision, kind.scale)
    if is_.is_timestamp(kind):
        return pa.timestamp("us") if kind.tz is None else ZONED
    return BYTES if is_.is_binary(kind) or is_.is_large_binary(kind) else OTHERS


def held(
    batch: "pa.RecordBatch", kinds: "Sequence[pa.DataType]", *, as_days: bool = True
) -> "pa.RecordBatch":
    """Return the columns of ``batch`` as columns of ``kinds``.

    Times of which none has an hour become days where ``as_days``.

    Raises:
        NotReadableError: the texts are too long, or a day is in no calendar.
        ValueError: the batch is damaged.
    """
    import pyarrow as pa  # noqa: PLC0415 - as above

    batch.validate(full=True)
    columns = [
        _held(column, kind, as_days=as_days)
        for column, kind in zip(batch.columns, kinds, strict=True)
    ]
    return pa.RecordBatch.from_arrays(columns, [*map(str, range(len(columns)))])


def _held(column: "pa.Array", kind: "pa.DataType", *, as_days: bool) -> "pa.Array":
    import pyarrow as pa  # noqa: PLC0415 - as above

    if pa.types.is_dictionary(column.type):
        _bound(column)
        column = column.dictionary_decode()
    if pa.types.is_timestamp(kind):
        times = _times(column, kind)
        return _as_days(times) if as_days else times
    if column.type != kind:
        column = column.cast(kind)
    if pa.types.is_date(kind):
        _hold_days(column.cast(pa.int32()), 1)
    return column


def _bound(column: "pa.DictionaryArray") -> None:
    """Refuse a few long texts that stand for so many as to fill the memory."""
    import pyarrow as pa  # noqa: PLC0415 - as above
    from pyarrow import compute  # noqa: PLC0415 - as above

    if held_as(column.type) != pa.string():
        return
    lengths = compute.binary_length(column.dictionary)
    size = compute.sum(lengths.take(column.indices)).as_py() or 0
    if size > MOST_TEXT:
        raise NotReadableError(
            Text(
                zh=f"文字合计 {size:,} 字节，太长",
                en=f"its texts come to {size:,} bytes, which is too long",
            )
        )


def _times(column: "pa.Array", kind: "pa.DataType") -> "pa.Array":
    import pyarrow as pa  # noqa: PLC0415 - as above

    try:
        times = column.cast(kind)
    except pa.ArrowInvalid:
        raise _in_no_calendar() from None
    _hold_days(times.cast(pa.int64()), _MICROSECONDS)
    return times


def _as_days(times: "pa.Array") -> "pa.Array":
    """Return days where no time has an hour, else the times."""
    import pyarrow as pa  # noqa: PLC0415 - as above
    from pyarrow import compute  # noqa: PLC0415 - as above

    days = compute.floor_temporal(times, unit="day")
    is_whole = compute.all(compute.equal(times, days)).as_py()
    return times if is_whole is False else times.cast(pa.date32())


def _hold_days(ticks: "pa.Array", of_day: int) -> None:
    from pyarrow import compute  # noqa: PLC0415 - as above

    for end in compute.min_max(ticks).as_py().values():
        if end is not None and end // of_day not in _DAYS:
            raise _in_no_calendar()


def _in_no_calendar() -> NotReadableError:
    return NotReadableError(
        Text(
            zh="有的日期不在历法里，或者细过微秒",
            en="some time is in no calendar, or is too fine",
        )
    )
