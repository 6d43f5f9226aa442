"""Indicator trees: blocks in blocks, items of every kind, limits and their policy."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import attrs
from hypothesis import strategies as st

POLICIES = ("折算", "平摊", "同类均值", "计满分", "得分率 80%")
ITEMS = ("公开", "解读", "平台", "热线", "培训")
BANDED = (
    "{{ 分档 按 完成率 {{ 90% 以上: {full}分  60% 以上 不满 90%: {half}分  "
    "不满 60%: 0分 {missing}}} }}"
)
RULES = (
    "",
    "",
    "{{ 每次 逾期 扣 0.5分 扣完为止 }}",
    "{{ 每处 缺项 扣 1分 最多 {full}分 }}",
    BANDED,
    "= {full}分 * 完成率 * 1.2 封顶 {full}分",
)
"""What the points of an item follow from; without a rule they are reported."""


@attrs.frozen(kw_only=True)
class Item:
    """One scored item with its limit and its rule, both empty where there is none."""

    name: str
    full: int
    limit: str
    rule: str
    missing: str

    @property
    def line(self) -> str:
        """The item as it is written."""
        rule = self.rule.format(
            full=self.full, half=self.full / 2, missing=self.missing
        )
        return f"{self.name} {self.full}分 {self.limit} {rule}"


@attrs.frozen(kw_only=True)
class Tree:
    """Items; the last ``blocked`` stand in a block, the last ``nested`` in another."""

    name: str
    items: tuple[Item, ...]
    blocked: int
    nested: int
    block_limit: str
    policy: str

    def lines(self) -> Iterator[str]:
        """Yield the tree as it is written."""
        yield f"指标 {self.name} 满分 100分 {{"
        start = len(self.items) - self.blocked
        for item in self.items[:start]:
            yield item.line
        if self.blocked:
            yield f"大项 {_sum(self.items[start:])}分 {self.block_limit} {{"
            inner = len(self.items) - self.nested
            for item in self.items[start:inner]:
                yield item.line
            if self.nested:
                yield f"小项 {_sum(self.items[inner:])}分 {{"
                for item in self.items[inner:]:
                    yield item.line
                yield "}"
            yield "}"
        if self.policy:
            yield f"不适用 {self.policy}"
        yield "}"


def _sum(items: tuple[Item, ...]) -> int:
    return sum(item.full for item in items)


@st.composite
def trees(
    draw: st.DrawFn,
    name: str,
    units: tuple[str, ...],
    rate_missing: bool,  # noqa: FBT001 - drawn
    policies: Sequence[str] = POLICIES,
) -> Tree:
    """Draw a tree of 100 points. The first item is for everybody, and reported.

    So there is something to be reported of every sub-unit that was sampled.
    """
    fulls = draw(_fulls())
    blocked = draw(st.sampled_from([0, *range(1, len(fulls) + 1)]))
    nested = draw(st.integers(0, blocked - 1)) if blocked else 0
    inside = draw(_some(units)) if 0 < blocked < len(fulls) else units
    items = []
    for nth, (item, full) in enumerate(zip(ITEMS, fulls, strict=False)):
        above = inside if nth >= len(fulls) - blocked else units
        items.append(
            Item(
                name=item,
                full=full,
                limit=_limit(draw(_some(above)), above) if nth else "",
                rule=draw(st.sampled_from(RULES)) if nth else "",
                missing="未报: 0分" if rate_missing else "",
            )
        )
    block_limit = _limit(inside, units)
    limited = block_limit or any(item.limit for item in items)
    return Tree(
        name=name,
        items=tuple(items),
        blocked=blocked,
        nested=nested,
        block_limit=block_limit,
        policy=draw(st.sampled_from(policies)) if limited else "",
    )


@st.composite
def _fulls(draw: st.DrawFn) -> tuple[int, ...]:
    """Draw the points of one to five items, which add up to 100."""
    cuts = sorted(draw(st.sets(st.integers(1, 99), min_size=1, max_size=4)))
    ends = [0, *cuts, 100]
    return tuple(high - low for low, high in pairwise(ends))


@st.composite
def _some(draw: st.DrawFn, units: tuple[str, ...]) -> tuple[str, ...]:
    """Draw for whom something is, at least for one; about half is for everybody."""
    if draw(st.booleans()):
        return units
    chosen = draw(st.sets(st.sampled_from(units), min_size=1))
    return tuple(unit for unit in units if unit in chosen)


def _limit(units: tuple[str, ...], of: tuple[str, ...]) -> str:
    """Return how it is written for whom something is; nothing for everybody."""
    return "" if units == of else f"仅适用 {'、'.join(units)}"
