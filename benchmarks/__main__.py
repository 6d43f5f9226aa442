"""Run every benchmark, one after the other.

python -m benchmarks                    # 54, 3,000 and 100,000 units
python -m benchmarks --units 500        # this many, as often as given
python -m benchmarks --large            # and a million, in eight gigabytes
"""

from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules

import benchmarks
from benchmarks.workload import MANY, SIZES

FIRST = ("parse", "check", "startup", "read", "sensitivity", "columnar", "peers")
"""In this order; whatever else there is comes after them."""
SIZED = {"columnar", "peers"}
"""What takes numbers of units."""
NO_BENCHMARKS = {"scheme", "workload"}


def main() -> None:
    """Run all of them for the sizes asked for."""
    sizes = _sizes()
    there = {found.name for found in iter_modules(benchmarks.__path__)}
    there = {name for name in there if not name.startswith("_")} - NO_BENCHMARKS
    for name in sorted(there, key=lambda name: ((*FIRST, name).index(name), name)):
        print(f"== {name}", flush=True)
        package = "peers.__main__" if name == "peers" else name
        module = import_module(f"benchmarks.{package}")
        module.main(sizes) if name in SIZED else module.main()


def _sizes() -> Sequence[int]:
    parser = ArgumentParser(prog="python -m benchmarks")
    parser.add_argument(
        "--units", type=int, action="append", help="how many are scored"
    )
    parser.add_argument("--large", action="store_true", help="a million, too")
    asked = parser.parse_args()
    return [*(asked.units or SIZES), *([MANY] if asked.large else [])]


if __name__ == "__main__":
    main()
