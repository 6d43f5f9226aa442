"""What the engine executes: resolved, checked, and free of rulebook text."""

import datetime as dt
from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from functools import cached_property

import attrs

from guiju.engine.axis import Axis
from guiju.engine.expr import Comparison, Contents, Expr, contents
from guiju.engine.interval import Interval
from guiju.engine.measure import Measure
from guiju.engine.record import Record


class Role(Enum):
    """What a quantity is in the scheme. Reports are arranged by it."""

    INPUT = "input"
    PARAMETER = "parameter"
    ITEM = "item"
    BLOCK = "block"
    TREE = "tree"
    LAYER = "layer"
    STAGE = "stage"
    WEIGHTED = "weighted"
    BONUS = "bonus"
    DEDUCTION = "deduction"
    DERIVED = "derived"
    TOTAL = "total"
    RANK = "rank"
    GRADE = "grade"
    VETO = "veto"


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Confidential(Record):
    """保密: no view shows the figures, nor what is computed from too few of them.

    ``at_least`` is how many have to be folded together before the outcome may be seen;
    None wants a fold over the units of the group.
    """

    at_least: int | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Input(Record):
    """A reported figure: its legal range, and for whom the question arises.

    ``optional`` figures (可缺) may be missing and are then 未报. For a unit outside
    ``applies_to`` the figure is 不适用; ``None`` means that it arises for everybody.
    ``table`` names the input table of the data contract that it is a column of.
    """

    table: str
    interval: Interval = attrs.field(factory=Interval)
    optional: bool = False
    applies_to: frozenset[str] | None = None
    may_not_apply: bool = False
    """Whether who reports may say 不适用 where the question does arise (可不适用)."""
    places: int | None = None
    """How many decimals a figure may have: none for what is counted."""
    confidential: Confidential | None = None
    """Whether readers of a view are kept from it (保密)."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Undetermined(Record):
    """待定: the scheme leaves the value open, for the reason given."""

    reason: str


class Titled(Record):
    """What has a name in the rulebook and may have a title in the notice."""

    __slots__ = ()
    name: str
    title: str

    @property
    def called(self) -> str:
        """What readers see it called: its title, or its name where there is none."""
        return self.title or self.name


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Quantity(Titled):
    """A typed function from keys to values, for one group of units (or for none).

    ``id`` is stable and unique (``总分@县区``); ``name`` is what people call it;
    ``clause`` is the ground in the source document, empty where none is cited.
    """

    id: str
    name: str
    title: str
    role: Role
    measure: Measure
    axes: tuple[Axis, ...]
    definition: Expr | Input | Undetermined
    group: str = ""
    clause: str = ""
    full_marks: Fraction | None = None
    """满分, where the quantity has one."""

    @cached_property
    def contents(self) -> Contents:
        """What its definition is made of; nothing where it is not computed."""
        match self.definition:
            case Input() | Undetermined():
                return Contents(frozenset(), frozenset())
            case expr:
                return contents(expr)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Unit(Record):
    """单位: one assessed organisation, with the other names that it goes by."""

    name: str
    title: str = ""
    aliases: tuple[str, ...] = ()


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Group(Titled):
    """对象: units that are assessed alike and ranked among themselves."""

    name: str
    title: str
    units: tuple[Unit, ...]
    clause: str = ""

    @cached_property
    def members(self) -> tuple[str, ...]:
        """The names of the units, in the order of the notice."""
        return tuple(unit.name for unit in self.units)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Ranking(Record):
    """One published order of one group: which quantity is ranked, where the rank is."""

    name: str
    group: str
    by: str
    rank: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class View(Titled):
    """公开: what one circle of readers gets to see.

    By group, the ids of the figures that it sees of every unit (``shown``), and of
    those that each unit sees of itself alone (``own``).
    """

    name: str
    title: str
    shown: Mapping[str, tuple[str, ...]]
    own: Mapping[str, tuple[str, ...]] = attrs.field(factory=dict)
    clause: str = ""

    @property
    def groups(self) -> tuple[str, ...]:
        """The groups of which anything is seen."""
        return tuple(dict.fromkeys((*self.shown, *self.own)))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ProblemDays(Record):
    """Where the days and the state of some problems stand, as ids of quantities.

    One problem that the rulebook writes, or (``name`` is empty) all those that the data
    lists along the axis 问题.
    """

    name: str
    title: str
    deadline: str
    closed: str
    state: str
    clause: str = ""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Rectification(Record):
    """整改: the problems that the units of one group have to put right.

    ``counts`` are the ids of how many problems a unit has in each state.
    """

    name: str
    title: str
    group: str
    as_of: str
    problems: tuple[ProblemDays, ...]
    counts: Mapping[str, str]
    clause: str = ""


class Force(Enum):
    """How binding a constraint is."""

    MUST = "must"
    """必须: a breach is a finding and makes the run fail."""
    SHOULD = "should"
    """原则上: a breach is reported and nothing is rejected."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Constraint(Titled):
    """A relation that has to hold, once for each member of ``axes``."""

    name: str
    title: str
    force: Force
    axes: tuple[Axis, ...]
    left: Expr
    comparison: Comparison
    right: Expr
    measure: Measure
    group: str = ""
    clause: str = ""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Interpretation(Record):
    """解释: how an open point was settled, and why."""

    subject: str
    reason: str
    clause: str = ""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Scheme(Titled):
    """What the notice says about itself."""

    name: str
    title: str
    region: str = ""
    region_code: str = ""
    issuer: str = ""
    issued: dt.date | None = None
    period: tuple[dt.date, dt.date] | None = None
    full_marks: Fraction = Fraction(100)


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Plan(Record):
    """A scheme ready to run.

    Invariants, proved by the checks before a plan is built: every reference is to a
    quantity of the plan with a fitting key, measures agree, and ``quantities`` stand in
    dependency order, so that one pass computes them.
    """

    scheme: Scheme
    groups: Mapping[str, Group]
    quantities: Mapping[str, Quantity]
    rankings: tuple[Ranking, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    interpretations: tuple[Interpretation, ...] = ()
    views: tuple[View, ...] = ()
    rectifications: tuple[Rectification, ...] = ()

    @property
    def undetermined(self) -> tuple[Quantity, ...]:
        """The parameters that the scheme leaves open."""
        return tuple(
            quantity
            for quantity in self.quantities.values()
            if isinstance(quantity.definition, Undetermined)
        )
