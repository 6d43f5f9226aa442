"""Rulebook texts of every shape that a scheme has, all of which compile.

Trees with blocks and limits, stages scored by a tree, by raters, by the quarter and by
the layer, tiers, deductions, caps, tie rules. A text is written line by line as people
write it, so that the whole way from the text to the result is under test.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import pairwise

import attrs
from hypothesis import strategies as st

from guiju.dsl.lower.lower import lower
from guiju.dsl.model.resolve import resolve
from guiju.dsl.syntax.parse import parse
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.settle import settle
from tests.strategies.trees import POLICIES, Tree, trees
from tests.strategies.values import facts_of

COUNTIES = ("甲县", "乙县", "丙区")
BUREAUS = ("工局", "农局", "商局", "财局")
FOLDS = ("取平均", "取最低", "取最高", "取中位")
MODES = ("四舍五入", "四舍六入", "舍去", "进一")


@attrs.frozen(kw_only=True)
class Rulebook:
    """A text, and the plan that it means, with its open parameters set."""

    text: str
    plan: Plan
    policies: Mapping[str, str]
    """What each tree does with items that do not apply; empty where all apply."""


@attrs.frozen(kw_only=True)
class Assessment:
    """A rulebook with facts that keep its contract."""

    book: Rulebook
    facts: Facts


@st.composite
def assessments(draw: st.DrawFn, policies: Sequence[str] = POLICIES) -> Assessment:
    """Draw a rulebook, and facts for it with a sub-unit in every layer."""
    book = draw(rulebooks(policies))
    return Assessment(book=book, facts=draw(facts_of(book.plan, least=1)))


@st.composite
def rulebooks(draw: st.DrawFn, policies: Sequence[str] = POLICIES) -> Rulebook:
    """Draw a rulebook; it has no errors, though it may deserve warnings.

    The checks are not asked each time, since they take longer than all the rest.
    """
    notice = draw(_notices(policies))
    text = "\n".join(notice.lines())
    parsed = parse(text)
    model = resolve(parsed.tree)
    assert not parsed.diagnostics, (text, parsed.diagnostics)
    assert not model.problems, (text, model.problems)
    settings = {"每项扣分": Fraction(1, 2)} if notice.amount == "待定" else {}
    return Rulebook(
        text=text,
        plan=settle(lower(model), settings),
        policies={tree.name: tree.policy for tree in notice.trees.values()},
    )


@attrs.frozen(kw_only=True)
class Notice:
    """What a scheme consists of, before it is written down."""

    counties: tuple[str, ...]
    bureaus: tuple[str, ...]
    raters: tuple[str, ...]
    both: bool
    """Whether the bureaus are assessed too."""
    keep: str
    trees: Mapping[str, Tree]
    stages: tuple[str, ...]
    tiers: tuple[str, ...]
    projects: bool
    amount: str
    """What every unfinished item costs; empty without a deduction."""
    limits: str
    order: str
    rate_missing: bool

    @property
    def groups(self) -> str:
        """The assessed groups as a list."""
        return "县区、市直" if self.both else "县区"

    def lines(self) -> Iterator[str]:
        """Yield the text line by line."""
        yield f"方案 试行 {{ 满分 100分 {self.keep} }}"
        yield f"对象 县区 共 {len(self.counties)}家 {{ {'、'.join(self.counties)} }}"
        yield f"对象 市直 {{ {'、'.join(self.bureaus)} }}"
        yield f"对象 评委 属于 市直 {{ {'、'.join(self.raters)} }}"
        missing = "可缺" if self.rate_missing else ""
        yield f"输入 完成率: % 每 {self.groups} 0% 至 100% {missing}"
        for tree in self.trees.values():
            yield from tree.lines()
        yield from self.stages
        yield from self._adjustments()
        yield from self._results()

    def _adjustments(self) -> Iterator[str]:
        if self.tiers:
            yield "输入 全省排名: 名次 每 县区 可缺"
            yield f"加分 先进 用于 县区 按 全省排名 {{ {' '.join(self.tiers)} }}"
        if self.projects:
            yield "加分 试点 用于 县区 { 每项 项目 加 0.5分 最多 2分 }"
        if self.amount:
            given = "0.5分/项" if self.amount == "给定" else ""
            value = f"= {given}" if given else '待定 "没有写明"'
            yield f"参数 每项扣分: 分/项 {value}"
            yield f"扣分 专项 用于 {self.groups} {{ 每项 未完成 扣 每项扣分 最多 5分 }}"

    def _results(self) -> Iterator[str]:
        more = "".join(
            term
            for term, there in (
                (" + 先进", self.tiers),
                (" + 试点", self.projects),
                (" - 专项", self.amount),
            )
            if there
        )
        yield f"总分 = 环节加权{more} {self.limits}"
        yield f"排名 按 总分 从高到低 分 {self.groups} {self.order}"
        yield "必须 不过分: 每个 单位 总分 <= 101分"


@st.composite
def _notices(draw: st.DrawFn, policies: Sequence[str]) -> Notice:
    counties = COUNTIES[: draw(st.integers(2, 3))]
    bureaus = BUREAUS[: draw(st.sampled_from((3, 4, 2)))]
    raters = bureaus[: draw(st.sampled_from((3, 2)))]
    both = draw(st.booleans())
    rate_missing = draw(st.integers(0, 3)) == 0
    pages = {"县区": draw(trees("县区指标", counties, rate_missing, policies))}
    if both:
        pages["市直"] = draw(trees("市直指标", bureaus, rate_missing, policies))
    stages = draw(_stages(both, raters))
    return Notice(
        counties=counties,
        bureaus=bureaus,
        raters=raters,
        both=both,
        keep=draw(st.just("") | _keeps()),
        trees=pages,
        stages=tuple(text for _, text in stages),
        tiers=draw(st.just(()) | tiers()),
        projects=draw(st.booleans()),
        amount=draw(st.sampled_from(("", "给定", "待定"))),
        limits=draw(_limits()),
        order=draw(_orders([name for name, _ in stages])),
        rate_missing=rate_missing,
    )


NAMES = ("专业测评", "双向互评", "日常测评", "社会评议")


@st.composite
def _stages(
    draw: st.DrawFn,
    both: bool,  # noqa: FBT001 - drawn
    raters: Sequence[str],
) -> tuple[tuple[str, str], ...]:
    """Draw up to four stages, named, with weights that add up to 100%."""
    kinds = draw(st.lists(st.sampled_from(NAMES), min_size=1, unique=True))
    weights = draw(shares(len(kinds)))
    return tuple(
        (kind, draw(_stage(kind, weight, both, raters)))
        for kind, weight in zip(kinds, weights, strict=True)
    )


@st.composite
def _stage(
    draw: st.DrawFn,
    kind: str,
    weight: int,
    both: bool,  # noqa: FBT001 - drawn
    raters: Sequence[str],
) -> str:
    counties = draw(_clauses(kind, "县区指标", "评委", len(raters)))
    lines = [f"县区 {counties} {draw(st.just('') | _layers())}"]
    if both:
        bureaus = draw(_clauses(kind, "市直指标", "县区", 2))
        lines.append(f"市直 {bureaus}")
    if kind == "双向互评":
        force = draw(st.sampled_from(("原则上", "必须")))
        bound = draw(st.sampled_from(("满分 的 10%", "25分")))
        lines.append(f"{force} 拉开差距: 每个 评价者 最高 - 最低 >= {bound}")
    return f"环节 {kind} {weight}% {{ {' '.join(lines)} }}"


@st.composite
def _clauses(draw: st.DrawFn, kind: str, tree: str, by: str, raters: int) -> str:
    """Draw how one group is scored in a stage of this kind."""
    if kind == "专业测评":
        return f"按 {tree}"
    low = draw(st.sampled_from((0, 0, 60)))
    missing = draw(st.sampled_from(("", "", "可缺")))
    marks = f"评分 {low}分 至 100分 {missing}"
    fold = draw(st.sampled_from(FOLDS))
    if kind == "双向互评":
        again = draw(st.sampled_from(("", "", "", "每半年")))
        trim = "去掉 最高 1 最低 1" if raters > 2 and draw(st.integers(0, 2)) else ""
        return f"由 {by} {again} {marks} {fold} {trim}"
    if kind == "日常测评":
        return f"{draw(st.sampled_from(('每季度', '每半年')))} {marks} {fold}"
    return marks


@st.composite
def _layers(draw: st.DrawFn) -> str:
    """Draw a roll-up; the first layer is the body itself and has no fold."""
    names = ("本级", "乡镇", "部门")[: draw(st.integers(2, 3))]
    weights = draw(shares(len(names)))
    parts = [
        f"{name} {weight}% {draw(st.sampled_from(FOLDS)) if nth else ''}"
        for nth, (name, weight) in enumerate(zip(names, weights, strict=True))
    ]
    return f"分层 {{ {'、'.join(parts)} }}"


@st.composite
def shares(draw: st.DrawFn, parts: int) -> tuple[int, ...]:
    """Draw whole percentages above zero that add up to 100."""
    cuts = draw(
        st.lists(
            st.integers(1, 19), min_size=parts - 1, max_size=parts - 1, unique=True
        )
    )
    ends = [0, *sorted(5 * cut for cut in cuts), 100]
    return tuple(high - low for low, high in pairwise(ends))


@st.composite
def tiers(draw: st.DrawFn) -> tuple[str, ...]:
    """Draw a ladder that never gives more to a place further down."""
    first, second = sorted(
        draw(st.lists(st.integers(1, 23), min_size=2, max_size=2, unique=True))
    )
    steps = st.integers(0, 20).map(lambda n: n / 4)
    best, good, other = sorted(
        draw(st.lists(steps, min_size=3, max_size=3)), reverse=True
    )
    return (
        f"1名 至 {first}名: {best}分",
        f"{first + 1}名 至 {second}名: {good}分",
        f"其他名次: {other}分",
        "未上榜: 0分",
    )


@st.composite
def _keeps(draw: st.DrawFn) -> str:
    places = draw(st.integers(0, 2))
    return f"保留 {places}位 {draw(st.sampled_from(MODES))}"


@st.composite
def _limits(draw: st.DrawFn) -> str:
    cap = draw(st.sampled_from(("", "封顶 100分", "封顶 90分")))
    floor = draw(st.sampled_from(("", "保底 0分", "保底 60分")))
    return f"{cap} {floor} {draw(st.just('') | _keeps())}"


@st.composite
def _orders(draw: st.DrawFn, stages: Sequence[str]) -> str:
    """Draw what decides between equal totals, and what follows equal places."""
    fewest = draw(st.sampled_from((1, 0)))
    several = st.lists(
        st.sampled_from(stages), min_size=fewest, max_size=2, unique=True
    )
    chosen = draw(several)
    breaks = f"同分 先比 {'、再比 '.join(chosen)} 仍同" if chosen else ""
    return f"{breaks} 并列 {draw(st.sampled_from(('占位', '不占位')))}"
