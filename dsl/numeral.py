"""Figures as Chinese words say them: 三分, 百分之五, 一百二十, 零点五.

The language takes digits only, since a word like 三 is as good a name as any other. So
these are never read; they are recognised where a figure should have been written.
"""

import re
from fractions import Fraction

from guiju.dsl.keywords import MEASURES, canonical_measure
from guiju.engine.number import show

_DIGITS = {
    **{char: value for value, char in enumerate("零一二三四五六七八九")},
    "〇": 0,
    "两": 2,
}
_UNITS = {"十": 10, "百": 100, "千": 1_000}
_NUMERAL = re.compile(
    rf"(?P<share>百分之)?(?P<half>半)?(?P<figure>[{''.join(_DIGITS)}十百千点]*)"
    r"(?P<measure>[^\W\d_]*)"
)
_ALSO_MEASURES = frozenset({"", "万元", "亿元"})
_LONGEST = 20


def in_digits(word: str) -> str | None:
    """Return ``word`` in digits with its measure, ``3分`` or ``5%``, or None.

    一百五 is no figure: some mean 150 and some 105.
    """
    match = _NUMERAL.fullmatch(word) if len(word) <= _LONGEST else None
    if match is None or bool(match["half"]) == bool(match["figure"]):
        return None
    value = Fraction(1, 2) if match["half"] else _value(match["figure"])
    measure = match["measure"]
    if value is None or (match["share"] and (measure or match["half"])):
        return None
    if match["half"] and not measure:
        return None
    if canonical_measure(measure) not in MEASURES and measure not in _ALSO_MEASURES:
        return None
    return show(value) + ("%" if match["share"] else measure)


def _value(text: str) -> Fraction | None:
    whole, point, decimals = text.partition("点")
    if point and not (decimals and _is_digit_by_digit(decimals)):
        return None
    number = int(_digits(whole)) if _is_digit_by_digit(whole) else _counted(whole)
    if number is None:
        return None
    return number + Fraction(int(_digits(decimals) or 0), 10 ** len(decimals))


def _is_digit_by_digit(text: str) -> bool:
    return bool(text) and all(char in _DIGITS for char in text)


def _digits(text: str) -> str:
    return "".join(str(_DIGITS[char]) for char in text)


def _counted(text: str) -> int | None:
    """Return what 一千二百三十四 says; each unit is smaller than the one before."""
    total, digit, last = 0, None, 10_000
    for at, char in enumerate(text):
        if char in _DIGITS:
            is_short = text[at - 1 :] in {f"百{char}", f"千{char}"}
            if digit or (is_short and at):
                return None
            digit = _DIGITS[char]
            continue
        unit = _UNITS.get(char, last)
        if unit >= last or digit == 0 or (digit is None and unit != _UNITS["十"]):
            return None
        total, digit, last = total + (1 if digit is None else digit) * unit, None, unit
    return total + (digit or 0) if text else None
