"""Places that are not written to: a name of another kind, a workbook filled in."""

from pathlib import Path

import pytest

from tests.cli.calls import guiju, rulebook


@pytest.mark.parametrize(
    ("target", "name", "right"),
    [
        ("xlsx", "活.docx", "活.xlsx"),
        ("docx", "稿", "稿.docx"),
        ("plan", "整数.xlsx", "整数.csv"),
    ],
)
def test_a_file_has_the_name_of_what_it_is(
    target: str, name: str, right: str, tmp_path: Path
) -> None:
    book = rulebook(tmp_path)
    said = guiju("compile", book, "--to", target, "-o", tmp_path / name)
    assert said.code == 2
    assert "GJ1515" in said.err
    assert f"“{right}”" in said.err
    assert not (tmp_path / name).exists()


def test_a_folder_of_templates_has_no_name_of_a_file(tmp_path: Path) -> None:
    place = tmp_path / "表.docx"
    said = guiju("template", rulebook(tmp_path), "-o", place)
    assert (said.code, place.exists()) == (2, False)
    assert "“表.xlsx”" in said.err
    assert (
        guiju("template", rulebook(tmp_path / "b"), "-o", tmp_path / "2026.1").code == 0
    )


def test_a_workbook_that_somebody_changed_is_kept(tmp_path: Path) -> None:
    book, out = rulebook(tmp_path), tmp_path / "活.xlsx"
    for _ in range(2):
        assert guiju("compile", book, "--to", "xlsx", "-o", out).code == 0
    out.write_bytes(b"filled in")
    said = guiju("compile", book, "--to", "xlsx", "-o", out)
    assert said.code == 2
    assert "GJ1514" in said.err
    assert out.read_bytes() == b"filled in"
