"""The terminal as a channel: what a turn says is printed, its choices as ［ ］."""

from __future__ import annotations

import sys
from collections.abc import Callable

from bot.messages import TERMINAL, Envelope, Message, Outcome, Sent

NAME = TERMINAL


class Terminal:
    """Prints envelopes. A send in flight at a crash may or may not have been seen, so nothing is printed twice by itself."""

    name = NAME
    idempotent = False

    def __init__(self, write: Callable[[str], None]) -> None:
        self._write = write
        self.last: tuple[Message, ...] = ()

    def deliver(self, key: str, address: str, envelope: Envelope) -> Outcome:  # noqa: ARG002 - the protocol's
        self._write(rendered(envelope.messages))
        self.last = envelope.messages
        return Sent()


def attended() -> bool:
    """Whether somebody can be asked; Python has no stdin at all when it was started with a closed one."""
    return sys.stdin is not None and sys.stdin.isatty()


def rendered(messages: tuple[Message, ...]) -> str:
    """The text of a turn: each message, then its choices as ［ ］; a blank line between messages."""
    return "\n\n".join(_message(message) for message in messages)


def _message(message: Message) -> str:
    choices = "".join(f"［{choice.label}］" for choice in message.choices)
    return f"{message.text}\n{choices}" if choices else message.text
