"""The demonstration's own date: it stands in the database until somebody moves it."""

from __future__ import annotations

from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert  # SQLite's compiler renders its ON CONFLICT word for word

from store import trail
from store.session import Tx
from store.tables import demonstration

DAY = sa.select(demonstration.c.day)
_new = insert(demonstration)
MOVE = _new.on_conflict_do_update(index_elements=[demonstration.c.id], set_={"day": _new.excluded.day})


def day(tx: Tx) -> date | None:
    """The demonstration's date; None in a database that is no demonstration, where today is today."""
    return tx.execute(DAY).scalar()


def move(tx: Tx, to: date, now: datetime, actor: str = "") -> None:
    """Sets the demonstration's date, forwards or back. The inbox's order is the order of arrival and does not follow it."""
    tx.execute(MOVE, {"id": 1, "day": to})
    trail.note(tx, now, actor, "move_date", "demonstration", {"day": to.isoformat()})
