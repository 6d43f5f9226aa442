"""Laws of intake: however legal data is laid out, the same facts come of it."""

from fractions import Fraction as F
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guiju.engine.axis import Key
from guiju.engine.contract import tables
from guiju.engine.facts import Facts
from guiju.plugins.intake.load import load
from tests.plans import city
from tests.plugins.tabular import (
    PLUGINS,
    Layout,
    as_csv,
    as_xlsx,
    codes,
    figures,
    legal,
    legal_facts,
    long,
    read,
    sheets_of,
    shuffled,
    transposed,
    very_long,
    wide,
)

PLAN = city()
LAYOUTS = (long, wide, transposed, very_long)


@given(legal_facts(PLAN), st.sampled_from(LAYOUTS))
@settings(max_examples=20)
def test_every_layout_as_csv_and_as_xlsx_gives_what_was_reported(
    facts: Facts, layout: Layout
) -> None:
    with TemporaryDirectory() as folder:
        sheets = sheets_of(PLAN, facts, layout)
        text = read(PLAN, as_csv(Path(folder, "csv"), sheets))
        workbook = read(PLAN, as_xlsx(Path(folder, "all.xlsx"), sheets))
    assert figures(text) == figures(workbook) == figures(facts)
    assert text.rosters == workbook.rosters == facts.rosters


@given(legal_facts(PLAN), st.sampled_from(LAYOUTS), st.data())
@settings(max_examples=20)
def test_order_of_rows_and_columns_does_not_matter(
    facts: Facts, layout: Layout, data: st.DataObject
) -> None:
    sheets = {
        name: data.draw(shuffled(rows))
        for name, rows in sheets_of(PLAN, facts, layout).items()
    }
    with TemporaryDirectory() as folder:
        again = read(PLAN, as_csv(Path(folder, "csv"), sheets))
    assert figures(again) == figures(facts)
    assert _as_sets(again) == _as_sets(facts)


@given(legal_facts(PLAN), st.data())
@settings(max_examples=20)
def test_a_table_may_be_split_over_several_sheets(
    facts: Facts, data: st.DataObject
) -> None:
    with TemporaryDirectory() as folder:
        for name, rows in sheets_of(PLAN, facts, wide).items():
            cut = data.draw(st.integers(1, len(rows)))
            as_csv(Path(folder, name, "one"), {name: rows[:cut]})
            as_csv(Path(folder, name, "two"), {name: [rows[0], *rows[cut:]]})
        taken = _load_all(Path(folder))
    assert figures(taken) == figures(facts)


@given(legal_facts(PLAN), st.data())
@settings(max_examples=30)
def test_one_figure_taken_away_is_one_fault(facts: Facts, data: st.DataObject) -> None:
    table = data.draw(st.sampled_from([t for t in tables(PLAN) if t.name != "局分"]))
    sheets = sheets_of(PLAN, facts)
    row = data.draw(st.integers(1, len(sheets[table.name]) - 1))
    column = data.draw(st.integers(len(table.keys), len(sheets[table.name][0]) - 1))
    was = sheets[table.name][row][column]
    sheets[table.name][row][column] = None
    optional = table.columns[column - len(table.keys)].optional
    with TemporaryDirectory() as folder:
        found = codes(PLAN, as_csv(Path(folder, "csv"), sheets))
    assert found == ([] if optional or was == "不适用" else ["GJ1307"])


@pytest.mark.parametrize("mark", ["#N/A", "=1+1", "一百", "９５", "101000"])
def test_no_text_in_place_of_a_figure_goes_unnoticed(mark: str, tmp_path: Path) -> None:
    sheets = sheets_of(PLAN, legal(PLAN))
    sheets["互评"][3][2] = mark
    assert len(codes(PLAN, as_csv(tmp_path / "csv", sheets))) == 1


def test_zero_is_reported_and_is_zero(tmp_path: Path) -> None:
    facts = legal(PLAN, {("日常分", "甲县", "二季度"): F(0)})
    taken = read(PLAN, as_csv(tmp_path / "csv", sheets_of(PLAN, facts)))
    assert taken.values["日常分"]["甲县", "二季度"].value == 0


def _as_sets(facts: Facts) -> dict[str, dict[Key, frozenset[str]]]:
    return {
        roster: {key: frozenset(members) for key, members in lists.items()}
        for roster, lists in facts.rosters.items()
    }


def _load_all(folder: Path) -> Facts:
    taken = load(PLAN, sorted(folder.glob("*/*")), PLUGINS.read_sheets)
    assert taken.facts is not None, taken.diagnostics
    return taken.facts
