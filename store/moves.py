"""Everything that changes a request's state lives in this file: one table, what it allows, and the conditional UPDATE that does it.

Approval, 差戻し and closing will be rows of the same table, and roles of theirs entries of HOLDS.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy import ColumnElement, bindparam

from store.records import Answer, Audience, Request, RequestState, Role, Viewer
from store.session import Tx
from store.standing import ACCEPTED, answered
from store.statements import Statement
from store.tables import answer_versions, holdings, posts, requests


class Action(StrEnum):
    SAVE = "save"  # 下書きに保存
    SUBMIT = "submit"  # 提出
    TAKE_BACK = "take_back"  # 引戻し


@dataclass(frozen=True, slots=True)
class Move:
    """In ``state`` a person with ``role`` towards the request may do ``action``, and it is then in ``to``."""

    state: RequestState
    role: Role
    action: Action
    to: RequestState


MOVES = (
    Move(RequestState.OPEN, Role.OWNER, Action.SAVE, RequestState.OPEN),
    Move(RequestState.OPEN, Role.OWNER, Action.SUBMIT, RequestState.SUBMITTED),
    Move(RequestState.SUBMITTED, Role.OWNER, Action.TAKE_BACK, RequestState.OPEN),
)


def allowed(request: Request, answer: Answer, viewer: Viewer) -> frozenset[str]:
    """What this viewer may do with the request and its newest answer now. Pure: the same question to the store is move()'s own condition."""
    return frozenset(
        move.action.value
        for move in MOVES
        if move.state is request.state
        and has(move.role, request, viewer)
        and (move.action is not Action.SUBMIT or answered(request, answer))
    )


def has(role: Role, request: Request, viewer: Viewer) -> bool:
    """Whether this viewer stands in a role towards a request: as its owner whoever holds its post, if the post is there to answer."""
    known = viewer.audience is Audience.STAFF and viewer.person is not None
    return known and any(post.id == request.post_id and post.role is role for post in viewer.posts)


# The same as has() in the store's words. The person, not the post, is compared: whoever holds the request's post on the day of the talk.
HOLDS: Mapping[Role, ColumnElement[bool]] = {
    Role.OWNER: sa.exists().where(
        posts.c.id == requests.c.post_id,
        posts.c.role == Role.OWNER.value,
        holdings.c.post_id == posts.c.id,
        holdings.c.person_id == bindparam("person"),
        holdings.c.from_day <= bindparam("day"),
        sa.or_(holdings.c.to_day.is_(None), holdings.c.to_day >= bindparam("day")),
    )
}
# What is submitted holds a value or 該当なし, or, where only a phase is asked, that. The dialog asks for more; this is the last line of defence.
ANSWERED = sa.exists().where(
    answer_versions.c.request_id == requests.c.id,
    answer_versions.c.version == requests.c.version,
    sa.or_(
        *(sa.and_(requests.c.measured, answer_versions.c.kind == kind.value) for kind in ACCEPTED),
        *(sa.and_(~requests.c.measured, answer_versions.c.phase_kind == kind.value) for kind in ACCEPTED),
    ),
)
CHANGES: Mapping[Action, Mapping[str, Any]] = {
    Action.SAVE: {"version": requests.c.version + 1},
    Action.SUBMIT: {
        "submitted_version": requests.c.version,
        "submitted_by": bindparam("person"),
        "submitted_at": bindparam("at"),
    },
    Action.TAKE_BACK: {"submitted_version": None, "submitted_by": None, "submitted_at": None},
}


def _update(move: Move) -> Statement:
    condition = [
        requests.c.id == bindparam("request"),
        requests.c.version == bindparam("seen"),
        requests.c.state == move.state.value,
        HOLDS[move.role],
    ]
    if move.action is Action.SUBMIT:
        condition.append(ANSWERED)
    return Statement(sa.update(requests).where(*condition).values(state=move.to.value, **CHANGES[move.action]))


UPDATES = {action: tuple(_update(move) for move in MOVES if move.action is action) for action in Action}


def move(tx: Tx, action: Action, request_id: int, seen: int, person_id: str, at: datetime, day: date) -> bool:
    """Does an action on a request that stands at version ``seen``; False, with nothing changed, when the table or somebody quicker forbids it."""
    values = {"request": request_id, "seen": seen, "person": person_id, "day": day, "at": at}
    return any(update.change(tx, values) == 1 for update in UPDATES[action])
