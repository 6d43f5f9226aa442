"""Parameters get their values before a run: nothing undetermined is ever computed.

What the scheme leaves open (待定) is neither guessed nor taken for zero: a run that
needs it stops and names all that is missing at once.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from fractions import Fraction

import attrs

from guiju.engine.diagnostic import Coded, Diagnostic, DiagnosticError
from guiju.engine.expr import Const, references
from guiju.engine.measure import Day, Numeric
from guiju.engine.plan import Plan, Quantity, Role, Undetermined
from guiju.engine.rules import rules
from guiju.engine.text import Text

UNDETERMINED = Coded(
    code="GJ1101",
    since="0.1",
    title=Text(zh="参数待定", en="a parameter is undetermined"),
    why=Text(
        zh="方案没有写明的数值既不猜测，也不当作零；要算，就得由人给出。",
        en="What the scheme leaves open is neither guessed nor taken for zero: "
        "somebody has to give it.",
    ),
)
NO_PARAMETER = Coded(
    code="GJ1102",
    since="0.1",
    title=Text(zh="没有可以设定的参数", en="no parameter that can be set"),
    why=Text(
        zh="只有规则书声明的参数可以设定。",
        en="Only a parameter that the rulebook declares can be set.",
    ),
)

Settings = Mapping[str, Fraction | dt.date]
"""Values by the name or the id of a parameter: a day, or a number in base measure."""


def settle(plan: Plan, settings: Settings, *, leave_open: bool = False) -> Plan:
    """Return ``plan`` with every parameter in ``settings`` as a constant.

    A name that several groups have a parameter for sets all of them. With
    ``leave_open`` a parameter may stay undetermined though something needs it.

    Raises:
        DiagnosticError: a setting fits no parameter, or a parameter that something
            is computed from stays undetermined. It tells all of them.
    """
    settled = attrs.evolve(
        plan,
        quantities={
            name: _settled(quantity, settings)
            for name, quantity in plan.quantities.items()
        },
    )
    missing = () if leave_open else tuple(_missing(settled))
    faults = (*_unknown(plan, settings), *missing)
    if faults:
        raise DiagnosticError(*faults)
    return settled


def _settled(quantity: Quantity, settings: Settings) -> Quantity:
    value = settings.get(quantity.id, settings.get(quantity.name))
    if value is None or not _can_be_set(quantity):
        return quantity
    return attrs.evolve(quantity, definition=Const(value))


def _can_be_set(quantity: Quantity) -> bool:
    parameter = quantity.role is Role.PARAMETER
    undetermined = isinstance(quantity.definition, Undetermined)
    return isinstance(quantity.measure, Numeric | Day) and (parameter or undetermined)


def _unknown(plan: Plan, settings: Settings) -> Iterator[Diagnostic]:
    known = [q for q in plan.quantities.values() if _can_be_set(q)]
    names = list(dict.fromkeys(q.name for q in known))
    for name in settings:
        if name not in {*names, *(q.id for q in known)}:
            message = Text(
                zh=f"没有可以设定的参数“{name}”",
                en=f"there is no parameter “{name}” that can be set",
            )
            yield NO_PARAMETER.found(message, _nearest(name, names))


def _nearest(name: str, names: list[str]) -> Text:
    near = get_close_matches(name, names, cutoff=0.3)
    if near:
        return Text(
            zh=f"是不是想写：{'、'.join(near)}", en=f"did you mean {', '.join(near)}?"
        )
    if names:
        return Text(
            zh=f"可以设定的参数：{'、'.join(names)}",
            en=f"parameters that can be set: {', '.join(names)}",
        )
    return Text(
        zh="这个方案没有参数，去掉这项设定",
        en="this scheme has no parameters: leave the setting out",
    )


def _missing(plan: Plan) -> Iterator[Diagnostic]:
    needed = _needed(plan)
    for quantity in plan.undetermined:
        definition = quantity.definition
        if quantity.id in needed and isinstance(definition, Undetermined):
            yield UNDETERMINED.found(
                Text(
                    zh=f"参数“{quantity.name}”待定：{definition.reason}",
                    en=f"“{quantity.name}” is undetermined: “{definition.reason}”",
                ),
                Text(
                    zh=f"用 --set {quantity.name}={_value(quantity).zh} 给出，"
                    "只对这一次计算有效",
                    en=f"give it with --set {quantity.name}={_value(quantity).en}, "
                    "for this run alone",
                ),
            )


def _value(quantity: Quantity) -> Text:
    measure = quantity.measure
    if isinstance(measure, Day):
        return Text(zh="2020-10-31这样的日期", en="a date such as 2020-10-31")
    spelling = measure.spelling if isinstance(measure, Numeric) else ""
    return Text(zh=f"数值{spelling}", en="VALUE (with its measure)")


def _needed(plan: Plan) -> frozenset[str]:
    """Return the ids of the quantities that anything at all is computed from."""
    return frozenset(name for _, expr in rules(plan) for name in references(expr)) | {
        name for ranking in plan.rankings for name in (ranking.by, ranking.rank)
    }
