"""Working days are counted on the published calendar, or not at all."""

import hashlib
import json
from pathlib import Path

import pytest

from tests.cli.calls import guiju

SCHEME = """
方案 示范 "示范方案" {
    考评期 2020-01-01 至 2020-12-31
    满分 100分
    保留 2位 四舍五入
}
对象 县区 共 2家 { 甲县、乙县 }
输入 报送日: 日期 每 县区 依据 "一"
指标 体系 满分 100分 依据 "一" {
    公开 90分
    报送 10分 {
        每工作日 (逾期工作日(报送日, 2020-01-17)) 扣 1分 最多 10分
        扣完为止
    }
}
环节 测评 100% 依据 "一" { 县区 按 体系 }
总分 = 环节加权 依据 "二"
排名 按 总分 从高到低 并列 占位
例 "除夕前的星期日上班，春节放假不算逾期" {
    给定 报送日[甲县] = 2020-02-03
    期望 测评.报送[甲县] = 4分
}
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    (tmp_path / "scheme.guiju").write_text(SCHEME, "utf-8")
    data = tmp_path / "data"
    data.mkdir()
    (data / "测评.csv").write_text("单位,公开\n甲县,90\n乙县,80\n", "utf-8")
    return tmp_path


def report(book: Path, day: str) -> None:
    rows = f"单位,报送日\n甲县,2020-01-17\n乙县,{day}\n"
    (book / "data" / "报送日.csv").write_text(rows, "utf-8")


def test_make_up_days_count_and_holidays_do_not(book: Path) -> None:
    # 2020-01-19 (Sunday) was worked; the holidays ran from 01-24 to 02-02
    report(book, "2020-02-03")
    told = guiju("run", book, book / "data", "--format", "json")
    assert (told.code, told.err) == (0, "")
    assert '"total": "84"' in told.out or '"total": "84.00"' in told.out


def test_an_example_counts_on_the_calendar_too(book: Path) -> None:
    told = guiju("test", book)
    assert (told.code, told.err) == (0, "")


def test_a_written_day_of_a_year_without_published_holidays_is_noted(
    book: Path,
) -> None:
    assert "GJ1421" not in guiju("check", book).all
    scheme = book / "scheme.guiju"
    scheme.write_text(SCHEME.replace("2020-01-17)) 扣", "2099-01-17)) 扣"), "utf-8")
    told = guiju("check", book, "--strict")
    assert told.code == 0
    assert "GJ1421 说明：日历里没有 2099 年的放假调休安排" in told.out
    assert "逾期工作日(报送日, 2099-01-17)" in told.out
    assert '"GJ1421"' in guiju("check", book, "--format", "sarif").out


def test_own_days_publish_the_year_of_a_written_day(book: Path) -> None:
    scheme = book / "scheme.guiju"
    scheme.write_text(SCHEME.replace("2020-01-17)) 扣", "2099-01-17)) 扣"), "utf-8")
    with_own_days(book, "2099-10-01,休")
    assert "GJ1421" not in guiju("check", book).all


def test_a_year_without_published_holidays_is_never_guessed(book: Path) -> None:
    report(book, "2099-03-01")
    told = guiju("run", book, book / "data", "-o", book / "out")
    assert told.code == 1
    assert "GJ1421" in told.err
    assert "2099" in told.err
    assert not (book / "out").exists()


OWN = '[data]\nfolder = "data"\n[calendar]\nfile = "data/日历.csv"\n'


def with_own_days(book: Path, *rows: str) -> None:
    """Let ``guiju.toml`` name a table of days that lies among the data."""
    (book / "guiju.toml").write_text(OWN, "utf-8")
    (book / "data" / "日历.csv").write_text("\n".join(("日期,类型", *rows)), "utf-8")


def test_own_days_stand_over_the_published_ones(book: Path) -> None:
    report(book, "2020-02-04")
    published = guiju("run", book, book / "data", "--format", "json")
    with_own_days(book, "2020-02-03,休")
    own = guiju("run", book, "--format", "json")
    assert (own.code, own.err) == (0, "")
    # one working day less is late: 2020-02-03 is off
    assert '"total": "83' in published.out
    assert '"total": "84' in own.out


def test_the_receipt_has_the_digest_of_the_own_days(book: Path) -> None:
    report(book, "2020-02-04")
    with_own_days(book, "2020-02-03,休")
    told = guiju("run", book, "-o", book / "out")
    assert told.code == 0, told.all
    receipt = next((book / "out").rglob("receipt.json"))
    content = (book / "data" / "日历.csv").read_bytes()
    written = json.loads(receipt.read_text("utf-8"))
    assert written["facts"]["data/日历.csv"] == hashlib.sha256(content).hexdigest()
    assert "日历.csv" in written["calendar"]


def test_examples_count_on_own_days_too(book: Path) -> None:
    with_own_days(book, "2020-02-03,休")
    told = guiju("test", book)
    assert told.code != 0
    assert "GJ1511" in told.all


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        pytest.param(
            ("2020-02-03,半天",), "“半天”不是日期，也不是“休”或“班”", id="kind"
        ),
        pytest.param(("二月三日,休",), "“二月三日”不是日期", id="day"),
    ],
)
def test_a_row_of_own_days_that_cannot_be_read_stops_the_run(
    book: Path, rows: tuple[str, ...], words: str
) -> None:
    report(book, "2020-02-04")
    with_own_days(book, *rows)
    told = guiju("run", book)
    assert told.code != 0
    assert "GJ1422" in told.all
    assert words in told.all


def test_own_days_that_are_not_there_are_missed(book: Path) -> None:
    report(book, "2020-02-04")
    with_own_days(book)
    (book / "data" / "日历.csv").unlink()
    told = guiju("run", book)
    assert told.code != 0
    assert "guiju.toml 写的日历表“日历.csv”不在文件夹里" in told.all


def test_own_days_lie_in_the_folder_of_the_rulebook(book: Path) -> None:
    (book / "guiju.toml").write_text('[calendar]\nfile = "../日历.csv"\n', "utf-8")
    told = guiju("run", book, book / "data")
    assert told.code != 0
    assert "calendar.file 应是这个文件夹里面的路径" in told.all
