"""What the XML of a workbook says that its reader does not pass on.

Three things have to be known besides the values: how far the cells of a sheet reach,
before anybody makes room for them; which blank-looking cells hold a formula that was
never computed; and which hold an error value. Only the standard library's expat is
used: it keeps no tree, and every document type declaration is refused, so that there
are no entities to expand.
"""

import posixpath
import re
import zlib
from collections.abc import Iterator, Mapping
from typing import IO, Final
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

import attrs

from guiju.engine.source import Cell
from guiju.plugins.sheet import CellError, NoCachedValue, Position
from guiju.plugins.sources.limits import MOST_BYTES, check_bytes, check_size
from guiju.plugins.sources.plain import column_of, plain

_WORKBOOK: Final = "xl/workbook.xml"
_RELATIONS: Final = "xl/_rels/workbook.xml.rels"
_REFERENCE: Final = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
DAMAGE: Final = (
    BadZipFile,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    expat.ExpatError,
    zlib.error,
)
"""What the standard library raises for a package that is damaged or not one."""


class NotAWorkbookError(Exception):
    """The package lacks a part, or a part is not what it has to be."""


@attrs.frozen(kw_only=True)
class Survey:
    """The cells of one sheet that are blank only in appearance."""

    marks: Mapping[Position, CellError | NoCachedValue]


def survey(package: IO[bytes], file: str) -> Mapping[str, Survey]:
    """Return what there is to know about each worksheet, by name.

    Raises:
        NotAWorkbookError: this is no workbook, or it is damaged.
        DiagnosticError: it is larger than any real table.
    """
    try:
        with ZipFile(package) as archive:
            refuse_what_is_not_as_listed(archive, file)
            return {
                name: _survey(archive, part, Cell(file, name, 1, 1))
                for name, part in _parts(archive)
            }
    except DAMAGE as error:
        raise NotAWorkbookError(str(error)) from error


def refuse_what_is_not_as_listed(
    archive: ZipFile, file: str, limit: int = MOST_BYTES
) -> None:
    """Refuse parts that unpack to more than they say, or that two readers may confuse.

    Who reads the values is another program than this one: both must see one package.
    Names that lead out of the package are no parts of it.
    """
    parts = archive.infolist()
    check_bytes(file, sum(part.file_size for part in parts), limit)
    inside = (posixpath.normpath(part.filename.replace("\\", "/")) for part in parts)
    if any(name.startswith(("..", "/")) for name in inside):
        raise NotAWorkbookError(file)
    names = {part.filename.casefold().replace("\\", "/") for part in parts}
    if len(names) != len(parts) or archive.testzip() is not None:
        raise NotAWorkbookError(file)


def _parts(archive: ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the name and the part of each worksheet, in the order of the workbook."""
    targets = {
        found["Id"]: found["Target"]
        for tag, found in _elements(archive, _RELATIONS)
        if tag == "Relationship" and found["Type"].endswith("/worksheet")
    }
    for tag, found in _elements(archive, _WORKBOOK):
        relation = next((v for k, v in found.items() if k.endswith(":id")), "")
        if tag == "sheet" and relation in targets:
            inside = posixpath.join("xl", targets[relation])
            yield found["name"], posixpath.normpath(inside).lstrip("/")


def _elements(archive: ZipFile, part: str) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    parser = refusing_parser()
    parser.StartElementHandler = lambda tag, attributes: found.append(
        (_local(tag), attributes)
    )
    with archive.open(part) as stream:
        parser.ParseFile(stream)
    return found


def _survey(archive: ZipFile, part: str, place: Cell) -> Survey:
    looked = plain(archive.read(part), place)
    return _parsed(archive, part, place) if looked is None else Survey(marks=looked)


def _parsed(archive: ZipFile, part: str, place: Cell) -> Survey:
    reader = _Reader(place=place)
    parser = refusing_parser()
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.text
    with archive.open(part) as stream:
        parser.ParseFile(stream)
    return Survey(marks=reader.marks)


def refusing_parser() -> expat.XMLParserType:
    """Return a parser that keeps no tree and refuses document type declarations."""

    def refuse(*_: object) -> None:
        message = "a document type declaration"
        raise NotAWorkbookError(message)

    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = refuse
    return parser


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]


@attrs.define(kw_only=True)
class _Reader:
    """Follows the cells of a sheet. One without a position comes after the last."""

    place: Cell
    marks: dict[Position, CellError | NoCachedValue] = attrs.field(factory=dict)
    row: int = 0
    column: int = 0
    height: int = 0
    width: int = 0
    kind: str = ""
    inside: str = ""
    formula: bool = False
    value: str = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Begin an element: a row, a cell, a formula or a value."""
        self.inside = _local(tag)
        match self.inside:
            case "row":
                self.row = int(attributes.get("r", self.row + 1))
                self.column = 0
            case "c":
                self._move(attributes.get("r"))
                self.kind = attributes.get("t", "")
                self.formula, self.value = False, ""
            case "f":
                self.formula = True
            case _:
                pass

    def text(self, text: str) -> None:
        """Take in the text of a value."""
        if self.inside == "v":
            self.value += text

    def end(self, tag: str) -> None:
        """End an element; at the end of a cell its mark is known."""
        self.inside = ""
        if _local(tag) != "c":
            return
        if self.kind == "e":
            self.marks[self.row, self.column] = CellError(self.value)
        elif self.formula and not self.value and self.kind != "str":
            self.marks[self.row, self.column] = NoCachedValue()

    def _move(self, reference: str | None) -> None:
        if reference is None:
            self.column += 1
        else:
            self.row, self.column = _position(reference)
        if self.row > self.height or self.column > self.width:
            self.height = max(self.height, self.row)
            self.width = max(self.width, self.column)
            check_size(self.place, self.height, self.width)


def _position(reference: str) -> Position:
    """Return row and column of a reference such as ``AB12``."""
    written = _REFERENCE.fullmatch(reference)
    if written is None:
        raise NotAWorkbookError(reference)
    return int(written[2]), column_of(written[1].encode())
