"""Tables that lie in no file: in a database, or with a web service.

``guiju.toml`` says which table lies where. By which address a database is reached, and
which hosts may be asked, the user says: on the command line or in the environment. What
a rulebook's folder brings along reaches nothing by itself.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Final

import attrs
import click

from guiju.cli.fault import StopError
from guiju.cli.faults import PROJECT_FAULTY
from guiju.cli.shared import DATABASES, HOSTS, REACHED
from guiju.engine.diagnostic import Diagnostic, DiagnosticError
from guiju.engine.text import Text
from guiju.plugins.sheet import Sheet
from guiju.plugins.sources.asked import Asked
from guiju.plugins.sources.database import read_table
from guiju.plugins.sources.web import Address, read_address

VARIABLE: Final = "GUIJU_DATABASE_"
"""Begins the name of every variable that says where a database is."""
_CACHE: Final = "GUIJU_CACHE"


@attrs.frozen(kw_only=True)
class Elsewhere:
    """What was read, where the tables are in it, and the digest of each."""

    sheets: tuple[Sheet, ...] = ()
    mapping: Mapping[str, tuple[str, str]] = attrs.field(factory=dict)
    digests: Mapping[str, str] = attrs.field(factory=dict)


def read_elsewhere(
    databases: Mapping[str, Asked], addresses: Mapping[str, Address], hosts: set[str]
) -> Elsewhere:
    """Return the tables of databases and web services, by the table that they fill.

    Raises:
        StopError: with everything that could not be read.
    """
    found: dict[str, Sheet] = {}
    faults: list[Diagnostic] = []
    named = hosts | set(_said(HOSTS))
    for table in {**databases, **addresses}:
        try:
            if table in databases:
                asked = databases[table]
                found[table] = read_table(asked, _url(asked.database), table)
            else:
                found[table] = _of_web(table, addresses[table], named)
        except DiagnosticError as error:
            faults.extend(error.diagnostics)
    if faults:
        raise StopError(*faults)
    return Elsewhere(
        sheets=tuple(found.values()),
        mapping={table: (sheet.file, sheet.name) for table, sheet in found.items()},
        digests={f"{s.file}[{s.name}]": s.sha256 for s in found.values()},
    )


def _of_web(table: str, address: Address, hosts: set[str]) -> Sheet:
    """Return the records of one table: those of its name, or the only ones."""
    sheets = read_address(address, hosts, _cache())
    named = [sheet for sheet in sheets if sheet.name == table]
    if not named and len(sheets) > 1:
        raise PROJECT_FAULTY.stop(
            Text(
                zh=f"“{address.shown}”给出几个表，没有叫“{table}”的",
                en=f'"{address.shown}" gives several tables and none called "{table}"',
            ),
            Text(
                zh=f"它有：{'、'.join(sheet.name for sheet in sheets)}",
                en=f"it has {', '.join(sheet.name for sheet in sheets)}",
            ),
        )
    return attrs.evolve((named or list(sheets))[0], name=table)


def _url(name: str) -> str:
    """Return the address of the database that the user calls ``name``."""
    given = dict(one.split("=", 1) for one in _said(DATABASES) if "=" in one)
    url = given.get(name) or os.environ.get(f"{VARIABLE}{name}")
    if not url:
        raise PROJECT_FAULTY.stop(
            Text(
                zh=f"没有说明数据库“{name}”怎样连接",
                en=f'nothing says how to reach the database "{name}"',
            ),
            Text(
                zh=f"设环境变量 {VARIABLE}{name}，或在命令里写 "
                f"--database {name}=连接地址",
                en=f"set the environment variable {VARIABLE}{name}, or write "
                f"--database {name}=URL",
            ),
        )
    _keep(url)
    return url


def _keep(url: str) -> None:
    """Have the command remember which database its data lies in."""
    context = click.get_current_context(silent=True)
    if context is not None:
        context.meta.setdefault(REACHED, []).append(url)


def _said(option: str) -> tuple[str, ...]:
    context = click.get_current_context(silent=True)
    return () if context is None else tuple(context.meta.get(option, ()))


def _cache() -> Path:
    own = os.environ.get(_CACHE)
    return Path(own) if own else Path.home() / ".cache" / "guiju"
