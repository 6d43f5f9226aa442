"""Every step as a table for paper: what was only reported shares a row."""

from collections.abc import Sequence
from fractions import Fraction

import pytest

from guiju.engine.measure import POINTS
from guiju.engine.plan import Input, Quantity, Role
from guiju.engine.source import Cell, Corrected
from guiju.engine.text import Language
from guiju.plugins.outputs.blocks import ROOM, Table, Words
from guiju.plugins.outputs.step_table import numbered, step_blocks
from guiju.plugins.prose.explanation import Said


def cell(address: str, sheet: str = "本级") -> Cell:
    column = ord(address[0]) - ord("A") + 1
    return Cell(file="测评.xlsx", sheet=sheet, row=int(address[1:]), column=column)


def said(
    words: str,
    *parts: Said,
    at: Cell | None = None,
    clause: str = "",
    again: bool = False,
) -> Said:
    quantity = Quantity(
        id=words,
        name=words,
        title="",
        group="县区",
        measure=POINTS,
        role=Role.INPUT,
        definition=Input(table="测评"),
        axes=(),
        clause=clause,
    )
    return Said(
        words=words,
        value=Fraction(1),
        quantity=quantity,
        cell=at,
        parts=parts,
        is_repeated=again,
    )


def rows(*steps: Said, language: Language = "zh") -> Sequence[tuple[str, ...]]:
    (table,) = (one for one in step_blocks(steps, language) if isinstance(one, Table))
    return table.rows


def marks(addresses: str, clauses: str = "一二三四五六七八九十") -> list[Said]:
    return [
        said(f"{nth}项", at=cell(address), clause=f"附件2 一({numeral})")
        for nth, (address, numeral) in enumerate(
            zip(addresses.split(), clauses, strict=False), start=1
        )
    ]


def test_figures_side_by_side_share_a_row_with_their_clauses_and_cells() -> None:
    found = rows(said("大项", *marks("B2 C2 D2"), clause="附件2 一"))
    assert found == (
        ("1", "大项", "附件2 一", ""),
        ("1.1–3", "1项；2项；3项", "附件2 一(一)至(三)", "测评.xlsx[本级]!B2:D2"),
    )


@pytest.mark.parametrize(
    ("addresses", "numerals", "clauses", "cells"),
    [
        pytest.param("B2", "一", "附件2 一(一)", "B2", id="one"),
        pytest.param("B2 C2", "一二", "附件2 一(一)、(二)", "B2:C2", id="two"),
        pytest.param(
            "B2 D2", "一三", "附件2 一(一)、附件2 一(三)", "B2、D2", id="gaps"
        ),
        pytest.param("B2 B3", "二二", "附件2 一(二)", "B2:B3", id="one-column"),
        pytest.param(
            "C2 B2", "三二", "附件2 一(三)、附件2 一(二)", "C2、B2", id="backwards"
        ),
    ],
)
def test_only_what_follows_one_another_is_drawn_together(
    addresses: str, numerals: str, clauses: str, cells: str
) -> None:
    ((_, _, shown, cited),) = rows(*marks(addresses, numerals))
    assert (shown, cited) == (clauses, f"测评.xlsx[本级]!{cells}")


def test_what_has_no_cell_or_no_clause_stands_alone() -> None:
    """Else nobody knew which of the cells and clauses belongs to which figure."""
    found = rows(
        said("填报的", at=cell("B2"), clause="三"),
        said("设定的", clause="三"),
        said("没有依据的", at=cell("C2")),
        said("见过的", clause="三", again=True),
    )
    assert [row[:2] for row in found] == [
        ("1", "填报的"),
        ("2", "设定的"),
        ("3", "没有依据的"),
        ("4", "见过的（已见上文）"),
    ]


def test_a_correction_is_told_whole() -> None:
    corrected = Corrected(
        file="更正.toml", sheet="", row=3, column=1, nth=1, original=cell("B2")
    )
    first, second = (
        said(w, at=at) for w, at in (("一", corrected), ("二", cell("C2")))
    )
    ((_, _, _, cells),) = rows(first, second)
    assert cells == f"{corrected.said('zh')}；测评.xlsx[本级]!C2"


def test_a_sheet_that_many_steps_cite_is_named_once() -> None:
    steps = [said(f"第{n}", *marks(f"B{n} C{n}")) for n in range(2, 6)]
    first, table, _ = step_blocks(steps, "zh")
    assert first == Words("body", "数据出处里的“表1”是 测评.xlsx[本级]。")
    assert isinstance(table, Table)
    assert [row[3] for row in table.rows if row[3]] == [
        f"表1!B{n}:C{n}" for n in range(2, 6)
    ]


def test_no_step_and_no_figure_is_lost() -> None:
    steps = [said("甲", *marks("B2 C2 E2"), said("乙", *marks("B3")), *marks("B4"))]
    shown = "；".join(row[1] for row in rows(*steps))
    assert shown.split("；") == [words for _, _, words in numbered(steps, "zh")]


def test_in_english_too() -> None:
    ((number, words, clause, cells),) = rows(*marks("B2 C2 D2"), language="en")
    assert number == "1–3"
    assert words == "1项; 2项; 3项"
    assert (clause, cells) == ("附件2 一(一) to (三)", "测评.xlsx[本级]!B2:D2")


def test_the_arithmetic_has_most_of_the_paper_and_short_columns_do_not_wrap() -> None:
    long = "大项 = " + " + ".join(f"第{n}项 {n}" for n in range(20))
    steps = [said(long, *marks("B2 C2"), clause="附件2 一") for _ in range(20)]
    (table,) = (one for one in step_blocks(steps, "zh") if isinstance(one, Table))
    widths = table.widths(ROOM[False], table.letter)
    assert sum(widths) <= ROOM[False]
    assert max(widths) == widths[1]
    assert widths[3] >= len("表1!B2:C2") * table.letter
