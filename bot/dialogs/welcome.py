"""A greeting to somebody of the roster: what they can do here, what is open of it and until when; and what they cannot do here."""

from __future__ import annotations

from bot.dialogs.commands import command_button
from bot.dialogs.dialog import Facts
from bot.dialogs.item import items
from bot.dialogs.walk import counts, open_count
from bot.messages import Choice, Message
from language import formats
from language.duties import Duty
from language.texts import lines, say
from store.records import Role


def welcome(facts: Facts) -> Message:
    """To the holder of a post their own items, to the 取りまとめ everybody's, to everybody else of the roster their department's."""
    own = items(facts, mine=True) if facts.cycle else ()
    if own:
        return Message(
            lines(say("welcome"), _due(facts, open_count(own)), say("welcome.own", counts=counts(own))), _ways("answer")
        )
    seen = items(facts, mine=False) if facts.cycle else ()
    if not seen:
        return Message(lines(say("welcome.watch"), say("no_cycle") if facts.cycle is None else ""), _ways("progress"))
    everybody = Role.COORDINATOR in facts.viewer.roles
    of = say("welcome.everybody") if everybody else "、".join(dict.fromkeys(item.department for item in seen))
    told = say("welcome.seen", of=of, counts=counts(seen))
    return Message(lines(say("welcome.watch"), _due(facts, open_count(seen)), told), _ways("progress"))


def cannot(duty: Duty, facts: Facts) -> str:
    """That this chat does not do it, and to everybody but the 取りまとめ who does."""
    refused = say("duty.cannot", what=say(f"duty.{duty}"))
    if Role.COORDINATOR in facts.viewer.roles:
        return refused
    return lines(refused, say("duty.ask", desk=facts.directory["desk"], extension=facts.directory["extension"]))


def _due(facts: Facts, left: int) -> str:
    if facts.cycle is None:
        return ""
    deadline = formats.day(facts.cycle.deadline)
    if facts.today > facts.cycle.deadline:
        return say("deadline.passed", n=left, deadline=deadline) if left else ""
    return say("progress.deadline", deadline=deadline)


def _ways(first: str) -> tuple[Choice, ...]:
    return command_button(first), command_button("help")
