"""Payloads of earlier versions, brought up to date one version at a time: a table for the states, one for the envelopes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Fields = dict[str, Any]  # a payload as its JSON object
Upgrades = Mapping[int, Callable[[Fields], Fields]]  # by the version that a function reads; it returns the next one's

STATES: Upgrades = {
    1: lambda fields: fields
}  # 1 → 2: whether the person was told what this is; reaches up to bot.dialogs.dialog.STATE_VERSION
ENVELOPES: Upgrades = {
    1: lambda fields: fields
}  # 1 → 2: a message may carry a figure; reaches up to bot.messages.PAYLOAD_VERSION


def upgraded(fields: Fields, version: int, to: int, upgrades: Upgrades) -> Fields:
    """The fields as version ``to`` has them. Raises ValueError on a newer payload, KeyError where the table has a gap."""
    if version > to:
        raise ValueError(f"a payload of version {version}, newer than {to}")
    for step in range(version, to):
        fields = upgrades[step](fields) | {"version": step + 1}
    return fields
