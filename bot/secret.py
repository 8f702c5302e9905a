"""The key by which citizens' addresses are hidden: SECRET_KEY, or one that is made once beside SQLite's file."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

from bot.settings import Settings, SettingsError

LEAST = 32  # characters


def secret_key(settings: Settings) -> str:
    """The key. Raises SettingsError on one that is too short, and on PostgreSQL without one: its processes must share it."""
    if settings.secret_key:
        if len(settings.secret_key) < LEAST:
            raise SettingsError("error.secret_key_short", least=str(LEAST))
        return settings.secret_key
    if settings.database_file is None:
        raise SettingsError("error.secret_key")
    return _kept(settings.database_file.with_suffix(".key"))


def _kept(file: Path) -> str:
    """The key in the file; made at the first call, readable by its owner alone. Two processes that come first make one: the second reads the first's."""
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return file.read_text("utf-8").strip()
    with os.fdopen(handle, "w", encoding="utf-8") as made:
        made.write(secrets.token_urlsafe(48) + "\n")
    return file.read_text("utf-8").strip()
