"""Events, states and envelopes as the text that the store keeps, and back."""

from __future__ import annotations

from typing import Any

import msgspec

from bot.dialogs.dialog import STATE_VERSION, State
from bot.dialogs.upgrades import UPGRADES, Upgrades, upgraded
from bot.messages import Envelope, Inbound

_encoder = msgspec.json.Encoder()
_inbound = msgspec.json.Decoder(Inbound)
_state = msgspec.json.Decoder(State)
_envelope = msgspec.json.Decoder(Envelope)


def inbound_text(inbound: Inbound) -> str:
    return _encoder.encode(inbound).decode()


def inbound_of(text: str) -> Inbound:
    """Raises msgspec.DecodeError on anything that is no event."""
    return _inbound.decode(text)


def envelope_text(envelope: Envelope) -> str:
    return _encoder.encode(envelope).decode()


def envelope_of(text: str) -> Envelope:
    """Raises msgspec.DecodeError on anything that is no envelope."""
    return _envelope.decode(text)


def state_text(state: State) -> str:
    return _encoder.encode(state).decode()


def state_of(version: int, text: str, upgrades: Upgrades = UPGRADES) -> State:
    """A stored state, brought up to STATE_VERSION; a new one from version 0. Raises ValueError on a newer one, msgspec.DecodeError on what is no state."""
    if version == 0:
        return State()
    if version == STATE_VERSION:
        return _state.decode(text)
    older: dict[str, Any] = msgspec.json.decode(text, type=dict[str, Any])
    return msgspec.convert(upgraded(older, version, STATE_VERSION, upgrades), State, strict=False)
