"""The charts of a report: numbers add up, links lead somewhere, nothing leaks.

No colour says what nothing else says, and nothing of others is in a unit's own page.
"""

import re
from collections.abc import Iterator
from fractions import Fraction as F
from functools import cache
from itertools import pairwise
from pathlib import Path
from statistics import median
from urllib.parse import unquote

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html
from lxml.html import HtmlElement

import guiju.plugins.outputs
from guiju.engine.evaluate import evaluate
from guiju.engine.plan import Input, View
from guiju.engine.result import Result
from guiju.engine.value import Absence, Value
from guiju.plugins.disclosure import disclosed
from guiju.plugins.output import Report
from guiju.plugins.outputs.accounts import accounts
from guiju.plugins.outputs.anchors import anchors
from guiju.plugins.outputs.arrange import boards
from guiju.plugins.outputs.bars import Scale
from guiju.plugins.outputs.html_page import write
from guiju.plugins.outputs.standings_chart import standings_chart
from tests.dsl.texts import run
from tests.plugins.outputs.city import COUNTIES, report
from tests.strategies.rulebooks import Assessment, assessments

TEXT = """
    方案 示范 "示范方案" { 满分 100分  保留 1位 四舍五入 }
    对象 县区 共 4家 { 甲县、乙县、丙县、丁县 }
    指标 测评指标 满分 100分 {
        公开 "主动公开" 60分 依据 "一" {
            目录 20分 依据 "一(一)"
            专栏 40分 依据 "一(二)"
        }
        解读 "政策解读" 40分 依据 "二" { 形式 40分 依据 "二(一)" }
    }
    环节 网上测评 65% 依据 "三" { 县区 按 测评指标 }
    环节 社会评议 35% 依据 "四" { 县区 评分 0分 至 100分 }
    总分 = 环节加权
    排名 名次 按 总分 从高到低 分 县区 并列 占位
"""
UNITS = ("甲县", "乙县", "丙县", "丁县")
MARKS = {
    "网上测评.目录": (20, 15, 10, 20),
    "网上测评.专栏": (40, 30, 30, 30),
    "网上测评.形式": (30, 35, 20, 30),
    "社会评议.评分": (91, 83, 83, 83),
}


@cache
def scored() -> Result:
    """Four counties, two of them with the same total, with an indicator tree."""
    marks = {
        f"{name}@县区": {(u,): F(m) for u, m in zip(UNITS, column, strict=True)}
        for name, column in MARKS.items()
    }
    return run(TEXT, marks)


def of(result: Result) -> Report:
    return Report(result=result, language="zh", rulebook_name="示范")


def tree(page: bytes) -> HtmlElement:
    """Return the page as lxml reads it."""
    return html.document_fromstring(page.decode())


@pytest.fixture(scope="module")
def page() -> HtmlElement:
    return tree(write(report()))


def exact(cell: HtmlElement) -> F:
    """Return the number of a cell: the exact one behind a rounded figure."""
    values = cell.xpath(".//span[@class='about']/@title")
    text = values[0] if values else cell.text_content()
    return F(text.strip().replace("\N{MINUS SIGN}", "-").removeprefix("+"))


def ways(page: HtmlElement) -> Iterator[tuple[str, F, list[F], F]]:
    """Yield whose way it is, full marks, what every step changes, and the total."""
    for table in page.xpath("//table[@class='way']"):
        first, *steps, last = table.xpath("./tbody/tr")
        column = 4
        changes = [
            exact(row[column]) for row in steps if row.get("class").startswith("step")
        ]
        unit = table.xpath("ancestor::section[@class='file']/@id")
        yield "".join(unit), exact(first[2]), changes, exact(last[column])


def test_every_way_adds_up_exactly_from_full_marks_to_the_total(
    page: HtmlElement,
) -> None:
    totals = report().result.values["总分@县区"]
    found = [one for one in ways(page) if one[0] in COUNTIES]
    assert {unit for unit, *_ in found} == set(COUNTIES)
    for unit, full, changes, total in found:
        assert full == 100
        assert full + sum(changes) == total == totals[unit,]


def test_what_is_lost_in_a_stage_is_what_its_score_is_short_of(
    page: HtmlElement,
) -> None:
    result = report().result
    (row,) = page.xpath(
        "//section[@id='镜湖区']//tr[starts-with(@class,'step')][th='双向互评']"
    )
    score = result.values["双向互评@县区"]["镜湖区",]
    assert isinstance(score, F)
    assert exact(row[4]) == F(2, 5) * (score - 100)
    assert row[1].text_content() == "三(二)"


def test_losses_of_a_group_add_up_in_every_row(page: HtmlElement) -> None:
    tables = page.xpath("//table[@class='losses']")
    assert len(tables) == 2
    for row in (row for table in tables for row in table.xpath("./tbody/tr")):
        *parts, total = [exact(cell) for cell in row[1:] if cell.text_content()]
        assert sum(parts) == total


def test_margins_are_the_differences_of_the_totals(page: HtmlElement) -> None:
    table = page.xpath("//table[@class='chart'][.//th='与下一名分差']")[0]
    rows = table.xpath("./tbody/tr")
    totals = [exact(row[2]) for row in rows]
    margins = [exact(row[4]) for row in rows if row[4].text_content()]
    assert margins == [above - below for above, below in pairwise(totals)]


def test_the_line_across_is_the_median(page: HtmlElement) -> None:
    table = page.xpath("//table[@class='chart profile']")[0]
    heads = [head.text_content() for head in table.xpath("./thead/tr/th")]
    at = heads.index("双向互评")
    *rows, last = table.xpath("./tbody/tr")
    assert exact(last[at]) == median(exact(row[at]) for row in rows)


def test_whose_total_is_no_sum_is_named(page: HtmlElement) -> None:
    assert "总分不是由各项加减得出的" not in page.text_content()
    result = scored()
    totals = {**result.values["总分@县区"], ("乙县",): Absence.NOT_REPORTED}
    changed = attrs.evolve(result, values={**result.values, "总分@县区": totals})
    structure = tree(write(of(changed))).get_element_by_id("structure")
    (said,) = structure.xpath("./p")
    assert said.text_content().endswith("没有列入：乙县")
    assert len(structure.xpath(".//table[@class='losses']/tbody/tr")) == 3


def test_every_link_leads_to_a_place_on_the_page(page: HtmlElement) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = page.xpath("//a/@href")
    assert {unquote(link.removeprefix("#")) for link in links} <= set(ids)
    ranking = page.xpath("//section[@id='ranking']//th[@class='unit']//a/@href")
    assert {unquote(link) for link in ranking} >= {f"#{unit}" for unit in COUNTIES}


def test_nothing_is_asked_for_from_elsewhere(page: HtmlElement) -> None:
    assert not page.xpath("//script|//link|//img|//iframe|//object|//form|//base")
    assert not page.xpath("//@src|//@srcset|//@data|//@action|//@*[contains(.,'://')]")
    (style,) = page.xpath("//style/text()")
    assert not re.search(r"url\(|@import|@font-face|//", style)


def test_every_table_says_what_it_is_and_what_its_heads_are_of(
    page: HtmlElement,
) -> None:
    for table in page.xpath("//table[thead]"):
        assert table.xpath("./caption[normalize-space()]|./thead//th[@scope='col']")
    assert not page.xpath("//th[not(@scope)]")
    assert not page.xpath("//th[not(normalize-space())]")


def test_what_changes_nothing_has_no_bar(page: HtmlElement) -> None:
    rows = page.xpath("//table[@class='way']//tr[starts-with(@class,'step')]")
    drawn = [bool(row.xpath(".//span[starts-with(@class,'bar')]")) for row in rows]
    assert drawn == [bool(exact(row[4])) for row in rows]
    assert set(drawn) == {True, False}


def test_no_bar_stands_without_its_number(page: HtmlElement) -> None:
    bars = page.xpath("//span[starts-with(@class,'bar')]")
    assert bars
    for bar in bars:
        assert not bar.text_content()
        cell = bar.getparent()
        beside = cell if cell.text_content().strip() else cell.getprevious()
        assert re.search(r"\d", beside.text_content())


def test_equal_places_are_marked_in_words() -> None:
    page = tree(write(of(scored())))
    rows = page.xpath("//section[@id='ranking']//tbody/tr")
    ties = {row[1].text_content() for row in rows if "并列" in row[0].text_content()}
    assert ties == {"乙县", "丁县"}


def test_losses_go_down_to_the_items_with_their_clauses() -> None:
    page = tree(write(of(scored())))
    rows = page.xpath("//section[@id='丙县']//table[@class='way']/tbody/tr")
    said = [[cell.text_content().strip() for cell in row[:5]] for row in rows]
    assert said == [
        ["满分", "", "100", "", ""],
        ["网上测评", "三", "65", "39", "−26"],
        ["主动公开", "一", "39", "26", "−13"],
        ["目录", "一(一)", "13", "6.5", "−6.5"],
        ["专栏", "一(二)", "26", "19.5", "−6.5"],
        ["政策解读", "二", "26", "13", "−13"],
        ["形式", "二(一)", "26", "13", "−13"],
        ["社会评议", "四", "35", "29.05", "−5.95"],
        ["取整、封顶保底等", "", "", "", "+0.05"],
        ["总分", "", "", "", "68.1"],
    ]


def test_parts_are_compared_with_the_median_block_by_block() -> None:
    page = tree(write(of(scored())))
    rows = page.xpath("//table[.//th='长处']/tbody/tr")
    said = {
        row[0].text_content(): [
            " ".join(cell.text_content().split()) for cell in row[1:]
        ]
        for row in rows
    }
    assert said["甲县"] == ["主动公开 ≈+8.13；社会评议 +2.8", "—"]
    assert said["丙县"] == ["—", "政策解读 −6.5；主动公开 ≈−4.88"]


def own_view(result: Result, unit: str, *shown: str) -> Result:
    """Return what a unit sees of itself, where everybody also sees ``shown``."""
    own = tuple(one.id for one in result.plan.quantities.values())
    view = View(
        name="明细",
        title="本单位明细",
        shown={"县区": tuple(f"{name}@县区" for name in shown)} if shown else {},
        own={"县区": own},
    )
    return disclosed(result, view, unit)


def test_a_unit_sees_its_own_losses_and_no_median() -> None:
    page = tree(write(of(own_view(scored(), "丙县"))))
    ((_, full, changes, total),) = ways(page)
    assert full + sum(changes) == total == F("68.1")
    text = page.text_content()
    assert [word for word in ("中位", "长处", "短处", *UNITS) if word in text] == [
        "丙县"
    ]
    assert not page.xpath("//*[contains(@style, '--m')]")


def test_a_unit_sees_full_marks_of_stages_whose_raters_are_hidden() -> None:
    result = report().result
    named = ("总分", "环节加权", "双向互评", "权力配置", "脱贫攻坚", "污染防治")
    rules = ("指标得分", "层级得分", "专业机构测评", "省级先进", "专项工作")
    view = View(
        name="明细",
        title="",
        shown={},
        own={"县区": tuple(f"{name}@县区" for name in (*named, *rules))},
    )
    seen = tree(write(of(disclosed(result, view, "镜湖区"))))
    ((_, full, changes, total),) = ways(seen)
    assert full == 100
    assert full + sum(changes) == total == result.values["总分@县区"]["镜湖区",]


def test_where_a_stage_can_give_anything_nobody_is_told_of_losses() -> None:
    result = report().result
    stage = result.plan.quantities["双向互评@县区"]
    boundless = attrs.evolve(stage, definition=Input(table=""), full_marks=None)
    quantities = {**result.plan.quantities, stage.id: boundless}
    plan = attrs.evolve(result.plan, quantities=quantities)
    total = plan.quantities["总分@县区"]
    assert accounts(result, total, COUNTIES).keys() == set(COUNTIES)
    assert not accounts(attrs.evolve(result, plan=plan), total, COUNTIES)


def test_what_others_have_changes_nothing_in_a_unit_s_own_page() -> None:
    result = scored()
    values = {
        id_: {key: other(key, value) for key, value in of_all.items()}
        for id_, of_all in result.values.items()
    }
    changed = attrs.evolve(result, values=values)
    pages = [write(of(own_view(one, "丙县"))) for one in (result, changed)]
    assert pages[0] == pages[1]


def other(key: tuple[str, ...], value: Value) -> Value:
    """Return another figure for another unit."""
    return value + 1 if isinstance(value, F) and "丙县" not in key else value


def test_a_view_of_totals_draws_these_and_nothing_else() -> None:
    view = View(
        name="通报",
        title="结果通报",
        shown={"县区": ("总分@县区", "名次@县区")},
        own={},
    )
    page = tree(write(of(disclosed(scored(), view))))
    (chart,) = page.xpath("//table[@class='chart']")
    assert [exact(row[2]) for row in chart.xpath("./tbody/tr")] == [
        scored().values["总分@县区"][unit,] for unit in ("甲县", "乙县", "丁县", "丙县")
    ]
    assert "社会评议" not in page.text_content()
    assert not page.xpath("//table[@class='way' or @class='losses']")


def test_without_places_no_margin_is_told() -> None:
    view = View(name="通报", title="", shown={"县区": ("总分@县区",)}, own={})
    result = disclosed(scored(), view)
    (board,) = boards(result)
    chart = standings_chart(result, board, "zh")
    assert chart is not None
    assert {row.gap for row in chart.rows} == {None}


@settings(max_examples=12)
@given(assessments())
def test_the_page_of_any_result_adds_up_and_links_to_itself(drawn: Assessment) -> None:
    result = evaluate(drawn.book.plan, drawn.facts)
    page = tree(write(of(result)))
    for _, full, changes, total in ways(page):
        assert full + sum(changes) == total
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {unquote(link[1:]) for link in page.xpath("//a/@href")} <= set(ids)


@settings(max_examples=12)
@given(assessments())
def test_an_account_is_the_sum_of_its_parts(drawn: Assessment) -> None:
    result = evaluate(drawn.book.plan, drawn.facts)
    for ranking in result.plan.rankings:
        by = result.plan.quantities[ranking.by]
        units = result.plan.groups[ranking.group].members
        for account in accounts(result, by, units).values():
            for entry in (one for one in account.entries if one.parts):
                assert entry.points == sum(part.points for part in entry.parts)
                assert entry.full == sum(part.full or 0 for part in entry.parts)


@given(st.lists(st.text(max_size=4), max_size=8))
def test_every_name_has_a_place_of_its_own(names: list[str]) -> None:
    found = [anchor.id for anchor in anchors(names, taken=["ranking"])]
    assert len({*found, "ranking"}) == len(names) + 1
    assert not [id_ for id_ in found if not id_ or re.search(r"\s", id_)]


@pytest.mark.parametrize(
    ("one", "another", "at", "width"),
    [
        (F(0), F(5), "0.0%", "50.0%"),
        (F(5), F(0), "0.0%", "50.0%"),
        (F(10, 3), F(20, 3), "33.3%", "33.3%"),
        (F(-5), F(20), "0.0%", "100.0%"),
        (F(7), F(7), "70.0%", "0.0%"),
    ],
)
def test_a_bar_stays_on_its_scale(one: F, another: F, at: str, width: str) -> None:
    bar = Scale(F(0), F(10)).bar(one, another)
    assert (bar.at, bar.width) == (at, width)


def test_words_stand_out_from_the_paper() -> None:
    style = (
        Path(guiju.plugins.outputs.__path__[0]) / "templates/style.css.j2"
    ).read_text("utf-8")
    colours = dict(re.findall(r"--(ink|soft|red|blue): (#[0-9a-f]{6})", style))
    assert {
        name: contrast(colour, "#ffffff") >= 4.5 for name, colour in colours.items()
    } == {"ink": True, "soft": True, "red": True, "blue": True}


def contrast(one: str, another: str) -> float:
    """Return how much two colours stand out from each other, by WCAG 2."""
    darker, lighter = sorted(map(luminance, (one, another)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Return the relative luminance of ``#rrggbb``."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
