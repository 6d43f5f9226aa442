"""Results of other runs as data: the last period's, and those that guiju.toml names.

A result is taken as it was published. What it lacks, or has by another measure, stops
the run; who is on none of this rulebook's lists is left out, and told.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import attrs

from guiju.cli.fault import StopError
from guiju.cli.faults import (
    PREVIOUS_UNREAD,
    RESULT_LACKS,
    RESULT_NOT_FOUND,
    RESULT_OF_ANOTHER,
    RESULT_OF_OTHERS,
)
from guiju.cli.nearest import nearest
from guiju.cli.project import Wanted
from guiju.cli.receipts import RECEIPT, digests_of
from guiju.dsl.keywords import PREVIOUS
from guiju.engine.contract import Column, Table, tables
from guiju.engine.diagnostic import Diagnostic, Severity
from guiju.engine.plan import Plan
from guiju.engine.text import Text
from guiju.engine.value import Absence
from guiju.plugins.intake.names import members_of
from guiju.plugins.published import ABSENCES, measure_word
from guiju.plugins.questions import Plugins
from guiju.plugins.sheet import CellValue, Sheet

_HEAD = f"{PREVIOUS}."
_PERIOD = re.compile(r"\d+|[〇零一二三四五六七八九十]+(?=[年季月期])|[上下](?=半年)")
_FIGURES = Text(zh="结果里的量", en="quantities of the result")
_HOW = Text(
    zh="写 guiju run -o 写出的文件夹，或者其中的结果文件（.json）",
    en="name the folder that guiju run -o wrote, or the result in it (.json)",
)


@attrs.frozen(kw_only=True)
class Taken:
    """The sheets that were taken of a result, and what is to be said about them."""

    sheets: tuple[Sheet, ...] = ()
    remarks: tuple[Diagnostic, ...] = ()
    digests: Mapping[str, str] = attrs.field(factory=dict)
    """The digest of each file by its name; of a receipt, the one that it has itself."""


def last_result(plan: Plan, location: Path, plugins: Plugins) -> Taken:
    """Return what ``plan`` reads of the last period's result, which lies there.

    Raises:
        StopError: there is no result, it is not the one of its receipt, or it lacks
            something that the rules read.
    """
    file = _file(location, plugins)
    taking = _Taking(plan, _sheets(file, plugins), file.name)
    digests = digests_of(file)
    wanted = [
        (table, column, column.quantity.removeprefix(_HEAD))
        for table in tables(plan)
        for column in table.columns
        if column.quantity.startswith(_HEAD)
    ]
    taken = taking.all(wanted)
    told = () if wanted else (_unread(file.name),)
    another = tuple(taking.of_another_scheme())
    return attrs.evolve(
        taken, remarks=(*another, *told, *taken.remarks), digests=digests
    )


def named_results(
    plan: Plan, wanted: Mapping[str, Wanted], folder: Path, plugins: Plugins
) -> Taken:
    """Return the tables that ``guiju.toml`` in ``folder`` takes from results.

    Raises:
        StopError: a result is not there, or lacks the quantity.
    """
    contract = {table.name: table for table in tables(plan)}
    found = [
        _named(plan, contract[name], one, folder, plugins)
        for name, one in wanted.items()
        if name in contract
    ]
    return Taken(
        sheets=tuple(sheet for one in found for sheet in one.sheets),
        remarks=tuple(remark for one in found for remark in one.remarks),
        digests={file: sha for one in found for file, sha in one.digests.items()},
    )


def _named(
    plan: Plan, table: Table, wanted: Wanted, folder: Path, plugins: Plugins
) -> Taken:
    """Return one table of a result; its figures are those of the table's one column."""
    sheets = _sheets(folder / wanted.file, plugins)
    taking = _Taking(plan, sheets, wanted.file)
    taken = taking.all([(table, column, wanted.id) for column in table.columns])
    digest = next(iter(sheets.values())).sha256
    return attrs.evolve(taken, digests={wanted.file: digest})


@attrs.frozen(eq=False)
class _Taking:
    """The taking of sheets of one result, which people call ``file``."""

    plan: Plan
    found: Mapping[str, Sheet]
    file: str
    others: dict[str, None] = attrs.field(factory=dict)
    """Who stands in the result, and on none of this rulebook's lists."""
    remarks: list[Diagnostic] = attrs.field(factory=list)

    def all(self, wanted: Iterable[tuple[Table, Column, str]]) -> Taken:
        """Return the sheets of all that is wanted, or stop where one is not there."""
        sheets = [s for one in wanted if (s := self._sheet(*one)) is not None]
        remarks = (*self.remarks, *self._left_out())
        return Taken(sheets=tuple(sheets), remarks=remarks)

    def of_another_scheme(self) -> Iterator[Diagnostic]:
        """Yield a remark if the result is of a scheme of another name.

        A year, a quarter or a half-year in the name differs every period.
        """
        ours = self.plan.scheme.name
        theirs = next((s.origin.scheme for s in self.found.values() if s.origin), ours)
        if _undated(theirs) != _undated(ours):
            yield RESULT_OF_ANOTHER.found(
                Text(
                    zh=f"上期结果“{self.file}”是方案“{theirs}”的，本规则书是“{ours}”",
                    en=f'the previous result "{self.file}" is of the scheme {theirs}, '
                    f"and this rulebook is {ours}",
                ),
                Text(
                    zh="确认是同一项考核的上一期；不是就换成上一期的结果",
                    en="see that it is the last period of the same assessment; if not, "
                    "give that one's result",
                ),
            )

    def _sheet(self, table: Table, column: Column, id_: str) -> Sheet | None:
        """Return the figures of ``id_`` as a sheet of ``table``, headed ``column``."""
        found = self.found.get(id_)
        if found is None:
            self._lacking(column, id_)
            return None
        self._hold(found, table, column)
        header, *rows = found.rows
        ours = (_as_last(row, column) for row in self._of_ours(rows, table))
        return attrs.evolve(
            found,
            file=self.file,
            table=table.name,
            rows=((*header[:-1], column.name), *ours),
        )

    def _lacking(self, column: Column, id_: str) -> None:
        """Say that the result has no ``id_``: only what may be missing may lack."""
        fault = RESULT_LACKS.found(
            Text(
                zh=f"结果“{self.file}”里没有“{id_}”",
                en=f'there is no "{id_}" in the result "{self.file}"',
            ),
            nearest(id_, self.found, _FIGURES),
        )
        if not column.optional:
            raise StopError(fault)
        self.remarks.append(attrs.evolve(fault, severity=Severity.WARNING))

    def _hold(self, sheet: Sheet, table: Table, column: Column) -> None:
        """Stop where the keys or the measure are not those of ``column``."""
        assert sheet.origin is not None
        theirs = tuple(map(str, sheet.rows[0][:-1]))
        ours = tuple(axis.name for axis in table.keys)
        if theirs != ours:
            raise self._differs(sheet, column, "、".join(theirs), "、".join(ours))
        if sheet.origin.measure != measure_word(column.measure):
            wanted = measure_word(column.measure)
            raise self._differs(sheet, column, sheet.origin.measure, wanted)

    def _differs(
        self, sheet: Sheet, column: Column, theirs: str, ours: str
    ) -> StopError:
        theirs, ours = theirs or "1", ours or "1"
        return RESULT_LACKS.stop(
            Text(
                zh=f"结果“{self.file}”里的“{sheet.name}”是“{theirs}”的，"
                f"“{column.name}”要“{ours}”的",
                en=f'"{sheet.name}" in the result "{self.file}" is by {theirs}, and '
                f'"{column.name}" is by {ours}',
            ),
            Text(
                zh="取同样单位、同样逐个列出的量",
                en="take a quantity of the same measure and keys",
            ),
        )

    def _of_ours(
        self, rows: Iterable[tuple[CellValue, ...]], table: Table
    ) -> Iterator[tuple[CellValue, ...]]:
        """Yield the rows whose members this rulebook lists; sampled ones are free."""
        listed = [
            None if axis.roster else members_of(axis, self.plan) for axis in table.keys
        ]
        for row in rows:
            pairs = zip(listed, map(str, row), strict=False)
            strange = [name for names, name in pairs if names and not names.find(name)]
            self.others.update(dict.fromkeys(strange))
            if not strange:
                yield row

    def _left_out(self) -> Iterator[Diagnostic]:
        if self.others:
            zh, en = "”“".join(self.others), ", ".join(self.others)
            yield RESULT_OF_OTHERS.found(
                Text(
                    zh=f"结果“{self.file}”里的“{zh}”不在本规则书的名单上，没有读取",
                    en=f'{en} in the result "{self.file}" is on no list of this '
                    "rulebook and was not read",
                ),
                Text(
                    zh="已经撤并的不必处理；只是改了名称的，在规则书的名单里写上别名",
                    en="nothing is to be done for one that is no more; for one that "
                    "was renamed, write the old name as an alias",
                ),
            )


def _undated(name: str) -> str:
    """Return the name of a scheme without what tells its period."""
    return _PERIOD.sub("", unicodedata.normalize("NFKC", name))


def _as_last(row: tuple[CellValue, ...], column: Column) -> tuple[CellValue, ...]:
    """Return ``row`` with 未报 for a figure of the last period that did not apply.

    Who was barred from the ranking then has no last place. Only what may be missing is
    read so; for the rest, the figure is refused.
    """
    was_none = row[-1] == ABSENCES[Absence.NOT_APPLICABLE]
    if was_none and column.optional and column.quantity.startswith(_HEAD):
        return (*row[:-1], ABSENCES[Absence.NOT_REPORTED])
    return row


def _file(location: Path, plugins: Plugins) -> Path:
    """Return the result at ``location``: the file itself, or the one in a folder."""
    if not location.is_dir():
        return location
    inside = sorted(path for path in location.glob("*.json") if path.name != RECEIPT)
    found = [path for path in inside if _is_result(path, plugins)]
    if len(found) == 1:
        return found[0]
    zh, en = ("、".join(p.name for p in found), ", ".join(p.name for p in found))
    several = Text(
        zh=f"文件夹“{location.name}”里有 {len(found)} 个结果：{zh}",
        en=f'the folder "{location.name}" holds {len(found)} results: {en}',
    )
    none = Text(
        zh=f"文件夹“{location.name}”里没有结果",
        en=f'the folder "{location.name}" holds no result',
    )
    raise RESULT_NOT_FOUND.stop(several if found else none, _HOW)


def _is_result(path: Path, plugins: Plugins) -> bool:
    sheets = plugins.read_sheets(path)
    return bool(sheets) and all(sheet.computed for sheet in sheets or ())


def _sheets(file: Path, plugins: Plugins) -> Mapping[str, Sheet]:
    """Return the quantities of a result by their ids."""
    name = file.name
    if not file.is_file():
        nothing = Text(
            zh=f"没有“{name}”这个文件或文件夹",
            en=f'there is no file or folder "{name}"',
        )
        raise RESULT_NOT_FOUND.stop(nothing, _HOW)
    if not _is_result(file, plugins):
        other = Text(
            zh=f"“{name}”不是规矩写出的结果文件", en=f'"{name}" is no result of Guiju'
        )
        raise RESULT_NOT_FOUND.stop(other, _HOW)
    return {sheet.name: sheet for sheet in plugins.read_sheets(file) or ()}


def _unread(file: str) -> Diagnostic:
    return PREVIOUS_UNREAD.found(
        Text(
            zh=f"规则书没有读上期的任何量，上期结果“{file}”没有用到",
            en=f"the rulebook reads nothing of the last period: the previous result "
            f'"{file}" is not used',
        ),
        Text(
            zh="规则要用上期的数，就写 上期.总分 这样的名称；不用就不必给上期结果",
            en="where a rule needs it, write a name like previous.NAME; otherwise "
            "leave the previous result away",
        ),
    )
