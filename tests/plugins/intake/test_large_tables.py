"""What is particular to large tables: how much is read, and how much is told."""

from collections.abc import Sequence
from fractions import Fraction as F

import attrs
import pyarrow as pa
import pytest

from guiju.engine.axis import UNIT, Axis
from guiju.engine.columnar.reported import Reported
from guiju.engine.diagnostic import DiagnosticError
from guiju.engine.measure import POINTS
from guiju.engine.plan import Input, Plan
from guiju.plugins.intake.columns import gather, untold
from guiju.plugins.intake.intake import Intake, examine
from guiju.plugins.intake.names import Names, names_of
from guiju.plugins.sheet import Later, Row
from tests.plugins.intake.test_columns import (
    MARKS,
    Held,
    assert_alike,
    plan_of,
    quantity,
    sheet_of,
)

UNITS = tuple(f"{nth}号" for nth in range(40))
PLAN: Plan = plan_of(
    *(
        quantity(name, POINTS, Input(table="得分", interval=MARKS), Axis(UNIT, UNITS))
        for name in ("公开", "解读")
    )
)
HEAD = ["单位", "公开", "解读"]
TAIL = "0.30000000000000004"


def rows(**changed: Sequence[str]) -> list[list[str]]:
    """Return marks for everybody, where somebody has others by name."""
    marks = {unit: ["95.5", "88"] for unit in UNITS}
    return [HEAD, *([unit, *changed.get(unit, marks[unit])] for unit in UNITS)]


def codes(taken: Intake) -> list[str]:
    return [one.code for one in taken.diagnostics]


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    """Tell five rows at most."""
    monkeypatch.setattr(gather, "MOST", 5)
    monkeypatch.setattr(untold, "MOST", 5)


def unread() -> Sequence[Row]:
    raise AssertionError


class Unseen(Held):
    """Batches of which nobody may look at a row."""

    def cells(self, batch: pa.RecordBatch, at: int) -> Row:
        assert batch.num_columns == 1, "a whole row"
        return super().cells(batch, at)


def test_of_a_plain_sheet_no_row_is_read_cell_by_cell() -> None:
    sheet = sheet_of(rows(), 7)
    lazy = Later(sheet.rows[:10], (len(sheet.rows), 3), unread)
    batches = Unseen(rows(), 7)
    taken = examine(PLAN, [attrs.evolve(sheet, rows=lazy, batches=batches)])
    assert taken.diagnostics == ()
    assert taken.facts is not None
    fact = taken.facts.values["解读@县区"]["39号",]
    assert (fact.value, str(fact.cell)) == (F(88), "得分.csv!C41")


@pytest.mark.usefixtures("few")
def test_of_many_faulty_rows_the_first_are_told_and_the_others_counted() -> None:
    faulty = {unit: ["101", "88"] for unit in UNITS[3:]}
    taken = examine(PLAN, [sheet_of([*rows(**faulty)[:-1], ["无名", "1", "2"]], 7)])
    assert codes(taken) == ["GJ1345", *["GJ1310"] * 5]
    assert "37 行" in taken.diagnostics[0].message.zh
    assert "32 行" in taken.diagnostics[0].message.zh


@pytest.mark.usefixtures("few")
def test_of_many_blanks_those_that_are_filled_elsewhere_are_no_fault() -> None:
    halves = [[unit, "95", ""] for unit in UNITS]
    halves += [[unit, "", "88"] for unit in UNITS]
    taken = assert_alike(PLAN, [sheet_of([HEAD, *halves], 7)])
    assert taken.diagnostics == ()
    blank = [[unit, "95", ""] for unit in UNITS]
    found = examine(PLAN, [sheet_of([HEAD, *blank, ["0号", "", "88"]], 7)])
    assert codes(found) == ["GJ1345", "GJ1307"]
    assert found.diagnostics[1].message.zh == "“解读”有 4 格没有填"


@pytest.mark.usefixtures("few")
def test_of_many_missing_rows_the_first_are_told_and_the_others_counted() -> None:
    taken = examine(PLAN, [sheet_of(rows()[:11], 7)])
    assert codes(taken) == [*["GJ1306"] * 5, "GJ1345"]
    assert "25 处" in taken.diagnostics[-1].message.zh


@pytest.mark.usefixtures("few")
def test_many_rows_that_are_odd_and_right_are_all_read() -> None:
    odd = {unit: [TAIL, "88"] for unit in UNITS}
    taken = assert_alike(PLAN, [sheet_of(rows(**odd), 7)])
    assert codes(taken) == ["GJ1322"] * len(UNITS)


@pytest.mark.usefixtures("few")
def test_more_odd_rows_than_memory_has_room_for_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(gather, "MOST_CELLS", 60)
    odd = {unit: [TAIL, "88"] for unit in UNITS}
    assert_alike(PLAN, [sheet_of(rows(**dict([*odd.items()][:30])), 7)])
    with pytest.raises(DiagnosticError) as raised:
        examine(PLAN, [sheet_of(rows(**odd), 7)])
    (told,) = raised.value.diagnostics
    assert told.code == "GJ1433"
    assert "40行" in told.message.zh


def test_one_figure_that_no_float_holds_leaves_the_other_columns_alone() -> None:
    taken = assert_alike(PLAN, [sheet_of(rows(**{"7号": ["95", TAIL]}), 7)])
    assert taken.facts is not None
    first, second = taken.facts.values.values()
    assert isinstance(first, Reported)
    assert isinstance(second, dict)
    assert second["7号",].value == F(TAIL)


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        pytest.param(["合计", "3820", "3520"], ["GJ1321"], id="right"),
        pytest.param(["合计", "3820", "3521"], ["GJ1328"], id="wrong"),
        pytest.param(["平均", "95.5", "88"], ["GJ1321"], id="mean"),
        pytest.param(["最低分", "95.4", "88"], ["GJ1328"], id="lowest"),
    ],
)
def test_a_total_is_held_to_figures_in_columns(
    last: list[str], expected: list[str]
) -> None:
    for size in (1, 7, 100):
        taken = assert_alike(PLAN, [sheet_of([*rows(), last], size)])
        assert codes(taken) == expected


def test_a_part_is_of_the_rows_since_the_last_one() -> None:
    body = rows(**{"3号": ["7分", "88"]})
    part = ["小计", str(9 * F("95.5") + 7).replace("1733/2", "866.5"), "880"]
    total = ["合计", "3731.5", "3520"]
    parted = [*body[:11], part, *body[11:], total]
    taken = assert_alike(PLAN, [sheet_of(parted, 7)])
    assert codes(taken) == ["GJ1321", "GJ1321"]


@pytest.mark.parametrize(
    ("beside", "expected"),
    [
        pytest.param("183.50", ["GJ1318"], id="right"),
        pytest.param("183.5分", ["GJ1318"], id="right-with-measure"),
        pytest.param("", ["GJ1318"], id="blank"),
        pytest.param("见附件", ["GJ1318"], id="no-figure"),
        pytest.param("183.6", ["GJ1318", "GJ1328"], id="wrong"),
    ],
)
def test_a_sum_beside_figures_is_held_to_them(beside: str, expected: list[str]) -> None:
    head, *body = rows()
    summed = [[*head, "合计"], *([*row, "183.5"] for row in body)]
    summed[9][-1] = beside
    taken = assert_alike(PLAN, [sheet_of(summed, 7)])
    assert codes(taken) == expected
    is_plain = beside == "183.50"
    batches = (Unseen if is_plain else Held)(summed, 7)
    again = examine(PLAN, [attrs.evolve(sheet_of(summed, 7), batches=batches)])
    assert codes(again) == expected


def sizes(taken: Intake) -> set[int]:
    assert taken.facts is not None
    columns = taken.facts.values.values()
    return {one.block.places for one in columns if isinstance(one, Reported)}


def test_columns_of_different_decimals_share_a_block_where_there_is_room() -> None:
    fine = assert_alike(PLAN, [sheet_of(rows(**{"7号": ["1.125", "88"]}), 7)])
    assert sizes(fine) == {3}
    plan = plan_of(
        *(
            attrs.evolve(one, definition=Input(table="得分"))
            for one in PLAN.quantities.values()
        )
    )
    apart = {"7号": ["0.123456789012", "123456789012345"]}
    taken = assert_alike(plan, [sheet_of(rows(**apart), 7)])
    assert sizes(taken) == {12, 0}


@pytest.mark.parametrize(
    ("written", "meant"),
    [("第12号", "12号"), ("12", "12号"), ("21x号", None), ("1 2 号。", "12号")],
)
def test_among_very_many_names_one_slip_is_looked_through(
    written: str, meant: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guiju.plugins.intake.names._MANY", 3)
    names: Names = names_of((f"{nth}号", ()) for nth in range(20))
    assert names.nearest(written)[:1] == ((meant,) if meant else ())
