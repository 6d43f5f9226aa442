"""``guiju.toml``: every key, and every fault at its place."""

from pathlib import Path

import pytest

from guiju.cli.fault import StopError
from guiju.cli.project import Project, read_project
from guiju.engine.source import Span
from guiju.engine.text import Text
from tests.cli.calls import guiju, rulebook
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"
WHOLE = """\
[rulebook]
scheme = "规则.guiju"
title.zh = "示范"
title.en = "Demonstration"

[data]
folder = "数据/2020"
tables."双向互评" = { file = "互评.xlsx", sheet = "县区" }
tables."名次" = { file = "名次.csv" }

[[notices]]
zh = "虚构"
en = "invented"
"""


def written(text: str, folder: Path) -> Project:
    """Return what ``text`` says as the file of ``folder``."""
    (folder / "guiju.toml").write_text(text, "utf-8")
    return read_project(folder, Path("示范"))


def test_every_key(tmp_path: Path) -> None:
    assert written(WHOLE, tmp_path) == Project(
        scheme="规则.guiju",
        title=Text(zh="示范", en="Demonstration"),
        folder="数据/2020",
        tables={"双向互评": ("互评.xlsx", "县区"), "名次": ("名次.csv", "")},
        notices=(Text(zh="虚构", en="invented"),),
    )


@pytest.mark.parametrize("text", ["", "# 没有\n", "\ufeff"])
def test_nothing_is_said_by_an_empty_file_or_by_none(text: str, tmp_path: Path) -> None:
    assert written(text, tmp_path) == Project()
    (tmp_path / "guiju.toml").unlink()
    assert read_project(tmp_path, Path()) == Project()


@pytest.mark.parametrize(
    "folder", ["/etc", "C:\\\\data", "..", "数据/../..", "\\\\\\\\server\\\\x", ""]
)
def test_data_outside_the_folder_cannot_be_named(folder: str, tmp_path: Path) -> None:
    with pytest.raises(StopError):
        written(f'[data]\nfolder = "{folder}"\n', tmp_path)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param("[data]\nfolder = 3\n", "folder", id="no-text"),
        pytest.param('[data]\nfoldr = "x"\n', "foldr", id="unknown-key"),
        pytest.param("data = 3\n", "data", id="no-section"),
        pytest.param("[extras]\nfile = 1\n", "extras", id="unknown-section"),
        pytest.param("[plugins]\nfile = 1\n", "file", id="loads-a-plugin"),
        pytest.param("[plugins]\nneeds = [1]\n", "needs", id="needs-no-name"),
        pytest.param('[plugins]\nallow = ["a b"]\n', "allow", id="allows-no-name"),
        pytest.param('[rulebook]\ntitle = "x"\n', "title", id="one-language"),
        pytest.param('[rulebook]\ntitle.zh = "x"\n', "title", id="chinese-alone"),
        pytest.param('[[notices]]\nzh = ""\nen = "x"\n', "notices", id="empty-words"),
        pytest.param('[data.tables]\n"表" = "x.csv"\n', "data.tables", id="no-place"),
        pytest.param(
            '[data]\ntables."表" = { file = "../x.csv" }\n', "tables", id="outside"
        ),
    ],
)
def test_a_fault_is_told_at_its_key(text: str, place: str, tmp_path: Path) -> None:
    with pytest.raises(StopError) as caught:
        written(text, tmp_path)
    (found,) = caught.value.diagnostics
    assert isinstance(found.place, Span)
    assert found.code == "GJ1504"
    assert text[found.place.start : found.place.end] == place


def test_faults_look_as_they_should(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, golden: Golden
) -> None:
    monkeypatch.chdir(tmp_path)
    book = rulebook(tmp_path)
    (book / "guiju.toml").write_text(
        '[data]\nfoldr = "facts"\n\n[[notices]]\nzh = "虚构"\n', "utf-8"
    )
    said = guiju("run", book.name)
    assert said.code == 1
    golden(said.err, GOLDEN / "project_faults.out")


def test_what_is_no_toml_is_told_with_its_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    book = rulebook(tmp_path)
    (book / "guiju.toml").write_text("[data]\nfolder = “facts”\n", "utf-8")
    said = guiju("run", book.name)
    assert said.code == 1
    assert "GJ1504 不是合法的 TOML" in said.err
    assert f"--> {Path('示范/guiju.toml')}:2:" in said.err
