"""A model under all checks: who is asked when, and how much of what is found is told.

What a check finds is bounded, so that neither time nor paper is spent on the ten
thousandth line that has the fault of the first.
"""

from collections.abc import Iterator, Sequence

import attrs

from guiju.dsl.check import Check, Finding, Subject
from guiju.dsl.checks import CHECKS
from guiju.dsl.model.model import Model
from guiju.engine.diagnostic import Severity
from guiju.engine.record import Record
from guiju.engine.text import Text

Found = tuple[Check, Finding]


@attrs.frozen(eq=False, repr=False)
class Examination(Record):
    """The checks ask ``subject``; each is told ``most`` times, and that there is more.

    ``answers`` are codes, each with what the answered finding is about. ``checks`` are
    the built-in ones and what plugins add.
    """

    subject: Subject
    answers: frozenset[tuple[str, str]]
    most: int
    checks: Sequence[Check] = CHECKS

    def found(self) -> list[Found]:
        """Ask the checks of the model, then those of the plan, and at last the others.

        Where a declaration or a file could not be read, nothing is said of what may
        stand in it.
        """
        if not self.subject.is_whole:
            return self._run([check for check in self.checks if check.by_itself])
        found = self._run([c for c in self.checks if not (c.on_plan or c.last)])
        if _is_sound(found):
            found += self._run([check for check in self.checks if check.on_plan])
        elif _is_computable(found):
            found += self._run([check for check in self.checks if check.item_by_item])
        return [*found, *self._last(found)] if _is_sound(found) else found

    def is_answered(self, check: Check, finding: Finding) -> bool:
        """Whether an 解释 about the same subject names the code. Errors stay."""
        is_error = check.severity is Severity.ERROR
        return not is_error and (check.code, finding.about) in self.answers

    def _last(self, found: list[Found]) -> list[Found]:
        fired = frozenset((check.code, finding.about) for check, finding in found)
        knowing = attrs.evolve(self, subject=attrs.evolve(self.subject, fired=fired))
        return knowing._run([check for check in self.checks if check.last])  # noqa: SLF001 - a copy

    def _run(self, checks: Sequence[Check]) -> list[Found]:
        return [(check, finding) for check in checks for finding in self._told(check)]

    def _told(self, check: Check) -> Iterator[Finding]:
        """Yield what ``check`` finds, as far as it is told or answered."""
        left = self.most
        for finding in check.run(self.subject):
            if not self.is_answered(check, finding):
                if left == 0:
                    yield _more(finding, self.most)
                    return
                left -= 1
            yield finding


def examination(subject: Subject, most: int, also: Sequence[Check] = ()) -> Examination:
    """Return the examination of ``subject``, whose author may have answered.

    The checks ``also`` are asked beside the built-in ones.
    """
    answers = _answers(subject.model)
    return Examination(subject, answers, most, (*CHECKS, *also))


def _answers(model: Model) -> frozenset[tuple[str, str]]:
    return frozenset(
        (code, one.subject) for one in model.interpretations for code in one.answers
    )


def _more(finding: Finding, told: int) -> Finding:
    """Return what stands for ``finding`` and for all of its kind behind it."""
    return Finding(
        span=finding.span,
        about=finding.about,
        message=Text(
            zh=f"同类的问题已经列出 {told} 处，这里和其余的不再列出",
            en=f"{told} of this kind are told already; this one and the others are not",
        ),
        help=Text(
            zh="先处理已经列出的，再检查一次",
            en="deal with those first, then check again",
        ),
    )


def _is_sound(found: Sequence[Found]) -> bool:
    return all(check.severity is not Severity.ERROR for check, _ in found)


def _is_computable(found: Sequence[Found]) -> bool:
    """Whether a plan can be made and looked at, though not all in it is right."""
    return _is_sound([one for one in found if not one[0].computable])
