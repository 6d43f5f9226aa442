"""What people are told when the system refuses a file."""

import errno
import os
from pathlib import Path

import pytest

from guiju.plugins.cause import cause
from tests.cli.calls import guiju, rulebook


@pytest.mark.parametrize(
    ("code", "zh", "en"),
    [
        (errno.EACCES, "没有权限", "there is no permission"),
        (errno.EEXIST, "那里有同名的文件", "a file of that name stands there"),
        (errno.ENOSPC, "磁盘已满", "the disk is full"),
        (errno.EROFS, "磁盘是只读的", "the disk is read-only"),
    ],
)
def test_what_happens_to_people_is_said_in_their_language(
    code: int, zh: str, en: str
) -> None:
    said = cause(OSError(code, os.strerror(code)))
    assert (said.zh, said.en) == (zh, en)


def test_what_hardly_happens_is_said_as_the_system_says_it() -> None:
    said = cause(OSError(errno.EXDEV, os.strerror(errno.EXDEV)))
    assert said.zh == said.en == os.strerror(errno.EXDEV)
    assert cause(TimeoutError()).zh == "TimeoutError"


def test_a_run_says_in_chinese_why_it_cannot_write(tmp_path: Path) -> None:
    (tmp_path / "结果").write_text("别的", "utf-8")
    said = guiju("run", rulebook(tmp_path), "-o", tmp_path / "结果")
    assert "（那里有同名的文件）" in said.err
    assert os.strerror(errno.EEXIST) not in said.err
