"""The table of mechanisms (docs/mechanisms.md), made from the cases.

``python -m tests.mechanisms.table`` writes it. A result is only printed when the
rulebook gives it; a test holds the committed table to be current.
"""

from collections.abc import Iterator
from pathlib import Path

from guiju.dsl.examples import Outcome
from guiju.engine.diagnostic import Severity
from tests.mechanisms.case import NUMBERS, Case, cases, missing

FILE = Path(__file__).parents[2] / "docs" / "mechanisms.md"
"""Where the table is committed."""

_HEAD = """\
# 考评办法的各种做法 · Mechanisms

各地考评办法里的每一种做法，都有一个能运行的例子；结果是按括号里的算式手工算出、再由规则书算出的。
Every way of scoring found in real schemes, as the rules say it. Each result was worked
out by hand, as the brackets show, and is what the rulebook gives; the whole rulebooks
are in `tests/mechanisms/`. This file is generated: `python -m tests.mechanisms.table`.

| # | 做法 term | 规则 rule text | 结果 result |
|---|---|---|---|
"""


def table() -> str:
    """Return the page."""
    absent = {one.number: one for one in missing()}
    rows = list[str]()
    for number in NUMBERS:
        if number in absent:
            rows.append(_row(number, absent[number].term, "—", absent[number].reason))
        rows += [
            _row(number, case.term, _code(case.rule), "<br>".join(_results(case)))
            for case in cases()
            if case.number == number
        ]
    return _HEAD + "".join(rows)


def _row(number: int, term: str, rule: str, result: str) -> str:
    return f"| {number} | {_cell(term)} | {rule} | {result} |\n"


def _code(rule: str) -> str:
    lines = (line for line in rule.splitlines() if not line.startswith("#"))
    return "<br>".join(f"`{_cell(_indented(line))}`" for line in lines)


def _indented(line: str) -> str:
    """Keep the indentation: a browser folds plain blanks at the start of code."""
    bare = line.lstrip()
    return "\u2003" * ((len(line) - len(bare)) // 4) + bare


def _results(case: Case) -> Iterator[str]:
    for one in case.compiled.diagnostics:
        if one.severity is Severity.ERROR:
            yield f"{one.code} {_cell(one.message.zh)}"
    for outcome in case.outcomes:
        assert outcome.holds, f"{case.name}: {outcome.example.title}"
        yield f"**{_cell(outcome.example.title)}**"
        yield from _lines(case, outcome)


def _lines(case: Case, outcome: Outcome) -> Iterator[str]:
    """What is expected, line by line, with the arithmetic in brackets."""
    for line in case.block(outcome).splitlines():
        if line.strip().startswith("# "):
            yield _cell(line.strip()[2:])
    expected = case.block(outcome).rpartition("期望")[2].rstrip("}\n")
    for line in expected.splitlines():
        value, _, arithmetic = (part.strip() for part in line.partition("#"))
        value = " ".join(value.split())
        yield _cell(f"{value}（{arithmetic}）" if arithmetic else value)


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


if __name__ == "__main__":
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(table(), "utf-8")
