"""The facts of one table, from its block and from the rows that were read otherwise."""

from collections.abc import Iterator, Mapping, Sequence

import attrs
import numpy as np

from guiju.engine.axis import Key
from guiju.engine.columnar.grid import Array
from guiju.engine.columnar.reported import Reported, reported
from guiju.engine.columnar.table import Block
from guiju.engine.facts import Fact
from guiju.engine.keys import Listed
from guiju.engine.value import Absence
from guiju.plugins.intake.columns.cells import Cells
from guiju.plugins.intake.columns.figures import reading_of, together
from guiju.plugins.intake.columns.filling import Filling
from guiju.plugins.intake.gather import Gathered, Place, concerns


def made(
    filling: Filling, cells: Cells, gathered: Gathered
) -> Mapping[str, Mapping[Key, Fact]]:
    """Return the facts by the ids of the inputs.

    A column with a figure that no float holds exactly is one of facts, each kept.
    """
    for nth in range(len(filling.table.columns)):
        filling.lack(nth, ~cells.claimed(nth))
    beyond = _put(filling, cells, gathered)
    found: dict[str, Mapping[Key, Fact]] = dict(_reported(filling, cells))
    for quantity, facts in beyond.items():
        found[quantity] = {**dict(found[quantity].items()), **facts}
    return found


def _put(
    filling: Filling, cells: Cells, gathered: Gathered
) -> Mapping[str, Mapping[Key, Fact]]:
    """Put what was read cell by cell into the block; return what it has no room for."""
    table = filling.table
    keys = Listed(table.keys)
    columns = {column.name: nth for nth, column in enumerate(table.columns)}
    sheets = {(one.file, one.name): nth for nth, one in enumerate(cells.sheets)}
    found: dict[int, list[tuple[int, Fact]]] = {}
    for (key, name), fact in _facts(gathered):
        row, nth, cell = keys.row(key), columns[name], fact.cell
        assert cell is not None, "it was read from a cell"
        cells.move(row, nth, sheets[cell.file, cell.sheet], cell)
        found.setdefault(nth, []).append((row, fact))
    return {
        table.columns[nth].quantity: {keys[row]: fact for row, fact in beyond}
        for nth, facts in found.items()
        if (beyond := _beyond(filling, nth, facts))
    }


def _beyond(
    filling: Filling, nth: int, facts: Sequence[tuple[int, Fact]]
) -> Sequence[tuple[int, Fact]]:
    """Put facts into a column; return those that it has no room for."""
    rows = np.array([row for row, _ in facts])
    read = together([reading_of(fact.value) for _, fact in facts])
    doubt = filling.set(nth, rows, read)
    return [facts[at] for at in np.flatnonzero(doubt).tolist()]


def _facts(gathered: Gathered) -> Iterator[tuple[Place, Fact]]:
    """Yield what was read cell by cell, blanks as the absence that they mean."""
    table = gathered.table
    for place, entry in gathered.blanks.items():
        if place not in gathered.facts:
            applies = concerns(entry.column, table, entry.key)
            absence = Absence.NOT_REPORTED if applies else Absence.NOT_APPLICABLE
            yield place, Fact(absence, entry.cell)
    yield from gathered.facts.items()


def _reported(filling: Filling, cells: Cells) -> Mapping[str, Reported]:
    """Return the columns as one block, or each as its own where decimals differ."""
    table = filling.table
    names = [column.quantity for column in table.columns]
    measures = [column.measure for column in table.columns]
    places, origins = filling.even(), cells.origins()
    if len(set(places)) <= 1:
        block = Block(tuple(names), filling.numbers, places[0], filling.absences)
        return reported(block, table.keys, measures, origins)
    found: dict[str, Reported] = {}
    for nth, name in enumerate(names):
        absences = filling.absences
        block = Block(
            (name,),
            _of(filling.numbers, nth),
            places[nth],
            None if absences is None else _of(absences, nth),
        )
        own = attrs.evolve(
            origins,
            sheet=_of(origins.sheet, nth),
            rows=_of(origins.rows, nth),
            columns=_of(origins.columns, nth),
        )
        found |= reported(block, table.keys, (measures[nth],), own)
    return found


def _of(array: Array, nth: int) -> Array:
    """Return one column of an array, or all that has only one."""
    return array[:, nth : nth + 1] if array.shape[1] > 1 else array
