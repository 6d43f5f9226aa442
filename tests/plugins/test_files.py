"""Files are written whole or not at all."""

import os
from pathlib import Path

import pytest

from guiju.engine.diagnostic import DiagnosticError
from guiju.plugins.files import write_atomically


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_and_its_folders_are_made(tmp_path: Path) -> None:
    file = tmp_path / "out" / "2020" / "报告.html"
    assert write_atomically(file, b"1") == file
    assert file.read_bytes() == b"1"
    assert names(file.parent) == ["报告.html"]


def test_an_old_file_is_replaced(tmp_path: Path) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"old and longer")
    assert write_atomically(file, b"new") == file
    assert file.read_bytes() == b"new"


@pytest.mark.parametrize("lock", ["~$a.xlsx", ".~lock.a.xlsx#"])
def test_a_file_that_is_open_is_left_alone(lock: str, tmp_path: Path) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"old")
    (tmp_path / lock).touch()
    assert write_atomically(file, b"1") == tmp_path / "a (2).xlsx"
    assert write_atomically(file, b"2") == tmp_path / "a (3).xlsx"
    assert file.read_bytes() == b"old"
    assert (tmp_path / "a (2).xlsx").read_bytes() == b"1"


def test_a_file_that_cannot_be_replaced_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.xlsx"
    file.write_bytes(b"old")
    replace = Path.replace

    def as_on_windows(draft: Path, target: Path) -> Path:
        if target == file:
            raise PermissionError(13, "used by another process")
        return replace(draft, target)

    monkeypatch.setattr(Path, "replace", as_on_windows)
    assert write_atomically(file, b"new") == tmp_path / "a (2).xlsx"
    assert file.read_bytes() == b"old"


def test_a_folder_that_is_a_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(DiagnosticError) as caught:
        write_atomically(tmp_path / "out" / "a.json", b"1")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "GJ1401"
    assert str(tmp_path / "out") in diagnostic.message.zh


def test_a_full_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a.json"
    file.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(DiagnosticError) as caught:
        write_atomically(file, b"new")
    assert caught.value.diagnostics[0].code == "GJ1402"
    assert file.read_bytes() == b"old"
    assert names(tmp_path) == ["a.json"]


def test_a_folder_in_place_of_the_file_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a.json").mkdir()
    with pytest.raises(DiagnosticError):
        write_atomically(tmp_path / "a.json", b"1")
    assert names(tmp_path) == ["a.json"]
