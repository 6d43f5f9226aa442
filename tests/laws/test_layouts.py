"""However the same figures are handed in, the same result comes of them."""

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from tests.laws.witness import must_see, seen
from tests.plugins.tabular import (
    Rows,
    as_csv,
    as_xlsx,
    long,
    read,
    sheets_of,
    shuffled,
    transposed,
    very_long,
    wide,
)
from tests.strategies.rulebooks import Assessment, assessments

LAYOUTS = (long, wide, transposed, very_long)
SOME = max(10, settings().max_examples // 2)


@must_see("layouts that differ", "a roster", times=2)
@settings(max_examples=SOME)
@given(assessments())
def test_csv_xlsx_wide_and_long_give_the_same_result(drawn: Assessment) -> None:
    plan, expected = drawn.book.plan, _values(drawn.book.plan, drawn.facts)
    shapes = [sheets_of(plan, drawn.facts, layout) for layout in LAYOUTS]
    for sheets in shapes:
        with TemporaryDirectory() as folder:
            text = read(plan, as_csv(Path(folder, "csv"), sheets))
            workbook = read(plan, as_xlsx(Path(folder, "all.xlsx"), sheets))
        assert _values(plan, text) == _values(plan, workbook) == expected
    seen("layouts that differ", when=shapes[0] != shapes[1])
    seen("a roster", when=bool(drawn.facts.rosters))


@must_see("another order", times=8)
@settings(max_examples=SOME)
@given(assessments(), st.sampled_from(LAYOUTS), st.data())
def test_order_of_rows_and_columns_does_not_matter(
    drawn: Assessment, layout: object, data: st.DataObject
) -> None:
    plan = drawn.book.plan
    assert callable(layout)
    sheets = sheets_of(plan, drawn.facts, layout)
    mixed: dict[str, Rows] = {
        name: data.draw(shuffled(rows)) for name, rows in sheets.items()
    }
    with TemporaryDirectory() as folder:
        again = read(plan, as_csv(Path(folder, "csv"), mixed))
    assert _values(plan, again) == _values(plan, drawn.facts)
    seen("another order", when=mixed != sheets)


def _values(plan: Plan, facts: Facts) -> object:
    return evaluate(plan, facts).values
