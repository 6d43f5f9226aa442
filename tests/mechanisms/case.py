"""The mechanisms of real schemes, each as a short rulebook that was scored by hand.

A case is a rulebook beside this file, named after the number of its mechanism. What an
example (例) cannot say stands in its comments: ``# 违反：`` and ``# 符合：`` name the
requirements that are broken and met, ``# 次序：`` the published order, ``# 公开：`` all
that a view shows, ``# 诊断：`` the code of the fault that is found instead of a result.
The paragraph under ``# 规则`` is the mechanism itself.
"""

import datetime as dt
import re
import tomllib
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import attrs

from guiju.dsl.compile import Compiled, compile_text
from guiju.dsl.examples import Outcome, run_examples
from guiju.engine.diagnostic import Severity
from guiju.engine.result import Result
from guiju.engine.workdays import Calendar, Year
from guiju.plugins.disclosure import disclosed
from guiju.plugins.outputs.arrange import boards
from guiju.plugins.outputs.board import Board, Line
from guiju.plugins.outputs.details import details
from guiju.plugins.prose.figure import with_unit

FOLDER = Path(__file__).parent
NUMBERS = range(1, 100)
"""The mechanisms that were found in real schemes."""

_AUTUMN = (9, 27), (10, 10)
WORKING_DAYS = Calendar(
    name="2020年国庆节放假安排",
    published=dt.date(2019, 11, 21),
    years={
        2020: Year(
            holidays=frozenset(dt.date(2020, 10, day) for day in range(1, 9)),
            workdays=frozenset(dt.date(2020, *day) for day in _AUTUMN),
        )
    },
)
"""The autumn of 2020, with the Sunday and the Saturday that were worked for it."""

_HEADER = re.compile(r"# (?P<number>\d+) (?P<term>.+)\n")
_RULE = re.compile(r"^# 规则\n(?P<lines>.+?)\n(?:\n|\Z)", re.MULTILINE | re.DOTALL)
_SAID = re.compile(r"# (?P<what>违反|符合|次序|公开|诊断)：(?P<value>.+)")


@attrs.frozen(kw_only=True)
class Case:
    """One rulebook: which mechanism it shows, and in which lines."""

    name: str
    number: int
    term: str
    text: str

    @property
    def rule(self) -> str:
        """The decisive lines."""
        found = _RULE.search(self.text)
        assert found, f"{self.name}: no paragraph under # 规则"
        return found["lines"]

    @property
    def without_rule(self) -> str:
        """The rulebook without its decisive lines."""
        return _RULE.sub("\n", self.text)

    @property
    def codes(self) -> tuple[str, ...]:
        """The codes of the faults that are found in this rulebook."""
        return said("诊断", self.text)

    @property
    def compiled(self) -> Compiled:
        """What became of the text."""
        return _compiled(self.text)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """What every example came to, working days as in the autumn of 2020."""
        plan = self.compiled.plan
        if plan is None:
            return ()
        return run_examples(self.compiled.model, plan, WORKING_DAYS)

    @property
    def stands(self) -> bool:
        """Whether every example comes out as said, and there is one."""
        outcomes = self.outcomes
        return bool(outcomes) and all(map(self._holds, outcomes))

    def _holds(self, outcome: Outcome) -> bool:
        block, result = self.block(outcome), outcome.result
        broken = tuple(verdicts(result, holds=False)) == said("违反", block)
        met = set(said("符合", block)) <= set(verdicts(result, holds=True))
        seen = tuple(published(result)) == said("公开", block)
        return outcome.holds and broken and met and seen

    def block(self, outcome: Outcome) -> str:
        """Return the text of one example, comments included."""
        span = outcome.example.syntax.span
        return self.text[span.start : span.end]

    def __str__(self) -> str:
        """Return the name that a test goes by."""
        return self.name


@lru_cache(maxsize=200)  # every case once; changed ones are not kept
def _compiled(text: str) -> Compiled:
    return compile_text(text)


@cache
def cases() -> tuple[Case, ...]:
    """Return all cases by number; those that show a fault come after the others."""
    found = (_case(file) for file in FOLDER.glob("*.guiju"))
    return tuple(sorted(found, key=lambda one: (one.number, one.codes, one.name)))


def case(name: str) -> Case:
    """Return the case of this name."""
    return next(one for one in cases() if one.name == name)


def _case(file: Path) -> Case:
    text = file.read_text("utf-8")
    header = _HEADER.match(text)
    assert header, f"{file.name}: the first line is not “# number term”"
    return Case(
        name=file.stem,
        number=int(header["number"]),
        term=header["term"],
        text=text,
    )


@attrs.frozen(kw_only=True)
class Missing:
    """A mechanism that the language cannot say yet, and why."""

    number: int
    term: str
    reason: str


def missing() -> tuple[Missing, ...]:
    """Return what cannot be said yet."""
    data = tomllib.loads(FOLDER.joinpath("missing.toml").read_text("utf-8"))
    return tuple(Missing(**row) for row in data.get("missing", ()))


def said(what: str, text: str) -> tuple[str, ...]:
    """Return what the comments of ``text`` say under this heading."""
    return tuple(m["value"] for m in _SAID.finditer(text) if m["what"] == what)


def errors(compiled: Compiled) -> tuple[str, ...]:
    """Return the codes of the errors."""
    return tuple(
        one.code for one in compiled.diagnostics if one.severity is Severity.ERROR
    )


def published(result: Result) -> Iterator[str]:
    """Yield what each view shows, line by line in its order, and nothing else of it."""
    for view in result.plan.views:
        seen = disclosed(result, view)
        assert not details(seen)
        yield "、".join(
            " ".join((line.unit, *_told(board, line)))
            for board in boards(seen)
            for line in board.lines
        )


def _told(board: Board, line: Line) -> Iterator[str]:
    if board.has_places:
        yield f"{line.rank}名"
    for column in board.columns:
        yield with_unit(line.values[column.id], column.measure, "zh")


def verdicts(result: Result, *, holds: bool) -> Iterator[str]:
    """Yield the requirements that are met, or broken, with the place of each."""
    for one in result.verdicts:
        if one.holds is holds:
            place = f"[{', '.join(one.where)}]" if one.where else ""
            yield f"{one.constraint.name}{place}"
