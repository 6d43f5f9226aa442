"""总则 and 考评对象: what the scheme says of itself, and who is assessed."""

from collections.abc import Iterator

from guiju.dsl.syntax import node as n
from guiju.plugins.draft.book import Book
from guiju.plugins.draft.phrases import Phrases
from guiju.plugins.outputs.blocks import Block, Words


def general(book: Book) -> Iterator[Block]:
    """Yield what stands in 方案, a sentence for each line."""
    for scheme in book.all(n.Scheme):
        for line in scheme.lines:
            yield Words("body", _line(line, book.phrases))


def _line(line: n.SchemeLine, say: Phrases) -> str:
    match line:
        case n.Region():
            return say.text(f"地区：{line.name.text}。", f"Region: {line.name.text}.")
        case n.Issued():
            who, day = line.issuer.text, say.day(line.date)
            return say.text(f"发文：{who}，{day}。", f"Issued by {who}, {day}.")
        case n.Period():
            days = say.span(line.start, line.end)
            return say.text(f"考评期：{days}。", f"Period: {days}.")
        case n.Source():
            return say.text(f"来源：{line.text.text}。", f"Source: {line.text.text}.")
        case n.Full():
            full = say.spelling.number(line.number)
            return say.text(f"满分：{full}。", f"Full marks: {full}.")
        case n.Keep():
            kept = say.rule(line)
            return say.text(f"得分{kept}。", f"Scores: {kept}.")


def assessed(book: Book) -> Iterator[Block]:
    """Yield every group with its units."""
    say = book.phrases
    for nth, group in enumerate(book.all(n.Group), start=1):
        yield Words("section", say.subheading(nth, say.called(group.name, group.title)))
        yield Words("body", say.grounded(_members(group, say), group.cite))


def _members(group: n.Group, say: Phrases) -> str:
    number = len(group.members)
    members = say.listed(_member(member, say) for member in group.members)
    part = ""
    if group.part_of is not None:
        part = say.text(
            f"，均为{group.part_of.text}单位", f", all of {group.part_of.text}"
        )
    return say.text(f"共{number}家{part}：{members}。", f"{number}{part}: {members}.")


def _member(member: n.Member, say: Phrases) -> str:
    name, title = member.name.text, member.title
    called = name if title is None else say.both(title.text, name)
    aliases = [alias.text for alias in member.aliases]
    if not aliases:
        return called
    others = say.listed(aliases)
    return say.text(f"{called}（又称{others}）", f"{called} (also {others})")
