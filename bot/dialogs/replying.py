"""A message as the reply to one question of one item: the button that it pressed, the label that it typed, and what was understood of it."""

from __future__ import annotations

from bot.dialogs.dialog import Facts
from bot.dialogs.findings import open_finding
from bot.dialogs.form import Ask, Reply, id_of_question, message
from bot.dialogs.item import Item
from bot.dialogs.mistaken import FIX, KEEP
from bot.dialogs.questions import form_of
from bot.dialogs.walk import NAME, asked_again
from bot.messages import Inbound, Pick
from language.intents import Intent
from language.normalise import bare
from store.records import AnswerKind

STAND_INS = {
    Intent.PENDING: AnswerKind.PENDING,
    Intent.UNKNOWN: AnswerKind.UNKNOWN,
    Intent.NOT_APPLICABLE: AnswerKind.NOT_APPLICABLE,
    Intent.DELEGATE: AnswerKind.ELSEWHERE,
}
"""What may be answered in place of a value."""


def is_for(pick: Pick, item: Item, question: str, facts: Facts) -> bool:
    """Whether a button was made for this very question as it stands: same item, same question, same version, a value that it offers or an answer of its own."""
    asked = form_of(item).question(question)
    if pick.question != id_of_question(item, question) or (asked is not None and not asked.when(item)):
        return False  # what somebody else did in between may have taken away what the question is about
    own = tuple((intent.value, "") for intent in STAND_INS)
    offered = message(NAME, item, question, Ask("", asked_again(item, question, facts).choices + own)).choices
    if asked is not None and asked.free and pick.value.startswith(KEEP):
        return True
    if question in ("comment", "phase") and pick.value.startswith(FIX):
        return True
    return any(choice.pick.value == pick.value for choice in offered)


def reply_to(inbound: Inbound, asked: Ask, facts: Facts) -> Reply:
    """The message as a reply; a typed label of an offered button means the button."""
    if inbound.pick is not None:
        return Reply(inbound.pick.label, inbound.pick.value, facts.today)
    typed = bare(inbound.text)
    value = next((value for value, label in asked.choices if bare(label) == typed), "")
    return Reply(inbound.text, value, facts.today)


def understood(item: Item) -> dict[str, str]:
    """What was understood, for the trail: of a value that waits for a yes the likeliest reading."""
    answer = item.answer
    held = answer.proposal or answer
    value, finding = held.value, open_finding(item)
    if finding is not None and finding.code == "percent_as_fraction":
        value = finding.suggestions[0]
    pairs = {"value": value, "numerator": held.numerator, "denominator": held.denominator}
    open_ = {"open": finding.code} if finding is not None else {}
    return open_ | {key: str(number) for key, number in pairs.items() if number is not None}
