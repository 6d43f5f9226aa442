"""Invents the demonstration facts of this rulebook. No day of closing in them is real.

Run it with no argument to write ``facts/`` anew, or name another folder. The days
follow from one seed and from whole-number arithmetic alone, so every machine writes the
same bytes. Most problems are closed in time, some late, some not at all; what is closed
after the day of the states is there on purpose, and so is the office that closed all.
"""

import csv
import datetime as dt
import random
import sys
from collections.abc import Iterator
from pathlib import Path


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SEED = 20200617
LABEL = "演示数据：所有销号日期均为虚构，乡镇和街道是代称，与真实整改无关"
DUE = dt.date(2020, 6, 30)
AFTER_THE_STATES = dt.date(2020, 10, 12)
NOT_APPLICABLE = "不适用"
OF_TWENTY, IN_TIME, CLOSED = 20, 15, 18
"""Of twenty problems fifteen are closed in time, three late and two not at all."""

EPIDEMIC = _words("""
区政府办公室 区卫生健康委 区教育体育局 区市场监管局 区农业农村水利局 区应急管理局
区科技经济信息化局 区民政局 区人力资源社会保障局
""")
POLLUTION = _words("生态环境分局 区住房和城乡建设交通局 区卫生健康委 区城市管理局")
RISK = _words("区发展改革委 区财政局")
STABILITY = _words("""
区人力资源社会保障局 区商务外事局 区科技经济信息化局 区发展改革委 区财政局
""")
ENFORCEMENT = _words("""
区发展改革委 区教育体育局 区科技经济信息化局 区民政局 区司法局 区财政局
区人力资源社会保障局 自然资源和规划分局 生态环境分局 区住房和城乡建设交通局
区农业农村水利局 区商务外事局 区文化和旅游局 区卫生健康委 区退役军人事务局
区应急管理局 区审计局 区市场监管局 区统计局 区医保局
""")
DEPARTMENTS = _words("""
区政府办公室 区卫生健康委 区教育体育局 区市场监管局 区农业农村水利局 区应急管理局
区科技经济信息化局 区民政局 区人力资源社会保障局 生态环境分局 区住房和城乡建设交通局
区城市管理局 区发展改革委 区财政局 区商务外事局 区司法局 自然资源和规划分局
区文化和旅游局 区退役军人事务局 区审计局 区统计局 区医保局
""")
TOWNSHIPS = _words("乡镇一 乡镇二 街道一 街道二")
LIMITED = {
    "疫情信息": EPIDEMIC,
    "污染防治": POLLUTION,
    "风险化解": RISK,
    "六稳六保": STABILITY,
    "执法公示": ENFORCEMENT,
}
"""The departments that answer for a problem, where not all of them do."""
PROBLEMS = _words("""
疫情信息 污染防治 风险化解 六稳六保 管理服务 政策文件 信息流程 政策解读 决策公开
执行公开 执法公示 年度报告 网站平台 互动平台
""")
DILIGENT = "区政府办公室"
"""Closed everything in time."""
BELATED = ("区统计局", "互动平台")
"""Closed after the day on which states are taken, so that it is still open on it."""

Rows = list[list[str]]


def tables() -> Iterator[tuple[str, Rows]]:
    """Yield the name and the rows of each table."""
    chance = random.Random(SEED)
    yield "六提六促-区直", _rows(DEPARTMENTS, PROBLEMS, chance)
    asked = tuple(name for name in PROBLEMS if name != "执法公示")
    yield "六提六促-镇街", _rows(TOWNSHIPS, asked, chance)


def _rows(
    units: tuple[str, ...], problems: tuple[str, ...], chance: random.Random
) -> Rows:
    rows: Rows = [[LABEL], ["单位", *problems]]
    for unit in units:
        rows.append([unit, *(_cell(unit, name, chance) for name in problems)])
    return rows


def _cell(unit: str, problem: str, chance: random.Random) -> str:
    drawn, early, late = (chance.randrange(most) for most in (OF_TWENTY, 9, 60))
    if unit not in TOWNSHIPS and unit not in LIMITED.get(problem, DEPARTMENTS):
        return NOT_APPLICABLE
    if (unit, problem) == BELATED:
        return AFTER_THE_STATES.isoformat()
    if unit == DILIGENT or drawn < IN_TIME:
        return (DUE - dt.timedelta(days=early)).isoformat()
    if drawn < CLOSED:
        return (DUE + dt.timedelta(days=late + 1)).isoformat()
    return ""


def write(folder: Path) -> None:
    """Write the tables, each under the line which says that it is invented."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables():
        path = folder / f"{name}.csv"
        with path.open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file, lineterminator="\n").writerows(rows)


if __name__ == "__main__":
    target = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent / "facts"
    write(target)
    print(LABEL, "→", target)
