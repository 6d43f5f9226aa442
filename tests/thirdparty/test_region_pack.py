"""A distribution from outside comes in, works, and is missed when it has gone."""

import json
import shutil
from pathlib import Path

import pytest

from tests.thirdparty.fresh import Fresh, fresh, wheel_of

PROJECT = Path(__file__).parent / "qingshui"
NAME = "qingshui-2026"
NO_COMPLAINTS = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 依据 "一" { 甲县、乙县 }
输入 测评: 分 每 县区 0分 至 100分 依据 "二"
总分 = 测评 依据 "二"
排名 按 总分 从高到低 分 县区 并列 占位
"""
ANSWER = '解释 总分 答复 QS0001 "本方案不计投诉" 依据 "二"\n'


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of the region pack, as its authors would publish it."""
    folder = tmp_path_factory.mktemp("qingshui")
    shutil.copytree(PROJECT, folder / "source")  # a build leaves things behind
    return wheel_of(folder / "source", folder / "dist")


@pytest.fixture(scope="module")
def with_pack(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Fresh:
    """An environment with the region pack in it."""
    environment = fresh(tmp_path_factory.mktemp("installed") / "venv")
    environment.install(wheel)
    return environment


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A rulebook that does not count complaints."""
    file = tmp_path / "示范.guiju"
    file.write_text(NO_COMPLAINTS, "utf-8")
    return file


def test_its_rulebook_is_checked_tried_and_run_by_its_name(
    with_pack: Fresh, tmp_path: Path
) -> None:
    listed = with_pack.guiju("rulebooks", cwd=tmp_path)
    assert f"{NAME}  清水省县区政务服务考评（示范）  (qingshui-pack 1.2)" in listed.out
    for command in ("check", "test"):
        said = with_pack.guiju(command, NAME, cwd=tmp_path)
        assert said.code == 0, said.all
    said = with_pack.guiju("run", NAME, "-o", tmp_path / "out", cwd=tmp_path)
    assert said.code == 0, said.all
    assert (tmp_path / "out" / f"{NAME}.bulletin.txt").read_text("utf-8") == (
        "清水省县区政务服务考评（示范）\n1 白石县 96.4\n2 青溪县 89\n3 柳湖区 88.9\n"
    )


def test_the_receipt_has_the_distribution_with_its_digest(
    with_pack: Fresh, tmp_path: Path
) -> None:
    with_pack.guiju("run", NAME, "-o", tmp_path / "out", cwd=tmp_path)
    receipt = json.loads((tmp_path / "out" / "receipt.json").read_bytes())
    listed = json.loads(with_pack.guiju("plugins", "--format", "json").out)
    (digest,) = {p["sha256"] for p in listed if p["distribution"] == "qingshui-pack"}
    assert receipt["plugins"] == {"qingshui-pack 1.2": digest}


def test_its_check_looks_at_everybodys_rulebooks(with_pack: Fresh, own: Path) -> None:
    said = with_pack.guiju("check", own, cwd=own.parent)
    assert "QS0001 提醒：没有“投诉”这个输入" in said.out
    strict = with_pack.guiju("check", "--strict", own, cwd=own.parent)
    without = with_pack.guiju("check", "--strict", "--no-plugins", own, cwd=own.parent)
    assert (strict.code, without.code) == (1, 0)


def test_its_check_can_be_answered_and_stays_in_reports(
    with_pack: Fresh, own: Path
) -> None:
    own.write_text(NO_COMPLAINTS + ANSWER, "utf-8")
    assert with_pack.guiju("check", "--strict", own, cwd=own.parent).code == 0
    said = with_pack.guiju("check", "--format", "sarif", own, cwd=own.parent)
    (run,) = json.loads(said.out)["runs"]
    (result,) = run["results"]
    assert result["ruleId"] == run["tool"]["driver"]["rules"][0]["id"] == "QS0001"
    assert result["suppressions"][0]["justification"] == "本方案不计投诉"


def test_an_answer_to_it_is_kept_where_it_is_not_loaded(
    with_pack: Fresh, own: Path
) -> None:
    own.write_text(NO_COMPLAINTS + ANSWER, "utf-8")
    said = with_pack.guiju("check", "--fix", "--no-plugins", own, cwd=own.parent)
    assert "QS0001 是插件的编号" in said.out
    assert own.read_text("utf-8") == NO_COMPLAINTS + ANSWER


def test_a_server_that_builds_sees_its_check_as_a_test(
    with_pack: Fresh, own: Path
) -> None:
    said = with_pack.guiju("check", "--format", "junit", own, cwd=own.parent)
    assert 'name="QS"' in said.out


def test_its_codes_are_explained(with_pack: Fresh, tmp_path: Path) -> None:
    said = with_pack.guiju("explain-code", "qs0001", cwd=tmp_path)
    assert said.out.startswith("QS0001 没有计投诉 (提醒)")


def test_other_rulebooks_extend_its_own_by_name(
    with_pack: Fresh, tmp_path: Path
) -> None:
    own = tmp_path / "本县.guiju"
    scheme = '方案 本县 "本县考评" { 满分 100分  保留 2位 四舍五入 }'
    own.write_text(f'{scheme}\n继承 "{NAME}" {{ }}\n', "utf-8")
    said = with_pack.guiju("inputs", own, cwd=tmp_path)
    assert said.code == 0, said.all
    assert "办件评议" in said.out


def test_its_command_stands_below_guiju(with_pack: Fresh, tmp_path: Path) -> None:
    said = with_pack.guiju("qingshui-districts", cwd=tmp_path)
    assert (said.code, said.out.split()) == (0, ["青溪县", "白石县", "柳湖区"])
    assert "guiju qingshui-districts" in with_pack.guiju("plugins", cwd=tmp_path).out


def test_a_list_that_was_printed_lets_in_what_was_there(
    with_pack: Fresh, tmp_path: Path
) -> None:
    listed = with_pack.guiju("plugins", "--format", "toml", cwd=tmp_path).out
    (tmp_path / "guiju.toml").write_text(listed, "utf-8")
    assert with_pack.guiju("test", NAME, cwd=tmp_path).code == 0


@pytest.mark.parametrize(
    "pin", ["qingshui-pack==1.1", f"Qingshui_Pack sha256:{'0' * 64}"]
)
def test_another_release_than_the_one_allowed_is_refused(
    pin: str, with_pack: Fresh, tmp_path: Path
) -> None:
    (tmp_path / "guiju.toml").write_text(f'[plugins]\nallow = ["{pin}"]\n', "utf-8")
    said = with_pack.guiju("test", NAME, cwd=tmp_path)
    assert said.code == 1
    assert said.err.startswith(
        f"GJ1413 guiju.toml 准许的是 {pin}，装的是 qingshui-pack"
    )


def test_what_is_not_on_the_list_is_left_out_and_listed(
    with_pack: Fresh, tmp_path: Path
) -> None:
    (tmp_path / "guiju.toml").write_text("[plugins]\nallow = []\n", "utf-8")
    assert "GJ1501" in with_pack.guiju("test", NAME, cwd=tmp_path).err
    said = with_pack.guiju("plugins", cwd=tmp_path).out
    assert "qingshui-pack 1.2  没有装入：guiju.toml 的 plugins.allow 里没有它" in said


def test_a_rulebook_says_what_it_needs_when_the_pack_has_gone(
    wheel: Path, tmp_path: Path
) -> None:
    environment = fresh(tmp_path / "venv")
    environment.install(wheel)
    copy = tmp_path / "本省"
    made = environment.guiju("new", copy, "--from", NAME, cwd=tmp_path)
    assert made.code == 0, made.all
    assert environment.guiju("run", copy, cwd=tmp_path).code == 0
    switched_off = environment.guiju("run", copy, "--no-plugins", cwd=tmp_path)
    assert "装了而没有获准使用" in switched_off.err
    environment.pip("uninstall", "-q", "-y", "qingshui-pack")
    for command in ("run", "check"):
        said = environment.guiju(command, copy, cwd=tmp_path)
        assert said.code == 1
        assert "GJ1551" in said.all
        assert "需要发行包 qingshui-pack==1.2，没有安装" in said.all
    gone = environment.guiju("run", NAME, cwd=tmp_path)
    assert gone.code == 2
    assert "发行包" in gone.err
