"""The engines that every test here is run with: one session each."""

from collections.abc import Iterator

import pytest

from guiju.plugins.sql.engine import Engine
from guiju.plugins.sql.on_duckdb import OnDuckdb
from guiju.plugins.sql.on_postgresql import OnPostgresql
from tests.plugins.postgresql import server


@pytest.fixture(scope="session")
def duckdb() -> Iterator[OnDuckdb]:
    engine = OnDuckdb()
    yield engine
    engine.close()


@pytest.fixture(scope="session")
def postgresql() -> Iterator[OnPostgresql]:
    with server() as url:
        engine = OnPostgresql(url)
        yield engine
        engine.close()


@pytest.fixture(params=["duckdb", "postgresql"])
def engine(request: pytest.FixtureRequest) -> Engine:
    found: Engine = request.getfixturevalue(request.param)
    return found
