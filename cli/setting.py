"""``--set NAME=VALUE``: a value for a parameter, for one run alone."""

import datetime as dt
from collections.abc import Iterable, Iterator
from fractions import Fraction

from guiju.cli.fault import StopError
from guiju.cli.faults import SETTING_FAULTY
from guiju.cli.nearest import nearest
from guiju.cli.shown import exactly
from guiju.dsl.figure import kind
from guiju.dsl.literal import read_day, read_number
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.measure import Day, Numeric
from guiju.engine.plan import Plan, Quantity, Role
from guiju.engine.settle import Settings
from guiju.engine.text import Text

_PARAMETERS = Text(zh="可以设定的参数", en="parameters that can be set")
_HOW = Text(
    zh="写成 --set 名称=数值，例如 --set 专项扣分=2分/项",
    en="write --set NAME=VALUE, for example --set 'each_fault=2 points/item'",
)


def settings(plan: Plan, written: Iterable[str]) -> Settings:
    """Return the values that ``written`` sets: days, and numbers in base measure.

    Raises:
        StopError: with every setting that cannot be meant.
    """
    values: dict[str, Fraction | dt.date] = {}
    faults: list[Diagnostic] = []
    for one in written:
        name, _, text = (part.strip() for part in one.partition("="))
        faults += _faults(plan, one, name, text, repeated=name in values)
        read = read_number(text)
        values[name] = read_day(text) or (read[0] if read else Fraction(0))
    if faults:
        raise StopError(*faults, exit_code=SETTING_FAULTY.exit_code)
    return values


def _faults(
    plan: Plan, written: str, name: str, text: str, *, repeated: bool
) -> Iterator[Diagnostic]:
    meant = [q for q in _parameters(plan) if name in {q.name, q.id}]
    read = read_number(text)
    if not name or not text:
        what = Text(zh=f"“{written}”不是一项设定", en=f'"{written}" sets nothing')
        yield SETTING_FAULTY.found(what, _HOW)
    elif not meant:
        yield _unknown(plan, name)
    elif repeated:
        what = Text(zh=f"“{name}”设定了两次", en=f"{name} is set twice")
        advice = Text(zh="只留一个", en="keep one of them")
        yield SETTING_FAULTY.found(what, advice)
    elif isinstance(meant[0].measure, Day):
        if read_day(text) is None:
            what = Text(zh=f"“{text}”不是一个日期", en=f'"{text}" is no date')
            yield SETTING_FAULTY.found(what, _example_of_day(meant[0]))
    elif read is None:
        what = Text(zh=f"“{text}”不是一个数值", en=f'"{text}" is no number')
        yield SETTING_FAULTY.found(what, _example(meant[0], Fraction(2)))
    elif read[1] != meant[0].measure:
        yield _other_measure(meant[0], *read)


def _parameters(plan: Plan) -> Iterator[Quantity]:
    for quantity in plan.quantities.values():
        can_be_set = isinstance(quantity.measure, Numeric | Day)
        if quantity.role is Role.PARAMETER and can_be_set:
            yield quantity


def _unknown(plan: Plan, name: str) -> Diagnostic:
    names = [quantity.name for quantity in _parameters(plan)]
    none = Text(
        zh="这个规则书没有参数，去掉这项设定",
        en="this rulebook has no parameters: leave the setting out",
    )
    return SETTING_FAULTY.found(
        Text(
            zh=f"没有可以设定的参数“{name}”",
            en=f"there is no parameter {name} that can be set",
        ),
        nearest(name, names, _PARAMETERS) if names else none,
    )


def _other_measure(parameter: Quantity, value: Fraction, found: Numeric) -> Diagnostic:
    wanted, given = kind(parameter.measure), exactly(value, found)
    return SETTING_FAULTY.found(
        Text(
            zh=f"“{parameter.name}”应是{wanted.zh}，写的是 {given.zh}",
            en=f"{parameter.name} should be {wanted.en}, and {given.en} was given",
        ),
        _example(parameter, value),
    )


def _example(parameter: Quantity, value: Fraction) -> Text:
    shown = exactly(value, parameter.measure)
    return Text(
        zh=f"写成 --set {parameter.name}={shown.zh.replace(' ', '')}",
        en=f"write --set '{parameter.name}={shown.en}'",
    )


def _example_of_day(parameter: Quantity) -> Text:
    written = f"--set {parameter.name}=2020-10-31"
    return Text(zh=f"写成 {written}", en=f"write {written}")
