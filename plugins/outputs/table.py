"""The rankings as a terminal shows them, one table for each group.

A terminal that is too narrow gets fewer columns and is told which are missing: a
number is never cut, and nothing is left out silently. Rich is loaded when a table is
made: most runs write other outputs.
"""

from collections.abc import Iterable, Iterator, Sequence
from io import StringIO
from typing import TYPE_CHECKING

import attrs

from guiju.dsl.frame import spelled
from guiju.engine.axis import UNIT
from guiju.engine.measure import base
from guiju.engine.plan import Quantity, Role
from guiju.engine.result import Result
from guiju.engine.text import Language, Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output, Report
from guiju.plugins.outputs import labels, problems
from guiju.plugins.outputs.arrange import (
    boards,
    figures,
    heading,
    settings,
    title,
    unfulfilled,
)
from guiju.plugins.outputs.board import Board
from guiju.plugins.outputs.details import Detail, details
from guiju.plugins.outputs.problems import ProblemList, problem_lists
from guiju.plugins.outputs.vetoed import vetoed
from guiju.plugins.prose.figure import figure, with_unit
from guiju.plugins.prose.verdict import FORCES, name_of, sentence

if TYPE_CHECKING:
    from rich.table import Table
    from rich.text import Text as Rich

_RANK = Text(zh="名次", en="rank")
_UNIT = Text(zh="单位", en="unit")
_NOTICE = Text(zh="【提示】", en="NOTE: ")
_SET = Text(zh="本次设定：", en="set for this run: ")
_ABOUT = Text(
    zh="≈ 表示只在显示时四舍五入，计算用准确值",
    en="≈ marks a figure rounded for display; exact values are computed with",
)
_LEFT_OUT = Text(zh="终端较窄，未列出：", en="left out, the terminal is narrow: ")
_UNLISTED = Text(zh="没有列入问题的单位数：", en="units with no problem listed: ")
_COMMA = Text(zh="、", en=", ")
_ALL_HOLD = Text(zh="约束全部满足", en="all constraints hold")
_BROKEN = Text(
    zh="没有满足或不能判断的约束有 {number} 处，列出前 {shown} 处：",
    en="constraints that do not hold, or of which nothing can be said: {number}, of "
    "which the first {shown} are:",
)
_HEADER = 8
"""A header may be folded down to so many terminal cells."""
_COUNT = base("项")
_ALL, _FIRST, _LAST = 2_000, 50, 10
"""Of a board of more lines than that the first and the last are shown."""
_WITHOUT = Text(
    zh="中间 {number} 个单位没有列出；全部名次用 -o 文件夹 --only csv 写出",
    en="{number} units between are not listed; -o FOLDER --only csv writes all places",
)
_GAP = 2
"""Terminal cells between two columns."""
_MOST = 2
"""A figure that no rule rounds shows so many decimals; the other outputs show more."""
_DROPPED = (
    (Role.WEIGHTED,),
    (Role.STAGE,),
    (Role.BONUS, Role.DEDUCTION),
)
"""What a narrow terminal does without, the least telling first."""
_SIDES = (None, None, Role.DERIVED)
"""Words stand on the left, figures on the right."""
_PLAIN_WIDTH = 100


@attrs.frozen(kw_only=True)
class Terminal:
    """Where the table is printed. ``ascii_only`` is for consoles without box lines."""

    width: int = _PLAIN_WIDTH
    colour: bool = False
    ascii_only: bool = False


_PLAIN = Terminal()


def write(report: Report) -> bytes:
    """Return the tables without colour, a hundred cells wide, in UTF-8."""
    return render(report).encode()


def render(report: Report, terminal: Terminal = _PLAIN) -> str:
    """Return the tables as ``terminal`` shows them."""
    from rich.console import Console  # noqa: PLC0415 - see above

    file = StringIO()
    console = Console(
        file=file,
        width=terminal.width,
        force_terminal=terminal.colour,
        color_system="standard" if terminal.colour else None,
        no_color=not terminal.colour,
        legacy_windows=False,
        emoji=False,
        markup=False,
        highlight=False,
    )
    for part in _parts(report, terminal):
        console.print(part)
    return "".join(f"{line.rstrip()}\n" for line in file.getvalue().splitlines())


def _parts(report: Report, terminal: Terminal) -> Iterator["Rich | Table"]:
    language = report.language
    yield _text(title(report.result), "bold")
    for notice in report.notices:
        yield _text(f"{_NOTICE.of(language)}{notice.of(language)}", "bold yellow")
    shown = [(_ends(board), len(board.lines)) for board in boards(report.result)]
    for board, number in shown:
        yield _text("")
        yield from _board(report.result, board, number, language, terminal)
    yield from _problems(report, terminal)
    yield from _further(report, terminal)
    yield _text("")
    if any(_is_cut(report.result, board) for board, _ in shown):
        yield _text(_ABOUT.of(language), "dim")
    for remark in _remarks(report.result, language):
        yield _text(remark)


def _ends(board: Board) -> Board:
    """Return ``board`` with the first and the last lines of very many."""
    if len(board.lines) <= _ALL:
        return board
    return attrs.evolve(board, lines=(*board.lines[:_FIRST], *board.lines[-_LAST:]))


def _board(
    result: Result, board: Board, number: int, language: Language, terminal: Terminal
) -> Iterator["Rich | Table"]:
    """Yield the table of ``board``, which is what is shown of ``number`` lines."""
    is_whole = number == len(board.group.units)
    yield _text(f"{board.title} ({number})" if is_whole else board.title, "bold")
    names = _names(board, language, terminal.width)[0 if board.has_places else 1 :]
    columns = [_column(result, board, quantity, language) for quantity in board.columns]
    fitting = _that_fit(columns, terminal.width - sum(c.width + _GAP for c in names))
    without = number - len(board.lines)
    yield _table((*names, *fitting), terminal, gap_at=_FIRST if without else None)
    if without:
        yield _text(_WITHOUT.of(language).format(number=without), "dim")
    missing = [column.name for column in columns if column not in fitting]
    if missing:
        listed = _COMMA.of(language).join(missing)
        yield _text(f"{_LEFT_OUT.of(language)}{listed}", "dim")
    if not without:
        yield from map(_text, vetoed(result, board, language))


def _problems(report: Report, terminal: Terminal) -> Iterator["Rich | Table"]:
    """Yield how many problems of each unit are in each state, list by list.

    A unit that reads alone sees which they are.
    """
    language = report.language
    for found in problem_lists(report.result):
        as_of = f"{problems.AS_OF.of(language)} {problems.day_word(found.as_of)}"
        yield _text("")
        yield _text(f"{found.title} · {found.group} · {as_of}", "bold")
        if report.result.reader:
            yield _table(tuple(_own(found, language)), terminal)
        else:
            yield from _counted(found, language, terminal)


def _counted(
    found: ProblemList, language: Language, terminal: Terminal
) -> Iterator["Rich | Table"]:
    """Yield the numbers of the units that have a problem, and how many have none."""
    shown = [count for count in found.counts if count.numbers[0] != 0]
    if shown:
        numbers = zip(*(count.numbers for count in shown), strict=True)
        columns = [
            _made(
                problems.count_word(state, language),
                (figure(number, _COUNT, language).shown for number in column),
                role=Role.DERIVED,
            )
            for state, column in zip(found.counted, numbers, strict=True)
        ]
        units = _made(_UNIT.of(language), (spelled(count.unit) for count in shown))
        yield _table((units, *columns), terminal)
    none = len(found.counts) - len(shown)
    if none:
        yield _text(f"{_UNLISTED.of(language)}{none}", "dim")


def _own(found: ProblemList, language: Language) -> Iterator["_Column"]:
    """Yield a column for each thing that is known of every problem."""
    heads = (problems.PROBLEM_NAME, problems.DEADLINE, problems.CLOSED, problems.STATE)
    cells = (
        (
            spelled(one.title or one.name),
            problems.day_word(one.deadline),
            problems.day_word(one.closed),
            problems.state_word(one.state, language),
        )
        for one in found.problems
    )
    for head, column in zip(heads, zip(*cells, strict=True), strict=True):
        yield _made(head.of(language), column)


def _further(report: Report, terminal: Terminal) -> Iterator["Rich | Table"]:
    """Yield what a view shows besides its boards, one value on each line."""
    language = report.language
    found = details(report.result) if report.result.view is not None else ()
    if found:
        heads = (labels.NAME, labels.WHO, labels.VALUE)
        cells = zip(*(_detail(one, language) for one in found), strict=True)
        columns = [
            attrs.evolve(_made(head.of(language), column), role=role)
            for head, column, role in zip(heads, cells, _SIDES, strict=True)
        ]
        yield _text("")
        yield _table(columns, terminal)


def _detail(one: Detail, language: Language) -> tuple[str, str, str]:
    where = (member for axis, member in one.place.items() if axis != UNIT)
    return (
        spelled(one.quantity.name),
        spelled(_COMMA.of(language).join(where)),
        one.words(language),
    )


def _is_cut(result: Result, board: Board) -> bool:
    columns = (figures(result, board, one, "zh", _MOST) for one in board.columns)
    return any(figure.is_approximate for column in columns for figure in column)


@attrs.frozen(kw_only=True)
class _Column:
    """``head`` is folded already; ``width`` is what the column takes on the screen."""

    name: str
    head: str
    cells: tuple[str, ...]
    width: int
    role: Role | None = None


def _made(
    name: str, cells: Iterable[str], role: Role | None = None, widest: int = 999
) -> _Column:
    from rich.cells import cell_len, chop_cells  # noqa: PLC0415 - see above

    head = [line for word in name.split() for line in chop_cells(word, _HEADER)]
    kept = tuple(cells)
    width = max((cell_len(words) for words in (*kept, *head)), default=1)
    return _Column(
        name=name,
        head="\n".join(head),
        cells=kept,
        width=min(width, widest),
        role=role,
    )


def _names(board: Board, language: Language, width: int) -> tuple[_Column, _Column]:
    ranks = ("—" if line.rank is None else str(line.rank) for line in board.lines)
    units = (spelled(line.unit) for line in board.lines)
    return (
        _made(_RANK.of(language), ranks, Role.RANK),
        _made(_UNIT.of(language), units, widest=max(width * 2 // 5, _HEADER)),
    )


def _column(
    result: Result, board: Board, quantity: Quantity, language: Language
) -> _Column:
    column = figures(result, board, quantity, language, _MOST)
    cells = (figure.shown for figure in column)
    return _made(spelled(heading(quantity, language)), cells, quantity.role)


def _that_fit(columns: list[_Column], room: int) -> list[_Column]:
    """Drop the least telling columns until the rest fits, but never the last one."""
    kept = list(columns)
    for roles in _DROPPED:
        if sum(column.width + _GAP for column in kept) <= room:
            break
        kept = [c for c in kept if c.role not in roles or c is columns[-1]]
    return kept


def _table(
    columns: Sequence[_Column], terminal: Terminal, gap_at: int | None = None
) -> "Table":
    """Return a table, with a line of dots before the row ``gap_at``."""
    from rich import box  # noqa: PLC0415 - see above
    from rich.table import Table  # noqa: PLC0415
    from rich.text import Text as Rich  # noqa: PLC0415

    table = Table(
        box=box.ASCII2 if terminal.ascii_only else box.SIMPLE_HEAD,
        show_edge=False,
        pad_edge=False,
        padding=(0, _GAP - 1, 0, 0),
    )
    for column in columns:
        table.add_column(
            Rich(column.head),
            justify="left" if column.role is None else "right",
            width=column.width,
            overflow="fold",
        )
    for at, cells in enumerate(zip(*(one.cells for one in columns), strict=True)):
        if at == gap_at:
            dots = "..." if terminal.ascii_only else "…"
            table.add_row(*[dots] * len(columns))
        table.add_row(*map(_text, cells))
    return table


def _remarks(result: Result, language: Language) -> Iterator[str]:
    for setting in settings(result):
        if setting.value is not None:
            value = with_unit(setting.value, setting.quantity.measure, language)
            yield f"{_SET.of(language)}{setting.quantity.name} = {value}"
    broken = unfulfilled(result)
    if result.verdicts and not broken:
        yield _ALL_HOLD.of(language)
    if len(broken) > _ALL:
        yield _BROKEN.of(language).format(number=len(broken), shown=_FIRST)
        broken = broken[:_FIRST]
    for verdict in broken:
        force = FORCES[verdict.constraint.force].of(language)
        name = name_of(verdict.constraint)
        yield f"{force} {name}  {sentence(verdict, language)}"


def _text(words: str, style: str = "") -> "Rich":
    """Words as they are: nothing in them is markup or hidden, nothing is obeyed."""
    from rich.text import Text as Rich  # noqa: PLC0415 - see above

    return Rich(spelled(words), style=style)


@hookimpl
def guiju_list_outputs() -> tuple[Output, ...]:
    """See the hook specification."""
    return (
        Output(
            name="table",
            title=Text(zh="终端排名表", en="ranking tables for the terminal"),
            file_suffix=None,
            audience="any",
            write=write,
        ),
    )
