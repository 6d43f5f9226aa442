"""整改: whose problems a list holds, until when, and what their states come to.

Names are made known first, for derived quantities may read them; the days and the rows
are read once all names are there.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar

import attrs

from guiju.dsl.keywords import PREVIOUS, STATES
from guiju.dsl.model import problem as p
from guiju.dsl.model import responsible
from guiju.dsl.model.expressions import Expressions, Place
from guiju.dsl.model.model import Group
from guiju.dsl.model.problem_list import LABELS, ProblemOf, RectificationOf
from guiju.dsl.model.quantities import day
from guiju.dsl.model.rule import RuleSet, Signature, Typed
from guiju.dsl.model.rules import Rules
from guiju.dsl.model.scope import Scope, quantity_id
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import first, of
from guiju.dsl.terms import LIST_TERMS
from guiju.engine.axis import PROBLEM, UNIT, Axis
from guiju.engine.measure import POINTS, Day, Measure, Scale, Truth, base
from guiju.engine.plan import Role

_RESERVED = {*LIST_TERMS, *LIST_TERMS.values()}
STILL_OPEN = "回头看未销号"
MOST = 1000
"""So many problems may be written; more of them are reported as data."""
_CLOSED = "销号日期"
_Line = TypeVar("_Line", bound=n.Node)


def declare(
    written: Iterable[n.Rectification], assessed: tuple[Group, ...], scope: Scope
) -> tuple[RectificationOf, ...]:
    """Make the lists known, for every group that they serve; days are read later."""
    found: list[RectificationOf] = []
    for one in _bounded(written, scope):
        if scope.declare(one.name):
            groups = responsible.served(one, assessed, scope)
            responsible.hold(one, groups, scope)
            _hold(one, scope)
            found += [_List(one, group, scope).declared() for group in groups]
    return tuple(found)


def read(draft: RectificationOf, scope: Scope) -> RectificationOf:
    """Return a declared list with its days and the rows that cost or earn points."""
    return _List(draft.syntax, scope.groups[draft.group], scope).read(draft)


def _bounded(
    written: Iterable[n.Rectification], scope: Scope
) -> Iterator[n.Rectification]:
    """Yield the lists; problems beyond the most that are read are left out, and told.

    Each written problem has a rule of its own: so many belong into the data.
    """
    left, number = MOST, 0
    for one in written:
        problems = tuple(of(one.lines, n.Problem))
        beyond, number = problems[left:], number + len(problems)
        left -= len(problems) - len(beyond)
        if not beyond:
            yield one
            continue
        span = beyond[0].name.span
        scope.problems.append(p.TooManyProblems(span=span, number=number, most=MOST))
        places = {problem.span for problem in beyond}
        kept = tuple(line for line in one.lines if line.span not in places)
        yield attrs.evolve(one, lines=kept)


def _hold(written: n.Rectification, scope: Scope) -> None:
    """Report lines that say a thing twice, or that say nothing in such a list."""
    lines = written.lines
    for kind in (n.Deadline, n.AsOf, n.Recheck):
        for again in tuple(of(lines, kind))[1:]:
            scope.problems.append(p.ClauseTwice(span=again.span))
    if first(lines, n.Problem):
        for line in lines:
            if isinstance(line, n.Deadline | n.Recheck):
                word = "_DEADLINE" if isinstance(line, n.Deadline) else "_RECHECK"
                scope.problems.append(p.OutOfPlace(span=line.span, word=word))
    _hold_names(written, scope)
    rows = tuple(of(lines, n.EachRow))
    deducts = any(row.sign.word != "ADD" for row in rows)
    for row in rows:
        if row.event.text not in _states(written):
            scope.unknown(row.event, "state", _states(written))
        if row.forfeit and deducts and first(lines, n.Cap) is None:
            out = p.OutOfPlace(span=row.forfeit.span, word="_FORFEIT")
            scope.problems.append(out)


def _hold_names(written: n.Rectification, scope: Scope) -> None:
    known: dict[str, n.Word] = {}
    for problem in of(written.lines, n.Problem):
        word = problem.name
        if known.setdefault(word.text, word) is not word:
            scope.repeat(word, known[word.text].span)
        elif word.text in _RESERVED:
            scope.problems.append(p.Reserved(span=word.span, name=word.text))
        until = problem.lasting.until if problem.lasting else None
        if until is not None and day(until) is None:
            impossible = p.ImpossibleDate(span=until.span, text=until.text)
            scope.problems.append(impossible)


def _states(written: n.Rectification) -> tuple[str, ...]:
    """Return what the rows may count; what was carried over only with 回头看."""
    is_checked = first(written.lines, n.Recheck) is not None
    return tuple(state for state in STATES if state != STILL_OPEN or is_checked)


@attrs.frozen
class _List:
    """One list for one group."""

    written: n.Rectification
    group: Group
    scope: Scope

    def declared(self) -> RectificationOf:
        rows = tuple(of(self.written.lines, n.EachRow))
        is_bonus = bool(rows) and all(row.sign.word == "ADD" for row in rows)
        role = Role.BONUS if is_bonus else Role.DEDUCTION
        still_open = self._still_open()
        states = _states(self.written)
        return RectificationOf(
            name=self._name,
            title=_title(self.written),
            clause=self._clause,
            group=self.group.name,
            members=self.group.members,
            as_of=self._made("截至", Day(), axes=()),
            taken_on=None,
            problems=tuple(self._problems()),
            still_open=still_open,
            carried=self._carried(still_open),
            counts={state: self._made(state, base("项")) for state in states},
            points=self._made("", POINTS, role=role, of=self.written) if rows else None,
            is_bonus=is_bonus,
            rules=RuleSet(),
            syntax=self.written,
        )

    def read(self, draft: RectificationOf) -> RectificationOf:
        as_of = self._only(n.AsOf)
        whole = Place(group=self.group.name, axes=())
        place = Place(group=self.group.name, axes=self.group.axes)
        known = _states(self.written)
        lines = (
            line
            for line in self.written.lines
            if isinstance(line, n.EachRow | n.Cap | n.Floor | n.Keep)
        )
        rules = tuple(
            line
            for line in lines
            if not isinstance(line, n.EachRow) or line.event.text in known
        )
        return attrs.evolve(
            draft,
            taken_on=self._day(as_of.day, whole) if as_of else None,
            problems=tuple(self._with_day(one, place) for one in draft.problems),
            rules=Rules(self.scope, place).of(rules, self._name),
        )

    # ---- the problems

    def _problems(self) -> Iterator[ProblemOf]:
        if not self._is_written:
            yield self._reported()
            return
        owners = responsible.owners(self.written, self.scope)
        seen: set[str] = set()
        for one in of(self.written.lines, n.Problem):
            name = one.name.text
            named = owners[name].get(self.group.name, ())
            units = named if one.responsible else self.group.members
            if units and name not in seen and name not in _RESERVED:
                seen.add(name)
                yield self._of_text(one, units)

    def _of_text(self, one: n.Problem, units: tuple[str, ...]) -> ProblemOf:
        name = one.name.text
        until = one.lasting.until if one.lasting else None
        return ProblemOf(
            deadline=self._made(f"{name}.期限", Day(), of=one),
            closed=self._made(f"{name}.{_CLOSED}", Day(), of=one, reported=True),
            state=self._made(name, Scale(LABELS), of=one),
            due=None,
            units=units,
            lasting=one.lasting is not None,
            until=day(until) if until else None,
            syntax=one,
        )

    def _reported(self) -> ProblemOf:
        """All problems that the data lists, with days of their own."""
        is_common = self._only(n.Deadline) is not None
        axes = self.group.axes if is_common else self._axes
        return ProblemOf(
            deadline=self._made("期限", Day(), axes=axes, reported=not is_common),
            closed=self._made(_CLOSED, Day(), axes=self._axes, reported=True),
            state=self._made("状态", Scale(LABELS), axes=self._axes),
            due=None,
            units=self.group.members,
            lasting=False,
            until=None,
            syntax=self.written,
        )

    def _still_open(self) -> Signature | None:
        """Whether each problem of the data is open, which the next period may ask."""
        if self._is_written:
            return None
        return self._made("未销号项", Truth(), axes=self._axes)

    def _carried(self, still_open: Signature | None) -> Signature | None:
        recheck = self._only(n.Recheck)
        if recheck is None or still_open is None:
            return None
        return self.scope.before(
            still_open,
            recheck.span,
            table=f"{PREVIOUS}-{self._name}",
            optional=True,
            same_roster=True,
        )

    @property
    def _axes(self) -> tuple[Axis, ...]:
        roster = quantity_id(self._name, self.group.name)
        return (*self.group.axes, Axis(PROBLEM, roster=roster, within=(UNIT,)))

    def _with_day(self, one: ProblemOf, place: Place) -> ProblemOf:
        written = (
            one.syntax.deadline
            if isinstance(one.syntax, n.Problem)
            else self._only(n.Deadline)
        )
        return attrs.evolve(one, due=self._day(written.day, place) if written else None)

    def _day(self, written: n.Expr, place: Place) -> Typed:
        expressions = Expressions(self.scope)
        return expressions.wanted(expressions.typed(written, place), Day())

    # ---- the lines and the names

    @property
    def _is_written(self) -> bool:
        return first(self.written.lines, n.Problem) is not None

    def _only(self, kind: type[_Line]) -> _Line | None:
        return first(self.written.lines, kind)

    @property
    def _name(self) -> str:
        return self.written.name.text

    @property
    def _clause(self) -> str:
        return self.written.cite.text if self.written.cite else ""

    def _made(  # noqa: PLR0913 - the parts of a signature
        self,
        part: str,
        measure: Measure,
        *,
        axes: tuple[Axis, ...] | None = None,
        reported: bool = False,
        role: Role = Role.DERIVED,
        of: n.Problem | n.Rectification | None = None,
    ) -> Signature:
        """Make ``NAME.part`` known, also by its English spelling."""
        before, _, last = part.rpartition(".")
        written = of or self.written
        title = _title(of) if of else last
        made = self.scope.add(
            Signature(
                id=quantity_id(_joined(self._name, part), self.group.name),
                name=_joined(self._name, part),
                group=self.group.name,
                role=Role.INPUT if reported else role,
                axes=self.group.axes if axes is None else axes,
                measure=measure,
                title=title,
                clause=written.cite.text if written.cite else self._clause,
                span=written.span,
                optional=last == _CLOSED,
            )
        )
        if last in LIST_TERMS:
            spelled = _joined(self._name, before, LIST_TERMS[last])
            self.scope.signatures.setdefault(spelled, {})[self.group.name] = made
        return made


def _title(written: n.Problem | n.Rectification) -> str:
    return (written.title or written.name).text


def _joined(*parts: str) -> str:
    return ".".join(filter(None, parts))
