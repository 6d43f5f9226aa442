"""Places along a sweep, as a terminal shows them, as programs read them, as a page."""

import json
import sys
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

import attrs

from guiju.cli.grid import Page
from guiju.cli.supposed.sweep import Break, Swept, Track
from guiju.dsl.called import called
from guiju.engine.number import show
from guiju.engine.text import Language, Text
from guiju.engine.weights import spelled
from guiju.plugins.outputs.notices import noticed
from guiju.plugins.outputs.page import render
from guiju.plugins.prose.figure import Digits, figure, with_unit

_UNIT = Text(zh="单位", en="unit")
_NONE = "—"
_SHORT = Digits(most=2)
_ROW, _WIDE, _LEFT = 18, 520, 10
"""How high a place is on the chart, how wide the way, and where it begins."""


@attrs.frozen
class _Words:
    swept: Swept
    language: Language

    def word(self, zh: str, en: str) -> str:
        return zh if self.language == "zh" else en

    def head(self) -> str:
        steps, now = self.swept.steps, self.swept.now
        name = spelled(self.swept.name, self.language)
        low, high = self.short(steps[0]), self.short(steps[-1])
        present = ""
        if isinstance(now, Fraction):
            present = self.word(
                f"，现在是 {self.short(now)}", f", {self.short(now)} now"
            )
        return self.word(
            f"{name}：从 {low} 到 {high}{present}",
            f"{name}: from {low} to {high}{present}",
        )

    def title(self, track: Track) -> str:
        group, name = track.ranking.group, track.ranking.name
        return self.word(f"{group}：{name}", f"{group}: {called(name)}")

    def short(self, value: Fraction) -> str:
        return figure(value, self.swept.measure, self.language, _SHORT).shown

    def exactly(self, value: Fraction) -> str:
        measure = self.swept.measure
        shown = figure(value, measure, self.language)
        if not shown.is_approximate:
            return with_unit(value, measure, self.language)
        return self.word(
            f"{shown.shown}（{shown.exact}）", f"{shown.shown} ({shown.exact})"
        )

    def how(self, track: Track) -> str:
        if not track.breaks:
            return self.word("名次一直不变", "no place changes on the way")
        if track.is_exact:
            return self.word("名次变动的准确位置：", "where exactly places change:")
        return self.word(
            "规则不是分段线性的，只知道名次在哪两步之间变动：",
            "the rules are not linear here: places change between these steps:",
        )

    def breaks(self, track: Track) -> Iterator[str]:
        for one in track.breaks:
            moves = self.word("，", ", ").join(
                f"{unit} {was or _NONE}→{now or _NONE}"
                for unit, was, now in one.changes
            )
            yield f"{self._where(one)}{self.word('：', ': ')}{moves}"

    def _where(self, one: Break) -> str:
        at = self.exactly(one.where)
        match one.kind:
            case "from":
                return self.word(f"从 {at} 起", f"from {at} on")
            case "after":
                return self.word(f"超过 {at} 以后", f"beyond {at}")
            case "at":
                return self.word(f"正好在 {at}", f"at {at} alone")
            case _:
                nth = self.swept.steps.index(one.where)
                after = self.exactly(self.swept.steps[nth + 1])
                return self.word(f"{at} 与 {after} 之间", f"between {at} and {after}")


def as_text(found: Swept, language: Language) -> str:
    """Return a table of places by steps, and where they change."""
    words, page = _Words(found, language), Page(sys.stdout)
    for line in noticed(found.notices, language):
        page.say(line)
    page.say(words.head())
    for track in found.tracks:
        page.say("")
        page.say(words.title(track))
        head = [_UNIT.of(language), *map(words.short, found.steps)]
        rows = [(unit, *map(_shown, own)) for unit, own in track.places.items()]
        page.table(head, rows, figures=range(1, len(head)))
        page.say(words.how(track))
        for line in words.breaks(track):
            page.say(f"  {line}")
    return page.text()


def as_json(found: Swept, language: Language) -> str:
    """Return everything as JSON; figures are exact text."""
    del language
    data = {
        "notices": [notice.as_data() for notice in found.notices],
        "name": found.name,
        "now": show(found.now) if isinstance(found.now, Fraction) else None,
        "steps": [*map(show, found.steps)],
        "rankings": [
            {
                "ranking": track.ranking.name,
                "group": track.ranking.group,
                "exact": track.is_exact,
                "ranks": {unit: [*own] for unit, own in track.places.items()},
                "changes": [
                    {
                        "at": show(one.where),
                        "kind": one.kind,
                        "units": [
                            {"unit": unit, "was": was, "now": now}
                            for unit, was, now in one.changes
                        ],
                    }
                    for one in track.breaks
                ],
            }
            for track in found.tracks
        ],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_page(found: Swept, language: Language) -> str:
    """Return one self-contained page, with a line for each unit that moves."""
    words = _Words(found, language)
    return render(
        "sweep.html.j2",
        language,
        title=found.plan.scheme.title,
        notices=found.notices,
        head=words.head(),
        steps=[*map(words.short, found.steps)],
        tracks=[_drawn(words, track) for track in found.tracks],
    )


def _shown(place: int | None) -> str:
    return _NONE if place is None else str(place)


def _drawn(words: _Words, track: Track) -> dict[str, Any]:
    most = max((p for own in track.places.values() for p in own if p), default=1)
    ends: dict[int, list[str]] = {}
    for unit, own in track.places.items():
        ends.setdefault(own[-1] or 0, []).append(unit)
    lines = [
        {"points": _points(own), "moves": len({*own}) > 1}
        for own in track.places.values()
    ]
    return {
        "title": words.title(track),
        "how": words.how(track),
        "breaks": [*words.breaks(track)],
        "rows": [
            (unit, [(_shown(p), _better(p, own[0])) for p in own])
            for unit, own in track.places.items()
        ],
        "lines": sorted(lines, key=lambda line: bool(line["moves"])),
        "ends": [
            {"y": place * _ROW, "units": words.word("、", ", ").join(units)}
            for place, units in ends.items()
            if place
        ],
        "height": (most + 1) * _ROW,
        "width": _LEFT + _WIDE,
    }


def _points(own: tuple[int | None, ...]) -> str:
    by = _WIDE / (len(own) - 1)
    there = [(nth, place) for nth, place in enumerate(own) if place is not None]
    return " ".join(f"{_LEFT + round(nth * by)},{place * _ROW}" for nth, place in there)


def _better(place: int | None, first: int | None) -> str:
    if place is None or first is None or place == first:
        return ""
    return "good" if place < first else "bad"
