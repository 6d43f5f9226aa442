"""Names are names in every form: never a formula, never markup, never a command."""

import csv
import json
import re
import unicodedata
from functools import cache
from io import BytesIO, StringIO
from zipfile import ZipFile

import attrs
import pytest
from openpyxl import load_workbook

from guiju.dsl.frame import spelled
from guiju.engine.plan import Plan, Quantity
from guiju.engine.text import Text
from guiju.plugins.output import Report
from guiju.plugins.outputs import csv_file, html_page, json_file, table, xlsx_file
from guiju.plugins.outputs.explained import as_page, as_text
from guiju.plugins.prose.explanation import explanation
from tests.plugins.outputs.city import report
from tests.plugins.outputs.test_html_page import Page

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "=1+1",
    '=HYPERLINK("http://example.invalid","点我")',
    "=IMPORTXML(CONCAT(A1),B1)",
    "+1",
    "+cmd|' /C calc'!A0",
    "-1",
    "-2+3",
    "@SUM(A1:A9)",
    "\t=1+1",
    "\r=1+1",
    " =1+1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
    "'=1+1",
    '";=1+1;"',
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</td></table><h1>x",
    '" onmouseover="alert(1)',
    "' style='position:fixed",
    "<!-- 注释",
    "]]><x>",
    "&lt;b&gt;",
    "&#x3C;b&#x3E;",
    "{{7*7}}",
    "{% include '/etc/passwd' %}",
    "{#注释#}",
    "${7*7}#{7*7}",
    "[bold red]x[/bold red]",
    "[link=http://example.invalid]x[/link]",
    "\x1b[31m红\x1b[0m",
    "\x1b]8;;http://example.invalid\x07x",
    "\x00空",
    "a\nb",
    "甲\u202e乙",
    "\u200f\u200e方向",
    "\u2066隔离\u2069",
    "零\u200b宽",
    "\ufeff字节",
    "𠮷野家",
    "👨‍👩‍👧",
    "e\u0301te\u0301",
    "http://example.invalid",
    "mailto:a@example.invalid",
    "internal:Sheet1!A1",
    "长" * 3000,
    "a,b;c|d",
    '"引号"',
    "'单引号'",
    "\\反斜杠\\n",
    "%s %d %(x)s",
    "NULL",
    "1e5",
    "003",
    "2020-01-01",
)
every_name = pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
UNSEEN = {"Cc", "Cf", "Zl", "Zp"}


@cache
def hostile(name: str) -> Report:
    """A report in which a unit, and everything else that has words, is called so."""
    given = report(names={"无为市": name, "市教育局": f"{name}局"})
    words = Text(zh=name, en=name)
    return attrs.evolve(
        given,
        result=attrs.evolve(given.result, plan=renamed(given.result.plan, name)),
        notices=(words,),
        receipt={name: "ab" * 32},
        rulebook_name=name,
    )


@cache
def plain_page() -> Page:
    return Page(html_page.write(hostile("平常")))


def renamed(plan: Plan, name: str) -> Plan:
    quantities = {key: called(q, name) for key, q in plan.quantities.items()}
    groups = {
        key: attrs.evolve(group, title=name, clause=name)
        for key, group in plan.groups.items()
    }
    answers = tuple(
        attrs.evolve(answer, subject=name, reason=name, clause=name)
        for answer in plan.interpretations
    )
    constraints = tuple(
        attrs.evolve(constraint, title=name, clause=name)
        for constraint in plan.constraints
    )
    return attrs.evolve(
        plan,
        scheme=attrs.evolve(plan.scheme, title=name, issuer=name, region=name),
        quantities=quantities,
        groups=groups,
        interpretations=answers,
        constraints=constraints,
    )


def called(quantity: Quantity, name: str) -> Quantity:
    """A point in a name would say that the quantity is a part of a stage."""
    whole = name.replace(".", "") + quantity.name
    return attrs.evolve(quantity, title=name, clause=name, name=whole)


@every_name
def test_json_gives_every_name_back(name: str) -> None:
    units = json.loads(json_file.write(hostile(name)))["units"]
    assert units[0]["unit"] == name


@every_name
def test_csv_has_no_cell_that_a_spreadsheet_would_compute(name: str) -> None:
    text = csv_file.write(hostile(name)).decode("utf-8-sig")
    rows = list(csv.reader(StringIO(text, newline="")))
    assert {len(row) for row in rows} == {len(rows[0])}
    for cell in (cell for row in rows for cell in row):
        if not re.fullmatch(r"-?\d+(\.\d+)?", cell):
            assert cell.lstrip()[:1] not in tuple("=+-@\t\r＝＋－＠")
    assert rows[1][2].removeprefix("'") == spelled(name).removeprefix("'")


@every_name
def test_a_workbook_holds_words_and_numbers_only(name: str) -> None:
    file = BytesIO(xlsx_file.write(hostile(name)))
    with ZipFile(file) as parts:
        sheets = [part for part in parts.namelist() if "sheets/sheet" in part]
        for part in sheets:
            xml = parts.read(part)
            assert b"<f>" not in xml
            assert b"<hyperlink" not in xml
        assert not [part for part in parts.namelist() if "_rels/sheet" in part]
    book = load_workbook(file)
    unit = spelled(name)
    assert book.worksheets[0]["B4"].value == unit
    assert book.worksheets[0]["B4"].data_type == "s"


@every_name
def test_a_page_has_the_same_tags_whatever_the_names(name: str) -> None:
    page = Page(html_page.write(hostile(name)))
    plain = plain_page()
    assert page.tags == plain.tags
    assert [key for key, _ in page.attributes] == [key for key, _ in plain.attributes]
    assert squeezed(spelled(name)) in page.text
    assert "49" not in page.text or "49" in plain.text


@every_name
def test_an_explanation_is_words(name: str) -> None:
    said = explanation(hostile(name).result, "名次@县区", (name,), "zh")
    plain = explanation(hostile("平常").result, "名次@县区", ("平常",), "zh")
    text = as_text(said, "zh")
    assert len(text.splitlines()) == len(as_text(plain, "zh").splitlines())
    assert is_visible(text)
    tags = Page(as_page(said, name, "zh").encode()).tags
    assert tags == Page(as_page(plain, "平常", "zh").encode()).tags


@every_name
def test_a_terminal_shows_names_and_obeys_none(name: str) -> None:
    printed = table.render(hostile(name), table.Terminal(width=200))
    assert is_visible(printed)
    coloured = table.render(hostile(name), table.Terminal(width=200, colour=True))
    plain = re.sub(r"\x1b\[[\d;]*m", "", coloured)
    assert [line.rstrip() for line in plain.splitlines()] == printed.splitlines()


def is_visible(text: str) -> bool:
    kinds = {unicodedata.category(letter) for letter in text.replace("\n", "")}
    return not kinds & UNSEEN


def squeezed(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip()
