"""How long checking a rulebook takes, and whether it grows with the rulebook alone.

    python -m benchmarks.check

prints for each size the time of parsing and of everything (parse, resolve, check,
lower), the time for each indicator against the smallest size, and checking against
parsing. The rulebook is generated: blocks of ten indicators of every common kind.
"""

import gc
import time
from collections.abc import Callable

import attrs

from guiju.dsl.compile import compile_text
from guiju.dsl.syntax.parse import parse

SIZES = (1_000, 10_000, 100_000)
"""Indicators of the rulebooks."""
MOST_GROWTH = 2.0
"""At most so many times the time for each indicator, from size to size."""
MOST_TO_PARSING = 3.0
"""At most so many times the time of parsing alone."""
_RUNS = {1_000: 7, 10_000: 3, 100_000: 1}
_PER_BLOCK, _BLOCKS = 10, 10
_PER_STAGE = _PER_BLOCK * _BLOCKS

_HEAD = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 3家 { 甲县、乙县、丙县 }
"""
_INPUT = """\
输入 完成率{at}: % 每 县区 0% 至 100% 依据 "附件1"
"""
_BLOCK = """\
    板块{at} "第{at}板块" 10分 依据 "一({at})" {{
        公开{at} 1分
        配置{at} "加强权力配置信息公开" 1分
        运行{at} "加强权力运行过程信息公开" 1分 仅适用 甲县、乙县
        服务{at} 1分
        报告{at} 1分 {{ 每处 缺项{at} 扣 0.1分  扣完为止 }}
        逾期{at} 1分 {{
            每天 逾期{at} 扣 0.1分 最多 0.5分  每处 错漏{at} 扣 0.1分  扣完为止
        }}
        监督{at} 1分 {{ 每次 通报{at} 扣 0.2分  扣完为止 }}
        办结{at} 1分 {{ 分档 按 完成率{at} {{ 90% 以上: 1分  不满 90%: 0分 }} }}
        进度{at} 1分 {{ 插值 按 完成率{at} {{ 0%: 0分  100%: 1分 }} }}
        实绩{at} 1分 = 完成率{at} * 1分
    }}
"""
_STAGE = """\
指标 指标{at} 满分 100分 依据 "附件1" {{
{blocks}    不适用 折算
}}
环节 测评{at} {weight}% 依据 "一" {{ 县区 按 指标{at} }}
"""
_TAIL = """\
总分 = 环节加权 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
"""


@attrs.frozen
class Times:
    """Seconds for one size: of parsing alone, and of everything."""

    indicators: int
    parsing: float
    checking: float

    @property
    def each(self) -> float:
        """Microseconds of everything for one indicator."""
        return self.checking / self.indicators * 1_000_000


def text(indicators: int) -> str:
    """Return a rulebook without a fault that has so many indicators."""
    stages = indicators // _PER_STAGE
    return _HEAD + "".join(_stage(nth, stages) for nth in range(stages)) + _TAIL


def times(indicators: int) -> Times:
    """Return how long a rulebook of this size keeps the processor, at best."""
    rulebook, runs = text(indicators), range(_RUNS[indicators])
    return Times(
        indicators,
        parsing=min(_seconds(parse, rulebook) for _ in runs),
        checking=min(_seconds(_checked, rulebook) for _ in runs),
    )


def main() -> None:
    """Print a line for each size, and what was aimed at."""
    smallest = None
    for size in SIZES:
        measured = times(size)
        smallest = smallest or measured
        print(line(measured, smallest), flush=True)
    print(
        f"aims: growth at most {MOST_GROWTH}, to parsing at most {MOST_TO_PARSING}",
    )


def line(measured: Times, smallest: Times) -> str:
    """Return the figures of one size as they are printed."""
    growth = measured.each / smallest.each
    to_parsing = measured.checking / measured.parsing
    kept = growth <= MOST_GROWTH and to_parsing <= MOST_TO_PARSING
    return (
        f"{measured.indicators:>7} indicators: {measured.checking * 1000:>7.0f} ms, "
        f"{measured.each:>4.0f} µs each, growth {growth:.2f}, "
        f"to parsing {to_parsing:.2f}  {'ok' if kept else 'too slow'}"
    )


def _stage(nth: int, stages: int) -> str:
    places = [f"{nth}的{block}" for block in range(_BLOCKS)]
    blocks = "".join(_BLOCK.format(at=at) for at in places)
    inputs = "".join(_INPUT.format(at=at) for at in places)
    weight = f"{100 / stages:f}".rstrip("0").rstrip(".")
    return inputs + _STAGE.format(at=nth, blocks=blocks, weight=weight)


def _checked(rulebook: str) -> None:
    found = compile_text(rulebook).diagnostics
    assert found == (), found[0]


def _seconds(work: Callable[[str], object], rulebook: str) -> float:
    gc.collect()
    start = time.process_time()
    work(rulebook)
    return time.process_time() - start


if __name__ == "__main__":
    main()
