"""The 評価 beside a value that has changed: it stays as it is, and the person may rewrite it."""

from __future__ import annotations

from bot.dialogs.item import Item
from bot.dialogs.walk import NAME
from bot.messages import Choice, Message, Pick
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
