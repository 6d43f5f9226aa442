"""Read in columns or cell by cell, the same sheet says the same."""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction as F

import attrs
import pyarrow as pa
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.engine.axis import PERIOD, RATER, UNIT, Axis, Key
from guiju.engine.columnar.reported import Reported
from guiju.engine.facts import Fact
from guiju.engine.interval import Interval
from guiju.engine.measure import (
    PERCENT,
    PLACE,
    POINTS,
    Day,
    Measure,
    Scale,
    Truth,
)
from guiju.engine.plan import Group, Input, Plan, Quantity, Role, Scheme, Unit
from guiju.plugins.intake.intake import Intake, examine
from guiju.plugins.sheet import Row, Sheet
from guiju.plugins.sources import typed_columns
from guiju.plugins.sources.written import cell_of

UNITS = ("甲县", "乙县", "丙县", "丁县")
RATERS = ("一局", "二局")
GROUP = Group(
    name="县区",
    title="县区",
    units=(
        *(Unit(name=name) for name in UNITS[:3]),
        Unit(name="丁县", aliases=("丁",)),
    ),
)
MARKS = Interval(F(0), F(100))


@attrs.frozen
class Held:
    """The rows of a sheet as batches of text, so many rows in each."""

    rows: Sequence[Sequence[str]]
    size: int
    first: int = 1

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        width = max(map(len, self.rows))
        even = [[*row, *[""] * (width - len(row))] for row in self.rows]
        for start in range(0, len(even), self.size):
            columns = zip(*even[start : start + self.size], strict=True)
            arrays = [pa.array(column, pa.string()) for column in columns]
            yield pa.RecordBatch.from_arrays(arrays, [*map(str, range(width))])

    def cells(self, batch: pa.RecordBatch, at: int) -> Row:
        return tuple(cell_of(column[at].as_py()) for column in batch.columns)


def sheet_of(
    rows: Sequence[Sequence[str]], size: int | None, name: str = "得分"
) -> Sheet:
    """Return the rows of a text file, in batches of ``size`` if it is given."""
    return Sheet(
        file=f"{name}.csv",
        name="",
        sha256="0",
        rows=tuple(tuple(map(cell_of, row)) for row in rows),
        typed=False,
        batches=None if size is None else Held(rows, size),
    )


def quantity(name: str, measure: Measure, definition: Input, *axes: Axis) -> Quantity:
    return Quantity(
        id=f"{name}@县区",
        name=name,
        title=name,
        role=Role.INPUT,
        measure=measure,
        axes=axes,
        definition=definition,
        group="县区",
    )


def plan_of(*quantities: Quantity) -> Plan:
    return Plan(
        scheme=Scheme(name="示例", title="示例"),
        groups={GROUP.name: GROUP},
        quantities={one.id: one for one in quantities},
    )


BY_UNIT = Axis(UNIT, UNITS)
BY_RATER = Axis(RATER, RATERS)
BY_QUARTER = Axis(PERIOD, ("一季度", "二季度"))

EVERY = plan_of(
    quantity("得分", POINTS, Input(table="得分", interval=MARKS, places=2), BY_UNIT),
    quantity(
        "名次",
        PLACE,
        Input(
            table="得分",
            interval=Interval(F(1)),
            places=0,
            optional=True,
            applies_to=frozenset({"甲县", "乙县"}),
        ),
        BY_UNIT,
    ),
    quantity(
        "完成率",
        PERCENT,
        Input(table="得分", interval=Interval(F(0)), may_not_apply=True),
        BY_UNIT,
    ),
    quantity("日期", Day(), Input(table="得分", optional=True), BY_UNIT),
    quantity("合格", Truth(), Input(table="得分", optional=True), BY_UNIT),
    quantity("等次", Scale(("差", "好")), Input(table="得分", optional=True), BY_UNIT),
)
RATED = plan_of(
    quantity("评分", POINTS, Input(table="互评", interval=MARKS), BY_UNIT, BY_RATER)
)
ACROSS = plan_of(
    quantity("公开", POINTS, Input(table="季报", interval=MARKS), BY_UNIT, BY_QUARTER),
    quantity("解读", POINTS, Input(table="季报", optional=True), BY_UNIT, BY_QUARTER),
)

FIGURES = ["95", "0", "95.5", "95.25", "+7", ".5", "0100.10", "1e1", "-0", "12.3456"]
DIRT = [
    "",
    "  ",
    "95分",
    "95 分",
    "95%",
    "12.5%",
    "150%",
    "1.5",
    "95.",
    "5.%",
    "101",
    "-1",
    "９５",
    "1,000",
    "不适用",
    "N/A",
    "未报",
    "未上榜",
    "#N/A",
    "=1+1",
    "优",
    "0.30000000000000004",
    "99999999999999999999",
    "0.1234567890123",
    "3名",
    "2020-01-02",
    "2020年1月2日",
    "是",
    "否",
    "好",
    "nan",
    "1e400",
]
NAMES = [
    *UNITS,
    "丁",
    " 甲县",
    "甲 县",
    "戊县",
    "合计",
    "小计",
    "平均",
    "注：说明",
    "",
    "单位",
]


def told(taken: Intake) -> list[object]:
    return [repr(attrs.asdict(one, recurse=False)) for one in taken.diagnostics]


def values(taken: Intake) -> Mapping[str, Mapping[Key, Fact]] | None:
    if taken.facts is None:
        return None
    return {name: dict(column) for name, column in taken.facts.values.items()}


def assert_alike(plan: Plan, sheets: Sequence[Sheet]) -> Intake:
    """Hold sheets to a plan in columns and cell by cell; nothing may differ."""
    cells = examine(plan, [attrs.evolve(one, batches=None) for one in sheets])
    columns = examine(plan, sheets)
    assert told(columns) == told(cells)
    assert values(columns) == values(cells)
    return columns


def is_in_columns(taken: Intake) -> bool:
    assert taken.facts is not None, taken.diagnostics
    return all(isinstance(one, Reported) for one in taken.facts.values.values())


HEAD = ["单位", "得分", "名次", "完成率", "日期", "合格", "等次"]
PLAIN = {
    unit: ["95.5", "1", "95%", "2020-01-02", "是", "好"] for unit in ("甲县", "乙县")
} | {unit: ["88", "", "0.5", "", "", ""] for unit in ("丙县", "丁县")}
rows_of_figures = st.lists(
    st.sampled_from([*FIGURES, *DIRT]), min_size=len(HEAD) - 1, max_size=len(HEAD) - 1
)


few = st.sampled_from([0, 0, 0, 1, 2])


@st.composite
def sheets(draw: st.DrawFn) -> list[list[str]]:
    """Draw the plain sheet with some rows, cells and names replaced, or more rows."""
    rows = [[unit, *figures] for unit, figures in PLAIN.items()]
    rows = [[*row] for row in draw(st.permutations(rows))]
    for _ in range(draw(few)):
        row = draw(st.integers(0, len(rows) - 1))
        at = draw(st.integers(0, len(HEAD) - 1))
        rows[row][at] = draw(st.sampled_from([*FIGURES, *DIRT] if at else NAMES))
    for _ in range(draw(few)):
        more = [draw(st.sampled_from(NAMES)), *draw(rows_of_figures)]
        rows.insert(draw(st.integers(0, len(rows))), more)
    title = draw(st.sampled_from([[], [["2026年得分"]]]))
    head = [draw(st.sampled_from(["单位", "单位", "县名", ""])), *HEAD[1:]]
    return [*title, *draw(columns_of([head, *rows]))]


@st.composite
def columns_of(draw: st.DrawFn, rows: list[list[str]]) -> list[list[str]]:
    """Draw one column less, or one more that is not asked for, or the same ones."""
    if not draw(few):
        return rows
    if draw(st.booleans()):
        lost = draw(st.integers(1, len(rows[0]) - 1))
        return [[*row[:lost], *row[lost + 1 :]] for row in rows]
    more = draw(st.sampled_from(["备注", "合计", "得分", "名次（名）", "得分情况"]))
    return [[*rows[0], more], *([*row, row[1]] for row in rows[1:])]


@given(sheets(), st.integers(1, 4))
@settings(max_examples=100)
def test_a_sheet_of_text_says_the_same(rows: list[list[str]], size: int) -> None:
    assert_alike(EVERY, [sheet_of(rows, size)])


def test_plain() -> None:
    rows = [HEAD, *([unit, *figures] for unit, figures in PLAIN.items())]
    assert is_in_columns(assert_alike(EVERY, [sheet_of(rows, 3)]))


@st.composite
def rated(draw: st.DrawFn) -> list[list[str]]:
    """Draw marks by unit and rater in one of several layouts, and what went wrong."""
    marks = {
        (unit, rater): draw(st.sampled_from(FIGURES))
        for unit in UNITS
        for rater in RATERS
    }
    layout = draw(st.sampled_from(["wide", "transposed", "long"]))
    if layout == "long":
        rows = [["单位", "评价者", "评分"]]
        rows += [[unit, rater, mark] for (unit, rater), mark in marks.items()]
    elif layout == "wide":
        rows = [["单位", *RATERS]]
        rows += [[unit, *(marks[unit, rater] for rater in RATERS)] for unit in UNITS]
        if draw(st.booleans()):
            sums = [str(sum(map(F, row[1:]), F(0))) for row in rows[1:]]
            pairs = zip(rows, ["合计", *sums], strict=True)
            rows = [[*row, last] for row, last in pairs]
    else:
        rows = [["评价者", *UNITS]]
        rows += [[rater, *(marks[unit, rater] for unit in UNITS)] for rater in RATERS]
    return draw(mistaken(rows))


@st.composite
def mistaken(draw: st.DrawFn, rows: Sequence[Sequence[str]]) -> list[list[str]]:
    """Draw a few cells that hold something else, and rows left out or said twice."""
    found = [[*row] for row in rows]
    for _ in range(draw(few)):
        row = draw(st.integers(1, len(found) - 1))
        at = draw(st.integers(0, len(found[row]) - 1))
        words = [*FIGURES, *DIRT, *NAMES, *RATERS]
        found[row][at] = draw(st.sampled_from(words))
    body = found[1:]
    if draw(st.booleans()):
        body = draw(st.permutations(body))
    if draw(few):
        body = draw(st.lists(st.sampled_from(body), max_size=len(body) + 2))
    return [found[0], *(list(row) for row in body)]


@given(rated(), st.integers(1, 4))
@settings(max_examples=100)
def test_marks_by_rater_say_the_same(rows: list[list[str]], size: int) -> None:
    assert_alike(RATED, [sheet_of(rows, size, "互评")])


@given(rated(), rated(), st.sampled_from([1, 3, None]))
@settings(max_examples=60)
def test_several_sheets_of_a_table_say_the_same(
    rows: list[list[str]], other: list[list[str]], size: int | None
) -> None:
    cut = len(rows) // 2 + 1
    first = sheet_of(rows[:cut], 2, "甲/互评")
    rest = other if len(other) % 3 == 0 else rows
    second = sheet_of([rest[0], *rest[cut:]], size, "乙/互评")
    assert_alike(RATED, [first, second])


@given(st.data())
@settings(max_examples=60)
def test_two_axes_and_items_say_the_same(data: st.DataObject) -> None:
    figures = [
        [unit, quarter, *(data.draw(st.sampled_from(FIGURES)) for _ in range(2))]
        for unit in UNITS
        for quarter in BY_QUARTER.members
    ]
    rows = [["单位", "季度", "公开", "解读"], *figures]
    if data.draw(st.booleans()):
        head = ["单位", "季度", "指标", "数值"]
        long = [
            [*row[:2], item, row[2 + n]]
            for row in figures
            for n, item in enumerate(("公开", "解读"))
        ]
        rows = [head, *long]
    rows = data.draw(mistaken(rows))
    assert_alike(ACROSS, [sheet_of(rows, data.draw(st.integers(1, 5)), "季报")])


@attrs.frozen
class Typed:
    """Rows as batches whose columns have types; row 1 is the names of the columns."""

    kinds: Sequence[pa.DataType]
    rows: Sequence[Sequence[object]]
    size: int
    first: int = 2

    def __iter__(self) -> Iterator[pa.RecordBatch]:
        names = [*map(str, range(len(self.kinds)))]
        for start in range(0, len(self.rows), self.size):
            columns = zip(*self.rows[start : start + self.size], strict=True)
            pairs = zip(columns, self.kinds, strict=True)
            arrays = [pa.array([*column], kind) for column, kind in pairs]
            yield pa.RecordBatch.from_arrays(arrays, names)

    def cells(self, batch: pa.RecordBatch, at: int) -> Row:
        return typed_columns.cells(batch, at)


COARSE, FINE = pa.decimal128(10, 2), pa.decimal128(38, 10)
WIDE, WHOLE = pa.decimal256(60, 3), pa.int64()
LEGAL: Sequence[Mapping[pa.DataType, Sequence[object]]] = (
    {
        COARSE: [Decimal("95.25"), Decimal("0.50"), Decimal("100.00")],
        FINE: [Decimal("95.2500000000"), Decimal(7)],
        WIDE: [Decimal("95.250"), Decimal(0)],
        WHOLE: [0, 95, 100],
    },
    {WHOLE: [1, 2, 30], FINE: [Decimal(3)]},
    {COARSE: [Decimal("0.95"), Decimal("1.00")], WHOLE: [0, 1]},
    {pa.date32(): [dt.date(2020, 1, 2), dt.date(1, 1, 1), None]},
    {pa.bool_(): [True, False, None]},
    {pa.string(): ["好", "差", "不适用", "未报", " ", "", None]},
)
"""By column, types and values that are legal; of 等次 only most."""
ANYTHING: Mapping[pa.DataType, Sequence[object]] = {
    WHOLE: [0, 1, 3, 95, 101, -1, 10**15, 2**62, None],
    COARSE: [Decimal("0.5"), Decimal("2.00"), Decimal("100.01"), None],
    FINE: [Decimal("95.5"), Decimal("0.0000000001"), Decimal(10) ** 20, None],
    WIDE: [Decimal("95.125"), Decimal(7), Decimal(10) ** 40, None],
    pa.bool_(): [True, False, None],
    pa.date32(): [dt.date(2020, 1, 2), None],
    pa.timestamp("us"): [dt.datetime(2020, 1, 2), None],  # noqa: DTZ001 - of no zone
    pa.string(): ["95", "95分", "95%", "是", "好", "不适用", "未报", " ", "", None],
}


@st.composite
def typed_sheets(draw: st.DrawFn) -> Sheet:
    """Draw a sheet whose columns have types, most of them with legal values."""
    columns = []
    for legal in LEGAL:
        among = legal if draw(st.integers(0, 7)) else ANYTHING
        kind = draw(st.sampled_from([*among]))
        columns.append((kind, st.sampled_from(among[kind])))
    names = draw(st.just([]) | st.lists(st.sampled_from(NAMES), max_size=2))
    rows = [
        [name, *(draw(values) for _, values in columns)]
        for name in draw(st.permutations([*UNITS, *names]))
    ]
    for row in rows:
        if row[0] in {"丙县", "丁县"} and draw(st.integers(0, 9)):
            row[2] = None
    kinds = (pa.string(), *(kind for kind, _ in columns))
    return Sheet(
        file="得分.parquet",
        name="",
        sha256="0",
        rows=(tuple(HEAD), *(tuple(map(typed_columns.cell_of, row)) for row in rows)),
        typed=draw(st.booleans()),
        batches=Typed(kinds, rows, draw(st.integers(1, 4))),
    )


@given(typed_sheets())
@settings(max_examples=100)
def test_a_sheet_with_types_says_the_same(sheet: Sheet) -> None:
    assert_alike(EVERY, [sheet])
