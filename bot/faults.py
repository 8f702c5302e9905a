"""What is kept of an error: its type and the way to it, never its text, for people's words may stand in it (a row's values, a number that was none)."""

from __future__ import annotations

import traceback


def kind(error: BaseException | None) -> str:
    """The type's name, e.g. IntegrityError: the reason that a row keeps."""
    return type(error).__name__ if error else ""


def way(error: BaseException | None) -> str:
    """The frames of a traceback and the type, for the log."""
    frames = traceback.format_tb(error.__traceback__) if error else []
    return "".join([*frames, kind(error)])
