"""A comparison as text, as data and as a page: the same sentences in three forms."""

import json
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

import attrs

from guiju.dsl.difference.change import Comparison, Side
from guiju.dsl.frame import place_of, spelled
from guiju.engine.measure import RATIO
from guiju.engine.number import show
from guiju.engine.plan import Plan
from guiju.engine.source import Span
from guiju.engine.text import Language
from guiju.plugins.outcome import Changed, Moved, Scored, Shift
from guiju.plugins.outputs.page import render
from guiju.plugins.prose.difference import Told, told
from guiju.plugins.prose.figure import figure

_NONE = "—"


@attrs.frozen(kw_only=True)
class Compared:
    """All that is to be said: what the rules are compared to, and the results.

    ``texts`` are the rulebooks by the names that places give; ``files`` are those of
    which the receipts have other digests.
    """

    old: str
    new: str
    rules: Comparison | None = None
    texts: tuple[Mapping[str, str], Mapping[str, str]] = ({}, {})
    shift: Shift | None = None
    by_rules: tuple[Changed, ...] = ()
    """The figures that the new rules alone make others of."""
    files: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_split: bool = False
    """Whether each move is taken apart into rules and data."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing differs."""
        rules = self.rules.differences if self.rules else ()
        moved = (*self.shift.moved, *self.shift.figures) if self.shift else ()
        return not (rules or moved or self.files)

    def place(self, span: Span | None, side: int) -> str:
        """Return ``file:line`` for a place in the old (0) or the new (1) rulebook."""
        if span is None:
            return ""
        text = self.texts[side].get(span.file)
        if text is None:
            return span.file
        return f"{span.file}:{place_of(text, span.start).line}"


@attrs.frozen(kw_only=True)
class Line:
    """One line of a report, ``depth`` steps in."""

    words: str
    depth: int = 0


@attrs.frozen(kw_only=True)
class Section:
    """A heading and what stands under it."""

    title: str
    lines: tuple[Line, ...]


def sections(compared: Compared, language: Language) -> tuple[Section, ...]:
    """Return the report, in the order in which it is read."""
    writer = _Writer(compared, language)
    found = (
        writer.rules(),
        writer.renamed(),
        writer.files(),
        writer.moved(),
        writer.cells(),
    )
    return tuple(section for section in found if section.lines)


def as_text(compared: Compared, language: Language) -> str:
    """Return the report as text."""
    writer = _Writer(compared, language)
    lines = [writer.head()]
    for section in sections(compared, language):
        lines += ["", section.title]
        lines += ["  " * (line.depth + 1) + line.words for line in section.lines]
    if compared.is_empty:
        lines += ["", writer.text("没有差异", "no differences")]
    return "".join(f"{spelled(line)}\n" for line in lines)


def as_page(compared: Compared, language: Language) -> str:
    """Return the report as one self-contained page."""
    writer = _Writer(compared, language)
    return render(
        "difference.html.j2",
        language,
        title=writer.head(),
        sections=sections(compared, language),
        is_empty=compared.is_empty,
    )


def as_json(compared: Compared, language: Language) -> str:
    """Return the report as JSON; figures are exact text."""
    data: dict[str, Any] = {"old": compared.old, "new": compared.new}
    rules = compared.rules
    if rules is not None:
        data["differences"] = [
            {
                "kind": one.kind.value,
                "aspect": one.aspect.value,
                "name": one.name,
                "groups": list(one.groups),
                "words": {
                    "zh": told(one, rules, "zh").sentence,
                    "en": told(one, rules, "en").sentence,
                },
                "old": _side(compared, one.old, 0, told(one, rules, language).was),
                "new": _side(compared, one.new, 1, told(one, rules, language).now),
            }
            for one in rules.differences
        ]
        data["renamed"] = [{"old": a, "new": b} for a, b in rules.renamed]
    if compared.shift is not None:
        data["moved"] = list(map(_moved, compared.shift.moved))
        data["figures"] = [
            {**attrs.asdict(one), "reported": one.is_reported}
            for one in compared.shift.figures
        ]
        data["files"] = list(compared.files)
        data["notes"] = list(compared.notes)
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def _side(compared: Compared, side: Side, nth: int, shown: str | None) -> object:
    place = compared.place(side.place, nth)
    if not (place or shown or side.clause):
        return None
    return {"is": shown, "clause": side.clause, "place": place}


def _moved(one: Moved) -> dict[str, Any]:
    return {
        "unit": one.unit,
        "group": one.group,
        "old": _unit(one.old),
        "new": _unit(one.new),
        "by": None if one.by is None else show(one.by),
        "rules": None if one.rules is None else show(one.rules),
        "data": None if one.data is None else show(one.data),
        "parts": [{"name": n, "old": was, "new": now} for n, was, now in one.parts],
    }


def _unit(one: Scored | None) -> dict[str, Any] | None:
    if one is None:
        return None
    return {"total": one.total, "rank": one.rank, "grade": one.grade}


@attrs.frozen
class _Writer:
    compared: Compared
    language: Language

    def text(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def head(self) -> str:
        old, new = self.compared.old, self.compared.new
        return self.text(f"旧：{old}  新：{new}", f"old: {old}  new: {new}")

    def rules(self) -> Section:
        rules = self.compared.rules
        found = rules.differences if rules else ()
        lines: list[Line] = []
        for one in found:
            assert rules is not None
            said = told(one, rules, self.language)
            lines.append(Line(words=said.sentence))
            lines += self._grounds(one.old, one.new, said)
        title = self.text(
            f"规则有{len(found)}处不同", f"differences in the rules: {len(found)}"
        )
        return Section(title=title, lines=tuple(lines))

    def _grounds(self, old: Side, new: Side, said: Told) -> Iterator[Line]:
        del said
        for nth, side in enumerate((old, new)):
            place = self.compared.place(side.place, nth)
            if not place:
                continue
            word = (self.text("旧", "old"), self.text("新", "new"))[nth]
            ground = self.text(
                f"  〔依据 {side.clause}〕", f"  [ground: {side.clause}]"
            )
            yield Line(words=f"{word} {place}{ground if side.clause else ''}", depth=1)

    def renamed(self) -> Section:
        names = self.compared.rules.renamed if self.compared.rules else ()
        lines = (
            Line(
                words=self.text(f"“{was}”改称“{now}”", f'"{was}" is now called "{now}"')
            )
            for was, now in names
        )
        title = self.text(
            f"只改了名称，意思不变：{len(names)}处",
            f"renamed, with the same meaning: {len(names)}",
        )
        return Section(title=title, lines=tuple(lines))

    def files(self) -> Section:
        title = self.text(
            "凭据里摘要不同的文件", "files with other digests in the receipts"
        )
        lines = tuple(Line(words=name) for name in self.compared.files)
        return Section(title=title, lines=lines)

    def moved(self) -> Section:
        moved = self.compared.shift.moved if self.compared.shift else ()
        lines: list[Line] = [Line(words=words) for words in self.compared.notes]
        if moved and self.compared.is_split:
            lines.append(
                Line(
                    words=self.text(
                        "变化按先换规则、后换数据的顺序拆开；换一个顺序，两部分可能不同",
                        "each move is taken apart, the rules changed first and the "
                        "data after that; in the other order the parts can differ",
                    )
                )
            )
        for one in moved:
            lines.append(Line(words=self._move(one)))
            lines += self._causes(one)
        title = self.text(
            f"结果不同的单位：{len(moved)}个", f"units with other results: {len(moved)}"
        )
        return Section(title=title, lines=tuple(lines))

    def _move(self, one: Moved) -> str:
        name = self.text(f"{one.unit}（{one.group}）：", f"{one.unit} ({one.group}): ")
        if one.old is None or one.new is None:
            there = self.text("新增", "new") if one.new else self.text("退出", "left")
            return (
                f"{name}{there}{self.text('，', ', ')}{self._place(one.new or one.old)}"
            )
        return f"{name}{self._place(one.old)} → {self._place(one.new)}{self._by(one)}"

    def _by(self, one: Moved) -> str:
        if not one.by:
            return ""
        by = _signed(one.by)
        return self.text(f"，总分 {by}", f", total {by}")

    def _place(self, one: Scored | None) -> str:
        assert one is not None
        rank = _NONE if one.rank is None else str(one.rank)
        total = _NONE if one.total is None else one.total
        grade = f"{self.text('，', ', ')}{one.grade}" if one.grade else ""
        return self.text(
            f"第 {rank} 名、{total} 分{grade}", f"rank {rank}, {total} points{grade}"
        )

    def _causes(self, one: Moved) -> Iterator[Line]:
        if self.compared.is_split and one.rules is not None and one.data is not None:
            rules, data = _signed(one.rules), _signed(one.data)
            yield Line(
                words=self.text(
                    f"因规则 {rules}，因数据 {data}",
                    f"by rules {rules}, by data {data}",
                ),
                depth=1,
            )
        for name, was, now in one.parts:
            yield Line(
                words=f"{name}{self.text('：', ': ')}{self._change(was, now)}", depth=1
            )
        for rule in self._rules_of(one):
            yield Line(words=self.text("规则：", "rule: ") + rule, depth=1)
        for cell in self._figures_of(one):
            yield Line(
                words=self.text("数据：", "data: ") + self._figure(cell), depth=1
            )

    def _rules_of(self, one: Moved) -> Iterator[str]:
        """Yield the changed rules by which a figure of the unit became another."""
        compared = self.compared
        if compared.rules is None or compared.shift is None:
            return
        others = {f.id for f in compared.by_rules if one.unit in f.key}
        read = _read_by(others, compared.rules.both)
        for id_, differences in compared.rules.changed.items():
            if id_ in others | read:
                for difference in differences:
                    yield told(difference, compared.rules, self.language).sentence

    def _figures_of(self, one: Moved) -> Iterator[Changed]:
        shift = self.compared.shift
        for changed in shift.figures if shift else ():
            is_own = one.unit in changed.key or not changed.key
            if is_own and changed.is_reported:
                yield changed

    def cells(self) -> Section:
        shift = self.compared.shift
        found = [one for one in (shift.figures if shift else ()) if one.is_reported]
        lines = (Line(words=self._figure(one)) for one in found)
        title = self.text(
            f"不同的数据：{len(found)}格", f"cells that differ: {len(found)}"
        )
        return Section(title=title, lines=tuple(lines))

    def _figure(self, one: Changed) -> str:
        key = self.text("、", ", ").join(one.key)
        name = one.id.partition("@")[0]
        where = f"{name}[{key}]" if key else name
        cells = " → ".join(dict.fromkeys(c for c in (one.old_cell, one.new_cell) if c))
        told = f"{where}{self.text('：', ': ')}{self._change(one.was, one.now)}"
        return f"{told}  {cells}" if cells else told

    def _change(self, was: str | None, now: str | None) -> str:
        change = f"{_shown(was)} → {_shown(now)}"
        try:
            by = Fraction(now or "") - Fraction(was or "")
        except ValueError:
            return change
        return self.text(f"{change}（{_signed(by)}）", f"{change} ({_signed(by)})")


def _read_by(ids: set[str], plan: Plan) -> set[str]:
    """Return what the quantities read that is the same for everybody."""
    found: set[str] = set()
    ahead = [id_ for id_ in ids if id_ in plan.quantities]
    while ahead:
        for id_ in plan.quantities[ahead.pop()].contents.references:
            if not plan.quantities[id_].axes and id_ not in found:
                found.add(id_)
                ahead.append(id_)
    return found


def _shown(value: str | None) -> str:
    """Return a figure as people read it: a fraction, such as 521/6, in decimals."""
    if value is None or "/" not in value:
        return value or _NONE
    try:
        number = Fraction(value)
    except ValueError:
        return value
    return figure(number, RATIO, "zh").shown


def _signed(value: Fraction) -> str:
    shown = _shown(show(value))
    if value <= 0:
        return shown
    return f"≈+{shown.removeprefix('≈')}" if shown.startswith("≈") else f"+{shown}"
