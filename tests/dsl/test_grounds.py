"""Which listed clauses have a rule, and which have not."""

import time

import pytest

from guiju.dsl.compile import compile_text
from guiju.dsl.grounds import Coverage, State, coverage
from guiju.dsl.syntax.parse import parse

CODES = {"GJ1106", "GJ1107", "GJ1108", "GJ1109"}
RULES = """
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 { 甲县、乙县 }
指标 县区指标 满分 100分 依据 "附件2" {
    公开 60分 依据 "附件2 一" {
        目录 20分 依据 "附件2 一(一)"
        年报 40分 依据 "附件2 一(二)"
    }
    解读 40分 依据 "附件2 二"
}
环节 测评 100% 依据 "三(一)" { 县区 按 县区指标 }
总分 = 环节加权 依据 "三(二)2"
排名 按 总分 从高到低 分 县区 并列 占位
"""


def covered(lists: str, rules: str = RULES) -> Coverage:
    return coverage(parse(rules + lists).tree)


def states(lists: str) -> dict[str, State]:
    return {one.clause.name.text: one.state for one in covered(lists).entries}


def found(text: str) -> list[tuple[str, str]]:
    """Return code and message of all that is said of the clauses."""
    said = compile_text(text).diagnostics
    return [(one.code, one.message.zh) for one in said if one.code in CODES]


def test_nothing_is_said_where_nothing_is_listed() -> None:
    assert found(RULES) == []
    assert covered("").sources == {}


def test_a_clause_is_encoded_not_computed_or_missing() -> None:
    assert states('条文 "附件2" { "一(一)"  "一(三)"  "五" 非计算 "不计分" }') == {
        "一(一)": State.ENCODED,
        "一(三)": State.MISSING,
        "五": State.NOT_COMPUTED,
    }


def test_the_rules_that_rest_on_a_clause_are_known_by_name() -> None:
    (entry,) = covered('条文 "附件2" { "一（二）" }').entries
    assert [ground.subject for ground in entry.grounds] == ["县区指标.年报"]


def test_what_is_finer_than_the_list_rests_on_the_clause_it_is_in() -> None:
    assert states('条文 { "三(一)"  "三(二)" }') == {
        "三(一)": State.ENCODED,
        "三(二)": State.ENCODED,
    }


def test_the_finest_listed_clause_is_the_one() -> None:
    assert states('条文 { "三(一)"  "三(二)"  "三(二)2" }')["三(二)"] is State.MISSING


def test_citing_a_heading_settles_none_of_its_clauses() -> None:
    only_heading = RULES.replace("一(一)", "一").replace("一(二)", "一")
    found = covered('条文 "附件2" { "一(一)"  "二" }', only_heading)
    assert [entry.state for entry in found.entries] == [State.MISSING, State.ENCODED]
    assert found.strays == ()


def test_a_list_speaks_only_of_its_own_document() -> None:
    assert covered('条文 "附件3" { "一" }').strays == ()


def test_a_list_without_title_has_what_begins_as_its_clauses_do() -> None:
    strays = covered('条文 { "三(一)" }').strays
    assert [one.ground.cite.text for one in strays] == ["三(二)2"]
    strays = covered('条文 { "三"  "篇首" }').strays
    annex = ["附件2", "附件2 一", "附件2 一(一)", "附件2 一(二)", "附件2 二"]
    assert [one.ground.cite.text for one in strays] == annex


def test_lists_with_one_title_are_one_list() -> None:
    lists = '条文 "附件2" { "一(一)" }\n条文 "附件２" { "一(二)"  "二"  "一(一)" }'
    together = covered(lists)
    assert list(together.sources) == ["附件2"]
    assert [again.name.text for _, again in together.twice] == ["一(一)"]


def test_an_interpretation_may_rest_on_what_is_not_computed() -> None:
    lists = '条文 { "三"  "五" 非计算 "工作要求" }\n'
    reading = '解释 总分 "不计分" 依据 "五"'
    assert [code for code, _ in found(RULES + lists + reading)] == []


def test_a_rule_may_not_without_a_word_about_it() -> None:
    lists = '条文 { "三" 非计算 "工作要求" }'
    assert found(RULES + lists) == [
        ("GJ1108", "“三”注明非计算，“测评”却以它为依据"),
        ("GJ1108", "“三”注明非计算，“总分”却以它为依据"),
    ]


@pytest.mark.parametrize(
    ("ground", "subject"),
    [
        ("三(一)", "测评"),
        ("附件2 一(一)", "县区指标.目录"),
        ("三(二)2", "总分"),
    ],
)
def test_a_ground_in_no_list_can_be_answered(ground: str, subject: str) -> None:
    lists = '条文 { "三" }\n条文 "附件2" { "一"  "二" }\n'
    wrong = RULES.replace(f'"{ground}"', '"附件2 九"') + lists
    assert found(wrong) == [("GJ1107", "依据“附件2 九”不在条文“附件2”里")]
    assert found(f'{wrong}解释 {subject} 答复 GJ1107 "补充通知"') == []


def test_english_words_say_the_same() -> None:
    zh = '条文 "附件2" { "一(三)" 非计算 "不计分"  "二" }'
    en = 'clauses "附件2" { "一(三)" not_computed "不计分"  "二" }'
    assert parse(zh).tree == parse(en).tree


def test_many_grounds_in_no_list_do_not_take_long() -> None:
    clauses = "  ".join(f'"三({n})"' for n in range(3000))
    rules = "\n".join(f'数{n} = 1分 依据 "四({n})"' for n in range(3000))
    tree = parse(f"条文 {{ {clauses} }}\n{rules}").tree
    start = time.process_time()
    assert len(coverage(tree).strays) == 3000
    assert time.process_time() - start < 5
