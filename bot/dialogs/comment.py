"""The 評価 beside a value that has changed: it stays as it is, and the person may rewrite it."""

from __future__ import annotations

import re

from bot.dialogs.correcting import part_named
from bot.dialogs.dialog import Facts, State
from bot.dialogs.item import Item, numbered, saved_by_viewer
from bot.dialogs.walk import CHOOSE, NAME, standing_question
from bot.messages import Choice, Inbound, Message, Pick
from language.list_numbers import NUMBER, list_number
from language.normalise import bare
from language.texts import lines, say
from store.records import Answer, AnswerKind

REWRITE = "rewrite"  # the value of its button


def leaves_its_comment(before: Answer, now: Answer) -> bool:
    """Whether another value stands now beside an 評価 that was written for the one before."""
    is_another = (now.value, now.text) != (before.value, before.text)
    return now.kind is AnswerKind.VALUE and now.comment != "" and is_another


def with_comment(said: Message, item: Item) -> Message:
    """Says that the 評価 stays, and offers to rewrite it: nobody does so but the person."""
    label = say("edit.comment")
    rewrite = Choice(label, Pick(NAME, f"{item.id}.", REWRITE, label))
    return Message(lines(said.text, say("comment.stays", comment=item.answer.comment)), (*said.choices, rewrite))


def part_to_rewrite(state: State, inbound: Inbound, facts: Facts) -> tuple[Item, str] | None:
    """The item and the question that a typed 「評価を直す」, 「値を直す」 or 「区分を直す」 means: of the item that stands open where it has the part, else of the one that this person saved last.

    At the question which part to edit it is an answer."""
    numbered_part = _OF_A_NUMBER.fullmatch(bare(inbound.text))
    if numbered_part:
        item = numbered(facts).get(list_number(numbered_part[1]) or 0)
        label = f"{numbered_part[2]}{say('edit.verb')}"
        part = part_named(item, label) if item and item.may("save") else ""
        return (item, part) if item and part else None
    text = say("edit.comment") if text_given(inbound.text) else inbound.text
    said, standing = bare(text), standing_question(state, facts)
    if said not in (bare(say(label)) for label in _PARTS) or (standing is not None and standing[1] == CHOOSE):
        return None
    item, key = standing or (None, "")
    if item and key == "comment" and text_given(inbound.text):
        return item, key
    if (
        item
        and said == bare(say("edit.comment"))
        and item.is_kpi
        and item.answer.kind is AnswerKind.VALUE
        and key != "comment"
    ):
        return item, "comment"
    among = ([item] if item else []) + list(reversed(saved_by_viewer(facts)))
    return next(((one, part) for one in among if one.may("save") and (part := part_named(one, text))), None)


def text_given(text: str) -> str:
    """The new text of 「評価を『…』に直して」; "" for any other message."""
    found = _GIVEN.fullmatch(text.strip())
    return found[1].strip() if found else ""


_DONE = "(?:直し(?:て|ます|たい(?:です)?)|直す|(?:変更|修正|訂正)(?:して|します|する|したい(?:です)?|お願いします)|書き換え(?:て|る|ます|たい(?:です)?)|して|お願いします)"
_GIVEN = re.compile(
    rf"(?:進捗状況・?)?評価[をは](?:[「『][^」』]+[」』]から)?[「『]([^」』]+)[」』][にと]{_DONE}(?:ください|下さい)?[。]?"
)
_OF_A_NUMBER = re.compile(
    rf"({NUMBER})番?(?:目)?の(値|評価|区分)(?:を|は)?(?:[0-9].{{0,8}}に)?(?:直(?:す|して|したい|します)|訂正(?:したい|する|します)?|修正(?:したい|する|します)?|変更(?:したい|する|します)?)(?:です|ください|下さい)?"
)
_PARTS = ("edit.comment", "edit.value", "edit.phase")
