"""How a document in the official format becomes a PDF: what alone knows Typst.

The layout is one fixed file, ``templates/official.typ``; what is said goes into it as
JSON and is never markup. Typst fetches nothing. The fonts are those of the machine, so
the same blocks give the same bytes on one machine and not on another.
"""

import datetime as dt
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final

from guiju.dsl.frame import spelled
from guiju.engine.text import Language, Text
from guiju.plugins.output_troubles import NO_CHINESE_FONT, missing_package
from guiju.plugins.outputs.blocks import ROOM, SIZES, Block, NewPage, Table, Words

if TYPE_CHECKING:
    import typst

NAME: Final = "pdf"
NEEDS: Final = "guiju[pdf]"
_SONG: Final = (
    *("SimSun", "NSimSun", "宋体", "STSong", "Songti SC"),
    *(
        "Noto Serif CJK SC",
        "Noto Serif SC",
        "Source Han Serif SC",
        "Source Han Serif CN",
    ),
    *("AR PL UMing CN", "WenQuanYi Zen Hei"),
)
_HEI: Final = (
    *("SimHei", "黑体", "STHeiti", "Heiti SC", "Microsoft YaHei", "PingFang SC"),
    *("Noto Sans CJK SC", "Noto Sans SC", "Source Han Sans SC", "Source Han Sans CN"),
    *("WenQuanYi Zen Hei", "WenQuanYi Micro Hei", "Droid Sans Fallback"),
)
FACES: Final[Mapping[str, Sequence[str]]] = {
    "title": ("FZXiaoBiaoSong-B05S", "FZXiaoBiaoSong-B05", "方正小标宋简体", *_SONG),
    "body": ("FangSong_GB2312", "FangSong", "STFangsong", "仿宋", *_SONG),
    "section": ("KaiTi_GB2312", "KaiTi", "STKaiti", "Kaiti SC", "楷体", *_SONG),
    "heading": _HEI,
    "label": _HEI,
    "page": _SONG,
}
"""The faces of each kind of words, the one of the standard first."""
_LATIN: Final[Sequence[str]] = (
    "Times New Roman",
    "Liberation Serif",
    "Libertinus Serif",
)
_UNSHOWN: Final = re.compile(r'the text `"(.*)"` could not be displayed')
_ESCAPED: Final = re.compile(r"\\u\{([0-9a-f]+)\}")
_ARCHIVAL: Final = "a-2u"
"""PDF/A: fonts within, text readable, and a fault where a letter has no shape."""


def as_bytes(
    blocks: Iterable[Block], title: str, created: dt.date, language: Language
) -> bytes:
    """Return a PDF of ``blocks``, with fixed times; what has no shape is spelled out.

    Raises:
        DiagnosticError: the package is not installed, or no font has Chinese.
    """
    try:
        import typst  # noqa: PLC0415 - only who writes one waits for it
    except ImportError as error:
        raise missing_package(NAME, NEEDS) from error
    data: dict[str, Any] = {
        "title": spelled(title),
        "date": [created.year, created.month, created.day],
        "language": language,
        "faces": faces(families()),
        "parts": _parts(blocks),
    }
    at = dt.datetime.combine(created, dt.time(), tzinfo=dt.UTC)
    said = json.dumps(data, ensure_ascii=False)
    while True:
        try:
            return typst.compile(
                _layout(),
                font_paths=_fonts(),
                sys_inputs={"data": said},
                format="pdf",
                pdf_standards=_ARCHIVAL,
                timestamp=at,
            )
        except typst.TypstError as error:
            shapeless = _shapeless(error.diagnostic)
            if not shapeless & set(said):
                raise
            said = _spelled_out(said, shapeless)


def faces(families: Iterable[str]) -> dict[str, list[str]]:
    """Return which of the ``families`` set each kind of words.

    Raises:
        DiagnosticError: none of them has Chinese.
    """
    known = set(families)
    found = {
        kind: [one for one in wanted if one in known] for kind, wanted in FACES.items()
    }
    any_ = [one for names in found.values() for one in names]
    if not any_:
        raise NO_CHINESE_FONT.error(
            Text(
                zh="这台机器上没有找到中文字体，写不出 PDF",
                en="no Chinese font was found here, so no PDF can be written",
            ),
            Text(
                zh="装上一种中文字体再来：公文用的方正小标宋、仿宋_GB2312、楷体_GB2312、黑体，"
                "或免费的 Noto Serif CJK SC、Noto Sans CJK SC（Debian、Ubuntu："
                "apt install fonts-noto-cjk）",
                en="install one: those of official documents (FangSong, KaiTi, SimHei, "
                "SimSun), or the free Noto Serif CJK SC and Noto Sans CJK SC (Debian, "
                "Ubuntu: apt install fonts-noto-cjk)",
            ),
        )
    latin = [one for one in _LATIN if one in known]
    return {kind: names or any_ for kind, names in found.items()} | {"latin": latin}


def families() -> list[str]:
    """Return the names of the fonts that can be used here."""
    return _fonts().families()


@cache
def _fonts() -> "typst.Fonts":
    import typst  # noqa: PLC0415 - as above

    return typst.Fonts()


@cache
def _layout() -> bytes:
    folder = files("guiju.plugins.outputs").joinpath("templates")
    return folder.joinpath("official.typ").read_bytes()


def _parts(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """Return the blocks page set by page set."""
    parts: list[dict[str, Any]] = [{"wide": False, "blocks": []}]
    for block in blocks:
        match block:
            case NewPage(is_wide=is_wide):
                parts.append({"wide": is_wide, "blocks": []})
            case Words(style=style, text=text):
                parts[-1]["blocks"].append({"style": style, "text": spelled(text)})
            case Table():
                parts[-1]["blocks"].append(_table(block, is_wide=parts[-1]["wide"]))
    return parts


def _table(table: Table, *, is_wide: bool) -> dict[str, Any]:
    return {
        "heads": [*map(spelled, table.heads)],
        "rows": [[*map(spelled, row)] for row in table.rows],
        "plain": sorted(table.plain),
        "shares": table.widths(ROOM[is_wide], table.letter),
        "size": SIZES[table.print],
    }


def _shapeless(diagnostic: str) -> set[str]:
    """Return the letters that no font has a shape for, as Typst tells of them."""
    told = (_ESCAPED.sub(_letter, text) for text in _UNSHOWN.findall(diagnostic))
    return {letter for text in told for letter in text if not letter.isascii()}


def _letter(found: "re.Match[str]") -> str:
    return chr(int(found[1], 16))


def _spelled_out(said: str, letters: Iterable[str]) -> str:
    return said.translate({ord(one): f"<U+{ord(one):04X}>" for one in letters})
