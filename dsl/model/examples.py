"""例: what is given and what is expected, as values known without data."""

from collections.abc import Iterable, Iterator

from guiju.dsl.keywords import canonical_term
from guiju.dsl.model import problem as p
from guiju.dsl.model.expressions import Expressions, Place
from guiju.dsl.model.model import Condition, Example, Judgement, Refusal, Setting
from guiju.dsl.model.rule import Signature
from guiju.dsl.model.scope import NO_GROUP, Scope, fits
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import of
from guiju.engine.axis import Key
from guiju.engine.constant import constant
from guiju.engine.measure import Scale
from guiju.engine.value import Absence, Grade, Value

_ABSENCES = {
    "NOT_REPORTED": Absence.NOT_REPORTED,
    "NOT_APPLICABLE": Absence.NOT_APPLICABLE,
}


def examples(
    written: Iterable[n.Example], conditions: tuple[Condition, ...], scope: Scope
) -> tuple[Example, ...]:
    """Return the examples, every target found and every value computed.

    Each row of 情形 is an example of its own: what stands around the table is given
    and expected in every row.
    """
    return tuple(
        example
        for one in written
        for example in _Reader(one, conditions, scope).examples()
    )


class _Reader:
    """Reads one 例."""

    def __init__(
        self, written: n.Example, conditions: tuple[Condition, ...], scope: Scope
    ) -> None:
        self.written = written
        self.scope = scope
        self.conditions = conditions
        verdicts = tuple(of(written.expect, n.Verdict))
        self.given = _settings(written.given, scope)
        self.expect = _settings(of(written.expect, n.Binding), scope)
        self.judgements = tuple(self._judgements(verdicts))
        self.refusals = tuple(self._refusals(verdicts))

    def examples(self) -> Iterator[Example]:
        """Yield the example itself, or one for each row of its tables."""
        title = self.written.title.text
        rows = [(cases, row) for cases in self.written.cases for row in cases.rows]
        if not rows:
            yield self._example(title, (), ())
        for number, (cases, row) in enumerate(rows, start=1):
            given = self._row(cases.given, row.given)
            expect = self._row(cases.expect, row.expect)
            yield self._example(f"{title} ({number})", given, expect)

    def _example(
        self, title: str, given: tuple[Setting, ...], expect: tuple[Setting, ...]
    ) -> Example:
        return Example(
            title=title,
            given=(*self.given, *given),
            expect=(*self.expect, *expect),
            judgements=self.judgements,
            refusals=self.refusals,
            syntax=self.written,
        )

    def _row(
        self, paths: tuple[n.Path, ...], values: tuple[n.Expr, ...]
    ) -> tuple[Setting, ...]:
        if len(paths) != len(values):
            problem = p.RowDoesNotFit(
                span=values[0].span, wanted=len(paths), found=len(values)
            )
            self.scope.problems.append(problem)
            return ()
        bindings = (
            n.Binding(target=path, value=value, span=value.span)
            for path, value in zip(paths, values, strict=True)
        )
        return _settings(bindings, self.scope)

    def _judgements(self, verdicts: tuple[n.Verdict, ...]) -> Iterator[Judgement]:
        for written in verdicts:
            if written.word == "REFUSED":
                continue
            key = self._place(written.target)
            if key is not None:
                yield Judgement(
                    constraint=written.target.text,
                    key=key,
                    holds=written.word == "HELD",
                    syntax=written,
                )

    def _place(self, path: n.Path) -> Key | None:
        """Return where a constraint is asked, or report what does not fit."""
        alike = [one for one in self.conditions if one.name == path.text]
        if not alike:
            names = dict.fromkeys(one.name for one in self.conditions)
            self.scope.unknown(path, "constraint", names)
            return None
        key = self.scope.key(path)
        if any(fits(key, one.axes) for one in alike):
            return key
        axes = tuple(axis.name for axis in alike[0].axes)
        problem = p.WrongKeys(span=path.span, name=path.text, axes=axes, found=key)
        self.scope.problems.append(problem)
        return None

    def _refusals(self, verdicts: tuple[n.Verdict, ...]) -> Iterator[Refusal]:
        for written in verdicts:
            if written.word == "REFUSED":
                target = self.scope.at(written.target)
                if target is not None:
                    signature, key = target
                    yield Refusal(target=signature, key=key, syntax=written)


def _settings(bindings: Iterable[n.Binding], scope: Scope) -> tuple[Setting, ...]:
    found = (_setting(binding, scope) for binding in bindings)
    return tuple(setting for setting in found if setting is not None)


def _setting(written: n.Binding, scope: Scope) -> Setting | None:
    target = scope.at(written.target)
    if target is None:
        return None
    signature, key = target
    value = _value(written.value, signature, scope)
    if value is None:
        return None
    return Setting(target=signature, key=key, value=value, syntax=written)


def _value(written: n.Expr, target: Signature, scope: Scope) -> Value | None:
    if isinstance(written, n.Special) and written.word in _ABSENCES:
        return _ABSENCES[written.word]
    if isinstance(target.measure, Scale) and isinstance(written, n.Path):
        return _grade(written, target.measure, scope)
    expressions = Expressions(scope)
    typed = expressions.typed(written, Place(group=NO_GROUP, axes=()))
    if typed.measure is None:
        return None
    if target.measure is not None:
        expressions.wanted(typed, target.measure)
    value = constant(typed.expr)
    if value is None:
        scope.problems.append(p.NoConstant(span=written.span))
    return value


def _grade(written: n.Path, scale: Scale, scope: Scope) -> Grade | None:
    """Return the grade of a label. It is no name of a quantity, so no path leads on."""
    label, *more = (word.text for word in written.words)
    if label not in scale.labels:
        label = canonical_term(label)
    if more or written.keys or label not in scale.labels:
        scope.unknown(written.words[0], "grade", scale.labels)
        return None
    return Grade(scale.labels.index(label), label)
