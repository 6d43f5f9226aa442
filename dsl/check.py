"""What every check file declares, and what it is given to look at."""

from collections.abc import Callable, Iterator
from functools import cached_property

import attrs

from guiju.dsl.lower.lower import lower
from guiju.dsl.model.model import Model
from guiju.dsl.model.problem import Problem
from guiju.engine.diagnostic import Edit, Related, Severity
from guiju.engine.plan import Plan
from guiju.engine.source import Span
from guiju.engine.text import Text


@attrs.frozen(slots=False)
class Subject:
    """A rulebook under check: its model and, for the checks that may ask, its plan."""

    model: Model

    @cached_property
    def plan(self) -> Plan:
        """The plan. Only checks with ``on_plan`` may ask for it."""
        return lower(self.model)


@attrs.frozen(kw_only=True)
class Finding:
    """A place and what is wrong there. The runner adds code and severity.

    ``about`` is the name that an 解释 uses to answer the finding: ``双向互评.拉开差距``.
    """

    span: Span
    message: Text
    about: str = ""
    help: Text | None = None
    related: tuple[Related, ...] = ()
    fix: Edit | None = None


@attrs.frozen(kw_only=True)
class Check:
    """One check and everything people read about it.

    ``bad`` and ``good`` are whole rulebooks. In ``bad``, ⟦ and ⟧ mark the text that the
    finding must cover; the tests hold every check to its own examples.
    """

    code: str = attrs.field(validator=attrs.validators.matches_re(r"GJ\d{4}"))
    since: str
    severity: Severity
    title: Text
    why: Text
    bad: str
    good: str
    run: Callable[[Subject], Iterator[Finding]]
    on_plan: bool = False


def problems(subject: Subject, kind: type[Problem]) -> Iterator[Problem]:
    """Yield what resolution noted of one kind."""
    return (one for one in subject.model.problems if isinstance(one, kind))
