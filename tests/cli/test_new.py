"""``guiju new``: what it makes works at once, and it overwrites nothing."""

from pathlib import Path

import pytest

from tests.cli.calls import STARTER, guiju


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_rulebook_checks_tests_and_runs_at_once(language: str) -> None:
    assert guiju("new", "新", "--lang", language).code == 0
    assert guiju("check", "新", "--strict").code == 0
    tested = guiju("test", "新", "--coverage")
    assert tested.code == 0
    assert "每条规则、每个档次都有例试过" in tested.out
    assert guiju("run", "新", "-o", "结果").code == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_new_rulebook_is_in_canonical_form(language: str) -> None:
    said = guiju("fmt", "--check", STARTER / language)
    assert (said.code, said.all) == (0, "")


def test_it_says_what_it_made_and_what_comes_next() -> None:
    said = guiju("new", "新")
    assert said.err == "已新建：新\n接下来：guiju check 新\n"
    assert sorted(path.name for path in Path("新").iterdir()) == [
        "README.md",
        "facts",
        "guiju.toml",
        "scheme.guiju",
    ]


def test_a_copy_is_a_rulebook_with_its_data_and_no_script() -> None:
    assert guiju("new", "新", "--from", "anhui-wuhu-2020").code == 0
    asked = ("--set", "专项扣分=2分/项")
    ours = guiju("run", "新", *asked).out
    assert ours == guiju("run", "anhui-wuhu-2020", *asked).out
    assert list(Path("新").rglob("*.py")) == []


def test_a_copy_may_be_spelled_in_the_other_language() -> None:
    guiju("new", "新", "--from", "sichuan-land-2011", "--lang", "en")
    assert "scheme 四川国土2011" in Path("新/scheme.guiju").read_text("utf-8")
    assert guiju("run", "新").out == guiju("run", "sichuan-land-2011").out


def test_an_empty_folder_may_be_used() -> None:
    Path("新").mkdir()
    assert guiju("new", "新").code == 0
    assert Path("新/scheme.guiju").is_file()


def test_a_folder_with_something_in_it_is_left_alone() -> None:
    Path("新").mkdir()
    Path("新/别的").touch()
    said = guiju("new", "新")
    assert said.code == 2
    assert said.err.startswith("GJ1508")
    assert [path.name for path in Path("新").iterdir()] == ["别的"]


def test_a_place_that_cannot_be_written_is_told() -> None:
    Path("文件").touch()
    said = guiju("new", "文件/新")
    assert said.code == 1
    assert said.err.startswith("GJ1401")


def test_nothing_is_left_of_what_could_not_be_made() -> None:
    said = guiju("new", "新", "--from", "没有这个")
    assert said.code == 2
    assert list(Path().iterdir()) == []
