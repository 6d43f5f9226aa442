"""What a target is asked for and what it gives back: the contract of this folder."""

from typing import TYPE_CHECKING

import attrs

from guiju.engine.diagnostic import Diagnostic
from guiju.engine.text import Language

if TYPE_CHECKING:
    from guiju.cli.running import Request


@attrs.frozen(kw_only=True)
class Asked:
    """What stands on the command line."""

    request: "Request"
    language: Language
    blank: bool = False
    """Whether no data is wanted, although some is said to lie somewhere."""
    decimals: int | None = None
    """How many an input has at most, where neither data nor the rulebook says."""
    bounded: bool = False
    """Whether figures that nobody set a bound for get one that is told and checked."""
    dialect: str = "duckdb"
    """The engine that a script is written for."""


@attrs.frozen(kw_only=True)
class Compiled:
    """The content of one file, and what is to be said about it."""

    content: bytes
    remarks: tuple[Diagnostic, ...] = ()
