"""Names in a message: an English reader meets those of the language in English.

A message quotes names as the model knows them, where 评分 or 一季度 has only its
Chinese form. Names of the rulebook stay as they are.
"""

import re

from guiju.dsl.keywords import PREVIOUS, spelled_term
from guiju.dsl.terms import MARK, MARK_TERMS, spelled_period, spelled_quantity
from guiju.engine.text import Text

_QUOTED = re.compile(r"(?<=“)[^“”]+(?=”)")
_CHAIN = re.compile(r"( [→←] )")
_PATH = re.compile(r"([\w·.]+)(?:\[(.*)\])?")


def in_english(text: Text) -> Text:
    """Return ``text`` with the quoted names of its English side in English."""
    return Text(zh=text.zh, en=_QUOTED.sub(_chain, text.en))


def _chain(found: re.Match[str]) -> str:
    return "".join(map(called, _CHAIN.split(found[0])))


def called(name: str) -> str:
    """Return the name of a quantity, perhaps with keys, as it is written in English."""
    match = _PATH.fullmatch(name)
    if match is None:
        return name
    *before, last = match[1].split(".")
    heads = [spelled_term(word, "en") if word == PREVIOUS else word for word in before]
    if last == MARK and before:
        last = MARK_TERMS[MARK]
    elif all(word == PREVIOUS for word in before):
        last = spelled_quantity(last, "en")
    path = ".".join([*heads, last])
    if match[2] is None:
        return path
    keys = (spelled_period(key.strip(), "en") for key in match[2].split(","))
    return f"{path}[{', '.join(keys)}]"
