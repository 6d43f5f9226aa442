"""What every check file declares, and what it is given to look at."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cached_property
from typing import TypeVar, overload

import attrs

from guiju.dsl.called import in_english
from guiju.dsl.grounds import Coverage, coverage
from guiju.dsl.lower.lower import lower, quantities
from guiju.dsl.model.model import Model
from guiju.dsl.model.problem import Problem
from guiju.dsl.syntax.node import Node
from guiju.dsl.syntax.walk import nodes
from guiju.engine.diagnostic import Diagnostic, Edit, Related, Severity
from guiju.engine.interval import Interval
from guiju.engine.measure import Numeric
from guiju.engine.plan import Input, Plan, Quantity, Undetermined
from guiju.engine.ranges import Ranges, ranges
from guiju.engine.record import Record
from guiju.engine.source import Span
from guiju.engine.text import Text

Kind = TypeVar("Kind", bound=Problem)
One = TypeVar("One", bound=Node)
Two = TypeVar("Two", bound=Node)


@attrs.frozen(slots=False)
class Subject:
    """A rulebook under check: its model and, for the checks that may ask, its plan."""

    model: Model
    is_whole: bool = True
    """Whether all was read: no declaration and no line of one is missing."""
    fired: frozenset[tuple[str, str]] = frozenset()
    """Codes with what they are about, for the checks that are asked ``last``."""

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every piece of the syntax, in the order of the text."""
        return tuple(nodes(self.model.tree))

    @overload
    def nodes_of(self, kind: type[One], /) -> Sequence[One]: ...

    @overload
    def nodes_of(self, kind: type[One], other: type[Two], /) -> Sequence[One | Two]: ...

    def nodes_of(self, *kinds: type[Node]) -> Sequence[Node]:
        """Return every piece of the syntax of these kinds, kind by kind."""
        return [node for kind in kinds for node in self._by_kind.get(kind, ())]

    @cached_property
    def _by_kind(self) -> Mapping[type[Node], Sequence[Node]]:
        found: dict[type[Node], list[Node]] = {}
        for node in self.nodes:
            found.setdefault(type(node), []).append(node)
        return found

    @cached_property
    def coverage(self) -> Coverage:
        """Which of the listed clauses have a rule."""
        return coverage(self.model.tree)

    @cached_property
    def quantities(self) -> tuple[Quantity, ...]:
        """What the plan is made of. Only where no name is unknown."""
        return tuple(quantities(self.model))

    @cached_property
    def plan(self) -> Plan:
        """The plan. Only checks with ``on_plan`` may ask for it."""
        return lower(self.model, self.quantities)

    @cached_property
    def ranges(self) -> Ranges:
        """What every quantity of the plan can be; a 待定 number is not negative."""
        quantities = self.plan.quantities.items()
        settled = {name: _settled(quantity) for name, quantity in quantities}
        return ranges(attrs.evolve(self.plan, quantities=settled))


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Finding(Record):
    """A place and what is wrong there. The runner adds code and severity.

    ``about`` is the name by which an 解释 answers the finding: ``双向互评.拉开差距``.
    """

    span: Span
    message: Text
    about: str = ""
    help: Text | None = None
    related: tuple[Related, ...] = ()
    fix: Edit | None = None


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Check(Record):
    """One check and everything people read about it.

    ``bad`` and ``good`` are whole rulebooks. In ``bad``, ⟦ and ⟧ mark the text that the
    finding must cover; the tests hold every check to its own examples. A check with
    ``on_plan`` is asked only when there is no error so far, one that is ``last`` after
    all others. What a check finds ``by_itself`` stands even when other declarations
    could not be read. An error of one that is ``computable`` leaves a plan that means
    something; those that look ``item_by_item`` are asked about it all the same.
    """

    code: str = attrs.field(validator=attrs.validators.matches_re(r"[A-Z]{2,4}\d{4}"))
    since: str
    severity: Severity
    title: Text
    why: Text
    bad: str
    good: str
    files: Mapping[str, str] = attrs.field(factory=dict)
    """Other files, which the two examples are made of."""
    run: Callable[[Subject], Iterator[Finding]]
    on_plan: bool = False
    last: bool = False
    by_itself: bool = False
    computable: bool = False
    item_by_item: bool = False

    def diagnostic(self, finding: Finding) -> Diagnostic:
        """Return what a person is told."""
        return Diagnostic(
            code=self.code,
            severity=self.severity,
            message=in_english(finding.message),
            place=finding.span,
            help=in_english(finding.help) if finding.help else None,
            related=tuple(map(_related, finding.related)),
            fix=finding.fix,
        )


def problems(subject: Subject, kind: type[Kind]) -> Iterator[Kind]:
    """Yield what resolution noted of one kind."""
    return (one for one in subject.model.problems if isinstance(one, kind))


def _related(one: Related) -> Related:
    return attrs.evolve(one, message=in_english(one.message))


def first_here(place: Span) -> Related:
    """Return the place of the first of two declarations."""
    words = Text(zh="第一次出现在这里", en="it stands here first")
    return Related(place=place, message=words)


def _settled(quantity: Quantity) -> Quantity:
    is_open = isinstance(quantity.definition, Undetermined)
    if not is_open or not isinstance(quantity.measure, Numeric):
        return quantity
    any_amount = Input(table="", interval=Interval(Fraction(0)))
    return attrs.evolve(quantity, definition=any_amount)
