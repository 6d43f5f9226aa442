"""``guiju test``."""

import sys
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import attrs
import click

from guiju.cli.added import Chosen, added
from guiju.cli.console import language_of, show_diagnostics
from guiju.cli.fault import FINDINGS, StopError
from guiju.cli.faults import EXAMPLE_DIFFERS, GIVEN_REFUSED, NO_EXAMPLES
from guiju.cli.findings import only_serving
from guiju.cli.project import read_project
from guiju.cli.rulebook import Source, compiled, find_all
from guiju.cli.shared import plugin_option, rulebooks_argument
from guiju.cli.shown import exactly
from guiju.cli.spoken import Spoken, option
from guiju.cli.terminal import terminal_of
from guiju.cli.under import figures_under
from guiju.cli.words import Session, Words
from guiju.cli.workdays import calendar_for, own_days
from guiju.dsl.compile import Compiled
from guiju.dsl.coverage import Untried, untried
from guiju.dsl.examples import Difference, Misjudged, Outcome, run_examples
from guiju.dsl.frame import place_of
from guiju.dsl.model.model import Model, Refusal, Setting
from guiju.dsl.operands import operands
from guiju.engine.axis import Key
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.source import Span
from guiju.engine.text import Text

_PASSED = Words("通过", "passed ")
_FAILED = Words("不符", "differs")
_UNTRIED = Words("没有例试过：", "no example tries:")
_COMPARE = Text(zh="核对规则和例，改正写错的一边", en="see which of the two is wrong")
_HOLDS = {True: Text(zh="满足", en="held"), False: Text(zh="不满足", en="violated")}
_UNKNOWN = Text(zh="判断不了（缺数据）", en="open, for lack of data")
_ALL_TRIED = Words("每条规则、每个档次都有例试过", "every rule and tier has an example")


@attrs.frozen(kw_only=True)
class _Tested:
    """One rulebook with what came of its examples."""

    source: Source
    texts: Mapping[str, str]
    model: Model
    outcomes: tuple[Outcome, ...]
    untried: tuple[Untried, ...]


@click.command(
    "test",
    cls=Spoken,
    words=Words(
        "运行规则书里的例，说出每处不符。没有例的规则书不算通过。",
        "Run the examples of rulebooks and tell what differs. A rulebook without\n"
        "examples has not passed.",
    ),
)
@rulebooks_argument
@option(
    "--coverage",
    is_flag=True,
    words=Words("列出没有例的规则和档次", "list rules and tiers without an example"),
)
@plugin_option
@click.pass_obj
def command(
    session: Session,
    rulebooks: tuple[str, ...],
    plugins: Chosen,
    *,
    coverage: bool,
) -> int:
    """Run the examples of every rulebook and return the exit code."""
    faults = 0
    for source, read in _own_rulebooks(find_all(rulebooks, added(plugins))):
        tested = _tested(source, read)
        _show(tested, session)
        found = tuple(_faults(tested))
        show_diagnostics(found, tested.texts, session, sys.stdout)
        _show_arithmetic(tested, session)
        if coverage:
            _show_untried(tested, session)
        faults += len(found)
    return FINDINGS if faults else 0


def _own_rulebooks(sources: Iterable[Source]) -> Iterator[tuple[Source, Compiled]]:
    """Yield the rulebooks without the files that only serve others among them."""
    read = {source.shown: (source, compiled(source)) for source in sources}
    serving = only_serving({name: found for name, (_, found) in read.items()})
    return (pair for name, pair in read.items() if name not in serving)


def _tested(source: Source, found: Compiled) -> _Tested:
    if found.plan is None:
        raise StopError(*found.diagnostics, texts=found.texts)
    outcomes = run_examples(
        found.model,
        found.plan,
        calendar_for(found.plan, lambda: source.added.plugins, _own_days(source)),
    )
    return _Tested(
        source=source,
        texts=found.texts,
        model=found.model,
        outcomes=outcomes,
        untried=untried(found.model, found.plan, outcomes),
    )


def _own_days(source: Source) -> Path | None:
    folder = source.path.parent
    return own_days(read_project(folder, Path(source.shown).parent), folder)


def _show(tested: _Tested, session: Session) -> None:
    click.echo(tested.source.shown)
    for outcome in tested.outcomes:
        word = (_PASSED if outcome.holds else _FAILED).of(session.language)
        click.echo(f"  {word} {outcome.example.title}")


def _show_arithmetic(tested: _Tested, session: Session) -> None:
    """Write the figures under every rule whose result is not the one expected."""
    told: set[tuple[str, Key]] = set()
    for outcome in tested.outcomes:
        for one in outcome.differences:
            asked = one.expected.target.id, one.expected.key
            found = operands(tested.model, outcome.result, *asked)
            if not found or asked in told:
                continue
            told.add(asked)
            click.echo(f"\n{_named(one.expected.target.name, asked[1])}:")
            terminal = terminal_of(sys.stdout)
            text = tested.texts[found[0].span.file]
            lines = figures_under(found, text, language_of(session), terminal)
            click.echo("\n".join(lines))


def _faults(tested: _Tested) -> Iterator[Diagnostic]:
    if not tested.outcomes:
        yield NO_EXAMPLES.found(
            Text(
                zh=f"“{tested.source.shown}”里没有例",
                en=f'there is no example in "{tested.source.shown}"',
            ),
            Text(
                zh='写一个：例 "说明" { 给定 … = … 期望 … = … }',
                en='write one: example "what" { given … = … expect … = … }',
            ),
            Span(tested.source.shown, 0, 0),
        )
    for outcome in tested.outcomes:
        yield from (_refused(one) for one in outcome.refused)
        yield from (_let_in(one) for one in outcome.let_in)
        yield from (_misjudged(one) for one in outcome.misjudged)
        yield from (_differs(one, outcome) for one in outcome.differences)


def _refused(one: Setting) -> Diagnostic:
    name, value = _named(one.target.name, one.key), one.value
    measure = one.target.measure
    shown = exactly(value, measure) if measure else Text(zh="", en="")
    return GIVEN_REFUSED.found(
        Text(
            zh=f"{name} 给定 {shown.zh}，数据要求不收这样的值",
            en=f"{name} is given {shown.en}, which the data contract refuses",
        ),
        Text(
            zh=f"对照 guiju inputs 改正；若正是要试拒收，写“期望 拒收 {name}”",
            en="compare guiju inputs; to try the refusal, write: "
            f"expect refused {name}",
        ),
        one.syntax.span,
    )


def _let_in(one: Refusal) -> Diagnostic:
    name = _named(one.target.name, one.key)
    return EXAMPLE_DIFFERS.found(
        Text(
            zh=f"{name} 期望拒收，给定的值却合数据要求",
            en=f"{name} should be refused, and the value given is let in",
        ),
        _COMPARE,
        one.syntax.span,
    )


def _misjudged(one: Misjudged) -> Diagnostic:
    verdict = one.verdict
    name = _named(one.expected.constraint, one.expected.key)
    measure, sign = verdict.constraint.measure, verdict.constraint.comparison.value
    left, right = exactly(verdict.left, measure), exactly(verdict.right, measure)
    wanted = _HOLDS[one.expected.holds]
    actual = _UNKNOWN if verdict.holds is None else _HOLDS[verdict.holds]
    return EXAMPLE_DIFFERS.found(
        Text(
            zh=f"{name} 期望{wanted.zh}，实际{actual.zh}："
            f"要求 {left.zh} {sign} {right.zh}",
            en=f"{name} should be {wanted.en} and is {actual.en}: it asks "
            f"{left.en} {sign} {right.en}",
        ),
        _COMPARE,
        one.expected.syntax.span,
    )


def _named(name: str, key: Key) -> str:
    return f"{name}[{', '.join(key)}]" if key else name


def _differs(one: Difference, outcome: Outcome) -> Diagnostic:
    target = outcome.result.plan.quantities[one.expected.target.id]
    wanted = exactly(one.expected.value, target.measure)
    actual = exactly(one.actual, target.measure)
    name = _named(target.name, one.expected.key)
    return EXAMPLE_DIFFERS.found(
        Text(
            zh=f"{name} 期望 {wanted.zh}，算得 {actual.zh}",
            en=f"{name} should be {wanted.en} and is {actual.en}",
        ),
        _COMPARE,
        one.expected.syntax.span,
    )


def _show_untried(tested: _Tested, session: Session) -> None:
    if not tested.untried:
        click.echo(f"  {_ALL_TRIED.of(session.language)}")
        return
    click.echo(f"  {_UNTRIED.of(session.language)}")
    for one in tested.untried:
        text = tested.texts[one.span.file]
        at = place_of(text, one.span.start)
        group = f"[{one.group}]" if one.group else ""
        line = text[one.span.start : one.span.end].splitlines()[0].strip()
        tier = f"  {line}" if one.is_part else ""
        file = "" if one.span.file == tested.source.shown else f"{one.span.file}:"
        click.echo(f"    {file}{at.line}:{at.column} {one.rule}{group}{tier}")
