"""From what somebody typed to a rulebook."""

from pathlib import Path

import pytest

from guiju.cli.fault import StopError
from guiju.cli.rulebook import find, find_all, load
from guiju.cli.shipped import shipped
from tests.cli.calls import guiju, rulebook


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def refusal(location: str) -> tuple[str, str]:
    """Return the code and the advice that ``location`` is answered with."""
    with pytest.raises(StopError) as caught:
        find(location)
    (found,) = caught.value.diagnostics
    assert found.help is not None
    return found.code, found.help.zh


def test_a_file_and_its_folder_are_one_rulebook() -> None:
    rulebook(Path())
    by_file, by_folder = find("示范/scheme.guiju"), find("示范")
    assert by_file == by_folder
    assert by_file.name == "示范"


def test_a_file_without_a_folder_of_its_own_goes_by_its_name() -> None:
    Path("规则.guiju").touch()
    assert find("规则.guiju").name == "规则"


def test_the_only_rulebook_of_a_folder_may_be_called_anything() -> None:
    Path("甲").mkdir()
    Path("甲/规则.guiju").touch()
    assert find("甲").shown == str(Path("甲/规则.guiju"))


def test_of_two_rulebooks_none_is_chosen() -> None:
    for name in ("一.guiju", "二.guiju"):
        Path(name).touch()
    assert refusal(".") == ("GJ1502", "写明是哪一个文件")
    assert [source.shown for source in find_all(["."])] == ["一.guiju", "二.guiju"]


def test_a_folder_without_rulebooks_is_told() -> None:
    assert refusal(".")[0] == "GJ1502"
    with pytest.raises(StopError):
        find_all(["."])


def test_shipped_rulebooks_go_by_their_names() -> None:
    for name in ("anhui-wuhu-2020", "sichuan-land-2011"):
        assert name in shipped()
        assert load(name).source.name == name


def test_what_messages_call_a_shipped_rulebook_is_a_name_of_it() -> None:
    source = find("sichuan-land-2011")
    assert find(source.shown) == source
    said = guiju("run", "anhui-wuhu-2020", "--set", "专项扣分=2分/项")
    *_, command = said.err.splitlines()[0].partition("见 guiju ")
    assert guiju(*command.split()).code == 0


def test_a_folder_here_comes_before_a_shipped_rulebook_of_its_name() -> None:
    rulebook(Path()).rename("sichuan-land-2011")
    assert find("sichuan-land-2011").path.is_relative_to(Path("sichuan-land-2011"))


@pytest.mark.parametrize(
    ("typed", "advice"),
    [
        ("sichuan-land", "是不是想写：sichuan-land-2011"),
        ("wuhu", "是不是想写：anhui-wuhu-2020"),
        ("???", f"自带的规则书有：{'、'.join(shipped())}"),
    ],
)
def test_a_name_that_is_not_known_is_answered_by_the_nearest(
    typed: str, advice: str
) -> None:
    code, said = refusal(typed)
    assert (code, said.partition("；")[0]) == ("GJ1501", advice)


@pytest.mark.parametrize("outside", ["../rulebooks/anhui-wuhu-2020", "", "."])
def test_a_shipped_name_is_a_name_and_no_path(outside: str) -> None:
    assert refusal(outside)[0] in {"GJ1501", "GJ1502"}


def test_errors_in_a_rulebook_stop_whatever_needs_its_plan() -> None:
    book = rulebook(Path())
    scheme = book / "scheme.guiju"
    text = scheme.read_text("utf-8")
    scheme.write_text(text.replace("共 3家", "共 4家"), "utf-8")
    for command in ("run", "inputs", "graph", "test"):
        said = guiju(command, book)
        assert (said.code, said.out) == (1, "")
        assert said.err.startswith("GJ0201")
        assert "对象 县区" in said.err
