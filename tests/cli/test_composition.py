"""Rulebooks of several files (引用, 继承), as they lie in a folder."""

import json
import os
import re
from pathlib import Path
from textwrap import dedent

import pytest

from guiju.engine.receipt import digest
from tests.cli.calls import Call, guiju
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"
SHIPPED = Path(__file__).parents[2] / "rulebooks" / "anhui-wuhu-2020"

NAMES = '对象 县区 "县区" 共 2家 依据 "一" { 甲县、乙县 }\n'
CITY = """\
方案 市级 "市级方案" { 满分 100分  保留 2位 四舍五入 }
引用 "名单.guiju"
指标 体系 满分 100分 依据 "附件" { 公开 60分  服务 40分 }
环节 测评 100% 依据 "二" { 县区 按 体系 }
总分 = 环节加权 依据 "三"
排名 按 总分 从高到低 分 县区 并列 占位
"""
COUNTY = """\
方案 县级 "县级方案" { 满分 100分  保留 2位 四舍五入 }
继承 "市级.guiju" {
    在 体系 替换 公开 50分 依据 "县 二"
    在 体系 新增 解读 10分 依据 "县 二"
}
例 "三项相加" {
    给定 测评.公开[甲县] = 45分
         测评.服务[甲县] = 30分
         测评.解读[甲县] = 9分
    期望 总分[甲县] = 84分
}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A scheme that extends another one, which imports a list of names."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path, {"名单": NAMES, "市级": CITY, "县级": COUNTY})
    return tmp_path


def write(folder: Path, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        (folder / f"{name}.guiju").write_text(text, "utf-8")


def refused(text: str, folder: Path) -> Call:
    """Return what is said of a scheme that begins with ``text``."""
    write(folder, {"试": f'方案 试 "试" {{ 满分 100分  保留 2位 四舍五入 }}\n{text}'})
    said = guiju("check", "试.guiju")
    assert said.code == 1
    return said


def test_a_rulebook_of_three_files_is_clean_and_its_examples_hold(
    folder: Path,
) -> None:
    del folder
    assert guiju("check", "县级.guiju", "--strict").all == "检查了1个规则书，没有问题\n"
    assert guiju("test", "县级.guiju").out == "县级.guiju\n  通过 三项相加\n"


def test_a_run_is_what_it_is_in_one_file_and_its_receipt_names_them_all(
    folder: Path,
) -> None:
    data = folder / "数据"
    data.mkdir()
    (data / "测评.csv").write_text(
        "单位,公开,服务,解读\n甲县,45,30,9\n乙县,50,40,10\n", "utf-8"
    )
    said = guiju("run", "县级.guiju", "数据", "-o", "报告")
    assert said.code == 0, said.all
    result = json.loads((folder / "报告/receipt.json").read_text("utf-8"))
    files = ("县级.guiju", "市级.guiju", "名单.guiju")
    wanted = {name: digest((folder / name).read_bytes()) for name in files}
    assert result["rulebook"] == wanted
    assert "100.00" in said.out
    assert "84.00" in said.out


def test_another_byte_in_a_shared_file_is_another_receipt(folder: Path) -> None:
    data = folder / "数据"
    data.mkdir()
    (data / "测评.csv").write_text(
        "单位,公开,服务,解读\n甲县,45,30,9\n乙县,50,40,10\n", "utf-8"
    )
    guiju("run", "县级.guiju", "数据", "-o", "一")
    write(folder, {"名单": NAMES + "# 没有别的\n"})
    guiju("run", "县级.guiju", "数据", "-o", "二")
    one, two = (
        json.loads((folder / name / "receipt.json").read_text("utf-8"))
        for name in ("一", "二")
    )
    assert one["inputs"] != two["inputs"]


def test_a_shipped_rulebook_is_extended_by_its_name(tmp_path: Path) -> None:
    write(
        tmp_path,
        {
            "上年": dedent("""\
                方案 次年 "次年方案" { 满分 100分  保留 2位 四舍五入 }
                继承 "anhui-wuhu-2020" { 替换 参数 专项扣分: 分/项 = 2分/项 依据 "新" }
            """)
        },
    )
    said = guiju("check", tmp_path / "上年.guiju")
    assert (said.code, said.out) == (0, "")
    assert guiju("test", tmp_path / "上年.guiju").code == 0


def test_a_fault_is_told_in_the_file_where_it_is(folder: Path, golden: Golden) -> None:
    write(folder, {"名单": NAMES.replace("共 2家", "共2家")})
    said = guiju("check", "县级.guiju")
    golden(said.all, GOLDEN / "composition_fault.out")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_composing_finds_is_told_with_both_files(
    folder: Path, language: str, golden: Golden
) -> None:
    write(
        folder,
        {
            "县级": COUNTY.replace("替换 公开", "替换 公示").replace(
                "新增 解读", "新增 服务"
            )
        },
    )
    said = guiju("--lang", language, "check", "县级.guiju")
    golden(said.all, GOLDEN / f"composition_{language}.out")


@pytest.mark.parametrize("form", ["json", "sarif", "github", "junit"])
def test_every_form_names_the_file_of_a_finding(folder: Path, form: str) -> None:
    write(folder, {"名单": NAMES.replace("共 2家", "共 3家")})
    said = guiju("check", "县级.guiju", "--format", form)
    assert said.code == 1
    named = ("名单.guiju", "%E5%90%8D%E5%8D%95.guiju")
    assert any(name in said.out for name in named)


def test_what_was_not_looked_at_for_want_of_a_file_has_not_passed(
    folder: Path,
) -> None:
    (folder / "名单.guiju").unlink()
    said = guiju("check", "县级.guiju", "--format", "junit").out
    assert re.search('name="02 对象"[^>]*>\n *<skipped', said)


def test_a_file_that_serves_others_is_not_checked_alone(folder: Path) -> None:
    said = guiju("check", folder)
    assert (said.code, said.out) == (0, "")
    assert said.err == "检查了2个规则书，没有问题\n"


def test_a_file_that_serves_nobody_is_checked_alone(folder: Path) -> None:
    write(folder, {"闲置": NAMES})
    said = guiju("check", folder)
    assert said.code == 1
    assert "GJ0112" in said.out


def test_what_two_rulebooks_have_from_one_file_is_told_once(folder: Path) -> None:
    write(folder, {"名单": NAMES.replace("共 2家", "共 3家")})
    found = json.loads(guiju("check", folder, "--format", "json").out)
    assert [one["path"] for one in found] == [str(folder / "名单.guiju")]


def test_each_file_is_formatted_alone(folder: Path) -> None:
    guiju("fmt", "县级.guiju", "--lang", "en")
    assert (folder / "市级.guiju").read_text("utf-8") == CITY
    assert (folder / "县级.guiju").read_text("utf-8").startswith("scheme")
    assert guiju("check", "县级.guiju").code == 0


def test_a_fix_is_written_into_the_file_that_was_named_alone(folder: Path) -> None:
    faulty = NAMES.replace("共 2家", "共2家")
    write(folder, {"名单": faulty, "县级": COUNTY.replace("替换 公开", "替换公开")})
    guiju("check", "县级.guiju", "--fix")
    assert (folder / "名单.guiju").read_text("utf-8") == faulty


def test_a_rulebook_that_begins_as_a_copy_has_all_files_of_the_other(
    folder: Path,
) -> None:
    assert guiju("new", "新", "--from", "县级.guiju").code == 0
    names = {path.name for path in (folder / "新").iterdir()}
    assert names == {"scheme.guiju", "市级.guiju", "名单.guiju"}
    assert guiju("check", "新/scheme.guiju", "--strict").code == 0


def test_a_file_of_a_folder_below_is_reached_and_reaches_its_own_folder(
    folder: Path,
) -> None:
    below = folder / "名单"
    below.mkdir()
    write(below, {"全部": '引用 "县区.guiju"\n', "县区": NAMES})
    write(folder, {"市级": CITY.replace("名单.guiju", "名单/全部.guiju")})
    assert guiju("check", "县级.guiju").code == 0


@pytest.mark.parametrize(
    "name",
    [
        "../名单.guiju",
        "下/../名单.guiju",
        "/etc/名单.guiju",
        "C:名单.guiju",
        "C:\\\\名单.guiju",
        "下\\\\名单.guiju",
        "\\\\\\\\server\\\\名单.guiju",
    ],
)
def test_no_name_leads_out_of_the_folder(folder: Path, name: str) -> None:
    said = refused(f'引用 "{name}"\n', folder)
    assert "GJ0113" in said.out
    assert "外面" in said.out


def test_no_link_is_followed(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("别处")
    write(outside, {"名单": NAMES})
    (folder / "链接.guiju").symlink_to(outside / "名单.guiju")
    (folder / "目录").symlink_to(outside)
    (folder / "自己.guiju").symlink_to(folder / "名单.guiju")
    for name in ("链接", "目录/名单", "自己"):
        said = refused(f'引用 "{name}.guiju"\n', folder)
        assert "GJ0113" in said.out
        assert "外面" in said.out


def test_a_file_that_is_not_there_is_told_with_the_nearest(folder: Path) -> None:
    said = refused('引用 "各单.guiju"\n', folder)
    assert "没有“各单.guiju”" in said.out
    assert "是不是“名单.guiju”" in said.out


def test_a_folder_is_no_file(folder: Path) -> None:
    (folder / "夹.guiju").mkdir()
    assert "没有“夹.guiju”" in refused('引用 "夹.guiju"\n', folder).out


def test_a_shipped_rulebook_that_is_not_there_is_told_with_the_nearest(
    folder: Path,
) -> None:
    said = refused('继承 "anhui-wuhu-2021" { }\n', folder)
    assert "是不是“anhui-wuhu-2020”" in said.out


def test_a_file_that_is_no_text_is_told_with_the_place_that_names_it(
    folder: Path,
) -> None:
    (folder / "乱.guiju").write_bytes(b"\xff\xfe\x00\x01")
    said = refused('引用 "乱.guiju"\n', folder)
    assert "--> 乱.guiju\n" in said.out
    assert "试.guiju:2:4" in said.out


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(folder: Path) -> None:
    (folder / "名单.guiju").chmod(0)
    assert "读不出来" in refused('引用 "名单.guiju"\n', folder).out


def test_a_name_too_long_for_the_system_is_told_and_no_inside_error(
    folder: Path,
) -> None:
    said = refused(f'引用 "{"长" * 200}.guiju"\n', folder)
    assert "GJ0113" in said.out


def test_a_rulebook_extends_no_rulebook_that_is_itself(folder: Path) -> None:
    write(
        folder,
        {
            "甲": '方案 甲 { 满分 100分 }\n继承 "乙.guiju" { }\n',
            "乙": '方案 乙 { 满分 100分 }\n继承 "甲.guiju" { }\n',
        },
    )
    said = guiju("check", "甲.guiju")
    assert "GJ0114" in said.out
    assert "甲.guiju → 乙.guiju → 甲.guiju" in said.out


def test_a_copy_of_a_shipped_rulebook_may_extend_the_shipped_one(
    folder: Path,
) -> None:
    copy = folder / SHIPPED.name
    copy.mkdir()
    (copy / "scheme.guiju").write_text(
        '方案 抄 "抄" { 满分 100分  保留 2位 四舍五入 }\n'
        f'继承 "{SHIPPED.name}" {{ }}\n',
        "utf-8",
    )
    said = guiju("check", copy / "scheme.guiju")
    assert "GJ0114" not in said.out
    assert said.code == 0


def test_what_no_example_tries_is_listed_with_its_file(folder: Path) -> None:
    write(
        folder,
        {
            "市级": CITY
            + '加分 表彰 用于 县区 依据 "四" { 每次 表扬 加 1分  封顶 3分 }\n'
        },
    )
    said = guiju("test", "县级.guiju", "--coverage")
    assert "    市级.guiju:7:1 表彰[县区]" in said.out
