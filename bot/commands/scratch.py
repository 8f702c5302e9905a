"""Talks that nobody keeps: a city on a scratch database, and one message through inbox, turn and outbox. For the commands that measure."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date, datetime

from bot import delivery, turn
from bot.book import Books
from bot.dialogs.dialog import Directory
from bot.messages import Envelope, Inbound, Outcome, Sent
from bot.settings import Settings
from bot.terminal import NAME, rendered
from bot.wiring import TOKYO, City, wall_clock
from plan.model import Edition
from store import inbox
from store.records import Audience
from store.session import Engine, scratch


class Collector:
    """A channel that keeps what was sent last."""

    name = NAME
    idempotent = False

    def __init__(self) -> None:
        self.said = ""

    def deliver(self, key: str, address: str, envelope: Envelope) -> Outcome:  # noqa: ARG002 - the protocol's
        self.said = rendered(envelope.messages)
        return Sent()


@dataclass(frozen=True)
class Scratch:
    """A database that is gone with it, and what was said last on it. Cities may come and go over the one database."""

    directory: Directory
    engine: Engine
    collector: Collector

    @classmethod
    def of(cls, directory: Directory) -> Scratch:
        return cls(directory, scratch(), Collector())

    def city(self, edition: Edition) -> City:
        """A city that knows one edition, which stands in no database."""
        return City(Settings(), self.engine, self.directory, Books.of(edition), {NAME: self.collector})

    def close(self) -> None:
        self.engine.close()

    def say(self, city: City, who: Speaker, text: str) -> str:
        """Sends one message as any channel's event; returns what was said to it, "" where nothing was."""
        self.collector.said = ""
        now = datetime.now(TOKYO)
        day = who.today or now.date()
        inbound = Inbound(str(uuid.uuid4()), NAME, who.address, who.audience, who.person_id, now, day, text)
        turn.accept(city.engine, inbound, wall_clock)
        turn.run(city.engine, inbox.key(NAME, who.address), city.talk, wall_clock)
        delivery.deliver(city.engine, city.channels, NAME, who.address, wall_clock)
        return self.collector.said


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who talks on a scratch database. ``today`` None is today in Japan."""

    address: str
    audience: Audience
    person_id: str = ""
    today: date | None = None
