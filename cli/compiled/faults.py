"""What is to be said about compiled files."""

from guiju.cli.fault import FINDINGS, CommandFault
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text

NOT_PROVED = CommandFault(
    code="GJ1580",
    since="0.1",
    title=Text(zh="没有证明逐位一致", en="not proved exact"),
    why=Text(
        zh="表格程序按双精度计算。工作簿里的取舍、比较和排名都证明过与精确计算一致；"
        "含对数、乘方，或者数值、小数位数太多的，证明不到，可能在末位相差。",
        en="Spreadsheets compute with 53 binary digits. What a workbook rounds, "
        "compares and ranks is proved to agree with the exact computation; with "
        "logarithms or powers, or with figures too large or too fine, there is no "
        "proof.",
    ),
    exit_code=FINDINGS,
    severity=Severity.NOTE,
)

BEYOND_SPREADSHEETS = CommandFault(
    code="GJ1581",
    since="0.1",
    title=Text(zh="表格程序容不下", en="beyond spreadsheets"),
    why=Text(
        zh="一个公式最多8192个字符，日期从1900年3月1日起；超出的规则写不成工作簿。",
        en="A formula has 8,192 characters at most, and days begin in March 1900: "
        "rules beyond that make no workbook.",
    ),
    exit_code=FINDINGS,
)

DECIMALS_UNKNOWN = CommandFault(
    code="GJ1590",
    since="0.1",
    title=Text(zh="不知道有几位小数", en="decimals unknown"),
    why=Text(
        zh="整数计算要先知道每个输入最多有几位小数。计数的输入没有小数，"
        "其他输入从数据里看；没有数据，就不知道按几分之一来算。",
        en="To compute on whole numbers one has to know how many decimals each input "
        "has at most. Counts have none; of other inputs the data shows it.",
    ),
    exit_code=FINDINGS,
)

COMPILE_FAULTS = (DECIMALS_UNKNOWN, NOT_PROVED, BEYOND_SPREADSHEETS)
