"""So much of one kind is told, then that there is more; answers are not counted."""

import pytest

from guiju.dsl.compile import Compiled, compile_text
from guiju.dsl.model.problem import MOST_OF_A_KIND
from guiju.engine.diagnostic import Severity
from tests.dsl.texts import TWO_COUNTIES

REST = '总分 用于 县区 = 99分 依据 "一"\n排名 按 总分 从高到低 分 县区 并列 占位\n'


def unfounded(count: int, answers: int = 0) -> Compiled:
    """Return a rulebook with figures without a ground, some of them answered."""
    figures = "".join(f"甲{number} = 1分\n" for number in range(count))
    said = "".join(f'解释 甲{n} 答复 GJ1104 "口头"\n' for n in range(answers))
    return compile_text(TWO_COUNTIES + figures + said + REST)


def told(compiled: Compiled, code: str) -> list[str]:
    return [one.message.zh for one in compiled.diagnostics if one.code == code]


def test_as_many_as_are_told_are_all_told() -> None:
    found = told(unfounded(MOST_OF_A_KIND), "GJ1104")
    assert len(found) == MOST_OF_A_KIND
    assert not any("不再列出" in message for message in found)


@pytest.mark.parametrize("more", [1, 50])
def test_one_more_stands_for_all_the_others(more: int) -> None:
    found = told(unfounded(MOST_OF_A_KIND + more), "GJ1104")
    assert len(found) == MOST_OF_A_KIND + 1
    assert sum("已经列出 100 处" in message for message in found) == 1


def test_what_is_answered_does_not_count() -> None:
    found = told(unfounded(MOST_OF_A_KIND + 7, answers=7), "GJ1104")
    assert len(found) == MOST_OF_A_KIND
    assert not any("不再列出" in message for message in found)


def test_an_error_among_many_is_still_an_error() -> None:
    figures = "".join(f"甲{number} = 乙{number}\n" for number in range(300))
    compiled = compile_text(TWO_COUNTIES + figures + REST)
    assert compiled.plan is None
    found = [one for one in compiled.diagnostics if one.code == "GJ0101"]
    assert len(found) == MOST_OF_A_KIND + 1
    assert {one.severity for one in found} == {Severity.ERROR}
