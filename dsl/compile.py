"""The one way in: rulebook text to plan, or to reasons why not."""

from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from guiju.dsl.check import Check, Subject
from guiju.dsl.collecting import without_collecting
from guiju.dsl.compose.compose import Composed, compose
from guiju.dsl.examination import examination
from guiju.dsl.library import Library, no_library
from guiju.dsl.mended import reads_whole
from guiju.dsl.method import Methods, no_methods
from guiju.dsl.model.model import Model
from guiju.dsl.model.problem import MOST_OF_A_KIND
from guiju.dsl.model.resolve import resolve
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.plan import Plan
from guiju.engine.record import Record
from guiju.engine.source import Span


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Compiled(Record):
    """What a rulebook text turned out to be.

    ``plan`` is None when there is an error among the ``diagnostics``; ``model`` is
    there in any case, as far as the text could be understood.
    """

    model: Model
    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    """The text of every file that the diagnostics may point into, by its name."""
    checks: Sequence[Check] = ()
    """What was asked beside the built-in checks."""


def compile_text(  # noqa: PLR0913 - each has its default
    text: str,
    file: str = "",
    *,
    methods: Methods = no_methods,
    library: Library = no_library,
    most: int = MOST_OF_A_KIND,
    checks: Sequence[Check] = (),
) -> Compiled:
    """Parse, compose, resolve, check and lower ``text``.

    Never raises for a bad rulebook. ``methods`` are asked for once the text calls
    something that is no function, ``library`` for the files that it is made of. Each
    check is told ``most`` times at most, and then that there is more. ``checks`` are
    asked beside the built-in ones.
    """
    with without_collecting():
        composed = compose(text, file, library)
        subject = Subject(_model(composed, methods), is_whole=reads_whole(composed))
        return _compiled(composed, subject, most, checks)


def _compiled(
    composed: Composed, subject: Subject, most: int, checks: Sequence[Check]
) -> Compiled:
    examined = examination(subject, most, checks)
    diagnostics = dict.fromkeys(
        check.diagnostic(finding)
        for check, finding in examined.found()
        if not examined.is_answered(check, finding)
    )
    everything = (*composed.diagnostics, *diagnostics)
    return Compiled(
        model=subject.model,
        plan=None if _has_errors(everything) else subject.plan,
        diagnostics=tuple(sorted(everything, key=_order(composed.texts))),
        texts=composed.texts,
        checks=checks,
    )


def _model(composed: Composed, methods: Methods) -> Model:
    """Return the model, with what composing found wrong before all other problems."""
    model = resolve(composed.tree, methods)
    if not composed.problems:
        return model
    return attrs.evolve(model, problems=(*composed.problems, *model.problems))


def _has_errors(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in diagnostics)


def _order(files: Iterable[str]) -> Callable[[Diagnostic], tuple[int, int, str]]:
    """Return the key that puts diagnostics in the order of the files and the texts."""
    numbers = {file: number for number, file in enumerate(files)}

    def key(diagnostic: Diagnostic) -> tuple[int, int, str]:
        place = diagnostic.place
        if not isinstance(place, Span):
            return (0, 0, diagnostic.code)
        number = numbers.get(place.file, len(numbers))
        return (number, place.start, diagnostic.code)

    return key
