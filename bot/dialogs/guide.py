"""使い方: what this chat can do for whoever asks."""

from __future__ import annotations

from bot.dialogs.dialog import Facts, Say, State, Step
from bot.dialogs.item import is_holder
from bot.messages import Inbound, Message
from language.texts import say
from store.records import Role


def help_(state: State, inbound: Inbound, facts: Facts) -> Step:  # noqa: ARG001 - a command's
    """使い方."""
    key = "help.public" if facts.viewer.person is None else "help.roster"
    if Role.COORDINATOR in facts.viewer.roles:
        key = "help.coordinator"
    if is_holder(facts):
        key = "help"
    return state, (Say(Message(say(key))),)
