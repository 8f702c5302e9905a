"""The table of contents: every dialog, and the one step that decides which of them a message belongs to."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogs.commands import COMMANDS, Command, command
from bot.dialogs.dialog import Dialog, Effect, Facts, Say, State
from bot.dialogs.interview import INTERVIEW, current_question
from bot.dialogs.listing import LISTING
from bot.dialogs.progress import PROGRESS
from bot.dialogs.review import REVIEW, WITHDRAWAL
from bot.dialogs.status import STATUS
from bot.messages import Inbound, Message
from language.danger import read_danger
from language.numbers import Amount, read_amount
from language.texts import say
from plan.model import Kind
from store.records import Audience, Role

DIALOGS: tuple[Dialog, ...] = (INTERVIEW, REVIEW, WITHDRAWAL, LISTING, PROGRESS, STATUS)

Step = tuple[State, tuple[Effect, ...]]


def step(state: State, inbound: Inbound, facts: Facts) -> Step:
    """One message through the conversation: danger first, then buttons, exact commands, the open question, and the plan."""
    if facts.viewer.audience is Audience.CITIZEN:
        return _citizen(state, inbound, facts)
    if inbound.pick is not None:
        return _pressed(state, inbound, facts)
    if REVIEW.expects(state, inbound.text):
        return REVIEW.step(state, inbound, facts)
    found = command(inbound.text)
    if found is not None and (not found.interview or state.position):
        return _command(found, state, inbound, facts)
    state = replace(state, reviewed=())
    if state.position and not state.paused:
        return INTERVIEW.step(state, inbound, facts)
    if LISTING.expects(inbound.text) and facts.requests:
        return LISTING.step(state, inbound, facts)
    if PROGRESS.expects(inbound.text, facts):
        return PROGRESS.step(state, inbound, facts)
    if state.position and _is_bare_value(inbound.text):
        return state, (Say(Message(say("interview.paused"))),)
    return STATUS.step(state, inbound, facts)


def _citizen(state: State, inbound: Inbound, facts: Facts) -> Step:
    found = command(inbound.text) if inbound.pick is None and not read_danger(inbound.text) else None
    if found is not None and found.key in ("answer", "list", "submit", "take_back"):
        return state, (Say(Message(say("line.owner"))),)
    if found is not None and found.key == "help":
        return state, (Say(Message(say("help.public"))),)
    return STATUS.step(state, inbound, facts)


def _pressed(state: State, inbound: Inbound, facts: Facts) -> Step:
    pick = inbound.pick
    if pick is None:
        raise ValueError("no button")
    if pick.dialog == "commands":
        found = next((known for known in COMMANDS if known.key == pick.value), None)
        if found is not None:
            return _command(found, state, inbound, facts)
    dialog = next((known for known in DIALOGS if known.name == pick.dialog), None)
    if dialog is None:
        return state, (Say(Message(say("button.gone"))),)
    return dialog.step(state, inbound, facts)


def _command(found: Command, state: State, inbound: Inbound, facts: Facts) -> Step:
    state = replace(state, reviewed=())
    match found.key:
        case "answer":
            return INTERVIEW.begin(state, facts)
        case "list":
            return LISTING.start(state, inbound, facts)
        case "submit":
            return REVIEW.start(state, inbound, facts)
        case "take_back":
            return WITHDRAWAL.start(state, inbound, facts)
        case "progress":
            return PROGRESS.start(state, inbound, facts)
        case "help":
            return _help(state, facts)
        case "back":
            return INTERVIEW.back(state, facts)
        case "skip":
            return INTERVIEW.skip(state, facts)
        case _:
            return INTERVIEW.leave(state, facts)


def _help(state: State, facts: Facts) -> Step:
    key = (
        "help"
        if any(view.mine for view in facts.requests)
        else "help.coordinator"
        if Role.COORDINATOR in facts.viewer.roles
        else "help.public"
    )
    asked = current_question(state, facts)
    return state, (Say(Message(say(key))), *((Say(asked),) if asked else ()))


def _is_bare_value(text: str) -> bool:
    return isinstance(read_amount(text, Kind.COUNT, ""), Amount) and len(text) <= 12
