"""The engine and its transactions: reading() and writing(), on SQLite or PostgreSQL."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import sqlalchemy as sa
from sqlalchemy import Connection, event
from sqlalchemy.exc import DBAPIError

from store.gate import Gate
from store.tables import metadata
from store.together import Together

T = TypeVar("T")
Tx = Connection  # an open transaction: what every function of this room takes first

BUSY_SECONDS = 10  # how long a writer waits for another process, e.g. a command beside a running server
READERS = 16  # connections kept for readers, or for everything on PostgreSQL
PRIMARY = 0xFF  # the bits of an SQLite error code that name the error; the others say which kind of it
CLASHES = {"40001", "40P01", "23505"}  # PostgreSQL: serialization failure, deadlock, unique violation


class LockedError(Exception):
    """Another process kept the SQLite database for longer than BUSY_SECONDS. Nothing was changed."""


class Engine:
    """A city's database. ``sql`` is SQLAlchemy's engine; on SQLite all writers share one connection behind one gate."""

    def __init__(self, sql: sa.Engine, folder: tempfile.TemporaryDirectory[str] | None = None) -> None:
        self.sql = sql
        self.sqlite = sql.dialect.name == "sqlite"
        self.gate = Gate()
        self.together = Together(lambda: writing(self))
        self._writer: Connection | None = None
        self._folder = folder  # a scratch database's, removed with it

    def writer(self) -> Connection:
        """SQLite's one writing connection; only whoever holds the gate may ask for it."""
        if self._writer is None or self._writer.closed or self._writer.invalidated:
            self._writer = self.sql.connect()
        return self._writer

    def close(self) -> None:
        if self._writer is not None:
            self._writer.close()
        self.sql.dispose()
        if self._folder is not None:
            self._folder.cleanup()


def engine(url: str) -> Engine:
    """Opens ``sqlite:///FILE`` or ``postgresql://…`` (psycopg). Connects at first use and makes no table; a file's folder is made."""
    parsed = sa.make_url(url)
    if parsed.drivername in ("postgresql", "postgres"):
        parsed = parsed.set(drivername="postgresql+psycopg")
    if parsed.get_backend_name() == "postgresql":
        return Engine(sa.create_engine(parsed, pool_size=READERS, hide_parameters=True))
    if parsed.get_backend_name() != "sqlite":
        raise ValueError(f"neither SQLite nor PostgreSQL: {parsed.get_backend_name()}")
    return _sqlite(parsed, synchronous="FULL")


def scratch() -> Engine:
    """A new empty database in a temporary file, with every table, gone when it is closed. For talks that nobody keeps, so nothing waits for the disk."""
    folder = tempfile.TemporaryDirectory(prefix="kikitori-")
    made = _sqlite(sa.make_url(f"sqlite:///{Path(folder.name) / 'scratch.db'}"), synchronous="OFF", folder=folder)
    with writing(made) as tx:
        metadata.create_all(tx)
    return made


@contextmanager
def reading(engine: Engine) -> Iterator[Tx]:
    """A transaction for reading. On SQLite it is one consistent view that no writer waits for, on PostgreSQL an ordinary transaction."""
    with engine.sql.connect() as connection, connection.begin():
        if engine.sqlite:
            _begin(connection, "BEGIN")
        yield connection


@contextmanager
def writing(engine: Engine) -> Iterator[Tx]:
    """One transaction: committed at the end, rolled back when the block raises.

    On SQLite writers pass in the order of their coming, one at a time, and what is read inside is what the writes will meet. On PostgreSQL they
    run side by side: read under lock, or write conditionally. Raises LockedError when another process holds SQLite for too long.
    """
    if not engine.sqlite:
        with engine.sql.begin() as connection:
            yield connection
        return
    with engine.gate.passed():
        connection = engine.writer()
        with connection.begin():
            _begin(connection, "BEGIN IMMEDIATE")
            yield connection


def _begin(connection: Connection, statement: str) -> None:
    """The driver is told to begin nothing itself: its BEGIN is deferred, and two writers that read first would then fail at their first write.

    An event of SQLAlchemy could do the same, but any such listener makes every statement of the engine slower by a fifth.
    """
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    try:
        driver.execute(statement)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & PRIMARY in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED):
            raise LockedError(str(error)) from error
        raise


def surely(engine: Engine, work: Callable[[Tx], T]) -> T:
    """Does work in a transaction of its own, once more where it clashed or its connection broke: for work that may be done twice."""
    try:
        with writing(engine) as tx:
            return work(tx)
    except Exception as error:
        if not clashed(error):
            raise
        with writing(engine) as tx:
            return work(tx)


def clashed(error: BaseException | None) -> bool:
    """Whether a database's error, the driver's or SQLAlchemy's, says that somebody was quicker or that the connection broke: the same work may succeed
    on fresh facts."""
    if isinstance(error, DBAPIError):
        return error.connection_invalidated or clashed(error.orig)
    if isinstance(error, sqlite3.IntegrityError):
        return "UNIQUE" in str(error)
    return getattr(error, "sqlstate", None) in CLASHES


def unusable(error: BaseException | None) -> bool:
    """Whether a database's error, the driver's or SQLAlchemy's, says that the database cannot be used as it is: not there, no database, full, read-only.
    What a constraint refuses is a fault of ours."""
    import psycopg  # late: an SQLite without a fault never needs it

    if isinstance(error, DBAPIError):
        return unusable(error.orig)
    refused = (sqlite3.IntegrityError, psycopg.IntegrityError)
    return isinstance(error, (sqlite3.DatabaseError, psycopg.Error)) and not isinstance(error, refused)


def _sqlite(url: sa.URL, synchronous: str, folder: tempfile.TemporaryDirectory[str] | None = None) -> Engine:
    if not url.database:
        raise ValueError("SQLite needs a file: a database in memory would be another one in each connection")
    Path(url.database).parent.mkdir(parents=True, exist_ok=True)
    sql = sa.create_engine(
        url,
        pool_size=READERS,
        hide_parameters=True,  # people's words stand in them, and an error's text goes into logs
        connect_args={"isolation_level": None, "timeout": BUSY_SECONDS, "check_same_thread": False},
    )

    @event.listens_for(sql, "connect")
    def prepare(connection: Any, _record: Any) -> None:
        for pragma in ("journal_mode = WAL", f"synchronous = {synchronous}", "foreign_keys = ON"):
            connection.execute(f"PRAGMA {pragma}")

    return Engine(sql, folder)
