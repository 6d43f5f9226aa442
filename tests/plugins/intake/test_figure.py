"""What one cell means, one row per way of writing it."""

import datetime as dt
from fractions import Fraction as F

import pytest

from guiju.engine.contract import Column
from guiju.engine.diagnostic import Diagnostic
from guiju.engine.interval import Interval
from guiju.engine.measure import (
    PERCENT,
    PLACE,
    POINTS,
    RATIO,
    Day,
    Measure,
    Scale,
    Truth,
)
from guiju.engine.source import Cell
from guiju.engine.value import Absence, Grade, Value
from guiju.plugins.intake.figure import read_figure
from guiju.plugins.sheet import CellError, CellValue, NoCachedValue

HERE = Cell("a.csv", "", 2, 2)
SCALE = Scale(("不合格", "合格", "优秀"))
DAY = dt.date(2020, 12, 20)


def column(measure: Measure) -> Column:
    return Column(
        quantity="q",
        name="得分",
        title="",
        measure=measure,
        interval=Interval(F(0), F(100)),
        optional=False,
        applies_to=None,
    )


@pytest.mark.parametrize(
    ("content", "measure", "typed", "expected"),
    [
        pytest.param(None, POINTS, True, None, id="blank"),
        pytest.param(F("95.5"), POINTS, True, F("95.5"), id="number"),
        pytest.param("95.5", POINTS, False, F("95.5"), id="number-in-csv"),
        pytest.param("95.5", POINTS, True, "GJ1308", id="number-as-text"),
        pytest.param("９５", POINTS, False, "GJ1308", id="full-width"),
        pytest.param("95分", POINTS, True, F(95), id="measured"),
        pytest.param("95 points", POINTS, True, F(95), id="measured-in-english"),
        pytest.param("11名", PLACE, True, F(11), id="place"),
        pytest.param("95项", POINTS, True, "GJ1309", id="another-measure"),
        pytest.param("95%", POINTS, True, "GJ1309", id="percent-of-what"),
        pytest.param("优", POINTS, False, "GJ1309", id="not-a-number"),
        pytest.param(True, POINTS, True, "GJ1309", id="truth-is-no-number"),
        pytest.param(DAY, POINTS, True, "GJ1309", id="date-is-no-number"),
        pytest.param(F(0), POINTS, True, F(0), id="lowest"),
        pytest.param(F(100), POINTS, True, F(100), id="highest"),
        pytest.param(F("-0.01"), POINTS, True, "GJ1310", id="below"),
        pytest.param(F("100.01"), POINTS, True, "GJ1310", id="above"),
        pytest.param("95%", PERCENT, False, F("0.95"), id="percent"),
        pytest.param("95％", PERCENT, True, F("0.95"), id="full-width-percent"),
        pytest.param(F("0.95"), PERCENT, True, F("0.95"), id="percent-cell"),
        pytest.param(F("1.2"), PERCENT, True, F("1.2"), id="more-than-all"),
        pytest.param("1.2", PERCENT, False, "GJ1323", id="more-than-all-unsigned"),
        pytest.param("120%", PERCENT, False, F("1.2"), id="more-than-all-signed"),
        pytest.param(F(95), PERCENT, True, "GJ1323", id="percent-without-sign"),
        pytest.param(F(95), RATIO, True, F(95), id="bare-ratio"),
        pytest.param(CellError("#N/A"), POINTS, True, "GJ1311", id="error"),
        pytest.param(NoCachedValue(), POINTS, True, "GJ1312", id="formula"),
        pytest.param("未报", POINTS, True, Absence.NOT_REPORTED, id="not-reported"),
        pytest.param("未上榜", PLACE, True, Absence.NOT_REPORTED, id="not-listed"),
        pytest.param("Not listed", PLACE, False, Absence.NOT_REPORTED, id="in-english"),
        pytest.param("未上榜", POINTS, True, "GJ1309", id="points-have-no-list"),
        pytest.param("不适用", POINTS, True, Absence.NOT_APPLICABLE, id="n-a"),
        pytest.param("是", Truth(), True, True, id="yes"),
        pytest.param("No", Truth(), True, False, id="no"),
        pytest.param(False, Truth(), True, False, id="false"),
        pytest.param(F(1), Truth(), True, "GJ1309", id="one-is-not-yes"),
        pytest.param(DAY, Day(), True, DAY, id="date"),
        pytest.param("2020年12月20日", Day(), True, DAY, id="chinese-date"),
        pytest.param("2020/12/20", Day(), False, DAY, id="slashes"),
        pytest.param("2020-02-30", Day(), False, "GJ1309", id="no-such-day"),
        pytest.param("20/12/2020", Day(), False, "GJ1309", id="ambiguous-date"),
        pytest.param("合格", SCALE, True, Grade(1, "合格"), id="grade"),
        pytest.param("良好", SCALE, True, "GJ1309", id="no-such-grade"),
    ],
)
def test_a_cell_means(
    content: CellValue, measure: Measure, *, typed: bool, expected: Value | str | None
) -> None:
    found = read_figure(content, column(measure), HERE, typed=typed)
    shown = found.code if isinstance(found, Diagnostic) else found
    assert shown == expected
    assert type(shown) is type(expected)
