"""Do the work in every way, side by side, and compare the answers.

    python -m benchmarks.peers 54 3000 100000

Each size runs in a process of its own, on one thread, and the time counted is that of
the processor, so that neighbours on the machine disturb it less. In one loop the peer,
NumPy in floats and one reading of the input take turns; ratios are of medians.
"""

import gc
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from statistics import median
from time import perf_counter, process_time

import attrs

from benchmarks.alone import HERE, measure_alone
from benchmarks.peers import numpy_floats
from benchmarks.peers.peer import Clock, Peer
from benchmarks.workload import SIZES, Answer, Given, given, right

MODULES = (
    "numpy_floats",
    "numpy_integers",
    "guiju_columns",
    "guiju_exact",
    "pandas_floats",
    "polars_frames",
    "duckdb_sql",
    "openfisca_core",
    "zen_decisions",
    "office_workbook",
)
_TURNS, _ENOUGH, _PATIENCE = 8, 0.3, 4.0
"""So many turns, and on for so many seconds; two turns only if they take this long."""
_QUICK = 0.05
"""What takes less finds the caches as it left them, not as its neighbour did."""
_HEAD = """\
| {units:,} units | ms | to floats | to reading | wrong scores | wrong places |
|---|---:|---:|---:|---:|---:|"""


@attrs.frozen(kw_only=True)
class Line:
    """What one peer took, and how much of its answer was wrong."""

    name: str
    own: float
    floats: float
    reading: float
    wrong: tuple[int, int]

    def row(self) -> str:
        """Return the line of the table."""
        scores, ranks = self.wrong
        return (
            f"| {self.name} | {self.own * 1000:,.2f} | {self.own / self.floats:.2f} "
            f"| {self.own / self.reading:,.1f} | {scores:,} | {ranks:,} |"
        )


def peers() -> Iterator[Peer]:
    """Yield every contender, present or not."""
    for name in MODULES:
        yield from import_module(f"benchmarks.peers.{name}").PEERS


def measure(units: int) -> None:
    """Print the table of one size."""
    facts = given(units)
    expected = right(facts)
    print(_HEAD.format(units=units), flush=True)
    for peer in peers():
        if peer.missing:
            print(f"| {peer.name} | not installed: {', '.join(peer.missing)} |||||")
        elif peer.most is None or units <= peer.most:
            print(line(peer, facts, expected).row(), flush=True)


def line(peer: Peer, facts: Given, expected: Answer) -> Line:
    """Return what ``peer`` takes beside NumPy in floats and reading."""
    prepared, floats = peer.prepare(facts), numpy_floats.prepare(facts)
    wrong = prepared.read(prepared.run()).wrong(expected)
    works = [
        (prepared.run, peer.clock),
        (floats.run, process_time),
        (lambda: read_once(facts), process_time),
    ]
    own, floating, reading = times(works)
    return Line(name=peer.name, own=own, floats=floating, reading=reading, wrong=wrong)


def read_once(facts: Given) -> object:
    """Read every figure once."""
    return [array.sum() for one in facts.values() for array in one.all]


def times(works: Sequence[tuple[Callable[[], object], Clock]]) -> Sequence[float]:
    """Return the median seconds of ``works``, which take turns; the first is no use."""
    found: list[list[float]] = [[] for _ in works]
    gc.collect()
    started, turns, spent = perf_counter(), 0, 0.0
    while turns < _TURNS or spent < _ENOUGH:
        for taken, (work, clock) in zip(found, works, strict=True):
            if turns and taken[-1] < _QUICK:
                work()
            start = clock()
            work()
            taken.append(clock() - start)
        turns, spent = turns + 1, perf_counter() - started
        if turns > 1 and spent > _PATIENCE:
            break
    return [median(taken[1:]) for taken in found]


def main(sizes: Sequence[int] = SIZES) -> None:
    """Measure each size in a process of its own."""
    for units in sizes:
        measure_alone("benchmarks.peers", units)
        print(flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == [HERE]:
        measure(int(sys.argv[2]))
    else:
        main([int(size) for size in sys.argv[1:]] or SIZES)
