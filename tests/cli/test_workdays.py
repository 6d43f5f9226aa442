"""Working days are counted on the published calendar, or not at all."""

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


def test_a_year_without_published_holidays_is_never_guessed(book: Path) -> None:
    report(book, "2099-03-01")
    told = guiju("run", book, book / "data", "-o", book / "out")
    assert told.code == 1
    assert "GJ1421" in told.err
    assert "2099" in told.err
    assert not (book / "out").exists()
