"""Many draws at once on whole numbers: the places of all units in every draw."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm

from guiju.engine.axis import Key
from guiju.engine.columnar.layout import Layout
from guiju.engine.columnar.lists import Lists
from guiju.engine.columnar.load import lanes_of
from guiju.engine.columnar.result import ColumnarResult, Columns
from guiju.engine.draws import Drawn, Slice, over_draws
from guiju.engine.interval import Interval
from guiju.engine.place import key_at, names, places
from guiju.engine.scaled.figure import Figure, Program
from guiju.engine.scaled.lower import lower
from guiju.engine.scaled.operation import Index, Space
from guiju.engine.scaled.profile import Column, Known, loaded, profile_of


def places_in_draws(
    one: Slice,
    drawn: Iterable[Drawn],
    count: int,
    wanted: Iterable[str],
    *,
    arrays: bool = True,
) -> Mapping[str, Mapping[str, Sequence[int]]]:
    """Return for each rank and each unit its place in every draw; 0 is none.

    With ``arrays`` by NumPy.

    Raises:
        NotColumnarError: as ``lower`` does.
    """
    inputs, cells = {**loaded(one.plan, one.facts)}, [*drawn]
    for name in one.levers:
        own = {cell.key: cell for cell in cells if cell.quantity == name}
        inputs[name] = _in_draws(inputs[name], _keys(one, name), own, count)
    plan = over_draws(one.plan, one.levers, count)
    program = lower(plan, profile_of(one.facts, inputs))
    layout = Layout(program.axes, one.facts)
    columns = _columns(program, layout, inputs, arrays=arrays)
    result = ColumnarResult(program, layout, columns)
    ranks = [*wanted]
    result.compute(*ranks)
    return {name: _places(result, name, count) for name in ranks}


def _columns(
    program: Program, layout: Layout, inputs: Mapping[str, Column], *, arrays: bool
) -> Columns:
    lanes = lanes_of(inputs)
    if not arrays:
        return Lists(program, layout, lanes)
    from guiju.engine.columnar.arrays import Arrays  # noqa: PLC0415 - needs NumPy
    from guiju.engine.columnar.grid import Grid  # noqa: PLC0415
    from guiju.engine.columnar.table import of_lists  # noqa: PLC0415

    return Arrays(program, Grid(layout), of_lists(lanes))


def _keys(one: Slice, name: str) -> Sequence[Key]:
    axes = one.plan.quantities[name].axes
    return [key_at(names(axes), place) for place in places(axes, one.facts)]


def _in_draws(
    present: Column, keys: Sequence[Key], own: Mapping[Key, Drawn], count: int
) -> Column:
    """Return a lever with a row for each draw and key, the key changing fastest."""
    scale = lcm(present.known.denominator, *(one.denominator for one in own.values()))
    by = scale // present.known.denominator
    columns = [
        [number * (scale // own[key].denominator) for number in own[key].numbers]
        if key in own
        else [number * by] * count
        for key, number in zip(keys, present.numbers, strict=True)
    ]
    absences = [
        0 if key in own else code
        for key, code in zip(keys, present.absences, strict=True)
    ]
    known = _known(present, columns, absences, scale)
    numbers = [number for draw in zip(*columns, strict=True) for number in draw]
    return Column(known, numbers, absences * count)


def _known(
    present: Column,
    columns: Sequence[Sequence[int]],
    absences: Sequence[int],
    scale: int,
) -> Known:
    there = [one for one, code in zip(columns, absences, strict=True) if not code]
    ends = [end for one in there for end in (min(one), max(one))]
    within = None
    if ends:
        within = Interval(Fraction(min(ends), scale), Fraction(max(ends), scale))
    return Known(
        denominator=scale,
        range=within,
        absences=present.known.absences if any(absences) else frozenset(),
    )


def _places(
    result: ColumnarResult, name: str, count: int
) -> Mapping[str, Sequence[int]]:
    figure, space = result.program.figures[name], result.program.spaces[name]
    assert isinstance(figure, Figure), "a place is a whole number"
    found = _listed(result, figure.column, space)
    if figure.absence is not None:
        gone = _listed(result, figure.absence, space)
        found = [0 if code else place for place, code in zip(found, gone, strict=True)]
    units = result.program.axes[space[-1]].members
    if len(space) == 1:
        return {unit: [found[at]] * count for at, unit in enumerate(units)}
    return {unit: found[at :: len(units)] for at, unit in enumerate(units)}


def _listed(result: ColumnarResult, index: Index, space: Space) -> Sequence[int]:
    numbers = result.columns.numbers(index)
    source = result.program.steps[index].space
    if source == space:
        return numbers
    rows = result.layout.reading(source, source, space)
    return [numbers[row] for row in rows if row is not None]
