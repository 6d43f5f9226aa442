"""Which sections a whole report has, in the order in which it is read."""

from collections.abc import Mapping, Sequence

import attrs

from guiju.engine.text import Language, Text
from guiju.plugins.output import Report
from guiju.plugins.outputs.arrange import ADJUSTMENTS
from guiju.plugins.outputs.board_part import BoardPart
from guiju.plugins.outputs.firmness_part import Alike, Firmness
from guiju.plugins.outputs.problems import ProblemList

_TITLES = {
    "ranking": Text(zh="考评排名", en="Rankings"),
    "structure": Text(zh="得分结构与失分", en="Where points came from and went"),
    "adjustments": Text(zh="加分与扣分", en="Bonus and deductions"),
    "problems": Text(zh="整改情况", en="Rectification"),
    "constraints": Text(zh="约束核验", en="Constraints"),
    "firmness": Text(zh="名次的稳固程度", en="How firm the places are"),
    "distinction": Text(zh="没有拉开差距的指标", en="What tells nobody apart"),
    "open": Text(zh="待定事项与解释", en="Open points and interpretations"),
    "units": Text(zh="各单位得分明细", en="Details of each unit"),
    "origin": Text(zh="规则和数据的出处", en="Where rules and data come from"),
}
KEYS = tuple(_TITLES)
"""What the sections are called in links."""
_SHEETS = {
    "ranking": ("top", "ranking"),
    "structure": ("structure", "adjustments"),
    "problems": ("problems",),
    "units": ("units",),
}
"""What has pages of its own when it is printed; all else is printed together."""
_NOTES = Text(zh="核验与说明", en="Verification and notes")
_NUMERALS = "一二三四五六七八九十"


@attrs.frozen(kw_only=True)
class Section:
    """One section: what links call it, and its title with its number."""

    key: str
    title: str


@attrs.frozen(kw_only=True)
class Sheet:
    """Printed pages with one line at their top, and the sections that are on them."""

    key: str
    title: str
    sections: tuple[str, ...]


def sheets(found: Mapping[str, Section], language: Language) -> tuple[Sheet, ...]:
    """Return the printed pages of the sections that there are."""
    own = [
        Sheet(key=f"p-{key}", title=found[key].title, sections=inner)
        for key, inner in _SHEETS.items()
        if key in found
    ]
    apart = {key for inner in _SHEETS.values() for key in inner}
    others = tuple(key for key in found if key not in apart)
    return (*own, Sheet(key="p-notes", title=_NOTES.of(language), sections=others))


def sections(
    report: Report,
    parts: Sequence[BoardPart],
    lists: Sequence[ProblemList],
    firm: Sequence[Firmness],
    same: Sequence[Alike],
) -> Mapping[str, Section]:
    """Return the sections that have something in them, by their keys."""
    is_there = {
        "ranking": bool(parts) or not lists,
        "structure": any(part.has_structure for part in parts),
        "adjustments": any(part.board.of_role(*ADJUSTMENTS) for part in parts),
        "problems": bool(lists),
        "constraints": True,
        "firmness": bool(firm),
        "distinction": bool(same),
        "open": True,
        "units": bool(parts),
        "origin": True,
    }
    present = [key for key in KEYS if is_there[key]]
    return {
        key: Section(key=key, title=_title(nth, key, report.language))
        for nth, key in enumerate(present)
    }


def _title(nth: int, key: str, language: Language) -> str:
    words = _TITLES[key]
    numbered = Text(zh=f"{_NUMERALS[nth]}、{words.zh}", en=f"{nth + 1}. {words.en}")
    return numbered.of(language)
