"""What other programs are told, held to their schemas and read by their readers."""

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any
from urllib.parse import unquote
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator
from junitparser import Failure, JUnitXml, TestSuite

from guiju.cli.findings import Findings
from guiju.cli.forms import FORMS, told
from guiju.dsl.checks import CHECKS
from guiju.dsl.compile import compile_text
from guiju.dsl.frame import place_of
from guiju.engine.diagnostic import Diagnostic, Edit, Related, Severity
from guiju.engine.source import Cell, Span
from guiju.engine.text import Text
from tests.cli.calls import OPEN_POINT, guiju, rulebook
from tests.conftest import Golden
from tests.dsl.texts import example_of

HERE = Path(__file__).parent
GOLDEN = HERE / "golden"
SCHEMA = HERE / "schemas" / "sarif-2.1.0-rtm.5.json"
SARIF = Draft4Validator(json.loads(SCHEMA.read_text("utf-8")))
COMMAND = re.compile(r"::(error|warning|notice) ([^:]*)::([^\n\r]*)")

ABOVE = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 { 甲县、乙县 }
环节 测评 100% 依据 "一" { 县区 评分 0分 至 100分 }
加分 表彰 用于 县区 依据 "二" { 每项 奖励 加 1分 最多 5分 }
总分 = 环节加权 + 表彰 依据 "三"
排名 按 总分 从高到低 分 县区 并列 占位
"""
"""A total that can pass full marks, which is a warning."""
ANSWERED = ABOVE + '解释 总分 答复 GJ0601 "加分后可以超过满分" 依据 "三"\n'
SPACED = ABOVE.replace("测评 100%", "测评100%")
"""A fault that can be fixed."""
TWICE = ABOVE.replace("甲县、乙县 }", "甲县、乙县 }\n对象 县区 共 1家 { 丙县 }")
"""A fault with a related place."""
FILES = {
    "可超过.guiju": ABOVE,
    "已答复.guiju": ANSWERED,
    "少空格.guiju": SPACED,
    "两次.guiju": TWICE,
}


@pytest.fixture
def four(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, ...]:
    """Rulebooks with a warning, an answer, a fix and a related place."""
    monkeypatch.chdir(tmp_path)
    for name, text in FILES.items():
        Path(name).write_text(text, "utf-8")
    return tuple(FILES)


def findings(texts: Mapping[str, str], *more: Diagnostic) -> Findings:
    """Return what is found in ``texts``, and ``more`` besides."""
    compiled = {name: compile_text(text, name) for name, text in texts.items()}
    found = [one for result in compiled.values() for one in result.diagnostics]
    return Findings(
        files=tuple(texts),
        diagnostics=(*found, *more),
        texts=texts,
        compiled=compiled,
    )


def run_of(log: str) -> dict[str, Any]:
    """Return the one run of a SARIF log that keeps to the schema."""
    data = json.loads(log)
    SARIF.validate(data)
    assert len(data["runs"]) == 1
    return dict(data["runs"][0])


def suites_of(report: str) -> list[TestSuite]:
    """Return the suites that another program reads in a JUnit report."""
    return [one for one in JUnitXml.fromstring(report.encode()) if one is not None]


def without_help(log: str) -> str:
    """Leave out of a SARIF log what changes with a version or an example."""
    data = json.loads(log)
    driver = data["runs"][0]["tool"]["driver"]
    driver["version"] = "…"
    for rule in driver["rules"]:
        rule["help"] = "…"
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def without_others(report: str) -> str:
    """Leave out of a JUnit report the families in which nothing was found."""
    root = ET.fromstring(report)  # noqa: S314 - written just now
    for one in root.iter():
        one.attrib.pop("tests", None)
        one.attrib.pop("skipped", None)
    for suite in root:
        for case in suite.findall("testcase"):
            if not len(case) or case.find("skipped") is not None:
                suite.remove(case)
    return ET.tostring(root, "unicode") + "\n"


SHORTENED = {"sarif": without_help, "junit": without_others}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_form_is_the_committed_one(
    four: tuple[str, ...], form: str, language: str, golden: Golden
) -> None:
    said = guiju("check", *four, "--format", form, "--lang", language)
    assert said.code == 1
    shown = SHORTENED.get(form, str)(said.out)
    golden(shown, GOLDEN / f"forms_{form}_{language}.out")


@pytest.mark.parametrize("form", FORMS)
def test_the_same_files_give_the_same_bytes_from_another_place(
    form: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said = []
    for place in ("甲处", "乙处"):
        folder = tmp_path / place
        folder.mkdir()
        for name, text in FILES.items():
            (folder / name).write_text(text, "utf-8")
        monkeypatch.chdir(folder)
        said.append(guiju("check", ".", "--format", form).out)
    assert said[0] == said[1]
    assert str(tmp_path) not in said[0]


@pytest.mark.parametrize("form", FORMS)
def test_what_is_written_to_a_file_is_what_would_be_printed(
    four: tuple[str, ...], form: str
) -> None:
    printed = guiju("check", *four, "--format", form)
    written = guiju("check", *four, "--format", form, "-o", "报告")
    assert (written.out, written.code) == ("", printed.code)
    assert Path("报告").read_text("utf-8") == printed.out


def test_people_can_have_a_file_too(four: tuple[str, ...]) -> None:
    printed = guiju("check", *four)
    written = guiju("check", *four, "-o", "报告.txt")
    assert written.err == "已写出：报告.txt\n" + printed.err
    assert Path("报告.txt").read_text("utf-8") == printed.out


def test_sarif_points_at_the_same_characters_in_utf_16(four: tuple[str, ...]) -> None:
    del four
    rare = "𬭎" * 3
    text = ABOVE.replace("测评 100%", f"{rare}100%")
    run = run_of(told("sarif", findings({"稀.guiju": text}), "zh"))
    (result,) = (one for one in run["results"] if one["ruleId"] == "GJ0010")
    region = result["locations"][0]["physicalLocation"]["region"]
    line = text.splitlines()[region["startLine"] - 1].encode("utf-16-le")
    marked = line[2 * region["startColumn"] - 2 : 2 * region["endColumn"] - 2]
    assert run["columnKind"] == "utf16CodeUnits"
    assert marked.decode("utf-16-le") == f"{rare}100%"


def test_sarif_keeps_what_an_answer_settles_as_suppressed_with_its_reason() -> None:
    run = run_of(told("sarif", findings({"答.guiju": ANSWERED}), "zh"))
    (result,) = run["results"]
    (suppression,) = result["suppressions"]
    assert result["ruleId"] == "GJ0601"
    assert suppression["kind"] == "inSource"
    assert suppression["justification"] == "加分后可以超过满分"
    region = suppression["location"]["physicalLocation"]["region"]
    assert region["startLine"] == len(ANSWERED.splitlines())


def test_a_finding_without_an_answer_is_not_suppressed() -> None:
    run = run_of(told("sarif", findings({"超.guiju": ABOVE}), "zh"))
    assert [one["ruleId"] for one in run["results"]] == ["GJ0601"]
    assert "suppressions" not in run["results"][0]


def test_a_sarif_fix_applied_as_it_says_makes_the_finding_go_away() -> None:
    run = run_of(told("sarif", findings({"空.guiju": SPACED}), "zh"))
    (result,) = (one for one in run["results"] if "fixes" in one)
    (change,) = result["fixes"][0]["artifactChanges"]
    (replacement,) = change["replacements"]
    region, new = replacement["deletedRegion"], replacement["insertedContent"]["text"]
    lines = SPACED.splitlines(keepends=True)
    line = lines[region["startLine"] - 1]
    fixed = line[: region["startColumn"] - 1] + new + line[region["endColumn"] - 1 :]
    lines[region["startLine"] - 1] = fixed
    codes = [one.code for one in compile_text("".join(lines)).diagnostics]
    assert "GJ0010" not in codes


def test_every_code_of_the_checks_keeps_to_the_schema_with_its_rule() -> None:
    bad = [
        example_of(check, check.bad.replace("⟦", "").replace("⟧", ""))
        for check in CHECKS
    ]
    found = Findings(
        files=(),
        diagnostics=tuple(one for made in bad for one in made.diagnostics),
        texts={name: text for made in bad for name, text in made.texts.items()},
    )
    for language in ("zh", "en"):
        run = run_of(told("sarif", found, language))
        rules = run["tool"]["driver"]["rules"]
        for result in run["results"]:
            rule = rules[result["ruleIndex"]]
            assert rule["id"] == result["ruleId"]
            assert {"text", "markdown"} == {*rule["help"]}
        assert {check.code for check in CHECKS} <= {rule["id"] for rule in rules}
        names = [rule["name"] for rule in rules]
        assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        pytest.param("甲 乙/规则#1.guiju", "甲 乙/规则#1.guiju", id="blank-and-hash"),
        pytest.param("a:b%20.guiju", "a:b%20.guiju", id="colon-and-percent"),
        pytest.param("/某处/规则.guiju", "file:///某处/规则.guiju", id="absolute"),
    ],
)
def test_a_path_is_an_address_that_reads_back_as_it_was_written(
    written: str, shown: str
) -> None:
    run = run_of(told("sarif", findings({written: ABOVE}), "zh"))
    uri = run["artifacts"][0]["location"]["uri"]
    assert unquote(uri) == shown
    assert uri.isascii()
    assert not re.search(r"[ #?]", uri)


def test_cells_of_data_and_findings_without_a_place_keep_to_the_forms() -> None:
    words = Text(zh="不对", en="wrong")
    here = [
        Diagnostic(
            code="GJ1301",
            severity=Severity.ERROR,
            message=words,
            place=place,
            related=(Related(place=Cell("数.csv", "", 3, 4), message=words),),
        )
        for place in (Cell("表.xlsx", "一季度", 2, 3), Cell("数.csv", "", 2, 3), None)
    ]
    found = Findings(files=(), diagnostics=tuple(here), texts={})
    run = run_of(told("sarif", found, "zh"))
    book, sheet, nowhere = run["results"]
    (where,) = book["locations"]
    assert where["logicalLocations"][0]["fullyQualifiedName"] == "[一季度]!C2"
    assert "region" not in where["physicalLocation"]
    assert sheet["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}
    assert "locations" not in nowhere
    names = [suite.name for suite in suites_of(told("junit", found, "zh"))]
    assert names == ["表.xlsx", "数.csv", "guiju"]


def test_a_build_server_sees_a_suite_for_each_file_and_a_test_for_each_family() -> None:
    suites = suites_of(told("junit", findings(FILES), "zh"))
    assert [suite.name for suite in suites] == [*FILES]
    names = [{case.name for case in suite} for suite in suites]
    assert all(one == names[0] for one in names)
    clean, spaced = suites[1], suites[2]
    assert (clean.failures, clean.skipped) == (0, 0)
    assert spaced.failures == 1
    assert spaced.skipped > 0


def test_warnings_fail_a_test_only_where_they_fail_the_check(
    four: tuple[str, ...],
) -> None:
    warned, *_ = four
    for strict, failures in (((), 0), (("--strict",), 1)):
        said = guiju("check", warned, "--format", "junit", *strict)
        (suite,) = suites_of(said.out)
        assert suite.failures == said.code == failures
        said_of = [case.system_out for case in suite if case.system_out]
        assert len(said_of) == 1 - failures


def test_a_failed_test_says_where_and_what(four: tuple[str, ...]) -> None:
    said = guiju("check", four[2], "--format", "junit", "--lang", "en")
    (suite,) = suites_of(said.out)
    results = (one for case in suite for one in case.result)
    (failure,) = (one for one in results if isinstance(one, Failure))
    assert failure.type == "GJ0010"
    assert "--> 少空格.guiju:3:4" in (failure.text or "")


WORDS = st.text(min_size=1, max_size=30)


@given(WORDS, WORDS, WORDS)
def test_no_character_of_a_text_or_a_path_breaks_a_form(
    file: str, zh: str, en: str
) -> None:
    words, text = Text(zh=zh, en=en), zh + "\n" + en
    place = Span(file, 0, min(2, len(text)))
    odd = Diagnostic(
        code="GJ0201",
        severity=Severity.ERROR,
        message=words,
        place=place,
        help=words,
        related=(Related(place=place, message=words),),
        fix=Edit(span=place, text=zh),
    )
    found = Findings(files=(file,), diagnostics=(odd,), texts={file: text})
    json.loads(told("json", found, "zh"))
    run_of(told("sarif", found, "zh"))
    ET.fromstring(told("junit", found, "zh"))  # noqa: S314 - written just now
    line = told("github", found, "zh")
    assert COMMAND.fullmatch(line.removesuffix("\n"))
    assert _read_back(line.removesuffix("\n")) == zh + "\n" + zh


def _read_back(line: str) -> str:
    """Return the message of a workflow command, as the runner of GitHub reads it."""
    message = line.split("::", 2)[2]
    for code, character in (("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        message = message.replace(code, character)
    return message


def test_github_is_told_no_columns_of_a_place_of_several_lines() -> None:
    text = "一\n二\n三"
    odd = Diagnostic(
        code="GJ0201",
        severity=Severity.WARNING,
        message=Text(zh="不对", en="wrong"),
        place=Span("a.guiju", 0, len(text)),
    )
    found = Findings(files=("a.guiju",), diagnostics=(odd,), texts={"a.guiju": text})
    line = told("github", found, "zh")
    assert line == "::warning file=a.guiju,line=1,endLine=3,title=GJ0201::不对\n"


def test_lines_and_columns_of_json_cut_out_what_is_marked() -> None:
    for one in json.loads(told("json", findings(FILES), "zh")):
        text = FILES[one["path"]]
        lines = text.splitlines()
        assert one["line"] <= one["end_line"] <= len(lines)
        start = text.index(lines[one["line"] - 1]) + one["column"] - 1
        assert place_of(text, start).column == one["column"]


def test_a_clean_check_is_a_whole_report_in_each_form(tmp_path: Path) -> None:
    file = rulebook(tmp_path)
    run = run_of(guiju("check", file, "--format", "sarif").out)
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
    assert guiju("check", file, "--format", "github").out == ""
    (suite,) = suites_of(guiju("check", file, "--format", "junit").out)
    assert (suite.failures, suite.errors, suite.skipped) == (0, 0, 0)
    assert _passed(suite) == suite.tests > 0


def _passed(cases: Iterable[Any]) -> int:
    return sum(case.is_passed for case in cases)


def test_data_is_told_in_every_form(tmp_path: Path) -> None:
    file = rulebook(tmp_path)
    marks = next(file.rglob("材料评审.csv"))
    marks.write_text(marks.read_text("utf-8-sig").replace("9", "九", 1), "utf-8")
    for form in FORMS:
        said = guiju("data", "check", file, "--format", form)
        assert said.code == 1
        if form == "sarif":
            assert run_of(said.out)["results"]
        if form == "junit":
            assert suites_of(said.out)[0].failures


def test_the_open_point_is_a_note_and_no_failure(tmp_path: Path) -> None:
    file = tmp_path / "开放.guiju"
    file.write_text(OPEN_POINT, "utf-8")
    said = guiju("check", file, "--strict", "--format", "sarif")
    levels = [one["level"] for one in run_of(said.out)["results"]]
    assert (said.code, levels) == (0, ["note"])
