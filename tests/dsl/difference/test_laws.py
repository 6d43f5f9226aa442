"""What a comparison of two rulebooks promises, whatever they are."""

from collections import Counter
from functools import cache

import attrs
import pytest
from hypothesis import given

from guiju.dsl.compile import Compiled, compile_text
from guiju.dsl.difference.canonical import spelled
from guiju.dsl.difference.change import Aspect, Difference
from guiju.dsl.difference.compare import compare
from tests.faults.corpus import books, cases
from tests.faults.fault import KINDS, Book, Kind
from tests.faults.rewrites import WAYS, Way
from tests.strategies.rulebooks import Rulebook, rulebooks

LEAST_CHANGES = 60
IN_A_BLOCK = """
方案 试行 { 满分 100分 }
对象 县区 { 甲县、乙县 }
指标 县区指标 满分 100分 {
    大项 100分 {
        公开 1分
        解读 99分 仅适用 甲县
    }
    不适用 折算
}
环节 专业测评 100% { 县区 按 县区指标 }
总分 = 环节加权
排名 按 总分 从高到低 分 县区 并列 占位
"""
BESIDE = """
方案 试行 { 满分 100分 }
对象 县区 { 甲县、乙县 }
指标 县区指标 满分 100分 {
    公开 2分
    解读 98分
}
环节 专业测评 100% { 县区 按 县区指标 }
总分 = 环节加权
排名 按 总分 从高到低 分 县区 并列 占位
"""


@cache
def compiled(book: Book) -> Compiled:
    """Return a shipped rulebook, compiled once."""
    return compile_text(book.text)


@given(rulebooks())
def test_nothing_differs_from_itself(drawn: Rulebook) -> None:
    one = compile_text(drawn.text)
    assert one.plan is not None
    found = compare(one, one)
    assert (found.differences, found.renamed) == ((), ())


@given(rulebooks(), rulebooks())
def test_the_other_way_round_is_the_mirror(one: Rulebook, other: Rulebook) -> None:
    first, second = compile_text(one.text), compile_text(other.text)
    there, back = compare(first, second), compare(second, first)
    if not (there.renamed or back.renamed):
        mirrored = [
            attrs.evolve(one, old=one.new, new=one.old) for one in back.differences
        ]
        assert counted(there.differences) == counted(mirrored)


def test_items_that_leave_a_block_are_told_with_it_both_ways() -> None:
    """Scaled trees read the items of their blocks, too, if these are not for all."""
    first, second = map(compile_text, (IN_A_BLOCK, BESIDE))
    for one, other in ((first, second), (second, first)):
        found = compare(one, other).differences
        moved = [d.name for d in found if d.aspect is Aspect.PARENT]
        assert moved == ["专业测评.公开", "专业测评.解读"]
        assert not [d for d in found if d.aspect is Aspect.SHIFT]


@given(rulebooks(), rulebooks())
def test_no_difference_means_the_same_quantities(
    one: Rulebook, other: Rulebook
) -> None:
    first, second = compile_text(one.text), compile_text(other.text)
    assert first.plan is not None
    assert second.plan is not None
    if not compare(first, second).differences:
        assert len(first.plan.quantities) == len(second.plan.quantities)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.name)
@pytest.mark.parametrize("book", books(), ids=lambda book: book.name)
def test_a_rewrite_that_keeps_the_meaning_is_no_difference(
    book: Book, way: Way
) -> None:
    after = compile_text(way.rewrite(book))
    assert compare(compiled(book), after).differences == ()
    assert compare(after, compiled(book)).differences == ()


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_an_injected_change_is_told(kind: Kind) -> None:
    for case in cases(kind):
        before = compiled(case.book)
        after = compile_text(case.fault.made(case.book.text))
        if after.plan is not None and after.plan != before.plan:
            found = compare(before, after)
            assert found.differences or found.renamed, str(case)


def test_enough_injected_changes_leave_a_rulebook_that_can_be_compared() -> None:
    changed = 0
    for kind in KINDS:
        for case in cases(kind):
            after = compile_text(case.fault.made(case.book.text)).plan
            changed += after is not None and after != compiled(case.book).plan
    assert changed >= LEAST_CHANGES


def counted(differences: list[Difference] | tuple[Difference, ...]) -> Counter[str]:
    """Return the differences without their order."""
    return Counter(spelled(one) for one in differences)
