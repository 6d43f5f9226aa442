"""What a rulebook can be compiled to: one line for each target, one module beside it.

The module is called like the target and has ``compiled(asked) -> Compiled``. It is
imported when somebody asks for its target.
"""

from guiju.cli.words import Words

TARGETS = {
    "docx": Words("征求意见的文件", "a document to be circulated for comments"),
    "html": Words("征求意见的网页", "the same as a page"),
    "plan": Words(
        "每个量用什么整数算", "the whole numbers that figures are computed on"
    ),
    "sql": Words("数据库里算的脚本", "a script that computes in a database"),
    "xlsx": Words("会算的工作簿", "a workbook that computes"),
}


def module_of(target: str) -> str:
    """Return the module that compiles to ``target``."""
    return f"guiju.cli.compiled.{target}"
