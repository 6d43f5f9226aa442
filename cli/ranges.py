"""``guiju check --ranges``: what the rulebooks without errors allow, as text."""

import json
import sys
from typing import TextIO

from guiju.cli.console import language_of
from guiju.cli.findings import Findings
from guiju.cli.streams import has_boxes
from guiju.cli.words import Session

_HUMAN = "human"
RANGE_FORMS = (_HUMAN, "json")


def ranges_told(form: str, findings: Findings, session: Session, stream: TextIO) -> str:
    """Return the ranges in ``form``, as ``stream`` shows them."""
    # A check without --ranges loads nothing of this.
    from guiju.cli.reaches import rows  # noqa: PLC0415
    from guiju.cli.reaches_shown import as_data, as_table  # noqa: PLC0415
    from guiju.cli.terminal import terminal_of  # noqa: PLC0415

    compiled = findings.compiled.items()
    tables = {file: rows(one) for file, one in compiled if one.plan is not None}
    if form != _HUMAN:
        return f"{json.dumps(as_data(tables), ensure_ascii=False, indent=1)}\n"
    return as_table(
        tables,
        language_of(session),
        terminal_of(stream).width,
        ascii_only=stream is sys.stdout and not has_boxes(sys.stdout),
    )
