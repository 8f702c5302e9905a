"""States of earlier versions, brought up to date one version at a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Fields = dict[str, Any]  # a state as its JSON object
Upgrades = Mapping[
    int, Callable[[Fields], Fields]
]  # the version that a function reads; it returns the next one's fields

UPGRADES: Upgrades = {}


def upgraded(fields: Fields, version: int, to: int, upgrades: Upgrades = UPGRADES) -> Fields:
    """The fields of a state as version ``to`` has them. Raises ValueError on a newer state, KeyError where the table has a gap."""
    if version > to:
        raise ValueError(f"a state of version {version}, newer than {to}")
    for step in range(version, to):
        fields = upgrades[step](fields) | {"version": step + 1}
    return fields
