"""Opening an item by its number in 一覧: its questions, or what was submitted for it."""

from __future__ import annotations

from dataclasses import replace

from bot.dialogs import wording
from bot.dialogs.commands import command_button
from bot.dialogs.dialog import Facts, Say, State, Step
from bot.dialogs.interview import INTERVIEW
from bot.dialogs.item import Item, numbered
from bot.dialogs.walk import and_back
from bot.messages import Message
from language.texts import lines, say
from store.standing import Standing


def open_number(state: State, number: int, facts: Facts) -> Step:
    """「3から回答する」, 「3を直す」: the item that 一覧 shows at 3."""
    item = numbered(facts).get(number)
    if item is None:
        return state, (Say(Message(no_such_number(number, facts))), *and_back(state, facts))
    return open_item(state, item, facts)


def open_item(state: State, item: Item, facts: Facts) -> Step:
    if item.standing is Standing.SUBMITTED:
        said = Message(lines(submitted_line(item, facts), say("submitted.edit")), (command_button("take_back"),))
        return state, (Say(said), *and_back(state, facts))
    return INTERVIEW.edit(replace(state, reviewed=()), item, facts)


def no_such_number(number: int, facts: Facts) -> str:
    return say("list.unread", no=number, last=len(numbered(facts)))


def submitted_line(item: Item, facts: Facts) -> str:
    at = wording.submitted_at(item, facts)
    line = say("submitted.line", name=item.name, value=wording.whole(item), at=at, person=item.view.submitted_name)
    comment = say("review.comment", comment=item.answer.comment) if item.answer.comment else ""
    return lines(line, comment)
