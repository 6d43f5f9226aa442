"""The shipped rulebooks, compiled and run as a user would have them."""

import csv
import io
import tomllib
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from guiju.cli.rulebook import INSTALLED
from guiju.cli.workdays import on_calendar
from guiju.dsl.compile import Compiled, compile_text
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.number import show
from guiju.engine.plan import Plan
from guiju.engine.result import Result
from guiju.engine.run import run
from guiju.engine.value import Absence, Grade, Value
from guiju.plugins.intake.intake import Intake
from guiju.plugins.intake.load import load
from guiju.plugins.manager import load_plugins

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "rulebooks"
NAMES = sorted(file.parent.name for file in FOLDER.glob("*/scheme.guiju"))
BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"
"""By this mark a spreadsheet knows that a CSV file is UTF-8."""


@cache
def compiled(name: str) -> Compiled:
    """Return what ``scheme.guiju`` of a rulebook turns out to be."""
    file = FOLDER / name / configured(name)["rulebook"]["scheme"]
    return compile_text(file.read_text("utf-8"), file.name, methods=INSTALLED.methods)


def transcript(name: str) -> tuple[Diagnostic, ...]:
    """Return what is found in a notice that was written down as it is printed."""
    file = Path(__file__).parent / "transcripts" / f"{name}.guiju"
    text = file.read_text("utf-8")
    return compile_text(text, file.name, methods=INSTALLED.methods).diagnostics


def plan_of(name: str) -> Plan:
    """Return the plan of a rulebook that has no error."""
    plan = compiled(name).plan
    assert plan is not None, compiled(name).diagnostics
    return plan


@cache
def configured(name: str) -> Mapping[str, Any]:
    """Return what ``guiju.toml`` of a rulebook says."""
    return tomllib.loads((FOLDER / name / "guiju.toml").read_text("utf-8"))


@cache
def taken(name: str) -> Intake:
    """Return what the facts of a rulebook turn out to be."""
    facts = FOLDER / name / configured(name)["data"]["folder"]
    return load(plan_of(name), [facts], load_plugins().read_sheets)


def result_of(name: str, settings: Mapping[str, Fraction] | None = None) -> Result:
    """Return the result of a rulebook for its own facts."""
    facts = taken(name).facts
    assert facts is not None, taken(name).diagnostics
    dated = on_calendar(plan_of(name), facts, load_plugins())
    return run(plan_of(name), dated, settings or {})


def ranking_of(result: Result) -> str:
    """Return all rankings as CSV, the units in the order of the notice.

    A unit without a value is not ranked, and stands in no line.
    """
    file = io.StringIO()
    lines = csv.writer(file, lineterminator="\n")
    lines.writerow(("对象", "单位", "总分", "名次"))
    for ranking in result.plan.rankings:
        standings = {line.unit: line for line in result.standings(ranking)}
        for unit in result.plan.groups[ranking.group].members:
            line = standings[unit]
            if isinstance(line.value, Fraction):
                lines.writerow((ranking.group, unit, show(line.value), line.rank))
    return BOM + file.getvalue()


def outcome_of(result: Result, group: str, *names: str) -> str:
    """Return the named quantities of each unit of ``group`` as CSV."""
    file = io.StringIO()
    lines = csv.writer(file, lineterminator="\n")
    lines.writerow(("单位", *names))
    for unit in result.plan.groups[group].members:
        cells = (result.values[f"{name}@{group}"][unit,] for name in names)
        lines.writerow((unit, *map(_cell, cells)))
    return BOM + file.getvalue()


def _cell(value: Value) -> str:
    match value:
        case Fraction():
            return show(value)
        case Grade():
            return value.label
        case bool():
            return "是" if value else "否"
        case Absence.NOT_REPORTED:
            return "未报"
        case Absence.NOT_APPLICABLE:
            return "不适用"
        case _:
            return str(value)


def script(name: str, file: str) -> ModuleType:
    """Return a script in the folder of a rulebook, loaded but not run."""
    path = FOLDER / name / file
    spec = spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
