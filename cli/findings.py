"""What checking several rulebooks found, and the forms in which it can be told."""

import json
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import attrs

from guiju.cli.fault import StopError
from guiju.cli.rulebook import Source, compiled
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.text import Language

_LEVELS = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}
"""What GitHub calls them."""


@attrs.frozen(kw_only=True)
class Findings:
    """The diagnostics of all ``files``, in the order of the files, and the texts."""

    files: tuple[str, ...]
    diagnostics: tuple[Diagnostic, ...]
    texts: Mapping[str, str]

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics are of this severity."""
        return sum(one.severity is severity for one in self.diagnostics)


def examined(sources: Iterable[Source]) -> Findings:
    """Return everything that is to be said about the rulebooks."""
    files: list[str] = []
    found: list[Diagnostic] = []
    texts: dict[str, str] = {}
    for source in sources:
        files.append(source.shown)
        try:
            texts[source.shown], result = compiled(source)
        except StopError as error:
            found.extend(error.diagnostics)
        else:
            found.extend(result.diagnostics)
    return Findings(files=tuple(files), diagnostics=tuple(found), texts=texts)


def as_json_list(findings: Findings, language: Language) -> str:
    """Return the diagnostics as a JSON list; messages are in both languages."""
    del language
    listed = [_as_json(one, findings) for one in findings.diagnostics]
    return json.dumps(listed, ensure_ascii=False, indent=1)


def as_github(findings: Findings, language: Language) -> str:
    """Return the diagnostics as the annotations of a GitHub workflow."""
    lines = (_annotation(one, findings, language) for one in findings.diagnostics)
    return "\n".join(lines)


def _annotation(one: Diagnostic, findings: Findings, language: Language) -> str:
    shown = _as_json(one, findings)
    names = (
        ("file", "path"),
        ("line", "line"),
        ("endLine", "end_line"),
        ("col", "column"),
        ("endColumn", "end_column"),
    )
    properties = [
        f"{name}={_escaped(str(shown[key]), also=':,')}"
        for name, key in names
        if shown[key] is not None
    ]
    properties.append(f"title={one.code}")
    advice = f"\n{one.help.of(language)}" if one.help else ""
    message = _escaped(one.message.of(language) + advice)
    return f"::{_LEVELS[one.severity]} {','.join(properties)}::{message}"


def _as_json(one: Diagnostic, findings: Findings) -> dict[str, Any]:
    # People are shown text: only the forms for programs load this.
    from guiju.dsl.report import as_json  # noqa: PLC0415

    return as_json(one, findings.texts)


def _escaped(words: str, also: str = "") -> str:
    """Return ``words`` as GitHub reads them back."""
    for character in f"%\r\n{also}":
        words = words.replace(character, f"%{ord(character):02X}")
    return words


FORMATS: Mapping[str, Callable[[Findings, Language], str]] = {
    "json": as_json_list,
    "github": as_github,
}
"""The forms for programs, by what people type after ``--format``."""
