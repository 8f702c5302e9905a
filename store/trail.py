"""What happened, line after line: written beside each change, never changed itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

import msgspec
import sqlalchemy as sa
from sqlalchemy import RowMapping, bindparam

from store.records import TrailEntry
from store.session import Tx
from store.statements import Statement
from store.tables import trail

NOTE = Statement(sa.insert(trail))
OF_SUBJECT = sa.select(trail).where(trail.c.subject == bindparam("about")).order_by(trail.c.id)
NEWEST = sa.select(trail).order_by(trail.c.id.desc()).limit(bindparam("most"))


def note(tx: Tx, at: datetime, actor: str, action: str, subject: str, detail: Mapping[str, str]) -> None:
    """Adds a line. ``actor`` is a person's id, "" for the program itself; ``subject`` e.g. ``request:12``."""
    NOTE.change(
        tx,
        {
            "at": at,
            "actor": actor,
            "action": action,
            "subject": subject,
            "detail": msgspec.json.encode(detail).decode(),
        },
    )


def of(tx: Tx, subject: str) -> tuple[TrailEntry, ...]:
    """Everything noted about a subject, oldest first."""
    return tuple(_entry(row) for row in tx.execute(OF_SUBJECT, {"about": subject}).mappings())


def newest(tx: Tx, most: int = 100) -> tuple[TrailEntry, ...]:
    """The last lines, newest first."""
    return tuple(_entry(row) for row in tx.execute(NEWEST, {"most": most}).mappings())


def _entry(row: RowMapping) -> TrailEntry:
    detail = msgspec.json.decode(row["detail"], type=dict[str, str])
    return TrailEntry(row["id"], row["at"], row["actor"], row["action"], row["subject"], detail)
