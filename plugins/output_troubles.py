"""What can keep an output from being written, with its code."""

from typing import Final

from guiju.engine.diagnostic import DiagnosticError, Severity
from guiju.engine.text import Text
from guiju.plugins.trouble import Trouble

OUTPUT_UNKNOWN: Final = Trouble(
    code="GJ1450",
    since="0.1",
    title=Text(zh="没有这种输出", en="there is no such output"),
    why=Text(
        zh="--only、--also 后面写输出的名称，guiju plugins 列出全部。",
        en="--only and --also take names of outputs; guiju plugins lists them all.",
    ),
)
NOTHING_TO_WRITE: Final = Trouble(
    code="GJ1451",
    since="0.1",
    title=Text(zh="没有可写的内容", en="there is nothing to write"),
    why=Text(
        zh="指名要的输出不能悄悄地不写：没有整改的方案写不出整改清单，"
        "公开里写不出内部才有的明细表。",
        en="An output that was named is not left out in silence: a scheme without "
        "problems has no list of them, and a view no score sheets of all units.",
    ),
)
PACKAGE_MISSING: Final = Trouble(
    code="GJ1452",
    since="0.1",
    title=Text(zh="缺少这种输出要用的包", en="an output lacks its package"),
    why=Text(
        zh="不常用的输出所用的包，要用到时才装。",
        en="What few outputs use is installed where it is used.",
    ),
)
NO_CHINESE_FONT: Final = Trouble(
    code="GJ1453",
    since="0.1",
    title=Text(zh="没有可用的中文字体", en="there is no Chinese font"),
    why=Text(
        zh="PDF 把字形写进文件；没有中文字体，写出来的只是方框。",
        en="A PDF holds the shapes of its letters; without a Chinese font there would "
        "be nothing but boxes.",
    ),
)
NOT_WRITTEN_AGAIN: Final = Trouble(
    code="GJ1454",
    since="0.1",
    title=Text(zh="有的报告没有重新写出", en="a report was not written again"),
    why=Text(
        zh="PDF 里是机器上的字体，换一台机器写出的字节就不同，比较没有意义。",
        en="A PDF holds fonts of the machine. Another machine writes other bytes, and "
        "comparing them says nothing.",
    ),
    severity=Severity.NOTE,
)


def missing_package(output: str, needs: str) -> DiagnosticError:
    """Return what to say where the package is absent that an output needs."""
    return PACKAGE_MISSING.error(
        Text(
            zh=f"写 {output} 要用的包没有安装",
            en=f"the package that {output} is written with is not installed",
        ),
        Text(
            zh=f"运行 pip install {needs}，再来一次",
            en=f"run pip install {needs} and try again",
        ),
    )
