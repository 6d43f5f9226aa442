"""The result as it is against the result as it would be."""

from collections.abc import Iterator, Sequence

import attrs

from guiju.cli.added import added
from guiju.cli.reports import as_json, report_of
from guiju.cli.rulebook import compiled, load
from guiju.cli.running import Request, Run, carry_out
from guiju.cli.setting import settings
from guiju.cli.supposed.faults import NOTHING_SUPPOSED
from guiju.cli.supposed.figures import Replaced, replaced, with_figures
from guiju.cli.supposed.weights import weights
from guiju.dsl.model.functions import WEIGHT as WEIGHT_OF
from guiju.dsl.syntax.cut import cut, fold
from guiju.engine.columnar.choose import auto
from guiju.engine.facts import Fact
from guiju.engine.plan import Plan, Undetermined
from guiju.engine.result import Result
from guiju.engine.run import run as evaluated
from guiju.engine.settle import Settings
from guiju.engine.text import Language, Text
from guiju.engine.value import Absence, Value
from guiju.engine.weights import lifted, weighed
from guiju.plugins.outcome import Outcome, outcome, shift
from guiju.plugins.outputs.supposed import Change, Supposed, move

_NOTHING = (
    Text(zh="没有说假设什么", en="nothing is said to be different"),
    Text(
        zh="例如 --set 专项扣分=3分/项、--weight 双向互评=30%、"
        "--input '评审.评分[甲县]=85分'",
        en="for example --set 'fault=3points/item', --weight hearing=30% or "
        "--input 'review.mark[Ash]=85points'",
    ),
)


_WEIGHT_OF = (WEIGHT_OF, "weight_of")


@attrs.frozen(kw_only=True)
class Asked:
    """What is supposed, as it stands on the command line."""

    request: Request
    """How things are: its settings are those of today."""
    settings: tuple[str, ...]
    weights: tuple[str, ...]
    figures: tuple[str, ...]
    rescale: bool
    language: Language


@attrs.frozen(kw_only=True)
class Present:
    """Today's result, with the weights as parameters."""

    run: Run
    plan: Plan
    """Unsettled, with its weights lifted."""
    given: Settings
    notes: tuple[Text, ...]


def supposed(asked: Asked) -> Supposed:
    """Return who would move, by how much and why.

    Raises:
        DiagnosticError: nothing is supposed, or what is supposed cannot be.
    """
    if not (asked.settings or asked.weights or asked.figures):
        raise NOTHING_SUPPOSED.stop(*_NOTHING)
    present = at_present(asked.request, asked.settings)
    own, lifted_ = split(asked.settings)
    rules = present.run.rulebook.plan
    given = {
        **settings(present.plan, own),
        **weights(rules, (*lifted_, *asked.weights), rescale=asked.rescale),
    }
    old = present.run.result
    cells = replaced(present.plan, old.facts, asked.figures)
    facts = with_figures(old.facts, cells)
    new = evaluated(present.plan, facts, {**present.given, **given}, reading=auto)
    changes = (*_parameters(old, new), *_figures(old, cells))
    if lifted_ or asked.weights:
        present = attrs.evolve(present, notes=(*present.notes, *_written(present.run)))
    return _compared(asked, present, new, tuple(changes))


def at_present(request: Request, supposed: Sequence[str]) -> Present:
    """Return today's result. What today leaves open is as it is supposed to be."""
    run, notes = _run(request, supposed)
    plan = lifted(run.rulebook.plan)
    given = run.receipt.settings
    result = evaluated(plan, run.result.facts, given, reading=auto)
    return Present(
        run=attrs.evolve(run, result=result),
        plan=plan,
        given=given,
        notes=notes,
    )


def split(written: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the settings of parameters, and those of weights by their full names."""
    of_weights = [one for one in written if weighed(one.strip()) is not None]
    return [one for one in written if one not in of_weights], of_weights


def _run(request: Request, supposed: Sequence[str]) -> tuple[Run, tuple[Text, ...]]:
    """Return the run, and what of it had to be taken from what is supposed."""
    plan = load(request.rulebook, added(request.plugins)).plan
    known = {_name(one) for one in request.settings}
    open_ = {
        name
        for one in plan.quantities.values()
        if isinstance(one.definition, Undetermined)
        for name in (one.name, one.id)
    }
    taken = [one for one in supposed if _name(one) in open_ - known]
    notes = tuple(
        Text(
            zh=f"“{_name(one)}”原来待定，现状也按 {_value(one)} 计算",
            en=f"{_name(one)} is undetermined: it is {_value(one)} in both results",
        )
        for one in taken
    )
    settings_ = (*request.settings, *taken)
    return carry_out(attrs.evolve(request, settings=settings_)), notes


def _written(run: Run) -> Iterator[Text]:
    """Tell of rules that read a weight, which they still do as it is written."""
    for name, text in compiled(run.rulebook.source).texts.items():
        words = [piece.text for piece in cut(fold(text))]
        if any(word in _WEIGHT_OF for word in words):
            yield Text(
                zh=f"“{name}”里用“{WEIGHT_OF}(环节)”的规则，仍按规则书写的权重计算",
                en=f'rules of "{name}" that say {_WEIGHT_OF[1]}(STAGE) still have the '
                "weight that the rulebook writes",
            )


def _name(written: str) -> str:
    return written.partition("=")[0].strip()


def _value(written: str) -> str:
    return written.partition("=")[2].strip()


def _compared(
    asked: Asked, present: Present, new: Result, changes: tuple[Change, ...]
) -> Supposed:
    run, old = present.run, present.run.result
    before, after = (
        _outcome(attrs.evolve(run, result=one), asked.language) for one in (old, new)
    )
    found = shift(before, after)
    return Supposed(
        title=old.plan.scheme.title,
        notices=run.rulebook.project.notices,
        notes=present.notes,
        changes=changes,
        moves=tuple(move(old, new, one) for one in found.moved),
        units=len(after.units),
        verdicts=tuple(
            (was, now)
            for was, now in zip(old.verdicts, new.verdicts, strict=True)
            if was.holds is not now.holds
        ),
    )


def _outcome(run: Run, language: Language) -> Outcome:
    found = outcome(as_json(report_of(run, language)).encode())
    assert found is not None
    return found


def _parameters(old: Result, new: Result) -> Iterator[Change]:
    """Yield every parameter and weight that is another, given or rescaled."""
    for name, quantity in new.plan.quantities.items():
        if name in new.settings or quantity.name in new.settings:
            was, now = (one.values[name][()] for one in (old, new))
            if was != now:
                yield Change(quantity, (), was, now)


def _figures(old: Result, cells: Sequence[Replaced]) -> Iterator[Change]:
    for cell in cells:
        known = old.facts.values.get(cell.quantity.id, {}).get(cell.key)
        was = _reported(known)
        if was != cell.value:
            yield Change(cell.quantity, cell.key, was, cell.value)


def _reported(fact: Fact | None) -> Value:
    return Absence.NOT_REPORTED if fact is None else fact.value
