"""How fast a whole population is scored and ranked, and how many figures are wrong.

    python -m benchmarks.columnar
    python -m benchmarks.columnar 1000000

The work is that of ``benchmarks.workload``: from columns in memory to scores and
places, on one thread, beside NumPy in floating point as one would write it by hand, and
beside reading the input once. ``benchmarks.peers`` has more that it stands beside.
"""

import sys
import time
from collections.abc import Callable, Sequence

import numpy as np

from benchmarks.alone import HERE, measure_alone
from benchmarks.peers import numpy_floats
from benchmarks.scheme import PUBLISHED, blocks, plan_for
from benchmarks.workload import GROUPS, SIZES, Answer, given, right, sizes
from guiju.engine.columnar.compiled import Compiled, compiled
from guiju.engine.columnar.result import ColumnarResult

MOST_TO_FLOATS, MOST_TO_READING = 1.2, 2.1
"""At most so many times NumPy in floats, and reading the input once."""
_RUNS = 7


def ours(program: Compiled) -> ColumnarResult:
    """Compute scores and places of every group."""
    result = program.columns()
    result.compute(*(f"{what}@{name}" for name in GROUPS for what in PUBLISHED))
    return result


def read(result: ColumnarResult) -> Answer:
    """Return the scores and places that were computed."""
    scores, places = (
        np.array([n for name in GROUPS for n in result.numbers(f"{what}@{name}")])
        for what in PUBLISHED
    )
    return Answer(scores, places)


def milliseconds(*works: Callable[[], object]) -> Sequence[float]:
    """Return how long each of ``works`` takes, at best of several turns."""
    found = []
    for _ in range(_RUNS):
        for work in works:
            start = time.process_time()
            work()
            found.append((time.process_time() - start) * 1000)
    return [min(found[nth :: len(works)]) for nth in range(len(works))]


def measure(units: int) -> None:
    """Print what one size takes, and how much of it is wrong."""
    facts = given(units)
    plan = plan_for(tuple(sizes(units).values()))
    start = time.process_time()
    table = [block for name, one in facts.items() for block in blocks(name, one)]
    program = compiled(plan, table)
    loading = (time.process_time() - start) * 1000
    floats = numpy_floats.prepare(facts)
    mine, hand, reading = milliseconds(
        lambda: ours(program),
        floats.run,
        lambda: [array.sum() for one in facts.values() for array in one.all],
    )
    assert read(ours(program)).wrong(right(facts)) == (0, 0)
    scores, places = floats.read(floats.run()).wrong(right(facts))
    print(
        f"{units:>9,} units: {mine:8.2f} ms (loading once {loading:.0f} ms); "
        f"to NumPy floats {mine / hand:.2f}, to reading {mine / reading:.2f}; "
        f"floats are wrong in {scores:,} scores and {places:,} places"
    )


def main(sizes: Sequence[int] = SIZES) -> None:
    """Print a line for each size, and what was aimed at."""
    for units in sizes:
        measure_alone("benchmarks.columnar", units)
    print(f"aims: to floats at most {MOST_TO_FLOATS}, to reading {MOST_TO_READING}")


if __name__ == "__main__":
    if sys.argv[1:2] == [HERE]:
        measure(int(sys.argv[2]))
    else:
        main([int(size) for size in sys.argv[1:]] or SIZES)
