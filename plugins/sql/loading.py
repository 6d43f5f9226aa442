"""What a run loads: members, rosters and figures as Arrow, no object for a cell."""

from collections.abc import Iterator

import attrs
import pyarrow as pa

from guiju.engine.columnar.grid import along
from guiju.engine.columnar.table import Table
from guiju.engine.scaled.operation import Space
from guiju.plugins.sql.arrow import figures
from guiju.plugins.sql.codes import Codes
from guiju.plugins.sql.inputs import InputTable, lanes
from guiju.plugins.sql.names import Names, input_table


@attrs.frozen
class Loading:
    """The content of every input table, made when it is asked for."""

    names: Names
    codes: Codes
    given: Table

    def of(self, table: InputTable) -> pa.Table:
        """Return what a table holds."""
        return pa.table([*self._columns(table)], [one.name for one in table.columns])

    def _columns(self, table: InputTable) -> Iterator[pa.Array]:
        for nth, axis in enumerate(self.names.axes):
            if table.name == f"axis_{nth}":
                yield pa.array(self.codes.of(axis.members))
        for roster, name in self.names.rosters.items():
            if table.name == name:
                yield from self._members(roster, len(table.columns))
        for space, quantities in self.names.inputs():
            if table.name == input_table(space):
                yield from self._keys(space)
                read = [
                    (one, ln) for one in quantities for ln in lanes(self.names, one)
                ]
                for column, key in zip(table.columns[len(space) :], read, strict=True):
                    yield figures(column, self.given.lane(*key))

    def _members(self, roster: str, count: int) -> Iterator[pa.Array]:
        listed = self.codes.layout.facts.rosters.get(roster, {}).items()
        rows = [
            self.codes.key((*place, one)) for place, found in listed for one in found
        ]
        for column in zip(*rows, strict=True) if rows else [()] * count:
            yield pa.array(column, pa.int64())

    def _keys(self, space: Space) -> Iterator[pa.Array]:
        keys = self.codes.layout.keys(space)
        for nth in range(len(space)):
            members, places = along(keys, nth)
            yield pa.array(self.codes.of(members)[places])
