"""The words around the figures: headings and captions that several outputs share."""

from guiju.engine.plan import Role
from guiju.engine.text import Text

RANK = Text(zh="名次", en="rank")
RANKING = Text(zh="排名", en="ranking")
UNIT_NAME = Text(zh="单位", en="unit")
GROUP = Text(zh="对象", en="group")
NAME = Text(zh="名称", en="name")
TITLE = Text(zh="内容", en="content")
KIND = Text(zh="类别", en="kind")
VALUE = Text(zh="数值", en="value")
MEASURE = Text(zh="计量单位", en="measure")
FULL_MARKS = Text(zh="满分", en="full marks")
CLAUSE = Text(zh="依据", en="ground")
CELL = Text(zh="数据出处", en="read from")
CONSTRAINT = Text(zh="约束", en="constraint")
CONSTRAINTS = Text(zh="约束", en="constraints")
FORCE = Text(zh="效力", en="force")
WHO = Text(zh="对谁", en="of whom")
MEASURED = Text(zh="实际", en="measured")
ASKED = Text(zh="要求", en="asked")
OUTCOME = Text(zh="结论", en="outcome")
DETAILS = Text(zh="得分明细", en="details")
REMARKS = Text(zh="说明", en="remarks")
NOTICE = Text(zh="提示", en="notice")
SCHEME = Text(zh="方案", en="scheme")
ISSUER = Text(zh="方案发文", en="scheme issued by")
ISSUED = Text(zh="发文日期", en="issued on")
PERIOD_OF = Text(zh="考评期", en="period")
OPEN_POINT = Text(
    zh="方案待定，本次设定", en="left open by the scheme, set for this run"
)
NOT_SET = Text(zh="方案待定，本次未用到", en="left open by the scheme, not needed")
SET = Text(zh="本次设定", en="set for this run")
INTERPRETATION = Text(zh="解释", en="interpretation")
FINDING = Text(zh="检查意见", en="finding")
RECEIPT = Text(zh="文件指纹（sha256）", en="fingerprints (sha256)")
APPROXIMATE = Text(zh="（约）", en=" (approx.)")
NO_RANK = "—"

ROLES = {
    Role.INPUT: Text(zh="填报", en="reported"),
    Role.PARAMETER: Text(zh="参数", en="parameter"),
    Role.ITEM: Text(zh="指标", en="indicator"),
    Role.BLOCK: Text(zh="一级指标", en="block"),
    Role.TREE: Text(zh="指标得分", en="indicator score"),
    Role.LAYER: Text(zh="层级得分", en="layer score"),
    Role.STAGE: Text(zh="环节", en="stage"),
    Role.WEIGHTED: Text(zh="环节加权", en="weighted stages"),
    Role.BONUS: Text(zh="加分", en="bonus"),
    Role.DEDUCTION: Text(zh="扣分", en="deduction"),
    Role.DERIVED: Text(zh="推算", en="derived"),
    Role.TOTAL: Text(zh="总分", en="total"),
    Role.RANK: Text(zh="名次", en="rank"),
    Role.GRADE: Text(zh="等次", en="grade"),
    Role.VETO: Text(zh="否决", en="veto"),
}
