"""The commands in the order of working with a rulebook, with a line for each.

It is a table, so that ``guiju --help`` need not import the commands.
"""

from guiju.cli.words import Words

COMMANDS = {
    "new": Words("新建一个规则书文件夹", "make a rulebook folder"),
    "check": Words("检查规则书，不计分", "check rulebooks, score nothing"),
    "fmt": Words("统一写法，意思不变", "write rulebooks in canonical form"),
    "test": Words("运行规则书里的例", "run the examples of rulebooks"),
    "inputs": Words("列出需要填报的数据", "list the data that is needed"),
    "template": Words("生成填报用的工作簿", "make a workbook to fill in"),
    "data": Words("检查填报的数据", "check the reported data"),
    "run": Words("计分、排名、写出报告", "score, rank and write reports"),
    "verify": Words("核验一次运行，重算一遍", "verify a run by computing it again"),
    "explain": Words("说明一个得分的由来", "say why a score is what it is"),
    "appeal": Words("一个单位的申诉复核材料", "the papers for one unit's appeal"),
    "diff": Words("比较两个规则书或两次结果", "compare two rulebooks or results"),
    "whatif": Words("假如这样改，谁的名次会变", "what would be if: who moves"),
    "sensitivity": Words(
        "权重、评分稍有不同，名次会不会变", "how firm ranks are if marks vary"
    ),
    "certify": Words("说明名次有多牢", "say how firm the ranking is"),
    "compile": Words("把规则写成会算的工作簿等", "write the rules as a workbook"),
    "graph": Words("画出计算的先后关系", "draw what depends on what"),
    "rulebooks": Words("列出自带的规则书", "list the shipped rulebooks"),
    "plugins": Words("列出插件和来处", "list the plugins and their origin"),
    "explain-code": Words("解释一个编号", "explain a diagnostic code"),
}


def module_of(command: str) -> str:
    """Return the module that defines ``command``."""
    return f"guiju.cli.commands.{command.replace('-', '_')}"
