"""Guiju's columnar reading: a plan compiled, on NumPy's arrays or on Python's lists."""

from benchmarks.columnar import ours, read
from benchmarks.peers.peer import Peer, Prepared
from benchmarks.scheme import PUBLISHED, blocks, plan_for
from benchmarks.workload import GROUPS, Given
from guiju.engine.columnar.compiled import Compiled, compiled
from guiju.engine.columnar.lists import Lists
from guiju.engine.columnar.result import ColumnarResult
from guiju.engine.scaled.operation import Lane


def arrays(given: Given) -> Prepared:
    """Return the work on arrays."""
    program = _compiled(given)
    return Prepared(run=lambda: ours(program), read=read)


def lists(given: Given) -> Prepared:
    """Return the work on lists of Python's integers."""
    plan, layout = _compiled(given), _compiled(given).grid.layout
    loaded = {
        (name, Lane.VALUE): [int(number) for number in column]
        for facts in given.items()
        for block in blocks(*facts)
        for name, column in zip(block.quantities, block.numbers.T, strict=True)
    }

    def run() -> ColumnarResult:
        columns = Lists(plan.program, layout, loaded)
        result = ColumnarResult(plan.program, layout, columns)
        result.compute(*(f"{what}@{name}" for name in GROUPS for what in PUBLISHED))
        return result

    return Prepared(run=run, read=read)


def _compiled(given: Given) -> Compiled:
    table = [block for name, one in given.items() for block in blocks(name, one)]
    return compiled(plan_for([len(one.raters) for one in given.values()]), table)


PEERS = (
    Peer(name="**Guiju, columns on NumPy**", prepare=arrays),
    Peer(name="**Guiju, columns on Python's integers**", prepare=lists, most=100_000),
)
