"""How long a cold ``guiju`` takes, as a multiple of importing what it stands on.

A cold run stands beside a cold check of the same rulebook.

The two sides of a ratio are run by turns in one loop, so that a busy moment of the
machine meets both, and the time of the processor counts. Bytecode is there already, as
it is after an installation.
"""

import os
import resource
import subprocess
import sys
from statistics import median
from tempfile import TemporaryDirectory

RUNS = 15
RULEBOOK = "anhui-wuhu-2020"
SET = "专项扣分=2分/项"
"""What that rulebook leaves open."""
MOST = {"help": 2.0, "check": 1.5, "run": 3.0}
"""What is promised: at most so many times what stands beside it."""
_CHECK = ("-m", "guiju.cli", "check", RULEBOOK)
_RUN = ("-m", "guiju.cli", "run", RULEBOOK, "--set", SET, "--format", "json")
COMMANDS = {
    "help": (("-m", "guiju.cli", "--help"), ("-c", "import click")),
    "check": (_CHECK, ("-c", "import lark, click, networkx, attrs, pluggy")),
    "run": (_RUN, _CHECK),
}
BESIDE = {"help": "imports alone", "check": "imports alone", "run": "a cold check"}


def seconds(arguments: tuple[str, ...], bytecode: str) -> float:
    """Return how long one run of Python with ``arguments`` keeps the processor."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    start = _of_children()
    subprocess.run(
        [sys.executable, "-X", "utf8", *arguments],
        check=True,
        capture_output=True,
        env=environment,
    )
    return _of_children() - start


def _of_children() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def ratio(name: str, bytecode: str) -> str:
    """Return the medians and their ratio for one command."""
    ours, beside = COMMANDS[name]
    pairs = [
        (seconds(ours, bytecode), seconds(beside, bytecode)) for _ in range(RUNS + 1)
    ]
    guiju, base = (median(side) * 1000 for side in zip(*pairs[1:], strict=True))
    return (
        f"guiju {name}: {guiju:.0f} ms, {BESIDE[name]} {base:.0f} ms, "
        f"ratio {guiju / base:.2f} (at most {MOST[name]})"
    )


def main() -> None:
    """Print a line for each command."""
    with TemporaryDirectory() as bytecode:
        for name in COMMANDS:
            print(ratio(name, bytecode))


if __name__ == "__main__":
    main()
