"""Which part of which item a message corrects: the reply to 「どこを直しますか」 in one's own words, and 評価を直す, 評価を「…」に直して wherever they are sent."""

from __future__ import annotations

import re

from bot.dialogs.dialog import Facts, State
from bot.dialogs.form import Accepted, Question, Reply
from bot.dialogs.item import Item, saved_by_viewer
from bot.dialogs.walk import CHOOSE, parts_to_edit, standing_question, taken_up_again
from bot.messages import Inbound
from language.by_number import DONE
from language.list_numbers import list_number
from language.lone_numbers import is_number
from language.normalise import bare
from language.texts import say
from plan.model import Kind
from store.records import AnswerKind


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


def part_to_rewrite(state: State, inbound: Inbound, facts: Facts) -> tuple[Item, str] | None:
    """The item and the question that a message opens to correct it: 値を直す, 評価を直す, 評価を「…」に直して; None for any other.

    At the question which part to edit such a label is an answer."""
    text = say("edit.comment") if text_given(inbound.text) else inbound.text
    standing = standing_question(state, facts)
    if bare(text) not in (bare(say(label)) for label in _PARTS) or (standing and standing[1] == CHOOSE):
        return None
    if standing and _wants_its_comment(*standing, inbound.text):
        return standing[0], "comment"
    among = ([standing[0]] if standing else []) + list(reversed(saved_by_viewer(facts)))
    return next((found for item in among if (found := _part(item, text))), None)


def _wants_its_comment(item: Item, key: str, text: str) -> bool:
    """Whether the 評価 of the item that stands open is meant, though it has none yet: asked for already only with the text itself, so that the button of the item before keeps its meaning."""
    if key == "comment":
        return text_given(text) != ""
    asked = text_given(text) != "" or bare(text) == bare(say("edit.comment"))
    return asked and item.is_kpi and item.answer.kind is AnswerKind.VALUE


def _part(item: Item, label: str) -> tuple[Item, str] | None:
    part = part_named(item, label) if item.may("save") else ""
    return (item, part) if part else None


def text_given(text: str) -> str:
    """The new text of 「評価を『…』に直して」; "" for any other message."""
    found = _GIVEN.fullmatch(text.strip())
    return found[1].strip() if found else ""


_GIVEN = re.compile(rf"(?:進捗状況・?)?評価[をは](?:[「『][^」』]+[」』]から)?[「『]([^」』]+)[」』][にと]{DONE}[。]?")
_PARTS = ("edit.comment", "edit.value", "edit.phase")
