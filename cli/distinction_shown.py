"""Nominal and effective weights as a terminal shows them, and as programs read them."""

import json
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any, TextIO

from guiju.cli.distinction import remarks
from guiju.cli.grid import Page
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.distinction import Distinction, Part
from guiju.engine.number import Rounding, fixed, round_to, show
from guiju.engine.text import Language, Text
from guiju.plugins.prose.figure import with_unit

_HEAD = (
    Text(zh="项目", en="part"),
    Text(zh="名义权重", en="nominal"),
    Text(zh="实际权重", en="effective"),
    Text(zh="最低", en="lowest"),
    Text(zh="最高", en="highest"),
    Text(zh="得分有几种", en="different scores"),
    Text(zh="单位数", en="units"),
)
_FIGURES = range(1, 7)
_REST = Text(zh="封顶、保底、取舍等", en="caps, floors, rounding, …")
_ALL = Text(zh="合计", en="all")
_EQUAL = Text(
    zh="各单位都一样，没有差距可以分摊",
    en="equal for all units: there is no spread to share out",
)
_LEGEND = (
    Text(
        zh="名义权重：满分占总分满分的百分之几，是各单位的平均。",
        en="nominal: the share of full marks, on average over the units.",
    ),
    Text(
        zh="实际权重：总分的差距有百分之几来自这一项（这一项得分与总分的协方差，除以总分的方差）。"
        "负数表示：这一项得分高的，总分反而低。",
        en="effective: how much of the spread of the totals comes from the part (the "
        "covariance of its points with the total, by the variance of the total). Below "
        "zero: those who score high on it have low totals.",
    ),
)
_PLACES = 2


def as_table(
    distinctions: Sequence[Distinction], language: Language, stream: TextIO
) -> str:
    """Return a table for each ranked figure, the heaviest parts first."""
    page = Page(stream)
    for one in distinctions:
        page.say(_title(one, language))
        page.table(
            [words.of(language) for words in _HEAD],
            (*_rows(one, language),),
            figures=_FIGURES,
        )
        page.say("")
    for words in _LEGEND if distinctions else ():
        page.say(words.of(language))
    return page.text()


def as_json(distinctions: Iterable[Distinction]) -> str:
    """Return all of it for programs; numbers are exact strings."""
    data = [_data(one) for one in distinctions]
    return f"{json.dumps(data, ensure_ascii=False, indent=1)}\n"


def percent(share: Fraction | None) -> str:
    """Return a share as a percentage with two decimals, empty for none."""
    if share is None:
        return ""
    step = Fraction(1, 10**_PLACES)
    return f"{fixed(round_to(share * 100, step, Rounding.HALF_UP), _PLACES)}%"


def _title(one: Distinction, language: Language) -> str:
    units, group, by = len(one.totals), one.ranking.group, one.by.name
    words = Text(
        zh=f"{group}：{by}，{units} 个单位",
        en=f"{group}: {by}, units: {units}",
    ).of(language)
    if one.variance:
        return words
    return f"{words}; {_EQUAL.en}" if language == "en" else f"{words}；{_EQUAL.zh}"


def _rows(one: Distinction, language: Language) -> Iterable[tuple[str, ...]]:
    blank = ("", "", "", "")
    effective = dict(one.effective())
    weights = [(part, effective.get(part)) for part in one.parts]
    for part, weight in sorted(weights, key=_heaviness, reverse=True):
        yield _row(part, weight, language)
    rest = one.rest()
    if rest is not None:
        yield (_REST.of(language), "", percent(rest), *blank)
        known = [part.nominal for part in one.parts if part.nominal is not None]
        nominal = percent(sum(known, start=Fraction(0))) if known else ""
        yield (_ALL.of(language), nominal, percent(Fraction(1)), *blank)


def _heaviness(weighed: tuple[Part, Fraction | None]) -> Fraction:
    return weighed[1] or Fraction(0)


def _row(part: Part, weight: Fraction | None, language: Language) -> tuple[str, ...]:
    scores = part.scores.values()
    measure = part.quantity.measure
    ends = (min(scores), max(scores)) if scores else ()
    low, high = (
        (with_unit(end, measure, language) for end in ends) if ends else ("", "")
    )
    return (
        part.quantity.name,
        percent(part.nominal),
        percent(weight),
        low,
        high,
        str(len(set(scores))),
        str(len(part.scores)),
    )


def _data(one: Distinction) -> dict[str, Any]:
    effective = dict(one.effective())
    return {
        "group": one.ranking.group,
        "ranking": one.ranking.name,
        "by": one.by.id,
        "units": len(one.totals),
        "variance": show(one.variance),
        "parts": [_part(part, effective.get(part)) for part in one.parts],
        "rest": _exact(one.rest()),
        "findings": [_finding(found) for found in remarks([one])],
    }


def _part(part: Part, weight: Fraction | None) -> dict[str, Any]:
    scores = part.scores
    return {
        "id": part.quantity.id,
        "name": part.quantity.name,
        "role": part.quantity.role.value,
        "nominal": _exact(part.nominal),
        "effective": _exact(weight),
        "units": len(scores),
        "lowest": _exact(min(scores.values(), default=None)),
        "highest": _exact(max(scores.values(), default=None)),
        "different": len(set(scores.values())),
    }


def _finding(found: Diagnostic) -> dict[str, Any]:
    return {
        "code": found.code,
        "message": {"zh": found.message.zh, "en": found.message.en},
    }


def _exact(value: Fraction | None) -> str | None:
    return None if value is None else show(value)
