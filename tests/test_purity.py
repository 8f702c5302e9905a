"""Rule 1: reads are arguments, time is a field. No clock stands in plan, language or the dialogs; the import contract keeps chance and store out."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PURE = [
    file for room in ("plan", "language", "bot/dialogs") for file in sorted((ROOT / room).rglob("*.py"))
]  # every file of them
CLOCKS = ("now", "today", "utcnow", "fromtimestamp", "time", "monotonic", "perf_counter")


def clocks(tree: ast.AST) -> list[str]:
    """The calls that ask a clock, as they are written: datetime.now(…), date.today(), time.time()."""
    return [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in CLOCKS
        and ast.unparse(node.func.value).rpartition(".")[2] in ("datetime", "date", "time")
    ]


@pytest.mark.parametrize("file", PURE, ids=[str(file.relative_to(ROOT)) for file in PURE])
def test_no_clock_is_asked(file: Path) -> None:
    assert clocks(ast.parse(file.read_text("utf-8"))) == []


@pytest.mark.parametrize("call", ["datetime.now(UTC)", "date.today()", "datetime.datetime.now()", "time.time()"])
def test_a_clock_would_be_found(call: str) -> None:
    assert clocks(ast.parse(f"day = {call}")) == [call]
