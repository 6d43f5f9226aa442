"""Answers: what an 解释 settles, what it cannot, and what is said of one in vain."""

import pytest

from guiju.dsl.answered import answered
from guiju.dsl.checks import CHECKS
from guiju.dsl.compile import compile_text
from guiju.engine.diagnostic import Severity

ABOVE = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 { 甲县、乙县 }
环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
加分 表彰 用于 县区 依据 "二" { 每项 奖励 加 1分 最多 5分 }
总分 = 环节加权 + 表彰 依据 "三"
排名 按 总分 从高到低 分 县区 并列 占位
"""
"""A total that can pass full marks, which is a warning."""
SHORT = ABOVE.replace("共 2家", "共 3家")
ERRORS = [check.code for check in CHECKS if check.severity is Severity.ERROR]


def told(text: str, answer: str) -> list[str]:
    """Return the codes that are told of ``text`` with an answer behind it."""
    found = compile_text(f'{text}解释 {answer} "就是这样" 依据 "四"\n', "答.guiju")
    return [one.code for one in found.diagnostics]


def test_an_answer_about_the_subject_settles_the_finding() -> None:
    assert told(ABOVE, "总分") == ["GJ0601"]
    assert told(ABOVE, "总分 答复 GJ0601") == []


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param("表彰 答复 GJ0601", id="about-something-else"),
        pytest.param("总分 答复 GJ0604", id="not-found-here"),
        pytest.param("总分 答复 GJ9999", id="no-such-code"),
        pytest.param("总分 答复 GJ0201", id="an-error"),
        pytest.param("总分 答复 GJ1304", id="of-data"),
        pytest.param("总分 答复 GJ1103", id="itself"),
    ],
)
def test_an_answer_to_what_is_not_found_there_is_a_finding_and_settles_nothing(
    answer: str,
) -> None:
    assert told(ABOVE, answer) == ["GJ0601", "GJ1103"]


def test_an_error_stays_whatever_is_answered() -> None:
    assert "GJ0201" in told(SHORT, "县区 答复 GJ0201")


@pytest.mark.parametrize("code", ERRORS)
def test_no_answer_to_an_error_passes_unseen(code: str) -> None:
    assert told(ABOVE, f"总分 答复 {code}") == ["GJ0601", "GJ1103"]


def test_a_needless_answer_cannot_be_answered_away() -> None:
    assert told(ABOVE, "总分 答复 GJ0601、GJ0604、GJ1103") == ["GJ1103", "GJ1103"]


def test_each_needless_code_is_a_finding_of_its_own() -> None:
    found = compile_text(
        f'{ABOVE}解释 总分 答复 GJ0604、GJ0601、GJ9999 "就是这样" 依据 "四"\n'
    ).diagnostics
    assert [one.code for one in found] == ["GJ1103", "GJ1103"]
    assert "GJ0604" in found[0].message.zh
    assert "GJ9999" in found[1].message.zh


def test_what_is_answered_is_kept_for_those_who_audit() -> None:
    text = f'{ABOVE}解释 总分 答复 GJ0601 "加分后可以超过" 依据 "四"\n'
    (one,) = answered(compile_text(text))
    (told,) = compile_text(ABOVE).diagnostics
    assert one.diagnostic == told
    assert one.interpretation.reason == "加分后可以超过"


def test_nothing_is_kept_of_a_rulebook_with_errors() -> None:
    text = f'{SHORT}解释 总分 答复 GJ0601 "加分后可以超过" 依据 "四"\n'
    assert answered(compile_text(text)) == ()
