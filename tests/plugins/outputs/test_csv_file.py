"""The ranking table for spreadsheets."""

import csv
from io import StringIO

from guiju.plugins.outputs.csv_file import write
from tests.plugins.outputs.city import COUNTIES, NOTICE, report


def rows(language_report: bytes) -> list[dict[str, str]]:
    text = language_report.decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text, newline="")))


def test_chinese_excel_recognises_the_encoding() -> None:
    assert write(report()).startswith(b"\xef\xbb\xbf")


def test_a_line_for_each_unit_in_order_of_rank() -> None:
    table = rows(write(report()))
    assert [row["单位"] for row in table[:7]] == list(COUNTIES)
    assert [row["名次"] for row in table] == [*"1234567", *"123"]
    assert table[1]["扣分 专项工作"] == "2"


def test_a_column_whose_digits_were_cut_says_so_in_its_heading() -> None:
    table = rows(write(report()))
    assert table[1]["双向互评（约）"] == "93.6667"
    assert "扣分 专项工作" in table[0]


def test_a_column_that_a_group_does_not_have_is_empty() -> None:
    table = rows(write(report()))
    assert table[0]["日常测评（约）"] == ""
    assert table[7]["双向互评（约）"] == ""


def test_every_line_says_that_the_facts_are_invented() -> None:
    assert {row["提示"] for row in rows(write(report()))} == {NOTICE.zh}
    assert {row["notice"] for row in rows(write(report("en")))} == {NOTICE.en}
