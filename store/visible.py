"""What a viewer may know of requests and answers. Nobody else decides it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy import RowMapping, bindparam

from store import answers, cycles, moves
from store.records import Answer, AnswerVersion, Audience, Cycle, RequestView, Role, Viewer
from store.session import Tx
from store.tables import answer_versions, people, posts, requests

_saver = people.alias("saver")
_submitter = people.alias("submitter")

ALL = (
    sa.select(
        requests,
        answer_versions,
        _saver.c.name.label("person_name"),
        _submitter.c.name.label("submitted_name"),
        posts.c.title.label("post_title"),
    )
    .select_from(requests)
    .join(posts, posts.c.id == requests.c.post_id)
    .outerjoin(
        answer_versions,
        sa.and_(answer_versions.c.request_id == requests.c.id, answer_versions.c.version == requests.c.version),
    )
    .outerjoin(_saver, _saver.c.id == answer_versions.c.person_id)
    .outerjoin(_submitter, _submitter.c.id == requests.c.submitted_by)
    .where(requests.c.cycle_id == bindparam("cycle"))
    .order_by(requests.c.position)
)
# What one's own post is asked for stands here too where it is another department's: nobody is asked for what they cannot see.
_theirs = sa.or_(
    requests.c.department.in_(bindparam("departments", expanding=True)),
    requests.c.post_id.in_(bindparam("posts", expanding=True)),
)
THEIRS = ALL.where(_theirs)
HISTORY_OF_ALL = (
    sa.select(answer_versions, _saver.c.name.label("person_name"))
    .join(requests, requests.c.id == answer_versions.c.request_id)
    .join(_saver, _saver.c.id == answer_versions.c.person_id)
    .where(requests.c.id.in_(bindparam("asked", expanding=True)))
    .order_by(requests.c.position, answer_versions.c.version)
)
HISTORY_OF_THEIRS = HISTORY_OF_ALL.where(_theirs)
LOCK = (
    sa.select(requests.c.id)
    .where(requests.c.cycle_id == bindparam("cycle"), requests.c.post_id.in_(bindparam("posts", expanding=True)))
    .order_by(requests.c.id)
    .with_for_update(key_share=True)
)


def visible(tx: Tx, viewer: Viewer, cycle: Cycle) -> tuple[RequestView, ...]:
    """The requests of a cycle that this viewer may see, drafts included, in the plan's order.

    Citizens and staff whom the roster does not know see none; the 取りまとめ sees all, everybody else those of their own department and of their own posts.
    """
    if not _known(viewer):
        return ()
    rows = _rows(tx, viewer, ALL, THEIRS, {"cycle": cycle.id})
    return tuple(_view(row, viewer) for row in rows)


def lock(tx: Tx, viewer: Viewer, cycle: Cycle) -> tuple[int, ...]:
    """Holds the requests that this viewer may act on until the transaction ends, in the order of their ids, so that two turns cannot wait for each other.

    To be called before visible(): what it then reads cannot change under the step. SQLite holds everything already.
    """
    own = _own_posts(viewer)
    if not _known(viewer) or not own:
        return ()
    return tuple(tx.execute(LOCK, {"cycle": cycle.id, "posts": own}).scalars())


def history(tx: Tx, viewer: Viewer, request_ids: Collection[int]) -> tuple[AnswerVersion, ...]:
    """Every version of the answers to these requests as far as the viewer may see them: in the plan's order, each oldest first."""
    if not _known(viewer):
        return ()
    rows = _rows(tx, viewer, HISTORY_OF_ALL, HISTORY_OF_THEIRS, {"asked": list(request_ids)})
    return tuple(answers.version(row, row["person_name"]) for row in rows)


def _rows(
    tx: Tx, viewer: Viewer, of_all: sa.Select[Any], of_theirs: sa.Select[Any], values: Mapping[str, Any]
) -> Iterable[RowMapping]:
    """The rows of one of two statements, by what the viewer may see."""
    if Role.COORDINATOR in viewer.roles:
        return tx.execute(of_all, values).mappings()
    seen = {"departments": sorted(viewer.departments), "posts": _own_posts(viewer)}
    return tx.execute(of_theirs, {**values, **seen}).mappings()


def _own_posts(viewer: Viewer) -> list[str]:
    return [post.id for post in viewer.posts if post.role is Role.OWNER]


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
        mine=moves.has(Role.OWNER, request, viewer),
        actions=moves.allowed(request, answer, viewer),
        submitted_name=row["submitted_name"] or "",
        post_title=row["post_title"],
    )
