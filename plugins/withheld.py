"""不公开: figures of a view in which too few reports came together.

The checks count the members that a fold has. Where marks may be missing (可缺) there
can be fewer, and the mean of one single mark is that mark. Which figures these are
depends on who reported, and not on what.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import attrs

from guiju.engine.axis import RATER, UNIT, Axis, Key
from guiju.engine.evaluate import Interpreter
from guiju.engine.expr import Expr, Fold, Over, Rank, Ref, children
from guiju.engine.fold import taken
from guiju.engine.place import Place, fixed, names
from guiju.engine.plan import Confidential, Input, Undetermined
from guiju.engine.result import Result
from guiju.engine.secrecy import PICKED, flows, wanted
from guiju.engine.value import Absence, Grade

WITHHELD: Final = Grade(0, "不公开")
"""What stands in place of such a figure."""
Together = Mapping[str, int]
"""How many figures came together, by the id of the confidential input."""


def withheld(result: Result, shown: Iterable[str]) -> Mapping[str, frozenset[Key]]:
    """Return the keys of the figures among ``shown`` that are not to be seen."""
    told = _Told(result)
    return {
        id_: frozenset(
            key
            for key, value in result.values[id_].items()
            if not isinstance(value, Absence) and told.too_much(id_, key)
        )
        for id_ in shown
    }


@attrs.frozen(eq=False)
class _Told:
    """What each figure tells of those that it is made of."""

    result: Result
    _interpreter: Interpreter = attrs.field(init=False)
    _kept: Mapping[str, Confidential] = attrs.field(init=False)
    _reached: frozenset[str] = attrs.field(init=False)
    _known: dict[tuple[str, Key], Together] = attrs.field(factory=dict, init=False)

    @_interpreter.default
    def _of_result(self) -> Interpreter:
        return Interpreter(self.result.plan, self.result.facts, self.result.values)

    @_kept.default
    def _confidential(self) -> Mapping[str, Confidential]:
        quantities = self.result.plan.quantities.values()
        return {
            one.id: one.definition.confidential
            for one in quantities
            if isinstance(one.definition, Input) and one.definition.confidential
        }

    @_reached.default
    def _flowing(self) -> frozenset[str]:
        return frozenset(flows(self.result.plan.quantities.values()))

    def too_much(self, id_: str, key: Key) -> bool:
        """Whether too few came together, or one rater's mark is all there is."""
        few = any(
            number < wanted(self._kept[source])
            for source, number in self._together(id_, key).items()
        )
        return few or self._is_one_mark(id_, key)

    def _together(self, id_: str, key: Key) -> Together:
        if id_ not in self._reached:
            return {}
        if (id_, key) not in self._known:
            self._known[id_, key] = self._counted(id_, key)
        return self._known[id_, key]

    def _counted(self, id_: str, key: Key) -> Together:
        quantity = self.result.plan.quantities[id_]
        match quantity.definition:
            case Input() | Undetermined():
                return {id_: 1}
            case expr:
                place = dict(zip(names(quantity.axes), key, strict=True))
                return self._through(expr, place)

    def _through(self, expr: Expr, place: Place) -> Together:
        match expr:
            case Ref(quantity=name):
                return self._together(name, self._interpreter.key(expr, place))
            case Over(axis=axis) | Rank(axis=axis):
                around = fixed(place, expr.at) if isinstance(expr, Over) else place
                inner = _weakest(
                    self._through(child, {**around, axis.name: member})
                    for member in self._interpreter.rows(expr, place)
                    for child in children(expr)
                )
                return self._folded(inner, axis, self._members(expr, place))
            case _:
                return _weakest(self._through(one, place) for one in children(expr))

    def _folded(self, inner: Together, axis: Axis, members: int) -> Together:
        return {
            source: max(number, members)
            if self._kept[source].at_least is not None or axis.name == UNIT
            else number
            for source, number in inner.items()
        }

    def _members(self, expr: Over | Rank, place: Place) -> int:
        values = [row[0] for row in self._interpreter.rows(expr, place).values()]
        if isinstance(expr, Rank):
            return sum(not isinstance(value, Absence) for value in values)
        return 1 if expr.fold in PICKED else len(taken(expr, values))

    def _is_one_mark(self, id_: str, key: Key) -> bool:
        """Whether a fold over raters found one mark, or all that is read tells one."""
        quantity = self.result.plan.quantities[id_]
        match quantity.definition:
            case Input() | Undetermined():
                return False
            case Over(axis=axis, fold=fold) as over if axis.name == RATER:
                place = dict(zip(names(quantity.axes), key, strict=True))
                return fold is not Fold.COUNT and self._taken(over, place) == 1
            case expr:
                place = dict(zip(names(quantity.axes), key, strict=True))
                read = list(_read(expr))
                return bool(read) and all(
                    isinstance(one, Ref)
                    and self._is_one_mark(
                        one.quantity, self._interpreter.key(one, place)
                    )
                    for one in read
                )

    def _taken(self, over: Over, place: Place) -> int:
        values = [row[0] for row in self._interpreter.rows(over, place).values()]
        return len(taken(over, values))


def _read(expr: Expr) -> Iterator[Expr]:
    """Yield what is read of other figures: references, folds and places."""
    if isinstance(expr, Ref | Over | Rank):
        yield expr
    else:
        for child in children(expr):
            yield from _read(child)


def _weakest(each: Iterable[Together]) -> Together:
    weakest: dict[str, int] = {}
    for together in each:
        for source, number in together.items():
            weakest[source] = min(number, weakest.get(source, number))
    return weakest
