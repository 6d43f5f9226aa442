"""Explanations as text, as data and as a page."""

import json

from guiju.engine.text import Language
from guiju.plugins.outputs.explained import as_data, as_page, as_text
from guiju.plugins.prose.explanation import Said, explanation
from tests.plugins.outputs.city import NOTICE, report
from tests.plugins.outputs.test_html_page import Page


def said(language: Language = "zh") -> Said:
    return explanation(report().result, "总分@县区", ("南陵县",), language)


def test_text_goes_from_the_total_to_the_cells() -> None:
    lines = as_text(said(), "zh").splitlines()
    assert lines[0].startswith("总分 = 环节加权 ≈88.166667 + 省级先进 0 - 专项工作 2")
    assert lines[0].endswith("  〔依据 三(五)〕")
    assert (
        "          权力配置 = 4 分  〔依据 附件2 权力配置〕  测评.xlsx[本级]!B3"
        in lines
    )
    assert "      全省排名：未报" not in lines
    assert "    全省排名：未报" in lines


def test_english_text_cites_in_english() -> None:
    assert "[ground: 三(五)]" in as_text(said("en"), "en").splitlines()[0]


def test_data_is_exact_and_nested() -> None:
    data = as_data(said())
    assert json.loads(json.dumps(data)) == data
    assert data["value"] == "86.17"
    weighted = data["parts"][0]
    assert weighted["quantity"] == "环节加权@县区"
    assert weighted["key"] == ["南陵县"]
    assert weighted["value"] == "529/6"
    bonus = data["parts"][1]
    assert bonus["clause"] == "三(五)1"
    assert bonus["parts"][0]["value"] is None
    deduction = data["parts"][2]
    assert deduction["parts"][0]["cell"] == "专项.csv!B3"


def test_a_page_unfolds_and_warns() -> None:
    page = Page(as_page(said(), "南陵县 · 总分", "zh", (NOTICE,)).encode())
    assert "details" in page.tags
    assert page.text.index(NOTICE.zh) < page.text.index("总分 = ")
    assert ("open", None) in page.attributes
