"""What is sent where a free text is asked for and may be something else: a number (46でした: the value corrected?), a question, a cry for help. Nothing is stored before the person says so."""

from __future__ import annotations

import re

from bot.dialogs import wording
from bot.dialogs.form import Accepted, Question, Rejected, Reply
from bot.dialogs.free_text import is_wrapped_number
from bot.dialogs.item import Item
from bot.dialogs.value_questions import VALUE
from language.normalise import normalise
from language.texts import say
from plan.model import Kind

FIX, KEEP = "fix:", "keep:"  # the buttons carry the text, so that nothing of it is lost until one is pressed
_ASKED = re.compile(r"[?]$|(?:です|でした|ます|ました|ません|でしょう|どう|いい|よい|なの)か(?:な|ね)?$")
_KEEP_TYPED = re.compile(r"[「『]?(.+?)[」』]?を評価として残(?:す|します)[。]?")


def choices(text: str, item: Item) -> tuple[tuple[str, str], ...]:
    """The two buttons for a text that is nothing but a number with its words; none for any other text."""
    if item.indicator is None or item.indicator.kind is Kind.TEXT or not is_wrapped_number(text):
        return ()
    key = "numerator" if item.in_parts else "value"
    question = next(one for one in VALUE if one.key == key)
    read = question.read(Reply(text), item)
    held = (read.answer.proposal or read.answer) if isinstance(read, Accepted) else None
    label = say("comment.fix", value=wording.amount(held.value, item)) if held and held.value is not None else ""
    return (
        (FIX + text, label or say("edit.value")),
        (KEEP + text, say("comment.keep", text=text)),
    )


def keep(text: str) -> tuple[str, str]:
    """The button that records a text as it is after all."""
    return KEEP + text, say("free.keep")


def asks(text: str, question: Question, item: Item) -> Rejected | None:
    """A plain question that nothing here answers (これでいいですか) is no 評価 and no reason before the person says so."""
    said = normalise(text).strip("。 \n")
    if not question.free or "。" in said or "\n" in said or not _ASKED.search(said):
        return None
    told = say("reject.asked", text=text.strip(), question=question.ask(item).question)
    return Rejected(told, (keep(text),), "asked")


def kept(reply: Reply, question: Question) -> str:
    """The text of a pressed 「この文を記録する」, or of a typed 「…を評価として残す」; "" for any other reply."""
    if question.free and reply.value.startswith(KEEP):
        return reply.value.removeprefix(KEEP)
    found = _KEEP_TYPED.fullmatch(reply.text.strip()) if question.key == "comment" else None
    return found[1] if found and is_wrapped_number(found[1]) else ""
