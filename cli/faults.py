"""Everything that can be wrong with what a command is asked to do, with its code."""

from guiju.cli.compiled.faults import COMPILE_FAULTS
from guiju.cli.correction_faults import CORRECTION_FAULTS
from guiju.cli.fault import FINDINGS, CommandFault
from guiju.cli.sql_faults import SQL_FAULTS
from guiju.cli.supposed.faults import SUPPOSED_FAULTS
from guiju.cli.verify_faults import VERIFY_FAULTS
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text

RULEBOOK_UNKNOWN = CommandFault(
    code="GJ1501",
    since="0.1",
    title=Text(zh="没有这个规则书", en="there is no such rulebook"),
    why=Text(
        zh="RULEBOOK 是 .guiju 文件、放规则书的文件夹，或自带规则书的名称。",
        en="RULEBOOK is a .guiju file, the folder of a rulebook, or the name of a "
        "shipped one.",
    ),
)
NOT_ONE_RULEBOOK = CommandFault(
    code="GJ1502",
    since="0.1",
    title=Text(zh="不能确定是哪个规则书", en="it is not clear which rulebook is meant"),
    why=Text(
        zh="文件夹里没有 .guiju 文件，或有好几个而没有一个叫 scheme.guiju。",
        en="The folder has no .guiju file, or several and none is scheme.guiju.",
    ),
)
FILE_UNREADABLE = CommandFault(
    code="GJ1503",
    since="0.1",
    title=Text(zh="文件读不出来", en="a file cannot be read"),
    why=Text(
        zh="没有读取权限，或读取时设备出错。",
        en="There is no permission to read it, or the device failed.",
    ),
    exit_code=FINDINGS,
)
PROJECT_FAULTY = CommandFault(
    code="GJ1504",
    since="0.1",
    title=Text(zh="guiju.toml 写得不对", en="guiju.toml is not right"),
    why=Text(
        zh="guiju.toml 说明数据在哪里；写错的一行不能跳过，否则读到的是另一份数据。",
        en="guiju.toml says where the data lies. A line that is wrong is not skipped: "
        "other data would be read.",
    ),
    exit_code=FINDINGS,
)
SETTING_FAULTY = CommandFault(
    code="GJ1505",
    since="0.1",
    title=Text(zh="--set 写得不对", en="--set is not right"),
    why=Text(
        zh="设定的数值要带计量单位，写法与规则书相同。",
        en="A value is given with its measure, as a rulebook writes it.",
    ),
)
UNIT_UNKNOWN = CommandFault(
    code="GJ1506",
    since="0.1",
    title=Text(zh="没有这个单位", en="there is no such unit"),
    why=Text(
        zh="单位用规则书里的名称或别名。",
        en="A unit goes by its name in the rulebook, or by an alias.",
    ),
)
QUANTITY_UNKNOWN = CommandFault(
    code="GJ1507",
    since="0.1",
    title=Text(zh="没有这个量", en="there is no such quantity"),
    why=Text(
        zh="总分、环节、指标、加分、扣分等都可以说明，用规则书里的名称。",
        en="Totals, stages, indicators and adjustments go by their names in the "
        "rulebook.",
    ),
)
FOLDER_TAKEN = CommandFault(
    code="GJ1508",
    since="0.1",
    title=Text(zh="文件夹里已有东西", en="the folder is not empty"),
    why=Text(
        zh="新建规则书不覆盖已有的文件。",
        en="A new rulebook overwrites nothing.",
    ),
)
FILE_KEPT = CommandFault(
    code="GJ1514",
    since="0.1",
    title=Text(zh="工作簿已经有了", en="the workbook is there already"),
    why=Text(
        zh="已有的填报表、会算的工作簿里可能填了数，重新生成会丢掉，所以不覆盖。",
        en="Somebody may have filled in the workbook that is there; it is kept.",
    ),
)
SUFFIX_OTHER = CommandFault(
    code="GJ1515",
    since="0.1",
    title=Text(zh="文件名与内容不符", en="the name of another kind of file"),
    why=Text(
        zh="名称写着一种文件，内容是另一种，打开时要么打不开，要么要问。",
        en="What is called one kind of file and is another does not open.",
    ),
)
TOO_MANY_FIGURES = CommandFault(
    code="GJ1516",
    since="0.1",
    title=Text(zh="结果太大，写不成这种文件", en="too many figures for this output"),
    why=Text(
        zh="几百万个数的网页、文档和工作簿打不开，写出来要几个小时；"
        "xlsx 的一张表最多 1048576 行。",
        en="Nobody can open a page, document or workbook of millions of figures, and "
        "writing one takes hours. A sheet of an xlsx has 1,048,576 rows at most.",
    ),
)
NO_DATA = CommandFault(
    code="GJ1509",
    since="0.1",
    title=Text(zh="没有说数据在哪里", en="it is not said where the data lies"),
    why=Text(
        zh="数据写在命令里，或写在规则书旁边的 guiju.toml 里。",
        en="Data is named on the command line, or in guiju.toml beside the rulebook.",
    ),
)
CODE_UNKNOWN = CommandFault(
    code="GJ1510",
    since="0.1",
    title=Text(zh="没有这个编号", en="there is no such code"),
    why=Text(
        zh="每条检查意见都有编号，例如 GJ0203。",
        en="Every finding has a code, for example GJ0203.",
    ),
)
EXAMPLE_DIFFERS = CommandFault(
    code="GJ1511",
    since="0.1",
    title=Text(zh="例与规则不符", en="an example does not hold"),
    why=Text(
        zh="规则算出的与例里期望的不同：不是规则写错了，就是例写错了。",
        en="The rules give something else than the example expects: one of the two is "
        "wrong.",
    ),
    exit_code=FINDINGS,
)
NO_EXAMPLES = CommandFault(
    code="GJ1512",
    since="0.1",
    title=Text(zh="规则书没有例", en="a rulebook without examples"),
    why=Text(
        zh="没有例，就没有试过任何一条规则，不能算通过。",
        en="Without examples no rule was tried, so nothing has passed.",
    ),
    exit_code=FINDINGS,
)
GIVEN_REFUSED = CommandFault(
    code="GJ1513",
    since="0.1",
    title=Text(
        zh="例给定的值不合数据要求", en="an example gives what nobody may report"
    ),
    why=Text(
        zh="上报这样的数会被退回，用它算出的结果说明不了规则。",
        en="Such a figure would be sent back, so nothing computed from it tells of the "
        "rule.",
    ),
    exit_code=FINDINGS,
)
VIEW_UNKNOWN = CommandFault(
    code="GJ1520",
    since="0.1",
    title=Text(zh="没有这个公开", en="there is no such view"),
    why=Text(
        zh="--view 后面写规则书里“公开”的名称。",
        en="--view takes the name of a view (publish) of the rulebook.",
    ),
)
READER_MISSING = CommandFault(
    code="GJ1521",
    since="0.1",
    title=Text(zh="没有说给哪个单位看", en="it is not said which unit reads"),
    why=Text(
        zh="写了“本单位”的公开，每个单位只看到自己的；显示出来要先知道是哪一个。",
        en="In a view with “own_unit” each unit sees its own; to show it, one "
        "has to be named.",
    ),
)
BEYOND_VIEW = CommandFault(
    code="GJ1522",
    since="0.1",
    title=Text(zh="这个量没有公开", en="the view does not show this"),
    why=Text(
        zh="加了 --view，就只说明那一份公开看得到的量。",
        en="With --view only what that view shows is explained.",
    ),
    exit_code=FINDINGS,
)
RESULT_NOT_FOUND = CommandFault(
    code="GJ1541",
    since="0.1",
    title=Text(zh="没有这个结果", en="there is no such result"),
    why=Text(
        zh="上期的数、下级考核的结果，都从 guiju run -o 写出的结果文件里读。",
        en="What the last period or another scheme came to is read from the result "
        "that guiju run -o wrote.",
    ),
)
RESULT_CHANGED = CommandFault(
    code="GJ1542",
    since="0.1",
    title=Text(zh="结果与它的凭据不符", en="a result is not the one of its receipt"),
    why=Text(
        zh="改过的结果追不回它的条款和数据，不能再往下一期算。",
        en="A result that was changed leads back to no clause and no cell, so nothing "
        "is computed from it.",
    ),
    exit_code=FINDINGS,
)
RESULT_LACKS = CommandFault(
    code="GJ1543",
    since="0.1",
    title=Text(zh="结果里没有要读的量", en="a result lacks what is read of it"),
    why=Text(
        zh="规则要读的量，在那个结果里没有，或者单位、列法不同，不能代用别的数。",
        en="The quantity that the rules read is not in it, or has another measure or "
        "other keys; no other figure may stand in its place.",
    ),
    exit_code=FINDINGS,
)
RESULT_OF_ANOTHER = CommandFault(
    code="GJ1544",
    since="0.1",
    title=Text(
        zh="上期结果是另一个方案的", en="the previous result is of another scheme"
    ),
    why=Text(
        zh="方案可能逐年改名；也可能拿错了文件，那样量名相同也不是同一回事。",
        en="A scheme may be renamed from year to year. Or it is the wrong file, and "
        "the same name means something else.",
    ),
    exit_code=FINDINGS,
    severity=Severity.WARNING,
)
RESULT_OF_OTHERS = CommandFault(
    code="GJ1545",
    since="0.1",
    title=Text(
        zh="结果里有名单以外的单位", en="a result tells of others than are listed"
    ),
    why=Text(
        zh="区划撤并后，上期的单位本期不一定还在；改了名称的却不能算作没有。",
        en="A unit of the last period may be no more; one that was only renamed must "
        "not be taken for missing.",
    ),
    exit_code=FINDINGS,
    severity=Severity.WARNING,
)
PREVIOUS_UNREAD = CommandFault(
    code="GJ1546",
    since="0.1",
    title=Text(zh="给了上期结果而没有用到", en="a previous result that nothing reads"),
    why=Text(
        zh="给了而不读，多半是规则里漏写了上期的量。",
        en="Most often a rule forgot to read the last period.",
    ),
    exit_code=FINDINGS,
    severity=Severity.WARNING,
)

PLUGIN_NEEDED = CommandFault(
    code="GJ1551",
    since="0.1",
    title=Text(zh="少了规则书需要的插件", en="a plugin that is needed is missing"),
    why=Text(
        zh="guiju.toml 写明了需要哪个发行包；少了它，得出的可能是另一个结果。",
        en="guiju.toml says which distribution is needed; without it the result may be "
        "another one.",
    ),
    exit_code=FINDINGS,
)

FAULTS = (
    RULEBOOK_UNKNOWN,
    NOT_ONE_RULEBOOK,
    FILE_UNREADABLE,
    PROJECT_FAULTY,
    SETTING_FAULTY,
    UNIT_UNKNOWN,
    QUANTITY_UNKNOWN,
    FOLDER_TAKEN,
    FILE_KEPT,
    SUFFIX_OTHER,
    NO_DATA,
    CODE_UNKNOWN,
    EXAMPLE_DIFFERS,
    NO_EXAMPLES,
    RESULT_NOT_FOUND,
    RESULT_CHANGED,
    RESULT_LACKS,
    RESULT_OF_ANOTHER,
    RESULT_OF_OTHERS,
    PREVIOUS_UNREAD,
    VIEW_UNKNOWN,
    READER_MISSING,
    BEYOND_VIEW,
    GIVEN_REFUSED,
    PLUGIN_NEEDED,
    *CORRECTION_FAULTS,
    *VERIFY_FAULTS,
    *COMPILE_FAULTS,
    *SQL_FAULTS,
    *SUPPOSED_FAULTS,
)
