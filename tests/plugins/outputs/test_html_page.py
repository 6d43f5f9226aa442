"""The report as a page: what it says, and that it needs nothing from elsewhere."""

import re
from html.parser import HTMLParser

import attrs
import pytest

from guiju.plugins.output import Report
from guiju.plugins.outputs.html_page import write
from tests.plugins.outputs.city import COUNTIES, NOTICE, RECEIPT, report

VOID = {"meta", "br"}


class Page(HTMLParser):
    """The words, tags and attributes of a page; nesting is checked on the way."""

    def __init__(self, page: bytes) -> None:
        super().__init__()
        self.words: list[str] = []
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str | None]] = []
        self.open: list[str] = []
        self.feed(page.decode())
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += attrs
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style" and data.strip():
            self.words.append(data.strip())

    @property
    def text(self) -> str:
        """All words in one line."""
        return re.sub(r"\s+", " ", " ".join(self.words))


@pytest.fixture(scope="module")
def page() -> Page:
    return Page(write(report()))


def test_it_reads_like_the_notice(page: Page) -> None:
    order = (
        NOTICE.zh,
        "2020年政务公开工作考评方案",
        "芜湖市政务公开办公室",
        "一、考评排名",
        "县(市)区人民政府",
        *COUNTIES,
        "市直有关单位",
        "二、得分结构与失分",
        "三、加分与扣分",
        "四、约束核验",
        "五、名次的稳固程度",
        "六、没有拉开差距的指标",
        "七、待定事项与解释",
        "八、各单位得分明细",
        "九、规则和数据的出处",
    )
    places = [0]
    for words in order:
        places.append(page.text.index(words, places[-1]))
    assert page.text.count(NOTICE.zh) == 2


def test_a_broken_constraint_says_who_measured_and_asked(page: Page) -> None:
    assert "1 项不满足或无法判断" in page.text
    assert "市发改委 6 分 应不低于 10 分 不满足" in page.text


def test_what_was_left_open_and_how_it_was_settled(page: Page) -> None:
    row = "方案待定，本次设定 专项扣分 2 分/项 方案未写明每项扣多少分 三(五)2"
    assert row in page.text
    assert "解释 县区指标.不适用 按适用满分折算" in page.text


def test_a_unit_unfolds_into_sentences_and_tables(page: Page) -> None:
    assert "在 7 家中列第 2 名；前一名 无为市，相差 10.93" in page.text
    assert "加强权力配置信息公开 附件2 权力配置 5 4 4 4 4 4" in page.text


def test_no_rater_s_own_marks_are_shown(page: Page) -> None:
    assert "互评打分（" not in page.text
    assert "(94 + 93 + 94)" not in page.text
    assert "双向互评 ≈ 93.6667 分 · 各评价者 互评打分 的平均值" in page.text


def test_digits_that_are_not_shown_are_in_the_title(page: Page) -> None:
    assert "≈93.67" in page.words
    assert ("title", "281/3") in page.attributes


def test_bars_are_shares_of_full_marks_with_the_median_across(page: Page) -> None:
    assert ("style", "--x: 0.0%; --w: 90.0%; --m: 60.0%") in page.attributes
    assert ("style", "--x: 0.0%; --w: 93.7%; --m: 89.0%") in page.attributes


def test_fingerprints_are_listed(page: Page) -> None:
    assert all(digest in page.text for digest in RECEIPT.values())


def test_the_page_asks_for_nothing_from_elsewhere(page: Page) -> None:
    assert not {"script", "link", "img", "iframe", "form", "base"} & set(page.tags)
    assert not {"src", "srcset", "onclick"} & {name for name, _ in page.attributes}
    links = [value or "" for name, value in page.attributes if name == "href"]
    assert links
    assert {link[0] for link in links} == {"#"}
    assert b"url(" not in write(report())
    policy = (
        "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
        "form-action 'none'"
    )
    assert ("content", policy) in page.attributes


def test_english_speaks_english() -> None:
    page = Page(write(report("en")))
    assert "1. Rankings" in page.text
    assert "must be at least 10 points does not hold" in page.text
    assert ("lang", "en") in page.attributes
    assert not {"名次", "结论", "依据", "满分"} & set(page.words)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert write(report()) == write(report())


def bare(given: Report) -> Report:
    """A report of a scheme that says as little as a scheme can say."""
    scheme = attrs.evolve(
        given.result.plan.scheme, title="", issuer="", region="", issued=None
    )
    plan = attrs.evolve(
        given.result.plan,
        scheme=attrs.evolve(scheme, period=None),
        constraints=(),
        interpretations=(),
    )
    result = attrs.evolve(
        given.result, plan=plan, verdicts=(), settings={}, left_open=()
    )
    return attrs.evolve(given, result=result, notices=(), receipt={})


def test_what_a_scheme_does_not_say_is_not_made_up() -> None:
    page = Page(write(bare(report())))
    assert "芜湖2020" in page.text
    assert "方案没有需要核验的约束。" in page.text
    assert "没有待定事项，也没有解释。" in page.text
    assert "文件指纹" not in page.text
    assert "方案没有定下" not in page.text
    assert "None" not in page.text
