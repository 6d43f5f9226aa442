"""What resolution found wrong, as data. The words for it stand in ``checks/``.

Resolving goes on after every problem, so that one fault does not hide the next; what
could not be resolved is left out of the model, and nothing that depends on it is
reported a second time.
"""

import datetime as dt

import attrs

from guiju.dsl.compose.problem import CompositionProblem
from guiju.engine.measure import Measure
from guiju.engine.record import Record
from guiju.engine.source import Span
from guiju.engine.text import Text

MOST_OF_A_KIND = 100
"""So many findings of one kind are told. Whoever has more begins with the first."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class UnknownName(Record):
    """A name that nothing declares. ``kind`` says what was looked for.

    ``candidates`` are empty where so many names are unknown that this one is not told.
    """

    span: Span
    name: str
    kind: str
    candidates: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NameUsedTwice(Record):
    """The second declaration of a name; ``first`` is the place of the first."""

    span: Span
    name: str
    first: Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class UnitTwice(Record):
    """A unit that a group lists a second time; ``first`` is the place of the first."""

    span: Span
    name: str
    group: str
    first: Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AssessedTwice(Record):
    """A group that one stage scores in two ways; ``first`` is the first line."""

    span: Span
    group: str
    stage: str
    first: Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class AliasTaken(Record):
    """An alias that is the name or alias of another unit."""

    span: Span
    name: str
    first: Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Reserved(Record):
    """A declared name that means something else inside expressions."""

    span: Span
    name: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class MeasuresDiffer(Record):
    """Two sides that cannot be added or compared."""

    span: Span
    operator: str
    left: Measure
    right: Measure


@attrs.frozen(kw_only=True, eq=False, repr=False)
class BarePercent(Record):
    """A percentage beside points: of what is it meant to be a share?"""

    span: Span
    percent: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class WrongMeasure(Record):
    """A value of one measure where another one is wanted."""

    span: Span
    wanted: Measure
    found: Measure


@attrs.frozen(kw_only=True, eq=False, repr=False)
class PreviousDiffers(Record):
    """A last value taken as of one measure, of a quantity that has another one."""

    span: Span
    name: str
    taken: Measure
    found: Measure


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NotForGroup(Record):
    """A quantity that exists, but not for the group that needs it.

    ``available`` are the groups that have it, none where it is of no unit at all.
    """

    span: Span
    name: str
    group: str
    available: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class WrongKeys(Record):
    """The elements in square brackets do not fit the axes of the quantity."""

    span: Span
    name: str
    axes: tuple[str, ...]
    found: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class KeyNeeded(Record):
    """A quantity that needs more keys than the place where it is used gives."""

    span: Span
    name: str
    axes: tuple[str, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OutOfPlace(Record):
    """A word that means nothing here: 最高 outside a constraint of a stage."""

    span: Span
    word: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ImpossibleDate(Record):
    """A day that the calendar does not have."""

    span: Span
    text: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ClauseMissing(Record):
    """An assessment that does not say how marks come about, or how they combine.

    ``missing`` is ``score`` (neither 按 nor 评分), or ``fold`` (several marks and no
    取平均 or the like).
    """

    span: Span
    missing: str
    group: str


@attrs.frozen(kw_only=True, eq=False, repr=False)
class TooManyProblems(Record):
    """More problems written in the lists of a rulebook than are read."""

    span: Span
    number: int
    most: int


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ClauseTwice(Record):
    """Two clauses of one kind, or 按 together with 评分, in one assessment."""

    span: Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Cycle(Record):
    """Quantities that need each other. ``places`` are where each needs the next."""

    span: Span
    names: tuple[str, ...]
    places: tuple[Span, ...]


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NoConstant(Record):
    """A value that has to be known without data, and is not."""

    span: Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NoTruth(Record):
    """A constraint or condition that is not a comparison."""

    span: Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class NotInForce(Record):
    """Values with their first days, none of which is in force on ``day``.

    ``day`` is None where the scheme does not say which period it assesses.
    """

    span: Span
    day: dt.date | None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ArgumentsWrong(Record):
    """A function that is called with too few or too many values."""

    span: Span
    name: str
    least: int
    most: int
    found: int


@attrs.frozen(kw_only=True, eq=False, repr=False)
class ArgumentMissing(Record):
    """A call that leaves out a named number that the method needs."""

    span: Span
    name: str
    missing: Text
    title: Text


@attrs.frozen(kw_only=True, eq=False, repr=False)
class RowDoesNotFit(Record):
    """A row of 情形 with more or fewer values than the head of its table names."""

    span: Span
    wanted: int
    found: int


@attrs.frozen(kw_only=True, eq=False, repr=False)
class OutsideList(Record):
    """A name in 责任 whose units are in no group that the 整改 serves."""

    span: Span
    name: str
    list: str


Problem = (
    UnknownName
    | NameUsedTwice
    | UnitTwice
    | AssessedTwice
    | AliasTaken
    | Reserved
    | MeasuresDiffer
    | BarePercent
    | WrongMeasure
    | PreviousDiffers
    | NotForGroup
    | WrongKeys
    | KeyNeeded
    | OutOfPlace
    | ImpossibleDate
    | ClauseMissing
    | ClauseTwice
    | TooManyProblems
    | Cycle
    | NoConstant
    | NoTruth
    | ArgumentsWrong
    | ArgumentMissing
    | NotInForce
    | RowDoesNotFit
    | OutsideList
    | CompositionProblem
)
