"""LINE's webhook: verifies the signature over the raw body and reads each event by itself, so that an odd one fails no other."""

from __future__ import annotations

import base64
import hmac
import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import Any

import msgspec

from bot.handlers.line.buttons import pick_of
from bot.messages import LINE, Inbound
from store.records import Audience

log = logging.getLogger(__name__)

_UNREADABLE = ("sticker", "image", "video", "audio", "file", "location")  # answered kindly


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody wrote, pressed or sent something: the row for the inbox, with the id that only a push needs."""

    inbound: Inbound
    user_id: str


@dataclass(frozen=True, slots=True)
class Followed:
    """Somebody added the account."""

    inbound: Inbound
    user_id: str


@dataclass(frozen=True, slots=True)
class Unfollowed:
    """Somebody blocked the account or left: what is kept of them is deleted."""

    address: str


@dataclass(frozen=True, slots=True)
class Unsent:
    """Somebody took a message back: its words are deleted."""

    address: str
    message_id: str


Event = Said | Followed | Unfollowed | Unsent


def is_signed(body: bytes, signature: str | None, secret: str) -> bool:
    """Whether the header is the body's HMAC, compared in constant time. LINE signs the bytes as sent: nothing is parsed before."""
    expected = base64.b64encode(hmac.digest(secret.encode(), body, sha256))
    return hmac.compare_digest(expected, (signature or "").encode())


def read_events(body: bytes, known_as: Callable[[str], str], day: Callable[[datetime], date]) -> Iterator[Event]:
    """The events that this chat takes part in, in the order of their time (a redelivery may come late); the others and the odd ones are left out.

    Events in stand-by are another service's, and so is everything in groups.
    """
    found = []
    for event in _events(body):
        try:
            read = _event(event, known_as, day)
        except (KeyError, TypeError, ValueError, OverflowError) as error:
            log.warning("an event of LINE was left out: %s", type(error).__name__)
            continue
        if read is not None:
            found.append((event.get("timestamp", 0), read))
    yield from (event for _, event in sorted(found, key=lambda each: each[0]))


def _events(body: bytes) -> list[dict[str, Any]]:
    try:
        read = msgspec.json.decode(body)
    except msgspec.DecodeError:
        return []
    events = read.get("events") if isinstance(read, dict) else None
    return [event for event in events if isinstance(event, dict)] if isinstance(events, list) else []


def _event(event: dict[str, Any], known_as: Callable[[str], str], day: Callable[[datetime], date]) -> Event | None:
    source = event["source"]
    if event.get("mode") == "standby" or source["type"] != "user":
        return None
    user_id = source["userId"]
    address = known_as(user_id)
    if event["type"] == "unfollow":
        return Unfollowed(address)
    if event["type"] == "unsend":
        return Unsent(address, str(event["unsend"]["messageId"]))
    at = datetime.fromtimestamp(event["timestamp"] / 1000, UTC)
    inbound = Inbound(
        id=f"{LINE}:{event['webhookEventId']}",
        channel=LINE,
        address=address,
        audience=Audience.CITIZEN,
        person_id="",
        at=at,
        day=day(at),
        reply_token=str(event.get("replyToken", "")),
    )
    if event["type"] == "follow":
        return Followed(inbound, user_id)
    if event["type"] == "postback":
        pick = pick_of(str(event["postback"]["data"]))
        return Said(replace(inbound, pick=pick), user_id) if pick else None  # another service's button is its own
    if event["type"] == "message":
        return _message(event["message"], inbound, user_id)
    return None


def _message(message: dict[str, Any], inbound: Inbound, user_id: str) -> Said | None:
    message_id = str(message.get("id", ""))
    if message["type"] == "text":
        return Said(replace(inbound, text=str(message["text"]), message_id=message_id), user_id)
    return Said(replace(inbound, message_id=message_id), user_id) if message["type"] in _UNREADABLE else None
