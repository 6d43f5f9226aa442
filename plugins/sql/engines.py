"""The engines by name: started when they are asked for, closed when they are done."""

import atexit
import gc

from guiju.engine.facts import Facts
from guiju.engine.plan import Plan
from guiju.engine.result import Result
from guiju.plugins.intake.names import shortened
from guiju.plugins.sql.dialect import Dialect
from guiju.plugins.sql.engine import Engine
from guiju.plugins.sql.run import run


class EngineError(Exception):
    """An engine that could not be started, or that broke off, and what it says."""


def computed_by(dialect: Dialect, url: str, plan: Plan, facts: Facts) -> Result:
    """Return the result as an engine computes it; ``url`` is where PostgreSQL is.

    Raises:
        EngineError: the engine cannot be reached, or broke off.
        RefusedError: it cannot compute a quantity exactly.
    """
    match dialect:
        case Dialect.DUCKDB:
            return _by_duckdb(plan, facts)
        case Dialect.POSTGRES:
            return _by_postgresql(url, plan, facts)
        case Dialect.SPARK:
            return _by_spark(plan, facts)


def _by_duckdb(plan: Plan, facts: Facts) -> Result:
    # A program that ends without looking for garbage has DuckDB report its own as lost.
    atexit.register(gc.enable)
    atexit.register(gc.unfreeze)
    import duckdb  # noqa: PLC0415 - each engine is needed by itself

    from guiju.plugins.sql.on_duckdb import OnDuckdb  # noqa: PLC0415

    try:
        return _once(OnDuckdb(), plan, facts)
    except duckdb.Error as error:
        raise EngineError(shortened(str(error))) from None


def _by_postgresql(url: str, plan: Plan, facts: Facts) -> Result:
    import psycopg  # noqa: PLC0415

    from guiju.plugins.sql.on_postgresql import OnPostgresql  # noqa: PLC0415

    try:
        return _once(OnPostgresql(url), plan, facts)
    except psycopg.Error as error:
        raise EngineError(shortened(str(error))) from None


def _by_spark(plan: Plan, facts: Facts) -> Result:
    from pyspark.errors import PySparkException  # noqa: PLC0415

    from guiju.plugins.sql.on_spark import OnSpark  # noqa: PLC0415

    try:
        return _once(OnSpark(), plan, facts)
    except PySparkException as error:
        raise EngineError(shortened(str(error))) from None


def _once(engine: Engine, plan: Plan, facts: Facts) -> Result:
    try:
        return run(plan, facts, engine)
    finally:
        engine.close()
