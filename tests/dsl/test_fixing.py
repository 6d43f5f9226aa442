"""A fix removes its finding and nothing else: not a comment, not a meaning."""

from textwrap import dedent
from typing import Any

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl import fixing
from guiju.dsl.checks import CHECKS
from guiju.dsl.compile import Compiled, compile_text
from guiju.dsl.faults import FAULTS
from guiju.dsl.fixing import fixed
from guiju.dsl.mended import edited
from guiju.dsl.syntax.cut import comments
from guiju.dsl.syntax.parse import parse
from guiju.engine.diagnostic import Diagnostic, Edit, Severity
from guiju.engine.source import Span
from guiju.engine.text import Text

SCHEME = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 { 甲县、乙县 }
环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }  # 全年一次
总分 = 环节加权 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
"""


def plain(example: str) -> str:
    """Return an example without its marks, and without what indents all of it."""
    return dedent(example).lstrip("\n").replace("⟦", "").replace("⟧", "")


EXAMPLES = {
    **{check.code: plain(check.bad) for check in CHECKS},
    **{
        f"{fault.code}-{nth}": example
        for fault in FAULTS
        for nth, bad in enumerate(fault.bad)
        if isinstance(example := fault.becomes(plain(bad)), str)
        and len(example) < 10_000
    },
}
FIXABLE = {
    name: text
    for name, text in EXAMPLES.items()
    if any(one.fix for one in compile_text(text).diagnostics)
}
every_fixable = pytest.mark.parametrize("name", FIXABLE)


def codes(compiled: Compiled) -> list[str]:
    return [one.code for one in compiled.diagnostics]


def remarks(text: str) -> list[str]:
    return [remark for _, remark in comments(text)]


def test_the_fixes_that_people_count_on_are_there() -> None:
    offered = {name.partition("-")[0] for name in FIXABLE}
    assert {"GJ0009", "GJ0010", "GJ0012", "GJ0014", "GJ0015", "GJ1103"} <= offered


@every_fixable
def test_every_fix_applied_alone_makes_its_finding_go_away(name: str) -> None:
    text = FIXABLE[name]
    before = compile_text(text)
    for one in before.diagnostics:
        if one.fix is not None:
            after = codes(compile_text(edited(text, [one.fix])))
            assert after.count(one.code) < codes(before).count(one.code)


@every_fixable
def test_what_could_be_read_before_reads_the_same_afterwards(name: str) -> None:
    text = FIXABLE[name]
    before, after = compile_text(text), compile_text(fixed(text).text)
    if before.plan is None:
        assert before.model.tree == after.model.tree
    assert before.plan is None or before.plan == after.plan
    assert not [one for one in after.diagnostics if one.fix]


@pytest.mark.parametrize("name", EXAMPLES)
def test_fixing_twice_is_fixing_once_and_without_a_fix_nothing_is_touched(
    name: str,
) -> None:
    once = fixed(EXAMPLES[name])
    assert fixed(once.text).text == once.text
    assert (once.text == EXAMPLES[name]) is (not once.findings)
    assert bool(once.findings) is (name in FIXABLE)


def test_everything_is_fixed_at_once_and_comments_stay() -> None:
    wrong = SCHEME.replace("测评 100%", "测评100%").replace("对象 县区", "对象县区")
    found = fixed(wrong.replace("环节加权", "环节加权\u200b"))
    assert found.text == SCHEME
    assert [one.code for one in found.findings] == ["GJ0010", "GJ0010", "GJ0015"]


def test_more_faults_than_are_told_at_once_are_all_fixed() -> None:
    lines = "".join(f"参数 数{n}: 分 =5分\n" for n in range(3))
    many = "".join(f"参数 数{n}: 分 = 5，5分\n" for n in range(130))
    found = fixed(SCHEME + many + lines)
    assert "，" not in found.text.partition("数0:")[2]
    assert len(found.findings) == 130


def test_line_ends_and_other_text_stay_as_they_are() -> None:
    wrong = SCHEME.replace("测评 100%", "测评100%").replace("\n", "\r\n")
    assert fixed(wrong).text == SCHEME.replace("\n", "\r\n")


@pytest.mark.parametrize(
    ("written", "left"),
    [
        pytest.param("总分 答复 GJ0601 ", "总分 ", id="the-only-one"),
        pytest.param("总分 答复 GJ0601、GJ0604 ", "总分 ", id="both"),
        pytest.param("总分 答复 GJ0601 # 为何\n    ", None, id="a-comment-behind"),
        pytest.param("总分 # 为何\n    答复 GJ0601 ", None, id="a-comment-within"),
    ],
)
def test_an_answer_to_nothing_is_taken_out_and_its_reason_stays(
    written: str, left: str | None
) -> None:
    text = f'{SCHEME}解释 {written}"各环节按权重相加" 依据 "二"\n'
    found = fixed(text)
    assert remarks(found.text) == remarks(text)
    assert compile_text(found.text).plan == compile_text(text).plan
    if left is not None:
        assert found.text == f'{SCHEME}解释 {left}"各环节按权重相加" 依据 "二"\n'


def test_an_answer_is_kept_while_what_it_answers_is_found() -> None:
    above = SCHEME.replace(
        "总分 = 环节加权",
        '加分 表彰 用于 县区 依据 "三" { 每项 奖励 加 1分 最多 5分 }\n'
        "总分 = 环节加权 + 表彰",
    )
    text = f'{above}解释 总分 答复 GJ0601、GJ0604 "可以超过" 依据 "二"\n'
    assert fixed(text).text == text.replace("、GJ0604", "")


def test_nothing_is_fixed_that_may_be_meant_otherwise() -> None:
    for doubtful in ("参数 上限: 元 = 1,000元\n", "参数 上限: 分 = = 5分\n"):
        text = SCHEME + doubtful
        assert fixed(text).text == text


@pytest.mark.parametrize(
    ("text", "old", "new"),
    [
        pytest.param(SCHEME, "2位", "1位", id="another-plan"),
        pytest.param(SCHEME, "100%", "测评", id="no-plan"),
        pytest.param(
            f"{SCHEME}参数 甲: 分 = = 5分\n", "乙县", "丙县", id="another-tree"
        ),
        pytest.param(SCHEME, "  # 全年一次", "", id="no-comment"),
    ],
)
def test_a_fix_that_would_change_more_than_its_finding_is_not_made(
    text: str, old: str, new: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Offer a wrong fix once, as a check might that is mistaken."""
    start = text.index(old)
    place = Span("", start, start + len(old))
    words = Text(zh="不对", en="wrong")
    mistaken = Diagnostic(
        code="GJ0099",
        severity=Severity.WARNING,
        message=words,
        place=place,
        fix=Edit(span=place, text=new),
    )

    def compiled(written: str, file: str, **others: Any) -> Compiled:  # noqa: ANN401
        found = compile_text(written, file, **others)
        more = (mistaken,) if written == text else ()
        return attrs.evolve(found, diagnostics=(*found.diagnostics, *more))

    monkeypatch.setattr(fixing, "compile_text", compiled)
    assert fixing.fixed(text).text == text


PIECES = st.sampled_from(
    [
        *SCHEME.splitlines(keepends=True),
        *(f"{line}\n" for text in FIXABLE.values() for line in text.splitlines()),
        "# 说明\n",
        "\u200b",
        "}",
        " ",
        "“",
    ]
)


@given(st.lists(PIECES, max_size=8).map("".join))
def test_whatever_the_text_no_comment_goes_and_nothing_new_goes_wrong(
    text: str,
) -> None:
    found = fixed(text, "乱.guiju")
    assert remarks(found.text) == remarks(text)
    assert fixed(found.text).text == found.text
    before, after = parse(text).diagnostics, parse(found.text).diagnostics
    assert len(after) <= len(before) - bool(found.findings and before)
