"""GJ1345: a table has more faults than anybody reads; the first are told."""

from collections.abc import Iterator
from typing import Final

from guiju.engine.contract import Table
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.source import Cell
from guiju.engine.text import Text
from guiju.plugins.trouble import Trouble

MOST: Final = 10_000
"""So many rows with faults, or missing ones, are told; the others are counted."""
UNTOLD: Final = Trouble(
    code="GJ1345",
    since="0.1",
    severity=Severity.NOTE,
    title=Text(zh="错误太多，没有全部列出", en="too many faults to tell them all"),
    why=Text(
        zh="几万行同样的错误没有人一条一条看，多半改一处公式或一列就全好了。",
        en="Nobody reads the same fault for ten thousands of rows; most often one "
        "formula or one column is to be corrected.",
    ),
)
_ADVICE: Final = Text(
    zh="先改已经列出的，同样的错误一起改，再运行一次",
    en="correct what is told, and what is alike in one go; then run it again",
)


def rows_untold(
    table: Table, looked_at: int, unread: int, place: Cell | None
) -> Diagnostic:
    """Say that of the odd rows only the first were looked at."""
    every = looked_at + unread
    return UNTOLD.found(
        Text(
            zh=f"数据表“{table.name}”有 {every:,} 行要逐行核对，前 {looked_at:,} 行里"
            f"已有错误，其余 {unread:,} 行和缺少的行都还没有核对",
            en=f'{every:,} rows of the table "{table.name}" have to be looked at one '
            f"by one; the first {looked_at:,} have faults, so {unread:,} are left, and "
            "nobody has looked for missing rows",
        ),
        _ADVICE,
        place,
    )


def cut(
    table: Table, missing: Iterator[Diagnostic], place: Cell | None
) -> Iterator[Diagnostic]:
    """Yield the first faults, and how many others there are."""
    more = 0
    for nth, fault in enumerate(missing):
        if nth < MOST:
            yield fault
        else:
            more += 1
    if more:
        yield UNTOLD.found(
            Text(
                zh=f"数据表“{table.name}”还缺 {more:,} 处，没有一一列出",
                en=f'the table "{table.name}" lacks {more:,} more, which are not told '
                "one by one",
            ),
            _ADVICE,
            place,
        )
