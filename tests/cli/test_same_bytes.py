"""The same run writes the same bytes: in any process, time zone, folder and order."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from guiju.engine.diagnostic import DiagnosticError
from guiju.plugins.manager import load_plugins
from guiju.plugins.outputs import typeset
from tests.cli.calls import STARTER

MORE = """
整改 测评整改 "测评问题整改" 用于 县区 依据 "三" {
    截至 2020-09-30
    问题 年报 "年报口径不一" 期限 2020-08-31 依据 "四"
}
公开 通报 "结果通报" { 名次, 总分 }
公开 反馈 "单位反馈" { 本单位 全部 }
"""
CORRECTED = """
[[correction]]
figure = "材料评审.政策解读[乙县]"
was = "18.5分"
now = "16分"
reason = "同一件材料计了两次"
"""
SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai"},
    {"PYTHONHASHSEED": "20", "TZ": "America/New_York"},
)


def every_output() -> list[str]:
    """Return the names of all outputs; a PDF only where there is a Chinese font."""
    names = [one.name for one in load_plugins().outputs() if one.file_suffix]
    try:
        typeset.faces(typeset.families())
    except DiagnosticError:
        names.remove("pdf")
    return names


def written(folder: Path, surroundings: dict[str, str], names: list[str]) -> Path:
    """Return where a process of its own has written all outputs."""
    book = Path(shutil.copytree(STARTER / "zh", folder / "示范"))
    with (book / "scheme.guiju").open("a", encoding="utf-8") as file:
        file.write(MORE)
    data = book / "facts" / "测评整改.csv"
    data.write_text("单位,年报\n甲县,2020-09-02\n", "utf-8")
    (folder / "更正.toml").write_text(CORRECTED, "utf-8")
    subprocess.run(
        [
            *(sys.executable, "-m", "guiju.cli", "run", str(book)),
            *("-o", str(folder / "结果"), "--only", ",".join(names)),
            *("--corrections", "更正.toml"),
        ],
        cwd=folder,
        env={**os.environ, **surroundings},
        capture_output=True,
        check=True,
    )
    return folder / "结果"


def test_two_processes_write_the_same_bytes(tmp_path: Path) -> None:
    names = every_output()
    found = []
    for nth, surroundings in enumerate(SURROUNDINGS):
        folder = tmp_path / f"第{nth}处"
        folder.mkdir()
        result = written(folder, surroundings, names)
        files = (file for file in result.rglob("*") if file.is_file())
        found.append({f.relative_to(result).as_posix(): f.read_bytes() for f in files})
    first, second = found
    assert [name for name in first if first[name] != second.get(name)] == []
    assert first.keys() == second.keys()
    suffixes = {Path(name).suffix for name in first}
    outputs = (one for one in load_plugins().outputs() if one.name in names)
    assert suffixes == {one.file_suffix for one in outputs}
