"""A result of which nothing is computed before somebody asks for it."""

from functools import partial

from guiju.engine.columnar.grid import Grid
from guiju.engine.columnar.layout import Layout
from guiju.engine.columnar.result import InArrays
from guiju.engine.columnar.values import Values
from guiju.engine.columnar.verdicts import AllHeld, Held
from guiju.engine.result import Result
from guiju.engine.scaled.figure import Program


def unmade(program: Program, layout: Layout, columns: InArrays) -> Result:
    """Return the result of a program whose columns lie in arrays."""
    of = partial(Values, program, Grid(layout), columns)
    pairs = zip(program.plan.constraints, program.constraints, strict=True)
    held = [
        Held(
            constraint,
            left=of(sides.left, space),
            right=of(sides.right, space),
            holds=of(sides.holds, space),
        )
        for constraint, (space, sides) in pairs
    ]
    return Result(
        plan=program.plan,
        facts=layout.facts,
        values={
            name: of(figure, program.spaces[name])
            for name, figure in program.figures.items()
        },
        verdicts=AllHeld(held),
    )
