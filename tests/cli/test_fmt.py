"""``guiju fmt``: what it changes, and when it changes nothing."""

from pathlib import Path

import pytest

from tests.cli.calls import OPEN_POINT, guiju

UNTIDY = OPEN_POINT.replace("方案 示范", "方案   示范")


@pytest.fixture
def untidy(tmp_path: Path) -> Path:
    """A rulebook that is not in canonical form, with a comment."""
    file = tmp_path / "规则.guiju"
    file.write_text(f"# 说明\n{UNTIDY}", "utf-8")
    return file


def test_a_rulebook_is_rewritten_and_then_left_alone(untidy: Path) -> None:
    first = guiju("fmt", untidy)
    assert (first.code, first.err) == (0, f"已改写：{untidy}\n")
    text = untidy.read_text("utf-8")
    assert text.startswith("# 说明\n方案 示范")
    assert (guiju("fmt", untidy).err, untidy.read_text("utf-8")) == ("", text)


def test_looking_changes_nothing_and_shows_the_difference(untidy: Path) -> None:
    before = untidy.read_bytes()
    said = guiju("fmt", "--check", untidy)
    assert said.code == 1
    assert said.err == f"写法不统一：{untidy}\n"
    assert "\n-方案   示范" in said.out
    assert "\n+方案 示范" in said.out
    assert untidy.read_bytes() == before


def test_what_is_in_canonical_form_passes(untidy: Path) -> None:
    guiju("fmt", untidy)
    said = guiju("fmt", "--check", untidy)
    assert (said.code, said.all) == (0, "")


def test_printing_changes_nothing(untidy: Path) -> None:
    before = untidy.read_bytes()
    printed = guiju("fmt", "--stdout", untidy).out
    assert untidy.read_bytes() == before
    guiju("fmt", untidy)
    assert untidy.read_text("utf-8") == printed


def test_english_keywords_and_back_give_the_same_text(untidy: Path) -> None:
    guiju("fmt", untidy)
    chinese = untidy.read_text("utf-8")
    guiju("fmt", "--lang", "en", untidy)
    assert "scheme 示范" in untidy.read_text("utf-8")
    guiju("fmt", "--lang", "zh", untidy)
    assert untidy.read_text("utf-8") == chinese


def test_a_text_with_faults_is_told_and_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "规则.guiju"
    file.write_text(OPEN_POINT.replace('"示范方案" {', '"示范方案" {{'), "utf-8")
    before = file.read_bytes()
    said = guiju("fmt", file)
    assert said.code == 1
    assert f"--> {file}:1:" in said.err
    assert file.read_bytes() == before


def test_one_faulty_rulebook_keeps_the_others_as_they_are(
    untidy: Path, tmp_path: Path
) -> None:
    (tmp_path / "错.guiju").write_text("方案 {", "utf-8")
    before = untidy.read_bytes()
    assert guiju("fmt", tmp_path).code == 1
    assert untidy.read_bytes() == before
