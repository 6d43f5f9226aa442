"""How firm rankings are, as a terminal shows it, as programs read it, and as a page."""

import json
import sys
from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from guiju.cli.grid import Page
from guiju.cli.supposed.chance import Mark, Whole
from guiju.cli.supposed.firm import Firm, Spread
from guiju.cli.supposed.firm_words import (
    CHANCE,
    HEAD,
    NOT_A_FORECAST,
    WEIGHED,
    Words,
    effects,
)
from guiju.cli.supposed.sensitivity import Sensitivity
from guiju.engine.distinction import Distinction
from guiju.engine.number import show
from guiju.engine.text import Language, Text
from guiju.plugins.outputs.bars import Scale
from guiju.plugins.outputs.notices import noticed
from guiju.plugins.outputs.page import render

_ORDERS = Text(zh="相邻两名谁在前：", en="neighbours:")
_FIRM = Text(zh="每次抽样都成立：", en="in every draw:")
_NOTHING_FIRM = Text(
    zh="没有一个名次在每次抽样里都不变", en="no place is the same in every draw"
)
_EFFECTIVE = Text(
    zh="实际权重（现在的数据里，总分的差距有多少来自这一部分）：",
    en="effective weights (how much of the spread of the totals comes from the part):",
)
_HALF = Fraction(1, 2)


def as_text(found: Sensitivity, language: Language) -> str:
    """Return tables and sentences, ranking by ranking."""
    words, page = Words(found, language), Page(sys.stdout)
    for line in noticed(found.notices, language):
        page.say(line)
    page.say(words.drawn())
    for line in words.ranges():
        page.say(f"  {line}")
    for firm in found.firm:
        _ranking(page, words, firm)
    for one in found.distinctions:
        page.say("")
        page.say(f"{one.ranking.group} {_EFFECTIVE.of(language)}")
        head = [word.of(language) for word in WEIGHED]
        page.table(head, words.weighed(one), figures=(1, 2))
    page.say("")
    page.say(CHANCE.of(language))
    page.say(NOT_A_FORECAST.of(language))
    return page.text()


def as_json(found: Sensitivity, language: Language) -> str:
    """Return all counts as JSON; figures are exact text."""
    del language
    data = {
        "notices": [notice.as_data() for notice in found.notices],
        "draws": found.draws,
        "seed": found.seed,
        "weights": [
            {
                "id": name,
                "now": show(weighing.weights[name]),
                "low": _end(whole, name, 0),
                "high": _end(whole, name, 1),
            }
            for weighing, whole in found.weights
            for name in whole.now
        ],
        "marks": list(map(_mark, found.marks)),
        "rankings": list(map(_firm, found.firm)),
        "effective": [_effective(found, one) for one in found.distinctions],
    }
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def as_page(found: Sensitivity, language: Language) -> str:
    """Return one self-contained page, with a bar from the best place to the worst."""
    words = Words(found, language)
    return render(
        "sensitivity.html.j2",
        language,
        title=found.plan.scheme.title,
        notices=found.notices,
        drawn=words.drawn(),
        ranges=[*words.ranges()],
        head=HEAD,
        weighed=WEIGHED,
        rankings=[_shown(words, firm) for firm in found.firm],
        effective=[
            {"group": one.ranking.group, "rows": [*words.weighed(one)]}
            for one in found.distinctions
        ],
        chance=CHANCE,
        not_a_forecast=NOT_A_FORECAST,
    )


def _ranking(page: Page, words: Words, firm: Firm) -> None:
    language = words.language
    page.say("")
    page.say(words.title(firm))
    head = [word.of(language) for word in HEAD]
    page.table(head, [_row(words, firm, one) for one in firm.spreads], figures=(1, 3))
    conclusions = [*words.conclusions(firm)]
    page.say(_FIRM.of(language) if conclusions else _NOTHING_FIRM.of(language))
    for line in conclusions:
        page.say(f"  {line}")
    page.say(_ORDERS.of(language))
    for line in words.orders(firm):
        page.say(f"  {line}")


def _row(words: Words, firm: Firm, one: Spread) -> tuple[str, ...]:
    kept = words.percent(Fraction(one.kept, firm.draws), 1)
    return (one.unit, str(one.now), words.span(one), kept, words.counts(one))


def _shown(words: Words, firm: Firm) -> dict[str, Any]:
    worst = max(one.worst for one in firm.spreads)
    scale = Scale(_HALF, worst + _HALF)
    return {
        "title": words.title(firm),
        "rows": [
            {
                "cells": _row(words, firm, one),
                "bar": scale.bar(
                    one.best - _HALF, one.worst + _HALF, Fraction(one.now)
                ),
            }
            for one in firm.spreads
        ],
        "conclusions": [*words.conclusions(firm)],
        "orders": [*words.orders(firm)],
    }


def _end(whole: Whole, name: str, nth: int) -> str | None:
    """Return an end of the range of a weight; None where it takes its share."""
    if name not in whole.ends:
        return None
    return show(Fraction(whole.ends[name][nth], whole.fine))


def _mark(mark: Mark) -> dict[str, Any]:
    low, high = (mark.origin + mark.step * by for by in (mark.least, mark.most))
    return {
        "id": mark.quantity.id,
        "key": list(mark.key),
        "now": show(mark.origin),
        "low": show(low),
        "high": show(high),
        "step": show(mark.step),
    }


def _firm(firm: Firm) -> dict[str, Any]:
    return {
        "ranking": firm.ranking.name,
        "group": firm.ranking.group,
        "units": [
            {
                "unit": one.unit,
                "rank": one.now,
                "best": one.best,
                "worst": one.worst,
                "kept": one.kept,
                "ranks": {str(place): times for place, times in one.counts.items()},
            }
            for one in firm.spreads
        ],
        "neighbours": [
            {"above": o.above, "below": o.below, "ahead": o.ahead, "level": o.level}
            for o in firm.orders
        ],
        "always": [one.unit for one in firm.always],
        "heads": list(firm.heads),
    }


def _effective(found: Sensitivity, one: Distinction) -> dict[str, Any]:
    nominal, effective = effects(found.plan, one)
    return {
        "group": one.ranking.group,
        "by": one.by.id,
        "parts": _parts(nominal.get, effective.items()),
    }


def _parts(nominal: Any, effective: Iterable[tuple[str, Fraction]]) -> list[Any]:  # noqa: ANN401 - JSON
    return [
        {
            "name": name,
            "nominal": None if nominal(name) is None else show(nominal(name)),
            "effective": show(weight),
        }
        for name, weight in effective
    ]
