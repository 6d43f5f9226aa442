"""Every method that a plugin lists keeps its word, and no other one is let in."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest

from guiju.dsl.compile import compile_text
from guiju.dsl.examples import run_examples
from guiju.dsl.format import format_text
from guiju.dsl.keywords import TERMS
from guiju.dsl.method import Method
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.parse import parse
from guiju.dsl.syntax.walk import nodes
from guiju.engine.diagnostic import Diagnostic, DiagnosticError
from guiju.engine.text import Text
from guiju.plugins.catalogue import README, built_in, page
from guiju.plugins.manager import load_plugins
from tests.mechanisms.case import WORKING_DAYS

OWN = Path(__file__).parents[2] / "cli" / "own_method.py"
PLUGINS = load_plugins([OWN])
METHODS = [method for _, method in PLUGINS.brought()]

every_method = pytest.mark.parametrize("method", METHODS, ids=lambda m: m.name.en)


def words_of(method: Method) -> Sequence[Text]:
    parameters = (one.title for one in method.parameters)
    return (method.title, method.documentation, method.expansion, *parameters)


def called(text: str) -> set[str]:
    calls = (one for one in nodes(parse(text).tree) if isinstance(one, n.Call))
    return {call.name.text for call in calls}


def test_several_methods_come_in_through_the_hook() -> None:
    assert {method.name.zh for method in built_in()} == {
        "功效系数",
        "标准分",
        "百分位次",
    }


@every_method
def test_its_example_calls_it_and_gives_what_it_says(method: Method) -> None:
    assert method.name.zh in called(method.example)
    found = compile_text(method.example, methods=PLUGINS.methods)
    assert found.diagnostics == ()
    assert found.plan is not None
    outcomes = run_examples(found.model, found.plan, WORKING_DAYS)
    assert outcomes
    assert [one.differences for one in outcomes if not one.holds] == []


@every_method
def test_its_example_means_the_same_in_english(method: Method) -> None:
    methods = PLUGINS.methods
    english = format_text(method.example, "en", methods=methods)
    assert method.name.en in called(english)
    plans = [compile_text(t, methods=methods).plan for t in (method.example, english)]
    assert plans[0] == plans[1]


@every_method
def test_it_is_documented_in_both_languages(method: Method) -> None:
    for words in words_of(method):
        assert re.search(r"[\u4e00-\u9fff]", words.zh), words.zh
        assert not re.search(r"[\u4e00-\u9fff]", words.en), words.en
        assert not re.search(r"[\u4e00-\u9fff][,;:!?()]", words.zh), words.zh
    assert method.documentation.zh.endswith("。")
    assert method.documentation.en.endswith(".")


@every_method
def test_its_names_are_no_words_of_the_language(method: Method) -> None:
    assert not {method.name.zh, method.name.en} & {*TERMS, *TERMS.values()}


def test_the_page_of_methods_is_current() -> None:
    current = README.read_text("utf-8")
    assert current == page(built_in()), "python -m guiju.plugins.catalogue"


# ---- what is refused


def plugin(folder: Path, *changes: tuple[str, str], name: str = "mine.py") -> Path:
    """Write the user's plugin with ``changes`` to its text."""
    text = OWN.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    file = folder / name
    file.write_text(text, "utf-8")
    return file


def refused(*files: Path) -> Diagnostic:
    with pytest.raises(DiagnosticError) as caught:
        load_plugins(files).methods()
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "GJ1412"
    return diagnostic


@pytest.mark.parametrize(
    ("old", "new", "taken"),
    [
        pytest.param("折半计分", "功效系数", "功效系数", id="a-built-in-method"),
        pytest.param(
            "halved_and_raised", "efficacy", "efficacy", id="its-english-name"
        ),
        pytest.param("折半计分", "几何平均", "几何平均", id="a-function"),
        pytest.param("halved_and_raised", "average", "average", id="in-english"),
        pytest.param("折半计分", "封顶", "封顶", id="a-keyword"),
        pytest.param("halved_and_raised", "unit", "unit", id="a-dimension"),
        pytest.param("折半计分", "环节加权", "环节加权", id="the-built-in-quantity"),
        pytest.param('"另加"', '"保底"', "保底", id="a-keyword-as-parameter"),
        pytest.param('"另加"', '"去高"', "去高", id="a-named-number"),
    ],
)
def test_a_name_that_is_taken_is_refused_with_both_owners(
    old: str, new: str, taken: str, tmp_path: Path
) -> None:
    found = refused(plugin(tmp_path, (old, new)))
    for words in (found.message.zh, found.message.en):
        assert taken in words
        assert "mine.py" in words
        assert "guiju" in words


def test_two_plugins_with_one_method_are_both_named(tmp_path: Path) -> None:
    files = (plugin(tmp_path), plugin(tmp_path, name="yours.py"))
    found = refused(*files)
    assert "mine.py" in found.message.zh
    assert "yours.py" in found.message.zh


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("return [METHOD]", "return ['折半计分']", id="no-method"),
        pytest.param("return [METHOD]", "raise KeyError", id="raises"),
        pytest.param('en="halved_and_raised"', 'en="Half!"', id="unwritable-name"),
    ],
)
def test_a_list_that_is_none_is_refused(old: str, new: str, tmp_path: Path) -> None:
    with pytest.raises(DiagnosticError) as caught:
        load_plugins([plugin(tmp_path, (old, new))]).methods()
    assert "mine.py" in caught.value.diagnostics[0].message.zh


@pytest.mark.parametrize(
    ("body", "part"),
    [
        pytest.param("{}['x']", "it failed: KeyError", id="raises"),
        pytest.param("None", "returned no expression", id="nothing"),
        pytest.param("('测评 / 2', RATIO)", "beyond the core: str", id="no-expression"),
        pytest.param("(Ref('总分'), RATIO)", "reads “总分”", id="unknown-quantity"),
        pytest.param("(given['value'].expr, RATIO)", "said to be", id="other-measure"),
        pytest.param("(Add(None), RATIO)", "it failed: TypeError", id="half-made"),
    ],
)
def test_an_expansion_that_breaks_its_promise_names_the_plugin(
    body: str, part: str, tmp_path: Path
) -> None:
    file = plugin(
        tmp_path,
        ("    half = Mul", f"    return {body}\n    half = Mul"),
        ("import Add, Const, Mul", "import Add, Const, Mul, Ref"),
        (
            "from guiju.engine.text",
            "from guiju.engine.measure import RATIO\nfrom guiju.engine.text",
        ),
    )
    (method,) = (m for m in METHODS if m.name.zh == "折半计分")
    with pytest.raises(DiagnosticError) as caught:
        compile_text(method.example, methods=load_plugins([file]).methods)
    (diagnostic,) = caught.value.diagnostics
    assert diagnostic.code == "GJ1412"
    assert part in diagnostic.message.en
    for words in (diagnostic.message.zh, diagnostic.message.en):
        assert "mine.py" in words
