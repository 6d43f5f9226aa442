"""Reading a large sheet, as a multiple of what the readers below it take alone.

Each row has a name and its marks. The time of the processor counts; what else runs on
the machine disturbs it less. Each file is read and checked in a process of its own,
whose memory is counted, too. Who holds a file in columns to its contract reads it once
more on the way: that is the ratio, to pyarrow finding out what each column holds.
"""

import gc
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from fractions import Fraction
from pathlib import Path
from tempfile import TemporaryDirectory
from time import process_time

import attrs
from pyarrow.csv import read_csv
from python_calamine import CalamineWorkbook
from xlsxwriter import Workbook

from guiju.engine.axis import UNIT, Axis
from guiju.engine.interval import Interval
from guiju.engine.measure import POINTS
from guiju.engine.plan import Group, Input, Plan, Quantity, Role, Scheme, Unit
from guiju.plugins.intake.intake import examine
from guiju.plugins.manager import load_plugins

MOST = 2.0
"""What is promised: so many seconds for a workbook of this size on a quiet machine."""
MOST_RATIO = 3.0
"""What a CSV file in columns is to be held to its contract in, by pyarrow's time."""


@attrs.frozen
class Size:
    """How many rows and columns of marks a file has, and of which kind it is."""

    suffix: str
    rows: int
    columns: int


SIZES = (
    Size(".xlsx", 100_000, 7),
    Size(".csv", 100_000, 7),
    Size(".csv", 1_000_000, 7),
    Size(".csv", 100_000, 89),
)


def plan(size: Size) -> Plan:
    """Return a scheme that wants the marks of each unit."""
    units = tuple(Unit(name=f"单位{nth}") for nth in range(size.rows))
    group = Group(name="单位", title="单位", units=units)
    axes = (Axis(UNIT, group.members),)
    wanted = Input(table="得分", interval=Interval(Fraction(0), Fraction(100)))
    quantities = {
        name: Quantity(
            id=name,
            name=name,
            title=name,
            role=Role.INPUT,
            measure=POINTS,
            axes=axes,
            definition=wanted,
            group=group.name,
        )
        for name in heads(size)
    }
    scheme = Scheme(name="读取", title="读取")
    return Plan(scheme=scheme, groups={group.name: group}, quantities=quantities)


def heads(size: Size) -> list[str]:
    """Return the heads of the columns of figures."""
    return [f"指标{nth}" for nth in range(size.columns)]


def rows(size: Size) -> Iterator[list[str | float]]:
    """Yield the rows with their header."""
    chance = random.Random(1)  # noqa: S311 - the same figures every time
    yield ["单位", *heads(size)]
    for nth in range(size.rows):
        marks = (chance.randrange(10_001) / 100 for _ in range(size.columns))
        yield [f"单位{nth}", *marks]


def write(size: Size, folder: Path) -> Path:
    """Write the file and return it."""
    file = folder / f"得分{size.suffix}"
    if size.suffix == ".xlsx":
        with Workbook(file, {"constant_memory": True}) as book:
            sheet = book.add_worksheet("得分")
            for nth, row in enumerate(rows(size)):
                sheet.write_row(nth, 0, row)
    else:
        with file.open("w", encoding="utf-8") as text:
            text.writelines(f"{','.join(map(str, row))}\n" for row in rows(size))
    return file


def by_calamine(file: Path) -> object:
    """Return the workbook as the library reads it."""
    return CalamineWorkbook.from_path(str(file)).get_sheet_by_index(0).to_python()


ALONE: dict[str, Callable[[Path], object]] = {".xlsx": by_calamine, ".csv": read_csv}


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` keeps the processor busy."""
    start = process_time()
    work()
    return process_time() - start


def memory() -> int:
    """Return the most megabytes that this process has held."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def alone(size: Size, file: Path) -> str:
    """Return what the reader below takes."""
    taken = seconds(lambda: ALONE[size.suffix](file))
    return f"{taken} {memory()}"


def measured(size: Size, file: Path) -> str:
    """Return what reading and holding it to the contract takes."""
    gc.disable()  # as the command line does
    plugins, scheme = load_plugins(), plan(size)
    before = memory()
    start = process_time()
    sheets = plugins.read_sheets(file) or ()
    read = process_time() - start
    check = seconds(lambda: examine(scheme, sheets))
    return f"{read} {check} {before} {memory()}"


def said(size: Size, base: str, found: str) -> str:
    """Return the line of one file."""
    own, most = map(float, base.split())
    read, check, before, after = map(float, found.split())
    aim = (
        f"read in {MOST:.0f} s at most"
        if size.suffix == ".xlsx"
        else f"held at most {MOST_RATIO:.1f} times"
    )
    return (
        f"{size.suffix} of {size.rows:,} rows and {size.columns + 1} columns: "
        f"alone {own:.2f} s, {most:.0f} MB; read {read:.2f} s, {read / own:.1f} times; "
        f"held to the contract {check:.2f} s, {check / own:.1f} times; "
        f"{before:.0f} MB with the scheme, {after:.0f} MB after all ({aim})"
    )


def main() -> None:
    """Print a line for each file."""
    command = [sys.executable, "-m", "benchmarks.read"]
    for nth, size in enumerate(SIZES):
        with TemporaryDirectory() as folder:
            file = write(size, Path(folder))
            base, found = (
                subprocess.run(
                    [*command, way, str(nth), str(file)],
                    check=True,
                    capture_output=True,
                    text=True,
                ).stdout
                for way in ("alone", "measured")
            )
        print(said(size, base, found), flush=True)


if __name__ == "__main__":
    if sys.argv[1:]:
        way, which, path = sys.argv[1:]
        work = alone if way == "alone" else measured
        print(work(SIZES[int(which)], Path(path)))
    else:
        main()
