"""The one way in: rulebook text to plan, or to reasons why not."""

from collections.abc import Iterator

import attrs

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.checks import CHECKS
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


def compile_text(text: str, file: str = "") -> Compiled:
    """Parse, resolve, check and lower ``text``. Never raises for a bad rulebook."""
    parsed = parse(text, file)
    subject = Subject(resolve(parsed.tree))
    found = [*parsed.diagnostics, *_run(subject, on_plan=False)]
    if not _has_errors(found):
        found += _run(subject, on_plan=True)
    return Compiled(
        model=subject.model,
        plan=None if _has_errors(found) else subject.plan,
        diagnostics=tuple(sorted(found, key=_place)),
    )


def _run(subject: Subject, *, on_plan: bool) -> Iterator[Diagnostic]:
    for check in CHECKS:
        if check.on_plan == on_plan:
            for finding in check.run(subject):
                if not _is_answered(check, finding, subject.model):
                    yield _diagnostic(check, finding)


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


def _has_errors(diagnostics: list[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in diagnostics)


def _place(diagnostic: Diagnostic) -> tuple[int, str]:
    place = diagnostic.place
    start = getattr(place, "start", 0)
    return (start, diagnostic.code)
