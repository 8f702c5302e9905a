"""Brings a database to this code's tables and back. Alembic is imported only when something is to be migrated."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from store.session import Engine, Tx, reading, writing
from store.tables import metadata

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"
_PEERS = 7_243_001  # PostgreSQL: the advisory lock under which one of several starting processes migrates


class NewerError(Exception):
    """The tables were made by a newer kikitori: this one may work with them, but must not change them."""


def known() -> tuple[str, ...]:
    """The revisions of this code, oldest first."""
    return tuple(sorted(path.name.split("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py")))


def revision(engine: Engine) -> str:
    """The database's revision, "" where nothing was ever migrated."""
    with reading(engine) as tx:
        return _revision(tx)


def current(engine: Engine) -> bool:
    """Whether the database has all tables of this code: it stands at this code's revision or at a newer one, which only adds to it (decision 0008)."""
    at = revision(engine)
    return at == known()[-1] or _newer(at)


def upgrade(engine: Engine) -> None:
    """Makes or completes the tables, all or nothing. Does nothing when they are complete. Raises NewerError."""
    at = revision(engine)
    _refuse_newer(at)
    if at == known()[-1]:
        return
    with writing(engine) as tx:
        _alone(tx)
        _refuse_newer(_revision(tx))
        from alembic import command

        command.upgrade(_config(tx), "head")


def downgrade(engine: Engine, to: str = "base") -> None:
    """Takes the tables back to a revision; "base" drops all of them with what they hold. Raises NewerError."""
    with writing(engine) as tx:
        _alone(tx)
        _refuse_newer(_revision(tx))
        from alembic import command

        command.downgrade(_config(tx), to)


def undone(engine: Engine, to: str) -> tuple[str, ...]:
    """The revisions that downgrade() would undo, newest first: none where the database stands at ``to`` or before it. Raises NewerError."""
    at = revision(engine)
    _refuse_newer(at)
    return tuple(each for each in reversed(known()) if each <= at and (to == "base" or each > to))


def rows(engine: Engine) -> dict[str, int]:
    """How many rows each table of this code holds, 0 for one that is not there."""
    with reading(engine) as tx:
        there = set(sa.inspect(tx).get_table_names())
        return {
            table.name: tx.execute(sa.select(sa.func.count()).select_from(table)).scalar_one()
            if table.name in there
            else 0
            for table in metadata.sorted_tables
        }


def _revision(tx: Tx) -> str:
    if not sa.inspect(tx).has_table("alembic_version"):
        return ""
    return tx.exec_driver_sql("SELECT version_num FROM alembic_version").scalar() or ""


def _refuse_newer(at: str) -> None:
    if _newer(at):
        raise NewerError(at)


def _newer(at: str) -> bool:
    return at != "" and at not in known()


def _alone(tx: Tx) -> None:
    if tx.dialect.name == "postgresql":
        tx.execute(sa.select(sa.func.pg_advisory_xact_lock(_PEERS)))


def _config(tx: Tx) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = tx
    return config
