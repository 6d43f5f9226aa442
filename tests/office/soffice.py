"""LibreOffice as a calculator: many workbooks in, the same ones recomputed out.

It is told to compute every formula when it loads a file, whatever values lie beside
them. Two processes share the work, each with a profile of its own.
"""

import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from pathlib import Path

from lxml import etree

from guiju.plugins.living.layout import Cell

PROGRAM = shutil.which("soffice") or shutil.which("libreoffice")
_ALWAYS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry"
  xmlns:xs="http://www.w3.org/2001/XMLSchema">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""
_LONGEST = 900
_PROCESSES = 2
_VALUE = re.compile(rb"(<f>[^<]*</f>)<v>[^<]*</v>")
_TYPED = re.compile(rb'<c ([^>]*?) t="str">(<f>)')
_SHEETS = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_NAMED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_ADDRESS = re.compile(r"([A-Z]+)(\d+)")

Computed = Mapping[Cell, str | float]
"""The values of the cells that have one; dates are the numbers that they are."""


def recomputed(files: Mapping[str, bytes], folder: Path) -> Mapping[str, Computed]:
    """Return what LibreOffice makes of each of ``files``, by name."""
    given, made = folder / "given", folder / "made"
    given.mkdir()
    for name, content in files.items():
        (given / f"{name}.xlsx").write_bytes(content)
    every = [given / f"{name}.xlsx" for name in files]
    shares = [every[nth::_PROCESSES] for nth in range(_PROCESSES)]
    running = [
        _converting(share, made, folder / f"profile{nth}")
        for nth, share in enumerate(shares)
        if share
    ]
    for process in running:
        assert process.wait(_LONGEST) == 0
    return {name: _read(made / f"{name}.xlsx") for name in files}


def with_values(content: bytes, wrong: bytes = b"") -> bytes:
    """Return a workbook whose formulas all have one ``wrong`` value, or none."""
    value = b"<v>" + wrong + b"</v>" if wrong else b""
    changed = BytesIO()
    given = BytesIO(content)
    with zipfile.ZipFile(given) as old, zipfile.ZipFile(changed, "w") as new:
        for entry in old.infolist():
            data = old.read(entry)
            if entry.filename.startswith("xl/worksheets/"):
                data = _VALUE.sub(rb"\1" + value, data)
                data = _TYPED.sub(rb"<c \1>\2", data)
            new.writestr(entry, data)
    return changed.getvalue()


def _converting(
    files: Sequence[Path], made: Path, profile: Path
) -> subprocess.Popen[bytes]:
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_ALWAYS, "utf-8")
    assert PROGRAM is not None, "LibreOffice is not installed"
    return subprocess.Popen(
        [
            PROGRAM,
            f"-env:UserInstallation={profile.as_uri()}",
            *("--headless", "--norestore", "--convert-to", "xlsx"),
            *("--outdir", str(made)),
            *map(str, files),
        ],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


def _read(file: Path) -> Computed:
    with zipfile.ZipFile(file) as book:
        shared = [
            "".join(part.text or "" for part in one.iter(f"{_SHEETS}t"))
            for one in _tree(book, "xl/sharedStrings.xml")
        ]
        return {
            cell: value
            for name, path in _sheets(book)
            for cell, value in _cells(name, _tree(book, path), shared)
        }


def _sheets(book: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    parts = {
        part.get("Id", ""): part.get("Target", "")
        for part in _tree(book, "xl/_rels/workbook.xml.rels")
    }
    for sheet in _tree(book, "xl/workbook.xml").iter(f"{_SHEETS}sheet"):
        yield sheet.get("name", ""), f"xl/{parts[sheet.get(_NAMED, '')]}"


def _cells(
    sheet: str, tree: etree._Element, shared: Sequence[str]
) -> Iterator[tuple[Cell, str | float]]:
    for cell in tree.iter(f"{_SHEETS}c"):
        text = cell.findtext(f"{_SHEETS}v")
        if text is None:
            continue
        kind = cell.get("t", "n")
        value = shared[int(text)] if kind == "s" else text
        number = kind in {"n", "b"}
        yield _at(sheet, cell.get("r", "")), float(value) if number else value


def _at(sheet: str, address: str) -> Cell:
    found = _ADDRESS.fullmatch(address)
    assert found is not None, address
    column = 0
    for letter in found[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return Cell(sheet, int(found[2]) - 1, column - 1)


def _tree(book: zipfile.ZipFile, path: str) -> etree._Element:
    return etree.fromstring(book.read(path))
