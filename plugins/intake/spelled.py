"""What the user has said that headers and names mean, where they are written otherwise.

``guiju.toml`` holds it. Nothing gets in there by itself: a near miss is a fault whose
advice is the line to write, so that a person has confirmed every one of them.
"""

import json
from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from guiju.engine.record import Record
from guiju.engine.text import Text
from guiju.plugins.intake.names import shortened
from guiju.plugins.intake.wording import listed

COLUMNS: Final = "data.columns"
NAMES: Final = "data.names"
"""The sections of ``guiju.toml``."""


@attrs.frozen(kw_only=True, eq=False, repr=False)
class Spellings(Record):
    """What somebody writes, and the name in the rulebook that it stands for."""

    columns: Mapping[str, str] = attrs.field(factory=dict)
    """Headers: of a column of figures, or of a column of names such as 单位."""
    names: Mapping[str, str] = attrs.field(factory=dict)
    """Units, raters, layers and periods."""


def to_confirm(section: str, written: str, meant: str) -> Text:
    """Return the line for ``guiju.toml`` that says what ``written`` means."""
    line = f"{_quoted(written)} = {_quoted(meant)}"
    return Text(
        zh=f"如果就是“{meant}”，在 guiju.toml 的 [{section}] 下面写一行：{line}",
        en=f'if "{meant}" is meant, write below [{section}] in guiju.toml: {line}',
    )


def near_names(written: str, nearest: Sequence[str]) -> Text | None:
    """Return which names come near, and the line that says which is meant, if any."""
    if not nearest:
        return None
    zh, en = listed(nearest)
    line = to_confirm(NAMES, written, nearest[0])
    return Text(
        zh=f"相近的名称：{zh}。请改正；{line.zh}",
        en=f"nearest names: {en}. Correct it; or {line.en}",
    )


def columns_to_confirm(near: Mapping[str, str]) -> Text | None:
    """Return the lines for headers that are nearly those of the rulebook, if any."""
    lines = [to_confirm(COLUMNS, shortened(text), m) for text, m in near.items()]
    if not lines:
        return None
    zh, en = "；".join(line.zh for line in lines), "; ".join(line.en for line in lines)
    return Text(zh=zh, en=en)


def _quoted(text: str) -> str:
    """Return ``text`` as a string of TOML; JSON escapes the same way."""
    return json.dumps(text, ensure_ascii=False)
