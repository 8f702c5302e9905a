"""The 評価 beside a value that has changed: it stays as it is, and the person may rewrite it."""

from __future__ import annotations

from bot.dialogs.dialog import Facts, State
from bot.dialogs.item import Item, saved_by_viewer
from bot.dialogs.walk import CHOOSE, NAME
from bot.messages import Choice, Inbound, Message, Pick
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


def comment_to_rewrite(state: State, inbound: Inbound, facts: Facts) -> Item | None:
    """The item whose 評価 a typed 「評価を直す」 means: the one that this person saved last. At the question which part to edit it is an answer."""
    at = state.position
    if bare(inbound.text) != bare(say("edit.comment")) or (at is not None and at.question == CHOOSE):
        return None
    return next((item for item in reversed(saved_by_viewer(facts)) if item.answer.comment), None)
