"""What the Makefile's targets call."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize(
    ("arguments", "called"),
    [
        ((), "kikitori chat"),
        (("AS=d06",), "kikitori chat --as d06"),
    ],
)
def test_make_chat_is_somebody_only_where_somebody_is_named(arguments: tuple[str, ...], called: str) -> None:
    """Also where a compiler's AS is exported."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("MAKE")}
    shown = subprocess.run(
        ["make", "-n", "chat", *arguments],
        cwd=ROOT,
        env={**kept, "AS": "x86_64-linux-gnu-as"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.splitlines()[-1].split("/")[-1].strip() == called
