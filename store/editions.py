"""Editions as loaded: their files as text, known by hash. They stand side by side, and so do the texts of one edition."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from datetime import datetime

import msgspec
import sqlalchemy as sa
from sqlalchemy import RowMapping, bindparam
from sqlalchemy.dialects.postgresql import insert  # SQLite's compiler renders its ON CONFLICT word for word

from plan.fiscal import FiscalYear
from plan.loading import digest
from plan.model import Edition
from store import series, trail
from store.records import StoredEdition
from store.session import Tx
from store.statements import Statement
from store.tables import editions

LOAD = Statement(insert(editions).on_conflict_do_nothing(index_elements=[editions.c.sha256]))
TOUCH = sa.update(editions).where(editions.c.sha256 == bindparam("hash")).values(loaded_at=bindparam("at"))
_newest_first = (editions.c.loaded_at.desc(), editions.c.sha256)
_later = editions.alias("later")
_superseded = sa.exists().where(_later.c.id == editions.c.id, _later.c.loaded_at > editions.c.loaded_at)
STANDING = sa.select(editions.c.sha256, editions.c.latest_actual).where(~_superseded).order_by(*_newest_first)
BY_HASH = sa.select(editions).where(editions.c.sha256 == bindparam("hash"))
BY_ID = sa.select(editions).where(editions.c.id == bindparam("edition")).order_by(*_newest_first).limit(1)
HASH = sa.select(editions.c.sha256).where(editions.c.id == bindparam("edition")).order_by(*_newest_first).limit(1)


def load(tx: Tx, edition: Edition, files: Mapping[str, str], now: datetime, actor: str = "") -> str:
    """Makes a text the newest of its edition and returns its hash. The newest text loaded again changes nothing.

    ``edition`` is what plan.loading.load_edition made of these ``files``.
    """
    sha256 = digest(files)
    if tx.execute(HASH, {"edition": edition.id}).scalar() == sha256:
        return sha256
    row = {
        "sha256": sha256,
        "id": edition.id,
        "title": edition.title,
        "latest_actual": edition.latest_actual.western,
        "files": msgspec.json.encode(files).decode(),
        "loaded_at": now,
    }
    if LOAD.change(tx, row) == 0:
        tx.execute(TOUCH, {"hash": sha256, "at": now})
    series.changed(tx)
    trail.note(tx, now, actor, "load", f"edition:{edition.id}", {"sha256": sha256, "title": edition.title})
    return sha256


def newest(tx: Tx) -> StoredEdition | None:
    """The edition with the latest actuals, in its newest text: an archive loaded later does not answer in its place."""
    standing = [(sha256, latest or _read_latest(tx, sha256)) for sha256, latest in tx.execute(STANDING)]
    if not standing:
        return None
    sha256, _ = max(standing, key=lambda text: text[1])  # the first of equals: the one loaded last
    return _by_hash(tx, sha256)


def by_id(tx: Tx, edition_id: str) -> StoredEdition | None:
    """The newest text of an edition."""
    return _edition(tx.execute(BY_ID, {"edition": edition_id}).mappings().first())


def _by_hash(tx: Tx, sha256: str) -> StoredEdition | None:
    return _edition(tx.execute(BY_HASH, {"hash": sha256}).mappings().first())


def _read_latest(tx: Tx, sha256: str) -> int:
    """The Western year of the latest actuals of a text that a process of the release before has loaded: it left the column at 0, which is no year."""
    stored = _by_hash(tx, sha256)
    return stored.latest_actual.western if stored else 0


def _edition(row: RowMapping | None) -> StoredEdition | None:
    if row is None:
        return None
    files = msgspec.json.decode(row["files"], type=dict[str, str])
    latest = FiscalYear(row["latest_actual"]) if row["latest_actual"] else _latest_actual(files)
    return StoredEdition(row["id"], row["sha256"], row["title"], latest, files, row["loaded_at"])


def _latest_actual(files: Mapping[str, str]) -> FiscalYear:
    facts = {row["key"]: row["value"].strip() for row in csv.DictReader(io.StringIO(files["edition.csv"]))}
    return FiscalYear.parse(facts["latest_actual"])
