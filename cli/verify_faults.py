"""Everything that verifying a run can find, with its code."""

from guiju.cli.fault import FINDINGS, CommandFault
from guiju.engine.diagnostic import Severity
from guiju.engine.text import Text

NO_RUN = CommandFault(
    code="GJ1561",
    since="0.1",
    title=Text(zh="没有可以核验的文件夹", en="there is no folder to verify"),
    why=Text(
        zh="核验的是 guiju run -o 写出的整个文件夹。",
        en="What is verified is the whole folder that guiju run -o wrote.",
    ),
)
RECEIPT_BROKEN = CommandFault(
    code="GJ1562",
    since="0.1",
    title=Text(zh="凭据不是写出时的样子", en="the receipt is not as it was written"),
    why=Text(
        zh="凭据带有它自己的摘要，写法只有一种；缺了它、改动一个字节，都不能作数。",
        en="A receipt holds its own digest and is written in one way only. Without it, "
        "or with a byte changed, nothing can be said.",
    ),
    exit_code=FINDINGS,
)
OUTPUT_CHANGED = CommandFault(
    code="GJ1563",
    since="0.1",
    title=Text(zh="报告不是写出时的样子", en="a report is not as it was written"),
    why=Text(
        zh="凭据记着每个报告的摘要；文件缺了，或改动了一个字节，就对不上。",
        en="The receipt has the digest of every report: it tells of a file that is "
        "missing and of every byte that was changed.",
    ),
    exit_code=FINDINGS,
)
NOT_TOLD_OF = CommandFault(
    code="GJ1564",
    since="0.1",
    title=Text(zh="凭据没有提到的文件", en="a file that the receipt does not tell of"),
    why=Text(
        zh="不是这次运行写出的，核验不能为它作证。",
        en="That run did not write it, so verifying says nothing of it.",
    ),
    exit_code=FINDINGS,
    severity=Severity.WARNING,
)
SIGNATURE_WRONG = CommandFault(
    code="GJ1570",
    since="0.1",
    title=Text(zh="没有认得的签名", en="there is no signature that is known"),
    why=Text(
        zh="要求签名时，没有签名、签的是别的内容、不是给出的钥匙签的，都不通过。",
        en="Where a signature is required, none at all, one of something else and one "
        "by another key are failures alike.",
    ),
    exit_code=FINDINGS,
)
SIGNATURE_UNREAD = CommandFault(
    code="GJ1566",
    since="0.1",
    title=Text(zh="签名没有核对", en="the signature was not looked at"),
    why=Text(
        zh="没有公钥就不知道是谁签的。",
        en="Without a public key nobody knows whose signature it is.",
    ),
    exit_code=FINDINGS,
    severity=Severity.WARNING,
)
KEY_FAULTY = CommandFault(
    code="GJ1567",
    since="0.1",
    title=Text(zh="签名的钥匙用不了", en="the key for signatures cannot be used"),
    why=Text(
        zh="钥匙是 PEM 格式的 Ed25519 钥匙，不加口令；签名用的组件要另外安装。",
        en="A key is an Ed25519 key in PEM form without a password, and what signs is "
        "installed separately.",
    ),
)
RULEBOOK_NOT_NAMED = CommandFault(
    code="GJ1568",
    since="0.1",
    title=Text(zh="没有说按哪个规则书重算", en="no rulebook is named to compute with"),
    why=Text(
        zh="凭据里没有路径；不是自带的规则书，要说明在哪里。",
        en="A receipt holds no path: where a rulebook is not shipped, somebody has to "
        "say where it lies.",
    ),
)
INPUT_DIFFERS = CommandFault(
    code="GJ1569",
    since="0.1",
    title=Text(zh="依据的东西和凭据不同", en="an input is another than the receipt's"),
    why=Text(
        zh="规则、数据、日历、插件、上期结果，有一样不同，就不是同一次计算。",
        en="Rules, data, calendar, plugins, previous result: with another one of them "
        "it is another run.",
    ),
    exit_code=FINDINGS,
)
RESULT_DIFFERS = CommandFault(
    code="GJ1571",
    since="0.1",
    title=Text(zh="重算的结果不同", en="computing again gives something else"),
    why=Text(
        zh="用给出的规则和数据重新计算、重新写出，和文件夹里的对不上。",
        en="The given rules and data, computed and written again, give something "
        "else than what lies in the folder.",
    ),
    exit_code=FINDINGS,
)
ENGINE_DIFFERS = CommandFault(
    code="GJ1572",
    since="0.1",
    title=Text(zh="软件的版本不同", en="the software is of another version"),
    why=Text(
        zh="数应当一样，报告的版式可能不同；同版本重算才能逐字节核对。",
        en="Figures should agree; the layout of reports may differ. Only the same "
        "version can compare byte by byte.",
    ),
    exit_code=FINDINGS,
    severity=Severity.WARNING,
)
VERIFY_FAULTS = (
    NO_RUN,
    RECEIPT_BROKEN,
    OUTPUT_CHANGED,
    NOT_TOLD_OF,
    SIGNATURE_WRONG,
    SIGNATURE_UNREAD,
    KEY_FAULTY,
    RULEBOOK_NOT_NAMED,
    INPUT_DIFFERS,
    RESULT_DIFFERS,
    ENGINE_DIFFERS,
)
