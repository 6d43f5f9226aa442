"""Every way in which a run can end: its exit code, and what it says then."""

import signal
import subprocess
import sys
from pathlib import Path
from typing import NoReturn

import pytest

from guiju.cli import rulebook as rulebooks
from tests.cli.calls import guiju, program, rulebook


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        pytest.param(
            ("chek",),
            "没有命令 chek，是不是想写 check",
            "there is no command chek; did you mean check?",
            id="no-such-command",
        ),
        pytest.param(
            ("zz",), "没有命令 zz", "there is no command zz", id="nothing-near"
        ),
        pytest.param(
            ("run", "x", "--sett", "a=1"),
            "没有选项 --sett",
            "No such option",
            id="no-such-option",
        ),
        pytest.param(
            ("run",), "缺少参数 RULEBOOK", "Missing argument", id="argument-missing"
        ),
        pytest.param(
            ("run", "x", "--format", "pdf"),
            "--format 只能是 table、json",
            "'pdf' is not one of 'table', 'json'",
            id="not-one-of",
        ),
        pytest.param(
            ("explain", "x", "y", "--depth", "-1"),
            "--depth 要写成整数，0 以上",
            "--depth takes a whole number, 0 at least",
            id="out-of-range",
        ),
        pytest.param(
            ("check", "x", "--format"),
            "选项 --format 缺少值",
            "requires an argument",
            id="value-missing",
        ),
        pytest.param(
            ("graph", "x", "y"),
            "多写了参数：y",
            "unexpected extra argument",
            id="too-much",
        ),
        pytest.param(
            ("data", "chek"),
            "没有命令 chek，是不是想写 check",
            "No such command 'chek'",
            id="no-such-part-of-a-command",
        ),
        pytest.param(
            ("run", "x", "--database", "台账"),
            "--database 要写成“名称=连接地址”，这里写的是“台账”",
            '--database takes NAME=URL; this says "台账"',
            id="database-without-address",
        ),
        pytest.param(("data",), "还要写一个命令", "Missing command", id="too-little"),
        pytest.param(
            ("--lang", "fr", "check"),
            "--lang 只能是 zh、en",
            "'fr' is not one of 'zh', 'en'",
            id="another-language",
        ),
    ],
)
def test_a_wrong_command_line_is_told_in_both_languages(
    arguments: tuple[str, ...], zh: str, en: str
) -> None:
    said = guiju(*arguments)
    assert said.code == 2
    assert said.out == ""
    assert zh in said.err
    assert en in said.err
    assert "--help" in said.err


def test_an_option_without_its_value_points_to_the_help_of_the_command() -> None:
    said = guiju("run", "x", "--set")
    assert "选项 --set 缺少值" in said.err
    assert "guiju run [选项] RULEBOOK" in said.err
    assert "说明见：guiju run --help" in said.err


def fail(*_: object, **__: object) -> NoReturn:
    """Fail as nothing foreseen does."""
    message = "二\n三"
    raise ZeroDivisionError(message)


def test_an_internal_error_is_one_line_in_both_languages(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rulebooks, "compile_text", fail)
    said = guiju("check", "sichuan-land-2011")
    assert said.code == 3
    (line,) = said.err.splitlines()
    assert "内部错误" in line
    assert "internal error" in line
    assert "ZeroDivisionError: 二 三" in line


def test_a_traceback_is_shown_when_it_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rulebooks, "compile_text", fail)
    said = guiju("--debug", "check", "sichuan-land-2011")
    assert said.code == 3
    assert "Traceback" in said.err


def interrupted(*_: object, **__: object) -> NoReturn:
    """End as Ctrl-C ends."""
    raise KeyboardInterrupt


def test_an_interrupted_run_says_so_and_no_more(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(rulebooks, "compile_text", interrupted)
    said = guiju("check", "sichuan-land-2011")
    assert said.code == 128 + signal.SIGINT
    assert said.all.strip() == "已中断，没有留下写了一半的文件"


@pytest.mark.skipif(sys.platform == "win32", reason="pipes end otherwise there")
def test_a_run_whose_reader_has_gone_ends_quietly(tmp_path: Path) -> None:
    folder = rulebook(tmp_path)
    run = subprocess.Popen(
        [sys.executable, "-m", "guiju.cli", "explain-code"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
    )
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.close()
    said = run.stderr.read()
    run.stderr.close()
    assert (run.wait(), said) == (128 + signal.SIGPIPE, b"")


@pytest.mark.parametrize("encoding", ["cp1252", "gbk", "ascii", "utf-16"])
def test_a_redirected_run_speaks_utf_8_whatever_the_console_has(encoding: str) -> None:
    said = program("rulebooks", PYTHONIOENCODING=encoding)
    assert (said.code, said.err) == (0, "")
    assert "芜湖市2020年政务公开工作考评" in said.out


def test_a_name_that_no_encoding_has_does_not_stop_a_run() -> None:
    said = guiju("check", "\udce9x")
    assert said.code == 2
    assert "GJ1501" in said.err
