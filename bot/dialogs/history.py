"""履歴: what the holders of a post answered for an item, version by version."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogs import wording
from bot.dialogs.dialog import Facts, Say, State, Step
from bot.dialogs.item import Item, find, items
from bot.messages import Inbound, Message
from language import formats
from language.texts import lines, say
from store.records import Answer, AnswerVersion


def history(state: State, inbound: Inbound, facts: Facts) -> Step:  # noqa: ARG001 - a command's
    """Of the item whose question stands open; of every answered item where none does."""
    open_item = find(facts, state.position.request_id) if state.position and not state.paused else None
    wanted = (open_item,) if open_item and open_item.version else items(facts, mine=True)
    told = [block for item in wanted if item and (block := _block(item, facts))]
    return state, (Say(Message("\n\n".join((say("history"), *told)) if told else say("history.none"))),)


def _block(item: Item, facts: Facts) -> str:
    """An item's name and a line for each version in which something changed."""
    versions = [version for version in facts.histories if version.request_id == item.id]
    told: list[str] = []
    before = Answer()
    for version in versions:
        changed = _changed(item, before, version)
        before = version.answer
        if changed:
            at = f"{formats.day(version.day)}{formats.clock(version.at)}"
            told.append(say("history.line", at=at, person=version.person_name, value=changed))
    return lines(item.name, *told) if told else ""


def _changed(item: Item, before: Answer, version: AnswerVersion) -> str:
    """What this version changed: the value, the 評価, the 区分."""
    then, now = (replace(item, view=replace(item.view, answer=answer)) for answer in (before, version.answer))
    value, was = wording.whole(now), wording.whole(then)
    parts = [value or say("history.withdrawn")] if value != was else []
    if version.answer.comment != before.comment:
        parts.append(say("review.comment", comment=version.answer.comment).strip())
    if (
        item.indicator
        and version.answer.phase_kind
        and wording.phase_value(version.answer) != wording.phase_value(before)
    ):
        parts.append(say("review.phase", phase=wording.phase_value(version.answer)).strip())
    return "、".join(parts)
