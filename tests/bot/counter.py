"""A dialog of one question for the tests of the engine room: a number is saved, 提出 submits, 引戻し takes back, anything else is repeated."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from bot.dialogs.dialog import Effect, Heard, Position, Save, Say, State, Submit, TakeBack
from bot.messages import Inbound, Message
from bot.turn import Talk
from store import cycles, people, visible
from store.records import Answer, AnswerKind, Audience, RequestState, RequestView
from store.session import Tx
from tests.store.roster import DAY, NOW

SORRY = "申し訳ありません。"
Views = tuple[RequestView, ...]


class Clock:
    """A wall clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at

    def pass_by(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


def wall() -> datetime:
    return datetime.now(UTC)


def said(event_id: str, text: str, person_id: str = "matsumoto") -> Inbound:
    return Inbound(event_id, "file", person_id, Audience.STAFF, person_id, NOW, DAY, text)


def gather(tx: Tx, inbound: Inbound) -> Views:
    """As the real one: the requests of one's own post under lock, then all that may be seen."""
    return _views(tx, inbound, locked=True)


def gather_carelessly(tx: Tx, inbound: Inbound) -> Views:
    """Without a lock: what a step is shown may have changed when its effects are carried out."""
    return _views(tx, inbound, locked=False)


def _views(tx: Tx, inbound: Inbound, locked: bool) -> Views:
    viewer = people.viewer(tx, inbound.audience, inbound.person_id, inbound.day)
    cycle = cycles.current(tx, inbound.day)
    if cycle is None:
        return ()
    if locked:
        visible.lock(tx, viewer, cycle)
    return visible.visible(tx, viewer, cycle)


def step(state: State, inbound: Inbound, views: Views) -> tuple[State, Sequence[Effect]]:
    if inbound.text == "壊れる":
        raise ZeroDivisionError
    if not views:
        return replace(state, paused=True), (Say(Message(inbound.text)),)
    view, seen = views[0], views[0].request.version
    state = replace(state, position=Position(view.request.id, inbound.text, seen, inbound.day))
    if inbound.text.isdecimal():
        answer = Answer(kind=AnswerKind.VALUE, value=Decimal(inbound.text), entered=inbound.text)
        heard = Heard(view.request.id, "value", "value", {"text": inbound.text})
        return state, (
            heard,
            Save(view.request.id, seen, answer),
            Say(Message(f"{inbound.text}を保存しました。")),
            Say(Message("次は。")),
        )
    if inbound.text == "提出" and view.request.state is RequestState.OPEN:
        return state, (Submit(view.request.id, seen), Say(Message("提出しました。")))
    if inbound.text == "提出":
        return state, (Say(Message(f"今回の提出は行っていません。{view.submitted_name}さんが提出しています。")),)
    if inbound.text == "引戻し":
        return state, (TakeBack(view.request.id, seen), Say(Message("手元に戻しました。")))
    return state, (Say(Message(inbound.text)),)


def sorry(_inbound: Inbound) -> Message:
    return Message(SORRY)


TALK = Talk(gather, step, sorry)
CARELESS = Talk(gather_carelessly, step, sorry)
