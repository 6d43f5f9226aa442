"""Letters that look like others and are not: the eye cannot find them, a program can.

Radicals and compatibility forms of Chinese characters come out of PDF files; Cyrillic
and Greek letters come from keyboards left in another language. Full-width letters are
no danger: they are folded when a text is cut.
"""

import re
import unicodedata

_LATIN = dict(
    zip(
        "АВЕКМНОРСТХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧονν",
        "ABEKMHOPCTXaeopcyxijsABEZHIKMNOPTYXovv",
        strict=True,
    )
)
"""Cyrillic and Greek letters that are drawn like a Latin one."""

LOOK_ALIKE = re.compile(f"[{''.join(_LATIN)}\u2e80-\u2fdf\uf900-\ufaff]")


_FIGURES = str.maketrans("Oo", "00")
_FIGURE = re.compile(r"^[0-9][0-9.Oo]*")


def usual(text: str) -> str:
    """Return ``text`` with the usual letters in place of their look-alikes.

    Inside a figure, what looks like the letter O was meant to be a zero.
    """
    letters = LOOK_ALIKE.sub(lambda match: _usual_letter(match[0]), text)
    return _FIGURE.sub(lambda match: match[0].translate(_FIGURES), letters)


def _usual_letter(letter: str) -> str:
    return _LATIN.get(letter) or unicodedata.normalize("NFKC", letter)
