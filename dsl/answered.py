"""The findings that an 解释 answers: silent on a terminal, kept for those who audit.

An answer is a decision with its reason, so a report for other programs shows what was
answered and why. Only the checks whose codes are answered are asked again.
"""

from collections.abc import Iterator, Sequence

import attrs

from guiju.dsl.check import Check, Subject
from guiju.dsl.checks import CHECKS
from guiju.dsl.compile import Compiled
from guiju.dsl.model.model import Interpretation
from guiju.engine.diagnostic import Diagnostic, Severity


@attrs.frozen(kw_only=True)
class Answered:
    """A finding that is not told, and the interpretation that answers it."""

    diagnostic: Diagnostic
    interpretation: Interpretation


def answered(compiled: Compiled) -> tuple[Answered, ...]:
    """Return every answered finding, in the order of the checks.

    A rulebook with errors has none: its errors come first, and what is found about it
    afterwards is not known.
    """
    if compiled.plan is None:
        return ()
    checks = (*CHECKS, *compiled.checks)
    return tuple(dict.fromkeys(_answered(Subject(compiled.model), checks)))


def _answered(subject: Subject, checks: Sequence[Check]) -> Iterator[Answered]:
    written = subject.model.interpretations
    codes = {code for one in written for code in one.answers}
    for check in checks:
        if check.code not in codes or check.severity is Severity.ERROR or check.last:
            continue
        for finding in check.run(subject):
            for one in written:
                if check.code in one.answers and one.subject == finding.about:
                    told = check.diagnostic(finding)
                    yield Answered(diagnostic=told, interpretation=one)
