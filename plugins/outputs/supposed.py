"""What would be if: who moves, by how much and why, as text, as data and as a page.

A move is taken apart into what each stage, bonus and deduction gives to the total now
and would give then; with the rest (caps, floors, rounding) the parts add up to it.
"""

import json
from collections.abc import Mapping
from fractions import Fraction
from typing import Any

import attrs

from guiju.dsl.called import called
from guiju.dsl.frame import spelled
from guiju.engine.axis import Key
from guiju.engine.measure import POINTS
from guiju.engine.number import show
from guiju.engine.plan import Force, Plan, Quantity, Role
from guiju.engine.result import Result, Verdict
from guiju.engine.shares import Shares
from guiju.engine.text import Language, Text
from guiju.engine.value import Value
from guiju.engine.weights import spelled as name_of_weight
from guiju.plugins.outcome import Moved, Scored
from guiju.plugins.outputs.bars import Bar, Scale, scale_of
from guiju.plugins.outputs.notices import noticed
from guiju.plugins.outputs.page import render
from guiju.plugins.prose.figure import Digits, Figure, figure, unit_word

_0 = Fraction(0)
_NONE = "—"
_REST = Text(zh="封顶、保底、取舍等", en="caps, floors, rounding, …")
_MOST = Digits(most=2)


@attrs.frozen
class Change:
    """One thing that is supposed to be other than it is."""

    quantity: Quantity
    key: Key
    was: Value
    now: Value


@attrs.frozen(kw_only=True)
class Part:
    """What one part of a total gives now and would give then."""

    title: str
    was: Fraction
    now: Fraction

    @property
    def by(self) -> Fraction:
        """How much more it would give."""
        return self.now - self.was


@attrs.frozen
class Move:
    """A unit that moves; the differences of its parts add up to that of its total."""

    moved: Moved
    parts: tuple[Part, ...]

    @property
    def has_other_place(self) -> bool:
        """Whether its place or its grade is another."""
        old, new = self.moved.old, self.moved.new
        if old is None or new is None:
            return True
        return (old.rank, old.grade) != (new.rank, new.grade)


@attrs.frozen(kw_only=True)
class Supposed:
    """All that is to be said of one question."""

    title: str
    notices: tuple[Text, ...]
    notes: tuple[Text, ...]
    changes: tuple[Change, ...]
    moves: tuple[Move, ...]
    units: int
    """How many units are scored."""
    verdicts: tuple[tuple[Verdict, Verdict], ...]
    """Constraints that hold now and would not, or the other way round."""


def move(old: Result, new: Result, moved: Moved) -> Move:
    """Return ``moved`` with the parts of its total that would be others."""
    by = next((r.by for r in new.plan.rankings if r.group == moved.group), None)
    if by is None or moved.by is None or new.plan.quantities[by].measure != POINTS:
        return Move(moved, ())
    before, after = (_points(one, by, moved.unit) for one in (old, new))
    parts = [
        Part(title=name, was=before.get(name, _0), now=after.get(name, _0))
        for name in dict.fromkeys((*before, *after))
    ]
    known = sum((part.by for part in parts), start=_0)
    if known != moved.by:
        parts.append(Part(title="", was=_0, now=moved.by - known))
    return Move(moved, tuple(part for part in parts if part.by))


def _points(result: Result, by: str, unit: str) -> Mapping[str, Fraction]:
    """Return the points of each stage, bonus and deduction in the total of ``unit``."""
    found = dict[str, Fraction]()
    shares = Shares(result).of(by, (unit,))
    for name in (name for name in result.plan.quantities if name in shares):
        chief = chief_of(result.plan, result.plan.quantities[name])
        found[chief] = found.get(chief, _0) + shares[name].points
    return found


def chief_of(plan: Plan, quantity: Quantity) -> str:
    """Return the stage that ``quantity`` is a part of, or what it is itself called."""
    stage = plan.quantities.get(f"{quantity.name.partition('.')[0]}@{quantity.group}")
    inner = {Role.ITEM, Role.INPUT, Role.BLOCK, Role.TREE, Role.LAYER}
    is_of_stage = stage is not None and stage.role is Role.STAGE
    return (
        stage.name
        if stage and is_of_stage and quantity.role in inner
        else quantity.name
    )


def as_text(supposed: Supposed, language: Language) -> str:
    """Return what would be as text."""
    writer = _Writer(supposed, language)
    lines = noticed(supposed.notices, language)
    lines += [writer.word("假设：", "suppose that:")]
    lines += [f"  {writer.change(one)}" for one in supposed.changes]
    lines += [f"  {note.of(language)}" for note in supposed.notes]
    lines += ["", writer.summary()]
    for one in writer.places():
        lines.append(f"  {writer.move(one)}")
        lines += [f"    {writer.part(part)}" for part in one.parts]
    if writer.totals():
        lines += [
            "",
            writer.word(
                "名次不变、得分变了的：", "with the same place and another total:"
            ),
        ]
        lines += [f"  {writer.move(one)}" for one in writer.totals()]
    if supposed.verdicts:
        lines += ["", writer.word("约束：", "constraints:")]
        lines += [f"  {writer.verdict(*two)}" for two in supposed.verdicts]
    return "".join(f"{spelled(line)}\n" for line in lines)


def as_json(supposed: Supposed, language: Language) -> str:
    """Return what would be as JSON; figures are exact text."""
    writer = _Writer(supposed, language)
    data = {
        "notices": [one.as_data() for one in supposed.notices],
        "changes": [
            {
                "name": one.quantity.name,
                "group": one.quantity.group or None,
                "key": list(one.key),
                "was": writer.exactly(one.was, one.quantity),
                "now": writer.exactly(one.now, one.quantity),
            }
            for one in supposed.changes
        ],
        "notes": [one.as_data() for one in supposed.notes],
        "units": supposed.units,
        "moves": [_move(one) for one in supposed.moves],
        "constraints": [
            {
                "name": new.constraint.name,
                "where": list(new.where),
                "force": new.constraint.force.value,
                "held": old.holds,
                "holds": new.holds,
            }
            for old, new in supposed.verdicts
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


@attrs.frozen
class Row:
    """One unit on the page."""

    unit: str
    group: str
    was: Scored | None
    now: Scored | None
    by: Figure | None
    bar: Bar | None
    is_gain: bool
    parts: tuple[str, ...]


def as_page(supposed: Supposed, language: Language) -> str:
    """Return what would be as one self-contained page."""
    writer = _Writer(supposed, language)
    by = [one.moved.by for one in supposed.moves if one.moved.by is not None]
    scale = scale_of([_0, *by])
    return render(
        "supposed.html.j2",
        language,
        supposed=supposed,
        summary=writer.summary(),
        changes=[writer.change(one) for one in supposed.changes],
        places=[writer.row(one, scale) for one in writer.places()],
        totals=[writer.row(one, scale) for one in writer.totals()],
        verdicts=[writer.verdict(*two) for two in supposed.verdicts],
    )


def _move(one: Move) -> dict[str, Any]:
    moved = one.moved
    return {
        "unit": moved.unit,
        "group": moved.group,
        "old": _scored(moved.old),
        "new": _scored(moved.new),
        "by": None if moved.by is None else show(moved.by),
        "parts": [
            {
                "name": part.title or None,
                "old": show(part.was),
                "new": show(part.now),
                "by": show(part.by),
            }
            for part in one.parts
        ],
    }


def _scored(one: Scored | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"total": one.total, "rank": one.rank, "grade": one.grade}


@attrs.frozen
class _Writer:
    supposed: Supposed
    language: Language

    def word(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def exactly(self, value: Value, quantity: Quantity) -> str:
        shown = figure(value, quantity.measure, self.language)
        is_one = shown.exact == "1"
        unit = unit_word(quantity.measure, self.language, singular=is_one)
        unit = unit if shown.is_number else ""
        exact = f"{shown.exact} {unit}" if unit else shown.exact
        if not shown.is_approximate:
            return exact
        return self.word(f"{exact}（{shown.shown}）", f"{exact} ({shown.shown})")

    def change(self, one: Change) -> str:
        group = self.word(f"（{one.quantity.group}）", f" ({one.quantity.group})")
        key = self.word("、", ", ").join(one.key)
        where = f"[{key}]" if key else group if one.quantity.group else ""
        was, now = (self.exactly(v, one.quantity) for v in (one.was, one.now))
        name = name_of_weight(one.quantity.name, self.language)
        name = called(name) if self.language == "en" else name
        return f"{name}{where}{self.word('：', ': ')}{was} → {now}"

    def places(self) -> list[Move]:
        found = [one for one in self.supposed.moves if one.has_other_place]
        return sorted(found, key=_how_far, reverse=True)

    def totals(self) -> list[Move]:
        return [one for one in self.supposed.moves if not one.has_other_place]

    def summary(self) -> str:
        units, moves = self.supposed.units, len(self.supposed.moves)
        places = len(self.places())
        if not moves:
            return self.word(
                f"{units}个单位的得分和名次都不变",
                f"nothing changes for any of the {units} units",
            )
        return self.word(
            f"{units}个单位里，名次或等次变了的{places}个，"
            f"只有得分变了的{moves - places}个{'：' if places else ''}",
            f"of {units} units {places} would have another place or grade, "
            f"{moves - places} another total alone{':' if places else ''}",
        )

    def move(self, one: Move) -> str:
        moved = one.moved
        name = self.word(
            f"{moved.unit}（{moved.group}）：", f"{moved.unit} ({moved.group}): "
        )
        places = f"{self._place(moved.old)} → {self._place(moved.new)}"
        by = self.word("，总分 ", ", total ") + _signed(moved.by) if moved.by else ""
        return f"{name}{places}{by}"

    def _place(self, one: Scored | None) -> str:
        if one is None:
            return _NONE
        rank = _NONE if one.rank is None else str(one.rank)
        total = _NONE if one.total is None else one.total
        grade = f"{self.word('，', ', ')}{one.grade}" if one.grade else ""
        return self.word(
            f"第 {rank} 名、{total} 分{grade}", f"rank {rank}, {total} points{grade}"
        )

    def part(self, part: Part) -> str:
        by = self.points(part.by)
        if not part.title:
            return f"{_REST.of(self.language)} {by}"
        was, now = (self._plain(one) for one in (part.was, part.now))
        return self.word(
            f"{part.title}：计入总分 {was} → {now}（{by}）",
            f"{part.title}: {was} → {now} of the total ({by})",
        )

    def points(self, value: Fraction) -> str:
        shown = self._plain(value)
        if value <= 0:
            return shown
        return f"≈+{shown.removeprefix('≈')}" if shown.startswith("≈") else f"+{shown}"

    def _plain(self, value: Fraction) -> str:
        return figure(value, POINTS, self.language, _MOST).shown

    def verdict(self, old: Verdict, new: Verdict) -> str:
        one = new.constraint
        force = (
            self.word("必须", "must")
            if one.force is Force.MUST
            else self.word("原则上", "should")
        )
        where = self.word("、", ", ").join(new.where)
        words = {
            True: self.word("满足", "holds"),
            False: self.word("不满足", "does not hold"),
            None: self.word("不能判断", "cannot be said"),
        }
        place = f"[{where}]" if where else ""
        change = f"{words[old.holds]} → {words[new.holds]}"
        return f"{force} {one.name}{place}{self.word('：', ': ')}{change}"

    def row(self, one: Move, scale: Scale) -> Row:
        by = one.moved.by
        return Row(
            unit=one.moved.unit,
            group=one.moved.group,
            was=one.moved.old,
            now=one.moved.new,
            by=None if by is None else Figure(_signed(by), show(by)),
            bar=None if by is None else scale.bar(_0, by),
            is_gain=bool(by and by > 0),
            parts=tuple(self._short(part) for part in one.parts),
        )

    def _short(self, part: Part) -> str:
        return f"{part.title or _REST.of(self.language)} {self.points(part.by)}"


def _how_far(one: Move) -> int:
    """Return over how many places a unit moves; who has none moves farthest."""
    old, new = one.moved.old, one.moved.new
    if old is None or new is None or old.rank is None or new.rank is None:
        return 10**9
    return abs(old.rank - new.rank)


def _signed(value: Fraction) -> str:
    return f"+{show(value)}" if value > 0 else show(value)
