"""同类均值: who has no such item is given what its peers have, layer by layer."""

from fractions import Fraction as F

from guiju.dsl.compile import compile_text
from guiju.engine.axis import Key
from guiju.engine.evaluate import evaluate
from guiju.engine.facts import Fact, Facts

TEXT = """
方案 试行 { 满分 100分 }
对象 县区 { 甲县、乙县、丙区 }
指标 县区指标 满分 100分 {
    公开 40分
    解读 60分 仅适用 甲县、乙县
    不适用 同类均值
}
环节 测评 100% { 县区 按 县区指标 分层 { 本级 50%、乡镇 50% 取平均 } }
总分 = 环节加权
排名 按 总分 从高到低 并列 占位
"""
ROSTER: dict[Key, tuple[str, ...]] = {
    ("甲县", "本级"): ("机关",),
    ("甲县", "乡镇"): ("东镇", "西镇"),
    ("乙县", "本级"): ("机关",),
    ("乙县", "乡镇"): ("北镇",),
    ("丙区", "本级"): ("机关",),
    ("丙区", "乡镇"): ("南镇",),
}
ITEM: dict[Key, F] = {
    ("甲县", "本级", "机关"): F(60),
    ("甲县", "乡镇", "东镇"): F(30),
    ("甲县", "乡镇", "西镇"): F(50),
    ("乙县", "本级", "机关"): F(40),
    ("乙县", "乡镇", "北镇"): F(20),
}


def test_peers_are_asked_in_the_same_layer_each_peer_counting_once() -> None:
    plan = compile_text(TEXT).plan
    assert plan is not None
    every = [(*key, member) for key, names in ROSTER.items() for member in names]
    facts = Facts(
        values={
            "测评.公开@县区": {key: Fact(F(40)) for key in every},
            "测评.解读@县区": {key: Fact(mark) for key, mark in ITEM.items()},
        },
        rosters={"测评@县区": ROSTER},
    )
    values = evaluate(plan, facts).values["测评.县区指标@县区"]
    assert values["丙区", "本级", "机关"] == 40 + (60 + 40) / F(2)
    assert values["丙区", "乡镇", "南镇"] == 40 + ((30 + 50) / F(2) + 20) / 2
