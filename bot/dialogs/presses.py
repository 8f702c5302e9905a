"""What a button's value holds, read so that one made otherwise, by an older version or by nobody here, means nothing."""

from __future__ import annotations

import re

_ID = re.compile("[0-9]{1,18}")  # what a database counts up to; int() takes no text of any length
_PAIR = re.compile(f"({_ID.pattern}):({_ID.pattern})")


def id_of(value: str) -> int | None:
    """The id of a request."""
    return int(value) if _ID.fullmatch(value) else None


def pairs(seen: tuple[tuple[int, int], ...]) -> str:
    """Requests with the versions that were shown, as a button carries them."""
    return " ".join(f"{request_id}:{version}" for request_id, version in seen)


def pairs_of(value: str) -> tuple[tuple[int, int], ...] | None:
    """The requests and versions of a button; None when it holds none, or anything else."""
    found = [_PAIR.fullmatch(pair) for pair in value.split(" ")]
    return tuple((int(pair[1]), int(pair[2])) for pair in found if pair) if all(found) else None
