"""The parser, made from the grammar and the table of keywords.

Building the LALR tables costs some 200 ms, so they are kept beside the grammar
(``tables.json``) and only built anew when grammar or keywords have changed. A test
holds the file to be current; ``python -m guiju.dsl.syntax.grammar`` writes it.
"""

import hashlib
import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

from lark import Lark
from lark.grammar import Rule
from lark.lexer import TerminalDef

from guiju.dsl.keywords import KEYWORDS
from guiju.dsl.syntax.lexer import GuijuLexer
from guiju.dsl.syntax.to_syntax import ToSyntax

_FOLDER = Path(str(files("guiju.dsl").joinpath("grammar")))
_TABLES = _FOLDER / "tables.json"


def grammar_text() -> str:
    """Return the grammar with the declarations of the keyword terminals."""
    declared = " ".join(KEYWORDS)
    return f"{_FOLDER.joinpath('guiju.lark').read_text('utf-8')}\n%declare {declared}\n"


def build(*, strict: bool = False) -> Lark:
    """Build the parser from the grammar, without the kept tables."""
    return Lark(
        grammar_text(),
        parser="lalr",
        lexer=GuijuLexer,
        keep_all_tokens=True,
        maybe_placeholders=True,
        strict=strict,
        transformer=None if strict else ToSyntax(),
    )


def load() -> tuple[Lark, ToSyntax]:
    """Return the parser and the transformer that it calls while it parses."""
    to_syntax = ToSyntax()
    current = kept()
    if current.get("grammar") != _digest():
        current = tables()
    data, memo = current["data"], _with_integer_keys(current["memo"])
    data["options"]["lexer"] = GuijuLexer
    data["parser"]["lexer_conf"]["lexer_type"] = GuijuLexer
    table = data["parser"]["parser"]
    table["states"] = _with_integer_keys(table["states"])
    for state, actions in table["states"].items():
        table["states"][state] = _with_integer_keys(actions)
    table["tokens"] = _with_integer_keys(table["tokens"])
    # The way in that Lark's own generated stand-alone parsers use.
    load_from: Callable[..., Lark] = Lark._load_from_dict  # noqa: SLF001
    return load_from(data, memo, transformer=to_syntax), to_syntax


def kept() -> dict[str, Any]:
    """Return the tables that were kept, of whatever grammar; empty for none."""
    if not _TABLES.is_file():
        return {}
    found: dict[str, Any] = json.loads(_TABLES.read_text("utf-8"))
    return found


def tables() -> dict[str, Any]:
    """Return the tables of the present grammar, as JSON will give them back."""
    data, memo = build().memo_serialize([TerminalDef, Rule])
    data["options"] = {
        name: value
        for name, value in data["options"].items()
        if name in {"parser", "start", "keep_all_tokens", "maybe_placeholders"}
    }
    del data["parser"]["lexer_conf"]["lexer_type"]
    found = {"grammar": _digest(), "data": data, "memo": memo}
    as_json: dict[str, Any] = json.loads(json.dumps(found))
    return as_json


def _with_integer_keys(mapping: dict[str, Any]) -> dict[int, Any]:
    return {int(key): value for key, value in mapping.items()}


def _digest() -> str:
    return hashlib.sha256(grammar_text().encode()).hexdigest()


if __name__ == "__main__":
    _TABLES.write_text(json.dumps(tables(), separators=(",", ":")) + "\n", "utf-8")
