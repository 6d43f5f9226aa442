"""What can compute a run, by the words of ``--engine``."""

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from typing import Final

import click

from guiju.cli.shared import DATABASES, REACHED
from guiju.cli.sql_faults import failed, no_address, refused_named
from guiju.engine.columnar.choose import READINGS
from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.result import Result
from guiju.engine.run import Reading

DIALECTS: Final = ("duckdb", "postgres", "spark")
ENGINES: Final = (*READINGS, *DIALECTS)
_POSTGRESQL: Final = ("postgresql:", "postgres:", "postgresql+psycopg:")


def reading_of(engine: str) -> Reading:
    """Return what computes a run."""
    return READINGS[engine] if engine in READINGS else partial(_by_sql, engine)


def _by_sql(engine: str, plan: Plan, facts: Facts) -> Result:
    """Return the result as a database computes it: the same as any other.

    Raises:
        StopError: the engine is missing, broke off, or cannot compute it exactly.
    """
    with refused_named(plan, engine):
        from guiju.plugins.sql.dialect import Dialect  # noqa: PLC0415 - needs sqlglot
        from guiju.plugins.sql.engines import EngineError, computed_by  # noqa: PLC0415

        url = _address() if engine == "postgres" else ""
        try:
            return computed_by(Dialect(engine), url, plan, facts)
        except EngineError as error:
            raise failed(engine, str(error)) from None


def _address() -> str:
    """Return where PostgreSQL is: named by itself, or the only one of the data.

    Raises:
        StopError: there is none, or one of several would have to be chosen.
    """
    found = dict.fromkeys(
        url.replace("+psycopg:", ":", 1) for url in _of_postgresql(_urls())
    )
    if len(found) != 1:
        raise no_address()
    return next(iter(found))


def _urls() -> Iterator[str]:
    context = click.get_current_context(silent=True)
    said = () if context is None else context.meta.get(DATABASES, ())
    reached = () if context is None else context.meta.get(REACHED, ())
    named = [one.split("=", 1)[1] for one in said if not one.startswith(_POSTGRESQL)]
    yield from _of_postgresql(said) or _of_postgresql(reached) or named


def _of_postgresql(urls: Iterable[str]) -> Sequence[str]:
    return [url for url in urls if url.startswith(_POSTGRESQL)]
