"""Standard input line by line. Bytes that are no text of its encoding are told apart, for nothing could store or print them."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from io import TextIOWrapper

import msgspec

from language.texts import say

# msgspec ends with the field that is missing or holds something else.
_FIELD = re.compile(r"(?:field |- at )`(?:\$\.)?([a-z_]+)\S*`$")


def tolerate() -> None:
    """Lets standard input hand on any bytes, and output print any text: a pasted line of another encoding must not end a process."""
    if isinstance(sys.stdin, TextIOWrapper):
        sys.stdin.reconfigure(errors="surrogateescape")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def lines() -> Iterator[tuple[int, str]]:
    """The lines that say something, with their numbers from 1. Python has no stdin at all when it was started with a closed one."""
    for number, line in enumerate(sys.stdin or (), 1):
        if line.strip():
            yield number, line.rstrip("\n")


def is_text(line: str) -> bool:
    """False where bytes stand in it that could not be read as letters."""
    return not any("\ud800" <= letter <= "\udfff" for letter in line)


def flaw(number: int, error: msgspec.DecodeError) -> str:
    """Why a line is not taken: the field that is missing or holds something else, or that it is no JSON."""
    field = _FIELD.search(str(error)) if isinstance(error, msgspec.ValidationError) else None
    return say("error.json_field", line=number, field=field[1]) if field else say("error.json_line", line=number)
