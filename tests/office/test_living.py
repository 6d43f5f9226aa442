"""LibreOffice computes from the formulas what the engine computes from the rules.

Every cell of every workbook is compared: what is rounded, ranked, graded or decided
must be the very same, and what nobody rounds must agree to nine digits.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path

import attrs
import pytest

from guiju.cli.running import Request, carry_out
from guiju.cli.shipped import shipped
from guiju.engine.measure import Numeric
from guiju.engine.plan import Input, Quantity
from guiju.engine.value import Value
from guiju.plugins.living import checks, words
from guiju.plugins.living.board import FIRST_ROW, named_boards
from guiju.plugins.living.layout import Cell
from guiju.plugins.living.look import as_number
from guiju.plugins.living.parameters import is_parameter
from guiju.plugins.living.sheets import SheetNames
from guiju.plugins.outputs.arrange import boards
from guiju.plugins.prose.figure import declared_places
from tests.office.books import BLANK, CHANGED, SETTINGS, Book, books, rows_of
from tests.office.soffice import Computed, recomputed, with_values

pytestmark = pytest.mark.office
AGREE = 1e-9


@attrs.frozen(kw_only=True)
class Tried:
    """The workbooks, and what LibreOffice made of them."""

    books: Mapping[str, Book]
    computed: Mapping[str, Computed]


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """Compute all workbooks, whose formulas have no values, in one go."""
    every = books()
    files = {name: with_values(book.content) for name, book in every.items()}
    files["wrong"] = with_values(every["sichuan-land-2011"].content, b"4711")
    computed = recomputed(files, tmp_path_factory.mktemp("office"))
    return Tried(books=every, computed=computed)


def test_wrong_values_beside_the_formulas_are_computed_anew(tried: Tried) -> None:
    book = tried.books["sichuan-land-2011"]
    assert not list(differences(book, tried.computed["wrong"]))
    assert 4711.0 not in tried.computed["wrong"].values()


@pytest.mark.parametrize("name", [*shipped(), "english"])
def test_every_cell_of_a_shipped_rulebook_agrees(tried: Tried, name: str) -> None:
    book, computed = tried.books[name], tried.computed[name]
    assert not list(differences(book, computed))
    assert not list(aside(book, computed))


@pytest.mark.parametrize("name", [f"changed-{name}" for name in CHANGED])
def test_a_changed_mark_moves_the_ranking_as_a_new_run_does(
    tried: Tried, name: str
) -> None:
    book, computed = tried.books[name], tried.computed[name]
    assert not list(differences(book, computed))
    assert on_boards(book, computed) == expected_boards(book)


@pytest.mark.parametrize("name", [f"blank-{name}" for name in BLANK])
def test_an_empty_workbook_that_is_filled_in_agrees(tried: Tried, name: str) -> None:
    book, computed = tried.books[name], tried.computed[name]
    assert not list(differences(book, computed))


@pytest.mark.parametrize("name", shipped())
def test_a_workbook_is_read_as_the_data_that_it_was_made_of(
    tried: Tried, name: str, tmp_path: Path
) -> None:
    book, file = tried.books[name], tmp_path / "filled.xlsx"
    file.write_bytes(book.content)
    settings = SETTINGS.get(name, ())
    asked = Request(rulebook=name, data=str(file), settings=settings, leave_open=True)
    assert carry_out(asked).result.values == book.result.values


@pytest.mark.parametrize("name", shipped())
def test_the_boards_stand_in_the_order_of_the_places(tried: Tried, name: str) -> None:
    book, computed = tried.books[name], tried.computed[name]
    assert on_boards(book, computed) == expected_boards(book)


@pytest.mark.parametrize("kind", ["text", "plan", "other"])
def test_drawn_plans_agree_in_every_figure(tried: Tried, kind: str) -> None:
    found = {
        name: list(differences(book, tried.computed[name]))
        for name, book in tried.books.items()
        if name.startswith(f"{kind}-")
    }
    assert found
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_all_that_rulebooks_say_is_proved_to_agree(tried: Tried) -> None:
    texts = {n: b for n, b in tried.books.items() if n.startswith("text-")}
    assert {name: book.doubted for name, book in texts.items() if book.doubted} == {}


def test_most_of_what_is_drawn_without_sense_is_proved_too(tried: Tried) -> None:
    drawn = [b for n, b in tried.books.items() if n.startswith(("plan-", "other-"))]
    every = sum(len(book.made.workings.columns) for book in drawn)
    assert sum(len(book.doubted) for book in drawn) < every // 5


def test_a_workbook_without_values_would_be_found(tried: Tried) -> None:
    assert list(differences(tried.books["sichuan-land-2011"], {}))


def test_verdicts_agree(tried: Tried) -> None:
    for name, book in tried.books.items():
        if name.startswith(("blank", "changed", "other")) or book.doubted:
            continue
        language = book.made.workings.language
        sheet = words.CHECKS.of(language)
        for row, verdict in enumerate(book.result.verdicts, start=checks.FIRST_ROW):
            said = tried.computed[name].get(Cell(sheet, row, 6))
            assert said == words.HOLDS[verdict.holds].of(language), (name, verdict)


def differences(book: Book, computed: Computed) -> Iterator[tuple[object, ...]]:
    """Yield the figures that differ from the engine's, of those proved to agree."""
    for quantity in book.result.plan.quantities.values():
        is_given = isinstance(quantity.definition, Input) or is_parameter(quantity)
        if is_given or quantity.id in book.doubted:
            continue
        for key, value in book.result.values[quantity.id].items():
            found = computed.get(cell_of(book, quantity, key))
            if not is_same(book, quantity, value, found):
                yield quantity.id, key, value, found


def cell_of(book: Book, quantity: Quantity, key: tuple[str, ...]) -> Cell:
    """Return where the value of ``quantity`` at ``key`` is shown."""
    made = book.made.workings
    column = made.columns[quantity.id]
    grid = made.grid("computed", quantity.axes)
    if key not in grid.rows:
        rows = {
            named: row
            for name in book.result.facts.values
            if book.result.plan.quantities[name].axes == quantity.axes
            for named, row in rows_of(book.made, name, book.result.facts).items()
        }
        key = rows[key]
    return grid.cell(column, key)


def is_same(
    book: Book, quantity: Quantity, value: Value, found: str | float | None
) -> bool:
    """Whether a cell has the value; exactly, unless nobody rounds it."""
    language = book.made.workings.language
    wanted = as_number(value, language, labelled=True)
    if isinstance(found, str) or isinstance(wanted, str) or found is None:
        return found == wanted
    is_rounded = declared_places(book.result.plan, quantity) is not None
    nearly = isinstance(quantity.measure, Numeric) and not is_rounded
    return found == wanted or (nearly and is_near(found, wanted))


def is_near(found: float, wanted: float) -> bool:
    """Whether two figures that nobody rounds are the same for a reader."""
    return abs(found - wanted) <= AGREE * max(1.0, abs(wanted))


def aside(book: Book, computed: Computed) -> Iterator[tuple[object, ...]]:
    """Yield the cells that differ from the values that were written beside them."""
    for grid in book.made.workings.grids.values():
        for column in grid.columns:
            for key, content in column.cells.items():
                found, wanted = computed.get(grid.cell(column, key)), content.value
                if isinstance(found, float) and isinstance(wanted, float):
                    if not is_near(found, wanted):
                        yield grid.sheet, column.head, key, wanted, found
                elif found != wanted:
                    yield grid.sheet, column.head, key, wanted, found


def on_boards(book: Book, computed: Computed) -> list[list[str | float | None]]:
    """Return the lines of the boards: place, unit, and the figures after them."""
    made = attrs.evolve(book.made.workings, names=SheetNames())
    found = []
    for board, sheet in named_boards(made):
        for row, _ in enumerate(board.lines, start=FIRST_ROW):
            width = len(board.columns) + 2
            line = [computed.get(Cell(sheet, row, at)) for at in range(width)]
            found.append([_short(one) for one in line])
    return found


def expected_boards(book: Book) -> list[list[str | float | None]]:
    """Return what the boards have to show."""
    found = []
    for board in boards(book.result):
        for line in board.lines:
            unit = (line.unit,)
            rank = None
            if board.ranking is not None:
                rank = book.result.values[board.ranking.rank][unit]
            figures = [book.result.values[column.id][unit] for column in board.columns]
            shown = [as_number(value, "zh", labelled=True) for value in figures]
            place = as_number(rank, "zh") or None
            found.append([place, line.unit, *map(_short, shown)])
    return found


def _short(value: str | float | None) -> str | float | None:
    return round(value, 9) if isinstance(value, float) else value
