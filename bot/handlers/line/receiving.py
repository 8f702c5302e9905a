"""What becomes of LINE's events: words go into the inbox, a contact is kept encrypted, and what a person takes back or leaves is deleted."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import assert_never

from bot import turn
from bot.handlers.line.addresses import KEY_NAME, Addresses
from bot.handlers.line.webhook import Event, Followed, Said, Unfollowed, Unsent, read_events
from bot.messages import LINE
from bot.payloads import inbound_of, inbound_text
from store import contacts, conversations, inbox, outbox
from store.records import Contact
from store.session import Engine, writing

Now = Callable[[], datetime]
Wake = Callable[[str, str], None]  # channel and address: somebody shall take its turns

_MOST_KNOWN = 10_000  # addresses whose contact this process knows to be stored


class Receiver:
    """Takes a request's events, each by itself. What it returned from is stored; ``wake`` is told for whom there is something to do."""

    def __init__(
        self, engine: Engine, addresses: Addresses, now: Now, day: Callable[[datetime], date], wake: Wake
    ) -> None:
        self._engine, self._addresses, self._now, self._day, self._wake = engine, addresses, now, day, wake
        self._known: dict[str, None] = {}
        self._guard = threading.Lock()

    def receive(self, body: bytes) -> None:
        """Raises what the store raises: an event that is not stored must not be acknowledged, so that LINE sends it again."""
        for event in read_events(body, self._addresses.known_as, self._day):
            self._take(event)

    def _take(self, event: Event) -> None:
        match event:
            case Said():
                self._remember(event.inbound.address, event.user_id)
                turn.accept(self._engine, event.inbound, self._now)
                self._wake(LINE, event.inbound.address)
            case Followed():
                self._remember(event.inbound.address, event.user_id)
            case Unfollowed():
                self._forget(event.address)
            case Unsent():
                self._unsay(event)
            case _:
                assert_never(event)

    def _remember(self, address: str, user_id: str) -> None:
        with self._guard:
            if address in self._known:
                return
        contact = Contact(LINE, address, self._addresses.sealed(user_id), KEY_NAME)
        with writing(self._engine) as tx:
            contacts.remember(tx, contact, self._now())
        with self._guard:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[address] = None

    def _forget(self, address: str) -> None:
        """Contact, state and all words in both directions: nothing is left by which they could be known."""
        with self._guard:
            self._known.pop(address, None)
        key = inbox.key(LINE, address)
        with writing(self._engine) as tx:
            contacts.forget(tx, LINE, address)
            conversations.forget(tx, key)
            inbox.forget(tx, key)
            outbox.forget(tx, LINE, address)

    def _unsay(self, event: Unsent) -> None:
        """The words of one message; what was answered to it stays, for it holds none of them."""

        def without_words(payload: str) -> str | None:
            inbound = inbound_of(payload)
            if inbound.message_id != event.message_id:
                return None
            return inbound_text(replace(inbound, text="", pick=None))

        with writing(self._engine) as tx:
            inbox.rewrite(tx, inbox.key(LINE, event.address), without_words)
