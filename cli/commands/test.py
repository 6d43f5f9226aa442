"""``guiju test``."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import attrs
import click

from guiju.cli.console import show_diagnostics
from guiju.cli.fault import FINDINGS, StopError
from guiju.cli.faults import EXAMPLE_DIFFERS, NO_EXAMPLES
from guiju.cli.methods import methods_with
from guiju.cli.rulebook import Source, compiled, find_all
from guiju.cli.shared import plugin_option, rulebooks_argument
from guiju.cli.shown import exactly
from guiju.cli.spoken import Spoken, option
from guiju.cli.words import Session, Words
from guiju.cli.workdays import calendar_for
from guiju.dsl.coverage import Untried, untried
from guiju.dsl.examples import Difference, Outcome, run_examples
from guiju.dsl.frame import place_of
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.source import Span
from guiju.engine.text import Text
from guiju.plugins.manager import load_plugins

_PASSED = Words("通过", "passed ")
_FAILED = Words("不符", "differs")
_UNTRIED = Words("没有例试过：", "no example tries:")
_ALL_TRIED = Words("每条规则、每个档次都有例试过", "every rule and tier has an example")


@attrs.frozen(kw_only=True)
class _Tested:
    """One rulebook with what came of its examples."""

    source: Source
    text: str
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
    plugins: tuple[Path, ...],
    *,
    coverage: bool,
) -> int:
    """Run the examples of every rulebook and return the exit code."""
    faults = 0
    for source in find_all(rulebooks, methods_with(plugins)):
        tested = _tested(source, plugins)
        _show(tested, session)
        found = tuple(_faults(tested))
        show_diagnostics(found, {source.shown: tested.text}, session, sys.stdout)
        if coverage:
            _show_untried(tested, session)
        faults += len(found)
    return FINDINGS if faults else 0


def _tested(source: Source, plugins: tuple[Path, ...]) -> _Tested:
    text, found = compiled(source)
    if found.plan is None:
        raise StopError(*found.diagnostics, texts={source.shown: text})
    outcomes = run_examples(
        found.model,
        found.plan,
        calendar_for(found.plan, partial(load_plugins, plugins)),
    )
    return _Tested(
        source=source,
        text=text,
        outcomes=outcomes,
        untried=untried(found.model, found.plan, outcomes),
    )


def _show(tested: _Tested, session: Session) -> None:
    click.echo(tested.source.shown)
    for outcome in tested.outcomes:
        word = (_PASSED if outcome.holds else _FAILED).of(session.language)
        click.echo(f"  {word} {outcome.example.title}")


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
        yield from (_differs(one, outcome) for one in outcome.differences)


def _differs(one: Difference, outcome: Outcome) -> Diagnostic:
    keys = one.expected.key
    target = outcome.result.plan.quantities[one.expected.target.id]
    wanted = exactly(one.expected.value, target.measure)
    actual = exactly(one.actual, target.measure)
    name = f"{target.name}[{', '.join(keys)}]" if keys else target.name
    return EXAMPLE_DIFFERS.found(
        Text(
            zh=f"{name} 期望 {wanted.zh}，算得 {actual.zh}",
            en=f"{name} should be {wanted.en} and is {actual.en}",
        ),
        Text(zh="核对规则和例，改正写错的一边", en="see which of the two is wrong"),
        one.expected.syntax.span,
    )


def _show_untried(tested: _Tested, session: Session) -> None:
    if not tested.untried:
        click.echo(f"  {_ALL_TRIED.of(session.language)}")
        return
    click.echo(f"  {_UNTRIED.of(session.language)}")
    for one in tested.untried:
        at = place_of(tested.text, one.span.start)
        group = f"[{one.group}]" if one.group else ""
        line = tested.text[one.span.start : one.span.end].splitlines()[0].strip()
        tier = f"  {line}" if one.is_tier else ""
        click.echo(f"    {at.line}:{at.column} {one.rule}{group}{tier}")
