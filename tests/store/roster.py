"""A small city hall for the tests: two owners of one post, an approver, a coordinator and an open cycle of three items."""

from __future__ import annotations

from datetime import UTC, date, datetime

from plan.fiscal import FiscalYear
from store import cycles, people, visible
from store.records import AnswerVersion, Arrival, Audience, Cycle, Person, Post, Role, Subject, Viewer
from store.session import Tx

DAY = date(2025, 4, 14)
NOW = datetime(2025, 4, 14, 5, 5, tzinfo=UTC)

MATSUMOTO = Person("matsumoto", "松本", "総務部")
INOUE = Person("inoue", "井上", "総務部")
OTA = Person("ota", "太田", "港湾部")
HARA = Person("hara", "原", "総務部")

SOUMU = Post("soumu", "総務部", "総務課 係長", Role.OWNER)
KOUWAN = Post("kouwan", "港湾部", "管理課 係長", Role.OWNER)
DESK = Post("desk", "総務部", "DX推進室", Role.COORDINATOR)


def furnish(tx: Tx) -> Cycle:
    """松本 and 井上 hold 総務部's post, 太田 港湾部's, 原 is the 取りまとめ. Requests in order: K001 and P001 of 総務部, P002 of 港湾部."""
    for person in (MATSUMOTO, INOUE, OTA, HARA):
        people.add_person(tx, person)
    for post in (SOUMU, KOUWAN, DESK):
        people.add_post(tx, post)
    begin = date(2025, 4, 1)
    for post, person in ((SOUMU, MATSUMOTO), (SOUMU, INOUE), (KOUWAN, OTA), (DESK, HARA)):
        people.hold(tx, post.id, person.id, begin)
    items = (
        Subject("K001", "soumu", "総務部"),
        Subject("P001", "soumu", "総務部", measured=False),
        Subject("P002", "kouwan", "港湾部"),
    )
    return cycles.open_cycle(tx, "sasebo-r5", FiscalYear.reiwa(6), begin, date(2025, 5, 16), items, NOW)


def viewer(tx: Tx, person: Person) -> Viewer:
    return people.viewer(tx, Audience.STAFF, person.id, DAY)


def arrival(event_id: str, address: str = "matsumoto", payload: str = "{}") -> Arrival:
    return Arrival(event_id, "terminal", address, Audience.STAFF, address, NOW, DAY, payload)


def history(tx: Tx, request_id: int) -> tuple[AnswerVersion, ...]:
    """Every version of a request's answer, oldest first, as somebody sees it who sees all."""
    return visible.history(tx, Viewer(Audience.STAFF, HARA, (DESK,)), [request_id])
