"""Corrections (更正): applied whole or not at all, and told in the receipt."""

import json
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from docx import Document

from guiju.engine.receipt import as_file, digest, digest_of
from tests.cli.calls import Call, guiju, rulebook

FLIPS = 12
MARK = "日常监测.评分[丙区, 二季度]"
"""87分 in the starter's data; ten more do not suffice to pass 乙县, forty would."""


def correction(figure: str = MARK, was: str = '"87分"', now: str = '"97分"') -> str:
    return (
        f'[[correction]]\nfigure = "{figure}"\nwas = {was}\nnow = {now}\n'
        'reason = "评分表录入错误"\ndecision = "复核单3号"\nday = 2026-01-20\n'
    )


@pytest.fixture
def book(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The starter's rulebook, a run of it in ``原``, and a file of corrections."""
    monkeypatch.chdir(tmp_path)
    folder = rulebook(tmp_path)
    assert guiju("run", folder.name, "-o", "原", "--only", "json").code == 0
    lower = correction("材料评审.政策解读[乙县]", "18.5", "16")
    Path("更正.toml").write_text(correction() + lower, "utf-8")
    return folder


def run(*more: str, to: str = "新") -> Call:
    return guiju("run", "示范", "--corrections", "更正.toml", "-o", to, *more)


def verified(*more: str, folder: str = "新") -> Call:
    called = ("--rulebook", "示范", "--corrections", "更正.toml")
    return guiju("verify", folder, *called, *more)


def receipt(folder: str = "新") -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(folder, "receipt.json").read_bytes())
    return found


def result(folder: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(Path(folder, "示范.json").read_bytes())
    return found


def figures(folder: str) -> list[object]:
    return [(one["id"], one["rows"]) for one in result(folder)["quantities"]]


def refused(text: str) -> str:
    """Return what is said to a file of corrections that is no use."""
    Path("更正.toml").write_text(text, "utf-8")
    said = run(to="没有")
    assert (said.code, Path("没有").exists()) == (1, False), said.all
    return said.err


@pytest.mark.usefixtures("book")
def test_the_receipt_names_figures_reasons_the_earlier_run_and_who_moved() -> None:
    assert run("--after", "原", "--only", "json").code == 0
    told = receipt()
    assert told["after"] == receipt("原")["receipt"]
    assert [*told["corrections"]] == ["更正.toml"]
    first, second = told["corrected"]
    assert (first["was"], first["now"]) == ("87", "97")
    assert (first["reason"], first["decision"]) == ("评分表录入错误", "复核单3号")
    assert second["cell"] == "更正.toml 第2条（原 材料评审.csv!E3）"
    moves = {one["unit"]: (one["was"], one["now"]) for one in told["moved"]}
    assert moves == {
        "丙区": ({"rank": "3", "total": "85.1"}, {"rank": "2", "total": "85.6"}),
        "乙县": ({"rank": "2", "total": "86.7"}, {"rank": "3", "total": "84.7"}),
    }
    assert verified("--after", "原").code == verified().code == 0


def test_it_is_the_same_as_changing_the_cells_in_the_files(book: Path) -> None:
    assert run("--only", "json").code == 0
    for name, was, now in [
        ("日常监测", "92,87,", "92,97,"),
        ("材料评审", "18.5", "16"),
    ]:
        file = book / "facts" / f"{name}.csv"
        text = file.read_text("utf-8-sig")
        assert text.count(was) == 1
        file.write_text(text.replace(was, now), "utf-8")
    assert guiju("run", "示范", "-o", "改表", "--only", "json").code == 0
    assert figures("新") == figures("改表") != figures("原")


@pytest.mark.usefixtures("book")
def test_correcting_a_figure_to_what_it_is_changes_the_receipt_alone() -> None:
    Path("更正.toml").write_text(correction(now="87.00"), "utf-8")
    assert guiju("run", "示范", "-o", "原").code == 0
    assert run().code == 0
    files = {one.name for one in Path("原").iterdir()}
    assert {one.name for one in Path("新").iterdir()} == files
    changed = {
        n for n in files if Path("原", n).read_bytes() != Path("新", n).read_bytes()
    }
    assert changed == {"receipt.json"}
    assert (receipt()["moved"], len(receipt()["corrected"])) == ([], 1)
    assert verified().code == 0


@pytest.mark.usefixtures("book")
def test_explanations_and_sheets_lead_to_the_correction_and_to_the_cell() -> None:
    told = "更正.toml 第1条（原 日常监测.csv!C4）"
    called = ("丙区", "日常监测", "--corrections", "更正.toml")
    assert told in guiju("explain", "示范", *called).out
    english = guiju("explain", "示范", *called, "--lang", "en").out
    assert "更正.toml no. 1 (was 日常监测.csv!C4)" in english
    assert run("--only", "score-sheets,html,json").code == 0
    sheet = Document(str(Path("新", "示范-score-sheets.docx")))
    cells = {c.text for table in sheet.tables for c in table.columns[3].cells}
    assert any(told in cell for cell in cells)
    assert told in Path("新", "示范.html").read_text("utf-8")
    figure = correction("材料评审.主动公开[甲县]", "54.5", "54")
    Path("更正.toml").write_text(figure, "utf-8")
    certified = guiju("certify", "示范", "--corrections", "更正.toml").out
    assert "（更正.toml 第1条（原 材料评审.csv!B2））" in certified


@pytest.mark.usefixtures("book")
def test_everything_wrong_is_told_at_once_with_file_and_line() -> None:
    wrong = [
        correction(was='"88分"', now='"101分"'),
        correction(),
        correction("日常监测.评分[丙区, 五季度]"),
        correction("总分[丙区]"),
        correction("材料评审.政策解读[乙县]", "18.5", '"未报"'),
        '[[correction]]\nfigure = 3\nday = "昨天"\nwhy = "x"\n',
    ]
    said = refused("".join(wrong))
    codes = [line[:6] for line in said.splitlines() if line.startswith("GJ")]
    assert codes == [
        *("GJ1554", "GJ1310", "GJ1553", "GJ1552", "GJ1552", "GJ1307"),
        *["GJ1550"] * 6,
    ]
    assert "在数据里是 87 分（日常监测.csv!C4），更正写的原数是 88 分" in said
    assert "更正.toml:3:1" in said
    assert "更正.toml:9:1" in said


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "correction = 3",
        "correction = [1]",
        "[[correction]]\nwas = inf",
        "\x00",
    ],
)
def test_what_is_no_file_of_corrections_is_refused(text: str) -> None:
    assert "GJ1550" in refused(text)


@pytest.mark.usefixtures("book")
def test_a_number_that_would_never_be_computed_is_refused() -> None:
    assert "GJ1550" in refused(correction(now="1e999999999"))


def test_the_folder_may_name_its_corrections(book: Path) -> None:
    """Also after the run that is corrected: nothing else in guiju.toml is another."""
    Path("更正.toml").rename(book / "facts" / "更正.toml")
    project = book / "guiju.toml"
    text = project.read_text("utf-8")
    line = 'folder = "facts"\n'
    assert line in text
    named = text.replace(line, f'{line}corrections = "facts/更正.toml"\n')
    project.write_text(named, "utf-8")
    called = ("run", "示范", "--after", "原", "--only", "json", "-o", "新")
    assert guiju(*called).code == 0
    assert len(receipt()["moved"]) == 2
    assert guiju("verify", "新", "--rulebook", "示范").code == 0
    project.write_text(named.replace("虚构", "真实"), "utf-8")
    assert "GJ1556 “guiju.toml”被改过" in guiju(*called).err
    project.write_text(named.replace("facts/", "../"), "utf-8")
    assert "GJ1504" in guiju(*called).err


def test_nothing_but_the_corrections_may_be_another(book: Path) -> None:
    rules, data = book / "scheme.guiju", book / "facts" / "材料评审.csv"
    for file in (rules, data):
        content = file.read_bytes()
        file.write_bytes(content + b"\n")
        said = run("--after", "原")
        assert (said.code, f"GJ1556 “{file.name}”被改过" in said.err) == (1, True)
        file.write_bytes(content)
    assert not Path("新").exists()
    Path("原", "示范.json").write_text("{}", "utf-8")
    assert "GJ1563" in run("--after", "原").err


@pytest.mark.usefixtures("book")
def test_an_earlier_run_that_came_to_something_else_is_found() -> None:
    """Whole receipts prove nothing: what they are of is computed again."""
    file = Path("原", "示范.json")
    data = result("原")
    total = next(q for q in data["quantities"] if q["id"].startswith("总分@"))
    total["rows"][0][1] = "99"
    file.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
    told = receipt("原")
    del told["receipt"]
    told["outputs"]["示范.json"] = digest(file.read_bytes())
    Path("原", "receipt.json").write_bytes(
        as_file({**told, "receipt": digest_of(told)})
    )
    said = run("--after", "原")
    assert "GJ1556 同样的数据，总分@县区[甲县] 当时是 99" in said.err


@pytest.mark.usefixtures("book")
def test_a_corrected_run_is_corrected_again() -> None:
    assert run("--after", "原", "--only", "json").code == 0
    more = correction("材料评审.主动公开[甲县]", "54.5", '"50分"')
    text = Path("更正.toml").read_text("utf-8")
    Path("再更正.toml").write_text(text + more, "utf-8")
    called = ("--corrections", "再更正.toml")
    last = guiju("run", "示范", *called, "--after", "新", "-o", "再", "--only", "json")
    assert last.code == 0, last.all
    told = receipt("再")
    assert [one["unit"] for one in told["moved"]] == ["甲县"]
    assert (len(told["earlier"]), len(told["corrected"])) == (2, 3)
    again = ("verify", "再", "--rulebook", "示范", *called)
    assert guiju(*again).code == guiju(*again, "--after", "新").code == 0
    assert "GJ1557" in guiju(*again, "--after", "原").out


def resealed(change: Callable[[dict[str, Any]], object]) -> None:
    data = receipt()
    del data["receipt"]
    change(data)
    sealed = as_file({**data, "receipt": digest_of(data)})
    Path("新", "receipt.json").write_bytes(sealed)


@pytest.mark.usefixtures("book")
@pytest.mark.parametrize(
    "change",
    [
        lambda told: told["moved"].pop(),
        lambda told: told["moved"].reverse(),
        lambda told: told["moved"].append(told["moved"][0]),
        lambda told: told["moved"][0]["was"].update(rank="1"),
        lambda told: told["corrected"][0].update(reason="领导要求"),
        lambda told: told["corrected"].pop(),
        lambda told: told.update(moved=3),
    ],
)
def test_a_list_made_up_together_with_its_receipt_is_found(
    change: Callable[[dict[str, Any]], object],
) -> None:
    assert run("--after", "原", "--only", "json").code == 0
    resealed(change)
    said = verified()
    assert (said.code, "GJ1557" in said.out) == (1, True)


@pytest.mark.usefixtures("book")
def test_another_earlier_run_is_found_where_its_folder_is_at_hand() -> None:
    assert run("--after", "原", "--only", "json").code == 0
    resealed(lambda told: told.update(after="0" * 64))
    assert verified().code == 0
    said = verified("--after", "原")
    assert (said.code, "GJ1557" in said.out) == (1, True)


@pytest.mark.usefixtures("book")
def test_every_flipped_byte_is_found_and_its_file_named() -> None:
    """Of the corrections, the note of them and the receipt that lists them."""
    assert run("--after", "原", "--only", "json,corrections").code == 0
    random = Random(20_260_120)  # noqa: S311 - repeatable, not secret
    files = [Path("更正.toml"), *sorted(Path("新").iterdir())]
    for nth in range(FLIPS):
        file = files[nth % len(files)]
        content = file.read_bytes()
        at, bit = random.randrange(len(content)), random.randrange(8)
        flipped = bytes([content[at] ^ 1 << bit])
        file.write_bytes(content[:at] + flipped + content[at + 1 :])
        said = verified()
        file.write_bytes(content)
        assert said.code == 1, (file, at, bit, said.all)
        assert file.name in said.all, (at, bit, said.all)
    assert verified().code == 0


@pytest.mark.usefixtures("book")
def test_the_note_says_what_why_and_who() -> None:
    assert run("--after", "原", "--only", "correction-note,corrections").code == 0
    note = Path("新", "示范-correction-note.md").read_text("utf-8")
    told = Document(str(Path("新", "示范-corrections.docx")))
    cells = {c.text for table in told.tables for r in table.rows for c in r.cells}
    for words in ("87 分", "97 分", "评分表录入错误", "3 → 2", "85.10 分 → 85.60 分"):
        assert words in note
        assert words in cells


@pytest.mark.usefixtures("book")
def test_data_are_checked_with_their_corrections() -> None:
    called = ("data", "check", "示范", "--corrections", "更正.toml")
    assert guiju(*called).code == 0
    Path("更正.toml").write_text(correction(was="1"), "utf-8")
    said = guiju(*called)
    assert (said.code, "GJ1554" in said.out) == (1, True)


VIEWS = """\
公开 反馈 { 本单位 全部 }
公开 榜 { 总分 名次 }
"""


@pytest.mark.usefixtures("book")
def test_a_view_tells_only_of_figures_and_places_that_it_shows() -> None:
    rules = Path("示范", "scheme.guiju")
    rules.write_text(rules.read_text("utf-8") + VIEWS, "utf-8")
    assert run("--only", "correction-note,json").code == 0
    notes = {
        one.relative_to("新").as_posix(): one.read_text("utf-8")
        for one in Path("新").rglob("*.md")
    }
    assert set(notes) == {
        "示范-correction-note.md",
        "榜-correction-note.md",
        "反馈/丙区-correction-note.md",
        "反馈/乙县-correction-note.md",
    }
    board = notes["榜-correction-note.md"]
    assert "3 → 2" in board
    for hidden in ("更正的数", "87 分", "评分表录入错误", "csv"):
        assert hidden not in board
    own = notes["反馈/丙区-correction-note.md"]
    assert "87 分" in own
    for hidden in ("乙县", "18.5", "csv", "toml"):
        assert hidden not in own
    assert verified().code == 0


@pytest.mark.usefixtures("book")
def test_a_view_alone_is_verified_with_the_corrections_and_says_nothing_of_them() -> (
    None
):
    rules = Path("示范", "scheme.guiju")
    rules.write_text(rules.read_text("utf-8") + VIEWS, "utf-8")
    assert run("--view", "榜").code == 0
    told = receipt()
    assert not {"corrections", "corrected", "moved", "after"} & told.keys()
    assert verified().code == 0
    assert guiju("verify", "新", "--rulebook", "示范").code == 1


@pytest.mark.usefixtures("book")
def test_whoever_verifies_without_the_corrections_is_told_to_name_them() -> None:
    assert run("--after", "原", "--only", "json").code == 0
    said = guiju("verify", "新", "--rulebook", "示范")
    assert said.code == 1
    assert "凭据里有“更正.toml”，这次没有读到" in said.out
    assert "加上 --corrections 更正.toml 再核验" in said.out
    Path("更正.toml").write_text(correction(now='"96分"'), "utf-8")
    assert "换成当时用的那一份" in verified().out
