"""Every sentence that a person can read, by key. A line made only of empty settings is left out, and so is a bracket with an empty one."""

from __future__ import annotations

import re

from language.texts.ja import TEXTS

_FIELD = re.compile(r"\{([a-z_0-9]+)\}")
_BRACKET = re.compile(r"（([^（）{}]*\{[a-z_0-9]+\}[^（）{}]*)）")


def say(key: str, /, **params: object) -> str:
    """The text of a key with its parameters. Raises KeyError for an unknown key or a parameter that was not given."""
    lines = (_line(line, params) for line in TEXTS[key].split("\n"))
    return "\n".join(line for line in lines if line is not None)


def _line(template: str, params: dict[str, object]) -> str | None:
    if not _FIELD.search(template):
        return template

    def bracket(found: re.Match[str]) -> str:
        inside = [str(params[name]) for name in _FIELD.findall(found[1])]
        return found[0] if any(inside) else ""

    line = _FIELD.sub(lambda found: str(params[found[1]]), _BRACKET.sub(bracket, template))
    return line or None


def lines(*parts: str) -> str:
    """Joins the parts of one message, leaving out the empty ones."""
    return "\n".join(part for part in parts if part)
