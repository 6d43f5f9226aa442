"""How time and memory grow with units, indicators, raters and what depends on what.

    python -m benchmarks.growth
    python -m benchmarks.growth raters

Each size runs in a process of its own, whose memory is counted at its highest; as in
the command line nobody looks for garbage there. The exponent is that of the largest two
sizes: 1 is time in proportion to size, 2 is four times the time for twice the size.
"""

import gc
import json
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from math import log
from time import process_time
from typing import TypeVar

import attrs
import numpy as np

from benchmarks import check
from guiju.dsl.compile import compile_text
from guiju.dsl.method import no_methods
from guiju.dsl.model.resolve import resolve
from guiju.dsl.syntax.parse import parse
from guiju.engine.axis import RATER, UNIT, Axis
from guiju.engine.columnar.compiled import Compiled, compiled
from guiju.engine.columnar.run import run as by_columns
from guiju.engine.columnar.table import Block
from guiju.engine.evaluate import evaluate
from guiju.engine.expr import Fold, Over, Rank, Ref, Round, Ties
from guiju.engine.facts import Fact, Facts
from guiju.engine.graph import dependencies, in_order
from guiju.engine.interval import Interval
from guiju.engine.measure import PLACE, POINTS, Numeric
from guiju.engine.number import Rounding
from guiju.engine.place import key_at, names, places
from guiju.engine.plan import Group, Input, Plan, Quantity, Role, Scheme, Unit
from guiju.engine.scaled.lower import lower
from guiju.engine.scaled.profile import measured

Seconds = Mapping[str, float]
"""How long each part of the work kept the processor."""
_Made = TypeVar("_Made")
_NONE = Facts(values={})
_GROUP = "县区"
_NEEDS, _BACK = 3, 1_000
"""Each quantity needs so many of those at most so far before it."""
_JUDGED = 54
"""Units that the raters rate."""
_FEW_RATERS = 16
_MARKS, _TOTAL, _PLACE = "评分", "总分", "排名"


@attrs.frozen
class Subject:
    """Something that grows, in these sizes."""

    title: str
    sizes: tuple[int, ...]
    work: Callable[[int], Seconds]


class Taken(dict[str, float]):
    """How long each part of the work has kept the processor, so far."""

    def by(self, part: str, work: Callable[[], _Made]) -> _Made:
        """Return what ``work`` returns, its time being that of ``part``."""
        start = process_time()
        made = work()
        self[part] = process_time() - start
        return made


def by_units(units: int) -> Seconds:
    """Score and rank so many units, rated by a few."""
    return _both(_judged(units, _FEW_RATERS))


def by_raters(raters: int) -> Seconds:
    """Score and rank some units, rated by so many."""
    return _both(_judged(_JUDGED, raters))


def by_arrays(units: int) -> Seconds:
    """Score and rank so many units, whose facts lie in arrays: no object for a cell."""
    taken, plan = Taken(), _judged(units, _FEW_RATERS)
    chance = np.random.default_rng(1)
    marks = chance.integers(0, 10_001, (units * _FEW_RATERS, 1))
    blocks = [taken.by("facts", lambda: Block.of([_MARKS], marks, 2))]
    program = taken.by("program", lambda: compiled(plan, blocks))
    taken.by("columns", lambda: _computed(program))
    return taken


def by_indicators(indicators: int) -> Seconds:
    """Compile a rulebook of so many indicators, and score three units.

    ``compile`` is everything from the text to the plan, parsing and resolving again.
    """
    taken, text = Taken(), check.text(indicators)
    parsed = taken.by("parse", lambda: parse(text))
    taken.by("resolve", lambda: resolve(parsed.tree, no_methods))
    plan = taken.by("compile", lambda: compile_text(text)).plan
    assert plan is not None
    taken.by("order", lambda: in_order(dependencies(plan)))
    facts = _facts(plan)
    taken.by("exact", lambda: evaluate(plan, facts))
    taken.by("program", lambda: lower(plan, measured(plan, facts)))
    taken.by("program and columns", lambda: by_columns(plan, facts))
    return taken


def by_quantities(quantities: int) -> Seconds:
    """Put so many quantities in order, once from that order and once from none."""
    chance = random.Random(1)  # noqa: S311 - the same graph every time
    edges = {str(nth): _needs(nth, chance) for nth in range(quantities)}
    taken, mixed = Taken(), [*edges]
    chance.shuffle(mixed)
    shuffled = {name: edges[name] for name in mixed}
    taken.by("in the order of need", lambda: in_order(edges))
    taken.by("mixed", lambda: in_order(shuffled))
    return taken


def _needs(nth: int, chance: random.Random) -> Sequence[str]:
    before = range(max(0, nth - _BACK), nth)
    return [str(chance.choice(before)) for _ in range(min(_NEEDS, nth))]


SUBJECTS = {
    "units": Subject("units, 16 raters", (54, 3_000, 100_000), by_units),
    "arrays": Subject(
        "units in arrays, 16 raters", (54, 3_000, 100_000, 1_000_000), by_arrays
    ),
    "raters": Subject("raters, 54 units", (16, 100, 1_000, 10_000), by_raters),
    "indicators": Subject(
        "indicators, 3 units", (100, 1_000, 10_000, 100_000), by_indicators
    ),
    "quantities": Subject(
        "quantities, each needing three", (1_000, 10_000, 100_000), by_quantities
    ),
}


def main(names: Sequence[str] = tuple(SUBJECTS)) -> None:
    """Print a table for each subject, and the exponents below it."""
    for name in names:
        found: dict[int, Mapping[str, float]] = {}
        for size in SUBJECTS[name].sizes:
            found[size] = _in_a_child(name, size)
            if len(found) == 1:
                _print_row(SUBJECTS[name].title, map(_head, found[size]))
                _print_row("---:", ("---:" for _ in found[size]))
            _print_row(f"{size:,}", map(_figure, found[size].values()))
        parts = found[size]
        slopes = (_exponent({n: each[p] for n, each in found.items()}) for p in parts)
        _print_row("exponent", slopes)
        print()


def _print_row(first: str, cells: Iterable[str]) -> None:
    print(f"| {first} | {' | '.join(cells)} |", flush=True)


def _head(part: str) -> str:
    return part if part == "MB" else f"{part}, s"


def _figure(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"  # noqa: PLR2004


def _exponent(by_size: Mapping[int, float]) -> str:
    (size, taken), (larger, longer) = sorted(by_size.items())[-2:]
    return f"{log(longer / taken) / log(larger / size):.2f}"


def _in_a_child(name: str, size: int) -> Mapping[str, float]:
    command = [sys.executable, "-m", "benchmarks.growth", "--here", name, str(size)]
    said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found: Mapping[str, float] = json.loads(said)
    return found


def _here(name: str, size: int) -> None:
    gc.disable()
    found = SUBJECTS[name].work(size)
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**found, "MB": highest}))


def _both(plan: Plan) -> Seconds:
    """Evaluate ``plan`` for facts drawn for it, in both readings."""
    taken, facts = Taken(), _facts(plan)
    taken.by("exact", lambda: evaluate(plan, facts))
    taken.by("columns", lambda: by_columns(plan, facts))
    return taken


def _computed(program: Compiled) -> Sequence[int]:
    """Compute the totals and the places of all units, and return the places."""
    columns = program.columns()
    columns.compute(_TOTAL, _PLACE)
    return columns.numbers(_PLACE)


def _facts(plan: Plan) -> Facts:
    """Return a whole number from 0 to 10, or as many hundredths, for every key."""
    chance = random.Random(1)  # noqa: S311 - the same facts every time
    found = {}
    for quantity in plan.quantities.values():
        if isinstance(quantity.definition, Input):
            axes, scale = quantity.axes, 1 if _is_count(quantity) else 100
            found[quantity.id] = {
                key_at(names(axes), place): Fact(Fraction(chance.randrange(10), scale))
                for place in places(axes, _NONE)
            }
    return Facts(values=found)


def _is_count(quantity: Quantity) -> bool:
    return isinstance(quantity.measure, Numeric) and quantity.measure.is_count


def _judged(units: int, raters: int) -> Plan:
    """Return a scheme by which raters mark units, and the mean decides."""
    members = tuple(f"县{nth}" for nth in range(units))
    of_units = Axis(UNIT, members)
    of_raters = Axis(RATER, tuple(f"评{nth}" for nth in range(raters)))
    marks = Input(table="表", interval=Interval(Fraction(0), Fraction(100)), places=2)
    mean = Over(Fold.MEAN, of_raters, Ref(_MARKS))
    total = Round(mean, Fraction(1, 100), Rounding.HALF_UP)
    place = Rank(of_units, Ref(_TOTAL), descending=True, ties=Ties.SKIP)
    quantities = (
        _quantity(_MARKS, Role.INPUT, (of_units, of_raters), marks),
        _quantity(_TOTAL, Role.TOTAL, (of_units,), total),
        attrs.evolve(_quantity(_PLACE, Role.RANK, (of_units,), place), measure=PLACE),
    )
    listed = tuple(Unit(name=name) for name in members)
    return Plan(
        scheme=Scheme(name="评议", title="评议"),
        groups={_GROUP: Group(name=_GROUP, title=_GROUP, units=listed)},
        quantities={one.id: one for one in quantities},
    )


def _quantity(
    name: str,
    role: Role,
    axes: tuple[Axis, ...],
    definition: Input | Over | Round | Rank,
) -> Quantity:
    return Quantity(
        id=name,
        name=name,
        title=name,
        role=role,
        measure=POINTS,
        axes=axes,
        definition=definition,
        group=_GROUP,
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--here"]:
        _here(sys.argv[2], int(sys.argv[3]))
    else:
        main(sys.argv[1:] or tuple(SUBJECTS))
