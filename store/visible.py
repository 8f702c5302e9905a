"""What a viewer may know of requests and answers. Nobody else decides it."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from sqlalchemy import RowMapping, bindparam

from store import answers, cycles, moves
from store.records import Answer, AnswerVersion, Audience, Cycle, RequestView, Role, Viewer
from store.session import Tx
from store.tables import answer_versions, people, requests

_saver = people.alias("saver")
_submitter = people.alias("submitter")

ALL = (
    sa.select(requests, answer_versions, _saver.c.name.label("person_name"), _submitter.c.name.label("submitted_name"))
    .select_from(requests)
    .outerjoin(
        answer_versions,
        sa.and_(answer_versions.c.request_id == requests.c.id, answer_versions.c.version == requests.c.version),
    )
    .outerjoin(_saver, _saver.c.id == answer_versions.c.person_id)
    .outerjoin(_submitter, _submitter.c.id == requests.c.submitted_by)
    .where(requests.c.cycle_id == bindparam("cycle"))
    .order_by(requests.c.position)
)
THEIRS = ALL.where(requests.c.department.in_(bindparam("departments", expanding=True)))
DEPARTMENT = sa.select(requests.c.department).where(requests.c.id == bindparam("request"))
LOCK = (
    sa.select(requests.c.id)
    .where(requests.c.cycle_id == bindparam("cycle"), requests.c.post_id.in_(bindparam("posts", expanding=True)))
    .order_by(requests.c.id)
    .with_for_update(key_share=True)
)


def visible(tx: Tx, viewer: Viewer, cycle: Cycle) -> tuple[RequestView, ...]:
    """The requests of a cycle that this viewer may see, drafts included, in the plan's order.

    Citizens and staff whom the roster does not know see none; the 取りまとめ sees all, everybody else those of their own department.
    """
    if not _known(viewer):
        return ()
    values: dict[str, Any] = {"cycle": cycle.id}
    if Role.COORDINATOR in viewer.roles:
        rows = tx.execute(ALL, values).mappings()
    else:
        rows = tx.execute(THEIRS, {**values, "departments": sorted(viewer.departments)}).mappings()
    return tuple(_view(row, viewer) for row in rows)


def lock(tx: Tx, viewer: Viewer, cycle: Cycle) -> tuple[int, ...]:
    """Holds the requests that this viewer may act on until the transaction ends, in the order of their ids, so that two turns cannot wait for each other.

    To be called before visible(): what it then reads cannot change under the step. SQLite holds everything already.
    """
    own = [post.id for post in viewer.posts if post.role is Role.OWNER]
    if not _known(viewer) or not own:
        return ()
    return tuple(tx.execute(LOCK, {"cycle": cycle.id, "posts": own}).scalars())


def history(tx: Tx, viewer: Viewer, request_id: int) -> tuple[AnswerVersion, ...]:
    """Every version of an answer, oldest first, as far as the viewer may see the request; empty otherwise."""
    department = tx.execute(DEPARTMENT, {"request": request_id}).scalar()
    if not _known(viewer) or not (Role.COORDINATOR in viewer.roles or department in viewer.departments):
        return ()
    return answers.history(tx, request_id)


def _known(viewer: Viewer) -> bool:
    return viewer.audience is Audience.STAFF and viewer.person is not None


def _view(row: RowMapping, viewer: Viewer) -> RequestView:
    request = cycles.request(row)
    saved = answers.version(row, row["person_name"]) if request.version else None
    answer = saved.answer if saved else Answer()
    return RequestView(
        request=request,
        answer=answer,
        saved=saved,
        mine=any(post.id == request.post_id for post in viewer.posts),
        actions=moves.allowed(request, answer, viewer),
        submitted_name=row["submitted_name"] or "",
    )
