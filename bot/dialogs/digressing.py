"""Which refused replies may be a question about the plan: a value that was meant, or a statement about this item, is none."""

from __future__ import annotations

import re

from bot.dialogs.form import Rejected, Reply
from bot.dialogs.item import Item
from language import formats
from language.asking import looks_asked
from language.danger import read_danger
from language.normalise import bare, normalise

_NOTHING_READ = ("no_number", "no_phase", "no_date")
_OF_ANOTHER_TIME = ("other_year", "planned", "vague")  # 昨年は205です is said, 予定は何件ですか is asked
_STATES = re.compile(r"(?:です|でした|ます|ました|ません|通り|どおり|違う|ちがう|間違い)(?:ね|よ)?[。!]*\s*$")
_WISHES = re.compile(r"たい|ほしい|欲しい|教え|お願い")


def may_be_a_question(reply: Reply, refusal: Rejected, item: Item) -> bool:
    """Whether the plan is to be looked up for it before it is told that nothing was recorded."""
    text = normalise(reply.text).strip()
    if reply.value or not text or text[-1] == "?" or read_danger(reply.text):
        return not reply.value and text != ""
    if refusal.code in _OF_ANOTHER_TIME:
        return looks_asked(text)
    if refusal.code not in _NOTHING_READ or bare(text) in (bare(formats.year(item.year)), bare(item.year.label)):
        return False
    return looks_asked(text) or _WISHES.search(text) is not None or not _STATES.search(text)
