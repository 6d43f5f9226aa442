"""The first sheets: rankings that put themselves in order when a figure changes."""

from collections.abc import Sequence

from guiju.engine.plan import Quantity, Undetermined
from guiju.engine.text import Language, Text
from guiju.engine.value import Absence
from guiju.plugins.living import words
from guiju.plugins.living.layout import Area, Cell, Content, Head, quoted
from guiju.plugins.living.look import as_number, shown_as
from guiju.plugins.living.paper import Page, Paper
from guiju.plugins.living.workings import Workings
from guiju.plugins.outputs.arrange import boards, heading
from guiju.plugins.outputs.board import Board
from guiju.plugins.prose.words import joined

_COLOUR = "#70AD47"
FIRST_ROW, _MANY = 4, 8
_PLACE = Text(zh="名次", en="place")
_UNIT = Text(zh="单位", en="unit")
_ORDER = Text(zh="上榜顺序", en="order on the board")
_FILL_IN = Text(
    zh="方案没有写明，先到“参数”表填写：{names}",
    en="The scheme leaves these open; fill them in on the sheet of parameters: {names}",
)
_LIVE = Text(
    zh="本表由公式排出：改动任何填报数，名次和顺序随之改变。",
    en="Formulas put this table in order: change any figure and it follows.",
)


def named_boards(made: Workings) -> list[tuple[Board, str]]:
    """Return the boards, each with the name of its sheet."""
    found = []
    for board in boards(made.result):
        several = board.ranking is not None and board.is_one_of_several
        name = board.group.name
        if several and board.ranking is not None:
            name = f"{name} {board.ranking.name}"
        title = words.RANKED.of(made.language).format(name=name)
        found.append((board, made.names.free(title)))
    return found


def add_orders(made: Workings, found: Sequence[tuple[Board, str]]) -> dict[str, str]:
    """Lay out who stands where on each board; return the range of it by sheet."""
    return {sheet: _order(made, board) for board, sheet in found}


def _order(made: Workings, board: Board) -> str:
    """Return the range in which each unit of the group has its line on the board."""
    rank = None if board.ranking is None else board.ranking.rank
    by = made.result.plan.quantities[rank or board.columns[0].id]
    found = made.grid("aside", by.axes)
    column = found.column(Head(_ORDER.of(made.language), by.clause))
    units = [(unit,) for unit in board.group.members]
    ranks = [made.ref(by.id, {by.axes[0].name: unit}).cell for (unit,) in units]
    every = Area(ranks[0], ranks[-1]).text(found.sheet, fixed="row")
    lines = {line.unit: nth for nth, line in enumerate(board.lines, start=1)}
    for nth, key in enumerate(units):
        own = ranks[nth].text(found.sheet)
        down = _until(ranks[0], ranks[nth], found.sheet)
        text = (
            f'IF(ISNUMBER({own}),COUNTIF({every},"<"&{own})+COUNTIF({down},{own}),'
            f"COUNT({every})+ROWS({down})-COUNT({down}))"
            if rank
            else str(nth + 1)
        )
        column.cells[key] = Content(formula=text, value=float(lines[key[0]]), shown="0")
    cells = [found.cell(column, key) for key in units]
    return Area(cells[0], cells[-1]).text(fixed="$")


def _until(first: Cell, last: Cell, here: str) -> str:
    start = first.text(here, fixed="row")
    return f"{start}:{last.text(last.sheet)}"


def write_boards(
    paper: Paper,
    made: Workings,
    found: Sequence[tuple[Board, str]],
    orders: dict[str, str],
) -> None:
    """Write a sheet for each ranking, in the order of ``found``."""
    for board, sheet in found:
        page = paper.sheet(sheet, _COLOUR, portrait=len(board.columns) < _MANY)
        _write(page, made, board, orders[sheet])


def _write(
    page: Page,
    made: Workings,
    board: Board,
    order: str,
) -> None:
    title = f"{made.result.plan.scheme.called} · {board.group.called}"
    page.say((0, 0), title, "title")
    _say_how(page, made)
    _write_heads(page, board, made.language)
    at_line = len(board.columns) + 2
    for nth, line in enumerate(board.lines, start=1):
        row = FIRST_ROW + nth - 1
        where = Cell("", row, at_line).text("", fixed="")
        place = f"${where}"
        text = f"MATCH({nth},{order},0)"
        units = list(board.group.members)
        value = float(units.index(line.unit) + 1)
        page.put((row, at_line), _small(text, value))
        _line(page, made, board, (row, place), line.unit)
    _set_sizes(page, at_line, made.language)


def _write_heads(
    page: Page,
    board: Board,
    language: Language,
) -> None:
    heads = [_PLACE.of(language), _UNIT.of(language)]
    heads += [heading(column, language) for column in board.columns]
    clauses = ["", board.group.clause, *(column.clause for column in board.columns)]
    for at, (head, clause) in enumerate(zip(heads, clauses, strict=True)):
        page.say((FIRST_ROW - 2, at), head, "head")
        page.say((FIRST_ROW - 1, at), clause, "ground")


def _set_sizes(
    page: Page,
    at_line: int,
    language: Language,
) -> None:
    page.sheet.set_column(0, 0, 8 if language == "zh" else 14)
    page.sheet.set_column(1, 1, 26)
    page.sheet.set_column(2, at_line - 1, 13)
    page.sheet.set_column(at_line, at_line, 4)
    page.sheet.set_row(FIRST_ROW - 2, 34)
    page.sheet.set_row(FIRST_ROW - 1, 26)
    page.sheet.freeze_panes(FIRST_ROW, 2)
    page.sheet.repeat_rows(FIRST_ROW - 2, FIRST_ROW - 1)


def _say_how(page: Page, made: Workings) -> None:
    """Write how the table works, or which parameters have to be filled in first."""
    live = _LIVE.of(made.language)
    wanted = made.parameters.to_fill_in
    if not wanted:
        page.say((1, 0), live, "hint")
        return
    names = joined([name for name, _ in wanted], made.language)
    first = _FILL_IN.of(made.language).format(names=names)
    cells = ",".join(cell.text(fixed="$") for _, cell in wanted)
    text = f"IF(COUNT({cells})={len(wanted)},{quoted(live)},{quoted(first)})"
    known = (made.result.plan.quantities[q.id] for q in made.result.left_open)
    missing = any(isinstance(q.definition, Undetermined) for q in known)
    value = first if missing else live
    page.put((1, 0), Content(formula=text, value=value, look="hint"))
    still_open = f"=COUNT({cells})<{len(wanted)}"
    red = {
        "type": "formula",
        "criteria": still_open,
        "format": page.paper.look("notice"),
    }
    page.sheet.conditional_format(1, 0, 1, 0, red)


def _line(
    page: Page,
    made: Workings,
    board: Board,
    at: tuple[int, str],
    unit: str,
) -> None:
    row, place = at
    names = _names(made, board)
    name = Content(formula=f"INDEX({names},{place})", value=unit, look="name")
    page.put((row, 1), name)
    quantities = (
        [made.result.plan.quantities[board.ranking.rank]] if board.ranking else []
    )
    for column, quantity in enumerate([*quantities, *board.columns]):
        at_column = 0 if quantities and column == 0 else column + 2 - len(quantities)
        value = made.result.values[quantity.id][(unit,)]
        is_rank = bool(quantities) and column == 0
        content = Content(
            formula=_shown(made, board, quantity, place),
            value=as_number(value, made.language, labelled=True),
            look="published" if is_rank else "number",
            shown="0"
            if is_rank
            else shown_as(made.result.plan, quantity, made.language),
        )
        page.put((row, at_column), content)
    if not quantities:
        page.put((row, 0), Content(look="published"))


def _shown(made: Workings, board: Board, quantity: Quantity, place: str) -> str:
    """Return the formula of a figure of whoever stands on this line."""
    units = [(unit,) for unit in board.group.members]
    if quantity.id in made.forms:
        cells = [made.forms[quantity.id].cell(quantity.id, key) for key in units]
        text = f"INDEX({Area(cells[0], cells[-1]).text(fixed='$')},{place})"
        missing = words.mark(Absence.NOT_REPORTED, made.language)
        return f'IF({text}="","{missing}",{text})'
    cells = [made.shown(quantity, key) for key in units]
    return f"INDEX({Area(cells[0], cells[-1]).text(fixed='$')},{place})"


def _names(made: Workings, board: Board) -> str:
    """Return the range with the names of the units, where they are computed."""
    for (_, axes), found in made.grids.items():
        if len(axes) == 1 and axes[0].members == board.group.members:
            rows = [found.name((unit,), 0) for unit in board.group.members]
            return Area(rows[0], rows[-1]).text(fixed="$")
    raise AssertionError(board.group.name)


def _small(formula: str, value: float) -> Content:
    return Content(formula=formula, value=value, look="small", shown="0")
