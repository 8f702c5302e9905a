"""What becomes of LINE's events: words go into the inbox, a contact is kept encrypted, and what a person takes back or leaves is deleted."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from typing import assert_never

from bot import turn
from bot.dialogs import guest
from bot.dialogs.dialog import STATE_VERSION
from bot.dialogs.first_contact import GREETING
from bot.handlers.line.addresses import KEY_NAME, Addresses
from bot.handlers.line.webhook import Event, Followed, Said, Unfollowed, Unsent, read_events
from bot.messages import LINE, Inbound
from bot.payloads import inbound_of, inbound_text, state_of
from bot.settings import LineSettings
from store import contacts, conversations, inbox, outbox
from store.records import Contact
from store.session import Engine, reading, writing

Now = Callable[[], datetime]
Wake = Callable[[str, str], None]  # channel and address: somebody shall take its turns

_MOST_KNOWN = 10_000  # addresses whose contact this process knows to be stored


class Receiver:
    """Takes a request's events, each by itself. What it returned from is stored; ``wake`` is told for whom there is something to do."""

    def __init__(
        self,
        engine: Engine,
        addresses: Addresses,
        settings: LineSettings,
        now: Now,
        day: Callable[[datetime], date],
        wake: Wake,
    ) -> None:
        self._engine, self._addresses, self._settings = engine, addresses, settings
        self._now, self._day, self._wake = now, day, wake
        self._known: dict[str, None] = {}
        self._guard = threading.Lock()

    def receive(self, body: bytes) -> None:
        """Raises what the store raises: an event that is not stored must not be acknowledged, so that LINE sends it again."""
        for event in read_events(body, self._addresses.known_as, self._day):
            self._take(event)

    def _take(self, event: Event) -> None:
        match event:
            case Said():
                if not self._settings.as_guest or self._is_meant(event.inbound):
                    self._accept(event.inbound, event.user_id)
            case Followed():
                if self._settings.greets:
                    self._accept(replace(event.inbound, pick=GREETING), event.user_id)
            case Unfollowed():
                self._forget(event.address)
            case Unsent():
                self._unsay(event)
            case _:
                assert_never(event)

    def _accept(self, inbound: Inbound, user_id: str) -> None:
        self._remember(inbound.address, user_id)
        turn.accept(self._engine, inbound, self._now)
        self._wake(LINE, inbound.address)

    def _is_meant(self, inbound: Inbound) -> bool:
        """Whether a message is this guest's: what is said to the account's other services is not even stored. Undone rows may be what opens the talk."""
        if guest.opens(inbound):
            return True
        key = inbox.key(LINE, inbound.address)
        with reading(self._engine) as tx:
            stored, waits = conversations.find(tx, key), inbox.waiting(tx, key) is not None
        if waits:
            return True
        if stored is None:
            return False
        if stored.version > STATE_VERSION:  # a newer process will know
            return True
        return guest.is_open(state_of(stored.version, stored.text), inbound.at)

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
