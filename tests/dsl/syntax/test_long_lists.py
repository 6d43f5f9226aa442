"""Units of a list that are cut together are the units that are cut piece by piece."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guiju.dsl.compile import compile_text
from guiju.dsl.syntax import parse as parsing
from guiju.dsl.syntax.cut import fold
from guiju.dsl.syntax.node import Group, Rulebook
from guiju.dsl.syntax.recover import Reader
from guiju.dsl.syntax.walk import nodes
from guiju.engine.source import Span

NAMES = ("甲", "乙县", "C2·丁", "分", "每项", "满分", "全体", "part")
UNITS = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(NAMES),
        st.sampled_from(
            (
                "",
                ' "某县"',
                " “有、号”",
                ' "a“、b"',
                "「」",
                " 别名 丙",
                " 别名 分 别名 戊",
            )
        ),
        st.sampled_from(("、", "，", "; ", "\n", " , # 说明、甲、\n", "、\n  ")),
    ),
)


def _one_by_one(text: str) -> Rulebook:
    """Read ``text`` as texts with faults are read: a token for each piece."""
    machine = parsing._tools().machine  # noqa: SLF001 - there is no other way in
    return Reader(machine, fold(text), "").read()


@given(st.lists(UNITS, max_size=12).map("".join))
def test_cutting_together_changes_neither_nodes_nor_places(listed: str) -> None:
    text = f'对象 县区 共 9家 {{ {listed} }} 方案 示范 "示范" {{ 满分 9分 }}'
    together, one_by_one = parsing.parse(text).tree, _one_by_one(text)
    assert together == one_by_one
    assert [node.span for node in nodes(together)] == [
        node.span for node in nodes(one_by_one)
    ]


@pytest.mark.parametrize(
    ("listed", "named"),
    [
        pytest.param("甲、乙、丙、", ["甲", "乙", "丙"], id="comma-behind-the-last"),
        pytest.param("甲、分、丙", ["甲", "分", "丙"], id="word-of-the-language"),
        pytest.param("甲、乙 别名 己、丙", ["甲", "乙", "丙"], id="alias-between"),
        pytest.param("甲 乙 丙", ["甲", "乙", "丙"], id="blanks-alone"),
    ],
)
def test_every_unit_of_a_list_is_there(listed: str, named: list[str]) -> None:
    group = parsing.parse(f"对象 县区 共 3家 {{ {listed} }}").tree.declarations[0]
    assert isinstance(group, Group)
    assert [member.name.text for member in group.members] == named


def test_an_alias_taken_twice_points_at_the_unit_so_called() -> None:
    text = "对象 县区 共 3家 { 甲、乙 别名 甲、丙 别名 甲 }"
    taken = [d for d in compile_text(text).diagnostics if d.code == "GJ0103"]
    places = [related.place for found in taken for related in found.related]
    assert places == [Span("", text.index("甲"), text.index("甲") + 1)] * 2
