"""Payloads: everything comes back from its text, and an older state is brought up to date."""

from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import msgspec
import pytest

from bot.dialogs.dialog import STATE_VERSION, Asked, Position, State, Topic
from bot.messages import PAYLOAD_VERSION, Bar, Chart, Choice, Envelope, Figure, Inbound, Message, Pick
from bot.payloads import envelope_of, envelope_text, inbound_of, inbound_text, state_of, state_text
from bot.upgrades import ENVELOPES, STATES, Upgrades, upgraded
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
    menu="listing",
    reviewed=((3, 2), (4, 1)),
    introduced=True,
    spoken_at=NOW,
)
STORED = {1: replace(FULL, introduced=False, spoken_at=None), 2: FULL}  # what each version could say of it

FIGURE = Figure(
    over="窓口のKPI",
    name="オンライン申請利用率",
    value="6.8",
    unit="%",
    beside=("令和5年度の実績",),
    notes=("前年度（6.6%）より0.2ポイント増です。",),
    source=("出典",),
    chart=Chart("%", (Bar("5", "30", "6.8", 1.0, 0.25, is_told=True), Bar("6", "35")), "令和"),
)
ENVELOPE = Envelope(
    (Message("一\n二", (Choice("はい", PICK),)), Message("三", figure=FIGURE, asks=True, alone=True)),
    reply_token="token",
)
PLANNED = {1: Envelope((ENVELOPE.messages[0], Message("三"))), 2: ENVELOPE}  # what each version could say of it
SAVED = Path(__file__).with_name(
    "saved"
)  # a text of each version, written by the release that had it; never changed again


def test_an_event_comes_back_from_its_text() -> None:
    inbound = Inbound("e1", "line", "U1", Audience.CITIZEN, "", NOW, DAY, "４７０", PICK)
    assert inbound_of(inbound_text(inbound)) == inbound


def test_an_envelope_comes_back_from_its_text() -> None:
    assert envelope_of(PAYLOAD_VERSION, envelope_text(ENVELOPE)) == ENVELOPE


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
    stored = '{"version": 0, "left": true}'
    table: Upgrades = {**STATES, -1: lambda fields: {"paused": fields["left"]}, 0: lambda fields: fields}
    assert state_of(-1, stored, table) == State(paused=True)


def test_a_planned_envelope_of_an_earlier_version_is_read_through_the_table() -> None:
    planned = '{"version": 0, "texts": ["一", "二"]}'
    table: Upgrades = {**ENVELOPES, 0: lambda fields: {"messages": [{"text": text} for text in fields["texts"]]}}
    assert envelope_of(0, planned, table) == Envelope((Message("一"), Message("二")))


def test_a_gap_in_the_table_or_a_newer_payload_is_an_error_and_no_guess() -> None:
    with pytest.raises(KeyError):
        upgraded({}, 1, 3, {1: lambda fields: fields})
    with pytest.raises(ValueError, match="newer than"):
        upgraded({}, 4, 3, {})
    with pytest.raises(ValueError, match="newer than"):
        envelope_of(PAYLOAD_VERSION + 1, envelope_text(ENVELOPE))


def test_the_tables_reach_from_the_first_version_to_this_one() -> None:
    assert set(STATES) == set(range(1, STATE_VERSION))
    assert set(ENVELOPES) == set(range(1, PAYLOAD_VERSION))


@pytest.mark.parametrize("version", range(1, STATE_VERSION + 1))
def test_a_state_that_an_earlier_release_stored_is_what_it_was(version: int) -> None:
    """A field renamed without a new STATE_VERSION would come back empty here, and every person would lose their place."""
    assert state_of(version, (SAVED / f"state-{version}.json").read_text("utf-8")) == STORED[version]


@pytest.mark.parametrize("version", range(1, PAYLOAD_VERSION + 1))
def test_an_envelope_that_an_earlier_release_planned_is_what_it_was(version: int) -> None:
    assert envelope_of(version, (SAVED / f"envelope-{version}.json").read_text("utf-8")) == PLANNED[version]
