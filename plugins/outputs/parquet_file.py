"""Every figure of a result as one long Parquet table: for DuckDB, pandas, dashboards.

One line for each value of each quantity, of the same columns whatever the scheme, so
that the runs of many schemes and years can be laid one under the other. Numbers are
exact: a fraction as numerator and denominator, and as a decimal where it is one that
fits. Nothing is rounded, and an absence is never a zero.
"""

import datetime as dt
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO, Final

from guiju.dsl.frame import spelled
from guiju.engine.axis import UNIT, Key
from guiju.engine.keys import ByRow
from guiju.engine.number import show
from guiju.engine.place import names
from guiju.engine.plan import Quantity
from guiju.engine.result import Result
from guiju.engine.text import Text
from guiju.engine.value import Absence, Grade, Value
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report
from guiju.plugins.output_troubles import missing_package
from guiju.plugins.published import measure_word
from guiju.plugins.withheld import WITHHELD

if TYPE_CHECKING:
    import pyarrow as pa

    from guiju.plugins.outputs.columns.long_table import Columns, Long

NAME: Final = "parquet"
NEEDS: Final = "guiju[scale]"
DIGITS: Final = 38
DECIMALS: Final = 12
"""A decimal of the table holds so many digits, so many of them behind the point."""
_GROUP: Final = 2**16
"""So many lines are written together: a table of a million figures in little memory."""
_HALF: Final = re.compile(r"[\ud800-\udfff]")
_Row = dict[str, Any]


def write(report: Report) -> bytes:
    """Return the table in Parquet.

    Raises:
        DiagnosticError: the package that writes Parquet is not installed.
    """
    file = BytesIO()
    write_into(report, file)
    return file.getvalue()


def write_into(report: Report, file: BinaryIO) -> None:
    """Write the table in Parquet, so many lines at a time.

    Raises:
        DiagnosticError: as for ``write``.
    """
    try:
        from pyarrow import parquet  # noqa: PLC0415 - only who writes one waits for it
    except ImportError as error:
        raise missing_package(NAME, NEEDS) from error
    schema = schema_of(report)
    with parquet.ParquetWriter(file, schema, compression="zstd") as written:
        for table in _together(_tables(report.result, schema), schema):
            written.write_table(table)


def _together(
    tables: "Iterable[pa.Table]", schema: "pa.Schema"
) -> "Iterator[pa.Table]":
    """Yield ``tables`` put together, so many lines in each; of none, an empty one."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    waiting, is_empty = list[pa.Table](), True
    for table in tables:
        waiting.append(table)
        if sum(one.num_rows for one in waiting) >= _GROUP:
            yield _one(waiting)
            waiting, is_empty = [], False
    if waiting or is_empty:
        yield _one([schema.empty_table(), *waiting])


def _one(tables: "list[pa.Table]") -> "pa.Table":
    """Return ``tables`` as one that lies in one piece."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    (table, *others) = tables
    return pa.concat_tables(tables).combine_chunks() if others else table


def schema_of(report: Report) -> "pa.Schema":
    """Return the columns, and in their metadata what every reader must be told."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    notices = "\n".join(one.of(report.language) for one in report.notices)
    said = {
        "guiju.rulebook": _whole(report.rulebook_name),
        "guiju.notices": _whole(notices),
    }
    columns = {
        "scheme": pa.string(),
        "period_from": pa.date32(),
        "period_to": pa.date32(),
        "group": pa.string(),
        "unit": pa.string(),
        "place": pa.map_(pa.string(), pa.string()),
        "quantity": pa.string(),
        "name": pa.string(),
        "title": pa.string(),
        "role": pa.string(),
        "measure": pa.string(),
        "exact": pa.string(),
        "numerator": pa.string(),
        "denominator": pa.string(),
        "decimal": pa.decimal128(DIGITS, DECIMALS),
        "day": pa.date32(),
        "truth": pa.bool_(),
        "grade": pa.string(),
        "absence": pa.string(),
        "rank": pa.int32(),
        "full_marks": pa.string(),
        "clause": pa.string(),
        "cell": pa.string(),
    }
    return pa.schema(columns.items(), metadata=said)


def _tables(result: Result, schema: "pa.Schema") -> "Iterator[pa.Table]":
    """Yield the lines of each quantity, a large one in several tables."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    long = _long_columns(result)
    ranks = {one.by: one.rank for one in result.plan.rankings}
    for quantity in result.plan.quantities.values():
        about = {
            name: _whole(value) for name, value in _about(result, quantity).items()
        }
        places = _places(result, ranks.get(quantity.id))
        lines = None
        if long is not None:
            facts = result.facts.values.get(quantity.id, {})
            lines = long.lines(result.values[quantity.id], facts, places)
        if lines is None:
            rows = _rows(result, quantity, places)
            yield pa.Table.from_pylist([about | row for row in rows], schema=schema)
            continue
        for columns in lines:
            yield _filled(about, columns, schema)


def _long_columns(result: Result) -> "Long | None":
    """Return what writes figures that lie in arrays, if any do."""
    if not any(isinstance(values, ByRow) for values in result.values.values()):
        return None
    from guiju.plugins.outputs.columns.long_table import Long  # noqa: PLC0415 - NumPy

    return Long(DIGITS, DECIMALS, _whole)


def _filled(about: _Row, columns: "Columns", schema: "pa.Schema") -> "pa.Table":
    """Return a table of ``columns``, with what is the same on each line."""
    import pyarrow as pa  # noqa: PLC0415 - as above

    count = len(columns["unit"])
    return pa.table(
        [
            columns[field.name]
            if field.name in columns
            else pa.repeat(pa.scalar(about.get(field.name), field.type), count)
            for field in schema
        ],
        schema=schema,
    )


def _rows(
    result: Result, quantity: Quantity, places: Mapping[Key, Value]
) -> Iterator[_Row]:
    """Yield what differs from line to line of a quantity."""
    axes = names(quantity.axes)
    facts = result.facts.values.get(quantity.id, {})
    order = _order(quantity)
    values = result.values[quantity.id]
    for key, value in sorted(values.items(), key=lambda pair: order(pair[0])):
        place = dict(zip(axes, key, strict=True))
        rank = places.get(key)
        fact = facts.get(key)
        said = _said(value) | {
            "unit": place.pop(UNIT, None),
            "rank": int(rank) if isinstance(rank, Fraction) else None,
            "cell": None if fact is None or fact.cell is None else str(fact.cell),
        }
        yield {
            **{name: _whole(one) for name, one in said.items()},
            "place": [tuple(map(_whole, pair)) for pair in place.items()],
        }


def _order(quantity: Quantity) -> Callable[[Key], list[tuple[int, str]]]:
    """Return what keys are sorted by: as the rulebook lists them, else by name.

    The order in which data came might tell what a view does not show.
    """
    places = [
        {name: at for at, name in enumerate(axis.members)} for axis in quantity.axes
    ]

    def order(key: Key) -> list[tuple[int, str]]:
        return [(at.get(name, 0), name) for at, name in zip(places, key, strict=True)]

    return order


def _about(result: Result, quantity: Quantity) -> _Row:
    """Return what is the same for all values of a quantity."""
    scheme = result.plan.scheme
    first, last = scheme.period or (None, None)
    full = quantity.full_marks
    return {
        "scheme": scheme.name,
        "period_from": first,
        "period_to": last,
        "group": quantity.group or None,
        "quantity": quantity.id,
        "name": quantity.name,
        "title": quantity.title,
        "role": quantity.role.value,
        "measure": measure_word(quantity.measure),
        "full_marks": None if full is None else show(full),
        "clause": quantity.clause or None,
    }


def _places(result: Result, rank: str | None) -> Mapping[Key, Value]:
    """Return the places of the units by a quantity that they are ranked by."""
    return {} if rank is None else result.values[rank]


def _said(value: Value) -> _Row:
    """Return a value in the column of its kind; the others stay empty."""
    if value == WITHHELD:
        return {"absence": "withheld"}
    match value:
        case Absence():
            return {"absence": value.value}
        case bool():
            return {"truth": value, "exact": str(value).lower()}
        case Grade(label=label):
            return {"grade": label, "exact": label}
        case dt.date():
            return {"day": value, "exact": value.isoformat()}
        case Fraction():
            return {
                "exact": show(value),
                "numerator": str(value.numerator),
                "denominator": str(value.denominator),
                "decimal": decimal_of(value),
            }


def _whole(value: Any) -> Any:  # noqa: ANN401 - a cell holds anything
    """Spell out half a character, which no text of Parquet can have; else no change."""
    if not isinstance(value, str):
        return value
    return _HALF.sub(lambda found: spelled(found[0]), value)


def decimal_of(value: Fraction) -> Decimal | None:
    """Return ``value`` as the column holds it, or None where it would be another."""
    scaled = value * 10**DECIMALS
    if scaled.denominator != 1 or abs(scaled) >= 10**DIGITS:
        return None
    return Decimal(f"{scaled.numerator}e-{DECIMALS}")


@hookimpl
def guiju_list_outputs() -> tuple[Output, ...]:
    """See the hook specification."""
    return (
        Output(
            name=NAME,
            title=Text(
                zh="全部数值的长表（Parquet）", en="all figures, long (Parquet)"
            ),
            file_suffix=".parquet",
            audience="any",
            write=write,
            on_request=True,
            needs=NEEDS,
            any_size=True,
            write_into=write_into,
        ),
    )
