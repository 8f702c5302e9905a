"""The reply to 「どこを直しますか」 in one's own words: the part that is named, or the value itself."""

from __future__ import annotations

from bot.dialogs.form import Accepted, Question, Reply
from bot.dialogs.free_text import is_number
from bot.dialogs.item import Item
from bot.dialogs.walk import parts_to_edit, taken_up_again
from language.list_numbers import list_number
from language.normalise import bare
from language.texts import say
from plan.model import Kind


def part_named(item: Item, text: str) -> str:
    """The question of the part that a text names, as its button does or by its noun alone: 値を直す, 値; "" for none."""
    said = bare(text)
    nouns = {label: label.removesuffix(say("edit.verb")) for _, label in parts_to_edit(item)}
    return next((key for key, label in parts_to_edit(item) if said in (bare(label), bare(nouns[label]))), "")


def value_at_once(item: Item, reply: Reply) -> Question | None:
    """The question of the value where a text is plainly another one: 48, 48回でした. A number as small as the buttons are many may mean one of these."""
    first = taken_up_again(item)
    if first is None or reply.value or item.indicator is None or item.indicator.kind is Kind.TEXT:
        return None
    if first.key not in dict(parts_to_edit(item)):
        return None
    number, buttons = list_number(reply.text), len(parts_to_edit(item)) + 1
    if number is not None and 1 <= number <= buttons:
        return None
    return first if is_number(reply.text) or isinstance(first.read(reply, item), Accepted) else None
