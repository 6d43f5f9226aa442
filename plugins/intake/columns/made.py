"""The facts of one table, from its block and from the rows that were read otherwise."""

from collections.abc import Iterator, Mapping

import attrs

from guiju.engine.axis import Key
from guiju.engine.columnar.grid import Array
from guiju.engine.columnar.reported import Reported, reported
from guiju.engine.columnar.table import Block
from guiju.engine.facts import Fact
from guiju.engine.keys import Listed
from guiju.engine.scaled.operation import ABSENCES
from guiju.engine.value import Absence
from guiju.plugins.intake.columns.cells import Cells
from guiju.plugins.intake.columns.figures import IN_DOUBT, reading_of
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
    beyond: dict[str, dict[Key, Fact]] = {}
    for (key, name), fact in _facts(gathered):
        row, nth = keys.row(key), columns[name]
        number, places, held = reading_of(fact.value)
        absence = held if held in ABSENCES.values() else 0
        has_room = filling.set(row, nth, number, places, absence)
        assert fact.cell is not None, "it was read from a cell"
        sheet = sheets[fact.cell.file, fact.cell.sheet]
        cells.move(row, nth, sheet, fact.cell)
        if held == IN_DOUBT or not has_room:
            beyond.setdefault(table.columns[nth].quantity, {})[key] = fact
    return beyond


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
