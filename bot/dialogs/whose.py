"""Whether a figure that was sent to the open item is its value: a correction of another item, or another indicator's name, stores nothing."""

from __future__ import annotations

from decimal import Decimal

from bot.dialogs.dialog import Facts
from bot.dialogs.form import Accepted, Reply
from bot.dialogs.item import Item, answered_by_viewer, items
from language.figures import Role
from language.found import find
from language.normalise import bare
from language.pointing import called, corrects_something, points_elsewhere
from language.question import read_question
from plan.model import Kind
from store.records import Answer

_SHORTEST = 2  # letters of a name


def is_unclear(reply: Reply, result: Accepted, item: Item, facts: Facts) -> bool:
    """Whether a reply would store a figure of which it is not certain that this item is meant."""
    if reply.value or item.indicator is None or item.indicator.kind is Kind.TEXT:
        return False
    if figures_of(result.answer) == figures_of(item.answer) or result.answer.reason == reply.text.strip():
        return False
    indicator = item.indicator
    found = find(reply.text, indicator.kind, indicator.unit, item.year, name=indicator.name)
    taken_back = {figure.value for figure in found.figures if figure.role is Role.WITHDRAWN}
    if taken_back & figures_of(item.answer):  # 47じゃなくて46 where 47 stands, or waits for a yes
        return False
    if points_elsewhere(reply.text):
        return True
    others = any(other.id != item.id for other in answered_by_viewer(facts))
    if others and (taken_back or (not figures_of(item.answer) and corrects_something(reply.text))):
        return True
    return _names_another(called(found), item, facts)


def figures_of(answer: Answer) -> set[Decimal | None]:
    """What stands for an item or waits for a yes: its value and its parts."""
    held = (answer, answer.proposal) if answer.proposal else (answer,)
    found = {number for one in held for number in (one.value, one.numerator, one.denominator)}
    return (found | ({answer.proposal.stated} if answer.proposal else set())) - {None}


def _is_named(said: str, other: Item) -> bool:
    """Whether words, or what stands before their first の (ドローンの施設数), are a part of an item's name."""
    name, first = bare(other.name), said.partition("の")[0]
    return said in name or (len(first) >= _SHORTEST and first in name)


def _names_another(name: str, item: Item, facts: Facts) -> bool:
    """Whether a name in front of a figure is another indicator's, and not this one's as well."""
    said = bare(name)
    if len(said) < _SHORTEST or not any(letter.isalpha() for letter in said):
        return False
    indicator, project = item.the_indicator, item.project
    own = (indicator.name, indicator.formula, indicator.numerator, indicator.denominator, item.name, *indicator.aliases)
    ours = bare(" ".join((*own, project.name if project else "")))
    if said in ours:
        return False
    if any(_is_named(said, other) for other in items(facts, mine=True) if other.id != item.id):
        first = said.partition("の")[0]
        return len(first) >= _SHORTEST and first not in ours
    match = facts.book.index.find(read_question(f"{name}は？", facts.today))
    return match.kind == "one" and indicator.id not in match.ids
