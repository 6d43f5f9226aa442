"""What is said when a command cannot go on, and the exit code of it."""

import signal
import sys
import traceback

import click

from guiju.cli.console import show_diagnostics
from guiju.cli.fault import FINDINGS, USAGE, StopError
from guiju.cli.usage import as_text
from guiju.cli.words import Session, Words
from guiju.engine.diagnostic import DiagnosticError

INTERNAL = 3
"""Exit code: Guiju itself is at fault."""
_BROKEN_OFF = Words(
    "已中断，没有留下写了一半的文件", "interrupted; nothing half-written is left"
)


def told(error: BaseException, session: Session) -> int:
    """Tell the caller what ended the command, and return the exit code."""
    match error:
        case click.Abort() | KeyboardInterrupt():
            click.echo(_BROKEN_OFF.of(session.language), err=True)
            return 128 + _signal_of(error)
        case click.ClickException():
            click.echo(as_text(error, session.language), nl=False, err=True)
            return USAGE
        case StopError():
            show_diagnostics(error.diagnostics, error.texts, session, sys.stderr)
            return error.exit_code
        case DiagnosticError():
            show_diagnostics(error.diagnostics, {}, session, sys.stderr)
            return FINDINGS
        case _:
            return _internal(error, session)


def _signal_of(error: BaseException) -> int:
    """Return which signal ended it, as shells count it into the exit code."""
    ended = error.__cause__ or error  # click says Abort for it
    said = ended.args[0] if ended.args else None
    return said if isinstance(said, signal.Signals) else signal.SIGINT


def _internal(error: BaseException, session: Session) -> int:
    if session.debug:
        traceback.print_exception(error)
    what = f"{type(error).__name__}: {error}".replace("\n", " ")
    chinese = f"内部错误，这是规矩的毛病，请报告（--debug 显示经过）：{what}"
    english = f"internal error, a fault of Guiju itself (--debug shows where): {what}"
    both = (chinese, english) if session.language == "zh" else (english, chinese)
    click.echo(" / ".join(both), err=True)
    return INTERNAL
