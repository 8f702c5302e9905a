"""履歴: what the holders of a post answered for an item, submitted and took back, line by line."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from bot.dialogs import wording
from bot.dialogs.dialog import Facts, Say, State, Step
from bot.dialogs.item import Item, find, is_holder, items
from bot.messages import Inbound, Message
from language import formats
from language.texts import lines, say
from store.records import Answer, AnswerKind, AnswerVersion

_MOVES = {"submit": "history.submit", "take_back": "history.take_back"}


def history(state: State, inbound: Inbound, facts: Facts) -> Step:
    """Of the item whose question stands open; of every answered item where none does, or nothing was answered for it yet."""
    item = find(facts, state.position.request_id) if state.position and not state.paused else None
    told = _block(item, facts) if item else ""
    if not told:
        return history_of_all(state, inbound, facts)
    return state, (Say(Message("\n\n".join((say("history.of"), told)))),)


def history_of_all(state: State, inbound: Inbound, facts: Facts) -> Step:  # noqa: ARG001 - a command's
    if facts.requests and not is_holder(facts):
        listed = items(facts, mine=False)[0].department
        return state, (Say(Message(say("history.of_holders", department=listed))),)
    told = [block for item in items(facts, mine=True) if (block := _block(item, facts))]
    return state, (Say(Message("\n\n".join((say("history"), *told)) if told else say("history.none"))),)


def _block(item: Item, facts: Facts) -> str:
    """An item's name and a line for each version in which something changed, for each 提出 and 引戻し; "" without any."""
    told: list[tuple[datetime, str]] = []
    before = Answer()
    for version in facts.histories:
        if version.request_id != item.id:
            continue
        changed = _changed(item, before, version)
        before = version.answer
        if changed:
            told.append((version.at, _line(version.at, version.day, version.person_name, changed)))
    for move in facts.moves:
        if move.request_id == item.id:
            day = move.day or formats.date_in_japan(move.at)
            told.append((move.at, _line(move.at, day, move.person_name, say(_MOVES[move.action]))))
    told.sort(key=lambda line: line[0])
    return lines(item.name, *(line for _, line in told)) if told else ""


def _line(at: datetime, day: date, person: str, what: str) -> str:
    return say("history.line", at=f"{formats.day(day)}{formats.clock(at)}", person=person, value=what)


def _changed(item: Item, before: Answer, version: AnswerVersion) -> str:
    """What this version changed: the value with its parts and reason, the 評価, the 区分."""
    now = version.answer
    value, was = _value(item, now), _value(item, before)
    parts = [value or say("history.withdrawn")] if value != was else []
    if now.reason != before.reason and now.reason and now.kind in (AnswerKind.VALUE, AnswerKind.NOT_APPLICABLE):
        parts.append(say("review.reason", reason=now.reason).strip())
    if now.comment != before.comment:
        parts.append(say("review.comment", comment=now.comment).strip())
    if item.indicator and now.phase_kind and wording.phase_value(now) != wording.phase_value(before):
        parts.append(say("review.phase", phase=wording.phase_value(now)).strip())
    if now.phase_reason != before.phase_reason and now.phase_reason:
        parts.append(say("review.reason", reason=now.phase_reason).strip())
    return "、".join(parts)


def _value(item: Item, answer: Answer) -> str:
    """What stands for the value, with the counts behind a rate, the day of what is pending, the post of what is not mine."""
    then = replace(item, view=replace(item.view, answer=answer))
    if answer.kind is AnswerKind.PENDING:
        return wording.pending(then)
    if answer.kind is AnswerKind.ELSEWHERE and answer.reason:
        return say("progress.elsewhere", post=answer.reason)
    value = wording.whole(then)
    counted = wording.parts(answer, item) if item.indicator else ""
    return f"{value}（{counted}）" if counted else value
