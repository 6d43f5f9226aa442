"""The small contract that the examples of the data faults are read against.

It stands in the product and not in the tests because ``guiju explain-code`` shows the
examples, and a reader wants to know what they are held to.
"""

from collections.abc import Iterable
from fractions import Fraction

from guiju.engine.axis import RATER, UNIT, Axis
from guiju.engine.interval import Interval
from guiju.engine.measure import PERCENT, PLACE, POINTS, Measure
from guiju.engine.plan import Group, Input, Plan, Quantity, Role, Scheme, Unit

_GROUP = Group(
    name="县区",
    title="县（区）人民政府",
    units=(Unit(name="甲县"), Unit(name="乙县"), Unit(name="丙县", aliases=("丙",))),
)
_UNITS = Axis(UNIT, _GROUP.members)
_RATERS = Axis(RATER, ("一局", "二局"))
_MARKS = Interval(Fraction(0), Fraction(100))


def _input(
    name: str, definition: Input, measure: Measure, axes: tuple[Axis, ...]
) -> Quantity:
    return Quantity(
        id=f"{name}@{_GROUP.name}",
        name=name,
        title=name,
        role=Role.INPUT,
        measure=measure,
        axes=axes,
        definition=definition,
        group=_GROUP.name,
    )


_PLACES = Input(
    table="得分",
    interval=Interval(Fraction(1)),
    places=0,
    optional=True,
    applies_to=frozenset({"甲县", "乙县"}),
)
_INPUTS = (
    _input("得分", Input(table="得分", interval=_MARKS), POINTS, (_UNITS,)),
    _input("名次", _PLACES, PLACE, (_UNITS,)),
    _input("评分", Input(table="互评", interval=_MARKS), POINTS, (_UNITS, _RATERS)),
    _input(
        "完成率",
        Input(table="完成率", interval=Interval(Fraction(0))),
        PERCENT,
        (_UNITS,),
    ),
    _input("附加分", Input(table="附加", optional=True), POINTS, (_UNITS,)),
)


def example_plan(tables: Iterable[str]) -> Plan:
    """Return the example scheme with the named input tables and nothing to compute.

    得分 has one mark for each of three counties and the place in the provincial list,
    which only concerns 甲县 and 乙县; in 互评 two bureaus rate each county; 完成率 is a
    percentage; 附加 is an optional bonus.
    """
    wanted = frozenset(tables)
    return Plan(
        scheme=Scheme(name="示例", title="示例方案"),
        groups={_GROUP.name: _GROUP},
        quantities={
            quantity.id: quantity
            for quantity in _INPUTS
            if isinstance(quantity.definition, Input)
            and quantity.definition.table in wanted
        },
    )
