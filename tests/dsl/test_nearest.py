"""Names like a name are found, and soon, among however many."""

import time

from guiju.dsl.nearest import nearest

MANY = [f"量{number}" for number in range(100_000)]


def test_the_nearest_come_first() -> None:
    assert nearest("无为", ["芜湖县", "无为市", "为无"], 0.5)[0] == "无为市"


def test_nothing_is_like_a_name_that_has_nothing_in_common() -> None:
    assert nearest("甲乙", ["丙丁", "戊己"], 0.5) == []


def test_among_many_one_with_the_same_edge_is_still_found() -> None:
    assert "环节加权" in nearest("环节加全", [*MANY, "环节加权"], 0.5)


def test_many_names_cost_little() -> None:
    started = time.process_time()
    for number in range(20):
        nearest(f"量{number}x", MANY, 0.5)
    assert time.process_time() - started < 10


def test_nobody_mistypes_a_name_of_a_thousand_characters() -> None:
    assert nearest("甲" * 1000, ["甲" * 999], 0.5) == []
