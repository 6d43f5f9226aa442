"""``guiju check --fix`` and ``--diff``: what they change, and what they leave."""

from codecs import BOM_UTF8
from pathlib import Path

import pytest

from tests.cli.calls import OPEN_POINT, guiju
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"
WRONG = OPEN_POINT.replace("测评 100%", "测评100%").replace("对象 县区", "对象县区")
ALSO = WRONG.replace("共 2家", "共 3家")
"""What can be fixed, and something that cannot."""


@pytest.fixture
def wrong(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A rulebook with two faults that can be fixed, where the test stands."""
    monkeypatch.chdir(tmp_path)
    file = Path("有错.guiju")
    file.write_bytes(WRONG.encode())
    return file


def test_what_can_be_fixed_is_fixed_and_the_rest_is_told(wrong: Path) -> None:
    wrong.write_text(ALSO, "utf-8")
    said = guiju("check", wrong, "--fix")
    assert wrong.read_text("utf-8") == OPEN_POINT.replace("共 2家", "共 3家")
    assert said.code == 1
    assert said.out.startswith("GJ0201 ")
    assert said.err == (
        "已写出：有错.guiju\n有错.guiju：改正了2处\n检查了1个规则书：1个错误，0个提醒\n"
    )


def test_a_file_that_is_right_after_fixing_passes(wrong: Path) -> None:
    assert guiju("check", wrong, "--fix", "--lang", "en").code == 0
    assert wrong.read_text("utf-8") == OPEN_POINT
    again = guiju("check", wrong, "--fix")
    assert (again.code, "改正" in again.err) == (0, False)


def test_without_fix_people_are_told_that_there_is_one(wrong: Path) -> None:
    said = guiju("check", wrong)
    assert said.err.endswith("其中2个可以用 --fix 改正，先看改什么用 --diff\n")
    assert wrong.read_text("utf-8") == WRONG


def test_diff_shows_what_would_change_and_changes_nothing(
    wrong: Path, golden: Golden
) -> None:
    said = guiju("check", wrong, "--diff")
    assert said.code == 1
    golden(said.out, GOLDEN / "check_diff.out")
    assert wrong.read_text("utf-8") == WRONG
    assert guiju("check", wrong, "--fix", "--diff") == said


def test_diff_of_what_needs_no_fix_is_nothing(wrong: Path) -> None:
    wrong.write_text(OPEN_POINT, "utf-8")
    said = guiju("check", wrong, "--diff")
    assert (said.code, said.out) == (0, "")


@pytest.mark.parametrize("more", [("--format", "json"), ("-o", "报告")])
def test_diff_goes_alone(wrong: Path, more: tuple[str, str]) -> None:
    said = guiju("check", wrong, "--diff", *more)
    assert said.code == 2
    assert "--diff 打印修改的地方" in said.err


def test_the_byte_order_mark_and_the_line_ends_of_a_file_stay(wrong: Path) -> None:
    wrong.write_bytes(BOM_UTF8 + WRONG.replace("\n", "\r\n").encode())
    guiju("check", wrong, "--fix")
    right = OPEN_POINT.replace("\n", "\r\n").encode()
    assert wrong.read_bytes() == BOM_UTF8 + right


def test_a_file_without_a_fix_is_not_written_at_all(wrong: Path) -> None:
    wrong.write_text(OPEN_POINT, "utf-8")
    before = wrong.stat()
    guiju("check", wrong, "--fix")
    assert (wrong.stat().st_ino, wrong.stat().st_mtime_ns) == (
        before.st_ino,
        before.st_mtime_ns,
    )


def test_a_file_that_cannot_be_read_keeps_no_other_from_being_fixed(
    wrong: Path,
) -> None:
    Path("坏.guiju").write_bytes(b"\x00\xff\xfe\x80\x81")
    said = guiju("check", "坏.guiju", wrong, "--fix", "--format", "github")
    assert wrong.read_text("utf-8") == OPEN_POINT
    assert "title=GJ0003" in said.out
    assert said.code == 1


def test_the_difference_is_one_that_patch_understands_without_a_last_line_end(
    wrong: Path,
) -> None:
    wrong.write_text("环节 测评100% { 县区 评分 0分 至 100分 }", "utf-8")
    said = guiju("check", wrong, "--diff")
    assert said.out.count("\\ No newline at end of file\n") == 2
