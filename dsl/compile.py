"""The one way in: rulebook text to plan, or to reasons why not."""

from collections.abc import Callable, Iterable, Mapping

import attrs

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.checks import CHECKS
from guiju.dsl.compose.compose import Composed, compose
from guiju.dsl.library import Library, no_library
from guiju.dsl.method import Methods, no_methods
from guiju.dsl.model.model import Model
from guiju.dsl.model.resolve import resolve
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.plan import Plan
from guiju.engine.source import Span


@attrs.frozen(kw_only=True)
class Compiled:
    """What a rulebook text turned out to be.

    ``plan`` is None when there is an error among the ``diagnostics``; ``model`` is
    there in any case, as far as the text could be understood.
    """

    model: Model
    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]
    """The text of every file that the diagnostics may point into, by its name."""


def compile_text(
    text: str,
    file: str = "",
    *,
    methods: Methods = no_methods,
    library: Library = no_library,
) -> Compiled:
    """Parse, compose, resolve, check and lower ``text``.

    Never raises for a bad rulebook. ``methods`` are asked for once the text calls
    something that is no function, ``library`` for the files that it is made of.
    """
    composed = compose(text, file, library)
    subject = Subject(_model(composed, methods))
    is_whole = not (composed.problems or _has_errors(composed.diagnostics))
    found = _found(subject, is_readable=is_whole)
    diagnostics = dict.fromkeys(
        _diagnostic(check, finding)
        for check, finding in found
        if not _is_answered(check, finding, subject.model)
    )
    everything = (*composed.diagnostics, *diagnostics)
    return Compiled(
        model=subject.model,
        plan=None if _has_errors(everything) else subject.plan,
        diagnostics=tuple(sorted(everything, key=_order(composed.texts))),
        texts=composed.texts,
    )


def _model(composed: Composed, methods: Methods) -> Model:
    """Return the model, with what composing found wrong before all other problems."""
    model = resolve(composed.tree, methods)
    if not composed.problems:
        return model
    return attrs.evolve(model, problems=(*composed.problems, *model.problems))


def _found(subject: Subject, *, is_readable: bool) -> list[tuple[Check, Finding]]:
    """Ask the checks of the model, then those of the plan, then those that are last.

    Where a declaration or a file could not be read, nothing is said of what may stand
    in it.
    """
    if not is_readable:
        return _run(subject, [check for check in CHECKS if check.by_itself])
    found = _run(subject, [c for c in CHECKS if not (c.on_plan or c.last)])
    if _is_sound(found):
        found += _run(subject, [check for check in CHECKS if check.on_plan])
    elif _is_computable(found):
        found += _run(subject, [check for check in CHECKS if check.item_by_item])
    if _is_sound(found):
        fired = frozenset((check.code, finding.about) for check, finding in found)
        knowing = attrs.evolve(subject, fired=fired)
        found += _run(knowing, [check for check in CHECKS if check.last])
    return found


def _run(subject: Subject, checks: list[Check]) -> list[tuple[Check, Finding]]:
    return [(check, finding) for check in checks for finding in check.run(subject)]


def _is_sound(found: list[tuple[Check, Finding]]) -> bool:
    return all(check.severity is not Severity.ERROR for check, _ in found)


def _is_computable(found: list[tuple[Check, Finding]]) -> bool:
    """Whether a plan can be made and looked at, though not all in it is right."""
    return _is_sound([one for one in found if not one[0].computable])


def _is_answered(check: Check, finding: Finding, model: Model) -> bool:
    """Whether an 解释 about the same subject names the code. Errors stay."""
    return check.severity is not Severity.ERROR and any(
        check.code in one.answers and one.subject == finding.about
        for one in model.interpretations
    )


def _diagnostic(check: Check, finding: Finding) -> Diagnostic:
    return Diagnostic(
        code=check.code,
        severity=check.severity,
        message=finding.message,
        place=finding.span,
        help=finding.help,
        related=finding.related,
        fix=finding.fix,
    )


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
