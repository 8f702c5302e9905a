"""Orders about an item by its number in 一覧, wherever they are sent: the item is corrected, and where it is complete with that, what was interrupted goes on."""

from __future__ import annotations

from bot.dialogs.correcting import part_named
from bot.dialogs.dialog import Facts, Say, State, Step
from bot.dialogs.interview import INTERVIEW
from bot.dialogs.item import Item, is_holder, numbered, saved_by_viewer, touched_by_other
from bot.dialogs.opening import open_item, open_number
from bot.dialogs.questions import form_of
from bot.dialogs.values import replace_answer, withdrawn
from bot.dialogs.walk import standing_question
from bot.dialogs.whose import figures_of
from bot.messages import Inbound, Message
from language.by_number import Order, read_order
from language.intents import read_intent
from language.lone_numbers import is_number
from language.texts import say
from plan.model import Kind

NAME = "by_number"


class ByNumber:
    """「1の値は46でした」: the number means the item that 一覧 shows at it, whichever question stands open."""

    name = NAME

    def expects(self, state: State, inbound: Inbound, facts: Facts) -> bool:
        order = read_order(inbound.text) if inbound.pick is None and is_holder(facts) else None
        return order is not None and (order.is_plain or _names_an_item(order.number, state, facts))

    def start(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        return self.step(state, inbound, facts)

    def step(self, state: State, inbound: Inbound, facts: Facts) -> Step:
        """Carries the order out, or says why nothing was recorded and opens what it is about."""
        order = read_order(inbound.text)
        if order is None:
            return state, (Say(Message(say("button.gone"))),)
        item = numbered(facts).get(order.number)
        if item is None:
            return open_number(state, order.number, facts)
        if not item.may("save") or touched_by_other(item, facts):
            return _not_recorded(item, open_item(state, item, facts))
        key = _question(item, order)
        if not order.given:
            return INTERVIEW.given(state, item, key, "", facts) if key else INTERVIEW.edit(state, item, facts)
        if not key:
            return _not_recorded(item, INTERVIEW.edit(state, item, facts))
        if _is_half(item, order):
            return INTERVIEW.ask(state, item, key, facts, say("by_number.half", name=item.name))
        return INTERVIEW.given(state, item, key, _as_a_sentence(order.given), facts)


BY_NUMBER = ByNumber()


def _not_recorded(item: Item, opened: Step) -> Step:
    state, effects = opened
    return state, (Say(Message(say("by_number.not_yet", name=item.name))), *effects)


def _as_a_sentence(given: str) -> str:
    """An answer of its own as a sentence: that asks before it takes a value's place, as the bare words of a button do not."""
    return f"{given}です" if read_intent(given) else given


def _names_an_item(number: int, state: State, facts: Facts) -> bool:
    """Whether a number that may be a figure taken back is an item's: 一覧 has it, and it is no figure of the item that stands open or was saved last."""
    standing = standing_question(state, facts)
    near = ([standing[0]] if standing else []) + list(saved_by_viewer(facts))[-1:]
    return number in numbered(facts) and not any(number in figures_of(item.answer) for item in near)


def _question(item: Item, order: Order) -> str:
    """The question that takes what the order gives, or that it opens; "" where the item has none such."""
    if not order.given:
        return part_named(item, {"value": "値", "comment": "評価", "phase": "区分"}.get(order.part, ""))
    of_a_figure = order.part not in ("comment", "phase")
    if order.part == "phase" or (of_a_figure and (item.indicator is None or item.indicator.kind is Kind.TEXT)):
        return ""
    key = order.part or "value"
    if key == "value" and item.in_parts:
        key = "numerator"
    question = form_of(item).question(key)
    held = replace_answer(item, withdrawn(item)) if of_a_figure else item  # what waits for a yes gives way
    return key if question is not None and question.when(held) else ""


def _is_half(item: Item, order: Order) -> bool:
    """Of two parts a lone figure is neither."""
    whole = "%" in order.given or "/" in order.given or "中" in order.given or "うち" in order.given
    is_named = order.part in ("numerator", "denominator", "comment")
    return item.in_parts and not is_named and not whole and is_number(order.given) and read_intent(order.given) is None
