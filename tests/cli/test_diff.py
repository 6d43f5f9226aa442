"""``guiju diff``: two rulebooks, what they make of data, and two written results."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.calls import guiju, program
from tests.conftest import Golden

GOLDEN = Path(__file__).parent / "golden"
OLD = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 3家 依据 "一" { 甲县、乙县、丙县 }
指标 评审指标 满分 100分 依据 "附件" {
    组织领导 40分 依据 "附件 一" {
        机构 20分 依据 "附件 一(一)"
        经费 20分 依据 "附件 一(二)"
    }
    工作成效 60分 依据 "附件 二" {
        完成 60分 依据 "附件 二(一)"
    }
}
环节 评审 60% 依据 "二" { 县区 按 评审指标 }
环节 监测 40% 依据 "三" { 县区 评分 0分 至 100分 }
参数 扣数 "每项扣分": 分/项 = 1分/项 依据 "四"
扣分 专项 用于 县区 依据 "四" { 每项 未完成 扣 扣数  封顶 5分 }
总分 = 环节加权 - 专项 保底 0分 依据 "五"
排名 按 总分 从高到低 分 县区 并列 占位
等次 按 总分 分 县区 依据 "六" { 优秀 90分 以上  合格 60分 以上  其余 不合格 }
必须 及格: 每个 单位 总分 >= 60分 依据 "七"
解释 监测 "四个季度的平均数" 依据 "三"
"""
CHANGES = (
    ("机构 20分", "机构 25分"),
    ("经费 20分", "经费 15分"),
    ("评审 60%", "评审 50%"),
    ("监测 40%", "监测 50%"),
    ("= 1分/项", "= 2分/项"),
    ("封顶 5分", "封顶 6分"),
    ("并列 占位", "并列 不占位"),
    ("优秀 90分 以上", "优秀 85分 以上"),
    ("必须 及格", "原则上 及格"),
    ("四个季度的平均数", "取四个季度的最后一次"),
    ("保留 2位", "保留 1位"),
)
DATA = {
    "评审.csv": "单位,机构,经费,完成\n甲县,18,15,55\n乙县,20,12,50\n丙县,15,15,48\n",
    "监测.csv": "单位,评分\n甲县,80\n乙县,95\n丙县,70\n",
    "专项.csv": "单位,未完成\n甲县,0\n乙县,2\n丙县,0\n",
}


@pytest.fixture
def both(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Two rulebooks and their data, in the folder where the test stands."""
    monkeypatch.chdir(tmp_path)
    new = OLD
    for was, now in CHANGES:
        assert was in new
        new = new.replace(was, now)
    Path("旧.guiju").write_text(OLD, "utf-8")
    Path("新.guiju").write_text(new, "utf-8")
    Path("去年").mkdir()
    for name, text in DATA.items():
        Path("去年", name).write_text(text, "utf-8")
    shutil.copytree("去年", "今年")
    Path("今年", "监测.csv").write_text(DATA["监测.csv"].replace("95", "90"), "utf-8")
    return tmp_path


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("rules", ("旧.guiju", "新.guiju")),
        ("same_data", ("旧.guiju", "新.guiju", "--data", "去年")),
        ("two_years", ("旧.guiju", "新.guiju", "--data", "去年", "--data", "今年")),
        ("data", ("旧.guiju", "旧.guiju", "--data", "去年", "--data", "今年")),
    ],
)
def test_every_change_is_told_in_words(
    name: str, arguments: tuple[str, ...], language: str, golden: Golden
) -> None:
    said = guiju("diff", *arguments, "--lang", language)
    assert (said.code, said.err) == (1, "")
    golden(said.out, GOLDEN / f"diff_{name}_{language}.out")


@pytest.mark.usefixtures("both")
def test_a_rulebook_does_not_differ_from_itself() -> None:
    said = guiju("diff", "旧.guiju", "旧.guiju", "--data", "去年")
    assert said.code == 0
    assert said.out.endswith("没有差异\n")


@pytest.mark.usefixtures("both")
def test_another_name_is_told_and_is_no_difference() -> None:
    Path("新.guiju").write_text(OLD.replace("监测", "测评"), "utf-8")
    said = guiju("diff", "旧.guiju", "新.guiju")
    assert said.code == 0
    assert "“监测”改称“测评”" in said.out


@pytest.mark.usefixtures("both")
def test_figures_in_json_are_exact_and_the_parts_add_up() -> None:
    said = guiju(
        "diff",
        *("旧.guiju", "新.guiju", "--data", "去年", "--data", "今年"),
        *("--format", "json"),
    )
    moved = {one["unit"]: one for one in json.loads(said.out)["moved"]}
    assert moved["乙县"]["old"]["total"] == "85.2"
    assert moved["乙县"]["rules"] == "-0.7"
    assert moved["乙县"]["data"] == "-2.5"
    assert moved["乙县"]["by"] == "-3.2"


@pytest.mark.usefixtures("both")
def test_two_written_results_are_compared_down_to_their_cells() -> None:
    for name in ("去年", "今年"):
        assert guiju("run", "旧.guiju", name, "-o", f"结果-{name}").code == 0
    said = guiju("diff", "结果-去年", "结果-今年")
    assert said.code == 1
    assert "facts/监测.csv" in said.out
    assert "监测：95 → 90（-5）" in said.out
    assert "监测.评分[乙县]：95 → 90（-5）  监测.csv!B3" in said.out
    assert "规则不同" not in said.out
    assert guiju("diff", "结果-去年", "结果-去年").code == 0


@pytest.mark.usefixtures("both")
def test_results_of_other_rules_tell_how_to_see_the_rules() -> None:
    for name in ("旧", "新"):
        guiju("run", f"{name}.guiju", "去年", "-o", f"结果-{name}")
    said = guiju("diff", "结果-旧", "结果-新")
    assert "两次运行的规则不同" in said.out
    assert "不同的数据" not in said.out


@pytest.mark.usefixtures("both")
def test_a_result_that_was_changed_is_not_compared() -> None:
    guiju("run", "旧.guiju", "去年", "-o", "结果")
    file = Path("结果", "旧.json")
    file.write_text(file.read_text("utf-8").replace("85.2", "86.2"), "utf-8")
    said = guiju("diff", "结果", "结果")
    assert said.code != 0
    assert "被改过" in said.err


@pytest.mark.usefixtures("both")
def test_a_page_is_one_file_and_what_people_wrote_is_escaped() -> None:
    new = OLD.replace('"四个季度的平均数"', '"<script>平均数</script>"')
    Path("新.guiju").write_text(new, "utf-8")
    said = guiju("diff", "旧.guiju", "新.guiju", "--format", "html")
    assert said.code == 1
    assert "&lt;script&gt;平均数" in said.out
    assert "<script" not in said.out
    assert "http://" not in said.out


@pytest.mark.usefixtures("both")
@pytest.mark.parametrize(
    "arguments",
    [
        ("旧.guiju",),
        ("旧.guiju", "没有.guiju"),
        ("旧.guiju", "坏.guiju"),
        ("旧.guiju", "新.guiju", "--data", "没有"),
        ("旧.guiju", "新.guiju", *("--data", "去年") * 3),
        ("旧.guiju", "新.guiju", "--format", "pdf"),
    ],
    ids=["one", "unknown", "faulty", "no-data", "three-times", "form"],
)
def test_what_cannot_be_compared_ends_with_two(arguments: tuple[str, ...]) -> None:
    Path("坏.guiju").write_text(OLD.replace("60%", "70%"), "utf-8")
    said = guiju("diff", *arguments)
    assert said.code == 2
    assert said.out == ""
    assert said.err


@pytest.mark.usefixtures("both")
def test_two_programs_say_the_same_bytes() -> None:
    arguments = ("diff", "旧.guiju", "新.guiju", "--data", "去年", "--format", "json")
    said = [program(*arguments, PYTHONHASHSEED=seed) for seed in ("1", "2")]
    assert said[0].code == 1
    assert said[0] == said[1]


def test_thirds_are_shown_in_decimals_to_people_and_exactly_to_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    text = OLD.replace(
        "县区 评分 0分 至 100分", "县区 由 县区 评分 0分 至 100分 取平均"
    )
    Path("甲.guiju").write_text(text, "utf-8")
    for name, mark in (("旧", 80), ("新", 81)):
        folder = tmp_path / name
        folder.mkdir()
        marks = (
            f"单位,甲县,乙县,丙县\n甲县,90,{mark},90\n乙县,90,90,90\n丙县,90,90,90\n"
        )
        for file, content in {**DATA, "监测.csv": marks}.items():
            (folder / file).write_text(content, "utf-8")
    called = ("diff", "甲.guiju", "甲.guiju", "--data", "旧", "--data", "新")
    told = guiju(*called).out
    assert "监测：≈86.6667 → 87（≈+0.3333）" in told
    assert "260/3" in guiju(*called, "--format", "json").out
