"""Orders about an item by its number in 一覧, wherever they are sent: the item is corrected, and what was interrupted goes on."""

from __future__ import annotations

from bot.dialogs.correcting import part_named
from bot.dialogs.dialog import Facts, Say, State, Step
from bot.dialogs.interview import INTERVIEW
from bot.dialogs.item import Item, is_holder, numbered, touched_by_other
from bot.dialogs.opening import open_item, open_number
from bot.dialogs.questions import form_of
from bot.dialogs.values import replace_answer, withdrawn
from bot.messages import Inbound, Message
from language.by_number import Order, read_order
from language.intents import read_intent
from language.lone_numbers import is_number
from language.texts import say
from plan.model import Kind
from store.standing import Standing

NAME = "by_number"


class ByNumber:
    """「1の値は46でした」: the number means the item that 一覧 shows at it, whichever question stands open."""

    name = NAME

    def expects(self, state: State, inbound: Inbound, facts: Facts) -> bool:  # noqa: ARG002 - the protocol's
        return inbound.pick is None and is_holder(facts) and read_order(inbound.text) is not None

    def start(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        return self.step(state, inbound, facts)

    def step(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        """Carries the order out, or says why nothing was recorded and opens what it is about."""
        order = read_order(inbound.text)
        item = numbered(facts).get(order.number) if order else None
        if order is None or item is None:
            return open_number(state, order.number if order else 0, facts)
        if item.standing is Standing.SUBMITTED or touched_by_other(item, facts):
            opened, effects = open_item(state, item, facts)
            return opened, (Say(Message(say("by_number.not_yet", name=item.name))), *effects)
        key = _question(item, order)
        if not key:
            opened, effects = INTERVIEW.edit(state, item, facts)
            return opened, (
                Say(Message(say("by_number.not_yet", name=item.name))),
                *effects,
            ) if order.given else effects
        if order.given and _is_half(item, order):
            return INTERVIEW.ask(state, item, key, facts, say("by_number.half", name=item.name))
        given = (
            f"{order.given}です" if read_intent(order.given) else order.given
        )  # as a sentence, which asks before it replaces a value
        return INTERVIEW.given(state, item, key, given, facts)


BY_NUMBER = ByNumber()


def _question(item: Item, order: Order) -> str:
    """The question that takes what the order gives, or that it opens; "" where the item has none such."""
    if not order.given:
        return part_named(item, {"value": "値", "comment": "評価", "phase": "区分"}.get(order.part, ""))
    if order.part == "comment":
        return "comment" if form_of(item).question("comment") else ""
    if item.indicator is None or item.indicator.kind is Kind.TEXT or order.part == "phase":
        return ""
    key = order.part if order.part in ("numerator", "denominator") else "numerator" if item.in_parts else "value"
    question = form_of(item).question(key)
    held = replace_answer(item, withdrawn(item))  # what waits for a yes gives way
    return key if question is not None and question.when(held) else ""


def _is_half(item: Item, order: Order) -> bool:
    """Of two parts a lone figure is neither."""
    whole = "%" in order.given or "/" in order.given or "中" in order.given or "うち" in order.given
    is_named = order.part in ("numerator", "denominator", "comment")
    return item.in_parts and not is_named and not whole and is_number(order.given) and read_intent(order.given) is None
