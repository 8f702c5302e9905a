"""A conversation with the status dialog alone: real plan, real index, no database; the state goes through JSON after every message."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from functools import cache

from bot.book import Book
from bot.dialogs.dialog import STATE_VERSION, Directory, Facts, Say, State
from bot.dialogs.status import STATUS
from bot.directory import no_directory
from bot.messages import Choice, Inbound, Message
from bot.payloads import state_of, state_text
from plan.loading import load_folder
from plan.model import Edition
from plan.sasebo import R5 as SASEBO_R5
from store.records import Audience, Cycle, RequestView, Viewer

NOW = datetime(2025, 4, 14, 1, 0, tzinfo=UTC)
CITIZEN = Viewer(Audience.CITIZEN)
STAFF = Viewer(Audience.STAFF)


@cache
def sasebo() -> Edition:
    return load_folder(SASEBO_R5)


@cache
def sasebos_book() -> Book:
    return Book.of(Audience.CITIZEN, sasebo())


def book(audience: Audience, edition: Edition | None = None) -> Book:
    return replace(sasebos_book(), audience=audience) if edition is None else Book.of(audience, edition)


@dataclass
class Asking:
    """``say`` sends a text, ``press`` a button of the last reply; both return the reply as one text, its messages apart by an empty line."""

    viewer: Viewer = CITIZEN
    directory: Directory = field(default_factory=no_directory)
    edition: Edition | None = None
    cycle: Cycle | None = None
    requests: tuple[RequestView, ...] = ()
    state: State = field(default_factory=State)
    now: datetime = NOW
    messages: tuple[Message, ...] = ()

    def say(self, text: str) -> str:
        return self._send(Inbound("", "test", "me", self.viewer.audience, "", self.now, self.now.date(), text=text))

    def press(self, label: str) -> str:
        choice = next(choice for choice in self.choices if choice.label == label)
        inbound = Inbound("", "test", "me", self.viewer.audience, "", self.now, self.now.date(), pick=choice.pick)
        return self._send(inbound)

    def later(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @property
    def choices(self) -> tuple[Choice, ...]:
        return tuple(choice for message in self.messages for choice in message.choices)

    @property
    def labels(self) -> list[str]:
        return [choice.label for choice in self.choices]

    @property
    def facts(self) -> Facts:
        kept = book(self.viewer.audience, self.edition)
        return Facts(
            self.viewer, self.now.date(), self.now, kept, self.directory, self.cycle, kept.edition, self.requests
        )

    def _send(self, inbound: Inbound) -> str:
        after, effects = STATUS.step(self.state, inbound, self.facts)
        self.state = state_of(STATE_VERSION, state_text(after))
        self.messages = tuple(effect.message for effect in effects if isinstance(effect, Say))
        return "\n\n".join(message.text for message in self.messages)
