"""What people type and paste is read as what they mean."""

import gc
import threading

import pytest

from guiju.dsl.syntax.decode import decode
from guiju.dsl.syntax.node import Rulebook
from guiju.dsl.syntax.parse import parse
from tests.dsl.syntax.samples import NORTH_STAR


def read(text: str) -> Rulebook:
    parsed = parse(text)
    assert parsed.diagnostics == ()
    return parsed.tree


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        pytest.param("甲　＝　乙＋１．５分", "甲 = 乙 + 1.5分", id="full-width"),
        pytest.param("甲 = 乙 × 40％ ÷ 2", "甲 = 乙 * 40% / 2", id="times-and-percent"),
        pytest.param("甲 = 乙 － 丙", "甲 = 乙 - 丙", id="full-width-minus"),
        pytest.param("甲 = 乙 — 丙", "甲 = 乙 - 丙", id="dash"),
        pytest.param("必须 甲 ≥ 乙", "必须 甲 >= 乙", id="greater-or-equal"),
        pytest.param("必须 甲 ≠ 乙", "必须 甲 != 乙", id="not-equal"),
        pytest.param("解释 甲 “乙”", '解释 甲 "乙"', id="smart-quotes"),
        pytest.param("解释 甲 ”乙”", '解释 甲 "乙"', id="quotes-turned-wrongly"),
        pytest.param("解释 甲 「乙」", '解释 甲 "乙"', id="corner-quotes"),
        pytest.param("甲 = 2020年9月3日", "甲 = 2020-09-03", id="date-with-words"),
        pytest.param("甲 = 二〇二〇年十二月三十一日", "甲 = 2020-12-31", id="chinese"),
        pytest.param("甲 = 二零二零年十月二十日", "甲 = 2020-10-20", id="zero"),
        pytest.param("甲 = 2020-9-3", "甲 = 2020-09-03", id="short-date"),
        pytest.param("\ufeff甲 = 5 分", "甲 = 5分", id="byte-order-mark"),
        pytest.param("甲 用于 乙,丙 = 1分", "甲 用于 乙、丙 = 1分", id="commas"),
        pytest.param("甲 用于 乙，丙 = 1分", "甲 用于 乙、丙 = 1分", id="wide-comma"),
        pytest.param("甲 = 5points", "甲 = 5分", id="english-measure-without-blank"),
        pytest.param("甲 = 5 个工作日", "甲 = 5 workdays", id="measure-with-blank"),
        pytest.param("甲 = 1分 ＃ 说明", "甲 = 1分 # 说明", id="wide-comment-sign"),
        pytest.param("甲 = 乙\r\n丁 = 丙\r\n", "甲 = 乙\n丁 = 丙\n", id="windows"),
        pytest.param(
            "扣分 甲 用于 乙 { 每个 错链 扣 1分 }",
            "扣分 甲 用于 乙 { 错链 每个 扣 1分 }",
            id="each-before-or-behind",
        ),
        pytest.param("必须 甲 >= 满分 的 10%", "must 甲 >= 10% of full", id="share"),
        pytest.param(
            "甲 = 若 乙 > 1 则 丙 否则 丁",
            "甲 = if 乙 > 1 then 丙 else 丁",
            id="choice",
        ),
    ],
)
def test_both_ways_of_writing_give_the_same_tree(typed: str, meant: str) -> None:
    assert read(typed) == read(meant)


def test_what_stands_in_quotes_and_comments_is_not_folded() -> None:
    tree = read("解释 甲 “１００％，满分”  # ，")
    assert "１００％，满分" in repr(tree)


def test_every_position_is_the_readers_own() -> None:
    text = "甲　＝　乙"
    definition = read(text).declarations[0]
    assert text[definition.span.start : definition.span.end] == text


def test_a_unit_may_be_called_like_a_keyword_elsewhere() -> None:
    tree = read("对象 分 共 2家 { 排名、方案 }\n对象 环节 共 1家 { 指标 }")
    assert "排名" in repr(tree)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_utf8_is_read_with_and_without_a_byte_order_mark(mark: bytes) -> None:
    assert decode(mark + NORTH_STAR.encode()) == NORTH_STAR


def test_the_garbage_collector_is_as_it_was_after_parsing() -> None:
    assert gc.isenabled()
    parse(NORTH_STAR)
    assert gc.isenabled()
    gc.disable()
    try:
        parse("= =")
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_threads_do_not_mix_up_their_files() -> None:
    found: dict[str, set[str]] = {}

    def work(file: str) -> None:
        trees = [parse(NORTH_STAR, file).tree for _ in range(5)]
        found[file] = {d.span.file for tree in trees for d in tree.declarations}

    threads = [threading.Thread(target=work, args=(name,)) for name in ("甲", "乙")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert found == {"甲": {"甲"}, "乙": {"乙"}}
