"""集計中: when the value will be known, as a day, or in the person's own words where no day can be read from them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.dialogs import wording
from bot.dialogs.form import Accepted, Reply
from bot.dialogs.item import Item
from language.days import names_a_time, read_day, says_when
from language.texts import say
from store.records import Answer


def on_day(item: Item, day: date) -> Accepted:
    return Accepted(_known(item, day), say("pending.saved", day=wording.day(day, item.year)), outcome="intent")


def expected(reply: Reply, item: Item) -> Accepted | None:
    """来週, 5月中旬: the words stand as they were typed, for no day is guessed from them; None where they name no time."""
    written = reply.text.strip()
    if not names_a_time(written):
        return None
    return Accepted(_known(item, None, written), say("pending.about", when=written), outcome="intent")


def known_when(reply: Reply, item: Item) -> Accepted | None:
    """Another time in place of the one that stands: only from a reply that says nothing else."""
    if not says_when(reply.text):
        return None
    day = read_day(reply.text, reply.today)
    return on_day(item, day) if day is not None else expected(reply, item)


def _known(item: Item, day: date | None, words: str = "") -> Answer:
    return replace(item.answer, dated=True, pending_until=day, reason=words)
