"""Records in JSON: exact figures, several tables, and what is not made of records."""

from fractions import Fraction as F
from pathlib import Path

import pytest

from guiju.engine.diagnostic import DiagnosticError
from guiju.plugins.intake.example import example_plan
from guiju.plugins.sheet import Sheet
from guiju.plugins.sources.json_file import guiju_read_sheets
from tests.plugins.tabular import codes, read

MARKS = example_plan(["得分", "完成率"])


def sheets(folder: Path, text: str) -> tuple[Sheet, ...] | None:
    (folder / "得分.json").write_text(text, "utf-8")
    return guiju_read_sheets(folder / "得分.json")


def test_records_are_rows_under_their_names(tmp_path: Path) -> None:
    text = '[{"单位": "甲县", "得分": 95.10}, {"得分": null, "名次": 1, "核": true}]'
    (sheet,) = sheets(tmp_path, text) or ()
    assert sheet.rows == (
        ("单位", "得分", "名次", "核"),
        ("甲县", F("95.1"), None, None),
        (None, None, F(1), True),
    )
    assert sheet.name == ""


def test_figures_are_the_decimals_that_are_written(tmp_path: Path) -> None:
    (sheet,) = sheets(tmp_path, '[{"a": 0.1000000000000000055511151231}]') or ()
    assert sheet.at(2, 1) == F("0.1000000000000000055511151231")


def test_several_tables_stand_under_their_names(tmp_path: Path) -> None:
    (tmp_path / "全部.json").write_text(
        '{"得分": [{"单位": "甲县", "得分": 95}, {"单位": "乙县", "得分": 88},'
        '{"单位": "丙县", "得分": 70.5}], "完成率": [{"单位": "甲县", "完成率": "95%"},'
        '{"单位": "乙县", "完成率": 0.9}, {"单位": "丙县", "完成率": "90%"}]}',
        "utf-8",
    )
    facts = read(MARKS, tmp_path)
    assert facts.values["完成率@县区"]["乙县",].value == F(9, 10)
    assert str(facts.values["得分@县区"]["丙县",].cell) == "全部.json[得分]!B4"


@pytest.mark.parametrize("text", ["{}", "[]", "[1]", '{"a": 1}', '{"a": []}', "3"])
def test_other_json_is_left_to_others(text: str, tmp_path: Path) -> None:
    assert sheets(tmp_path, text) is None
    assert "GJ1324" in codes(MARKS, tmp_path)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        pytest.param("", "GJ1316", id="empty"),
        pytest.param("{", "GJ1315", id="cut"),
        pytest.param("[" * 100_000, "GJ1315", id="deep"),
        pytest.param('[{"a": NaN}]', "GJ1315", id="nan"),
        pytest.param('[{"a": 1e999999999}]', "GJ1315", id="exponent"),
        pytest.param('[{"a": ' + "9" * 5000 + "}]", "GJ1315", id="digits"),
        pytest.param('[{"a": 1, "a": 2}]', "GJ1315", id="twice"),
        pytest.param('[{"a": {"b": 2}}]', "GJ1315", id="nested"),
        pytest.param('[{"a": [2]}]', "GJ1315", id="list-inside"),
        pytest.param(" " * 20_000_001, "GJ1317", id="long"),
        pytest.param(
            "[" + ",".join(f'{{"{n}": 1}}' for n in range(16_385)) + "]",
            "GJ1317",
            id="a-column-for-each",
        ),
    ],
)
def test_what_is_no_table_is_refused(text: str, code: str, tmp_path: Path) -> None:
    with pytest.raises(DiagnosticError) as caught:
        sheets(tmp_path, text)
    assert [d.code for d in caught.value.diagnostics] == [code]
