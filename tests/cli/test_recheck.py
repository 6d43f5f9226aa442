"""回头看: what one run left open stands on the list of the next."""

import json
from pathlib import Path

from tests.cli.calls import guiju

HEAD = """\
方案 示范 "示范方案" { 满分 100分 }
对象 县区 { 甲县、乙县 }
"""
FIRST = """
整改 清单 用于 县区 依据 "三" { 期限 2022-06-02  截至 2022-06-15 }
"""
SECOND = """
整改 清单 用于 县区 依据 "三" {
    期限 2022-09-02
    截至 2022-11-15
    回头看
    每项 回头看未销号 扣 1分
}
"""


def _folder(folder: Path, rules: str, rows: str) -> Path:
    folder.joinpath("facts").mkdir(parents=True)
    folder.joinpath("scheme.guiju").write_text(HEAD + rules, "utf-8")
    text = f"单位,问题,销号日期\n{rows}"
    folder.joinpath("facts", "清单.csv").write_text(text, "utf-8")
    return folder


def _run(folder: Path, *more: str) -> Path:
    out = folder / "out"
    facts = str(folder / "facts")
    done = guiju("run", str(folder / "scheme.guiju"), facts, "-o", str(out), *more)
    assert done.code == 0, done.all
    return out


def test_only_what_was_left_open_is_carried_over(tmp_path: Path) -> None:
    before = _folder(
        tmp_path / "一", FIRST, "甲县,解读,\n甲县,留言,\n乙县,年报,2022-06-01\n"
    )
    now = _folder(tmp_path / "二", SECOND, "甲县,解读,2022-08-01\n乙县,栏目,\n")
    out = _run(now, "--previous", str(_run(before)))
    found = json.loads(out.joinpath("二.json").read_text("utf-8"))["problems"]
    assert [(one["unit"], one["problem"], one["state"]) for one in found] == [
        ("甲县", "留言", "逾期未销号"),
        ("甲县", "解读", "已销号"),
        ("乙县", "栏目", "逾期未销号"),
    ]
