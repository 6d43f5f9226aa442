"""``guiju test``: what passed, what differs, and what nobody tried."""

from pathlib import Path

import pytest

from tests.cli.calls import OPEN_POINT, guiju, rulebook
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_difference_is_told_with_both_numbers_where_it_is_written(
    language: str, golden: Golden
) -> None:
    book = rulebook(Path())
    scheme = book / "scheme.guiju"
    text = scheme.read_text("utf-8")
    scheme.write_text(text.replace("= 87.5分", "= 87分"), "utf-8")
    said = guiju("test", book, "--lang", language)
    assert (said.code, said.err) == (1, "")
    golden(said.out, GOLDEN / f"test_{language}.out")


def test_a_rulebook_whose_examples_hold_passes() -> None:
    said = guiju("test", rulebook(Path()))
    assert said.code == 0
    assert said.out.count("  通过 ") == 3


def test_a_rulebook_without_examples_has_not_passed() -> None:
    Path("规则.guiju").write_text(OPEN_POINT, "utf-8")
    said = guiju("test", "规则.guiju")
    assert said.code == 1
    assert "GJ1512 “规则.guiju”里没有例" in said.out


def test_what_no_example_tries_is_listed_on_request(golden: Golden) -> None:
    Path("规则.guiju").write_text(
        OPEN_POINT
        + '例 "专项" { 给定 扣数 = 2分/项 专项.未完成[甲县] = 1项'
        + " 期望 专项[甲县] = 2分 }\n",
        "utf-8",
    )
    said = guiju("test", "规则.guiju", "--coverage")
    assert said.code == 0
    golden(said.out, GOLDEN / "test_coverage.out")


def test_a_third_is_shown_as_a_third() -> None:
    Path("规则.guiju").write_text(
        OPEN_POINT.replace("县区 评分", "县区 每季度 评分").replace(
            "100分 }", "100分 取平均 }"
        )
        + '例 "平均" { 给定 测评.评分[甲县, 一季度] = 1分'
        + " 测评.评分[甲县, 二季度] = 0分 测评.评分[甲县, 三季度] = 0分"
        + " 测评.评分[甲县, 四季度] = 0分 期望 测评[甲县] = 0.3分 }\n",
        "utf-8",
    )
    said = guiju("test", "规则.guiju")
    assert "测评[甲县] 期望 0.3 分，算得 0.25 分" in said.out


def test_several_rulebooks_are_tested_one_after_the_other() -> None:
    said = guiju("test", "anhui-wuhu-2020", "sichuan-land-2011")
    assert said.code == 0
    heads = [line for line in said.out.splitlines() if not line.startswith(" ")]
    assert heads == [
        str(Path(name, "scheme.guiju"))
        for name in ("anhui-wuhu-2020", "sichuan-land-2011")
    ]


TABLES = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 依据 "一" { 甲县、乙县 }
对象 评委 共 2家 依据 "一" { 一局、二局 }
环节 互评 100% 依据 "二" {
    县区 由 评委 评分 0分 至 100分 取平均
    原则上 拉开: 每个 评价者 最高 - 最低 >= 10分
}
输入 名次数: 名次 每 县区 可缺 依据 "三"
加分 先进 用于 县区 按 名次数 依据 "三" {
    1名 至 3名:  3分
    其他名次:    1分
    未上榜:      0分
}
总分 = 环节加权 + 先进 封顶 100分 依据 "四"
排名 按 总分 从高到低 分 县区 并列 占位
例 "名次" {
    情形 给定 名次数[甲县] 期望 先进[甲县] {
        3名:    3分
        未上榜: 1分
    }
}
例 "总分" {
    给定 互评.评分[甲县, 一局] = 90分
         互评.评分[甲县, 二局] = 81分
         互评.评分[乙县, 一局] = 85分
         名次数[甲县] = 0名
         名次数[乙县] = 2名
    期望 总分[甲县] = 86分
         满足 互评.拉开[一局]
         拒收 名次数[乙县]
}
"""


@pytest.mark.parametrize("language", ["zh", "en"])
def test_the_figures_stand_under_the_rule_that_differs(
    language: str, golden: Golden
) -> None:
    Path("规则.guiju").write_text(TABLES, "utf-8")
    said = guiju("test", "规则.guiju", "--lang", language)
    assert (said.code, said.err) == (1, "")
    golden(said.out, GOLDEN / f"test_under_{language}.out")


def test_a_file_that_only_serves_others_is_not_tested(tmp_path: Path) -> None:
    (tmp_path / "名单.guiju").write_text(
        '对象 县区 共 2家 依据 "一" { 甲县、乙县 }\n', "utf-8"
    )
    (tmp_path / "方案.guiju").write_text(
        """\
方案 示范 { 满分 100分  保留 2位 四舍五入 }
引用 "名单.guiju"
环节 测评 100% 依据 "二" { 县区 评分 0分 至 100分 }
总分 = 环节加权 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
例 "甲县" { 给定 测评.评分[甲县] = 90分  期望 总分[甲县] = 90分 }
""",
        "utf-8",
    )
    said = guiju("test", tmp_path)
    assert (said.code, "名单.guiju" in said.all) == (0, False)
    assert guiju("test", tmp_path / "名单.guiju").code == 1
