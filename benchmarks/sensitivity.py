"""How long ten thousand draws of the weights of Wuhu take, beside one run of it.

    python -m benchmarks.sensitivity

Drawing, computing and counting are all counted; reading the rulebook and the facts is
not, on either side. The time is that of the processor.
"""

import time
from collections.abc import Callable

from guiju.cli.running import Request
from guiju.cli.supposed.compare import Present, at_present
from guiju.cli.supposed.sensitivity import Asked, counted, ranges_of
from guiju.engine.columnar.run import run

WUHU = Request(rulebook="anhui-wuhu-2020", settings=("专项扣分=2分/项",))
DRAWS = 10_000
MOST = 100
"""At most so many times one run."""
_RUNS = 3


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes, at best of several turns."""
    found = []
    for _ in range(_RUNS):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def main() -> None:
    """Print what one run and all draws take."""
    present = at_present(WUHU, ())
    result = present.run.result
    # On lists: arrays would compute nothing before somebody asks for it.
    alone = seconds(lambda: run(result.plan, result.facts))
    print(f"one run, columnar: {alone * 1000:.0f} ms")
    _draw(present, Asked(request=WUHU, weights="±20%", draws=DRAWS), alone)
    _draw(present, Asked(request=WUHU, marks="±2分", draws=DRAWS // 100), alone)
    print(f"aimed at: {DRAWS} draws of the weights in {MOST} runs")


def _draw(present: Present, asked: Asked, alone: float) -> None:
    ranges = ranges_of(asked, present)
    taken = seconds(lambda: counted(asked, present, ranges))
    what = "the weights" if asked.weights else "all marks"
    runs = f"{taken * 1000:.0f} ms, {taken / alone:.1f} runs"
    print(f"{asked.draws} draws of {what}: {runs}")


if __name__ == "__main__":
    main()
