"""Runs `kikitori …` as a process of its own, as a person at a terminal does."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any


def kikitori(*arguments: str, typed: str = "", database: Path | None = None) -> subprocess.CompletedProcess[str]:
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("DATABASE_", "KIKITORI_"))}
    environment["PYTHONUTF8"] = "1"
    if database is not None:
        environment["DATABASE_URL"] = f"sqlite:///{database}"
    return subprocess.run(
        [sys.executable, "-m", "bot.cli", *arguments],
        input=typed,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment,
        timeout=60,
        check=False,
    )


def lines(*rows: dict[str, Any]) -> str:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)


def read(output: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in output.splitlines()]
