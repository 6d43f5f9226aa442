"""From a file of a million units to files of results, by the command line.

    python -m benchmarks.file                # 100,000 units
    python -m benchmarks.file 1000000

Draws marks of ninety indicators from a seed, writes them as CSV and as Parquet, and
runs ``guiju run RULEBOOK FILE -o OUT --only csv,parquet`` in a process of its own. It
prints the seconds of the processor of each stage, and the most memory that the process
had, as a multiple of the input as columns of eight bytes a figure; beside it what
pyarrow takes to read the file and to do nothing with it. Figures are computed when they
are first looked at, so that most of the computing is in the writing.
"""

import json
import subprocess
import sys
from collections.abc import Mapping
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray
from pyarrow import parquet

from benchmarks.workload import SIZES

FIGURES = 90
"""Marks of each unit, of ten points with two decimals."""
_STAGES = ("compile", "read", "compute", "write")
_SEED = 20260101
_BOOK = "示范.guiju"
Marks = NDArray[np.int64]
_SCHEME = """\
方案 示范 "示范方案" {{ 满分 {full}分  保留 2位 四舍五入 }}
对象 企业 共 {number}家 依据 "一" {{ {names} }}
指标 目录 满分 {full}分 依据 "二" {{
{items}
}}
环节 测评 100% 依据 "二" {{ 企业 按 目录 }}
总分 = 环节加权 依据 "三"
排名 按 总分 从高到低 分 企业 并列 占位
"""
_MEASURED = """
import json, resource, sys, time
from guiju.cli import reports, running
from guiju.cli.main import main

spent = {}

def timed(module, name, stage):
    work = getattr(module, name)
    def call(*args, **kwargs):
        start = time.process_time()
        try:
            return work(*args, **kwargs)
        finally:
            spent[stage] = time.process_time() - start
    setattr(module, name, call)

timed(running, "load", "compile")
timed(running, "take", "read")
timed(running, "run", "compute")
timed(reports, "write_all", "write")
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert not end.code, end.code
spent["all"] = time.process_time()
spent["memory"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps(spent), file=sys.stderr)
"""
_READ = """
import json, resource, sys, time
from pyarrow import csv, parquet
start = time.process_time()
file = sys.argv[1]
table = csv.read_csv(file) if file.endswith(".csv") else parquet.read_table(file)
seconds = time.process_time() - start
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
print(json.dumps({"all": seconds, "memory": memory}), file=sys.stderr)
"""


def main() -> None:
    """Print a line for each file of each size."""
    for units in [*map(int, sys.argv[1:])] or [SIZES[-1]]:
        with TemporaryDirectory() as folder:
            book = Path(folder, _BOOK)
            # A child's memory counts from what its parent had at most.
            writer = get_context("spawn").Process(target=_write, args=(book, units))
            writer.start()
            writer.join()
            for name in ("测评.csv", "测评.parquet"):
                print(_line(book, book.with_name(name), units), flush=True)


def _line(book: Path, file: Path, units: int) -> str:
    command = ["run", str(book), str(file), "-o", str(book.with_name("结果"))]
    taken = _in_child(_MEASURED, *command, "--only", "csv,parquet")
    alone = _in_child(_READ, str(file))
    columns, size = units * FIGURES * 8, file.stat().st_size
    stages = ", ".join(f"{stage} {taken[stage]:.1f}" for stage in _STAGES)
    return (
        f"{units:>9,} units, {file.suffix[1:]:>7}: {taken['all']:>6.1f} s ({stages}), "
        f"{taken['memory'] / 1e6:>6,.0f} MB, {taken['memory'] / columns:.1f} of the "
        f"columns, {taken['memory'] / size:.1f} of the file; pyarrow alone "
        f"{alone['all']:.1f} s, {alone['memory'] / 1e6:,.0f} MB"
    )


def _in_child(code: str, *arguments: str) -> Mapping[str, float]:
    """Return what ``code`` says in the end, in a process of its own."""
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, float] = json.loads(done.stderr.splitlines()[-1])
    return found


def _write(book: Path, units: int) -> None:
    """Write the rulebook and the two files beside each other."""
    names = [f"企业{nth}" for nth in range(units)]
    items = "\n".join(f"    {name} 10分" for name in _heads())
    text = _SCHEME.format(
        full=10 * FIGURES, number=units, names="、".join(names), items=items
    )
    book.write_text(text, "utf-8")
    marks = np.random.default_rng(_SEED).integers(0, 1001, (units, FIGURES))
    _write_csv(book.with_name("测评.csv"), names, marks)
    columns = {head: _points(marks[:, nth]) for nth, head in enumerate(_heads())}
    table = pa.table({"单位": names, **columns})
    parquet.write_table(table, book.with_name("测评.parquet"))


def _heads() -> list[str]:
    return [f"指标{nth}" for nth in range(FIGURES)]


def _points(hundredths: Marks) -> pa.Array:
    """Return a column of decimals with two places."""
    words = np.zeros((len(hundredths), 2), dtype="<i8")
    words[:, 0] = hundredths
    buffers = [None, pa.py_buffer(words)]
    return pa.Array.from_buffers(pa.decimal128(7, 2), len(words), buffers)


def _write_csv(file: Path, names: list[str], marks: Marks) -> None:
    shown = [f"{nth / 100:.2f}" for nth in range(1001)]
    with file.open("w", encoding="utf-8") as lines:
        lines.write(",".join(["单位", *_heads()]) + "\n")
        for name, row in zip(names, marks, strict=True):
            lines.write(",".join([name, *map(shown.__getitem__, row.tolist())]) + "\n")


if __name__ == "__main__":
    main()
