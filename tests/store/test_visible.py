"""What a viewer may know: drafts stay in their department and with the 取りまとめ."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

import pytest
import sqlalchemy as sa

from plan.fiscal import FiscalYear
from store import answers, cycles, moves, people, visible
from store.moves import Action
from store.records import Answer, AnswerKind, Audience, Cycle, Person, Post, Role, Subject, Viewer
from store.session import Engine, reading, writing
from tests.store.roster import DAY, DESK, HARA, INOUE, MATSUMOTO, NOW, OTA, SOUMU, furnish, viewer

DRAFT = Answer(kind=AnswerKind.VALUE, value=Decimal("46"))


@pytest.fixture
def cycle(engine: Engine) -> Cycle:
    """松本 has a draft for K001."""
    with writing(engine) as tx:
        made = furnish(tx)
        answers.save(tx, cycles.asked(tx, made.id)[0].id, 0, DRAFT, MATSUMOTO.id, NOW, DAY)
    return made


def subjects(engine: Engine, who: Viewer, cycle: Cycle) -> list[str]:
    with reading(engine) as tx:
        return [view.request.subject_id for view in visible.visible(tx, who, cycle)]


@pytest.mark.parametrize(
    ("person", "seen"),
    [(MATSUMOTO, ["K001", "P001"]), (INOUE, ["K001", "P001"]), (OTA, ["P002"]), (HARA, ["K001", "P001", "P002"])],
    ids=["owner", "co-owner", "other department", "coordinator"],
)
def test_a_person_sees_their_department_and_the_coordinator_all(
    engine: Engine, cycle: Cycle, person: Person, seen: list[str]
) -> None:
    with reading(engine) as tx:
        who = viewer(tx, person)
    assert subjects(engine, who, cycle) == seen


def test_citizens_and_staff_whom_the_roster_does_not_know_see_nothing(engine: Engine, cycle: Cycle) -> None:
    with reading(engine) as tx:
        unknown = people.viewer(tx, Audience.STAFF, "nobody", DAY)
    assert unknown == Viewer(Audience.STAFF)
    for who in (
        Viewer(Audience.CITIZEN),
        Viewer(Audience.CITIZEN, HARA, (DESK, SOUMU)),
        unknown,
        Viewer(Audience.STAFF, None, (DESK, SOUMU)),
    ):
        assert subjects(engine, who, cycle) == []
        with reading(engine) as tx:
            assert visible.history(tx, who, [cycles.asked(tx, cycle.id)[0].id]) == ()
            assert visible.lock(tx, who, cycle) == ()


def test_the_coordinators_own_department_is_no_wall_after_the_post_is_left(engine: Engine, cycle: Cycle) -> None:
    with reading(engine) as tx:
        later = people.viewer(tx, Audience.STAFF, HARA.id, DAY - timedelta(days=30))
    assert later.posts == ()
    assert subjects(engine, later, cycle) == ["K001", "P001"]


def test_a_view_carries_the_draft_its_author_and_what_may_be_done(engine: Engine, cycle: Cycle) -> None:
    with reading(engine) as tx:
        mine, untouched = visible.visible(tx, viewer(tx, INOUE), cycle)
        seen = visible.visible(tx, viewer(tx, HARA), cycle)[0]
    assert mine.answer == DRAFT
    assert mine.saved is not None
    assert (mine.saved.person_name, mine.saved.version, mine.saved.at) == ("松本", 1, NOW)
    assert (mine.mine, mine.actions) == (True, frozenset({"save", "submit"}))
    assert (untouched.saved, untouched.answer, untouched.actions) == (None, Answer(), frozenset({"save"}))
    assert (seen.answer, seen.mine, seen.actions) == (DRAFT, False, frozenset())


def test_a_view_names_who_submitted(engine: Engine, cycle: Cycle) -> None:
    with writing(engine) as tx:
        moves.move(tx, Action.SUBMIT, cycles.asked(tx, cycle.id)[0].id, 1, INOUE.id, NOW, DAY)
    with reading(engine) as tx:
        view = visible.visible(tx, viewer(tx, MATSUMOTO), cycle)[0]
    assert (view.submitted_name, view.request.submitted_at, view.actions) == ("井上", NOW, frozenset({"take_back"}))


def test_history_is_seen_by_those_who_see_the_request(engine: Engine, cycle: Cycle) -> None:
    with reading(engine) as tx:
        first = cycles.asked(tx, cycle.id)[0].id
        seen = {person.id: len(visible.history(tx, viewer(tx, person), [first])) for person in (INOUE, OTA, HARA)}
    assert seen == {"inoue": 1, "ota": 0, "hara": 1}


def test_histories_come_in_one_query_in_the_plans_order_and_only_of_what_is_seen(engine: Engine, cycle: Cycle) -> None:
    with writing(engine) as tx:
        k001, p001, p002 = (request.id for request in cycles.asked(tx, cycle.id))
        answers.save(tx, p001, 0, Answer(comment="一"), INOUE.id, NOW, DAY)
        answers.save(tx, p002, 0, Answer(comment="他"), OTA.id, NOW, DAY)
        answers.save(tx, k001, 1, replace(DRAFT, value=Decimal(47)), INOUE.id, NOW, DAY)
        inoue = viewer(tx, INOUE)
        asked: list[str] = []
        sa.event.listen(tx, "before_cursor_execute", lambda *given: asked.append(given[2]))
        found = visible.history(tx, inoue, [p002, p001, k001])
    told = [(version.request_id, version.version, version.person_name) for version in found]
    assert told == [(k001, 1, "松本"), (k001, 2, "井上"), (p001, 1, "井上")]
    assert len(asked) == 1


@pytest.mark.parametrize(("role", "seen"), [(Role.OWNER, ["K009"]), (Role.APPROVER, [])])
def test_what_ones_own_post_is_asked_for_is_seen_also_where_it_is_another_departments(
    engine: Engine, role: Role, seen: list[str]
) -> None:
    """What is locked, what is seen, what is one's own and what may be done are the same requests."""
    lent = Post("lent", "総務部", "係長", role)
    with writing(engine) as tx:
        people.add_person(tx, MATSUMOTO)
        people.add_post(tx, lent)
        people.hold(tx, lent.id, MATSUMOTO.id, DAY)
        items = [Subject("K009", lent.id, "港湾部")]
        cycle = cycles.open_cycle(tx, "sasebo-r5", FiscalYear.reiwa(6), DAY, DAY, items, NOW)
        asked = cycles.asked(tx, cycle.id)[0].id
        matsumoto = viewer(tx, MATSUMOTO)
        views = visible.visible(tx, matsumoto, cycle)
        answers.save(tx, asked, 0, DRAFT, MATSUMOTO.id, NOW, DAY)
        assert [view.request.subject_id for view in views] == seen
        assert [view.request.id for view in views if view.mine] == list(visible.lock(tx, matsumoto, cycle))
        assert all("save" in view.actions for view in views)
        assert len(visible.history(tx, matsumoto, [asked])) == len(seen)


def test_a_post_that_is_not_there_to_answer_makes_no_request_ones_own(engine: Engine) -> None:
    """Its own department sees the request, as any other; the interview asks nobody for it."""
    approver = Post("approver", "総務部", "課長", Role.APPROVER)
    with writing(engine) as tx:
        people.add_person(tx, MATSUMOTO)
        people.add_post(tx, approver)
        people.hold(tx, approver.id, MATSUMOTO.id, DAY)
        items = [Subject("K009", approver.id, "総務部")]
        cycle = cycles.open_cycle(tx, "sasebo-r5", FiscalYear.reiwa(6), DAY, DAY, items, NOW)
        (view,) = visible.visible(tx, viewer(tx, MATSUMOTO), cycle)
    assert (view.mine, view.actions) == (False, frozenset())


def test_the_requests_of_ones_own_post_are_held_until_the_end(engine: Engine, cycle: Cycle) -> None:
    """A second turn reads what the first one wrote, not what stood before it."""
    with reading(engine) as tx:
        matsumoto, inoue = viewer(tx, MATSUMOTO), viewer(tx, INOUE)
    second: list[int] = []

    def read() -> None:
        with writing(engine) as tx:
            visible.lock(tx, inoue, cycle)
            second.append(visible.visible(tx, inoue, cycle)[0].request.version)

    thread = threading.Thread(target=read)
    with writing(engine) as tx:
        held = visible.lock(tx, matsumoto, cycle)
        thread.start()
        thread.join(0.1)
        assert second == []
        answers.save(tx, held[0], 1, replace(DRAFT, value=Decimal("47")), MATSUMOTO.id, NOW, DAY)
    thread.join()
    assert second == [2]
    assert held == tuple(sorted(held))
    assert len(held) == 2
    assert SOUMU in matsumoto.posts
