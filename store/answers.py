"""Answers: every accepted value is a new version, and no version is ever changed."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

import msgspec
import sqlalchemy as sa
from sqlalchemy import RowMapping, bindparam

from plan.model import Phase
from store import moves
from store.records import Answer, AnswerKind, AnswerVersion, Proposal
from store.session import Tx
from store.statements import Statement
from store.tables import answer_versions, people

APPEND = Statement(sa.insert(answer_versions))
NEWEST = (
    sa.select(answer_versions, people.c.name.label("person_name"))
    .join(people, people.c.id == answer_versions.c.person_id)
    .where(answer_versions.c.request_id == bindparam("request"))
    .order_by(answer_versions.c.version.desc())
    .limit(1)
)


_c = answer_versions.c  # rows are read by column, for a joined row may have two columns of one name


def save(
    tx: Tx,
    request_id: int,
    seen: int,
    answer: Answer,
    person_id: str,
    at: datetime,
    day: date,
    inbox_id: str | None = None,
) -> bool:
    """Stores version ``seen`` + 1 of a request's answer; False, with nothing stored, when moves refuses it."""
    if not moves.move(tx, moves.Action.SAVE, request_id, seen, person_id, at, day):
        return False
    APPEND.change(
        tx,
        {
            "request_id": request_id,
            "version": seen + 1,
            "person_id": person_id,
            "inbox_id": inbox_id,
            "at": at,
            "day": day,
            **columns(answer),
        },
    )
    return True


def newest(tx: Tx, request_id: int) -> AnswerVersion | None:
    """The version that stands; None when nothing was ever saved."""
    row = tx.execute(NEWEST, {"request": request_id}).mappings().first()
    return version(row, row["person_name"]) if row else None


def columns(answer: Answer) -> dict[str, str | bool | date | Decimal | None]:
    """An answer as its row's columns."""
    return {
        "kind": answer.kind.value if answer.kind else None,
        "value": answer.value,
        "numerator": answer.numerator,
        "denominator": answer.denominator,
        "text": answer.text,
        "no_parts": answer.no_parts,
        "entered": answer.entered,
        "reason": answer.reason,
        "pending_until": answer.pending_until,
        "dated": answer.dated,
        "comment": answer.comment,
        "phase_kind": answer.phase_kind.value if answer.phase_kind else None,
        "phase": answer.phase.value if answer.phase else None,
        "phase_reason": answer.phase_reason,
        "proposal": msgspec.json.encode(answer.proposal).decode() if answer.proposal else None,
    }


def version(row: RowMapping, person_name: str) -> AnswerVersion:
    """A row that holds all columns of answer_versions as a record."""
    return AnswerVersion(
        request_id=row[_c.request_id],
        version=row[_c.version],
        person_id=row[_c.person_id],
        person_name=person_name,
        at=row[_c.at],
        day=row[_c.day],
        answer=Answer(
            kind=AnswerKind(row[_c.kind]) if row[_c.kind] else None,
            value=row[_c.value],
            numerator=row[_c.numerator],
            denominator=row[_c.denominator],
            text=row[_c.text],
            no_parts=row[_c.no_parts],
            entered=row[_c.entered],
            reason=row[_c.reason],
            pending_until=row[_c.pending_until],
            dated=row[_c.dated],
            comment=row[_c.comment],
            phase_kind=AnswerKind(row[_c.phase_kind]) if row[_c.phase_kind] else None,
            phase=Phase(row[_c.phase]) if row[_c.phase] else None,
            phase_reason=row[_c.phase_reason],
            proposal=msgspec.json.decode(row[_c.proposal], type=Proposal) if row[_c.proposal] else None,
        ),
    )
