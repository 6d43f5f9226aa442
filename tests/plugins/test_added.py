"""Checks, rulebooks and commands of plugins are their own, or they are refused."""

from pathlib import Path

import pytest

from guiju.dsl.compile import compile_text
from guiju.engine.diagnostic import DiagnosticError
from guiju.plugins.manager import load_plugins
from guiju.plugins.questions import Plugins

HEAD = """
from pathlib import Path
from guiju.dsl.check import Check, Finding
from guiju.engine.diagnostic import Edit, Severity
from guiju.engine.source import Span
from guiju.engine.text import Text
from guiju.plugins.command import Command
from guiju.plugins.hookspecs import hookimpl
from guiju.plugins.rulebook_folder import RulebookFolder

WORDS = Text("一", "one")
"""
RULES = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 依据 "一" { 甲县、乙县 }
输入 测评: 分 每 县区 0分 至 100分 依据 "二"
总分 = 测评 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
"""
FINDING = 'Finding(span=subject.model.tree.span, message=Text("没有", "none"))'


def plugin(folder: Path, code: str, name: str = "mine.py") -> Path:
    file = folder / name
    file.write_text(HEAD + code, "utf-8")
    return file


def checking(
    body: str = f"yield {FINDING}", code: str = "QS0001", severity: str = "NOTE"
) -> str:
    """Return the code of a plugin with one check."""
    return f"""
def run(subject):
    {body}

@hookimpl
def guiju_list_checks():
    return [Check(code="{code}", since="1", severity=Severity.{severity}, title=WORDS,
                  why=WORDS, bad="", good="", run=run)]
"""


def shelving(name: str, folder: str) -> str:
    """Return the code of a plugin with one rulebook."""
    return f"""
@hookimpl
def guiju_list_rulebooks():
    return [RulebookFolder(name={name!r}, folder={folder})]
"""


def commanding(name: str) -> str:
    """Return the code of a plugin with one command."""
    return f"""
@hookimpl
def guiju_list_commands():
    return [Command(name={name!r}, title=WORDS, make=lambda: None)]
"""


def told(caught: pytest.ExceptionInfo[DiagnosticError]) -> tuple[str, str]:
    (diagnostic,) = caught.value.diagnostics
    return diagnostic.code, diagnostic.message.en


def codes(plugins: Plugins, text: str = RULES) -> list[str]:
    """Return what is found in ``text``, with the plugins' checks."""
    checks = [check for _, check in plugins.checks()]
    return [one.code for one in compile_text(text, "规则", checks=checks).diagnostics]


def test_a_check_is_asked_beside_the_built_in_ones(tmp_path: Path) -> None:
    plugins = load_plugins([plugin(tmp_path, checking())])
    assert codes(plugins) == ["QS0001"]
    assert codes(load_plugins()) == []
    assert "GJ0101" in codes(plugins, RULES.replace("= 测评", "= 测试"))


def test_an_error_of_a_plugins_check_leaves_no_plan(tmp_path: Path) -> None:
    plugins = load_plugins([plugin(tmp_path, checking(severity="ERROR"))])
    checks = [check for _, check in plugins.checks()]
    assert compile_text(RULES).plan is not None
    assert compile_text(RULES, checks=checks).plan is None


@pytest.mark.parametrize(
    ("code", "part"),
    [
        pytest.param(checking(code="GJ0203"), "begins with GJ", id="code-of-guiju"),
        pytest.param(checking(code="0001"), "ValueError", id="code-without-letters"),
        pytest.param(
            checking().replace("title=WORDS", "title='x'"), "lacks", id="not-whole"
        ),
        pytest.param(
            "@hookimpl\ndef guiju_list_checks(): return [1]", "no check", id="no-check"
        ),
    ],
)
def test_a_check_that_is_not_the_plugins_own_is_refused(
    code: str, part: str, tmp_path: Path
) -> None:
    with pytest.raises(DiagnosticError) as caught:
        load_plugins([plugin(tmp_path, code)]).checks()
    found, message = told(caught)
    assert found == "GJ1412"
    assert "mine.py" in message
    assert part in message


@pytest.mark.parametrize("code", ["QS0001", "QS0002"])
def test_two_plugins_do_not_share_their_letters(code: str, tmp_path: Path) -> None:
    first = plugin(tmp_path, checking(), "first.py")
    second = plugin(tmp_path, checking(code=code), "second.py")
    with pytest.raises(DiagnosticError) as caught:
        load_plugins([first, second]).checks()
    found, message = told(caught)
    assert found == "GJ1412"
    assert "second.py" in message
    assert "first.py already has" in message


@pytest.mark.parametrize(
    ("body", "part"),
    [
        pytest.param("raise KeyError('x')", "KeyError", id="fails"),
        pytest.param("return 3", "TypeError", id="gives-no-findings"),
        pytest.param("yield 'here'", "not in the rulebook", id="no-finding"),
        pytest.param(
            "yield Finding(span=Span('别的', 0, 1), message=WORDS)",
            "not in the rulebook",
            id="elsewhere",
        ),
        pytest.param(
            "yield Finding(span=subject.model.tree.span, message='x')",
            "incomplete",
            id="one-language",
        ),
        pytest.param(
            "s = subject.model.tree.span; "
            "yield Finding(span=s, message=WORDS, fix=Edit(span=s, text=''))",
            "offers a fix",
            id="mends-by-itself",
        ),
    ],
)
def test_a_check_that_breaks_its_word_is_told_of_the_plugin(
    body: str, part: str, tmp_path: Path
) -> None:
    plugins = load_plugins([plugin(tmp_path, checking(body))])
    with pytest.raises(DiagnosticError) as caught:
        codes(plugins)
    found, message = told(caught)
    assert found == "GJ1412"
    assert "mine.py" in message
    assert "QS0001" in message
    assert part in message


def test_a_rulebook_lies_among_the_plugins_own_files(tmp_path: Path) -> None:
    own = tmp_path / "本省"
    own.mkdir()
    (own / "guiju.toml").write_text("", "utf-8")
    file = plugin(tmp_path, shelving("own-2026", "Path(__file__).parent / '本省'"))
    ((_, found),) = load_plugins([file]).rulebooks()
    assert (found.name, found.folder) == ("own-2026", own)


@pytest.mark.parametrize(
    ("name", "folder", "part"),
    [
        pytest.param(
            "own", "Path(__file__).parents[1]", "not among its own files", id="outside"
        ),
        pytest.param(
            "own", "Path(__file__).parent / '..'", "not among", id="outside-by-dots"
        ),
        pytest.param("own", "Path(__file__).parent", "no guiju.toml", id="no-rulebook"),
        pytest.param(
            "anhui-wuhu-2020", "Path(__file__).parent", "ships", id="name-of-guiju"
        ),
        pytest.param("../own", "Path(__file__).parent", "ValueError", id="no-name"),
        pytest.param("own", "'here'", "TypeError", id="no-path"),
    ],
)
def test_a_rulebook_that_is_not_the_plugins_own_is_refused(
    name: str, folder: str, part: str, tmp_path: Path
) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    with pytest.raises(DiagnosticError) as caught:
        load_plugins([plugin(inner, shelving(name, folder))]).rulebooks()
    found, message = told(caught)
    assert found == "GJ1412"
    assert "mine.py" in message
    assert part in message


def test_two_plugins_do_not_share_a_command(tmp_path: Path) -> None:
    first = plugin(tmp_path, commanding("bulletin"), "first.py")
    second = plugin(tmp_path, commanding("bulletin"), "second.py")
    assert load_plugins([first]).commands()[0][1].name == "bulletin"
    with pytest.raises(DiagnosticError) as caught:
        load_plugins([first, second]).commands()
    assert "second.py" in told(caught)[1]
