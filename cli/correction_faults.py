"""Everything that can be wrong with corrections and appeals, with its code."""

from guiju.cli.fault import FINDINGS, CommandFault
from guiju.engine.text import Text

CORRECTIONS_FAULTY = CommandFault(
    code="GJ1550",
    since="0.1",
    title=Text(zh="更正文件写得不对", en="the file of corrections is not right"),
    why=Text(
        zh="每条更正写明更正哪个数、原来是多少、改为多少、为什么；"
        "写错一条，全部都不更正。",
        en="Each correction says which figure it is of, what it was, what it is and "
        "why. Where one is wrong, none is applied.",
    ),
    exit_code=FINDINGS,
)
CORRECTED_UNKNOWN = CommandFault(
    code="GJ1552",
    since="0.1",
    title=Text(zh="没有这个填报的数", en="there is no such reported figure"),
    why=Text(
        zh="更正的是填报的数；算出来的数随填报的数而变，不能直接改。",
        en="What is corrected was reported. What is computed follows from it and "
        "cannot be changed by itself.",
    ),
    exit_code=FINDINGS,
)
CORRECTED_TWICE = CommandFault(
    code="GJ1553",
    since="0.1",
    title=Text(zh="同一个数更正了两次", en="a figure is corrected twice"),
    why=Text(
        zh="两条里不知道哪一条算数。",
        en="Nobody knows which of the two counts.",
    ),
    exit_code=FINDINGS,
)
WAS_DIFFERS = CommandFault(
    code="GJ1554",
    since="0.1",
    title=Text(zh="原数与数据不符", en="what was reported is something else"),
    why=Text(
        zh="写明原数，是为了不把更正用到另一份数据上，也不会更正两遍。",
        en="The old value is written so that no correction is applied to other data, "
        "or a second time.",
    ),
    exit_code=FINDINGS,
)
LIST_WOULD_CHANGE = CommandFault(
    code="GJ1555",
    since="0.1",
    title=Text(zh="这样更正会改变清单", en="the correction would change a list"),
    why=Text(
        zh="回头看的表里哪些问题没有改好，决定清单里有哪些问题，不只是一个数。",
        en="Which problems a second look found open decides which ones are on the "
        "list; that is more than one figure.",
    ),
    exit_code=FINDINGS,
)
MORE_THAN_CORRECTED = CommandFault(
    code="GJ1556",
    since="0.1",
    title=Text(zh="变的不只是更正的数", en="more than the corrections is another"),
    why=Text(
        zh="更正说明要说清谁因为更正而变化，别的东西就不能同时变。",
        en="To say who moves because of the corrections, nothing else may differ.",
    ),
    exit_code=FINDINGS,
)
AMENDMENT_DIFFERS = CommandFault(
    code="GJ1557",
    since="0.1",
    title=Text(zh="凭据里的更正或变动不对", en="the receipt's corrections do not hold"),
    why=Text(
        zh="凭据列出每条更正和因此变化的单位，这些都能重新算出来。",
        en="A receipt lists every correction and who moves because of them; all of "
        "it can be computed again.",
    ),
    exit_code=FINDINGS,
)
CORRECTION_FAULTS = (
    CORRECTIONS_FAULTY,
    CORRECTED_UNKNOWN,
    CORRECTED_TWICE,
    WAS_DIFFERS,
    LIST_WOULD_CHANGE,
    MORE_THAN_CORRECTED,
    AMENDMENT_DIFFERS,
)
