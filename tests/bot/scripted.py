"""A channel whose outcomes are written down beforehand, and which keeps what it was given."""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass

from bot.messages import Envelope, Outcome, Sent


@dataclass(frozen=True)
class Given:
    key: str
    address: str
    texts: tuple[str, ...]


class Scripted:
    """Answers with its outcomes in turn and then with Sent; an outcome that is an exception is raised."""

    def __init__(
        self, outcomes: Sequence[Outcome | Exception] = (), idempotent: bool = True, name: str = "file"
    ) -> None:
        self.name = name
        self.idempotent = idempotent
        self.given: list[Given] = []
        self._outcomes = list(outcomes)
        self._guard = threading.Lock()

    def deliver(self, key: str, address: str, envelope: Envelope) -> Outcome:
        with self._guard:
            self.given.append(Given(key, address, tuple(message.text for message in envelope.messages)))
            outcome = self._outcomes.pop(0) if self._outcomes else Sent("vendor-1")
        if isinstance(outcome, Exception):
            raise outcome
        return outcome
