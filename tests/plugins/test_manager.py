"""Plugins come in by one door, are named, and are held to their word."""

import hashlib
import sys
from importlib.metadata import entry_points
from pathlib import Path

import pytest

from guiju.engine.diagnostic import DiagnosticError
from guiju.plugins.installed import GROUP
from guiju.plugins.manager import load_plugins

HEAD = """
from fractions import Fraction
from pathlib import Path
from guiju.engine.text import Text
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.output import Output
from guiju.plugins.sheet import Sheet
"""
READER = '''
@hookimpl
def guiju_read_sheets(location):
    """See the hook specification."""
    if location.suffix != ".marks":
        return None
    rows = ((location.read_text("utf-8"),),)
    return (Sheet(file=location.name, name="", sha256="", rows=rows),)
'''
WRITER = '''
@hookimpl
def guiju_list_outputs():
    """See the hook specification."""
    return [Output(name=NAME, title=Text("一", "one"), file_suffix=".x",
                   audience="public", write=lambda report: b"")]
'''


def plugin(folder: Path, *code: str, name: str = "mine.py") -> Path:
    file = folder / name
    file.write_text("\n".join((HEAD, *code)), "utf-8")
    return file


def refused(file: Path) -> tuple[str, str]:
    with pytest.raises(DiagnosticError) as caught:
        load_plugins([file])
    (diagnostic,) = caught.value.diagnostics
    return diagnostic.code, diagnostic.message.en


def test_built_ins_are_listed_with_their_hooks() -> None:
    listed = {plugin.name: plugin for plugin in load_plugins().listed}
    assert listed["sources.csv_file"].hooks == ("guiju_read_sheets",)
    assert listed["sources.csv_file"].distribution == "guiju"
    assert "sources.limits" not in listed


def test_a_file_of_the_user_is_asked_and_listed_with_its_digest(tmp_path: Path) -> None:
    file = plugin(tmp_path, READER)
    plugins = load_plugins([file])
    (tmp_path / "a.marks").write_text("甲", "utf-8")
    sheets = plugins.read_sheets(tmp_path / "a.marks")
    assert sheets is not None
    assert sheets[0].rows == (("甲",),)
    assert plugins.listed[-1].sha256 == hashlib.sha256(file.read_bytes()).hexdigest()
    assert plugins.listed[-1].distribution == ""


def test_the_users_plugin_is_asked_before_the_built_ins(tmp_path: Path) -> None:
    file = plugin(tmp_path, READER.replace(".marks", ".csv"))
    (tmp_path / "a.csv").write_text("单位,得分", "utf-8")
    sheets = load_plugins([file]).read_sheets(tmp_path / "a.csv")
    assert sheets is not None
    assert sheets[0].rows == (("单位,得分",),)


def test_a_kind_that_nobody_reads_gives_none(tmp_path: Path) -> None:
    assert load_plugins().read_sheets(tmp_path / "a.pdf") is None


def test_a_new_output_follows_the_built_in_ones(tmp_path: Path) -> None:
    names = [o.name for o in load_plugins().outputs()]
    file = plugin(tmp_path, "NAME = 'mine'", WRITER)
    assert [o.name for o in load_plugins([file]).outputs()] == [*names, "mine"]


@pytest.mark.parametrize(
    ("code", "part"),
    [
        pytest.param("1 / 0", "division by zero", id="fails"),
        pytest.param("import no_such_module_at_all", "no_such_module", id="imports"),
        pytest.param("def f(:", "invalid syntax", id="syntax"),
        pytest.param("x = 1", "no hook", id="no-hook"),
        pytest.param(
            "@hookimpl\ndef guiju_read_minds(location): ...",
            "guiju_read_minds",
            id="unknown-hook",
        ),
        pytest.param(
            "@hookimpl\ndef guiju_read_sheets(place): ...", "place", id="arguments"
        ),
    ],
)
def test_a_plugin_that_does_not_load_is_named(
    code: str, part: str, tmp_path: Path
) -> None:
    found, message = refused(plugin(tmp_path, code))
    assert found == "GJ1411"
    assert "mine.py" in message
    assert part in message


def test_a_plugin_that_is_not_there_is_named(tmp_path: Path) -> None:
    assert refused(tmp_path / "gone.py")[0] == "GJ1411"


@pytest.mark.parametrize(
    "body", ["return 'sheets'", "return (1,)", "raise KeyError('x')"]
)
def test_a_source_that_breaks_its_contract_is_named(body: str, tmp_path: Path) -> None:
    file = plugin(tmp_path, f"@hookimpl\ndef guiju_read_sheets(location): {body}")
    with pytest.raises(DiagnosticError) as caught:
        load_plugins([file]).read_sheets(tmp_path / "a.csv")
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "GJ1412"
    assert "mine.py" in diagnostic.message.zh


@pytest.mark.parametrize(
    "code",
    [
        pytest.param(f"NAME = 'json'\n{WRITER}", id="name-taken"),
        pytest.param("@hookimpl\ndef guiju_list_outputs(): return [1]", id="no-output"),
        pytest.param(f"NAME = 'Not A Name'\n{WRITER}", id="name-illegal"),
    ],
)
def test_an_output_that_breaks_its_contract_is_named(code: str, tmp_path: Path) -> None:
    file = plugin(tmp_path, code)
    with pytest.raises(DiagnosticError) as caught:
        load_plugins([file]).outputs()
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "GJ1412"
    assert "mine.py" in diagnostic.message.en


def distribution(folder: Path, module: str, code: str) -> None:
    """Lay out an installed distribution that offers one plugin."""
    plugin(folder, code, name=f"{module}.py")
    info = folder / "anhui_pack-1.2.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Name: anhui-pack\nVersion: 1.2\n", "utf-8")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\nmarks = {module}\n", "utf-8")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder on the import path. What it held is forgotten afterwards."""
    monkeypatch.syspath_prepend(tmp_path)
    return tmp_path


def test_an_installed_distribution_is_listed_with_its_version(site: Path) -> None:
    distribution(site, "marks_of_anhui", READER)
    assert [e.name for e in entry_points(group=GROUP)] == ["marks"]
    last = load_plugins().listed[-1]
    assert (last.distribution, last.version) == ("anhui-pack", "1.2")
    del sys.modules["marks_of_anhui"]


def test_a_broken_distribution_is_an_error_that_names_it(site: Path) -> None:
    distribution(site, "broken_marks_of_anhui", "1 / 0")
    with pytest.raises(DiagnosticError) as caught:
        load_plugins()
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "GJ1411"
    assert "anhui-pack" in diagnostic.message.zh
