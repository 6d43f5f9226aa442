"""The living workbook: rules as formulas, for everybody who has a spreadsheet.

It is one more reading of the core. Whoever opens it needs nothing else: figures and
weights stand in cells to be changed, every rule is a formula with its ground beside it,
and the ranking puts itself in order. The present values are written too, so that a
viewer which cannot compute shows them.
"""

import io

import attrs

from guiju.engine.result import Result
from guiju.engine.text import Language, Text
from guiju.plugins.blank_book import blank_book
from guiju.plugins.living.board import add_orders, named_boards, write_boards
from guiju.plugins.living.calendar import write_calendar
from guiju.plugins.living.checks import lay_out, write_checks
from guiju.plugins.living.front import doubtful, write_cover, write_parameters
from guiju.plugins.living.limits import beyond
from guiju.plugins.living.pages import write_forms, write_grids
from guiju.plugins.living.paper import Paper
from guiju.plugins.living.workings import Workings, workings


@attrs.frozen(kw_only=True)
class Living:
    """A workbook, and the names of what it is not proved to compute exactly."""

    content: bytes
    doubtful: tuple[str, ...]
    beyond: tuple[tuple[str, Text], ...]
    """What no spreadsheet can hold, and why: such a workbook is of no use."""
    workings: Workings


def living(result: Result, language: Language) -> Living:
    """Return the living workbook of ``result``, the same for the same result."""
    made = workings(result, language, result.facts)
    found = named_boards(made)
    checks = lay_out(made)
    orders = add_orders(made, found)
    buffer = io.BytesIO()
    book = blank_book(buffer, result.plan.scheme.called)
    book.set_calc_mode("auto")
    paper = Paper(book)
    write_boards(paper, made, found, orders)
    write_cover(paper, made)
    write_parameters(paper, made)
    write_forms(paper, made)
    write_grids(paper, made)
    write_checks(paper, made, checks)
    write_calendar(paper, made)
    book.close()
    return Living(
        content=buffer.getvalue(),
        doubtful=tuple(doubtful(made)),
        beyond=beyond(made),
        workings=made,
    )
