"""Findings as workflow commands of GitHub Actions: each is shown beside its line."""

from collections.abc import Iterator
from typing import Any

from guiju.cli.findings import Findings
from guiju.dsl.report import as_json
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.text import Language

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}
_LINES = (("line", "line"), ("endLine", "end_line"))
_COLUMNS = (("col", "column"), ("endColumn", "end_column"))


def write(findings: Findings, language: Language) -> str:
    """Return the diagnostics as the annotations of a workflow, one on each line."""
    lines = (_annotation(one, findings, language) for one in findings.diagnostics)
    return "\n".join(lines)


def _annotation(one: Diagnostic, findings: Findings, language: Language) -> str:
    properties = ",".join(
        f"{name}={_escaped(value, also=':,')}"
        for name, value in _properties(one, as_json(one, findings.texts))
    )
    advice = f"\n{one.help.of(language)}" if one.help else ""
    message = _escaped(one.message.of(language) + advice)
    return f"::{_LEVELS[one.severity]} {properties}::{message}"


def _properties(one: Diagnostic, shown: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what says where. GitHub refuses columns of a place of several lines."""
    is_one_line = shown["line"] == shown["end_line"]
    places = (*_LINES, *_COLUMNS) if is_one_line else _LINES
    for name, key in (("file", "path"), *places):
        if shown[key] is not None:
            yield name, str(shown[key])
    yield "title", one.code


def _escaped(words: str, also: str = "") -> str:
    """Return ``words`` as GitHub reads them back."""
    for character in f"%\r\n{also}":
        words = words.replace(character, f"%{ord(character):02X}")
    return words
