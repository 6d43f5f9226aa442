"""The command line as a user calls it, and a small rulebook to call it on."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import attrs
from click.testing import CliRunner

from guiju import cli
from guiju.cli.main import main

STARTER = Path(next(iter(cli.__path__))) / "starter"
CHINESE = {"LC_ALL": "zh_CN.UTF-8"}
ENGLISH = {"LC_ALL": "en_GB.UTF-8"}

OPEN_POINT = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 "县区" 共 2家 依据 "一" { 甲县、乙县 }
环节 测评 100% 依据 "二" { 县区 评分 0分 至 100分 }
参数 扣数 "每项扣分": 分/项 待定 "没有写明" 依据 "三"
扣分 专项 用于 县区 依据 "三" { 每项 未完成 扣 扣数 }
总分 = 环节加权 - 专项 保底 0分 依据 "四"
排名 按 总分 从高到低 分 县区 并列 占位
必须 及格: 每个 单位 总分 >= 60分 依据 "五"
"""
"""A scheme that leaves a deduction open and has an obligatory least total."""

_LOADED = """
import sys
from guiju.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit as end:
    assert end.code == 0
print(*{name.partition(".")[0] for name in sys.modules}, file=sys.stderr)
"""


@attrs.frozen
class Call:
    """How a call ended, and what it said."""

    code: int
    out: str
    err: str

    @property
    def all(self) -> str:
        """Everything that was said, wherever it was said."""
        return self.out + self.err


def guiju(*arguments: str | Path, **environment: str) -> Call:
    """Return how ``guiju`` with these arguments ends; it speaks Chinese."""
    said = CliRunner().invoke(
        main, [*map(str, arguments)], env={**CHINESE, **environment}
    )
    assert said.exception is None or isinstance(said.exception, SystemExit)
    return Call(said.exit_code, said.stdout, said.stderr)


def program(*arguments: str, **environment: str) -> Call:
    """Return how ``guiju`` ends as a program of its own."""
    run = subprocess.run(
        [sys.executable, "-m", "guiju.cli", *arguments],
        check=False,
        capture_output=True,
        env={**surroundings(), **environment},
    )
    return Call(run.returncode, run.stdout.decode("utf-8"), run.stderr.decode("utf-8"))


def loaded(*arguments: str | Path) -> set[str]:
    """Return the packages that are loaded when ``guiju`` with these arguments ends."""
    run = subprocess.run(
        [sys.executable, "-c", _LOADED, *map(str, arguments)],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    return set(run.stderr.split())


def rulebook(folder: Path, language: str = "zh") -> Path:
    """Put the starter's rulebook into ``folder`` and return where it is."""
    return Path(shutil.copytree(STARTER / language, folder / "示范"))


def open_point(folder: Path, second: str = "62") -> Path:
    """Put the scheme with the open point and its data into ``folder``."""
    (folder / "开放.guiju").write_text(OPEN_POINT, "utf-8")
    data = folder / "数据"
    data.mkdir()
    (data / "测评.csv").write_text(f"单位,评分\n甲县,90\n乙县,{second}\n", "utf-8")
    (data / "专项.csv").write_text("单位,未完成\n甲县,0\n乙县,2\n", "utf-8")
    return folder / "开放.guiju"


def surroundings() -> dict[str, str]:
    """Return the environment of a Chinese user, without what decides the encoding."""
    decides = ("LC_", "LANG", "PYTHONIOENCODING", "PYTHONUTF8", "NO_COLOR")
    kept = {k: v for k, v in os.environ.items() if not k.startswith(decides)}
    return {**kept, **CHINESE}
