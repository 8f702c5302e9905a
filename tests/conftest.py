"""What every test has: no network beyond this machine, and on request an empty database of each kind."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from store.session import Engine
from tests import databases

LOOPBACK = ["127.0.0.1", "::1"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.allow_hosts(LOOPBACK))


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """The address of a PostgreSQL that was started for this run."""
    with ExitStack() as stack:
        try:
            url = stack.enter_context(databases.postgresql())
        except Exception as error:
            databases.unavailable(repr(error))
        yield url


@pytest.fixture(scope="session", params=["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)])
def database_url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a database, of each kind in turn."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path_factory.mktemp('sqlite') / 'kikitori.db'}"
    url: str = request.getfixturevalue("postgresql_url")
    return url


@pytest.fixture
def bare_url(database_url: str, tmp_path: Path) -> Iterator[str]:
    """The address of a database without a table, of each kind: for migrations, and for what is built on them."""
    with databases.bare(database_url, tmp_path) as url:
        yield url


@pytest.fixture(scope="session")
def _tables(database_url: str) -> Iterator[Engine]:
    opened = databases.prepared(database_url)
    yield opened
    opened.close()


@pytest.fixture
def engine(_tables: Engine) -> Iterator[Engine]:
    """An engine on an empty database with all tables; the test runs once on SQLite and once on PostgreSQL."""
    yield _tables
    databases.empty(_tables)


@pytest.fixture
def postgresql_engine(postgresql_url: str) -> Iterator[Engine]:
    """An engine on an empty PostgreSQL, for what only it can show: writers side by side. SQLite's gate has tests of its own."""
    opened = databases.prepared(postgresql_url)
    yield opened
    databases.empty(opened)
    opened.close()
