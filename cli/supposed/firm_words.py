"""What is said of a ranking over many draws, wherever it is shown."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction

import attrs

from guiju.cli.supposed.chance import Mark, Whole
from guiju.cli.supposed.firm import Firm, Order, Spread
from guiju.cli.supposed.sensitivity import Sensitivity
from guiju.cli.supposed.weights import said
from guiju.dsl.called import called
from guiju.engine.distinction import Distinction
from guiju.engine.measure import PERCENT
from guiju.engine.plan import Plan
from guiju.engine.text import Language, Text
from guiju.engine.weights import Weighing
from guiju.plugins.outputs.supposed import chief_of
from guiju.plugins.prose.figure import Digits, figure, with_unit

HEAD = (
    Text(zh="单位", en="unit"),
    Text(zh="现在的名次", en="rank now"),
    Text(zh="抽样里的名次", en="ranks drawn"),
    Text(zh="名次不变", en="keeps it"),
    Text(zh="各名次的次数", en="draws by rank"),
)
WEIGHED = (
    Text(zh="部分", en="part"),
    Text(zh="名义权重", en="nominal"),
    Text(zh="实际权重", en="effective"),
)
CHANCE = Text(
    zh="权重：各在范围内按0.01%的整数倍均匀抽取，再按比例化为合计100%（最大余数法），"
    "有一个因此出了范围就重抽。评分：每格在范围内按可以填的数均匀抽取，互不相关。",
    en="Weights: each is drawn evenly from the multiples of 0.01% in its range; all "
    "are brought to 100% in proportion (largest remainders), and drawn anew if one "
    "left its range by that. Marks: each cell evenly from what may be reported in its "
    "range, independently.",
)
NOT_A_FORECAST = Text(
    zh="次数说的是：在这样的变动里，名次有多牢；不是说变动真会发生。",
    en="The counts say how firm places are under such changes, not that they happen.",
)
_MOST_SHOWN = 6
"""A unit that had more different places is told by the most frequent ones."""


@attrs.frozen
class Words:
    """The sentences and figures in one language."""

    found: Sensitivity
    language: Language

    def word(self, zh: str, en: str) -> str:
        """Return the one of the two that is asked for."""
        return zh if self.language == "zh" else en

    def drawn(self) -> str:
        """Say how often was drawn, and by which seed."""
        draws, seed = self.found.draws, self.found.seed
        return self.word(
            f"抽样 {draws} 次，种子 {seed}（同一个种子，结果一样）",
            f"{draws} draws, seed {seed} (the same seed gives the same)",
        )

    def ranges(self) -> Iterator[str]:
        """Say what was drawn between which ends."""
        for weighing, whole in self.found.weights:
            yield from self._weights(weighing, whole)
        together: dict[tuple[str, str, Fraction], list[Mark]] = {}
        for mark in self.found.marks:
            stage = chief_of(self.found.plan, mark.quantity)
            place = (stage, mark.quantity.group, mark.step)
            together.setdefault(place, []).append(mark)
        for (stage, group, _), marks in together.items():
            yield self._marks(stage, group, marks)

    def _weights(self, weighing: Weighing, whole: Whole) -> Iterator[str]:
        for name, weight in weighing.weights.items():
            title, now = said(name).of(self.language), self.percent(weight)
            head = self.word(f"权重 {title}：{now}，", f"weight of {title}: {now}, ")
            if name not in whole.ends:
                rest = self.word("按比例分余下的部分", "a share of the rest")
                yield head + rest
                continue
            ends = (Fraction(end, whole.fine) for end in whole.ends[name])
            low, high = map(self.percent, ends)
            yield head + self.word(f"在 {low} 至 {high} 之间", f"from {low} to {high}")

    def _marks(self, stage: str, group: str, marks: Sequence[Mark]) -> str:
        around, measure = self.found.around, marks[0].quantity.measure
        assert around is not None, "marks are drawn within a range"
        by = with_unit(around.by, around.measure, self.language)
        if around.is_share:
            by = self.percent(around.by)
        fine = with_unit(marks[0].step, measure, self.language)
        return self.word(
            f"评分 {stage}（{group}）：{len(marks)} 格，各上下 {by}，"
            f"不出可以填的范围，每步 {fine}",
            f"{stage} ({group}): {len(marks)} cells, each by {by}, within what may be "
            f"reported, in steps of {fine}",
        )

    def percent(self, share: Fraction, most: int = 2) -> str:
        """Return a share as a percentage."""
        return figure(share, PERCENT, self.language, Digits(most=most)).shown

    def title(self, firm: Firm) -> str:
        """Return the heading of one ranking."""
        return self.word(
            f"{firm.ranking.group}：{firm.ranking.name}",
            f"{firm.ranking.group}: {called(firm.ranking.name)}",
        )

    def span(self, one: Spread) -> str:
        """Return between which places a unit was."""
        if one.best == one.worst:
            return str(one.best)
        return f"{one.best}–{one.worst}"

    def counts(self, one: Spread) -> str:
        """Return how often it had which place; of many, the most frequent."""
        usual = sorted(one.counts.items(), key=lambda pair: (-pair[1], pair[0]))
        shown = sorted(usual[:_MOST_SHOWN])
        none = self.word("无", "none")
        said_ = " ".join(f"{place or none}:{times}" for place, times in shown)
        return said_ if len(usual) <= _MOST_SHOWN else f"{said_} …"

    def conclusions(self, firm: Firm) -> Iterator[str]:
        """Yield what holds in every draw."""
        if len(firm.always) == len(firm.spreads):
            yield self.word(
                f"全部 {len(firm.spreads)} 个单位的名次都不变",
                f"all {len(firm.spreads)} units keep their ranks",
            )
            return
        for one in firm.always:
            yield self.word(
                f"{one.unit}总是第 {one.now} 名",
                f"{one.unit} always has rank {one.now}",
            )
        placed = {one.now for one in firm.always}
        for nth in firm.heads:
            if nth not in placed and nth + 1 not in placed:
                yield self.word(
                    f"前 {nth} 名总是同样的 {nth} 个单位",
                    f"the first {nth} are always the same units",
                )

    def orders(self, firm: Firm) -> Iterator[str]:
        """Yield the neighbours that do not always stand as they do now."""
        loose = [one for one in firm.orders if one.ahead != firm.draws]
        yield from (self._order(firm, one) for one in loose)
        rest = len(firm.orders) - len(loose)
        if rest:
            yield self.word(
                f"其余 {rest} 对，每次都是现在的先后",
                f"the other {rest} pairs stand as now in every draw",
            )

    def _order(self, firm: Firm, one: Order) -> str:
        behind = firm.draws - one.ahead - one.level
        share = self.percent(Fraction(one.ahead, firm.draws), 1)
        return self.word(
            f"{one.above} 在 {one.below} 之前：{one.ahead} 次（{share}），"
            f"并列 {one.level} 次，之后 {behind} 次",
            f"{one.above} before {one.below}: {one.ahead} ({share}), "
            f"level {one.level}, behind {behind}",
        )

    def weighed(self, one: Distinction) -> Iterator[tuple[str, str, str]]:
        """Yield the parts of a total with what they weigh in name and in effect."""
        nominal, effective = effects(self.found.plan, one)
        for name, weight in effective.items():
            known = nominal.get(name)
            shown = "" if known is None else self.percent(known)
            yield name, shown, self.percent(weight)


def effects(
    plan: Plan, one: Distinction
) -> tuple[Mapping[str, Fraction], Mapping[str, Fraction]]:
    """Return the nominal and the effective weights, of stages as a whole."""
    nominal, effective = dict[str, Fraction](), dict[str, Fraction]()
    for part, weight in one.effective():
        name = chief_of(plan, part.quantity)
        effective[name] = effective.get(name, Fraction(0)) + weight
        if part.nominal is not None:
            nominal[name] = nominal.get(name, Fraction(0)) + part.nominal
    return nominal, effective
