"""Hostile data through the command line, in a process with a bound on its memory."""

import io
import resource
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from xlsxwriter import Workbook

from tests.cli.calls import Call, guiju, surroundings
from tests.cli.test_marked import RULES

MEMORY = 1_500_000_000
"""More than any honest table of the example needs, far less than a bomb does."""
SECONDS = 60
PART = "xl/worksheets/sheet1.xml"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a "ha">'
    + "".join(
        f'<!ENTITY {new} "{f"&{old};" * 10}">'
        for old, new in zip("abcdefghi", "bcdefghij", strict=True)
    )
    + "]>"
)
EXTERNAL = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'


only_on_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="memory is bounded there alone"
)


def workbook() -> bytes:
    """Return a workbook as it should be, but for its second table."""
    buffer = io.BytesIO()
    with Workbook(buffer, {"in_memory": True}) as book:
        for name in ("测评", "民意"):
            sheet = book.add_worksheet(name)
            for row, cells in enumerate((("单位", "评分"), ("甲县", 90), ("乙县", 80))):
                sheet.write_row(row, 0, cells)
    return buffer.getvalue()


def changed(part: str, change: Callable[[bytes], bytes]) -> bytes:
    """Return the workbook with one part changed."""
    buffer = io.BytesIO()
    with (
        ZipFile(io.BytesIO(workbook())) as old,
        ZipFile(buffer, "w", ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, change(data) if name == part else data)
    return buffer.getvalue()


def with_doctype(doctype: str) -> bytes:
    return changed(
        PART,
        lambda data: data.replace(b"<worksheet", doctype.encode() + b"<worksheet", 1),
    )


def with_part(name: str, data: bytes) -> bytes:
    buffer = io.BytesIO(workbook())
    with ZipFile(buffer, "a", ZIP_DEFLATED) as package:
        package.writestr(name, data)
    return buffer.getvalue()


def far_away() -> bytes:
    cell = b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
    return changed(PART, lambda data: data.replace(b"</sheetData>", cell))


def in_cell(content: bytes) -> bytes:
    """Return the workbook with another cell B2 of the first sheet."""

    def change(data: bytes) -> bytes:
        start = data.index(b'<c r="B2"')
        end = data.index(b"</c>", start) + 4
        return data[:start] + content + data[end:]

    return changed(PART, change)


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "billion-laughs": (partial(with_doctype, LAUGHS), "GJ1315"),
    "external-entity": (partial(with_doctype, EXTERNAL), "GJ1315"),
    "zip-bomb": (lambda: with_part("xl/media/a", bytes(250_000_000)), "GJ1317"),
    "oversized-sheet": (far_away, "GJ1317"),
    "traversal": (lambda: with_part("../../../tmp/a.xml", b"<a/>"), "GJ1315"),
}


@only_on_linux
def test_hostile_workbooks_are_refused_in_little_memory(tmp_path: Path) -> None:
    folder = tmp_path / "数据"
    folder.mkdir()
    for name, (content, _) in HOSTILE.items():
        (folder / f"{name}.xlsx").write_bytes(content())
    said = bounded(tmp_path, folder)
    assert said.code == 1, said.all
    assert "root:" not in said.all
    blocks = said.out.split("\n\n")
    for name, (_, code) in HOSTILE.items():
        told = [one for one in blocks if f"--> {name}.xlsx" in one]
        assert any(code in one.split(maxsplit=1)[0] for one in told), name


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        pytest.param(b'<c r="B2"><f>1+1</f></c>', "GJ1312", id="no-cached-value"),
        pytest.param(b'<c r="B2" t="e"><v>#N/A</v></c>', "GJ1311", id="not-available"),
        pytest.param(b'<c r="B2"><f>[1]a!A1</f></c>', "GJ1312", id="external-link"),
    ],
)
def test_a_cell_without_a_value_is_no_figure(
    cell: bytes, code: str, tmp_path: Path
) -> None:
    file, rules = tmp_path / "填报.xlsx", tmp_path / "示范.guiju"
    file.write_bytes(in_cell(cell))
    rules.write_text(RULES, "utf-8")
    said = guiju("data", "check", rules, file)
    assert said.code == 1
    assert said.out.startswith(code)


@only_on_linux
def test_the_kept_value_of_an_external_link_is_a_value(tmp_path: Path) -> None:
    file = tmp_path / "填报.xlsx"
    file.write_bytes(in_cell(b'<c r="B2"><f>[1]\xe8\xa1\xa8!A1</f><v>95</v></c>'))
    assert bounded(tmp_path, file).code == 0


@only_on_linux
def test_a_link_that_leads_out_of_the_folder_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "数据"
    folder.mkdir()
    (tmp_path / "外面.csv").write_text("单位,评分\n甲县,90\n乙县,80\n", "utf-8")
    (folder / "测评.csv").symlink_to(tmp_path / "外面.csv")
    said = bounded(tmp_path, folder)
    assert said.code == 1
    assert "指向文件夹外面的链接" in said.out


def bounded(folder: Path, data: Path) -> Call:
    """Return how checking the data ends in a process of bounded memory and time."""
    rules = folder / "示范.guiju"
    rules.write_text(RULES, "utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "guiju.cli", "data", "check", str(rules), str(data)],
        check=False,
        capture_output=True,
        timeout=SECONDS,
        env=surroundings(),
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY)),
    )
    return Call(run.returncode, run.stdout.decode("utf-8"), run.stderr.decode("utf-8"))
