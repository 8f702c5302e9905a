"""What a citizen reads behind their first answer: that it is an automatic one, what must not be written, and whom to call in an emergency."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogs.dialog import Facts, Say, State, Step
from bot.messages import LINE, Inbound, Message, Pick
from language.texts import say
from store.records import Audience

GREETING = Pick("first_contact", "greeting", "")  # somebody has come, where the city has switched the greeting on
CHANNELS = (LINE,)  # where somebody comes without having been told what this is


def introduced(before: State, inbound: Inbound, facts: Facts, step: Step) -> Step:
    """The step, with the introduction behind a person's first answer. A reply to danger stays alone: the introduction comes with the next."""
    state, effects = step
    said = [effect.message for effect in effects if isinstance(effect, Say)]
    is_new = inbound.channel in CHANNELS and inbound.audience is Audience.CITIZEN and not before.introduced
    if not is_new or not said or any(message.alone for message in said):
        return state, effects
    return replace(state, introduced=True), (*effects, Say(introduction(facts)))


def is_greeting(inbound: Inbound) -> bool:
    pick = inbound.pick
    return pick is not None and (pick.dialog, pick.question) == (GREETING.dialog, GREETING.question)


def greet(state: State, facts: Facts) -> Step:
    """The greeting: the introduction by itself."""
    return replace(state, introduced=True), (Say(introduction(facts)),)


def introduction(facts: Facts) -> Message:
    title, _, _ = facts.book.edition.title.partition("（")
    return Message(say("hello.first", title=title, example=say("example"), privacy=facts.directory["privacy"]))
