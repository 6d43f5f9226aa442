"""How fast a rulebook is parsed, and whether twice the text takes twice the time.

    python -m benchmarks.parse

prints lines a second for a short and a long text, and the ratio of the two.
"""

import time

from guiju.dsl.syntax.parse import parse

SIZES = (1_000, 100_000)
"""Lines of the short and of the long text."""
WANTED = 10_000
"""Lines a second that both must reach."""

_STAGE = """\
环节 测评{number} 45% 依据 "三(一)" {{
    时间 2020-12-20 至 2021-02-20
    县区  按 县区指标 分层 {{ 本级 70%、乡镇 20% 取平均、部门 10% 取平均 }}
    原则上 拉开差距: 每个 评价者 最高 - 最低 >= 满分 的 10%
}}
指标 指标{number} 满分 10分 依据 "附件2" {{
    用权公开 8分 {{
        权力配置 "加强权力配置信息公开" 5分  依据 "一(一)"
        权力运行 "加强权力运行过程信息公开" 3分  仅适用 无为市、南陵县
    }}
    年度报告 2分 {{ 逾期 每天 扣 0.1分 最多 1分  每处 缺项 扣 0.5分  扣完为止 }}
}}
加分 加分{number} 用于 县区 按 全省排名 {{
    1名 至 10名:  5分
    其他名次:     1分
}}
总分{number} = 测评{number} * 45% + 指标{number} * (1 - 40%) 保留 2位 四舍五入
"""


def text(lines: int) -> str:
    """Return a good rulebook of some ``lines`` lines."""
    each = _STAGE.count("\n")
    return "".join(_STAGE.format(number=n) for n in range(max(1, lines // each)))


def lines_a_second(lines: int) -> float:
    """Parse a text of so many lines and return how fast that was."""
    rulebook = text(lines)
    start = time.process_time()
    parsed = parse(rulebook)
    seconds = time.process_time() - start
    assert parsed.diagnostics == (), parsed.diagnostics[0]
    return rulebook.count("\n") / seconds


def main() -> None:
    """Print the speeds, and how the long text compares with the short one."""
    parse(text(1))  # the parser itself is loaded once
    short, long = (lines_a_second(size) for size in SIZES)
    for size, speed in zip(SIZES, (short, long), strict=True):
        verdict = "ok" if speed >= WANTED else f"below {WANTED}"
        print(f"{size:>7} lines: {speed:>9.0f} lines a second  {verdict}", flush=True)
    print(f"long / short: {long / short:.2f}")


if __name__ == "__main__":
    main()
