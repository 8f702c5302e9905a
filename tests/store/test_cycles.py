"""Cycles: what is asked for, in the plan's order, once a year."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa

from plan.fiscal import FiscalYear
from store import clock, cycles, trail
from store.records import Cycle, RequestState, Subject
from store.session import Engine, reading, writing
from tests.store.roster import DAY, NOW, furnish

R6, R7 = FiscalYear.reiwa(6), FiscalYear.reiwa(7)


def reopen(engine: Engine, year: FiscalYear, opened: date, items: tuple[Subject, ...] = ()) -> Cycle:
    with writing(engine) as tx:
        return cycles.open_cycle(tx, "sasebo-r5", year, opened, date(2026, 5, 15), items, NOW, "hara")


def test_a_cycle_asks_in_the_order_it_was_given(engine: Engine) -> None:
    with writing(engine) as tx:
        cycle = furnish(tx)
        asked = cycles.asked(tx, cycle.id)
    assert [(each.position, each.subject_id, each.measured) for each in asked] == [
        (1, "K001", True),
        (2, "P001", False),
        (3, "P002", True),
    ]
    assert {(each.state, each.version, each.submitted_by) for each in asked} == {(RequestState.OPEN, 0, "")}


def test_the_cycle_of_a_day_is_the_one_opened_last(engine: Engine) -> None:
    with writing(engine) as tx:
        first = furnish(tx)
    second = reopen(engine, R7, date(2026, 4, 1))
    with reading(engine) as tx:
        found = [cycles.current(tx, day) for day in (date(2025, 3, 31), DAY, date(2026, 3, 31), date(2026, 4, 1))]
    assert found == [None, first, first, second]


def test_a_year_is_asked_for_once_and_a_subject_once_in_it(engine: Engine) -> None:
    with writing(engine) as tx:
        furnish(tx)
    with pytest.raises(sa.exc.IntegrityError):
        reopen(engine, R6, date(2026, 4, 1))
    twice = (Subject("K001", "soumu", "総務部"), Subject("K001", "kouwan", "港湾部"))
    with pytest.raises(sa.exc.IntegrityError):
        reopen(engine, R7, date(2026, 4, 1), twice)


def test_opening_a_cycle_stands_in_the_trail(engine: Engine) -> None:
    cycle = reopen(engine, R7, date(2026, 4, 1))
    with reading(engine) as tx:
        (entry,) = trail.of(tx, f"cycle:{cycle.id}")
    assert (entry.actor, entry.action, entry.at) == ("hara", "open", NOW)
    assert entry.detail == {"edition": "sasebo-r5", "year": "R7", "deadline": "2026-05-15", "requests": "0"}


def test_the_demonstrations_date_moves_forwards_and_back(engine: Engine) -> None:
    with writing(engine) as tx:
        assert clock.day(tx) is None
        clock.move(tx, DAY, NOW)
        clock.move(tx, date(2025, 4, 1), NOW, "hara")
        assert clock.day(tx) == date(2025, 4, 1)
        told = [(entry.actor, entry.action, entry.detail) for entry in trail.of(tx, "demonstration")]
    assert told == [("", "move_date", {"day": "2025-04-14"}), ("hara", "move_date", {"day": "2025-04-01"})]


def test_the_trail_tells_the_newest_first_and_a_subject_oldest_first(engine: Engine) -> None:
    with writing(engine) as tx:
        for number in range(3):
            trail.note(tx, NOW, "", "test", f"s:{number % 2}", {"数": str(number)})
        assert [entry.detail["数"] for entry in trail.newest(tx, 2)] == ["2", "1"]
        assert [entry.detail["数"] for entry in trail.of(tx, "s:0")] == ["0", "2"]
