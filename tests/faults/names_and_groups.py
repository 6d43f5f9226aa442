"""Faults of names, of groups and of their members."""

from collections.abc import Iterator

from guiju.dsl.model.functions import FUNCTIONS
from guiju.dsl.syntax import node as n
from guiju.dsl.syntax.walk import nodes
from tests.faults.fault import Book, Fault, behind, instead, kind

_WRONG = "误记"


def _paths(book: Book) -> Iterator[n.Path]:
    for one in book.every(n.Definition):
        assert isinstance(one, n.Definition)
        for path in nodes(one.formula):
            if isinstance(path, n.Path) and not path.keys:
                yield path


@kind("GJ0101")
def quantity_misnamed(book: Book) -> Iterator[Fault]:
    """A formula reads what nothing declares."""
    for path in _paths(book):
        yield instead(path.words[-1], path.words[-1].text + _WRONG)


@kind("GJ0101")
def group_misnamed(book: Book) -> Iterator[Fault]:
    """A stage scores a group that there is not."""
    for one in book.every(n.Assessment):
        assert isinstance(one, n.Assessment)
        yield instead(one.groups[0], one.groups[0].text + _WRONG)


@kind("GJ0101")
def tree_misnamed(book: Book) -> Iterator[Fault]:
    """A stage goes by a tree that there is not."""
    for one in book.every(n.ByTree):
        assert isinstance(one, n.ByTree)
        yield instead(one.tree, one.tree.text + _WRONG)


@kind("GJ0101")
def raters_misnamed(book: Book) -> Iterator[Fault]:
    """A stage is rated by nobody known."""
    for one in book.every(n.RatedBy):
        assert isinstance(one, n.RatedBy)
        yield instead(one.raters, one.raters.text + _WRONG)


@kind("GJ0101")
def unit_misnamed_in_only_for(book: Book) -> Iterator[Fault]:
    """An item is only for a unit that there is not."""
    for one in book.every(n.Item):
        assert isinstance(one, n.Item)
        if one.only_for:
            yield instead(one.only_for[0], one.only_for[0].text + _WRONG)


@kind("GJ0101")
def unit_misnamed_in_example(book: Book) -> Iterator[Fault]:
    """An example speaks of a unit that there is not."""
    for one in book.every(n.Binding):
        assert isinstance(one, n.Binding)
        if one.target.keys:
            key = one.target.keys[0]
            yield instead(key, key.text + _WRONG)


@kind("GJ0109")
def key_left_out(book: Book) -> Iterator[Fault]:
    """An example does not say whose figure it means."""
    for one in book.every(n.Binding):
        assert isinstance(one, n.Binding)
        if one.target.keys:
            yield instead(one.target, one.target.text)


@kind("GJ0101")
def function_misnamed(book: Book) -> Iterator[Fault]:
    """A function that there is not."""
    for one in book.every(n.Call):
        assert isinstance(one, n.Call)
        yield instead(one.name, one.name.text + _WRONG)


@kind("GJ0409")
def too_few_arguments(book: Book) -> Iterator[Fault]:
    """A function without the values that it needs."""
    for one in book.every(n.Call):
        assert isinstance(one, n.Call)
        if one.name.text in FUNCTIONS and FUNCTIONS[one.name.text].least > 0:
            yield instead(one, f"{book.at(one.name)}()")


@kind("GJ0102")
def declared_twice(book: Book) -> Iterator[Fault]:
    """A declaration stands a second time."""
    for one in book.every(n.Input, n.Parameter, n.Definition, n.Adjustment):
        copy = f"\n{book.at(one)}"
        end = one.span.end
        yield behind(one, copy, at=None) if end == len(book.text) else _again(one, copy)


def _again(node: n.Node, copy: str) -> Fault:
    made = behind(node, copy)
    return Fault(made.edits, node.span.start)


@kind("GJ0103")
def alias_of_another(book: Book) -> Iterator[Fault]:
    """A unit goes by the name of another one."""
    for group in book.every(n.Group):
        assert isinstance(group, n.Group)
        if len(group.members) > 1 and group.part_of is None:
            first, second, *_ = group.members
            yield behind(second, f" 别名 {first.name.text}", at=second)


@kind("GJ0105")
def needs_itself(book: Book) -> Iterator[Fault]:
    """A figure is made of itself."""
    for one in book.every(n.Definition):
        assert isinstance(one, n.Definition)
        yield behind(one.formula.value, f" + {one.name.text}", at=one)


@kind("GJ0106")
def input_that_nobody_reads(book: Book) -> Iterator[Fault]:
    """An input that no rule uses."""
    for group in book.every(n.Group):
        assert isinstance(group, n.Group)
        text = f"\n输入 多余的数: 分 每 {group.name.text} 0分 至 10分"
        yield _below(group, text)


def _below(node: n.Node, text: str) -> Fault:
    """Write below a node; what is told stands in the line after it."""
    made = behind(node, text + " ")
    return Fault(made.edits, node.span.end)


@kind("GJ0104")
def reserved_name(book: Book) -> Iterator[Fault]:
    """A figure is called like one that the language makes."""
    for one in book.every(n.Parameter, n.Input):
        assert isinstance(one, n.Parameter | n.Input)
        yield instead(one.name, "环节加权")


@kind("GJ0201")
def count_differs(book: Book) -> Iterator[Fault]:
    """The list has not as many units as the notice says."""
    for group in book.every(n.Group):
        assert isinstance(group, n.Group)
        if group.count:
            number = group.count
            yield instead(number, f"{int(number.text) + 1}{number.measure}")


@kind("GJ0202")
def unit_twice(book: Book) -> Iterator[Fault]:
    """A unit is listed a second time."""
    for group in book.every(n.Group):
        assert isinstance(group, n.Group)
        if group.members and group.count is None:
            first = group.members[0].name.text
            last = group.members[-1]
            yield behind(last, f"、{first}", at=last)
        elif group.members:
            yield instead(group.members[-1], group.members[0].name.text)


@kind("GJ0203")
def part_not_in_whole(book: Book) -> Iterator[Fault]:
    """A part of a group has a unit that the group has not."""
    for group in book.every(n.Group):
        assert isinstance(group, n.Group)
        if group.part_of and group.members:
            yield instead(group.members[0], group.members[0].name.text + _WRONG)


@kind("GJ0204")
def empty_group(book: Book) -> Iterator[Fault]:
    """A group without anybody."""
    for group in book.every(n.Group):
        made = behind(group, "\n对象 空名单 { } ")
        yield Fault(made.edits, group.span.end)


@kind("GJ0205")
def group_left_out(book: Book) -> Iterator[Fault]:
    """A group that nothing scores."""
    for group in book.every(n.Group):
        made = behind(group, "\n对象 另一类 { 某某甲局、某某乙局 } ")
        yield Fault(made.edits, group.span.end)


@kind("GJ0206")
def assessed_twice(book: Book) -> Iterator[Fault]:
    """A stage scores a group in two lines."""
    for one in book.every(n.Assessment):
        assert isinstance(one, n.Assessment)
        made = behind(one, f"\n{book.at(one)} ")
        yield Fault(made.edits, one.span.end)
