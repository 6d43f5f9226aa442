"""The parser, made from the grammar and the table of keywords.

Building the LALR tables costs some 200 ms, so they are kept beside the grammar
(``tables.json``) and only built anew when grammar or keywords have changed. A test
holds the file to be current; ``python -m guiju.dsl.syntax.grammar`` writes it.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

from lark import Lark
from lark.grammar import NonTerminal, Rule, RuleOptions, Terminal
from lark.lexer import TerminalDef
from lark.parsers.lalr_analysis import Reduce, Shift

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
    data = current["data"]
    rules = dict(enumerate(_rules(current)))
    data["options"]["lexer"] = GuijuLexer
    data["parser"]["lexer_conf"]["lexer_type"] = GuijuLexer
    # The way in that Lark's own generated stand-alone parsers use.
    load_from: Callable[..., Lark] = Lark._load_from_dict  # noqa: SLF001
    parser = load_from(data, rules, transformer=to_syntax)
    # Lark unpacks the rows of the table one by one, and takes four times as long.
    kept_rows = _rows(current["actions"], current["tokens"], parser.rules)
    parser.parser.parser._parse_table.states.update(kept_rows)  # noqa: SLF001
    return parser, to_syntax


def _rules(kept: dict[str, Any]) -> Iterator[Rule]:
    """Yield the rules. What they share is made once; Lark makes it for each of them."""
    symbols = [
        (Terminal if len(one) > 1 else NonTerminal)(*one) for one in kept["symbols"]
    ]
    options = [RuleOptions(*one) for one in kept["options"]]
    for origin, expansion, order, alias, option in kept["rules"]:
        parts = [symbols[nth] for nth in expansion]
        yield Rule(symbols[origin], parts, order, alias, options[option])


def _rows(
    actions: list[list[int]], tokens: list[str], rules: list[Rule]
) -> Iterator[tuple[int, dict[str, tuple[Any, Any]]]]:
    """Yield each state with its row, as Lark has it: by token, what to do."""
    shifts = [(Shift, state) for state in range(len(actions))]
    reductions = [(Reduce, rule) for rule in rules]
    doing = [*shifts, *reversed(reductions)]
    for state, row in enumerate(actions):
        names = map(tokens.__getitem__, row[::2])
        yield state, dict(zip(names, map(doing.__getitem__, row[1::2]), strict=True))


def kept() -> dict[str, Any]:
    """Return the tables that were kept, of whatever grammar; empty for none."""
    if not _TABLES.is_file():
        return {}
    found: dict[str, Any] = json.loads(_TABLES.read_text("utf-8"))
    return found


def tables() -> dict[str, Any]:
    """Return the tables of the present grammar, as JSON will give them back.

    ``actions`` has a list for each state: a token, what it leads to, the next token.
    A state to go to is its number; a rule to apply is counted from the end, as -1, -2.
    ``rules`` name their ``symbols`` and ``options`` by number.
    """
    data, memo = build().memo_serialize([TerminalDef, Rule])
    data["options"] = {
        name: value
        for name, value in data["options"].items()
        if name in {"parser", "start", "keep_all_tokens", "maybe_placeholders"}
    }
    del data["parser"]["lexer_conf"]["lexer_type"]
    table = data["parser"]["parser"]
    states, tokens = table["states"], table["tokens"]
    table["states"], table["tokens"] = {}, {}
    rules = {rule["@"]: nth for nth, rule in enumerate(data["rules"])}
    found = {
        "grammar": _digest(),
        "data": data,
        **_packed(memo.values()),
        "tokens": [tokens[number] for number in range(len(tokens))],
        "actions": [_row(states[number], rules) for number in range(len(states))],
    }
    as_json: dict[str, Any] = json.loads(json.dumps(found))
    return as_json


def _row(actions: dict[int, tuple[int, Any]], rules: dict[int, int]) -> list[int]:
    row: list[int] = []
    for token, (is_reduction, target) in actions.items():
        row += (token, -1 - rules[target["@"]] if is_reduction else target)
    return row


def _packed(rules: Iterable[dict[str, Any]]) -> dict[str, list[Any]]:
    """Return ``rules`` as Lark writes them, with what they share written once."""
    symbols: list[list[Any]] = []
    options: list[list[Any]] = []
    rows = [
        [
            _place(rule["origin"], symbols),
            [_place(symbol, symbols) for symbol in rule["expansion"]],
            rule["order"],
            rule["alias"],
            _place(rule["options"], options),
        ]
        for rule in rules
    ]
    return {"symbols": symbols, "options": options, "rules": rows}


def _place(written: dict[str, Any], known: list[list[Any]]) -> int:
    """Return where the fields of ``written`` are among ``known``, or are put now."""
    fields = [value for name, value in written.items() if name != "__type__"]
    if fields not in known:
        known.append(fields)
    return known.index(fields)


def _digest() -> str:
    return hashlib.sha256(grammar_text().encode()).hexdigest()


if __name__ == "__main__":
    _TABLES.write_text(json.dumps(tables(), separators=(",", ":")) + "\n", "utf-8")
