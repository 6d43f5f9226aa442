"""The one way in: rulebook text to plan, or to reasons why not."""

from collections.abc import Iterable

import attrs

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.checks import CHECKS
from guiju.dsl.method import Methods, no_methods
from guiju.dsl.model.model import Model
from guiju.dsl.model.resolve import resolve
from guiju.dsl.syntax.parse import parse
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.plan import Plan


@attrs.frozen(kw_only=True)
class Compiled:
    """What a rulebook text turned out to be.

    ``plan`` is None when there is an error among the ``diagnostics``; ``model`` is
    there in any case, as far as the text could be understood.
    """

    model: Model
    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]


def compile_text(
    text: str, file: str = "", *, methods: Methods = no_methods
) -> Compiled:
    """Parse, resolve, check and lower ``text``. Never raises for a bad rulebook.

    ``methods`` are asked for once the text calls something that is no function.
    """
    parsed = parse(text, file)
    subject = Subject(resolve(parsed.tree, methods))
    found = _found(subject, is_readable=not _has_errors(parsed.diagnostics))
    diagnostics = dict.fromkeys(
        _diagnostic(check, finding)
        for check, finding in found
        if not _is_answered(check, finding, subject.model)
    )
    everything = (*parsed.diagnostics, *diagnostics)
    return Compiled(
        model=subject.model,
        plan=None if _has_errors(everything) else subject.plan,
        diagnostics=tuple(sorted(everything, key=_place)),
    )


def _found(subject: Subject, *, is_readable: bool) -> list[tuple[Check, Finding]]:
    """Ask the checks of the model, then those of the plan, then those that are last.

    Where a declaration could not be read, nothing is said of what may stand in it.
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


def _place(diagnostic: Diagnostic) -> tuple[int, str]:
    place = diagnostic.place
    start = getattr(place, "start", 0)
    return (start, diagnostic.code)
