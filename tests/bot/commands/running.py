"""Runs `kikitori …` as a process of its own, as a person at a terminal does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-m", "bot.cli")


def environment(database: Path | str | None = None, plan: Path | None = None) -> dict[str, str]:
    """This process's own without its settings, and with those that are given; a Path is an SQLite file."""
    kept = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith(("DATABASE_", "KIKITORI_", "LINE_", "SECRET_KEY"))
    }
    kept["PYTHONUTF8"] = "1"
    if database is not None:
        kept["DATABASE_URL"] = f"sqlite:///{database}" if isinstance(database, Path) else database
    if plan is not None:
        kept["KIKITORI_PLAN"] = str(plan)
    return kept


def kikitori(
    *arguments: str, typed: str = "", database: Path | str | None = None, plan: Path | None = None
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*COMMAND, *arguments],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="surrogateescape",  # "\udc91" is typed as the byte 0x91
        env=environment(database, plan),
        timeout=60,
        check=False,
    )


def lines(*rows: dict[str, Any]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def read(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]
