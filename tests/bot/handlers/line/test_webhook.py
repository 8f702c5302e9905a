"""Raw requests → events, a row each; always a wrong signature."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.handlers.line.buttons import data_of
from bot.handlers.line.webhook import Event, Followed, Said, Unfollowed, Unsent, is_signed, read_events
from bot.messages import Inbound, Pick
from store.records import Audience
from tests.bot.handlers.line.events import SECRET, USER, body_of, event, signed, text

DAY = date(2025, 4, 14)
PICK = Pick("status", "answer", "K028:figure:2023:actual", "令和5年度の実績")


def read(*events: Any) -> list[Event]:
    return list(read_events(body_of(*events), lambda user_id: f"<{user_id}>", lambda at: DAY))


def inbound(number: int = 1, **more: Any) -> Inbound:
    at = datetime(2025, 4, 14, 2, 0, 0, number * 1000, tzinfo=UTC)
    common = {"reply_token": f"token-{number}", **more}
    return Inbound(f"line:01H{number:023d}", "line", f"<{USER}>", Audience.CITIZEN, "", at, DAY, **common)


ROWS = [
    ("a text", text("窓口の率は？"), Said(inbound(text="窓口の率は？", message_id="m1"), USER)),
    ("a sticker", event("message", message={"type": "sticker", "id": "m1"}), Said(inbound(message_id="m1"), USER)),
    ("a picture", event("message", message={"type": "image", "id": "m1"}), Said(inbound(message_id="m1"), USER)),
    ("a voice", event("message", message={"type": "audio", "id": "m1"}), Said(inbound(message_id="m1"), USER)),
    ("a button", event("postback", postback={"data": data_of(PICK)}), Said(inbound(pick=PICK), USER)),
    ("another service's button", event("postback", postback={"data": "menu=garbage"}), None),
    ("a redelivery", text("あ", deliveryContext={"isRedelivery": True}), Said(inbound(text="あ", message_id="m1"), USER)),
    ("somebody follows", event("follow"), Followed(inbound(), USER)),
    ("somebody leaves", event("unfollow"), Unfollowed(f"<{USER}>")),
    ("words taken back", event("unsend", unsend={"messageId": "m1"}), Unsent(f"<{USER}>", "m1")),
    ("stand-by", text("あ", mode="standby"), None),
    ("a group", text("あ", source={"type": "group", "groupId": "C1", "userId": USER}), None),
    ("a room", text("あ", source={"type": "room", "roomId": "R1"}), None),
    ("no user", text("あ", source={"type": "user"}), None),
    ("no time", text("あ", timestamp=None), None),
    ("a far time", text("あ", timestamp=10**30), None),
    ("an unknown kind", event("membership"), None),
    ("an unknown message", event("message", message={"type": "hologram", "id": "m1"}), None),
    ("an unknown field", text("あ", novelty={"a": 1}), Said(inbound(text="あ", message_id="m1"), USER)),
]  # fmt: skip


@pytest.mark.parametrize(("sent", "expected"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_an_event_is_read(sent: dict[str, Any], expected: Event | None) -> None:
    assert read(sent) == ([] if expected is None else [expected])


def test_one_odd_event_fails_no_other_and_their_time_orders_them() -> None:
    found = read(text("二", 2), {"type": "message"}, 7, text("一", 1))
    assert [one.inbound.text for one in found if isinstance(one, Said)] == ["一", "二"]


@pytest.mark.parametrize("body", [b"", b"[]", b"{}", b'{"events":[]}', b'{"events":{}}', b"{", b"\xff\xfe", b"null"])
def test_a_body_without_events_has_none(body: bytes) -> None:
    assert list(read_events(body, str, lambda at: DAY)) == []


@given(st.binary())
def test_no_body_breaks_the_reading(body: bytes) -> None:
    list(read_events(body, str, lambda at: DAY))


def test_only_lines_signature_over_the_bytes_is_taken() -> None:
    body = body_of(text("あ"))
    signature = signed(body)["X-Line-Signature"]
    assert is_signed(body, signature, SECRET)
    assert not is_signed(body + b" ", signature, SECRET)
    assert not is_signed(body, signature, "another")
    assert not is_signed(body, signed(body, "another")["X-Line-Signature"], SECRET)
    assert not is_signed(body, None, SECRET)
    assert not is_signed(body, "", SECRET)
    assert not is_signed(body, "あ", SECRET)
