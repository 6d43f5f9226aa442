"""Invents the demonstration facts of this rulebook. No mark in them is real.

Run it with no argument to write ``facts/`` anew, or name another folder. The numbers
follow from one seed and from whole-number arithmetic alone, and workbooks are packed
without compression, so every machine writes the same bytes.

Some situations are put in on purpose: two raters whose marks lie too close together,
two departments that tie, counties on and off the province's list, unfinished work.
"""

import csv
import datetime as dt
import io
import random
import sys
import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import xlsxwriter


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


SEED = 20200929
LABEL = "演示数据：所有分数均为虚构，与真实考评无关"

COUNTIES = _words("无为市 南陵县 湾沚区 繁昌区 镜湖区 弋江区 鸠江区")
DEPARTMENTS = _words("""
皖江江北新兴产业集中区 经济技术开发区 三山经济开发区 市发改委 市教育局 市科技局 市经信局
市公安局 市民政局 市司法局 市财政局 市人社局 市生态环境局 市住建局 市交通运输局
市农业农村局 市水务局 市商务局 市文化和旅游局 市卫健委 市退役军人事务局 市应急管理局
市审计局 市外办 市自然资源和规划局 市国资委 市市场监管局 市体育局 市统计局 市医保局
市机关事务管理局 市地方金融监管局 市城管局 市人防办 市信访局 市扶贫办 市数据资源管理局
市公管局 市大数据中心 市投资促进中心 中国国际贸促会芜湖市支会 市住房公积金管理中心
市重点处 市国有土地收购储备中心 市产业创新中心 市药品医用耗材管理中心 市供销社
""")
RATERS = _words("""
市发改委 市教育局 市经信局 市民政局 市司法局 市财政局 市人社局 市生态环境局 市住建局
市交通运输局 市农业农村局 市卫健委 市自然资源和规划局 市市场监管局 市城管局 市扶贫办
""")
QUARTERS = _words("一季度 二季度 三季度 四季度")
SAMPLED = {
    "本级": ("本级",),
    "乡镇": ("抽查乡镇一", "抽查乡镇二"),
    "部门": ("抽查部门一", "抽查部门二", "抽查部门三"),
}

COUNTY_ITEMS = _words("""
权力配置5 权力运行3 政务信息管理5 六稳3 六保3 解读质量4 市场监管规则4 政务服务2
经济政策解读2 疫情信息3 应急预案2 权利保护2 风险防控2 脱贫攻坚3 污染防治3 事项目录6
公开专题6 工作制度4 示范创新4 公开平台2 依申请公开5 在线互动2 政府公报5 政务热线5
年度报告2 企事业单位1 领导责任2 机构队伍2 培训工作2 专项行动4 工作交流2
""")
DEPARTMENT_ITEMS = _words("""
权力配置6 权力运行5 政务信息管理5 六稳3 六保3 解读质量4 市场监管规则4 政务服务3
经济政策解读3 疫情信息4 应急预案3 权利保护3 风险防控5 脱贫攻坚5 污染防治5 目录审核5
公开平台2 依申请公开5 在线互动2 政府公报5 政务热线5 年度报告2 企事业单位1 领导责任2
机构队伍2 专项行动6 工作交流2
""")
COUNTY_LIMITS = {"脱贫攻坚": "无为市 南陵县"}
DEPARTMENT_LIMITS = {
    "六稳": "市人社局 市发改委 市商务局 市地方金融监管局",
    "六保": "市人社局 市经信局 市发改委 市财政局",
    "市场监管规则": "市市场监管局",
    "疫情信息": "市卫健委 市经信局 市发改委 市人社局 市财政局",
    "应急预案": "市卫健委 市生态环境局 市应急管理局",
    "脱贫攻坚": "市扶贫办",
    "污染防治": "市生态环境局 市住建局 市国有土地收购储备中心 市城管局 市水务局",
    "企事业单位": "市教育局 市卫健委 市住建局 市发改委 市生态环境局 市交通运输局",
}

LENIENT = {"市民政局", "弋江区"}
"""These raters give everybody nearly the same, which the scheme advises against."""
TIED = ("市体育局", "市统计局")
"""Two departments with the same marks in another order, so that their totals tie."""
PLACES = {"无为市": 8, "繁昌区": 15, "弋江区": 20, "镜湖区": 46}
"""The counties on the province's list. The others are not on it."""
UNFINISHED = {"鸠江区": 1, "市重点处": 1, "市外办": 2, "三山经济开发区": 1}

Cell = str | int
Rows = list[list[Cell]]
Marks = dict[str, list[Cell]]


class Inventor:
    """Draws marks around a level that each unit keeps through all stages."""

    def __init__(self) -> None:
        self._random = random.Random(SEED)
        units = [*COUNTIES, *DEPARTMENTS]
        self._level = {unit: self.draw(820, 960) for unit in units}

    def draw(self, low: int, high: int) -> int:
        """Return a whole number from ``low`` to ``high``; both can come."""
        return low + int(self._random.random() * (high - low + 1))

    def tenths(self, unit: str, full: int, spread: int) -> int:
        """Return a mark out of ``full`` points, in tenths of a point.

        It lies within ``spread`` per cent of what the unit's level makes likely.
        """
        rate = self._level[unit] + self.draw(-10 * spread, 10 * spread)
        return full * min(1000, rate) // 100

    def ratings(self, units: Sequence[str], rater: str) -> dict[str, int]:
        """Return one rater's marks. A conscientious rater spreads them over ten."""
        if rater in LENIENT:
            return {unit: self.draw(90, 97) for unit in units}
        marks = {unit: self.tenths(unit, 100, 5) // 10 for unit in units}
        worst = min(marks, key=lambda unit: marks[unit])
        marks[worst] = min(marks[worst], max(marks.values()) - 10)
        return marks


def tables() -> Iterator[tuple[str, Rows]]:
    """Yield the name and the rows of every table, header first."""
    inventor = Inventor()
    yield "专业机构测评-县区", _county_survey(inventor)
    yield "专业机构测评-市直", _department_survey(inventor)
    yield "双向互评-县区", _ratings(inventor, COUNTIES, RATERS)
    yield "双向互评-市直", _ratings(inventor, DEPARTMENTS, COUNTIES)
    yield "日常测评-县区", _quarters(inventor, COUNTIES)
    yield "日常测评-市直", _quarters(inventor, DEPARTMENTS)
    yield "社会评议-县区", _sampled_opinion(inventor)
    yield "社会评议-市直", _opinion(inventor)
    places: Rows = [[unit, PLACES.get(unit, "")] for unit in COUNTIES]
    yield "全省排名", [["单位", "全省排名"], *places]
    for group, units in (("县区", COUNTIES), ("市直", DEPARTMENTS)):
        undone: Rows = [[unit, UNFINISHED.get(unit, 0)] for unit in units]
        yield f"专项工作-{group}", [["单位", "未完成"], *undone]


def _county_survey(inventor: Inventor) -> Rows:
    rows: Rows = [["单位", "层级", "下级", *map(_head, COUNTY_ITEMS)]]
    for county in COUNTIES:
        for layer, members in SAMPLED.items():
            for member in members:
                marks = _items(inventor, county, COUNTY_ITEMS, COUNTY_LIMITS)
                rows.append([county, layer, member, *marks])
    return rows


def _department_survey(inventor: Inventor) -> Rows:
    marks = {
        unit: _items(inventor, unit, DEPARTMENT_ITEMS, DEPARTMENT_LIMITS)
        for unit in DEPARTMENTS
    }
    first, second = TIED
    one, run, manage, *rest = marks[first]
    marks[second] = [one, manage, run, *rest]  # 权力运行 and 政务信息管理 are both 5分
    return _listed(("单位", *map(_head, DEPARTMENT_ITEMS)), marks)


def _items(
    inventor: Inventor, unit: str, items: Sequence[str], limits: dict[str, str]
) -> list[Cell]:
    """Return a mark for each item; what does not apply to ``unit`` stays blank."""
    marks: list[Cell] = []
    for item in items:
        tenths = inventor.tenths(unit, int(item[-1]), 12)
        applies = unit in limits.get(item[:-1], unit).split()
        marks.append(_decimal(tenths) if applies else "")
    return marks


def _ratings(inventor: Inventor, units: Sequence[str], raters: Sequence[str]) -> Rows:
    columns = [inventor.ratings(units, rater) for rater in raters]
    marks: Marks = {unit: [column[unit] for column in columns] for unit in units}
    return _listed(("单位", *raters), _tied(marks))


def _quarters(inventor: Inventor, units: Sequence[str]) -> Rows:
    marks: Marks = {
        unit: [_decimal(inventor.tenths(unit, 100, 4)) for _ in QUARTERS]
        for unit in units
    }
    return _listed(("单位", *QUARTERS), _tied(marks))


def _tied(marks: Marks) -> Marks:
    """Give the second of ``TIED`` the marks of the first, in another order."""
    first, second = TIED
    if first in marks:
        marks[second] = [*reversed(marks[first][:4]), *marks[first][4:]]
    return marks


def _listed(header: Sequence[str], marks: Marks) -> Rows:
    rows: Rows = [[*header]]
    rows.extend([unit, *row] for unit, row in marks.items())
    return rows


def _sampled_opinion(inventor: Inventor) -> Rows:
    rows: Rows = [["单位", "层级", "下级", "评分"]]
    for county in COUNTIES:
        for layer, members in SAMPLED.items():
            for member in members:
                mark = _decimal(inventor.tenths(county, 100, 6))
                rows.append([county, layer, member, mark])
    return rows


def _opinion(inventor: Inventor) -> Rows:
    marks: Marks = {
        unit: [_decimal(inventor.tenths(unit, 100, 6))] for unit in DEPARTMENTS
    }
    return _listed(("单位", "评分"), _tied(marks))


def _head(item: str) -> str:
    return f"{item[:-1]}({item[-1]}分)"


def _decimal(tenths: int) -> str:
    whole, rest = divmod(tenths, 10)
    return f"{whole}.{rest}" if rest else f"{whole}"


def write(folder: Path) -> None:
    """Write the tables: what experts and raters fill in as workbooks, the rest as CSV.

    The workbooks show ``LABEL`` above the header; a CSV file has no place for it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    books: dict[str, dict[str, Rows]] = {"专业机构测评": {}, "双向互评": {}}
    for name, rows in tables():
        stage = name.partition("-")[0]
        if stage in books:
            books[stage][name] = rows
        else:
            _write_csv(folder / f"{name}.csv", rows)
    for stage, sheets in books.items():
        (folder / f"{stage}.xlsx").write_bytes(_workbook(sheets))


def _write_csv(path: Path, rows: Rows) -> None:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows(rows)


def _workbook(sheets: dict[str, Rows]) -> bytes:
    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        book.set_properties({"title": LABEL, "created": dt.datetime(2020, 9, 29)})  # noqa: DTZ001 - a workbook knows no time zones
        bold = book.add_format({"bold": True})
        wrapped = book.add_format({"bold": True, "text_wrap": True})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            sheet.write_string(0, 0, LABEL, bold)
            sheet.write_row(1, 0, rows[0], wrapped)
            for at, row in enumerate(rows[1:], start=2):
                for column, cell in enumerate(row):
                    sheet.write(at, column, _typed(cell))
            sheet.set_column(0, 0, 26)
            sheet.freeze_panes(2, 1)
    return _stored(content.getvalue())


def _typed(cell: Cell) -> Cell | float:
    """Return a mark as a number, which is how a workbook keeps it."""
    return float(cell) if isinstance(cell, str) and cell[:1].isdigit() else cell


def _stored(archive: bytes) -> bytes:
    """Return ``archive`` uncompressed: compressors differ from machine to machine."""
    content = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(archive)) as packed,
        zipfile.ZipFile(content, "w", zipfile.ZIP_STORED) as stored,
    ):
        for name in packed.namelist():
            stored.writestr(zipfile.ZipInfo(name), packed.read(name))
    return content.getvalue()


if __name__ == "__main__":
    target = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).parent / "facts"
    write(target)
    print(LABEL, "→", target)
