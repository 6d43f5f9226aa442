"""Mechanism 98 through the program: the city's result is an input of the province."""

import json
from pathlib import Path

from tests.cli.calls import guiju
from tests.mechanisms.case import case

PROJECT = """\
[data]
folder = "数据"
tables."政务公开总分" = { result = "市/结果.json", quantity = "政务公开总分", \
group = "县区" }
"""


def rulebook(folder: Path, name: str, tables: dict[str, str]) -> Path:
    """Put the case called ``name`` with its data into ``folder``."""
    (folder / "数据").mkdir(parents=True)
    (folder / "scheme.guiju").write_text(case(name).text, "utf-8")
    for table, rows in tables.items():
        (folder / "数据" / f"{table}.csv").write_text(rows, "utf-8")
    return folder


def figures(file: Path, id_: str) -> dict[str, str]:
    quantities = json.loads(file.read_text("utf-8"))["quantities"]
    (rows,) = (one["rows"] for one in quantities if one["id"] == id_)
    return dict(rows)


def test_the_total_of_the_city_counts_in_the_province(tmp_path: Path) -> None:
    city = rulebook(
        tmp_path / "市级",
        "m098_city",
        {
            "测评": "单位,评分\n甲县,90\n乙县,80\n",
            "专项": "单位,未完成\n甲县,1\n乙县,0\n",
        },
    )
    written = tmp_path / "市级结果"
    assert guiju("run", city, city / "数据", "-o", written).code == 0
    (file,) = (one for one in written.glob("*.json") if one.name != "receipt.json")
    assert figures(file, "政务公开总分@县区") == {"甲县": "88", "乙县": "80"}

    work = {"考核": "单位,综合工作\n甲县,90\n乙县,95\n"}
    province = rulebook(tmp_path / "省级", "m098_province", work)
    (province / "guiju.toml").write_text(PROJECT, "utf-8")
    (province / "市").mkdir()
    (province / "市" / "结果.json").write_bytes(file.read_bytes())
    out = tmp_path / "省级结果"
    said = guiju("run", province, "-o", out)
    assert said.code == 0, said.all
    result = out / "省级.json"
    assert figures(result, "考核.政务公开@县区") == {"甲县": "4.4", "乙县": "4"}
    assert figures(result, "环节加权@县区") == {"甲县": "94.4", "乙县": "99"}
    shown = guiju("explain", province, "甲县", "政务公开总分")
    assert "市/结果.json[政务公开总分@县区]!B2" in shown.out
