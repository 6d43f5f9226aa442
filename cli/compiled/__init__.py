"""What a rulebook can be compiled to: one line for each target, one module beside it.

The module is called like the target and has ``compiled(asked) -> Compiled``. It is
imported when somebody asks for its target.
"""

import attrs

from guiju.cli.words import Words


@attrs.frozen
class Form:
    """What a target is, how its files end, and whether people fill them in."""

    words: Words
    suffix: str
    is_filled_in: bool = False


TARGETS = {
    "docx": Form(
        Words("征求意见的文件", "a document to be circulated for comments"), ".docx"
    ),
    "html": Form(Words("征求意见的网页", "the same as a page"), ".html"),
    "plan": Form(
        Words("每个量用什么整数算", "the whole numbers that figures are computed on"),
        ".csv",
    ),
    "sql": Form(
        Words("数据库里算的脚本", "a script that computes in a database"), ".sql"
    ),
    "xlsx": Form(
        Words("会算的工作簿", "a workbook that computes"), ".xlsx", is_filled_in=True
    ),
}


def module_of(target: str) -> str:
    """Return the module that compiles to ``target``."""
    return f"guiju.cli.compiled.{target}"
