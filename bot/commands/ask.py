"""kikitori ask: questions as JSON lines in, the replies of a chat out; each talk on a scratch database."""

from __future__ import annotations

import argparse
import os
import sys
import uuid
from datetime import date, datetime

import msgspec

from bot import delivery, turn
from bot.messages import Envelope, Inbound, Outcome, Sent
from bot.settings import Settings, read_settings
from bot.terminal import NAME, rendered
from bot.wiring import TOKYO, Books, City, directory_of, wall_clock
from language.texts import say
from plan.loading import SASEBO_R5, load_folder
from plan.model import Edition
from store import inbox
from store.records import Audience
from store.session import scratch


class Line(msgspec.Struct):
    """One question. ``context`` are earlier questions of the same chat."""

    id: str
    q: str
    audience: Audience = Audience.CITIZEN
    context: list[str] = []
    today: date | None = None


class Collector:
    """A channel that keeps what was sent last."""

    name = NAME
    idempotent = False

    def __init__(self) -> None:
        self.said = ""

    def deliver(self, key: str, address: str, envelope: Envelope) -> Outcome:  # noqa: ARG002 - the protocol's
        self.said = rendered(envelope.messages)
        return Sent()


def run(arguments: argparse.Namespace) -> int:  # noqa: ARG001 - every command takes them
    """Reads {"id", "audience", "context", "q", "today"} and writes {"id", "reply"}, line by line; exit code 1 at a line that is none."""
    collector = Collector()
    city = scratch_city(read_settings(os.environ), collector)
    try:
        for number, text in enumerate(sys.stdin, 1):
            if not text.strip():
                continue
            try:
                line = msgspec.json.decode(text, type=Line)
            except msgspec.DecodeError as error:
                print(say("error.json_line", line=number, why=error), file=sys.stderr)
                return 1
            sys.stdout.write(
                msgspec.json.encode({"id": line.id, "reply": reply(city, collector, line)}).decode() + "\n"
            )
            sys.stdout.flush()
    finally:
        city.engine.close()
    return 0


def reply(city: City, collector: Collector, line: Line) -> str:
    """The reply to one question after its context, in a conversation of its own."""
    address = str(uuid.uuid4())
    for text in (*line.context, line.q):
        collector.said = ""
        send(city, address, line, text)
    return collector.said


def scratch_city(settings: Settings, collector: Collector, edition: Edition | None = None) -> City:
    """A city on a scratch database with the repository's plan, or with an edition that was made for the occasion."""
    made = edition or load_folder(SASEBO_R5)
    return City(settings, scratch(), directory_of(settings, made.departments), Books.of(made), {NAME: collector})


def send(city: City, address: str, line: Line, text: str, person_id: str = "") -> None:
    """One message through inbox, turn and outbox, as any channel's event."""
    now = datetime.now(TOKYO)
    inbound = Inbound(
        id=str(uuid.uuid4()),
        channel=NAME,
        address=address,
        audience=line.audience,
        person_id=person_id,
        at=now,
        day=line.today or now.date(),
        text=text,
    )
    turn.accept(city.engine, inbound, wall_clock)
    turn.run(city.engine, inbox.key(NAME, address), city.talk, wall_clock)
    delivery.deliver(city.engine, city.channels, NAME, address, wall_clock)
