"""What a run loads: members, rosters and figures as Arrow, no object for a cell."""

from collections.abc import Iterator, Mapping, Sequence

import pyarrow as pa

from guiju.engine.columnar.grid import along
from guiju.engine.columnar.table import Table
from guiju.plugins.sql.arrow import figures
from guiju.plugins.sql.codes import Codes
from guiju.plugins.sql.inputs import InputTable, lanes
from guiju.plugins.sql.names import Names, input_table


def loading(
    names: Names,
    tables: Mapping[str, InputTable],
    codes: Codes,
    given: Table,
) -> Iterator[tuple[InputTable, pa.Table]]:
    """Yield each input table, and what it holds for some facts."""
    layout = codes.layout

    def filled(name: str, columns: Sequence[pa.Array]) -> tuple[InputTable, pa.Table]:
        table = tables[name]
        return table, pa.table([*columns], [column.name for column in table.columns])

    for nth, axis in enumerate(names.axes):
        if not axis.roster:
            yield filled(f"axis_{nth}", [pa.array(codes.of(axis.members))])
    for roster, name in names.rosters.items():
        listed = layout.facts.rosters.get(roster, {}).items()
        rows = [codes.key((*place, one)) for place, found in listed for one in found]
        columns = zip(*rows, strict=True) if rows else [()] * len(tables[name].columns)
        yield filled(name, [pa.array(column, pa.int64()) for column in columns])
    for space, quantities in names.inputs():
        name = input_table(space)
        keys, found = layout.keys(space), list[pa.Array]()
        for nth in range(len(space)):
            members, places = along(keys, nth)
            found.append(pa.array(codes.of(members)[places]))
        read = [(one, lane) for one in quantities for lane in lanes(names, one)]
        columns_of = tables[name].columns[len(space) :]
        for column, key in zip(columns_of, read, strict=True):
            found.append(figures(column, given.lane(*key)))
        yield filled(name, found)
