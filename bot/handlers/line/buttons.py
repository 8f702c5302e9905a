"""Buttons as LINE's actions, and what a pressed one carries back."""

from __future__ import annotations

from typing import Any

import msgspec

from bot.handlers.line import limits
from bot.messages import Choice, Pick

_PICK = msgspec.json.Decoder(tuple[str, str, str, str])


def action(choice: Choice) -> dict[str, Any]:
    """A postback that names dialog, question and value; where these are too long for one, the label is sent as if it had been typed, which means the same."""
    label, said = choice.label[: limits.LABEL], choice.label[: limits.DISPLAY_TEXT]
    data = data_of(choice.pick)
    if len(data) > limits.POSTBACK_DATA:
        return {"type": "message", "label": label, "text": said}
    return {"type": "postback", "label": label, "data": data, "displayText": said}


def data_of(pick: Pick) -> str:
    return msgspec.json.encode((pick.dialog, pick.question, pick.value, pick.label)).decode()


def pick_of(data: str) -> Pick | None:
    """The pick that a postback carries; None for another service's, or an older menu's."""
    try:
        dialog, question, value, label = _PICK.decode(data)
    except msgspec.DecodeError:
        return None
    return Pick(dialog, question, value, label)
