"""A program said in a table: on which lattice each quantity lies, and what holds it."""

from collections.abc import Iterator
from fractions import Fraction

from guiju.engine.interval import Interval
from guiju.engine.number import show
from guiju.engine.scaled.bounds import largest
from guiju.engine.scaled.extent import Extent
from guiju.engine.scaled.figure import Carrier, Exact, Lowered, Program
from guiju.engine.scaled.needed import lanes, needed
from guiju.engine.scaled.operation import ABSENCES, Index
from guiju.engine.text import Text
from guiju.engine.value import Absence

HEAD = (
    Text(zh="量", en="quantity"),
    Text(zh="是多少的整数倍", en="whole multiples of"),
    Text(zh="值的范围", en="range"),
    Text(zh="最大的整数", en="largest number"),
    Text(zh="装在", en="held in"),
    Text(zh="另有除数", en="divisor beside it"),
    Text(zh="可缺", en="may be absent"),
)

CARRIERS = {
    Carrier.FLOAT: Text(zh="双精度，不到2^53", en="floats, below 2^53"),
    Carrier.WORD: Text(zh="64位整数", en="64-bit integers"),
    Carrier.LONG: Text(zh="任意长的整数", en="integers of any length"),
    Carrier.EXACT: Text(zh="精确数，逐个算", en="exact numbers, one by one"),
}
_WORDS = {
    Absence.NOT_APPLICABLE: Text(zh="不适用", en="not applicable"),
    Absence.NOT_REPORTED: Text(zh="未报", en="not reported"),
}
_ENDLESS = Text(zh="不限", en="any")
_NONE = Text(zh="无", en="none")


def rows(program: Program) -> Iterator[tuple[Text, ...]]:
    """Yield what is said of each quantity, under the words of ``HEAD``."""
    for name, figure in program.figures.items():
        yield (Text(zh=name, en=name), *_said(program, figure))


def _said(program: Program, figure: Lowered) -> tuple[Text, ...]:
    steps = [program.steps[index] for index in needed(program, lanes(figure))]
    carrier = CARRIERS[max(step.carrier for step in steps)]
    if isinstance(figure, Exact):
        return (_NONE, _between(figure.range), _NONE, carrier, _NONE, _NONE)
    bounds = program.steps[figure.column].bounds
    return (
        _plain(show(Fraction(1, figure.denominator))),
        _between(figure.range),
        _most(bounds),
        carrier,
        _NONE
        if figure.divisor is None
        else _most(program.steps[figure.divisor].bounds),
        _absent(program, figure.absence),
    )


def _absent(program: Program, lane: Index | None) -> Text:
    if lane is None:
        return _NONE
    bounds = program.steps[lane].bounds
    words = [_WORDS[a] for a, code in ABSENCES.items() if bounds.holds(code)]
    return Text(
        zh="、".join(word.zh for word in words), en=", ".join(word.en for word in words)
    )


def _between(interval: Interval) -> Text:
    ends = [None if e is None else show(e) for e in (interval.low, interval.high)]
    low, high = ends
    if low is None or high is None:
        return _ENDLESS
    return Text(zh=f"{low}至{high}", en=f"{low} to {high}")


def _most(bounds: Extent) -> Text:
    most = largest(bounds)
    return _ENDLESS if most is None else _plain(f"{most:,}")


def _plain(text: str) -> Text:
    return Text(zh=text, en=text)
