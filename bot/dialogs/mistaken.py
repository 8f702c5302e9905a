"""A number that was sent where the 評価 is asked for (46でした, 47じゃなくて46): the value corrected, or the 評価? Nothing is stored before it is said."""

from __future__ import annotations

import re

from bot.dialogs import wording
from bot.dialogs.form import Accepted, Reply
from bot.dialogs.free_text import is_wrapped_number
from bot.dialogs.item import Item
from bot.dialogs.value_questions import VALUE
from language.texts import say
from plan.model import Kind

FIX, KEEP = "fix:", "keep:"  # the buttons carry the text, so that nothing of it is lost until one is pressed
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


def kept(text: str) -> str:
    """The text of a typed 「…を評価として残す」; "" for any other."""
    found = _KEEP_TYPED.fullmatch(text.strip())
    return found[1] if found and is_wrapped_number(found[1]) else ""
