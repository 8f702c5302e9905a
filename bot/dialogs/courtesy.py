"""What is said where no figure can be: danger, small talk, and what the plan does not hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from bot.dialogs.dialog import Directory
from bot.dialogs.wish import contact_lines
from language.asks import Asks
from language.danger import Danger
from language.texts import lines, say


def danger(kind: Danger, directory: Directory) -> str:
    """Whom to call; nothing else stands in the reply."""
    line = f"hotlines.{kind.removeprefix('sensitive.')}"
    numbers = {part: directory[f"{line}.{part}"] for part in ("name", "telephone", "hours")}
    return say(kind, **numbers)


def courtesy(asks: Asks, directory: Directory) -> str:
    """The reply to what is no question about a figure; "" for a question that is one."""
    found = _COURTESIES.get(asks)
    return found(directory) if found else ""


def nothing_found(directory: Directory, *, staff: bool) -> str:
    """Says so, and to citizens where else to ask."""
    if staff:
        return say("nothing.found_staff")
    contact = contact_lines(directory["page"], directory["telephone"], directory["hours"])
    return lines(say("nothing.found"), say("nothing.found_contact") if contact else "", contact)


def doubt(page: int, directory: Directory) -> str:
    """Neither confirms nor denies what another page prints."""
    contact = contact_lines(directory["desk"], directory["desk_telephone"], directory["hours"])
    return lines(say("figure.doubt", page=page), say("figure.doubt_contact") if contact else "", contact)


def _personal(directory: Directory) -> str:
    contact = contact_lines(directory["page"], directory["telephone"], directory["hours"])
    return lines(say("personal"), say("figure.doubt_contact") if contact else "", contact)


def _insult(directory: Directory) -> str:
    opinions = directory["opinions"]
    return lines(say("insult"), say("insult.opinions", opinions=opinions) if opinions else "")


def _with_example(key: str) -> Callable[[Directory], str]:
    return lambda _: say(key, example=say("example"))


_COURTESIES: Mapping[Asks, Callable[[Directory], str]] = {
    Asks.PERSONAL: _personal,
    Asks.INJECTION: lambda _: say("injection"),
    Asks.HELP: _with_example("smalltalk.help"),
    Asks.GREETING: _with_example("smalltalk"),
    Asks.THANKS: lambda _: say("smalltalk.thanks"),
    Asks.INSULT: _insult,
    Asks.NOTHING: _with_example("nothing.said"),
}
