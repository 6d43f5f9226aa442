"""What a rulebook may say of what readers of files obey, and what comes of it."""

from pathlib import Path

import pytest

from guiju.cli.fault import FINDINGS
from guiju.dsl.compile import compile_text
from guiju.plugins.manager import load_plugins
from tests.cli.calls import guiju
from tests.plugins.outputs.hostile import HOSTILE
from tests.plugins.outputs.readers import READERS
from tests.plugins.outputs.test_escaping import form

UNITS = ("𠮷野家", "_x0041_", "NULL", "长" * 3000, "W" * 300)
"""The ones that are names in the language: letters and figures, and nothing else."""
SEVERAL = ("a\nb", "a\u2028b\u2029c\x85d", "\ufeff字节")
"""At the ends of lines a list of units goes on; a byte order mark is none of a name."""
QUOTED = tuple(name for name in HOSTILE if '"' not in name and "\n" not in name)
"""A text stands between quotation marks and on one line; otherwise it is free."""
ONES = tuple(
    output.name
    for output in load_plugins().outputs()
    if output.file_suffix in READERS
    and not output.name.startswith(("rectification", "correction"))
)
SHOWN_IN = {".html", ".md", ".xlsx"}
"""The forms of the main report that tell of interpretations."""


def scheme(units: str = "甲县", title: str = "示范") -> str:
    return (
        f'方案 示范 "{title}" {{ 满分 100分 }}\n对象 县区 {{ {units}、乙县 }}\n'
        "环节 测评 100% { 县区 评分 0分 至 100分 }\n总分 = 环节加权\n"
        "排名 按 总分 从高到低 分 县区 并列 占位\n"
    )


def test_hardly_anything_hostile_can_be_the_name_of_a_unit() -> None:
    accepted = {name for name in HOSTILE if compile_text(scheme(name)).plan is not None}
    assert accepted == {*UNITS, *SEVERAL}


@pytest.mark.parametrize("name", SEVERAL, ids=range(len(SEVERAL)))
def test_nothing_unseen_becomes_a_part_of_a_name(name: str) -> None:
    plan = compile_text(scheme(name)).plan
    assert plan is not None
    assert all(unit.isprintable() for unit in plan.groups["县区"].members)


def test_a_text_may_say_anything_and_says_just_that() -> None:
    for name in QUOTED:
        plan = compile_text(scheme(title=name)).plan
        assert plan is not None
        assert plan.scheme.title == name


def test_a_rulebook_full_of_them_is_run_and_read_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    texts = [name for name in QUOTED if "\ud800" not in name]  # no file has half ones
    said = "\n".join(f'解释 总分 "{one}" 依据 "{one}"' for one in texts)
    text = scheme("、".join(UNITS)) + said
    Path("险.guiju").write_text(text, "utf-8", newline="")
    marks = "".join(f"{unit},90\n" for unit in (*UNITS, "乙县"))
    Path("测评.csv").write_text(f"单位,评分\n{marks}", "utf-8")
    ran = guiju("run", "险.guiju", "测评.csv", "-o", "结果", "--only", ",".join(ONES))
    assert ran.code != FINDINGS, ran.err
    files = [file for file in Path("结果").iterdir() if file.name != "receipt.json"]
    assert len(files) == len(ONES)
    for file in files:
        found = READERS[file.suffix](file.read_bytes())
        assert found.obeyed == (), file
        told = texts if file.stem == "险" and file.suffix in SHOWN_IN else ()
        wanted = (*UNITS, *told)
        assert not [one for one in wanted if not found.has(form(file.suffix, one))]
