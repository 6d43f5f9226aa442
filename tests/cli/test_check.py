"""``guiju check``: findings in every form, and what loading it costs."""

import json
from pathlib import Path

import pytest

from tests.cli.calls import OPEN_POINT, guiju, loaded, rulebook
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"
FAULTY = OPEN_POINT.replace("共 2家", "共 3家").replace("测评 100%", "测评 90%")
HEAVY = {
    "jinja2",
    "networkx",
    "numpy",
    "openpyxl",
    "pandas",
    "pluggy",
    "python_calamine",
    "rich",
    "wcwidth",
    "xlsxwriter",
}


@pytest.fixture
def faulty(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A rulebook with two errors, in the folder where the test stands."""
    monkeypatch.chdir(tmp_path)
    Path("有错.guiju").write_text(FAULTY, "utf-8")
    return "有错.guiju"


@pytest.fixture
def warned(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A rulebook with a warning and no error, in the folder where the test stands."""
    monkeypatch.chdir(tmp_path)
    Path("提醒.guiju").write_text(OPEN_POINT.replace(" 保底 0分", ""), "utf-8")
    return "提醒.guiju"


def test_a_clean_rulebook_prints_nothing_but_that_it_was_checked(
    tmp_path: Path,
) -> None:
    said = guiju("check", rulebook(tmp_path))
    assert (said.code, said.out) == (0, "")
    assert said.err == "检查了1个规则书，没有问题\n"


@pytest.mark.parametrize(
    ("form", "language"),
    [("human", "zh"), ("human", "en"), ("github", "zh"), ("json", "zh")],
)
def test_findings_look_as_they_should(
    faulty: str, form: str, language: str, golden: Golden
) -> None:
    said = guiju("check", faulty, "--format", form, "--lang", language)
    assert said.code == 1
    golden(said.out, GOLDEN / f"check_{form}_{language}.out")


def test_json_says_where_and_what_in_both_languages(faulty: str) -> None:
    found = json.loads(guiju("check", faulty, "--format", "json").out)
    assert [one["severity"] for one in found] == ["error", "error", "note"]
    for one in found:
        assert one["path"] == faulty
        assert {*one["message"]} == {"zh", "en"}
        assert (one["line"], one["column"]) <= (one["end_line"], one["end_column"])


def test_json_of_a_clean_rulebook_is_an_empty_list(tmp_path: Path) -> None:
    said = guiju("check", rulebook(tmp_path), "--format", "json")
    assert (said.code, json.loads(said.out)) == (0, [])


def test_warnings_do_not_fail_a_check_unless_they_are_asked_to(warned: str) -> None:
    assert guiju("check", warned).code == 0
    assert guiju("check", warned, "--strict").code == 1


def test_several_rulebooks_are_checked_in_the_order_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("乙.guiju", "甲.guiju"):
        Path(name).write_text(FAULTY, "utf-8")
    said = guiju("check", "甲.guiju", "乙.guiju", "--format", "json")
    paths = [one["path"] for one in json.loads(said.out)]
    assert list(dict.fromkeys(paths)) == ["甲.guiju", "乙.guiju"]


def test_a_folder_stands_for_the_rulebooks_below_it_each_once(tmp_path: Path) -> None:
    rulebook(tmp_path)
    rulebook(tmp_path / "下")
    said = guiju("check", tmp_path, tmp_path / "下")
    assert said.err == "检查了2个规则书，没有问题\n"


def test_a_shipped_rulebook_goes_by_its_name() -> None:
    said = guiju("check", "sichuan-land-2011")
    assert said.code == 0


@pytest.mark.parametrize(
    ("content", "code"),
    [
        pytest.param(OPEN_POINT.encode("gb18030"), "GJ0002", id="gb18030"),
        pytest.param(b"\x00\xff\xfe\x80\x81", "GJ0003", id="no-text"),
        pytest.param(b"", "GJ0112", id="empty"),
    ],
)
def test_what_is_no_rulebook_is_told_so(
    content: bytes, code: str, tmp_path: Path
) -> None:
    file = tmp_path / "规则.guiju"
    file.write_bytes(content)
    chinese, english = guiju("check", file), guiju("check", file, "--lang", "en")
    assert chinese.code == english.code == 1
    assert chinese.out.startswith(code)
    assert "建议：" in chinese.out
    assert "help: " in english.out


def test_findings_go_to_output_and_the_count_to_people(faulty: str) -> None:
    said = guiju("check", faulty)
    assert said.out.startswith("GJ")
    assert said.err == "检查了1个规则书：2个错误，0个提醒\n"


def test_a_clean_check_loads_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    assert HEAVY & loaded("check", rulebook(tmp_path)) == set()
