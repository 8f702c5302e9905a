"""What the city says of itself: one TOML file → Directory. What is empty shows nothing; what is wrong is said by file and key."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from bot.dialogs.dialog import Directory
from language.texts import say

TEXTS = (
    "page",
    "telephone",
    "hours",
    "procedures",
    "facilities",
    "opinions",
    "privacy",
    "desk",
    "desk_telephone",
    "extension",
)
DEPARTMENTS = "departments"
HOTLINES = "hotlines"
DEFAULTS: Mapping[str, str] = {
    "hotlines.life.name": "よりそいホットライン",
    "hotlines.life.telephone": "0120-279-338",
    "hotlines.life.hours": "24時間、通話無料",
    "hotlines.partner.name": "DV相談プラス",
    "hotlines.partner.telephone": "0120-279-889",
    "hotlines.partner.hours": "24時間、通話無料",
    "hotlines.child.name": "いちはやく",
    "hotlines.child.telephone": "189",
    "hotlines.child.hours": "24時間、通話無料、匿名でも可",
}

_LINE = re.compile(r"at line ([0-9]+)")


class DirectoryError(ValueError):
    """The file cannot be used; the message is made of Japanese sentences, one a line, each naming the file and what to do."""


def no_directory() -> Directory:
    """A city that has said nothing: only the hotlines have their defaults."""
    return Directory(dict(DEFAULTS))


def read_directory(file: Path, departments: Collection[str] = ()) -> Directory:
    """Reads the file that KIKITORI_CITY_FILE names.

    The values lie flat under their keys: "telephone", "departments.土木部", "hotlines.life.telephone". An empty hotline keeps its default. Where the plan's
    ``departments`` are given, any other name is refused, for it would never be shown. Raises DirectoryError with every flaw found.
    """
    entries = _parse(file)
    flaws = [say(f"city.{code}", file=file.name, key=key) for code, key in _flaws(entries, departments)]
    if flaws:
        raise DirectoryError("\n".join(flaws))
    filled = {key: text for key, value in _flat(entries) if (text := str(value).strip())}
    return Directory({**DEFAULTS, **filled})


def _parse(file: Path) -> dict[str, object]:
    try:
        text = file.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise DirectoryError(say("city.missing", file=file)) from error
    except UnicodeDecodeError as error:
        raise DirectoryError(say("city.not_utf8", file=file.name)) from error
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        named = _LINE.search(str(error))
        line = int(named[1]) if named else len(text.splitlines())
        raise DirectoryError(say("city.not_toml", file=file.name, line=line)) from error


def _flaws(entries: Mapping[str, object], departments: Collection[str]) -> Iterator[tuple[str, str]]:
    """Each flaw as the code of its sentence and the key that it is about."""
    for key, value in _flat(entries):
        if _is_table(key):
            yield "not_table", key
        elif not _known(key, departments):
            yield "unknown_key", key
        elif not isinstance(value, str):
            yield "not_text", key


def _flat(entries: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for key, value in entries.items():
        if isinstance(value, Mapping) and _is_table(prefix + key):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield prefix + key, value


def _is_table(key: str) -> bool:
    return key in (DEPARTMENTS, HOTLINES) or any(known.startswith(f"{key}.") for known in DEFAULTS)


def _known(key: str, departments: Collection[str]) -> bool:
    if key.startswith(f"{DEPARTMENTS}."):
        return not departments or key.removeprefix(f"{DEPARTMENTS}.") in departments
    return key in TEXTS or key in DEFAULTS
