"""What people put around their figures, and where intake still finds them."""

from fractions import Fraction as F
from pathlib import Path

import attrs
import pytest

from guiju.engine.axis import Key
from guiju.engine.value import Absence, Value
from guiju.plugins.intake.example import example_plan
from tests.plugins.tabular import addresses, codes, read

MARKS = example_plan(["得分"])
MUTUAL = example_plan(["互评"])
PLAIN: dict[Key, Value] = {("甲县",): F(95), ("乙县",): F(88), ("丙县",): F("70.5")}
RATED: dict[Key, Value] = {
    ("甲县", "一局"): F(1),
    ("甲县", "二局"): F(2),
    ("乙县", "一局"): F(3),
    ("乙县", "二局"): F(4),
    ("丙县", "一局"): F(5),
    ("丙县", "二局"): F(6),
}


def csv(folder: Path, text: str, name: str = "得分.csv") -> Path:
    file = folder / name
    file.write_text(text, "utf-8")
    return file


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("单位,得分\n甲县,95\n乙县,88\n丙县,70.5\n", id="plain"),
        pytest.param("得分,单位\n95,甲县\n88,乙县\n70.5,丙县\n", id="columns-swapped"),
        pytest.param("unit,得分\n甲县,95\n乙县,88\n丙县,70.5\n", id="english-key"),
        pytest.param("县区,得分\n甲县,95\n乙县,88\n丙县,70.5\n", id="group-as-key"),
        pytest.param("单位,得分(100)\n甲县,95\n乙县,88\n丙县,70.5\n", id="full-marks"),
        pytest.param("单位,得分（分）\n甲县,95\n乙县,88\n丙县,70.5\n", id="measure"),
        pytest.param(",得分\n甲县,95\n乙县,88\n丙县,70.5\n", id="no-key-header"),
        pytest.param("县名,得分\n甲县,95\n乙县,88\n丙县,70.5\n", id="own-key-header"),
        pytest.param(
            "2020年得分\n\n单位：分\n单位,得分\n甲县,95\n乙县,88\n丙县,70.5\n",
            id="title-above",
        ),
        pytest.param(
            "单位,得分\n甲县,95\n\n乙县,88\n单位,得分\n丙县,70.5\n",
            id="page-break-inside",
        ),
        pytest.param(
            " 单 位 ,得分\n 甲县 ,95\n乙 县,88\n丙,70.5\n", id="blanks-and-alias"
        ),
        pytest.param("单位,得分\n甲县,95分\n乙县,88 分\n丙县,70.5\n", id="measured"),
        pytest.param("单位;得分\n甲县;95\n乙县;88\n丙县;70.5\n", id="semicolons"),
        pytest.param("单位\t得分\n甲县\t95\n乙县\t88\n丙县\t70.5\n", id="tabs"),
    ],
)
def test_figures_are_found(text: str, tmp_path: Path) -> None:
    facts = read(MARKS, csv(tmp_path, text)).values["得分@县区"]
    assert {key: fact.value for key, fact in facts.items()} == PLAIN


def test_a_figure_of_the_whole_scheme_stands_under_its_name(tmp_path: Path) -> None:
    marks = MARKS.quantities["得分@县区"]
    alone = attrs.evolve(marks, axes=(), group="")
    plan = attrs.evolve(MARKS, quantities={alone.id: alone})
    facts = read(plan, csv(tmp_path, "得分\n95\n")).values[alone.id]
    assert {key: fact.value for key, fact in facts.items()} == {(): F(95)}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("单位,一局,二局\n甲县,1,2\n乙县,3,4\n丙县,5,6\n", id="wide"),
        pytest.param(
            "单位,二局,备用,一局\n乙县,4,,3\n甲县,2,,1\n丙,6,,5\n", id="any-order"
        ),
        pytest.param(
            "评价者,甲县,乙县,丙县\n一局,1,3,5\n二局,2,4,6\n", id="transposed"
        ),
        pytest.param(",一局,二局\n甲县,1,2\n乙县,3,4\n丙县,5,6\n", id="empty-corner"),
        pytest.param(
            "单位\\评价者,一局,二局\n甲县,1,2\n乙县,3,4\n丙县,5,6\n", id="slash-corner"
        ),
        pytest.param(
            "评价者,单位,score\n一局,甲县,1\n二局,甲县,2\n一局,乙县,3\n"
            "二局,乙县,4\n一局,丙县,5\n二局,丙县,6\n",
            id="long",
        ),
    ],
)
def test_mutual_marks_are_found(text: str, tmp_path: Path) -> None:
    facts = read(MUTUAL, csv(tmp_path, text, "互评.csv")).values["评分@县区"]
    assert {key: fact.value for key, fact in facts.items()} == RATED


def test_every_fact_knows_its_cell(tmp_path: Path) -> None:
    text = "标题\n单位,得分\n甲县,95\n乙县,88\n丙县,70.5\n"
    fact = read(MARKS, csv(tmp_path, text)).values["得分@县区"]["乙县",]
    assert str(fact.cell) == "得分.csv!B4"
    assert fact.cell is not None
    assert len(fact.cell.sha256) == 64


def test_absences_are_told_apart(tmp_path: Path) -> None:
    text = "单位,得分,名次\n甲县,95,3名\n乙县,88,未报\n丙县,70,不适用\n"
    facts = read(MARKS, csv(tmp_path, text)).values["名次@县区"]
    assert [facts[unit,].value for unit in ("甲县", "乙县", "丙县")] == [
        F(3),
        Absence.NOT_REPORTED,
        Absence.NOT_APPLICABLE,
    ]


def test_all_faults_of_all_files_are_said_at_once_in_order(tmp_path: Path) -> None:
    csv(tmp_path, "单位,得分\n甲县,101\n乙县,\n丁县,9\n丙县,#N/A\n")
    csv(tmp_path, "单位,评价者,评分\n甲县,一局,1\n甲县,一局,2\n", "互评.csv")
    plan = example_plan(["得分", "互评"])
    assert addresses(plan, tmp_path) == [
        ("GJ1306", "A1"),  # 乙县, 丙县 and 二局 are missing in 互评
        ("GJ1306", "A1"),
        ("GJ1306", "A1"),
        ("GJ1305", "C3"),
        ("GJ1310", "B2"),
        ("GJ1307", "B3"),
        ("GJ1303", "A4"),
        ("GJ1311", "B5"),
    ]


def test_a_mistyped_name_is_one_fault_with_the_right_name(tmp_path: Path) -> None:
    file = csv(tmp_path, "单位,一局长,二局\n甲县,1,2\n乙县,3,4\n丙县,5,6\n", "互评.csv")
    assert codes(MUTUAL, file) == ["GJ1304"]


def test_a_rater_without_a_column_is_one_fault(tmp_path: Path) -> None:
    file = csv(tmp_path, "单位,二局\n甲县,2\n乙县,4\n丙县,6\n", "互评.csv")
    assert codes(MUTUAL, file) == ["GJ1302"]


def test_a_sheet_without_header_says_what_it_needs(tmp_path: Path) -> None:
    file = csv(tmp_path, "95\n88\n70\n")
    assert addresses(MARKS, file) == [("GJ1302", "A1")]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("=cmd|'/c calc'!A0", id="formula"),
        pytest.param("甲" * 5000, id="very-long"),
        pytest.param("甲\u202e县", id="right-to-left"),
        pytest.param("甲\x1b[31m县", id="terminal"),
        pytest.param("{甲}%s%n", id="format"),
    ],
)
def test_hostile_names_are_shown_harmlessly(name: str, tmp_path: Path) -> None:
    plan = example_plan(["得分"])
    file = csv(tmp_path, f"单位,得分\n甲县,1\n乙县,2\n丙县,3\n{name},4\n")
    assert codes(plan, file) == ["GJ1303"]
    message = str(addresses(plan, file))
    assert "\x1b" not in message


def test_one_sheet_and_one_table_fit_whatever_they_are_called(tmp_path: Path) -> None:
    file = csv(tmp_path, "单位,得分\n甲县,95\n乙县,88\n丙县,70.5\n", "2011.csv")
    assert read(MARKS, file).values["得分@县区"]["甲县",].value == 95
