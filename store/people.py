"""People, posts, who holds which post on a day, and the addresses by which a channel knows a person."""

from __future__ import annotations

from datetime import date

import sqlalchemy as sa
from sqlalchemy import RowMapping, bindparam
from sqlalchemy.dialects.postgresql import insert  # SQLite's compiler renders its ON CONFLICT word for word

from store.records import Audience, Holding, Person, Post, Role, Viewer
from store.session import Tx
from store.tables import holdings, identities, people, posts

ADD_PERSON = sa.insert(people)
ADD_POST = sa.insert(posts)
HOLD = sa.insert(holdings)
LEAVE = (
    sa.update(holdings)
    .where(
        holdings.c.post_id == bindparam("post"),
        holdings.c.person_id == bindparam("person"),
        holdings.c.to_day.is_(None),
    )
    .values(to_day=bindparam("last"))
)
_new = insert(identities)
IDENTIFY = _new.on_conflict_do_update(
    index_elements=[identities.c.channel, identities.c.address], set_={"person_id": _new.excluded.person_id}
)

PERSON = sa.select(people).where(people.c.id == bindparam("person"))
PEOPLE = sa.select(people).order_by(people.c.id)
KNOWN_AS = sa.select(identities.c.person_id).where(
    identities.c.channel == bindparam("on"), identities.c.address == bindparam("known_as")
)

_on_day = sa.and_(
    holdings.c.from_day <= bindparam("day"), sa.or_(holdings.c.to_day.is_(None), holdings.c.to_day >= bindparam("day"))
)
POSTS_HELD = (
    sa.select(posts)
    .join(holdings, holdings.c.post_id == posts.c.id)
    .where(holdings.c.person_id == bindparam("person"), _on_day)
    .order_by(posts.c.id)
    .distinct()
)
HOLDINGS = (
    sa.select(
        posts.c.id,
        posts.c.department,
        posts.c.title,
        posts.c.role,
        people.c.id.label("person_id"),
        people.c.name.label("person_name"),
        people.c.department.label("person_department"),
        holdings.c.from_day,
        holdings.c.to_day,
    )
    .join(holdings, holdings.c.post_id == posts.c.id)
    .join(people, people.c.id == holdings.c.person_id)
    .where(_on_day)
    .order_by(posts.c.id, people.c.id, holdings.c.from_day)
)


def add_person(tx: Tx, person: Person) -> None:
    """Raises IntegrityError when the id is taken."""
    tx.execute(ADD_PERSON, {"id": person.id, "name": person.name, "department": person.department})


def add_post(tx: Tx, post: Post) -> None:
    """Raises IntegrityError when the id is taken."""
    tx.execute(ADD_POST, {"id": post.id, "department": post.department, "title": post.title, "role": post.role.value})


def hold(tx: Tx, post_id: str, person_id: str, first: date, last: date | None = None) -> None:
    """Gives a person a post from a day to a day, both included; without a last day until leave()."""
    tx.execute(HOLD, {"post_id": post_id, "person_id": person_id, "from_day": first, "to_day": last})


def leave(tx: Tx, post_id: str, person_id: str, last: date) -> bool:
    """Ends what has no end yet; False when the person does not hold the post so."""
    return tx.execute(LEAVE, {"post": post_id, "person": person_id, "last": last}).rowcount > 0


def identify(tx: Tx, channel: str, address: str, person_id: str) -> None:
    """Says whom an address of a channel belongs to, in place of what was said before."""
    tx.execute(IDENTIFY, {"channel": channel, "address": address, "person_id": person_id})


def known_as(tx: Tx, channel: str, address: str) -> str:
    """The id of the person behind an address, "" when the roster does not know it."""
    return tx.execute(KNOWN_AS, {"on": channel, "known_as": address}).scalar() or ""


def person(tx: Tx, person_id: str) -> Person | None:
    """One person, None when unknown."""
    row = tx.execute(PERSON, {"person": person_id}).mappings().first()
    return _person(row) if row else None


def everyone(tx: Tx) -> tuple[Person, ...]:
    """The roster, by id."""
    return tuple(_person(row) for row in tx.execute(PEOPLE).mappings())


def posts_held(tx: Tx, person_id: str, day: date) -> tuple[Post, ...]:
    """The posts that a person holds on a day, by id."""
    return tuple(_post(row) for row in tx.execute(POSTS_HELD, {"person": person_id, "day": day}).mappings())


def held_on(tx: Tx, day: date) -> tuple[Holding, ...]:
    """Who holds which post on a day, by post and person."""
    return tuple(
        Holding(
            post=_post(row),
            person=Person(row["person_id"], row["person_name"], row["person_department"]),
            first=row["from_day"],
            last=row["to_day"],
        )
        for row in tx.execute(HOLDINGS, {"day": day}).mappings()
    )


def viewer(tx: Tx, audience: Audience, person_id: str, day: date) -> Viewer:
    """Who looks. A citizen costs no query; staff whom the roster does not know are a viewer without a person."""
    if audience is Audience.CITIZEN or not person_id:
        return Viewer(audience)
    known = person(tx, person_id)
    return Viewer(audience, known, posts_held(tx, person_id, day)) if known else Viewer(audience)


def _person(row: RowMapping) -> Person:
    return Person(row["id"], row["name"], row["department"])


def _post(row: RowMapping) -> Post:
    return Post(row["id"], row["department"], row["title"], Role(row["role"]))
