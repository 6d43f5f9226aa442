"""How time and memory grow with units, indicators, raters and what depends on what.

    python -m benchmarks.growth
    python -m benchmarks.growth raters

Each size runs in a process of its own, whose memory is counted at its highest. The
exponent is that of the largest two sizes: 1 is time in proportion to size, 2 is four
times the time for twice the size.
"""

import json
import random
import resource
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from math import log
from time import process_time

import attrs

from benchmarks import check
from guiju.dsl.compile import compile_text
from guiju.engine.axis import RATER, UNIT, Axis
from guiju.engine.columnar.run import run as by_columns
from guiju.engine.evaluate import evaluate
from guiju.engine.expr import Fold, Over, Rank, Ref, Round, Ties
from guiju.engine.facts import Fact, Facts
from guiju.engine.graph import in_order
from guiju.engine.interval import Interval
from guiju.engine.measure import PLACE, POINTS, Numeric
from guiju.engine.number import Rounding
from guiju.engine.place import key_at, names, places
from guiju.engine.plan import Group, Input, Plan, Quantity, Role, Scheme, Unit

Seconds = Mapping[str, float]
"""How long each part of the work kept the processor."""
_NONE = Facts(values={})
_GROUP = "县区"
_NEEDS, _BACK = 3, 1_000
"""Each quantity needs so many of those at most so far before it."""
_JUDGED = 54
"""Units that the raters rate."""
_FEW_RATERS = 16


@attrs.frozen
class Subject:
    """Something that grows, in these sizes."""

    sizes: tuple[int, ...]
    work: Callable[[int], Seconds]


def by_units(units: int) -> Seconds:
    """Score and rank so many units, rated by a few."""
    return _both(_judged(units, _FEW_RATERS))


def by_raters(raters: int) -> Seconds:
    """Score and rank some units, rated by so many."""
    return _both(_judged(_JUDGED, raters))


def by_indicators(indicators: int) -> Seconds:
    """Compile a rulebook of so many indicators, and score three units exactly."""
    start = process_time()
    compiled = compile_text(check.text(indicators))
    compiling = process_time() - start
    plan = compiled.plan
    assert plan is not None
    facts = _facts(plan)
    return {"compile": compiling, "exact": _seconds(lambda: evaluate(plan, facts))}


def by_quantities(quantities: int) -> Seconds:
    """Put so many quantities in order, once from that order and once from none."""
    chance = random.Random(1)  # noqa: S311 - the same graph every time
    edges = {str(nth): _needs(nth, chance) for nth in range(quantities)}
    mixed = [*edges]
    chance.shuffle(mixed)
    shuffled = {name: edges[name] for name in mixed}
    return {
        "in the order of need": _seconds(lambda: in_order(edges)),
        "mixed": _seconds(lambda: in_order(shuffled)),
    }


def _needs(nth: int, chance: random.Random) -> Sequence[str]:
    before = range(max(0, nth - _BACK), nth)
    return [str(chance.choice(before)) for _ in range(min(_NEEDS, nth))]


SUBJECTS = {
    "units": Subject((100, 1_000, 10_000, 100_000), by_units),
    "indicators": Subject((100, 1_000, 10_000, 100_000), by_indicators),
    "raters": Subject((16, 100, 1_000, 10_000), by_raters),
    "quantities": Subject((1_000, 10_000, 100_000), by_quantities),
}


def main(names: Sequence[str] = tuple(SUBJECTS)) -> None:
    """Print a table for each subject, and the exponents below it."""
    for name in names:
        subject = SUBJECTS[name]
        measured = {size: _in_a_child(name, size) for size in subject.sizes}
        parts = [*measured[subject.sizes[0]]]
        print(f"| {name} | {' | '.join(_head(part) for part in parts)} |")
        print(f"|---:|{'---:|' * len(parts)}", flush=True)
        for size, found in measured.items():
            print(f"| {size:,} | {' | '.join(_figure(found[p]) for p in parts)} |")
        slopes = (
            _exponent({n: each[p] for n, each in measured.items()}) for p in parts
        )
        print(f"| exponent | {' | '.join(slopes)} |\n", flush=True)


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
    found = SUBJECTS[name].work(size)
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({**found, "MB": highest}))


def _both(plan: Plan) -> Seconds:
    """Evaluate ``plan`` for facts drawn for it, in both readings."""
    facts = _facts(plan)
    return {
        "exact": _seconds(lambda: evaluate(plan, facts)),
        "columns": _seconds(lambda: by_columns(plan, facts)),
    }


def _seconds(work: Callable[[], object]) -> float:
    start = process_time()
    work()
    return process_time() - start


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
    mean = Over(Fold.MEAN, of_raters, Ref("评分"))
    total = Round(mean, Fraction(1, 100), Rounding.HALF_UP)
    place = Rank(of_units, Ref("总分"), descending=True, ties=Ties.SKIP)
    quantities = (
        _quantity("评分", Role.INPUT, (of_units, of_raters), marks),
        _quantity("总分", Role.TOTAL, (of_units,), total),
        attrs.evolve(_quantity("排名", Role.RANK, (of_units,), place), measure=PLACE),
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
