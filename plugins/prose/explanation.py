"""Why a value is what it is, said sentence by sentence, from the result to the cells.

Each quantity has one sentence with its arithmetic written out, so that a desk
calculator can repeat it; what the sentence mentions is explained below it. A digit
that is not shown is owned up to by ≈.
"""

from collections.abc import Callable, Iterator

import attrs

from guiju.engine.axis import Key
from guiju.engine.expr import (
    Add,
    Among,
    Applies,
    Const,
    Div,
    If,
    Mul,
    Rank,
    Ref,
    WhenAbsent,
)
from guiju.engine.plan import Quantity
from guiju.engine.result import Result
from guiju.engine.source import Cell
from guiju.engine.text import Language
from guiju.engine.trace import Step, explain
from guiju.engine.value import Value
from guiju.plugins.prose.clause import sentence
from guiju.plugins.prose.mention import Known, Speaker


@attrs.frozen(kw_only=True)
class Said:
    """One sentence of an explanation, and the sentences that explain what it says."""

    words: str
    value: Value
    quantity: Quantity | None = None
    key: Key = ()
    cell: Cell | None = None
    parts: tuple["Said", ...] = ()
    is_repeated: bool = False
    """Whether the parts are left out because they stand further up."""

    @property
    def clause(self) -> str:
        """The ground of the quantity in the source document; empty if none is cited."""
        return "" if self.quantity is None else self.quantity.clause


def _all(_: Quantity) -> bool:
    return True


def explanation(  # noqa: PLR0913, PLR0917 - of what, to whom, and how much of it
    result: Result,
    quantity_id: str,
    key: Key,
    language: Language,
    depth: int | None = None,
    keeps: Callable[[Quantity], bool] = _all,
) -> Said:
    """Return the explanation of a quantity at ``key``, ``depth`` quantities deep.

    None goes down to the cells. What was explained further up is not explained again.
    A quantity that it does not keep is mentioned, and has no sentence of its own.
    """
    step = explain(result, quantity_id, key, depth, keeps)
    teller = _Teller(Speaker(result, language), keeps)
    return teller.said(step, Known(frozenset(key)))


@attrs.frozen(eq=False)
class _Teller:
    speaker: Speaker
    keeps: Callable[[Quantity], bool]
    told: set[tuple[str, Key]] = attrs.field(factory=set)

    def said(self, step: Step, known: Known) -> Said:
        words = sentence(self.speaker, step, known)
        known = known.within(step)
        identity = (step.quantity.id, step.key) if step.quantity else None
        repeated = identity in self.told and bool(step.children)
        if identity:
            self.told.add(identity)
        return Said(
            words=words,
            value=step.value,
            quantity=step.quantity,
            key=step.key,
            cell=step.cell,
            parts=() if repeated else tuple(self._parts(step, known)),
            is_repeated=repeated,
        )

    def _parts(self, step: Step, known: Known) -> Iterator[Said]:
        """Yield what explains the sentence of ``step``, each quantity once."""
        mentioned: set[tuple[str, Key]] = set()
        for part in _mentioned(step, known):
            if part.quantity is not None and not self.keeps(part.quantity):
                continue
            identity = (part.quantity.id, part.key) if part.quantity else None
            if identity is None or identity not in mentioned:
                yield self.said(part, known)
            if identity:
                mentioned.add(identity)


def _mentioned(step: Step, known: Known) -> Iterator[Step]:
    """Yield the steps with a sentence of their own that ``step`` mentions."""
    children = step.children
    if isinstance(step.expr, Rank):
        children = tuple(c for c in children if c.member in known.members)
    if _asks_who_it_is_for(step):
        children = children[1:]
    for child in children:
        if child.quantity is not None or child.member:
            yield child
        elif _is_said_inline(child) or isinstance(step.expr, Ref | WhenAbsent):
            yield from _mentioned(child, known)
        else:
            yield child


def _is_said_inline(step: Step) -> bool:
    """Whether the sentence that mentions the step says all there is to say of it."""
    match step.expr:
        case Const() | Add() | Mul() | Div() | Ref() | Applies():
            return True
        case If():
            return _asks_who_it_is_for(step)
        case WhenAbsent():
            first, *policy = step.children
            return bool(policy or first.quantity) or _is_said_inline(first)
        case _:
            return False


def _asks_who_it_is_for(step: Step) -> bool:
    """Whether the step only asks if something applies; that is not explained again."""
    match step.expr:
        case If(condition=Applies() | Among()):
            return True
        case _:
            return False
