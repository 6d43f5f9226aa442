"""Findings as a JSON list: the plainest form, for scripts."""

import json

from guiju.cli.findings import Findings
from guiju.dsl.report import as_json
from guiju.engine.text import Language


def write(findings: Findings, language: Language) -> str:
    """Return the diagnostics as a JSON list; messages are in both languages."""
    del language
    listed = [as_json(one, findings.texts) for one in findings.diagnostics]
    return json.dumps(listed, ensure_ascii=False, indent=1)
