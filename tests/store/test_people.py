"""People and posts: who holds what on which day, and whose an address is."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
import sqlalchemy as sa

from store import contacts, people
from store.records import Audience, Contact, Person, Role, Viewer
from store.session import Engine, reading, writing
from tests.store.roster import DAY, DESK, HARA, INOUE, KOUWAN, MATSUMOTO, NOW, OTA, SOUMU, furnish

YEAR_END = date(2026, 3, 31)


def test_a_post_is_held_from_its_first_to_its_last_day(engine: Engine) -> None:
    with writing(engine) as tx:
        furnish(tx)
        assert people.leave(tx, SOUMU.id, MATSUMOTO.id, YEAR_END)
        assert not people.leave(tx, SOUMU.id, MATSUMOTO.id, YEAR_END)
        people.hold(tx, KOUWAN.id, MATSUMOTO.id, YEAR_END + timedelta(days=1))
        days = [date(2025, 3, 31), date(2025, 4, 1), YEAR_END, YEAR_END + timedelta(days=1)]
        held = [people.posts_held(tx, MATSUMOTO.id, day) for day in days]
    assert held == [(), (SOUMU,), (SOUMU,), (KOUWAN,)]


def test_a_last_day_before_the_first_is_refused_by_the_table(engine: Engine) -> None:
    def hold_backwards() -> None:
        with writing(engine) as tx:
            furnish(tx)
            people.hold(tx, KOUWAN.id, MATSUMOTO.id, DAY, DAY - timedelta(days=1))

    with pytest.raises(sa.exc.IntegrityError, match="ck_holdings_days"):
        hold_backwards()


def test_who_holds_which_post_is_told_by_post_and_person(engine: Engine) -> None:
    with writing(engine) as tx:
        furnish(tx)
        held = people.held_on(tx, DAY)
        assert people.held_on(tx, date(2025, 3, 31)) == ()
        assert people.everyone(tx) == (HARA, INOUE, MATSUMOTO, OTA)
    assert [(each.post, each.person) for each in held] == [
        (DESK, HARA),
        (KOUWAN, OTA),
        (SOUMU, INOUE),
        (SOUMU, MATSUMOTO),
    ]


def test_a_viewer_has_the_roles_of_the_posts_held_on_the_day(engine: Engine) -> None:
    with writing(engine) as tx:
        furnish(tx)
        hara = people.viewer(tx, Audience.STAFF, HARA.id, DAY)
        assert hara == Viewer(Audience.STAFF, HARA, (DESK,))
        assert hara.roles == {Role.COORDINATOR}
        assert people.viewer(tx, Audience.STAFF, HARA.id, date(2025, 3, 1)).roles == frozenset()


def test_a_citizen_is_nobody_even_under_a_persons_id(engine: Engine) -> None:
    with writing(engine) as tx:
        furnish(tx)
        assert people.viewer(tx, Audience.CITIZEN, HARA.id, DAY) == Viewer(Audience.CITIZEN)


def test_an_address_belongs_to_whom_was_said_last(engine: Engine) -> None:
    with writing(engine) as tx:
        furnish(tx)
        people.identify(tx, "teams", "29:abc", MATSUMOTO.id)
        people.identify(tx, "teams", "29:abc", INOUE.id)
        assert people.known_as(tx, "teams", "29:abc") == INOUE.id
        assert people.known_as(tx, "line", "29:abc") == ""
        assert people.person(tx, INOUE.id) == INOUE
        assert people.person(tx, "nobody") is None


def test_a_citizens_address_is_kept_as_cipher_under_its_hmac_and_can_be_forgotten(engine: Engine) -> None:
    old, new = Contact("line", "hmac", "cipher", "2025"), Contact("line", "hmac", "other", "2026")
    with writing(engine) as tx:
        contacts.remember(tx, old, NOW)
        assert contacts.find(tx, "line", "hmac") == old
        contacts.remember(tx, new, NOW)
        assert contacts.find(tx, "line", "hmac") == new
        assert contacts.forget(tx, "line", "hmac")
        assert not contacts.forget(tx, "line", "hmac")
    with reading(engine) as tx:
        assert contacts.find(tx, "line", "hmac") is None


def test_an_id_stands_for_one_person(engine: Engine) -> None:
    def add_twice() -> None:
        with writing(engine) as tx:
            people.add_person(tx, Person("a", "甲", "総務部"))
            people.add_person(tx, Person("a", "乙", "総務部"))

    with pytest.raises(sa.exc.IntegrityError):
        add_twice()
