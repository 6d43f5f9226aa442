"""Run every benchmark, one after the other, each in a process of its own.

python -m benchmarks                    # 54, 3,000 and 100,000 units
python -m benchmarks --units 500        # this many, as often as given
python -m benchmarks --large            # and a million, in eight gigabytes
"""

import subprocess
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from time import perf_counter

import benchmarks
from benchmarks.workload import MANY, SIZES

FIRST = (
    "parse",
    "check",
    "startup",
    "read",
    "file",
    "sensitivity",
    "columnar",
    "peers",
    "database",
    "growth",
)
"""In this order; whatever else there is comes after them."""
SIZED = {"columnar", "database", "peers"}
"""What takes numbers of units."""
NO_BENCHMARKS = {"alone", "scheme", "workload"}


def main() -> None:
    """Run all of them for the sizes asked for; fail in the end if one of them did."""
    sizes, start, failed = _sizes(), perf_counter(), []
    for name in _names():
        title = _title(name)
        if title is None:
            continue
        print(f"== {name}: {title}", flush=True)
        before = perf_counter()
        asked = [str(size) for size in sizes] if name in SIZED else []
        command = [sys.executable, "-m", f"benchmarks.{name}", *asked]
        if subprocess.run(command, check=False).returncode:
            failed.append(name)
        print(f"   ({perf_counter() - before:,.0f} s)\n", flush=True)
    print(f"{perf_counter() - start:,.0f} s in all")
    if failed:
        sys.exit(f"broken off: {', '.join(failed)}")


def _names() -> Sequence[str]:
    there = {found.name for found in iter_modules(benchmarks.__path__)}
    there = {name for name in there if not name.startswith("_")} - NO_BENCHMARKS
    return sorted(there, key=lambda name: ((*FIRST, name).index(name), name))


def _title(name: str) -> str | None:
    """Return what a benchmark is about; None, and a word, if it misses a package."""
    package = "peers.__main__" if name == "peers" else name
    try:
        module = import_module(f"benchmarks.{package}")
    except ModuleNotFoundError as missing:
        print(f"== {name}: left out, {missing.name} is not installed\n", flush=True)
        return None
    return (module.__doc__ or "").partition("\n")[0]


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
