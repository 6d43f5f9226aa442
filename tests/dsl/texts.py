"""Small rulebooks that tests are written against."""

from collections.abc import Mapping
from textwrap import dedent
from typing import Any

import attrs

from guiju.dsl.check import Check
from guiju.dsl.compile import Compiled, compile_text
from guiju.dsl.library import Answer, Page, no_library
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts
from guiju.engine.plan import Plan
from guiju.engine.result import Result
from guiju.engine.value import Value

Marks = Mapping[Any, Value]
"""Values by key; the keys are tuples of any fixed length."""

TWO_COUNTIES = '方案 示范 "示范方案" { 满分 100分 }\n对象 县区 共 2家 { 甲县、乙县 }\n'
"""A scheme with two counties. Tests add stages, inputs and totals."""


@attrs.frozen
class Shelf:
    """A library of texts that are there already, by their names."""

    texts: Mapping[str, str]

    def __call__(self, name: str, beside: str) -> Answer:
        """Return the text called ``name``, whichever file asks."""
        if name in self.texts:
            return Page(file=name, text=self.texts[name])
        return no_library(name, beside)


def example_of(check: Check, text: str) -> Compiled:
    """Return what an example of ``check`` turns out to be, with the files beside it."""
    name = f"{check.code}.guiju"
    beside = {one: dedent(other).lstrip("\n") for one, other in check.files.items()}
    return compile_text(text, name, library=Shelf({**beside, name: text}))


def plan_of(text: str) -> Plan:
    """Return the plan of a rulebook that has no errors."""
    compiled = compile_text(dedent(text))
    assert compiled.plan is not None, compiled.diagnostics
    return compiled.plan


def facts_of(
    values: Mapping[str, Marks],
    rosters: Mapping[str, Mapping[Any, tuple[str, ...]]] | None = None,
) -> Facts:
    """Return facts that were not read from any file."""
    return Facts(
        values={
            id_: {key: Fact(value) for key, value in by_key.items()}
            for id_, by_key in values.items()
        },
        rosters=rosters or {},
    )


def run(
    text: str,
    values: Mapping[str, Marks],
    rosters: Mapping[str, Mapping[Any, tuple[str, ...]]] | None = None,
) -> Result:
    """Compile and evaluate in one call."""
    return evaluate(plan_of(text), facts_of(values, rosters))
