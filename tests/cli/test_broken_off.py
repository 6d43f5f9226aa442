"""A run that is broken off, or fails while it writes: all files are as they were."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.calls import Call, guiju, rulebook, surroundings

FAILS_IN = """\
import errno, os, pathlib, signal, sys, time
from guiju.plugins.hookspecs import hookimpl

# Who runs the tests in the background may have told children to ignore it.
signal.signal(signal.SIGINT, signal.default_int_handler)
calls = 0

@hookimpl
def guiju_list_outputs():
    return ()

def failing(real):
    def call(*arguments):
        global calls
        calls += 1
        if calls == 3:
            {fails}
        return real(*arguments)
    return call

{name} = failing({name})
"""
SLEEPS = """print("here", file=sys.stderr, flush=True); time.sleep(60)"""
NO_SPACE = """raise OSError(errno.ENOSPC, "No space left on device")"""
places = pytest.mark.parametrize("name", ["os.fsync", "pathlib.Path.replace"])

BROKEN_OUTPUT = """\
from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output

def write(report):
    raise OSError(28, "No space left on device")

@hookimpl
def guiju_list_outputs():
    return (
        Output(
            name="broken", title=Text(zh="坏", en="broken"), file_suffix=".bad",
            audience="any", write=write,
        ),
    )
"""


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file of a folder with what is in it, also the hidden ones."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


@pytest.fixture
def scheme(tmp_path: Path) -> Path:
    """A rulebook that was run once into 结果, and whose figures have changed since."""
    folder = rulebook(tmp_path)
    assert guiju("run", folder, "-o", tmp_path / "结果").code == 0
    file = next((folder / "facts").glob("*.csv"))
    changed = file.read_text("utf-8").replace("9", "8")
    assert changed != file.read_text("utf-8")
    file.write_text(changed, "utf-8")
    return folder


def plugin(folder: Path, name: str, fails: str) -> Path:
    file = folder / "failing.py"
    file.write_text(FAILS_IN.format(name=name, fails=fails), "utf-8")
    return file


def interrupted(number: signal.Signals, *arguments: str | Path) -> Call:
    """Return how a run ends that gets a signal as soon as it says where it is."""
    run = subprocess.Popen(
        [sys.executable, "-m", "guiju.cli", *map(str, arguments)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=surroundings(),
    )
    assert run.stderr is not None
    for line in run.stderr:
        if line == b"here\n":
            break
    run.send_signal(number)
    out, err = run.communicate(timeout=60)
    return Call(run.returncode, out.decode("utf-8"), err.decode("utf-8"))


@pytest.mark.skipif(sys.platform == "win32", reason="signals are others there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=str)
@places
def test_a_signal_while_files_are_written_leaves_everything_as_it_was(
    number: signal.Signals, name: str, scheme: Path, tmp_path: Path
) -> None:
    out = tmp_path / "结果"
    before = contents(out)
    added = plugin(tmp_path, name, SLEEPS)
    said = interrupted(number, "run", scheme, "-o", out, "--plugin", added)
    assert said.code == 128 + number
    assert said.err.endswith("已中断，没有留下写了一半的文件\n")
    assert contents(out) == before


@places
def test_a_full_disk_leaves_everything_as_it_was(
    name: str, scheme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import os  # noqa: PLC0415 - what the plugin puts in their place is put back

    monkeypatch.setattr(os, "fsync", os.fsync)
    monkeypatch.setattr(Path, "replace", Path.replace)
    out = tmp_path / "结果"
    before = contents(out)
    added = plugin(tmp_path, name, NO_SPACE)
    said = guiju("run", scheme, "-o", out, "--plugin", added)
    assert said.code == 1
    assert "GJ1402" in said.err
    assert "（磁盘已满）" in said.err
    assert contents(out) == before


def test_a_new_folder_is_not_left_behind(
    scheme: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "replace", Path.replace)
    added = plugin(tmp_path, "pathlib.Path.replace", NO_SPACE)
    out = tmp_path / "新" / "结果"
    assert guiju("run", scheme, "-o", out, "--plugin", added).code == 1
    assert not out.parent.exists()


def test_where_one_output_fails_none_is_written(scheme: Path, tmp_path: Path) -> None:
    added = tmp_path / "broken.py"
    added.write_text(BROKEN_OUTPUT, "utf-8")
    out = tmp_path / "结果"
    before = contents(out)
    said = guiju("run", scheme, "-o", out, "--plugin", added)
    assert said.code == 1
    assert "GJ1412" in said.err
    assert "broken.py" in said.err
    assert contents(out) == before
    assert guiju("run", scheme, "-o", tmp_path / "新", "--plugin", added).code == 1
    assert not (tmp_path / "新").exists()
