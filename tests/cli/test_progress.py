"""Long work counts what is done: on a terminal, and nowhere else."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calls import guiju, rulebook, surroundings

pty = pytest.importorskip("pty")


def on_terminal(*arguments: str | Path) -> tuple[int, str]:
    """Return how a run ends whose standard error is a terminal, and what that shows."""
    ours, theirs = pty.openpty()
    run = subprocess.Popen(
        [sys.executable, "-m", "guiju.cli", *map(str, arguments)],
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env={**surroundings(), "TERM": "xterm-256color", "COLUMNS": "80"},
    )
    os.close(theirs)
    shown = b""
    try:
        while piece := os.read(ours, 4096):
            shown += piece
    except OSError:  # how Linux says that the other end is closed
        pass
    os.close(ours)
    return run.wait(), shown.decode("utf-8", "replace")


def test_files_and_reports_are_counted_on_a_terminal(tmp_path: Path) -> None:
    folder, out = rulebook(tmp_path), tmp_path / "结果"
    files = len([*(folder / "facts").glob("*.csv")])
    code, shown = on_terminal("run", folder, "-o", out)
    assert code == 0, shown
    assert f"已处理 {files}/{files} 份数据文件" in shown
    reports = len([*out.rglob("*")]) - 1
    assert f"写出 {reports}/{reports} 份报告" in shown


def test_verifying_is_counted_on_a_terminal(tmp_path: Path) -> None:
    folder, out = rulebook(tmp_path), tmp_path / "结果"
    guiju("run", folder, "-o", out)
    code, shown = on_terminal("verify", out, "--rulebook", folder)
    assert code == 0, shown
    reports = len([*out.rglob("*")]) - 1
    assert f"已核对 {reports}/{reports} 份报告" in shown


def test_nothing_is_counted_in_a_log(tmp_path: Path) -> None:
    said = guiju("run", rulebook(tmp_path), "-o", tmp_path / "结果")
    assert "写出 " not in said.err
    assert "份数据文件" not in said.err
