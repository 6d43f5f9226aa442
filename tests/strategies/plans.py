"""Whole plans over the closed core: two groups, layers, samples, raters, halves.

Inputs of every shape and measure, derived quantities that read them and each other,
rankings and constraints. Nothing in them makes sense, but everything has a meaning.
"""

from collections.abc import Iterator, Mapping
from fractions import Fraction

import attrs
from hypothesis import strategies as st

from guiju.engine.axis import LAYER, PERIOD, RATER, SUBUNIT, UNIT, Axis
from guiju.engine.expr import Comparison, Expr, Rank, Ref, TieBreak, Ties
from guiju.engine.facts import Facts
from guiju.engine.interval import Interval
from guiju.engine.measure import PLACE, RATIO, Day, Measure, Truth
from guiju.engine.plan import (
    Constraint,
    Force,
    Group,
    Input,
    Plan,
    Quantity,
    Ranking,
    Role,
    Scheme,
    Undetermined,
    Unit,
)
from tests.strategies.choosing import Choose, by_chance, one_in, part, some
from tests.strategies.expressions import GRADES, NUMBER, TRUTH, Writer, kind_of
from tests.strategies.values import facts_for

COUNTIES = ("甲县", "乙县", "丙区", "丁区")
BUREAUS = ("工局", "农局", "商局")
BUREAU = Axis(UNIT, BUREAUS)
LAYERED = Axis(LAYER, ("本级", "乡镇"))
SAMPLE = Axis(SUBUNIT, roster="抽查", within=(UNIT, LAYER))
HALVES = Axis(PERIOD, ("上半年", "下半年"))
RATERS = Axis(RATER, ("工局", "农局", "甲县"))
"""One of the raters is a unit that is rated."""

INTERVALS = (
    Interval(Fraction(0), Fraction(10)),
    Interval(Fraction(0), Fraction(4), high_included=False),
    Interval(Fraction(-2), Fraction(2)),
    Interval(Fraction(1), Fraction(5), low_included=False),
    Interval(Fraction(0)),
    Interval(),
)
COMPUTED: Mapping[str, Measure] = {
    NUMBER: RATIO,
    TRUTH: Truth(),
    "day": Day(),
    "grade": GRADES,
}


@attrs.frozen(kw_only=True)
class Case:
    """A plan with facts that keep its contract."""

    plan: Plan
    facts: Facts


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan with up to eight derived quantities."""
    return _plan(by_chance(draw), draw(st.integers(1, 8)))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Draw a plan and facts for it."""
    choose = by_chance(draw)
    plan = _plan(choose, draw(st.integers(1, 8)))
    return Case(plan=plan, facts=facts_for(choose, plan))


def _plan(choose: Choose, size: int) -> Plan:
    counties = Axis(UNIT, COUNTIES[: choose((2, 3, 4))])
    return _Drawing(choose, counties, size).plan()


@attrs.frozen(eq=False)
class _Drawing:
    choose: Choose
    counties: Axis
    size: int

    def plan(self) -> Plan:
        quantities = [*self._inputs()]
        for nth in range(self.size):
            quantities.append(self._derived(f"算{nth}", quantities))
        ranks = [*self._ranks(quantities)]
        quantities += ranks
        constraints = tuple(self._constraints(quantities))
        quantities += self._left_open()
        return Plan(
            scheme=Scheme(name="城", title="城"),
            groups={
                "县区": _group("县区", self.counties.members),
                "市直": _group("市直", BUREAUS),
            },
            quantities={quantity.id: quantity for quantity in quantities},
            rankings=tuple(map(_ranking, ranks)),
            constraints=constraints,
        )

    def _inputs(self) -> Iterator[Quantity]:
        """Yield a mark of every county, and some of the other inputs."""
        here = self.counties
        shapes: dict[str, tuple[Measure, tuple[Axis, ...]]] = {
            "评": (RATIO, (here, RATERS)),
            "查": (RATIO, (here, LAYERED, SAMPLE)),
            "半": (RATIO, (here, HALVES)),
            "局": (RATIO, (BUREAU,)),
            "数": (RATIO, ()),
            "日": (Day(), (here,)),
            "真": (Truth(), (here,)),
            "级": (GRADES, (here,)),
            "名": (PLACE, (here,)),
        }
        chosen = dict.fromkeys(some(self.choose, [*shapes], 1, 5))
        for name in ("分", *chosen):
            measure, axes = shapes.get(name, (RATIO, (here,)))
            yield _quantity(name, self._input(name, measure), measure, axes)

    def _input(self, name: str, measure: Measure) -> Input:
        units = self.counties.members
        concerned = None
        if name not in {"局", "数"} and one_in(self.choose, 4):
            concerned = part(self.choose, units)
        interval = Interval(Fraction(1)) if measure == PLACE else Interval()
        if measure == RATIO:
            interval = self.choose(INTERVALS)
        return Input(
            table=name,
            interval=interval,
            optional=one_in(self.choose, 3),
            applies_to=concerned,
        )

    def _left_open(self) -> Iterator[Quantity]:
        """Yield at times a parameter without a value, which nothing may read."""
        if one_in(self.choose, 6):
            yield _quantity("待定", Undetermined(reason="没写"), RATIO, ())

    def _derived(self, name: str, known: list[Quantity]) -> Quantity:
        here = self.counties
        axes = self.choose(
            (
                (here,),
                (here,),
                (here, LAYERED, SAMPLE),
                (here, RATERS),
                (RATERS,),
                (BUREAU,),
                (),
            )
        )
        kind = self.choose((NUMBER, NUMBER, TRUTH, *COMPUTED))
        depth = self.choose((1, 2, 1, 3))
        expr = self._writer(known, axes).write(kind, depth)
        return _quantity(name, expr, COMPUTED[kind], axes)

    def _writer(self, known: list[Quantity], axes: tuple[Axis, ...]) -> Writer:
        populations = (self.counties, RATERS, LAYERED, HALVES, BUREAU, SAMPLE)
        parents = (self.counties, LAYERED)
        return Writer(self.choose, tuple(known), populations, parents, axes)

    def _ranks(self, known: list[Quantity]) -> Iterator[Quantity]:
        """Yield rankings of the counties by quantities, as rulebooks have them."""
        ranked = [q for q in known if q.axes == (self.counties,)]
        numbers = [q for q in ranked if kind_of(q.measure) == NUMBER]
        for nth in range(self.choose((1, 2))):
            then = some(self.choose, numbers, 0, 2)
            expr = Rank(
                axis=self.counties,
                value=Ref(self.choose(ranked).id),
                descending=self.choose((True, False)),
                ties=self.choose(tuple(Ties)),
                then=tuple(
                    TieBreak(Ref(q.id), self.choose((True, False))) for q in then
                ),
            )
            yield _quantity(f"排{nth}", expr, PLACE, (self.counties,), Role.RANK)

    def _constraints(self, known: list[Quantity]) -> Iterator[Constraint]:
        places: tuple[tuple[Axis, ...], ...] = ((self.counties,), (RATERS,), ())
        for nth in range(self.choose((0, 1, 2))):
            axes = self.choose(places)
            writer = self._writer(known, axes)
            yield Constraint(
                name=f"约{nth}",
                title="",
                force=Force.MUST,
                axes=axes,
                left=writer.write(NUMBER, 2),
                comparison=self.choose(tuple(Comparison)),
                right=writer.write(NUMBER, 0),
                measure=RATIO,
            )


def _quantity(
    name: str,
    definition: Expr | Input | Undetermined,
    measure: Measure,
    axes: tuple[Axis, ...],
    role: Role = Role.DERIVED,
) -> Quantity:
    return Quantity(
        id=name,
        name=name,
        title=name,
        role=Role.INPUT if isinstance(definition, Input) else role,
        measure=measure,
        axes=axes,
        definition=definition,
        group="县区",
    )


def _ranking(rank: Quantity) -> Ranking:
    assert isinstance(rank.definition, Rank)
    assert isinstance(rank.definition.value, Ref)
    by = rank.definition.value.quantity
    return Ranking(name=rank.name, group="县区", by=by, rank=rank.id)


def _group(name: str, units: tuple[str, ...]) -> Group:
    return Group(name=name, title=name, units=tuple(Unit(name=u) for u in units))
