"""A guest on the city's account: answers only from 「計画書」 or the menu's button until 「おわり」, or until nothing was said for ten minutes.

Outside it nothing is sent, whatever the text: another service of the account holds the reply token.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.dialogs.dialog import Facts, Say, State, Step
from bot.messages import Inbound, Message, Pick
from language.normalise import bare
from language.texts import say

NAME = "guest"
OPEN = Pick(NAME, "open", "")  # the menu's button
SILENCE = timedelta(minutes=10)
_OPENS = frozenset(map(bare, ("計画書", "けいかくしょ", "DX計画書", "DX計画")))
_CLOSES = frozenset(map(bare, ("おわり", "終わり", "終了", "終わる", "おわる")))


def opens(inbound: Inbound) -> bool:
    """Whether a message begins a talk: the word, or the menu's button."""
    if inbound.pick is not None:
        return (inbound.pick.dialog, inbound.pick.question) == (OPEN.dialog, OPEN.question)
    return bare(inbound.text) in _OPENS


def is_open(state: State, at: datetime) -> bool:
    """Whether a talk goes on: a reply of this chat's own, pressed or typed, within ten minutes of the last."""
    return state.spoken_at is not None and at - state.spoken_at <= SILENCE


def step(state: State, inbound: Inbound, facts: Facts) -> Step | None:
    """What the guest does with a message by itself: begins, ends, or keeps silent. None where the talk goes on, with ``gone_on``."""
    if opens(inbound):
        said = Message(say("guest.open", example=say("example")))
        return replace(gone_on(state, inbound), asked=None, topic=None), (Say(said),)
    if not is_open(state, facts.now):
        return replace(state, spoken_at=None), ()
    if inbound.pick is None and bare(inbound.text) in _CLOSES:
        return replace(state, spoken_at=None, asked=None, topic=None), (Say(Message(say("guest.closed"))),)
    return None


def gone_on(state: State, inbound: Inbound) -> State:
    return replace(state, spoken_at=inbound.at)
