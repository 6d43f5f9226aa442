"""Rows that are read when somebody looks further than the first of them."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.plugins.sheet import Later, Row, Sheet

ROWS: tuple[Row, ...] = tuple((f"{n}", f"{n * n}") for n in range(10))


def unread() -> Sequence[Row]:
    raise AssertionError


def sheet_of(rows: Sequence[Row]) -> Sheet:
    return Sheet(file="得分.csv", name="", sha256="0", rows=rows)


def test_nothing_is_read_while_nobody_looks_further() -> None:
    rows = Later(ROWS[:4], (10, 2), unread)
    sheet = sheet_of(rows)
    assert (len(rows), sheet.width) == (10, 2)
    assert rows[:4] == ROWS[:4]
    assert sheet.at(4, 2) == "9"
    assert sheet.at(11, 1) is None
    assert any(row == ROWS[2] for row in rows)
    with pytest.raises(AssertionError):
        sheet.at(5, 1)


def test_sheets_are_equal_whether_read_or_not() -> None:
    assert sheet_of(Later(ROWS[:4], (10, 2), lambda: ROWS)) == sheet_of(ROWS)
    assert Later(ROWS[:4], (10, 2), lambda: ROWS) != ROWS[1:]


@given(
    st.integers(0, 10),
    st.one_of(st.integers(-12, 12), st.slices(12)),
)
def test_later_rows_are_the_rows(known: int, at: int | slice) -> None:
    rows = Later(ROWS[:known], (10, 2), lambda: ROWS)
    try:
        wanted = ROWS[at]
    except IndexError:
        with pytest.raises(IndexError):
            rows[at]
    else:
        assert rows[at] == wanted
    assert list(rows) == list(ROWS)
    assert ROWS[7] in rows
    assert list(reversed(rows)) == list(reversed(ROWS))
