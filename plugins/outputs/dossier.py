"""Everything about one unit: how its place came about, and its scores item by item.

The sentences go down to the stages, bonuses and deductions; what has an axis of its
own (layers, sampled townships, quarters) and what belongs to an indicator tree stands
in tables. A rater's own marks are neither in the sentences nor in the tables.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

import attrs

from guiju.engine.axis import RATER, UNIT, Key
from guiju.engine.expr import Expr, Over, children, references
from guiju.engine.plan import Input, Plan, Quantity, Role, Undetermined
from guiju.engine.result import Result
from guiju.engine.text import Language
from guiju.plugins.outputs.board import Board
from guiju.plugins.outputs.details import Detail
from guiju.plugins.prose.explanation import Said, explanation
from guiju.plugins.prose.figure import equals, with_unit
from guiju.plugins.prose.rule import rule_of

_TREE = (Role.ITEM, Role.BLOCK, Role.TREE)
_Keeps = Callable[[Quantity], bool]


@attrs.frozen
class Row:
    """One quantity in a table; ``depth`` is how deep it stands in its tree."""

    quantity: Quantity
    depth: int
    cells: tuple[Detail | None, ...]


@attrs.frozen
class Matrix:
    """A table: quantities down, the members of their further axes across.

    ``title`` is the stage that they belong to, empty where their names do not say.
    """

    title: str
    columns: tuple[Key, ...]
    rows: tuple[Row, ...]


@attrs.frozen
class Dossier:
    """One unit: its line on the board is ``unit`` and ``rank``."""

    unit: str
    rank: int | None
    said: Said | None
    matrices: tuple[Matrix, ...]


def dossiers(
    result: Result, board: Board, found: Sequence[Detail], language: Language
) -> Iterator[Dossier]:
    """Yield a dossier for each line of ``board``; ``found`` are all details."""
    group = board.group.name
    for line in board.lines:
        own = [
            detail
            for detail in found
            if detail.quantity.group == group and detail.place[UNIT] == line.unit
        ]
        matrices = tuple(_matrices(result.plan, own))
        said = _explained(result, board, line.unit, language, _is_of_whole)
        yield Dossier(line.unit, line.rank, said, matrices)


def explained(result: Result, language: Language) -> tuple[Said, ...]:
    """Return how the totals of the reader came about, as far as it may know."""
    return tuple(_of_reader(result, language, _is_of_whole))


def steps_of_reader(result: Result, language: Language) -> tuple[Said, ...]:
    """Return the same down to the cells: every step but the marks of the raters."""
    return tuple(_of_reader(result, language, _is_of_no_rater))


def every_step(
    result: Result, board: Board, unit: str, language: Language
) -> tuple[Said, ...]:
    """Return how the place of ``unit`` came about, down to the cells.

    The marks of the raters are left out.
    """
    said = _explained(result, board, unit, language, _is_of_no_rater)
    return () if said is None else (said,)


def _of_reader(result: Result, language: Language, keep: _Keeps) -> Iterator[Said]:
    if result.view is None or not result.reader:
        return
    own = {id_ for ids in result.view.own.values() for id_ in ids}
    for quantity in result.plan.quantities.values():
        is_seen = quantity.role is Role.TOTAL and quantity.id in own
        if is_seen and (result.reader,) in result.values[quantity.id]:
            key = (result.reader,)
            said = explanation(result, quantity.id, key, language, keeps=keep)
            yield _discreet(result.plan, said, language)


def tables_of(result: Result, found: Sequence[Detail]) -> tuple[Matrix, ...]:
    """Return tables of all that a view shows besides its boards.

    Who reads of itself need not be named over every column.
    """
    without = frozenset({UNIT}) if result.reader else frozenset[str]()
    return tuple(_arranged(result.plan, found, without))


def _explained(
    result: Result, board: Board, unit: str, language: Language, keep: _Keeps
) -> Said | None:
    if board.ranked is None:
        return None
    root = board.ranking.rank if board.ranking else board.ranked.id
    said = explanation(result, root, (unit,), language, keeps=keep)
    return _discreet(result.plan, said, language)


def _discreet(plan: Plan, said: Said, language: Language) -> Said:
    """Say of raters only what they made."""
    kept = tuple(_discreet(plan, part, language) for part in said.parts)
    words, quantity = said.words, said.quantity
    if quantity is not None and _folds_raters(quantity):
        value = equals(with_unit(said.value, quantity.measure, language))
        words = f"{quantity.name}{value} · {rule_of(plan, quantity, language)}"
    return attrs.evolve(said, words=words, parts=kept)


def _is_of_whole(quantity: Quantity) -> bool:
    axes = {axis.name for axis in quantity.axes}
    return axes <= {UNIT} and quantity.role not in _TREE


def _is_of_no_rater(quantity: Quantity) -> bool:
    return all(axis.name != RATER for axis in quantity.axes)


def _folds_raters(quantity: Quantity) -> bool:
    match quantity.definition:
        case Input() | Undetermined():
            return False
        case expr:
            return any(_is_of_raters(part) for part in _all(expr))


def _is_of_raters(expr: Expr) -> bool:
    return isinstance(expr, Over) and expr.axis.name == RATER


def _all(expr: Expr) -> Iterator[Expr]:
    yield expr
    for child in children(expr):
        yield from _all(child)


def _matrices(plan: Plan, own: Sequence[Detail]) -> Iterator[Matrix]:
    """Yield tables of what has further axes, and of the indicator trees."""
    found = [
        detail
        for detail in own
        if len(detail.place) > 1 or detail.quantity.role in _TREE
    ]
    yield from _arranged(plan, found, frozenset({UNIT}))


def _arranged(
    plan: Plan, found: Sequence[Detail], without: frozenset[str]
) -> Iterator[Matrix]:
    """Yield a table for each stage and combination of axes, as they come."""
    tables: dict[tuple[str, ...], dict[str, dict[Key, Detail]]] = {}
    for detail in found:
        axes = tuple(axis for axis in detail.place if axis not in without)
        stage, dot, _ = detail.quantity.name.partition(".")
        rows = tables.setdefault((stage if dot else "", *axes), {})
        key = tuple(detail.place[axis] for axis in axes)
        rows.setdefault(detail.quantity.id, {})[key] = detail
    for (stage, *_), rows in tables.items():
        yield _matrix(plan, stage, rows)


def _matrix(plan: Plan, title: str, rows: Mapping[str, Mapping[Key, Detail]]) -> Matrix:
    columns = tuple(dict.fromkeys(key for cells in rows.values() for key in cells))
    return Matrix(
        title=title,
        columns=columns,
        rows=tuple(
            Row(plan.quantities[name], depth, tuple(map(rows[name].get, columns)))
            for name, depth in _as_tree(plan, list(rows))
        ),
    )


def _as_tree(plan: Plan, names: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Yield each name after what it is a part of, with its depth."""
    read = {name: _read(plan.quantities[name], names) for name in names}
    parts = {name: _direct(name, read) for name in names}
    inner = {part for name in names for part in parts[name]}
    waiting = [(name, 0) for name in reversed(names) if name not in inner]
    placed: set[str] = set()
    while waiting:
        name, depth = waiting.pop()
        if name not in placed:
            placed.add(name)
            yield name, depth
            waiting += [(part, depth + 1) for part in reversed(parts[name])]


def _direct(name: str, read: Mapping[str, Sequence[str]]) -> list[str]:
    """A tree also asks which items apply; they are parts of its blocks all the same."""
    deeper = {part for other in read[name] for part in read[other]}
    return [part for part in read[name] if part not in deeper]


def _read(quantity: Quantity, names: Sequence[str]) -> list[str]:
    match quantity.definition:
        case Input() | Undetermined():
            return []
        case expr:
            found = references(expr)
            return [name for name in names if name in found]
