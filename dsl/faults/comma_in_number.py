"""GJ0014: a number with a comma, a missing zero, or another sign for the point."""

from collections.abc import Iterator
from itertools import pairwise

from guiju.dsl.fault import Fault, Found, Piece, Stuck
from guiju.engine.diagnostic import Edit
from guiju.engine.text import Text

_DIGITS = frozenset({"NUMBER", "QUANTITY"})
_BETWEEN = frozenset({",", ";", "'", "·", "’"})
_THOUSAND = 3


def recognise(stuck: Stuck) -> Found | None:
    """Try to read the pieces of a number as one."""
    for pieces, meant, sure in _numbers(stuck):
        span = stuck.span(pieces[0], pieces[-1])
        edit = Edit(span=span, text=meant)
        if stuck.goes_on(edit):
            written = stuck.text[span.start : span.end]
            return Found(
                span=span,
                message=Text(
                    zh=f"“{written}”不是一个数，是不是“{meant}”？",
                    en=f"“{written}” is not a number; did you mean “{meant}”?",
                ),
                meant=edit,
                sure=sure,
            )
    return None


def _numbers(stuck: Stuck) -> Iterator[tuple[list[Piece], str, bool]]:
    for at in range(max(stuck.line, stuck.at - 2), stuck.at + 2):
        pieces = stuck.pieces[at : at + 3]
        if not all(a.end == b.start for a, b in pairwise(pieces)):
            pieces = pieces[:2]
        match pieces:
            case [whole, sign, rest] if _are_digits(whole, rest):
                if sign.text in _BETWEEN:
                    yield pieces, *_joined(whole, sign, rest)
            case [sign, rest, *_] if sign.text == "." and rest.kind in _DIGITS:
                if sign.end == rest.start:
                    yield pieces[:2], f"0.{rest.text}", True


def _are_digits(whole: Piece, rest: Piece) -> bool:
    return whole.kind == "NUMBER" and rest.kind in _DIGITS


def _joined(whole: Piece, sign: Piece, rest: Piece) -> tuple[str, bool]:
    """Return the number, and whether it cannot be meant otherwise."""
    digits = len(rest.text) - len(rest.text.lstrip("0123456789"))
    thousands = sign.text != ";" and digits == _THOUSAND
    return whole.text + ("" if thousands else ".") + rest.text, not thousands


FAULT = Fault(
    code="GJ0014",
    since="0.1",
    title=Text(zh="数里写了逗号或别的符号", en="comma or another sign in a number"),
    help=Text(
        zh="小数点写成“.”，前面要有数字；千位之间不加逗号",
        en="write the decimal point as “.” with a digit before it, and no comma "
        "between thousands",
    ),
    bad=(
        "指标 县区指标 满分 ⟦5，5分⟧ { 政策解读 5.5分 }",
        "参数 上限: 元 = ⟦1,000元⟧",
        "参数 上限: 分 = ⟦.5分⟧",
    ),
    good="指标 县区指标 满分 5.5分 { 政策解读 5.5分 }",
    recognise=recognise,
)
