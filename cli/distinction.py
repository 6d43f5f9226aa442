"""What there is to say of parts that do not tell the units apart (区分度), with codes.

They are notes: a rule can be right although nobody has broken it this year.
"""

from collections.abc import Callable, Iterable, Iterator

import attrs

from guiju.cli.again import repeated
from guiju.dsl.figure import figure, listed
from guiju.engine.diagnostic import Coded, Diagnostic, Severity
from guiju.engine.distinction import Distinction, Part, distinctions
from guiju.engine.plan import Role
from guiju.engine.result import Result
from guiju.engine.text import Language, Text

_MOST = 3
"""So many notes follow a run; the command for them tells all."""
_LOOKED_AT = 100_000
"""A result of more figures is not looked through by the way: it would take longer."""
_ADJUSTMENTS = frozenset({Role.BONUS, Role.DEDUCTION})


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Remark(Coded):
    """One thing that can be said of parts, and of which parts it is."""

    code: str = attrs.field(validator=attrs.validators.matches_re(r"GJ17\d{2}"))
    severity: Severity = Severity.NOTE
    advice: Text
    is_so: Callable[[Part], bool]
    words: Callable[[tuple[Part, ...], str], Text]

    def on(self, distinction: Distinction) -> Iterator[Diagnostic]:
        """Yield the note on the parts that it is so of, if there are any."""
        parts = tuple(filter(self.is_so, distinction.parts))
        if parts:
            message = self.words(parts, distinction.ranking.group)
            yield self.found(message, self.advice)


def remarks(ranked: Iterable[Distinction]) -> tuple[Diagnostic, ...]:
    """Return all notes, group by group."""
    return tuple(
        found for one in ranked for remark in REMARKS for found in remark.on(one)
    )


def brief(result: Result, shown: str, language: Language) -> Iterator[str]:
    """Yield a few lines on ``result``; ``shown`` is what the rulebook is called."""
    if result.figures > _LOOKED_AT:
        yield _not_looked_at(result.figures, repeated(shown)).of(language)
        return
    found = remarks(distinctions(result))
    note = Text(zh="说明：", en="note: ").of(language)
    for one in found[:_MOST]:
        yield f"{one.code} {note}{one.message.of(language)}"
    if found:
        more, called = len(found) - _MOST, repeated(shown)
        zh = f"还有{more}条，" if more > 0 else ""
        en = f"{more} more; " if more > 0 else ""
        yield Text(
            zh=f"{zh}各项的实际权重见 guiju data distinction {called}",
            en=f"{en}for the effective weights see guiju data distinction {called}",
        ).of(language)


def _not_looked_at(figures: int, called: str) -> Text:
    return Text(
        zh=f"结果有 {figures} 个数，没有逐项看区分度；guiju data distinction {called} "
        "可以看，要花较长时间",
        en=f"the result has {figures} figures, and whether parts tell the units apart "
        f"was not looked at; guiju data distinction {called} does, and takes long",
    )


def _names(parts: tuple[Part, ...]) -> Text:
    return listed(tuple(part.quantity.name for part in parts))


def _alike(parts: tuple[Part, ...], group: str) -> Text:
    names = _names(parts)
    if len(parts) > 1:
        return Text(
            zh=f"“{group}”的{names.zh}，各单位得分都一样",
            en=f"{names.en}: all units of “{group}” have the same score",
        )
    (part,) = parts
    score = figure(next(iter(part.scores.values())), part.quantity.measure)
    return Text(
        zh=f"“{group}”的{names.zh}，各单位都是 {score.zh}",
        en=f"{names.en}: all units of “{group}” have {score.en}",
    )


def _nobody(parts: tuple[Part, ...], group: str) -> Text:
    names = _names(parts)
    return Text(
        zh=f"{names.zh}没有用到“{group}”的任何一个单位上",
        en=f"{names.en} came to no unit of “{group}”",
    )


def _everybody(parts: tuple[Part, ...], group: str) -> Text:
    names = _names(parts)
    return Text(
        zh=f"“{group}”的每个单位都有{names.zh}",
        en=f"every unit of “{group}” has {names.en}",
    )


def _is_adjustment(part: Part) -> bool:
    return part.quantity.role in _ADJUSTMENTS and len(part.scores) > 1


ALIKE = Remark(
    code="GJ1701",
    since="0.1",
    title=Text(zh="指标没有区分度", en="an indicator tells nobody apart"),
    why=Text(
        zh="各单位得分都一样的指标，写了权重也不影响名次。",
        en="An indicator on which all score the same has no say in the order, whatever "
        "its weight.",
    ),
    advice=Text(
        zh="看看标准是不是太松、太严，或者数据是不是照抄的",
        en="see whether the standard is too lax or too strict, or the data was copied",
    ),
    is_so=lambda part: part.is_alike and part.quantity.role not in _ADJUSTMENTS,
    words=_alike,
)
NOBODY = Remark(
    code="GJ1702",
    since="0.1",
    title=Text(zh="加分扣分没有用到", en="a bonus or deduction nobody got"),
    why=Text(
        zh="没有一个单位加到或者被扣：可能都做得好，也可能没有人查、没有人报。",
        en="Perhaps all did well; perhaps nobody looked, or nobody reported it.",
    ),
    advice=Text(
        zh="核对有没有漏报；长期用不到的，考虑删去",
        en="check that nothing was left out; what is never used can go",
    ),
    is_so=lambda part: _is_adjustment(part) and not any(part.scores.values()),
    words=_nobody,
)
EVERYBODY = Remark(
    code="GJ1703",
    since="0.1",
    title=Text(zh="加分扣分人人都有", en="a bonus or deduction everybody got"),
    why=Text(
        zh="人人都加的分不再是奖励，人人都扣的分不再是警示。",
        en="What everybody gets is no reward, and what everybody loses no warning.",
    ),
    advice=Text(
        zh="看看门槛是不是太低",
        en="see whether the threshold is too low",
    ),
    is_so=lambda part: _is_adjustment(part) and all(part.scores.values()),
    words=_everybody,
)
REMARKS = (ALIKE, NOBODY, EVERYBODY)
