"""``--view``: what a circle of readers sees on the screen, in files and explained."""

import json
from hashlib import sha256
from pathlib import Path
from zipfile import ZipFile, is_zipfile

import pytest
from pyarrow.parquet import read_table

from guiju.engine.receipt import digest_of
from tests.cli.calls import guiju
from tests.plugins.outputs.test_pdf_file import is_writable

RULES = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 "县区" 共 3家 依据 "一" { 甲县、乙县、丙县 }
对象 市直 "市直" 共 2家 依据 "一" { 工局、农局 }
环节 互评 40% 依据 "二" { 县区 由 市直 评分 0分 至 100分 取平均 }
环节 测评 60% 依据 "二" { 县区 评分 0分 至 100分 }
总分 = 环节加权 依据 "三"
排名 按 总分 从高到低 分 县区 并列 占位
公开 通报 "考评结果通报" { 排名 }
公开 单位反馈 { 本单位 全部 }
"""
FORMS = ("csv", "docx", "html", "json", "xlsx")
SHEETS = "示范-score-sheets.docx"
"""Of the whole result only: a view has the score of its reader in its notice."""
MORE = ("--also", "markdown,parquet,pdf" if is_writable() else "markdown,parquet")
"""What is written on request, as far as this machine can."""
MARKS = ("71.375", "93.625", "62.875", "58.125", "44.375", "97.625")
SCORES = ("88.8125", "77.4375", "66.5625")


def write(folder: Path, marks: tuple[str, ...] = MARKS) -> None:
    """Write the rules, and marks that cannot be mistaken for anything else."""
    (folder / "示范.guiju").write_text(RULES, "utf-8")
    data = folder / "数据"
    data.mkdir(exist_ok=True)
    rows = zip(("甲县", "乙县", "丙县"), marks[::2], marks[1::2], strict=True)
    lines = "".join(f"{unit},{one},{two}\n" for unit, one, two in rows)
    (data / "互评.csv").write_text(f"单位,工局,农局\n{lines}", "utf-8")
    pairs = zip(("甲县", "乙县", "丙县"), SCORES, strict=True)
    lines = "".join(f"{unit},{score}\n" for unit, score in pairs)
    (data / "测评.csv").write_text(f"单位,评分\n{lines}", "utf-8")


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """The rulebook and its data, where the test stands."""
    monkeypatch.chdir(tmp_path)
    write(tmp_path)
    return "示范.guiju", "数据"


def contents(folder: Path) -> dict[str, bytes]:
    """Return every file by its name, an archive with what is in it."""
    found: dict[str, bytes] = {}
    for file in sorted(one for one in folder.rglob("*") if one.is_file()):
        content = file.read_bytes()
        if file.suffix == ".parquet":
            content += repr(read_table(file).to_pylist()).encode()
        if is_zipfile(file):
            with ZipFile(file) as archive:
                content += b"".join(map(archive.read, archive.namelist()))
        found[file.relative_to(folder).as_posix()] = content
    return found


def test_the_bulletin_shows_places_and_no_scores(book: tuple[str, str]) -> None:
    said = guiju("run", *book, "--view", "通报")
    assert (said.code, said.err) == (0, "")
    lines = [line.split() for line in said.out.splitlines() if line]
    assert lines[0] == ["示范方案", "·", "考评结果通报"]
    assert lines[1:3] == [["县区", "(3)"], ["名次", "单位"]]
    assert lines[4:] == [["1", "甲县"], ["2", "乙县"], ["3", "丙县"]]


def test_json_of_a_view_has_no_key_for_what_is_hidden(book: tuple[str, str]) -> None:
    data = json.loads(guiju("run", *book, "--view", "通报", "--format", "json").out)
    assert data["view"] == "通报"
    first = {"unit": "甲县", "group": "县区", "rank": 1, "figures": {}}
    assert (data["units"][0], data["details"]) == (first, [])
    assert list(data["receipt"]) == ["示范.guiju"]


def test_every_set_is_written_and_in_the_receipt(book: tuple[str, str]) -> None:
    assert guiju("run", *book, "-o", "结果").code == 0
    found = contents(Path("结果"))
    views = ("通报", "单位反馈/甲县", "单位反馈/乙县", "单位反馈/丙县")
    wanted = [f"{name}.{form}" for name in ("示范", *views) for form in FORMS]
    wanted.append(SHEETS)
    assert sorted(found) == sorted([*wanted, "receipt.json"])
    receipt = json.loads(found["receipt.json"])
    files = {n: Path("结果", n).read_bytes() for n in wanted}
    assert receipt["outputs"] == {n: sha256(c).hexdigest() for n, c in files.items()}


def test_a_set_with_a_file_for_each_unit_is_told_in_one_line(
    book: tuple[str, str],
) -> None:
    told = guiju("run", *book, "-o", "结果", "--lang", "zh").err.splitlines()
    names = [f"{name}.{form}" for name in ("示范", "通报") for form in FORMS]
    names.insert(names.index("示范.xlsx"), SHEETS)
    alone = [f"已写出：{Path('结果', name)}" for name in (*names, "receipt.json")]
    each = f"已写出：{Path('结果', '单位反馈')}（{3 * len(FORMS)}个文件）"
    assert told == [*alone, each]


@pytest.mark.parametrize("view", ["通报", "单位反馈"])
def test_no_mark_of_a_rater_is_in_any_file_of_a_view(
    book: tuple[str, str], view: str
) -> None:
    assert guiju("run", *book, "--view", view, "-o", "结果", *MORE).code == 0
    for name, content in contents(Path("结果")).items():
        found = [mark for mark in MARKS if mark.encode() in content]
        assert not found, name


def test_a_unit_reads_its_own_scores_and_nobody_elses(book: tuple[str, str]) -> None:
    guiju("run", *book, "--view", "单位反馈", "-o", "结果")
    own = contents(Path("结果"))["单位反馈/甲县.csv"].decode()
    assert [score in own for score in SCORES] == [True, False, False]
    assert ("82.5" in own, "乙县" in own) == (True, False)


def test_marks_exchanged_between_raters_change_no_byte(
    book: tuple[str, str], tmp_path: Path
) -> None:
    views = ("通报", "单位反馈")
    for view in views:
        guiju("run", *book, "--view", view, "-o", f"前/{view}", *MORE)
    exchanged = [MARKS[at + 1 - 2 * (at % 2)] for at in range(len(MARKS))]
    write(tmp_path, tuple(exchanged))
    for view in views:
        guiju("run", *book, "--view", view, "-o", f"后/{view}", *MORE)
    assert contents(Path("前")) == contents(Path("后"))


def test_the_receipt_of_a_view_tells_nothing_of_the_data(book: tuple[str, str]) -> None:
    guiju("run", *book, "--view", "通报", "-o", "结果")
    receipt = json.loads(Path("结果/receipt.json").read_text("utf-8"))
    assert (receipt["view"], receipt["facts"], receipt["settings"]) == ("通报", {}, {})
    assert sorted(receipt["outputs"]) == sorted(f"通报.{form}" for form in FORMS)
    last = receipt.pop("receipt")
    assert last == digest_of(receipt)


def test_one_unit_alone_may_be_asked_for(book: tuple[str, str]) -> None:
    said = guiju("run", *book, "--view", "单位反馈", "--unit", "乙县", "-o", "结果")
    assert said.code == 0
    assert ("乙县" in said.out, "甲县" in said.out) == (True, False)
    names = [f"单位反馈/乙县.{form}" for form in FORMS]
    assert sorted(contents(Path("结果"))) == sorted([*names, "receipt.json"])


@pytest.mark.parametrize(
    ("options", "code", "words"),
    [
        (("--view", "通告"), "GJ1520", "是不是想写：通报"),
        (("--view", "单位反馈"), "GJ1521", "--unit 甲县"),
        (("--view", "通报", "--unit", "甲县"), "GJ1521", "去掉 --unit"),
        (("--view", "单位反馈", "--unit", "丁县"), "GJ1506", "没有单位“丁县”"),
    ],
    ids=["unknown", "nobody reads", "everybody reads", "unknown unit"],
)
def test_a_view_that_cannot_be_shown_is_told(
    book: tuple[str, str], options: tuple[str, ...], code: str, words: str
) -> None:
    said = guiju("run", *book, *options)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(code)
    assert words in said.err


def test_explaining_beyond_the_view_is_refused(book: tuple[str, str]) -> None:
    rules, data = book
    asked = ("explain", rules, "甲县", "总分", "--data", data)
    said = guiju(*asked, "--view", "通报")
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("GJ1522 “通报”不公开“甲县”的“总分”")
    assert guiju(*asked).code == 0


def test_an_explanation_in_a_view_stops_at_its_border(book: tuple[str, str]) -> None:
    rules, data = book
    asked = ("explain", rules, "甲县", "--data", data)
    assert guiju(*asked, "--view", "通报").out == "排名 = 1 名\n"
    own = guiju(*asked, "总分", "--view", "单位反馈").out
    assert "互评 = 82.5 分" in own
    assert "评分 = 88.8125 分" in own
    assert not [mark for mark in MARKS if mark in own]
    beyond = guiju(*asked, "互评.评分[工局]", "--view", "单位反馈")
    assert (beyond.code, beyond.err[:6]) == (1, "GJ1522")


def test_what_a_view_leaves_out_is_not_told_with_it(
    book: tuple[str, str], tmp_path: Path
) -> None:
    more = '必须 及格: 每个 单位 总分 >= 90分 依据 "四"\n'
    (tmp_path / "示范.guiju").write_text(RULES + more, "utf-8")
    said = guiju("run", *book, "--view", "通报")
    assert (said.code, "及格" in said.all) == (1, False)
    assert said.err == "数据有提醒，或有约束没有满足，去掉 --view 可见\n"
