"""How fast DuckDB computes the same work by the script that the plan becomes.

    python -m benchmarks.database
    python -m benchmarks.database 1000000

The work is that of ``benchmarks.workload``: from tables in the database to scores and
places in it. Loading is told apart, since facts usually lie there already.
"""

import resource
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

import numpy as np

from benchmarks.scheme import PUBLISHED, plan_for
from benchmarks.workload import (
    GROUPS,
    LEAVES,
    SIZES,
    STAGES,
    Answer,
    Figures,
    Floats,
    given,
    right,
    sizes,
)
from guiju.engine.columnar.layout import Layout
from guiju.engine.columnar.table import Table
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.scaled.figure import Figure
from guiju.engine.scaled.lower import lower
from guiju.engine.scaled.operation import Lane
from guiju.engine.scaled.profile import declared
from guiju.plugins.sql.across import key
from guiju.plugins.sql.along import called
from guiju.plugins.sql.codes import Codes
from guiju.plugins.sql.dialect import Dialect
from guiju.plugins.sql.loading import Loading
from guiju.plugins.sql.on_duckdb import OnDuckdb
from guiju.plugins.sql.script import Script, written

_MEGABYTE = 1024
_Made = TypeVar("_Made")


def inputs(group: str, one: Figures) -> Iterator[tuple[Sequence[str], Floats]]:
    """Yield the inputs that have the same rows, a column for each."""
    for stage, table in zip(STAGES, one.stages, strict=True):
        yield [f"{stage}{n}@{group}" for n in range(LEAVES)], table
    yield [f"互评分@{group}"], one.raters.reshape(-1, 1)
    yield [f"日常分@{group}"], one.quarters.reshape(-1, 1)
    yield [f"全省名次@{group}"], one.places
    yield [f"问题数@{group}"], one.faults


def load(engine: OnDuckdb, script: Script, facts: dict[str, Figures]) -> None:
    """Fill the tables of a script, one column after the other, no row as an object."""
    columns = {
        name: table[:, nth]
        for group, one in facts.items()
        for names, table in inputs(group, one)
        for nth, name in enumerate(names)
    }
    given = Table({(name, Lane.VALUE): column for name, column in columns.items()})
    codes = script.names.codes
    assert codes is not None, "members have numbers"
    loading = Loading(script.names, codes, given)
    for table in script.inputs:
        engine.fill(table, loading.of(table))


def read(engine: OnDuckdb, script: Script, units: int) -> Answer:
    """Return the scores and places that were computed."""
    found = []
    for what in PUBLISHED:
        parts = []
        for group, size in sizes(units).items():
            name = f"{what}@{group}"
            figure = script.program.figures[name]
            assert isinstance(figure, Figure)
            axis = script.program.spaces[name][0]
            table = script.stages.home[figure.column].name
            rows = engine.connection.execute(
                f"SELECT {called(figure.column)} FROM {table} "  # noqa: S608
                f"ORDER BY {key(axis)}"
            ).fetchnumpy()
            (column,) = rows.values()
            assert len(column) == size
            parts.append(column.astype(np.int64))
        found.append(np.concatenate(parts))
    return Answer(*found)


def measure(units: int) -> None:
    """Print what one size takes; nothing of it may be wrong."""
    facts = dict(given(units))
    plan = plan_for(tuple(sizes(units).values()))
    wanted = [f"{what}@{name}" for name in GROUPS for what in PUBLISHED]
    engine = OnDuckdb()
    script, writing = _timed(lambda: _written(plan, wanted))
    _, loading = _timed(lambda: load(engine, script, facts))
    statements = [one.sql("duckdb") for one in script.computing()]
    _, computing = _timed(lambda: [*map(engine.execute, statements)])
    assert read(engine, script, units).wrong(right(facts)) == (0, 0)
    engine.close()
    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MEGABYTE
    print(
        f"{units:>9,} units: computed in {computing:.2f} s; loaded in {loading:.2f} s, "
        f"written in {writing:.2f} s; {most:,} MB at most",
        flush=True,
    )


def _written(plan: Plan, wanted: Sequence[str]) -> Script:
    program = lower(plan, declared(plan))
    codes = Codes(Layout(program.axes, Facts(values={})))
    return written(program, Dialect.DUCKDB, wanted, codes=codes)


def _timed(work: Callable[[], _Made]) -> tuple[_Made, float]:
    start = time.perf_counter()
    found = work()
    return found, time.perf_counter() - start


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print a line for each size."""
    for units in sizes:
        measure(units)


if __name__ == "__main__":
    main([int(size) for size in sys.argv[1:]] or SIZES)
