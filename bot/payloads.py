"""Events, states and envelopes as the text that the store keeps, and back."""

from __future__ import annotations

from typing import Any

import msgspec

from bot.dialogs.dialog import STATE_VERSION, State
from bot.messages import PAYLOAD_VERSION, Envelope, Inbound
from bot.upgrades import ENVELOPES, STATES, Upgrades, upgraded

_encoder = msgspec.json.Encoder()
_inbound = msgspec.json.Decoder(Inbound)
_state = msgspec.json.Decoder(State)
_envelope = msgspec.json.Decoder(Envelope)
_fields = msgspec.json.Decoder(dict[str, Any])


def inbound_text(inbound: Inbound) -> str:
    return _encoder.encode(inbound).decode()


def inbound_of(text: str) -> Inbound:
    """Raises msgspec.DecodeError on anything that is no event."""
    return _inbound.decode(text)


def envelope_text(envelope: Envelope) -> str:
    return _encoder.encode(envelope).decode()


def envelope_of(version: int, text: str, upgrades: Upgrades = ENVELOPES) -> Envelope:
    """A planned envelope, brought up to PAYLOAD_VERSION. Raises ValueError on a newer one, msgspec.DecodeError on what is no envelope."""
    if version == PAYLOAD_VERSION:
        return _envelope.decode(text)
    return msgspec.convert(upgraded(_fields.decode(text), version, PAYLOAD_VERSION, upgrades), Envelope, strict=False)


def state_text(state: State) -> str:
    return _encoder.encode(state).decode()


def state_of(version: int, text: str, upgrades: Upgrades = STATES) -> State:
    """A stored state, brought up to STATE_VERSION; a new one from version 0. Raises ValueError on a newer one, msgspec.DecodeError on what is no state."""
    if version == 0:
        return State()
    if version == STATE_VERSION:
        return _state.decode(text)
    return msgspec.convert(upgraded(_fields.decode(text), version, STATE_VERSION, upgrades), State, strict=False)
