"""What happened, line after line: written beside each change, never changed itself."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date, datetime

import msgspec
import sqlalchemy as sa
from sqlalchemy import RowMapping, bindparam

from store.records import MoveMade, TrailEntry
from store.session import Tx
from store.statements import Statement
from store.tables import people, trail

NOTE = Statement(sa.insert(trail))
OF_SUBJECT = sa.select(trail).where(trail.c.subject == bindparam("about")).order_by(trail.c.id)
MOVES = (
    sa.select(trail, people.c.name.label("person_name"))
    .outerjoin(people, people.c.id == trail.c.actor)
    .where(trail.c.subject.in_(bindparam("asked", expanding=True)), trail.c.action.in_(("submit", "take_back")))
    .order_by(trail.c.id)
)
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


def moves(tx: Tx, request_ids: Collection[int]) -> tuple[MoveMade, ...]:
    """Every 提出 and 引戻し of these requests, oldest first."""
    asked = {f"request:{request_id}": request_id for request_id in request_ids}
    rows = tx.execute(MOVES, {"asked": list(asked)}).mappings()
    return tuple(_move(row, asked[row["subject"]]) for row in rows)


def newest(tx: Tx, most: int = 100) -> tuple[TrailEntry, ...]:
    """The last lines, newest first."""
    return tuple(_entry(row) for row in tx.execute(NEWEST, {"most": most}).mappings())


def _entry(row: RowMapping) -> TrailEntry:
    detail = msgspec.json.decode(row["detail"], type=dict[str, str])
    return TrailEntry(row["id"], row["at"], row["actor"], row["action"], row["subject"], detail)


def _move(row: RowMapping, request_id: int) -> MoveMade:
    day = _entry(row).detail.get("day")
    noted = date.fromisoformat(day) if day else None
    return MoveMade(request_id, row["action"], row["person_name"] or "", row["at"], noted)
