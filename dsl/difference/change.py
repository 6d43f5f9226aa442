"""One difference between two rulebooks: what it was, what it is, and where both stand.

A difference holds values and expressions, not words; ``plugins/prose`` says them.
"""

from collections.abc import Mapping
from enum import Enum
from fractions import Fraction

import attrs

from guiju.engine.expr import Expr, Ties
from guiju.engine.interval import Interval
from guiju.engine.measure import Measure
from guiju.engine.number import Rounding
from guiju.engine.plan import Force, Input, Plan, Role, Undetermined
from guiju.engine.source import Span


class Aspect(Enum):
    """What of a thing is another."""

    THERE = "there"
    TITLE = "title"
    GROUND = "ground"
    ROLE = "role"
    MEASURE = "measure"
    KEYS = "keys"
    FULL_MARKS = "full_marks"
    SHIFT = "shift"
    PARENT = "parent"
    WEIGHT = "weight"
    TERM = "term"
    TIER = "tier"
    BOUNDS = "bounds"
    OTHERWISE = "otherwise"
    ROUNDING = "rounding"
    CAP = "cap"
    FLOOR = "floor"
    VALUE = "value"
    RULE = "rule"
    ORDER = "order"
    TIES = "ties"
    TIE_BREAKS = "tie_breaks"
    ABSENCE = "absence"
    RANGE = "range"
    OPTIONAL = "optional"
    APPLIES = "applies"
    MAY_NOT_APPLY = "may_not_apply"
    CONFIDENTIAL = "confidential"
    PLACES = "places"
    TABLE = "table"
    REASON = "reason"
    POLICY = "policy"
    MEMBER = "member"
    FORCE = "force"
    SHOWN = "shown"
    GRADE = "grade"
    PROBLEM = "problem"
    NAME = "name"
    REGION = "region"
    ISSUER = "issuer"
    ISSUED = "issued"
    PERIOD = "period"


class Kind(Enum):
    """What a difference is about; differences are told in this order."""

    SCHEME = "scheme"
    GROUP = "group"
    QUANTITY = "quantity"
    GRADES = "grades"
    RANKING = "ranking"
    CONSTRAINT = "constraint"
    RECTIFICATION = "rectification"
    VIEW = "view"
    INTERPRETATION = "interpretation"


@attrs.frozen
class Rule:
    """How something comes about, or a value with its measure."""

    definition: Expr | Input | Undetermined
    measure: Measure | None = None


@attrs.frozen
class Part:
    """The weight or factor that something has in a sum."""

    value: Fraction
    is_share: bool


@attrs.frozen
class Range:
    """Which values are meant."""

    interval: Interval
    measure: Measure | None = None


@attrs.frozen
class Kept:
    """How a value is rounded."""

    step: Fraction
    mode: Rounding


@attrs.frozen
class Names:
    """Names, in an order that means nothing."""

    names: tuple[str, ...]


Shown = Rule | Part | Range | Kept | Names | Ties | Force | Role | bool | str
"""What stands on one side of a difference."""


@attrs.frozen(kw_only=True)
class Side:
    """One side: what is so there, on what ground, and where it is written."""

    shown: Shown | None = None
    clause: str = ""
    place: Span | None = None


@attrs.frozen(kw_only=True)
class Difference:
    """One difference. ``about`` says which part of the thing it is: a tier, a term."""

    kind: Kind
    aspect: Aspect
    name: str
    groups: tuple[str, ...] = ()
    role: Role | None = None
    about: Shown | None = None
    old: Side
    new: Side


@attrs.frozen(kw_only=True)
class Comparison:
    """All differences, what has only another name, and a plan that knows both's names.

    ``ids`` maps the quantities of the old plan to those of the new one, and ``changed``
    are the ids (of the new plan, or of the old one for what is gone) of the quantities
    that a difference is about.
    """

    differences: tuple[Difference, ...]
    renamed: tuple[tuple[str, str], ...]
    both: Plan = attrs.field(repr=False)
    ids: Mapping[str, str] = attrs.field(repr=False)
    groups: Mapping[str, str] = attrs.field(repr=False)
    changed: Mapping[str, tuple[Difference, ...]] = attrs.field(repr=False)
