"""Large texts that nobody means well with: each drives one part of the reading hard."""

from collections.abc import Callable, Mapping

_HEAD = """\
方案 示范 "示范方案" { 满分 100分  保留 2位 四舍五入 }
对象 县区 共 2家 { 甲县、乙县 }
输入 甲0: 分 每 县区 0分 至 9分
"""

_REPEATED = {
    "open braces": "环节 甲 1% {",
    "open braces on lines": "环节 甲 1% {\n",
    "closing braces": "}\n",
    "open quotes": '"\n',
    "look-alike letters": "对象 А { ⼯ }\n",
    "unknown signs": "￥",
    "words without order": "满分 依据 每 的 且 至 ",
    "one name declared again": "甲 = 1分\n",
    "interpretations": '解释 县区 答复 GJ0303 "说明"\n',
    "comments": "# 说明\n",
    "right to left": "\u202e甲 = 1\u202c",
    "lines without order": "满分\n",
    "empty blocks": "指标 甲 满分 1分 { }\n",
    "blanks missing": "环节甲1%\n",
    "line ends": "\n",
    "zero bytes": "\0",
    "blanks": " ",
    "schemes": '方案 甲 "乙" { 满分 9分 }\n',
}
"""What is said again and again behind a good beginning."""

_BEHIND = {
    "open brackets": ("甲 = ", "("),
    "one long word": ("甲 = ", "甲"),
    "one long number": ("甲 = ", "9"),
    "one long fraction": ("甲 = 0.", "9"),
    "one long sum": ("甲 = 1", "+1"),
    "one long chain of shares": ("甲 = 1分", " 的 1%"),
    "one long name": ("甲", "乙"),
    "one long title": ('输入 乙 "', "甲"),
    "one long measure": ("输入 乙: 分", "/分"),
    "minus signs": ("甲 = ", "-"),
    "negations": ("甲 = ", "非 "),
    "choices": ("甲 = ", "若 甲 则 "),
    "calls": ("甲 = ", "取大("),
    "indicators in each other": ("指标 甲 满分 1分 { ", "乙 1分 { "),
    "groups named": ("甲 用于 ", "县区、"),
    "last periods": ("甲 = ", "上期."),
}
"""What is said once, and what then goes on and on."""

_NUMBERED: Mapping[str, Callable[[int], str]] = {
    "names that are near": lambda at: f"甲{at + 1} = 乙{at}\n",
    "stages": lambda at: f"环节 甲{at + 1} 1% {{ 县区 评分 0分 至 9分 }}\n",
    "inputs": lambda at: f"输入 甲{at + 1}: 分 每 县区 0分 至 9分\n",
    "groups": lambda at: f"对象 群{at} 共 1家 {{ 单位{at} }}\n",
    "parts of groups": lambda at: f"对象 群{at} 属于 县区 共 1家 {{ 甲县 }}\n",
    "a chain of figures": lambda at: f"甲{at + 1} 用于 县区 = 甲{at} + 1分\n",
    "a ring of figures": lambda at: f"乙{(at + 1) % 9999} 用于 县区 = 乙{at}\n",
    "figures of many": lambda at: f"甲{at + 1} 用于 县区 = 甲{at // 2} + 甲{at // 3}\n",
    "doubled figures": lambda at: f"甲{at + 1} 用于 县区 = 甲{at} + 甲{at}\n",
    "powers of powers": lambda at: f"丙{at + 1} = 丙{at} * 丙{at}\n",
    "long factors": lambda at: f"甲{at + 1} 用于 县区 = 甲{at} * 0.{'3' * 99}\n",
    "squares": lambda at: f"甲{at + 1} 用于 县区 = 甲{at} * 甲{at}\n",
    "one grade again": lambda at: (
        f"等次 乙{at} 按 甲0 {{ 优 9分 以上  优 8分 以上 }}\n"
    ),
    "bonuses": lambda at: f"加分 乙{at} 用于 县区 按 甲0 {{ 1分: 1分  其他: 0分 }}\n",
    "counted bonuses": lambda at: f"加分 乙{at} 用于 县区 {{ 每项 丙{at} 加 1分 }}\n",
    "rankings": lambda at: f"排名 乙{at} 按 甲0 从高到低 分 县区 并列 占位\n",
    "grades": lambda at: f"等次 乙{at} 按 甲0 {{ 优秀 9分 以上  其余 合格 }}\n",
    "examples": lambda at: f'例 "{at}" {{ 给定 甲0[甲县] = 1分 }}\n',
    "rules of limits": lambda at: f"必须 每个县区 甲0 <= {at}分\n",
    "trees": lambda at: f"指标 树{at} 满分 1分 {{ 项{at} 1分 }}\n",
    "parameters": lambda at: f'参数 乙{at}: 分 待定 "甲{at}"\n',
    "different words": lambda at: f"字{at} 词{at}\n",
    "shared rules": lambda at: f'引用 "别的{at}.guiju"\n',
}
"""Declarations, each different from the others."""

_LISTED = {
    "problems": (
        "整改 清单 用于 县区 {\n截至 2026-06-30\n",
        "问题 甲{} 期限 2026-05-01\n",
    ),
    "clauses of the source": ("条文 {\n", '"一({})"\n'),
    "figures given": ('例 "甲" {\n给定\n', "甲{}[甲县] = 1分\n"),
    "cases": ('例 "甲" { 情形 给定 甲0[甲县] 期望 甲0[甲县] {\n', "{}分: 1分\n"),
}
"""Lines of one declaration: how it begins, and each line with its number."""

_UNITS: Mapping[str, Callable[[int], str]] = {
    "units": lambda at: f"单位{at}、",
    "units with one name": lambda _: "单位、",
    "aliases": lambda at: f"某局 别名 局{at}、",
}
"""Members of one group."""

NAMES = (*_REPEATED, *_BEHIND, *_NUMBERED, *_LISTED, *_UNITS)
"""What each text does."""


def text(name: str, size: int) -> str:
    """Return the text ``name``, of about ``size`` bytes."""
    if name in _REPEATED:
        return _HEAD + _REPEATED[name] * (size // _size(_REPEATED[name]))
    if name in _BEHIND:
        first, then = _BEHIND[name]
        return _HEAD + first + then * (size // _size(then))
    if name in _NUMBERED:
        return _HEAD + _counted(_NUMBERED[name], size)
    if name in _LISTED:
        first, line = _LISTED[name]
        return f"{_HEAD}{first}{_counted(line.format, size)}}}"
    return f"{_HEAD}对象 市直 {{ {_counted(_UNITS[name], size)[:-1]} }}"


def _counted(piece: Callable[[int], str], size: int) -> str:
    pieces, length = list[str](), 0
    while length < size:
        pieces.append(piece(len(pieces)))
        length += _size(pieces[-1])
    return "".join(pieces)


def _size(piece: str) -> int:
    return len(piece.encode())
