"""Editions as loaded: their files as text, known by hash. They stand side by side, and so do the texts of one edition."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec
import sqlalchemy as sa
from sqlalchemy import RowMapping, bindparam
from sqlalchemy.dialects.postgresql import insert  # SQLite's compiler renders its ON CONFLICT word for word

from plan.loading import digest
from store import series, trail
from store.records import StoredEdition
from store.session import Tx
from store.statements import Statement
from store.tables import editions

LOAD = Statement(insert(editions).on_conflict_do_nothing(index_elements=[editions.c.sha256]))
TOUCH = sa.update(editions).where(editions.c.sha256 == bindparam("hash")).values(loaded_at=bindparam("at"))
_newest_first = (editions.c.loaded_at.desc(), editions.c.sha256)
NEWEST = sa.select(editions).order_by(*_newest_first).limit(1)
BY_ID = sa.select(editions).where(editions.c.id == bindparam("edition")).order_by(*_newest_first).limit(1)
HASH = sa.select(editions.c.sha256).where(editions.c.id == bindparam("edition")).order_by(*_newest_first).limit(1)
LISTED = sa.select(editions.c.id, editions.c.sha256, editions.c.title, editions.c.loaded_at).order_by(*_newest_first)


def load(tx: Tx, edition_id: str, title: str, files: Mapping[str, str], now: datetime, actor: str = "") -> str:
    """Makes a text the newest of its edition and returns its hash. The newest text loaded again changes nothing.

    The files must have passed plan.loading.load_edition: this room does not read them.
    """
    sha256 = digest(files)
    if tx.execute(HASH, {"edition": edition_id}).scalar() == sha256:
        return sha256
    text = msgspec.json.encode(files).decode()
    row = {"sha256": sha256, "id": edition_id, "title": title, "files": text, "loaded_at": now}
    if LOAD.change(tx, row) == 0:
        tx.execute(TOUCH, {"hash": sha256, "at": now})
    series.changed(tx)
    trail.note(tx, now, actor, "load", f"edition:{edition_id}", {"sha256": sha256, "title": title})
    return sha256


def newest(tx: Tx) -> StoredEdition | None:
    """The text loaded last, of whichever edition."""
    return _edition(tx.execute(NEWEST).mappings().first())


def by_id(tx: Tx, edition_id: str) -> StoredEdition | None:
    """The newest text of an edition."""
    return _edition(tx.execute(BY_ID, {"edition": edition_id}).mappings().first())


def listed(tx: Tx) -> tuple[StoredEdition, ...]:
    """Every text, newest first, without its files."""
    rows = tx.execute(LISTED).mappings()
    return tuple(StoredEdition(row["id"], row["sha256"], row["title"], {}, row["loaded_at"]) for row in rows)


def _edition(row: RowMapping | None) -> StoredEdition | None:
    if row is None:
        return None
    files = msgspec.json.decode(row["files"], type=dict[str, str])
    return StoredEdition(row["id"], row["sha256"], row["title"], files, row["loaded_at"])
