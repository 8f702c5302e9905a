"""Payloads: everything comes back from its text, and an older state is brought up to date."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import msgspec
import pytest

from bot.dialogs.dialog import STATE_VERSION, Asked, Position, State, Topic
from bot.dialogs.upgrades import UPGRADES, upgraded
from bot.messages import Choice, Envelope, Inbound, Message, Pick
from bot.payloads import envelope_of, envelope_text, inbound_of, inbound_text, state_of, state_text
from plan.fiscal import FiscalYear
from store.records import Audience
from tests.store.roster import DAY, NOW

PICK = Pick("interview", "value", "46", "46回で正しい")
FULL = State(
    version=STATE_VERSION,
    position=Position(3, "value", 2, DAY, (1, 2)),
    paused=True,
    topic=Topic("K001", FiscalYear.reiwa(5), planned=False, at=NOW),
    asked=Asked(("K001", "K002"), None, planned=None, at=NOW),
    reviewed=((3, 2), (4, 1)),
    greeted=True,
)


def test_an_event_comes_back_from_its_text() -> None:
    inbound = Inbound("e1", "line", "U1", Audience.CITIZEN, "", NOW, DAY, "４７０", PICK)
    assert inbound_of(inbound_text(inbound)) == inbound


def test_an_envelope_comes_back_from_its_text() -> None:
    envelope = Envelope((Message("一\n二", (Choice("はい", PICK),)), Message("三")))
    assert envelope_of(envelope_text(envelope)) == envelope


def test_the_example_above_leaves_no_field_of_a_state_out() -> None:
    for field in fields(State):
        assert field.name == "version" or getattr(FULL, field.name) != getattr(State(), field.name), field.name


def test_a_state_comes_back_from_its_text() -> None:
    assert state_of(STATE_VERSION, state_text(FULL)) == FULL
    assert state_of(0, "") == State()


def test_what_is_no_event_is_refused() -> None:
    with pytest.raises(msgspec.DecodeError):
        inbound_of("{")


def test_an_older_state_goes_through_every_version_in_between() -> None:
    def name_it(fields: dict[str, Any]) -> dict[str, Any]:
        return {**fields, "question": "value"}

    def rename(fields: dict[str, Any]) -> dict[str, Any]:
        return {"asked": fields["question"]}

    table = {1: name_it, 2: rename}
    assert upgraded({"version": 1}, 1, 3, table) == {"version": 3, "asked": "value"}
    assert upgraded({"version": 2, "question": "comment"}, 2, 3, table) == {"version": 3, "asked": "comment"}


def test_a_stored_state_of_an_earlier_version_is_read_through_the_table() -> None:
    stored = '{"version": 0, "hello": true}'
    table = {-1: lambda fields: {"greeted": fields["hello"]}, 0: lambda fields: fields}
    assert state_of(-1, stored, table) == State(greeted=True)


def test_a_gap_in_the_table_or_a_newer_state_is_an_error_and_no_guess() -> None:
    with pytest.raises(KeyError):
        upgraded({}, 1, 3, {1: lambda fields: fields})
    with pytest.raises(ValueError, match="newer than"):
        upgraded({}, 4, 3)


def test_the_table_reaches_from_the_first_version_to_this_one() -> None:
    assert set(UPGRADES) == set(range(1, STATE_VERSION))
