"""Which units a veto (否决) struck: a place or a grade beside it explains nothing."""

from collections.abc import Iterator

from guiju.engine.plan import Role
from guiju.engine.result import Result
from guiju.engine.text import Language, Text
from guiju.plugins.outputs.board import Board

_STRUCK = Text(
    zh="因“{veto}”被否决的{ground}：{units}。",
    en="Struck by the veto “{veto}”{ground}: {units}.",
)
_GROUND = Text(zh="（依据：{}）", en=" (ground: {})")
_AND = Text(zh="、", en=", ")


def vetoed(result: Result, board: Board, language: Language) -> Iterator[str]:
    """Yield a sentence for each veto that struck units of ``board``.

    Of a view there is none: whether it shows a veto, its own figures say.
    """
    if result.view is not None:
        return
    for quantity in result.plan.quantities.values():
        if quantity.role is not Role.VETO or quantity.group != board.group.name:
            continue
        values = result.values[quantity.id]
        units = [line.unit for line in board.lines if values[line.unit,] is True]
        if units:
            ground = _GROUND.of(language).format(quantity.clause)
            yield _STRUCK.of(language).format(
                veto=quantity.called,
                ground=ground if quantity.clause else "",
                units=_AND.of(language).join(units),
            )
