"""Parquet and Arrow files: exact types alone, and never more than fits."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from decimal import Decimal
from fractions import Fraction as F
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyarrow import feather, ipc, parquet

from guiju.engine.diagnostic import DiagnosticError
from guiju.plugins.sheet import CellValue, Sheet
from guiju.plugins.sources import in_columns, typed_columns
from guiju.plugins.sources.columnar_file import guiju_read_sheets
from tests.plugins.batches import of_batches

DAY = dt.date(2020, 12, 20)
NOON = dt.datetime(2020, 12, 20, 12)  # noqa: DTZ001 - as tables have it


def column(kind: pa.DataType, values: st.SearchStrategy[Any]) -> Any:  # noqa: ANN401 - of hypothesis
    """Return a strategy of columns of ``kind``."""
    return st.tuples(st.just(kind), st.lists(values, min_size=4, max_size=4))


texts = st.sampled_from(["甲县", " 乙县 ", "", "95", "#N/A", "=1"])
decimals = st.decimals(-999, 999, places=2)
COLUMNS = st.one_of(
    column(pa.int8(), st.none() | st.integers(-128, 127)),
    column(pa.uint64(), st.integers(0, 2**64 - 1)),
    column(pa.decimal128(5, 2), st.none() | decimals),
    column(pa.decimal256(50, 2), decimals),
    column(pa.string(), st.none() | texts),
    column(pa.large_string(), texts),
    column(pa.dictionary(pa.int8(), pa.string()), st.none() | texts),
    column(pa.dictionary(pa.int8(), pa.int64()), st.integers(0, 9)),
    column(pa.bool_(), st.none() | st.booleans()),
    column(pa.date32(), st.dates()),
    column(pa.timestamp("s"), st.sampled_from([NOON, NOON.replace(hour=0)])),
    column(pa.null(), st.none()),
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("columns")


@pytest.fixture
def large() -> Iterator[None]:
    """Take every table for a large one, of many batches."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(in_columns, "PAYS_FROM_CELLS", 0)
        patch.setattr(in_columns, "_CELLS_AT_ONCE", 6)
        patch.setattr(in_columns, "AT_HAND", 2)
        yield


def write_parquet(table: pa.Table, file: Path) -> None:
    parquet.write_table(table, file)


def write_arrow(table: pa.Table, file: Path) -> None:
    feather.write_feather(table, file, compression="zstd")


WRITERS: Mapping[str, Callable[[pa.Table, Path], None]] = {
    ".parquet": write_parquet,
    ".feather": write_arrow,
}
every_kind = pytest.mark.parametrize("suffix", WRITERS)


def read(file: Path) -> Sheet:
    (sheet,) = guiju_read_sheets(file) or ()
    return sheet


def written(columns: Mapping[str, pa.Array], folder: Path, suffix: str) -> Path:
    file = folder / f"得分{suffix}"
    WRITERS[suffix](pa.table(columns), file)
    return file


def refused(file: Path) -> tuple[str, str]:
    """Return the code and the advice of the one fault of a file."""
    with pytest.raises(DiagnosticError) as caught:
        read(file)
    (found,) = caught.value.diagnostics
    return found.code, found.help.zh if found.help else ""


def cell(value: Any) -> CellValue:  # noqa: ANN401 - anything that a column holds
    match value:
        case None | bool():
            return value
        case str():
            return value.strip() or None
        case int() | Decimal():
            return F(value)
        case dt.datetime() if value != NOON:
            return DAY
        case dt.datetime():
            return "2020-12-20 12:00:00"
        case _:
            return value  # type: ignore[no-any-return]


@pytest.mark.usefixtures("large")
@given(st.lists(COLUMNS, min_size=1, max_size=3), st.sampled_from([*WRITERS]))
def test_batches_and_rows_hold_what_was_written(
    folder: Path, columns: list[tuple[pa.DataType, list[Any]]], suffix: str
) -> None:
    arrays = {f"列{n}": pa.array(v, kind) for n, (kind, v) in enumerate(columns)}
    sheet = read(written(arrays, folder, suffix))
    values = [cells for _, cells in columns]
    expected = [tuple(map(cell, row)) for row in zip(*values, strict=True)]
    assert sheet.rows == (tuple(arrays), *expected)
    assert of_batches(sheet, first=2) == expected
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(in_columns, "PAYS_FROM_CELLS", 10**9)
        small = read(folder / f"得分{suffix}")
    assert (small.batches, small.rows) == (None, (tuple(arrays), *expected))


@pytest.mark.usefixtures("large")
@every_kind
def test_columns_come_in_few_types(suffix: str, tmp_path: Path) -> None:
    columns = {
        "a": pa.array([1], pa.int16()),
        "b": pa.array(["甲"]).dictionary_encode(),
        "c": pa.array([NOON.replace(hour=0)], pa.timestamp("ns")),
        "d": pa.array([Decimal("9.5")], pa.decimal128(7, 3)),
    }
    sheet = read(written(columns, tmp_path, suffix))
    assert sheet.batches is not None
    (batch,) = sheet.batches
    kinds = [pa.int64(), pa.string(), pa.date32(), pa.decimal128(7, 3)]
    assert batch.schema.types == kinds


@every_kind
@pytest.mark.parametrize(
    ("column", "says"),
    [
        (pa.array([95.1]), 'CAST("得分" AS DECIMAL(20, 4))'),
        (pa.array([1.0], pa.float32()), "DECIMAL"),
        (pa.array([NOON], pa.timestamp("us", "Asia/Shanghai")), "AS DATE"),
        (pa.array([b"95"]), "VARCHAR"),
        (pa.array([[95]]), "VARCHAR"),
        (pa.array([{"a": 95}]), "VARCHAR"),
    ],
)
def test_what_is_not_exact_is_refused_with_the_cast(
    column: pa.Array, says: str, suffix: str, tmp_path: Path
) -> None:
    columns = {"单位": pa.array(["甲县"]), "得分": column}
    code, advice = refused(written(columns, tmp_path, suffix))
    assert code == "GJ1432"
    assert says in advice


@every_kind
def test_what_is_damaged_is_a_fault(suffix: str, tmp_path: Path) -> None:
    whole = written({"单位": pa.array(["甲县"] * 50)}, tmp_path, suffix).read_bytes()
    codes = set()
    file = tmp_path / f"a{suffix}"
    for end in range(0, len(whole), 37):
        file.write_bytes(whole[:end])
        codes.add(refused(file)[0])
    for at in range(0, len(whole), 11):
        file.write_bytes(whole[:at] + bytes([whole[at] ^ 0x5A]) + whole[at + 1 :])
        is_an_answer(file)
    assert codes == {"GJ1315", "GJ1316"}


def is_an_answer(file: Path) -> None:
    """Let a file be read, or be refused as data is; anything else is raised."""
    with suppress(DiagnosticError):
        assert len(read(file).rows)


@every_kind
def test_a_small_file_of_very_many_rows_is_not_unpacked(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_columns, "MOST_CELLS", 100_000)
    file = written({"得分": pa.array([0] * 200_000)}, tmp_path, suffix)
    assert file.stat().st_size < 50_000
    assert refused(file)[0] == "GJ1317"


@every_kind
def test_a_small_file_of_very_long_texts_is_not_unpacked(
    suffix: str, tmp_path: Path
) -> None:
    file = written({"单位": pa.array(["长" * 10**6] * 9)}, tmp_path, suffix)
    assert file.stat().st_size < 200_000
    assert refused(file)[0] == "GJ1317"


@every_kind
def test_many_names_in_a_dictionary_are_no_bomb(suffix: str, tmp_path: Path) -> None:
    names = [f"{'长' * 99}{n}" for n in range(5000)]
    file = written({"单位": pa.array(names).dictionary_encode()}, tmp_path, suffix)
    assert [row[0] for row in read(file).rows[1:]] == names


@every_kind
def test_a_table_without_rows_is_its_header(suffix: str, tmp_path: Path) -> None:
    sheet = read(written({"单位": pa.array([], pa.string())}, tmp_path, suffix))
    assert sheet.rows == (("单位",),)


def test_a_stream_that_may_have_been_broken_off_is_refused(tmp_path: Path) -> None:
    table = pa.table({"单位": ["甲县", "乙县"], "得分": [95, 88]})
    with ipc.new_stream(str(tmp_path / "得分.arrow"), table.schema) as stream:
        stream.write_table(table, max_chunksize=1)
    assert refused(tmp_path / "得分.arrow")[0] == "GJ1315"


def test_an_arrow_file_that_says_two_things_of_its_columns_is_refused(
    tmp_path: Path,
) -> None:
    columns = (pa.array([Decimal("9.5")], pa.decimal128(7, n)) for n in (3, 4))
    one, other = (
        written({"得分": column}, tmp_path, ".feather").read_bytes()
        for column in columns
    )
    file = tmp_path / "得分.feather"
    file.write_bytes(one[: len(one) // 2] + other[len(one) // 2 :])
    assert refused(file)[0] == "GJ1315"
    file.write_bytes(one)
    assert read(file).at(2, 1) == F("9.5")


def test_a_long_text_that_stands_for_many_is_not_unpacked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(typed_columns, "MOST_TEXT", 100_000)
    texts = pa.array(["长" * 10_000] * 100)
    assert refused(written({"单位": texts}, tmp_path, ".parquet"))[0] == "GJ1315"


@every_kind
def test_a_day_of_no_calendar_is_refused(suffix: str, tmp_path: Path) -> None:
    days = pa.array([10**8], pa.int32()).cast(pa.date32())
    assert refused(written({"日期": days}, tmp_path, suffix))[0] == "GJ1315"


@every_kind
def test_without_the_package_it_says_what_to_install(
    suffix: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written({"得分": pa.array([1])}, tmp_path, suffix)
    monkeypatch.setattr(in_columns, "find_spec", lambda _: None)
    assert refused(file) == ("GJ1315", "安装：pip install guiju[scale]")


def test_a_result_is_shown_as_one(tmp_path: Path) -> None:
    place = pa.array([[("评价单位", "一局")]], pa.map_(pa.string(), pa.string()))
    table = pa.table({"exact": ["95"], "place": place}).replace_schema_metadata(
        {"guiju.rulebook": "示范方案"}
    )
    parquet.write_table(table, tmp_path / "a.parquet")
    sheet = read(tmp_path / "a.parquet")
    assert sheet.computed
    assert sheet.origin is not None
    assert sheet.origin.scheme == "示范方案"
