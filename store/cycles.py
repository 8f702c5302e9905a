"""A year's 照会 and what it asks for, in the plan's order."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy import RowMapping, bindparam

from plan.fiscal import FiscalYear
from store import trail
from store.records import Cycle, Request, RequestState, Subject
from store.session import Tx
from store.tables import cycles, requests

OPEN = sa.insert(cycles).returning(cycles.c.id)
ASK = sa.insert(requests).values(state="open", version=0)
CURRENT = (
    sa.select(cycles)
    .where(cycles.c.opened <= bindparam("day"))
    .order_by(cycles.c.opened.desc(), cycles.c.id.desc())
    .limit(1)
)
REQUESTS = sa.select(requests).where(requests.c.cycle_id == bindparam("cycle")).order_by(requests.c.position)
SUBJECTS = (
    sa.select(requests.c.subject_id)
    .join(cycles, cycles.c.id == requests.c.cycle_id)
    .where(cycles.c.edition_id == bindparam("edition"))
    .distinct()
)
EDITIONS = sa.select(cycles.c.edition_id).distinct()
_c = requests.c  # rows are read by column, for a joined row may have two columns of one name


def open_cycle(
    tx: Tx,
    edition_id: str,
    year: FiscalYear,
    opened: date,
    deadline: date,
    items: Iterable[Subject],
    now: datetime,
    actor: str = "",
) -> Cycle:
    """Begins a cycle that asks for ``items`` in their order. Raises IntegrityError when the edition has one for that year already."""
    row = {"edition_id": edition_id, "year": year.western, "opened": opened, "deadline": deadline}
    cycle = Cycle(tx.execute(OPEN, row).scalar_one(), edition_id, year, opened, deadline)
    asked = [
        {
            "cycle_id": cycle.id,
            "position": position,
            "subject_id": item.subject_id,
            "post_id": item.post_id,
            "department": item.department,
            "measured": item.measured,
        }
        for position, item in enumerate(items, start=1)
    ]
    if asked:
        tx.execute(ASK, asked)
    detail = {"edition": edition_id, "year": year.label, "deadline": deadline.isoformat(), "requests": str(len(asked))}
    trail.note(tx, now, actor, "open", f"cycle:{cycle.id}", detail)
    return cycle


def current(tx: Tx, day: date) -> Cycle | None:
    """The cycle opened last, as of a day; None before the first."""
    row = tx.execute(CURRENT, {"day": day}).mappings().first()
    return _cycle(row) if row else None


def asked(tx: Tx, cycle_id: int) -> tuple[Request, ...]:
    """All requests of a cycle in the plan's order, for the program's own use; what a person may see is store.visible's."""
    return tuple(request(row) for row in tx.execute(REQUESTS, {"cycle": cycle_id}).mappings())


def subjects(tx: Tx, edition_id: str) -> frozenset[str]:
    """The ids of all that was ever asked for of an edition: a later text of it must still hold them."""
    return frozenset(tx.execute(SUBJECTS, {"edition": edition_id}).scalars())


def edition_ids(tx: Tx) -> frozenset[str]:
    """The editions that cycles ask about."""
    return frozenset(tx.execute(EDITIONS).scalars())


def request(row: RowMapping) -> Request:
    """A row that holds all columns of requests as a record."""
    return Request(
        id=row[_c.id],
        cycle_id=row[_c.cycle_id],
        position=row[_c.position],
        subject_id=row[_c.subject_id],
        post_id=row[_c.post_id],
        department=row[_c.department],
        state=RequestState(row[_c.state]),
        version=row[_c.version],
        submitted_by=row[_c.submitted_by] or "",
        submitted_at=row[_c.submitted_at],
        measured=row[_c.measured],
        submitted_version=row[_c.submitted_version],
    )


def _cycle(row: RowMapping) -> Cycle:
    return Cycle(row["id"], row["edition_id"], FiscalYear(row["year"]), row["opened"], row["deadline"])
