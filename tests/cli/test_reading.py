"""What a rulebook can be asked without data: its contract, its form, its graph."""

import json
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.calls import guiju, rulebook
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """The starter's rulebook, in the folder where the test stands."""
    monkeypatch.chdir(tmp_path)
    return rulebook(tmp_path).name


@pytest.mark.parametrize(
    ("arguments", "file"),
    [
        pytest.param(("inputs",), "inputs_zh.out", id="inputs"),
        pytest.param(
            ("inputs", "--lang", "en"), "inputs_en.out", id="inputs-in-english"
        ),
        pytest.param(
            ("inputs", "--format", "json"), "inputs.json", id="inputs-as-json"
        ),
        pytest.param(("graph",), "graph.mermaid", id="mermaid"),
        pytest.param(("graph", "--format", "dot"), "graph.dot", id="dot"),
    ],
)
def test_answers_look_as_they_should(
    book: str, arguments: tuple[str, ...], file: str, golden: Golden
) -> None:
    said = guiju(*arguments, book)
    assert (said.code, said.err) == (0, "")
    golden(said.out, GOLDEN / file)


def test_every_table_of_the_contract_has_a_sheet_to_fill_in(book: str) -> None:
    tables = [
        t["table"] for t in json.loads(guiju("inputs", book, "--format", "json").out)
    ]
    said = guiju("template", book, "-o", "填报/表.xlsx")
    assert (said.code, said.err) == (0, f"已写出：{Path('填报/表.xlsx')}\n")
    assert load_workbook("填报/表.xlsx").sheetnames == ["说明", *tables]


def test_a_form_needs_a_name(book: str) -> None:
    said = guiju("template", book)
    assert said.code == 2
    assert "缺少选项 -o/--output" in said.err


def test_names_cannot_break_a_drawing(tmp_path: Path) -> None:
    file = tmp_path / "规则.guiju"
    text = (rulebook(tmp_path) / "scheme.guiju").read_text("utf-8")
    file.write_text(text, "utf-8")
    for form in ("mermaid", "dot"):
        drawn = guiju("graph", file, "--format", form).out
        assert drawn.count('"') % 2 == 0


def test_the_shipped_rulebooks_are_listed_with_their_titles() -> None:
    said = guiju("rulebooks")
    assert said.code == 0
    assert "anhui-wuhu-2020  芜湖市2020年政务公开工作考评\n" in said.out


def test_plugins_are_listed_with_their_origin(book: str) -> None:
    del book
    Path("我的.py").write_text(
        (Path(__file__).parent / "plain_output.py").read_text("utf-8"), "utf-8"
    )
    said = guiju("plugins", "--plugin", "我的.py")
    *built_in, mine = said.out.partition("\n\n")[0].splitlines()
    assert all("  guiju" in line for line in built_in)
    assert mine.startswith("我的.py  由你指定的文件  guiju_list_outputs  sha256 ")


def test_plugins_are_listed_for_programs() -> None:
    listed = json.loads(guiju("plugins", "--format", "json").out)
    hooks = {hook for plugin in listed for hook in plugin["hooks"]}
    assert {"guiju_read_sheets", "guiju_list_outputs"} <= hooks


def test_a_graph_in_english_has_no_name_of_the_language_in_chinese() -> None:
    said = guiju("graph", "anhui-wuhu-2020", "--lang", "en")
    assert "weighted_stages" in said.out
    assert "环节加权" not in said.out
    assert "双向互评" in said.out
