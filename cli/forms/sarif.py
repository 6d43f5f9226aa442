"""Findings as a SARIF 2.1.0 log, for code scanning and editors.

Columns count UTF-16 code units, as those who read SARIF count them, told or not. Paths
are as the user wrote them. What an 解释 answers is there too, suppressed, with the
reason that the rulebook gives.
"""

import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any
from urllib.parse import quote

import attrs

from guiju.cli.findings import Findings
from guiju.cli.forms.sarif_rules import LEVELS, both, rule
from guiju.cli.reference import entries
from guiju.dsl.answered import Answered, answered
from guiju.dsl.frame import place_of
from guiju.engine.diagnostic import Diagnostic, Edit, Related
from guiju.engine.source import Cell, Span
from guiju.engine.text import Language, Text

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LANGUAGES: Mapping[Language, str] = {"zh": "zh-CN", "en": "en-US"}
_FIX = Text(zh="改为 ", en="Replace by ")
_DELETE = Text(zh="删去", en="Delete it")


@attrs.frozen
class _Log:
    findings: Findings
    language: Language

    def whole(self) -> dict[str, Any]:
        """Return the log with its one run."""
        return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [self._run()]}

    def _run(self) -> dict[str, Any]:
        results = [self._result(one) for one in self.findings.diagnostics]
        results += [self._suppressed(one) for one in self._answered()]
        known = entries(self.findings.added)
        codes = sorted({one["ruleId"] for one in results})
        violated = [rule(known[code], self.language) for code in codes]
        driver = {
            "name": "guiju",
            "version": version("guiju"),
            "language": _LANGUAGES[self.language],
            "rules": violated,
        }
        indices = {rule["id"]: at for at, rule in enumerate(violated)}
        for one in results:
            one["ruleIndex"] = indices[one["ruleId"]]
        return {
            "tool": {"driver": driver},
            "invocations": [{"executionSuccessful": True}],
            "columnKind": "utf16CodeUnits",
            "artifacts": [_artifact(file) for file in self.findings.files],
            "results": results,
        }

    def _answered(self) -> Iterable[Answered]:
        """Return what is answered, once for all the rulebooks that have it."""
        rulebooks = self.findings.compiled.values()
        return {a.diagnostic: a for one in rulebooks for a in answered(one)}.values()

    def _suppressed(self, one: Answered) -> dict[str, Any]:
        written = one.interpretation
        suppression = {
            "kind": "inSource",
            "status": "accepted",
            "justification": written.reason,
            "location": self._location(written.syntax.span),
        }
        return {**self._result(one.diagnostic), "suppressions": [suppression]}

    def _result(self, one: Diagnostic) -> dict[str, Any]:
        advice = f"\n{one.help.of(self.language)}" if one.help else ""
        other = one.message.of("en" if self.language == "zh" else "zh")
        said = f"{one.message.of(self.language)}{advice}\n{other}"
        result: dict[str, Any] = {
            "ruleId": one.code,
            "level": LEVELS[one.severity],
            "message": {"text": said},
        }
        if one.place is not None:
            result["locations"] = [self._location(one.place)]
        if one.related:
            result["relatedLocations"] = [
                self._related(at, related) for at, related in enumerate(one.related)
            ]
        if one.fix is not None:
            result["fixes"] = [self._fix(one.fix)]
        return result

    def _related(self, at: int, related: Related) -> dict[str, Any]:
        said = {"text": both(related.message, self.language)}
        return {"id": at, "message": said, **self._location(related.place)}

    def _location(self, place: Span | Cell) -> dict[str, Any]:
        """Return where it is. A cell of a workbook has a name and no line."""
        physical: dict[str, Any] = {"artifactLocation": self._artifact(place.file)}
        if isinstance(place, Cell):
            if not place.sheet:
                physical["region"] = {"startLine": place.row}
            name = str(place).removeprefix(place.file)
            logical = {"name": place.address, "fullyQualifiedName": name}
            return {"physicalLocation": physical, "logicalLocations": [logical]}
        if place.file in self.findings.texts:
            physical["region"] = self._region(place)
        return {"physicalLocation": physical}

    def _artifact(self, file: str) -> dict[str, Any]:
        files = self.findings.files
        index = {"index": files.index(file)} if file in files else {}
        return {"uri": _uri(file), **index}

    def _region(self, span: Span) -> dict[str, Any]:
        text = self.findings.texts[span.file]
        return {
            "startLine": place_of(text, span.start).line,
            "startColumn": _column(text, span.start),
            "endLine": place_of(text, span.end).line,
            "endColumn": _column(text, span.end),
        }

    def _fix(self, fix: Edit) -> dict[str, Any]:
        change = {
            "artifactLocation": self._artifact(fix.span.file),
            "replacements": [
                {
                    "deletedRegion": self._region(fix.span),
                    "insertedContent": {"text": fix.text},
                }
            ],
        }
        said = f"{_FIX.of(self.language)}{fix.text}"
        if not fix.text:
            said = _DELETE.of(self.language)
        return {"description": {"text": said}, "artifactChanges": [change]}


def write(findings: Findings, language: Language) -> str:
    """Return the diagnostics as a SARIF log."""
    return json.dumps(_Log(findings, language).whole(), ensure_ascii=False, indent=1)


def _artifact(file: str) -> dict[str, Any]:
    return {
        "location": {"uri": _uri(file)},
        "roles": ["analysisTarget"],
        "encoding": "UTF-8",
    }


def _uri(file: str) -> str:
    """Return the path as the user wrote it, in the spelling of addresses."""
    path = Path(file)
    if path.is_absolute():
        return path.as_uri()
    return quote(path.as_posix(), errors="surrogateescape")


def _column(text: str, offset: int) -> int:
    """Return the column of ``offset`` from 1, in UTF-16 code units."""
    start = text.rfind("\n", 0, offset) + 1
    line = text[start:offset]
    return len(line.encode("utf-16-le", "surrogatepass")) // 2 + 1
