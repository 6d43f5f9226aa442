"""Run every benchmark, one after the other."""

from importlib import import_module
from pkgutil import iter_modules

import benchmarks

for found in iter_modules(benchmarks.__path__):
    if not found.name.startswith("_"):
        print(f"== {found.name}")
        import_module(f"benchmarks.{found.name}").main()
